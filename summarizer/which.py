"""Does an item rest on a name that may mean several?

A state called Georgia or Congo where the text does not tell which; a "Mr Kim" where three Kims are; what is told of
"Berg" and put down to one of two Bergs. Each is kept, with a doubt that names the candidates: which is meant is for the
reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summarizer.grounding import homonyms
from summarizer.grounding.namesakes import Namesakes
from summarizer.grounding.party import Party
from summarizer.marks import called
from summarizer.problems import Problem, at
from summarizer.schemas import Item, references
from summarizer.source import Source
from summarizer.who import identity

__all__ = ["Which"]

_PLACES = frozenset({"state", "organisation", "government_body", "mission", "other"})
"""The kinds of a party that a place's name can stand for."""


class Which:
    """The names of one answer's parties, beside their source."""

    def __init__(self, parties: Mapping[str, Party], source: Source) -> None:
        self._source, self._parties = source, parties
        self._namesakes = Namesakes(source.text, source.sentences, tuple(parties.values()))

    def unclear(self, item: Item, section: str, steps: tuple[str | int, ...]) -> Iterator[Problem]:
        """Yield the names in an item that leave open who is meant."""
        if any(called(item)):
            yield from self._called(item, section, steps)
            return
        if not self._namesakes.are_any:
            return
        cited = [(citation.start, citation.end) for citation in item.evidence]
        for reference in references(item):
            party = self._parties.get(identity(reference.section, reference.id))
            others = self._namesakes.others(party.id, cited) if party else []
            if party and others:
                message = f"the cited sentences call {party.names[0]} by a name that may also mean {_listed(others)}"
                path = at((*steps, *reference.path))
                yield Problem(path=path, message=message, value=reference.id, severity="unsure")

    def _called(self, item: Item, section: str, steps: tuple[str | int, ...]) -> Iterator[Problem]:
        """A party whose own name may mean several."""
        party = self._parties.get(identity(section, str(getattr(item, "id", ""))))
        if party is None:
            return
        source, name = self._source, party.names[0]
        is_place = party.kind in _PLACES
        several = homonyms.reading(name, source.text, source.whole.mentions).candidates if is_place else ()
        several = (*several, *self._namesakes.bearers(party))
        if several:
            message = f"{name} may mean {_listed(several)}: the text does not say which"
            yield Problem(path=at((*steps, "name")), message=message, value=name, severity="unsure")


def _listed(names: list[str] | tuple[str, ...]) -> str:
    """Names as a list in words: "Anna Berg, Karl Berg or Eva Berg"."""
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
