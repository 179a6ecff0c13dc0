"""A statement that gives a deed to somebody else than its evidence does is doubted; one in other words is not."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Readout, Source
from summarizer.audit import Audit
from summarizer.check import check

PARTIES = [
    ("poland", "Poland", "Warsaw", "state"),
    ("chad", "Chad", "N'Djamena", "state"),
    ("board", "School Board", "the Board", "organisation"),
    ("okafor", "Ruth Okafor", "Ms Okafor", "person"),
    ("lind", "Aron Lind", "Mr Lind", "person"),
    ("velar", "Velar Shipping", "Velar", "company"),
    ("union", "Dockers' Union", "the union", "organisation"),
]


def doubts(text: str, statement: str) -> list[str]:
    """What is found in a point that cites all of a text, by whom it says does something."""
    source = Source(text)
    cited = list(range(1, len(source.sentences) + 1))
    parties: list[dict[str, Any]] = [
        {"id": ident, "name": name, "aliases": [alias], "kind": kind, "role": "principal", "evidence": cited}
        for ident, name, alias, kind in PARTIES
    ]
    answer: dict[str, Any] = {"parties": parties, "points": [{"text": statement, "evidence": cited}]}
    units = check(answer, Readout, source)
    audit = Audit(units, source)
    found = [problem for unit in units if unit.field == "points" for problem in audit.of(unit)]
    assert all(problem.severity == "unsure" for problem in found)
    return [problem.message for problem in found]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Poland will lend Chad twelve tents.", "Twelve tents will be lent by Chad."),
        ("Poland will lend Chad twelve tents.", "Chad will lend Poland twelve tents."),
        (
            "Poland, which hosted the talks, will lend the mine squad two trucks.",
            "The mine squad will lend two trucks.",
        ),
        ("Chad did not sign, and Warsaw withdrew its offer of grain.", "Chad withdrew its offer of grain."),
        (
            "Chad asked for more wells, a request that Warsaw rejected.",
            "The request for more wells was rejected by Chad.",
        ),
        ("Ms Okafor moved the budget, and Mr Lind seconded it.", "Mr Lind moved the budget."),
        ("Ms Okafor will brief Mr Lind on Friday.", "Ms Okafor will be briefed by Mr Lind on Friday."),
        ("The Board rejected Velar's request for an advance.", "An advance was requested by the Board."),
        (
            "The union declined to name the cost, put by Velar at 4 million.",
            "The cost was put at 4 million by the union.",
        ),
        ("Several parents complained to the Board about the noise.", "The Board complained about the noise."),
        ("Velar accused the union of breaking the truce.", "The union accused Velar of breaking the truce."),
        ("Guards were paid by the owners whose ships they watch.", "Owners were paid by the guards."),
        ("Poland drafted the treaty. Chad translated it.", "Chad drafted the treaty."),
    ],
)
def test_an_exchanged_agent_is_doubted(text: str, statement: str) -> None:
    """In the active and the passive, of parties and of others, of nouns that somebody owns."""
    assert doubts(text, statement)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Poland will lend Chad twelve tents.", "Twelve tents will be lent to Chad by Poland."),
        ("Poland will lend Chad twelve tents.", "Chad will be lent twelve tents by Warsaw."),
        ("Chad withdrew its offer. Poland had asked it to.", "N'Djamena withdrew the offer that Poland had disliked."),
        ("Ms Okafor moved the budget, and Mr Lind seconded it.", "The budget was moved by Ms Okafor."),
        ("Ms Okafor moved the budget. She also moved a vote of thanks.", "Ms Okafor moved a vote of thanks."),
        ("The Board asked Velar to repair the crane. The company repaired it.", "Velar repaired the crane."),
        ("The treaty that limits fishing expired in May.", "The treaty expired in May."),
        ("A crane that Velar had repaired collapsed.", "The crane collapsed in spite of the repairs."),
        ("Velar was accused by the union of breaking the truce.", "The union accused Velar of breaking the truce."),
        ("The outage was caused by a storm, and not by a strike.", "The outage was not caused by a strike."),
        ("The price rose by four per cent after Velar raised it.", "The price was raised by four per cent."),
        ("The motion was carried by three votes to one.", "The motion was carried by a majority."),
        (
            "Velar raised the cases of two U.S. sailors and urged their release.",
            "Velar urged the release of the sailors.",
        ),
        ("Poland met Chad in Geneva.", "Chad met Poland in Geneva."),
        ("The ferry was repaired by Friday.", "The ferry was repaired by its crew."),
        (
            "Poland trained the police, and Chad trained the judges.",
            "Chad trained the judges, and Poland trained the police.",
        ),
        ("Poland proposed a pact. Mr Lind rejected it for Chad.", "Mr Lind rejected the pact."),
        ("According to the union, Velar hired guards.", "The union said that Velar hired guards."),
        ("Workers whom Velar had hired occupied the quay.", "The workers occupied the quay."),
        ("Ms Okafor, asked by Mr Lind to wait, left the room.", "Ms Okafor left the room."),
    ],
)
def test_the_same_agent_in_other_words_is_left_alone(text: str, statement: str) -> None:
    """By another name or a pronoun, in the passive, with somebody else named before the verb."""
    assert doubts(text, statement) == []
