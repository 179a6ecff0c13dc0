"""A due date that a clause of something else tells is doubted, and no other."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from summarizer.grounding.other_clauses import Around, time_of_another


@dataclass(frozen=True)
class Case:
    """A due date in one of the cited sentences, and whether it is that of another thing than the words tell."""

    cited: tuple[str, ...]
    due: str
    words: str
    is_of_another: bool

    def found(self) -> str | None:
        """Return the clause of another thing."""
        sentence = next(one for one in self.cited if self.due in one)
        before, _, after = sentence.partition(self.due)
        return time_of_another(Around(before, after), [one for one in self.cited if one != sentence], self.words)


CASES = (
    Case(
        ("Kenya will pay 40 million shillings by May.", "The two sides meet again on 9 June."),
        "on 9 June",
        "pay 40 million",
        True,
    ),
    Case(
        ("The mine will free 212 workers from night shifts.", "A joint panel is to meet in Tunis on 2 April."),
        "on 2 April",
        "release 212 workers from night work",
        True,
    ),
    Case(
        ("The firm promised the rosters by 20 September.", "Members vote on the offer from 3 October."),
        "from 3 October",
        "hand over the rosters",
        True,
    ),
    Case(
        (
            "They agreed to exchange lists of inspectors by 15 December.",
            "Austria will host the next round on 17 November.",
        ),
        "on 17 November",
        "exchange lists of inspectors",
        True,
    ),
    Case(
        ("The bank will publish its audit by June, even though its licence expires on 5 February.",),
        "on 5 February",
        "publish its audit",
        True,
    ),
    Case(
        ("The bank will publish its audit, and elections are set for 5 February.",),
        "for 5 February",
        "publish its audit",
        True,
    ),
    Case(
        ("The plant will deliver the pumps by 30 September, provided the inspectorate clears the factory by June.",),
        "by June",
        "provide the pumps for the plant",
        True,
    ),
    Case(
        ("Norway pledged 4.2 million for surveys.", "The parties will meet again on 9 December."),
        "on 9 December",
        "pay 4.2 million for surveys",
        True,
    ),
    Case(
        ("El banco publicará su auditoría en mayo.", "La comisión se reunirá el 3 de junio."),
        "el 3 de junio",
        "publicar la auditoría del banco",
        True,
    ),
    Case(
        ("Die Werft liefert die Schiffe bis Mai.", "Die Minister treffen sich am 3. Juni."),
        "am 3. Juni",
        "die Schiffe liefern",
        True,
    ),
    Case(("Kenya will pay 40 million shillings.", "The money is due on 9 June."), "on 9 June", "pay 40 million", False),
    Case(
        ("Kenya will pay 40 million shillings.", "It will do so when they meet on 9 June."),
        "on 9 June",
        "pay 40 million",
        False,
    ),
    Case(("The two will meet again on 9 June.",), "on 9 June", "hold another round of talks", False),
    Case(("By 1 May, Norway will pay 40 million in 2026 crowns.",), "By 1 May", "pay 40 million", False),
    Case(("The bank will publish its audit by 5 February.",), "by 5 February", "publish its audit", False),
    Case(
        ("Mr Roy promised a full list of the wells.", "The document reaches the committee by Friday."),
        "by Friday",
        "send a list of the wells",
        False,
    ),
    Case(
        ("The company accepted to repair the bridge.", "Work starts on 3 March and lasts until 9 June."),
        "until 9 June",
        "repair the bridge",
        False,
    ),
    Case(("Spain offered two ferries.", "They sail on 3 June."), "on 3 June", "lend two ferries", False),
    Case(
        ("Ms Vale undertook to restore the line, which closed in May, by the autumn of 2026.",),
        "by the autumn of 2026",
        "restore the line",
        False,
    ),
    Case(
        ("Chad will open the road, the minister said, before the rains begin in June.",),
        "in June",
        "open the road",
        False,
    ),
    Case(("The school will hire five nurses; the last of them by 1 March.",), "by 1 March", "hire five nurses", False),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.words} {case.due}")
def test_a_due_date_of_something_else(case: Case) -> None:
    """A meeting, a vote, an end; or a clause beside one that has the words and a time of its own."""
    assert (case.found() is not None) is case.is_of_another
