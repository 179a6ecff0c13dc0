"""All that shows is told, in blocks, and time grows with the length alone."""

from __future__ import annotations

import pytest

from summarizer.documents.markup import visible_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p>\n<p>Two<br>three</p>", "One\n\nTwo\nthree"),
        ("They <b>met</b>\n  there&nbsp;&amp; then", "They met there\xa0& then"),
        ("<ul><li><p>One</p></li><li>Two</li></ul>", "• One\n\n• Two"),
        (
            "<table><tr><td><p>a</p></td><td>b</td></tr>\n<tr><td></td><td>c<p>d</p></td></tr></table>",
            "a\tb\nc d",
        ),
        ("a<!-- <p>no --><script>if (a < b) '</p>'</script><style>p{}</style>b", "ab"),
        ("<title>no</title><svg><text>no</text><svg></svg></svg>yes", "yes"),
        ("3 < 4 <img alt='>'> and <>", "3 < 4 and <>"),
        ("a<!-- never closed <p>b", "a"),
        ("a<p title='never closed>b", "a\n\nb"),
    ],
)
def test_what_shows_is_told(markup: str, text: str) -> None:
    """Block by block, white space folded."""
    assert visible_text(markup) == text


@pytest.mark.parametrize("unit", ["<!--", "<a ", '<a x="', "<?", "<![", "</", "<", "&", "<style>", "<a x='<", "<li>"])
def test_hostile_markup_ends(unit: str) -> None:
    """The standard library's parser takes minutes for the second of these."""
    assert len(visible_text(unit * 200_000)) <= 200_000 * len(unit)
