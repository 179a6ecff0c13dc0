"""Who does what a sentence tells? Where the parties of a record are named, and which of them stands as the subject.

Only names are read: a pronoun, or "the two sides", may stand for whoever was named shortly before, and what cannot be
told is left open. So a party is called absent only when neither the sentence nor what it leans on names it, and not the
subject only when somebody else is named where the subject stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.grounding import places

__all__ = ["Named", "leans", "subjects"]

_SINGULAR = re.compile(
    r"\b(?:he|she|it|i|you|his|her|its|who|which"
    r"|(?:the|its|her|his|their|this|that) (?:[\w-]+ ){0,2}(?:minister|president|government|company|union|committee"
    r"|board|council|commission(?:er)?|ministry|chair\w*|secretary|clerk|spokes\w+|official|capital|host|authority|group|team|director"
    r"|envoy|country|state|party|neighbour|mayor|town|city|agency|organi[sz]ation|federation|association|mediator"
    r"|counterpart|colleague|namesake|delegation|side|bank|fund)"
    r"|sie|er|es|ihr\w*|sein\w*|der|die|das|elle|il|son|sa|ella|su)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?:they|we|both|each|all|either|neither|everyone|our|their|them|participants|members|delegates"
    r"|(?:[\w-]+ ){0,2}(?:sides|parties|countries|states|nations|governments|ministers|presidents|companies|delegations"
    r"|leaders|neighbours|envoys|officials|authorities|towns|councils|teams|capitals|observers)"
    r"|the (?:two|three|four|five)|beide[nr]?|parteien|seiten|länder|minister\w*|regierungen|ressortchefs|delegationen"
    r"|(?:las|ambas|los|les|ces) (?:dos |deux )?(?:partes|parties|gobiernos|pays|países|ministr\w+)|les deux|ambos"
    r"|ils|elles|leurs?|ellos|ellas|sus)\b",
    re.IGNORECASE,
)
_STANDS_IN = re.compile(
    rf"(?!\b(?:his|her|its|our|their|them|you)\b)(?:{_SINGULAR.pattern}|{_PLURAL.pattern})", re.IGNORECASE
)
"""What can be a subject in place of a name: possessives cannot."""
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|whereas|which|who|und|aber|mais|pero) |\bwhile\b")
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{0,600}[”\"“»]")
_ENDING = r"(?:['’]?s|n|en|es)?(?!\w)"


@dataclass(frozen=True)
class Named:
    """The parties of a record in a text: `names` has what each is called, by its id; the first is its own name;
    `mentions` has where the text names states and organisations."""

    text: str
    names: Mapping[str, Sequence[str]]
    mentions: Sequence[places.Mention]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where states and organisations are named, in any form, by their usual names."""
        found: dict[str, list[int]] = {}
        for mention in self.mentions:
            found.setdefault(mention.place.name, []).append(mention.start)
        return found

    @cached_property
    def offsets(self) -> dict[str, list[int]]:
        """Where each party is named, in order, by its id."""
        return {ident: sorted(set(self._found(names))) for ident, names in self.names.items()}

    def _found(self, names: Iterable[str]) -> Iterable[int]:
        for name in names:
            place = places.lookup(name)
            yield from self.places.get(place.name, ()) if place is not None else ()
            pattern = _pattern(name)
            yield from (match.start() for match in pattern.finditer(self.text)) if pattern else ()

    def within(self, start: int, end: int) -> set[str]:
        """The ids of those named between two offsets."""
        return {ident for ident, found in self.offsets.items() if _any_within(found, start, end)}


def _any_within(found: Sequence[int], start: int, end: int) -> bool:
    place = bisect_left(found, start)
    return place < len(found) and found[place] < end


def _pattern(name: str) -> re.Pattern[str] | None:
    """The last word of a name that tells it apart; of a mere description ("the company") all of it."""
    words = re.findall(r"[^\W_]+", name)
    telling = [word for word in words if word[0].isupper() or word.isdigit()]
    if not words:
        return None
    if not telling:
        return re.compile(rf"(?<!\w){re.escape(name.strip())}{_ENDING}", re.IGNORECASE)
    last = re.escape(telling[-1])
    return re.compile(rf"(?<!\w)(?:{last}{_ENDING}|{re.escape(telling[-1].upper())}(?!\w))")


def leans(text: str, *, several: bool) -> bool:
    """Say whether a sentence speaks of somebody it does not name: of one, or of `several`.

    >>> leans("She will pay.", several=False), leans("Both will pay.", several=True)
    (True, True)
    >>> leans("Norway pays.", several=True)
    False
    """
    return _PLURAL.search(text) is not None or (not several and _SINGULAR.search(text) is not None)


def subjects(named: Named, start: int, end: int, verb: int) -> set[str]:
    """The ids of those named where the subject of the verb at offset `verb` stands, in the sentence from `start` to
    `end`: before it in its clause, outside quotation marks; else right after it. Empty when a pronoun stands there."""
    clause = start
    for cut in _CLAUSE.finditer(named.text, start, verb):
        clause = cut.end()
    before = _QUOTED.sub(lambda match: " " * len(match[0]), named.text[clause:verb])
    if _STANDS_IN.search(before):
        return set()
    found = {
        ident
        for ident, offsets in named.offsets.items()
        if any(clause <= offset < verb and before[offset - clause] != " " for offset in offsets)
    }
    if found:
        return found
    stop = min([end, verb + _RIGHT_AFTER, *(match.start() for match in _MARK.finditer(named.text, verb, end))])
    return set() if _STANDS_IN.search(named.text[verb:stop]) else named.within(verb, stop)


_RIGHT_AFTER = 80
_MARK = re.compile(r"[“\"„«;.]")
