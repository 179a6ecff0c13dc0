"""Who is named in a text, as far as rules can tell? States and organisations, bodies with their acronyms, persons.

It is what a model is told of the whole when it sees a part: enough to know that "the NFB" of page nine is the Northern
Fisheries Board of page one. Nobody is a party for being listed here. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from summarizer.grounding import places
from summarizer.grounding.cues import TITLE

__all__ = ["acronyms", "names_in"]

_WORD = r"[A-ZÀ-ÖØ-ÞŁŠŽ][\w’'-]{0,40}"
_SPELT_OUT = re.compile(
    rf"\b(?P<name>{_WORD}(?: (?:(?:of|for|and|on|the) ){{0,2}}{_WORD}){{1,8}}),?"
    r" \((?:the )?[“\"']?(?P<short>[A-Z]{2,10})[”\"']?\)"
)
_PERSON = re.compile(rf"\b{TITLE} (?P<name>{_WORD}(?: (?:al |bin |de |der |van |von )?{_WORD}){{1,2}})")
_CAPITALS = re.compile(r"\b[A-Z]{2,10}\b")
_ARTICLE = re.compile(r"^(?:The|A|An) ")


def names_in(text: str, most: int = 40) -> list[str]:
    """Return the names in a text, those used most first, at most `most`.

    >>> names_in("Norway met the Northern Fisheries Board (NFB). Minister Ann Lee spoke for Norway.")
    ['Norway', 'Northern Fisheries Board (NFB)', 'Ann Lee']
    """
    counts = Counter(mention.place.name for mention in places.mentions(text) if mention.how != "capital")
    in_capitals = Counter(_CAPITALS.findall(text))
    for short, name in acronyms(text).items():
        place = places.lookup(name) or places.lookup(short)
        counts[f"{name} ({short})"] = counts.pop(place.name if place else name, 0) + in_capitals[short]
    for match in _PERSON.finditer(text):
        counts[match["name"]] += 1
    return [name for name, _ in counts.most_common(most)]


def acronyms(text: str) -> dict[str, str]:
    """Return the names that a text gives in short, by their acronyms: what stands before "(NFB)", if it begins so.

    >>> acronyms("It asked the Northern Fisheries Board (NFB) and the chair (AB).")
    {'NFB': 'Northern Fisheries Board'}
    """
    return dict(reversed(list(_spelt_out(text))))  # the first to use an acronym gives its meaning


def _spelt_out(text: str) -> Iterator[tuple[str, str]]:
    for match in _SPELT_OUT.finditer(text):
        name, short = _ARTICLE.sub("", match["name"]), match["short"]
        words = name.split(" ")
        initials = [word[0] for word in words if word[0].isupper()]
        if "".join(initials[-len(short) :]) == short:
            capitals = [place for place, word in enumerate(words) if word[0].isupper()]
            yield short, " ".join(words[capitals[-len(short)] :])
