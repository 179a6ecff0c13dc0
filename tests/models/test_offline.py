"""The offline model: what its rules find, and above all what they must not assert."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from summarizer import Minutes, Readout, Source, summarize
from summarizer.errors import ConfigurationError
from summarizer.models.offline import OfflineModel
from summarizer.testing import assert_grounded
from summarizer.testing.strategies import sources

REPORTS = sorted((Path(__file__).resolve().parents[2] / "examples" / "reports").glob("*.txt"))


def read(text: str, dated: str | None = "2025-03-04") -> Readout:
    """What the offline model makes of a text."""
    return summarize(Source(text, dated=dated), model=OfflineModel()).record


def names(record: Readout, ids: list[str]) -> list[str]:
    """The names of parties."""
    return [party.name for ident in ids for party in record.parties if party.id == ident]


@settings(deadline=None)  # the first reading fills the tables of places
@given(sources())
def test_whatever_it_reads_is_proved_and_nothing_is_rejected(source: Source) -> None:
    """Its answers pass the checks of any model's."""
    summary = summarize(source, model="offline")
    assert summary.rejected == []
    assert_grounded(summary)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_sample_reports_are_proved_too(path: Path) -> None:
    """And reading one twice gives the same."""
    source = Source(path.read_text(encoding="utf-8"))
    summary = summarize(source, model="offline")
    assert summary.rejected == []
    assert summary.record == summarize(source, model=OfflineModel()).record
    assert_grounded(summary)


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Iceland did not agree to share data.",
        "Norway and Iceland have not yet agreed to share data.",
        "Norway hopes that Iceland agreed to share data.",
        "If Norway and Iceland agreed to share data, prices would fall.",
        "Norway denied that it had agreed to share data.",
        "Norway denied reports in the press that the two countries had signed a secret agreement.",
        "Norway and Iceland failed to reach an agreement.",
        "Norway refused to sign the agreement with Iceland.",
        "Norway and Iceland discussed a draft treaty.",
        "Norway called on Iceland to sign the treaty.",
        "Norway could have promised to send ships.",
        "Norway had earlier offered to pay, but the offer is off the table.",
        "Norway said it would consider a contribution.",
    ],
)
def test_what_was_not_agreed_is_no_outcome(text: str) -> None:
    """Denied, hoped for, conditional, refused, discussed, called for, taken back."""
    record = read(text)
    assert (record.agreements, record.commitments) == ([], [])


@pytest.mark.parametrize(
    ("text", "action", "due", "condition", "negative"),
    [
        ("Norway pledged to send ten ships by 1 May 2025.", "send ten ships", "by 1 May 2025", None, False),
        (
            "Norway promised to pay €3 million by June, provided that the parliament agrees.",
            "pay €3 million",
            "by June",
            "provided that the parliament agrees",
            False,
        ),
        ("Norway promised not to raise its tariffs.", "raise its tariffs", None, None, True),
        ("Norway will publish its study within 30 days.", "publish its study", "within 30 days", None, False),
        (
            "Norway promised to publish the map that it drew up last year.",
            "publish the map that it drew up last year",
            None,
            None,
            False,
        ),
        ("Norway will not host the talks.", "host the talks", None, None, True),
    ],
)
def test_a_commitment_has_its_parts(
    text: str, action: str, due: str | None, condition: str | None, negative: bool
) -> None:
    """The deadline and the condition are fields of their own, and a promise not to do is marked."""
    (owed,) = read(text).commitments
    record = read(text)
    assert names(record, owed.debtors) == ["Norway"]
    assert (owed.action, owed.due and owed.due.text, owed.condition, owed.negative) == (
        action,
        due,
        condition,
        negative,
    )


def test_both_sides_of_an_agreement_owe_it_to_each_other() -> None:
    """And the commitment names the agreement."""
    record = read("Norway and Iceland agreed on Monday to open talks by the end of June.")
    (agreement,), (owed,) = record.agreements, record.commitments
    assert names(record, agreement.parties) == names(record, owed.debtors) == ["Norway", "Iceland"]
    assert (owed.agreement, owed.creditors) == (agreement.id, owed.debtors)
    assert agreement.when is not None
    assert (agreement.when.text, str(agreement.when.earliest)) == ("on Monday", "2025-03-03")


def test_a_person_is_one_party_in_all_its_names_and_acts_for_its_state() -> None:
    """Title, full name, surname; the demonym in the title says for whom."""
    record = read(
        "Icelandic Foreign Minister Gunnar Eyvindsson met his colleague in Oslo. Eyvindsson promised to write. "
        "“We want to go on talking,” the Foreign Minister said. Iceland and Norway agreed to meet again."
    )
    (person,) = [party for party in record.parties if party.kind == "person"]
    (state,) = [party for party in record.parties if party.name == "Iceland"]
    assert (person.name, person.acts_for, person.role) == ("Gunnar Eyvindsson", state.id, "representative")
    assert "Eyvindsson" in person.aliases
    assert record.quotes[0].speaker == person.id


def test_a_pronoun_that_could_be_either_is_doubted() -> None:
    """The other reading is named."""
    (owed,) = read(
        "Norwegian Minister Ann Lee met Icelandic Minister Eva Berg. She promised to send the list by Friday."
    ).commitments
    assert owed.doubt == "The pronoun could also mean Eva Berg."


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants a “strategic pause” in the talks.",
        "Norway adopted the plan “Clean Seas for All of Us”.",
    ],
)
def test_words_in_marks_that_nobody_says_are_no_quote(text: str) -> None:
    """Terms, titles and scare quotes."""
    assert read(text).quotes == []


def test_it_fills_readouts_only() -> None:
    """And says what to do for another schema."""
    with pytest.raises(ConfigurationError, match="Minutes"):
        summarize("They met.", model="offline", target=Minutes)
