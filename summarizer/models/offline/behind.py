"""For whom does a person, a ministry or a mission act?

Read from the office ("Norwegian minister", "president of the union", "union president"), from what the name is
joined to ("Ms Berg of the Commission"), from a list of those present ("For the town: Ms Berg"), or from a bracket
("Berg (Norway)").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from summarizer.models.offline.lexicon import COURTESY, LOWER_BODY, NAME, TITLE
from summarizer.models.offline.names import Name
from summarizer.models.offline.parties import Named, Parties

__all__ = ["by_head", "is_called", "stand_behind"]

_APPOSED = re.compile(r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he) [^,.;]{2,50}, $")
_JOINED = re.compile(
    r" ?(?:\((?:for )?|, )?(?:, |\()?(?:of|for|from|on behalf of|representing|,|\(|who (?:speaks|spoke) for"
    r"|(?:who )?(?:has |have )?(?:heads|heads up|leads|led|chairs|chaired|represents|represented|governs|governed|runs)"
    r"(?: the delegation of)?)(?: the)? (?=\S)| ?\((?:for )?"
)
_AMONG = re.compile(r"[:;] ?(?:for|on behalf of|from) (?:the )?(?P<head>[^,:;.]{2,60})[,:] [^;:]*$")
"""Whom some of a list in one line are for: "Present: for Party A, Colonel Lanz; for Party B, ..."."""
_TITLE = re.compile(rf"(?i:{TITLE})")
_ROW = re.compile(r"\W*(?:[Ff]or |[Oo]n behalf of |[Dd]elegation of )?(?:the )?(?P<head>[^:.;]{2,80}): ")
_GOVERNS = re.compile(
    r"(?i:minister|president(?! of the (?:union|board))|premier|chancellor|ambassador|army|foreign|government"
    r"|state secretary)"
)


def stand_behind(parties: Parties) -> None:
    """Note for every party for whom it acts."""
    stems = _stems(parties)
    _stand_in_turn(parties)
    for name in parties.names:
        party = parties.known.get(name.words.casefold())
        if party is not None and party.acts_for is None:
            party.acts_for = _behind(parties, name, party, stems)
    for party in parties.named:
        if party.acts_for is None and party.kind in ("government_body", "organisation", "mission"):
            party.acts_for = _owner(parties, party)


_IN_TURN = re.compile(
    rf"\b(?:of|from"
    rf"|for) (?P<whose>(?:the )?{NAME} and (?:the )?{NAME}), (?P<who>(?:{COURTESY} )?{NAME} and (?:{COURTESY} )?{NAME})"
    r"(?:[,.;]| (?:met|have|agreed|signed|said)\b)"
)


def _stand_in_turn(parties: Parties) -> None:
    """Give each of two persons its own of two sides: "the ministers of Morland and Tessia, Ann Lee and Olaf Rike"."""
    for match in _IN_TURN.finditer(parties.text):
        sides, persons = (parties.within(*match.span(part)) for part in ("whose", "who"))
        kinds = [one.party.kind == "person" for one in (*sides, *persons)]
        if kinds == [False, False, True, True]:
            for person, side in zip(persons, sides, strict=True):
                person.party.acts_for = side.party


def _behind(parties: Parties, name: Name, party: Named, stems: Mapping[str, list[Named]]) -> Named | None:
    if party.kind != "person":
        return None
    found = (_by_office(parties, name, party, stems) if name.office else None) or _by_delegation(parties, name, party)
    joined = _JOINED.match(parties.text, name.end)
    if found is None and joined:
        found = _next(parties, joined.end(), party)
    return found or _by_row(parties, name, party)


def _by_office(parties: Parties, name: Name, party: Named, stems: Mapping[str, list[Named]]) -> Named | None:
    start, end = name.office or (0, 0)
    before = _APPOSED.search(parties.text[max(0, start - 60) : start])
    return (
        _last_in(parties, start, end, party)
        or _by_letters(parties, parties.text[start:end])
        or _by_stem(stems, parties.text[start:end])
        or by_head(parties, parties.text[start:end], start, party)
        or _of_its(parties, start, end)
        or (_last_in(parties, start - len(before[0]), start, party) if before else None)
    )


_LED_BY = re.compile(r"\bdelegation(?: was| is)?(?: headed| led| represented)? by (?:the |its )?[^,.;]{0,40}$")


def _by_delegation(parties: Parties, name: Name, party: Named) -> Named | None:
    """Whose delegation a person leads: "the Chilean delegation was led by Ambassador Lee"."""
    start, _ = parties.page.sentences[parties.page.number_at(name.start) - 1]
    led = _LED_BY.search(parties.text, max(start, name.start - 80), name.start)
    return _last_in(parties, start, led.start(), party) if led else None


def _by_letters(parties: Parties, office: str) -> Named | None:
    """The body whose name is joined to the office by a hyphen: "ABC-Geschäftsführer"."""
    joined = re.search(r"([\w&]+)-[A-ZÄÖÜ]\w+$", office.strip(" ,"))
    return parties.known.get(joined[1].casefold()) if joined else None


def _by_stem(stems: Mapping[str, list[Named]], office: str) -> Named | None:
    """The state whose name begins as an adjective of the office does, in any language: "ungarischer" of Ungarn."""
    for word in re.findall(r"\b[a-zß-ÿ]{5,}", office):
        alike = stems.get(_stem(word), [])
        if len(alike) == 1:
            return alike[0]
    return None


def _stems(parties: Parties) -> Mapping[str, list[Named]]:
    """The states by how their names begin."""
    found: dict[str, list[Named]] = {}
    for one in parties.named:
        for stem in {_stem(name) for name in (one.name, *one.aliases)} if one.kind == "state" else ():
            found.setdefault(stem, []).append(one)
    return found


def _stem(word: str) -> str:
    return word.casefold()[:4]


def _of_its(parties: Parties, start: int, end: int) -> Named | None:
    """Whose "its ambassador" is: that of the state or body named last before."""
    if not re.match(r"(?:[Ii]ts|[Tt]heir) ", parties.text[start:end]):
        return None
    return next((mention.party for mention in parties.before(start) if mention.party.kind != "person"), None)


def _last_in(parties: Parties, start: int, end: int, party: Named) -> Named | None:
    """The body or state named last between two offsets, by a word for its people too."""
    around = [mention.party for mention in parties.within(start, end) if mention.party is not party]
    return next((one for one in reversed(around) if one.kind != "person"), None)


def _next(parties: Parties, place: int, party: Named) -> Named | None:
    """Who is named right at an offset."""
    found = parties.within(place, place + 120)
    if found and found[0].start - place <= 4 and found[0].party.kind != "person" and found[0].party is not party:
        return found[0].party
    head = _HEAD.match(parties.text, place)
    return by_head(parties, head[0], place, party) if head else None


def by_head(parties: Parties, words: str, place: int, party: Named | None = None) -> Named | None:
    """The body that words name by what it is: "union president", "for the ministry".

    The first of the last sentence that names one so.
    """
    for head in _ANY_HEAD.findall(words):
        small, found, sentence = head.casefold(), None, 0
        for mention in parties.before(place):
            number = parties.page.number_at(mention.start)
            if found is not None and number != sentence:
                break
            one = mention.party
            if one is not party and one.kind not in ("person", "state") and is_called(one, small):
                found, sentence = one, number
        if found is not None:
            return found
    return None


_HEAD = re.compile(LOWER_BODY + r"\b")
_ANY_HEAD = re.compile(rf"\b(?i:{LOWER_BODY})\b")
_OF = re.compile(r" (?:of|for|on|to) ")


def is_called(party: Named, head: str) -> bool:
    is_named = any(head in _before_of(name) for name in (party.name, *party.aliases))
    other = _ALSO_CALLED.get(head)
    is_named = is_named or (
        other is not None and any(other in _before_of(name) for name in (party.name, *party.aliases))
    )
    return is_named or head in _CALLED.get(party.kind, ())


_ALSO_CALLED = {"consistorio": "ayuntamiento", "municipalité": "commune", "municipality": "town"}
"""What a body may be called by besides the word that its name has."""


@lru_cache(maxsize=8192)
def _before_of(name: str) -> frozenset[str]:
    """The words of a name up to "of"."""
    return frozenset(_OF.split(name.casefold())[0].split())


_CALLED = {
    "company": ("company", "firm", "unternehmen", "konzern", "firma", "société", "entreprise", "compagnie", "empresa",
                "compañía", "vorstand", "geschäftsführung", "geschäftsleitung", "direction", "dirección"),
    "organisation": ("organisation", "organization"),
}  # fmt: skip


def _by_row(parties: Parties, name: Name, party: Named) -> Named | None:
    """Whom a list of those present is headed by: "For Party A: Colonel Lanz, Ms Quill"."""
    start, _ = parties.page.sentences[parties.page.number_at(name.start) - 1]
    row = _ROW.match(parties.text, start, name.start)
    if row and _TITLE.fullmatch(row["head"]):
        party.office = row["head"] if party.office is None or " " not in party.office else party.office
    row = _AMONG.search(parties.text, start, name.start) or row
    return _last_in(parties, row.start("head"), row.end("head"), party) if row else None


def _owner(parties: Parties, party: Named) -> Named | None:
    """Whose a body is by its name: "Oman's foreign ministry", "Norwegian Ministry of Fisheries"."""
    name = party.name.casefold()
    if "'s " in name and (owner := parties.known.get(party.name.split("'s ")[0].casefold())) is not party:
        return owner
    for mention in parties.inside(party):
        if mention.party is not party and mention.party.kind == "state":
            return mention.party
    return None
