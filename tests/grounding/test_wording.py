"""The same in other words, and what only looks so."""

from __future__ import annotations

import pytest

from summarizer.grounding.wording import Wording

SAME = [
    ("provide NOK 40 million for a joint research cruise", "fund a joint cruise for research with NOK 40 million"),
    ("share their weather data", "exchange weather data every week"),
    ("publish a joint list of contact points", "issue a common list of contact points"),
    ("organise training for guards", "organize a training of the guards"),
    ("send monitors to Asha", "send monitors"),
    ("cut tariffs on steel by 5 per cent", "reduce its tariffs on steel by 5%"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words(one: str, other: str) -> None:
    """Either way round."""
    assert Wording(one).repeats(Wording(other))
    assert Wording(other).repeats(Wording(one))


DIFFERENT = [
    ("train 40 guards", "train 40 medics"),
    ("train 40 guards", "train 60 guards"),
    ("open the border crossing", "close the border crossing"),
    ("send monitors to Asha", "send monitors to Belo"),
    ("reduce tariffs on steel", "refrain from reducing tariffs on steel"),
    ("raise fees", "not to raise fees"),
    ("hold regular checks of ships", "hold irregular checks of ships"),
    ("raise the quota by 5 percent", "raise the quota by at least 5 percent"),
    ("lift the ban before the vote", "lift the ban after the vote"),
    ("increase tariffs on steel", "reduce tariffs on steel"),
    ("meet in Geneva", "agree on a text about all of the open questions of trade in Geneva"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_only_looks_the_same(one: str, other: str) -> None:
    """A number, a name, a denial, a bound, a thing or a verb."""
    assert not Wording(one).repeats(Wording(other))
    assert not Wording(other).repeats(Wording(one))
