"""Where does a text name somebody, and what sort of name is it?

Rows of words with capitals, told apart by what stands in and around them: a title or an office makes a person, what
bodies are called by makes a body. A name that nothing tells is a party only where the text makes it act: where it is
the subject of a verb of saying, agreeing or willing, or has a government, a minister or a board. So a town that
talks are held in is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from summarizer.models.offline.lexicon import (
    BODY,
    CALENDAR,
    CLOSED,
    COMPOUND,
    COURTESY,
    FIRM,
    LETTERS,
    MATTERS,
    NAME,
    PARTICLE,
    ROMANCE_BODY,
    THING,
    TITLE,
    WORD,
)
from summarizer.models.offline.titles import has_title

__all__ = ["Name", "names"]

Sort = Literal["person", "body", "unknown"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its offsets, what sort it is, and for a person the offsets of the office beside it.

    `also` are other names that the text gives in brackets. `opens`: it is one word at the head of
    a sentence, where any word has a capital.
    """

    start: int
    end: int
    words: str
    sort: Sort
    office: tuple[int, int] | None = None
    also: tuple[str, ...] = ()
    opens: bool = False


_NAME = re.compile(NAME)
_FIRST = re.compile(rf"(?:{WORD})")
_TITLE_IN = re.compile(rf"^(?P<office>(?:.*? )?(?:\w+-)?(?P<title>{TITLE}|{COURTESY}))(?: |$)(?P<rest>.*)$")
_DOTTED = re.compile(r"(?<!\w)(?:Mrs?|Ms|Mx|Dr|Prof|Rev|Hon|Sra?)\. $")
_HONOUR = re.compile(r"King|Queen|Prince|Princess|Sheikh|Emir|Judge|Justice|Bishop|Major|Head|Chief|Don|Counsel|Leader")
"""Titles that are names too where another name is before them: "Abdirahman Sheikh Nur"."""
_OFFICE_OF = re.compile(rf"(?:{TITLE}) (?:{PARTICLE} )+")
"""An office alone, and whose it is comes next: "Präsident der ABC"."""
_COURTESY_IN = re.compile(rf"^(?:{COURTESY} )+")
_WORDS_OF_OFFICE = (
    rf"(?:(?!(?:and|with|by|said|told|of|under|in|after|from|that|when|as|to|us|them|him|you|et|und|y|avec|mit|con"
    rf"|déclaré|ajouté|affirmé|souligné|expliqué|dijo|señaló|afirmó|añadió|sagten?|erklärten?"
    rf"|betonten?) )(?:(?:[A-Z]\.)+|[\w'-]+) ){{0,5}}?(?:\w+-)?(?i:{TITLE})"
)
_OFFICE_BEFORE = re.compile(
    rf"(?:^|[\s(\"“,])(?:(?P<office>{_WORDS_OF_OFFICE}) |(?P<apart>{_WORDS_OF_OFFICE}(?: (?:\w+ )?(?:of|for|from"
    rf"|de|du|des|del|der|für|von) [^,.;:]{{2,70}}| [a-zß-ÿ]+)?), )"
    rf"(?:{COURTESY} )?$"
)
"""An office right before a name, or before a comma: "union president Ann Lee", "the Minister of Trade, Mr Lee"."""
_SHARED_OFFICE = re.compile(
    rf"\b(?P<office>(?:[A-Z]\w+ )?(?:Ministers|Presidents|Chancellors|Mayors|Ambassadors"
    rf"|Secretaries)) {NAME} of (?:the )?{NAME},?"
    r" and $"
)
"""The office of the second of two: "Presidents Ann Lee of Morland and Olaf Rike of Tessia"."""
_OFFICE_AFTER = re.compile(
    rf",? ?\(?(?:,|\(|who (?:is|was|chairs|heads|leads|speaks for|represents)) ?(?:the |an? |its |their |her |his )?"
    rf"(?P<office>(?:(?!(?:and|who|which|said) )[\w'-]+ ){{0,5}}?(?i:{TITLE})\b(?:[- ](?i:general))?"
    rf"(?: (?:of|for|at|to) (?:the )?(?:[\w'-]+)(?: (?:(?:of|for|and|the) )*{WORD})*(?: \([A-Z]{{2,8}}\))?"
    rf"|(?! {WORD})))"
)
_BEFORE_OFFICE = re.compile(rf"(?:{WORD}(?:'s|') )?(?:[a-z][\w-]+ )?$")
_MATTER = re.compile(rf"(?:{MATTERS.pattern}) (?=\S+ \S)")
_OFFICE_BEFORE_MATTER = re.compile(
    rf"\b(?P<office>(?i:{TITLE}) (?:[a-zà-ÿ]+ )?(?:of|for|de la|de|des|du|del|para)(?: the)? (?:l')?)$"
)
"""An office whose matter is written together with the name: "ministre de la Justice Ann Lee"."""
_DAYS = "|".join(word.capitalize() for word in sorted(CALENDAR))
_OF_MORE = re.compile(
    rf"(?! on (?:{_DAYS})) (?:of|for|on|to|against) (?:the )?{NAME}(?: (?:of|for|in) (?:the )?{NAME})*"
)
_SPEAKS_FOR = re.compile(
    r", who (?:(?:speaks|spoke|negotiates|negotiated|acts|acted) for|chairs|heads|leads|presides)\b"
)
_MATTERS = re.compile(rf" (?:of|for|on) {NAME}(?:, {NAME})* and {NAME}")
"""What a ministry or a committee is of can be several things: "Trade, Industry and Energy"."""
_IN_BRACKETS = re.compile(rf" \((?P<office>(?:[\w'-]+ ){{0,3}}(?i:{TITLE}))\)")
_OF_MATTERS = re.compile(r"(?:Ministry|Department|Committee|Minister|Directorate|Secretariat)$")
_COMPOUND_OF = re.compile(rf"{COMPOUND.pattern} [A-ZÄÖÜ][\w-]+")
_LAND = re.compile(r"(?:Land|Bundesland|Kanton|Freistaat|Landkreis) [A-ZÄÖÜ][\w-]+")
_GENITIVE = re.compile(rf"(?P<body>{COMPOUND.pattern})e?s(?P<of>(?: [A-ZÄÖÜ][\w-]+)?)")
_COMPOUND_LAST = re.compile(rf"{COMPOUND.pattern}|\w+(?:bank|bund|werke|betriebe?|konzern|stiftung|innung)")
_OF_A_BODY = re.compile(rf" (?:der|des|du|del|de la) (?:{BODY.pattern})$")
_ROMANCE_MORE = re.compile(
    r"(?! (?:de|del|du) (?:[0-9]|ce|cet|este?|esta))(?P<kind> [a-zà-ÿ]{2,}(?:ain|aine|al|ale|aux|el|elle|ien"
    r"|ienne|ique|aire"
    r"|ais|aise|ico|ica|ano|ana|ario|aria|és|esa|ense|eur|if|ivo|iva)\b)?"
    rf"(?(kind)|(?= d))(?: (?:de la|de los|de las|de l'|del|des|du|de|d') ?(?:{NAME}|[a-zà-ÿ]{{5,}}))*"
)
"""What a body is of, in French and Spanish: "Banque africaine de développement", "Defensoría del Pueblo"."""
_LETTERED = re.compile(r"(?:Party|Side|Group|Company|Delegation) [A-Z0-9]")
_ABROAD = re.compile(rf"(?:{BODY.pattern}) {PARTICLE} ")
_WITH_LETTERS = re.compile(rf"(?:\w+-)?(?:{BODY.pattern}) {LETTERS.pattern}")
"""What a body is and its letters: "Gewerkschaft VGB"."""
_SHORT_BODY = re.compile(r" \((?:the )?[A-Z]{2,8}\)")
_SHORT = re.compile(r" ?\((?:the |hereinafter |“|\"|')*(?P<short>[^()\"“”]{2,60}?)[\"”']*\)")


def names(text: str, sentences: Sequence[tuple[int, int]]) -> list[Name]:
    """Return every name in a flat text, in order; overlaps are possible, the longer first."""
    lower = Counter(re.findall(r"\b[a-zß-ÿ][\w'-]+", text))
    return [name for at in sentences for name in _in_sentence(text, at, lower)]


def _in_sentence(text: str, at: tuple[int, int], lower: Counter[str]) -> Iterator[Name]:
    place, end = at
    while match := _NAME.search(text, place, end):
        start = _trimmed(text, match, at[0], lower)
        place = match.end()
        if start is not None and (office := _OFFICE_OF.match(text, start, match.end())):
            place = office.end()
            continue
        if start is not None:
            name = _told(text, start, match.end(), at)
            if name is not None:
                if name.sort == "unknown" and " " not in name.words and _opens(text, at[0], start):
                    name = replace(name, opens=True)
                place = max(place, name.end)
                yield name


def _trimmed(text: str, match: re.Match[str], begin: int, lower: Counter[str]) -> int | None:
    """Where the name begins without the little words and dates that stand before it; None when nothing is left."""
    start = match.start()
    for word in _FIRST.finditer(text, match.start(), match.end()):
        small = word[0].casefold()
        alone = word.end() == match.end()
        if small in CALENDAR or small in CLOSED or (alone and lower[small] and _opens(text, begin, word.start())):
            start = word.end() + 1
        else:
            return max(start, word.start())
    return None


def _opens(text: str, begin: int, start: int) -> bool:
    """Whether a word stands at the head of its sentence, or of a quotation in it."""
    before = text[begin:start]
    return (
        not before.strip(" \"“«'([-–—•*0123456789.)")
        or before[-1:] in ('"', "“", "„", "«")
        or before.rstrip()[-1:] == ":"
    )


def _told(text: str, start: int, end: int, at: tuple[int, int]) -> Name | None:
    """The name that a row of capitals holds, with what its surroundings tell of it."""
    words = text[start:end]
    if " " in words and THING.fullmatch(words.split()[-1]) and not _SHORT_BODY.match(text, end):
        return None
    if (matter := _MATTER.match(words)) and (office := _OFFICE_BEFORE_MATTER.search(text[at[0] : start])):
        begin = start + matter.end()
        return Name(begin, end, text[begin:end], "person", (at[0] + office.start("office"), begin))
    if (found := _title_in(words)) and not _is_honour(found):
        return _titled(text, start, end, found, at)
    if text[start - 4 : start] == "des " and (whose := _GENITIVE.fullmatch(words)):
        return Name(start, end, whose["body"] + whose["of"], "body", also=_short(text, end))
    if COMPOUND.fullmatch(words) or _COMPOUND_OF.fullmatch(words) or _LAND.fullmatch(words):
        return Name(start, end, words, "body", also=_short(text, end))
    if ROMANCE_BODY.fullmatch(words.split()[-1]) and (more := _ROMANCE_MORE.match(text, end, at[1])):
        return Name(start, more.end(), text[start : more.end()], "body", also=_short(text, more.end()))
    if _OF_A_BODY.search(words):
        return None  # "Mitglieder der Gewerkschaft": people of a body named before
    if _is_body_word(words.removesuffix("s")) and _OF_MORE.match(text, end) is None:
        return None  # "the Fund", "the two Commissions": they refer to bodies named before
    if dotted := _DOTTED.search(text, max(at[0], start - 6), start):
        return _beside(text, start, end, at, is_person=True, before=dotted.start())
    if _is_body(words, text, end):
        return _body(text, start, end, at)
    return _beside(text, start, end, at)


def _is_body(words: str, text: str, end: int) -> bool:
    """Whether what the name ends with is what bodies are called by; alone ("the Fund") it only refers to one."""
    parts = words.split()
    if words.isupper() and len(parts) > 1:
        return any(_is_body_word(part.capitalize()) for part in parts)
    if parts[-1] == "House":
        return _OF_MORE.match(text, end) is not None or words == "White House"
    if len(parts) > 1:
        return bool(
            _is_body_word(parts[-1])
            or FIRM.fullmatch(parts[-1])
            or _ABROAD.match(words)
            or _LETTERED.fullmatch(words)
            or _COMPOUND_LAST.fullmatch(parts[-1])
            or _WITH_LETTERS.fullmatch(words)
        )
    return _is_body_word(words) and _OF_MORE.match(text, end) is not None


@lru_cache(maxsize=4096)
def _title_in(words: str) -> re.Match[str] | None:
    """The title that a name has; a text has the same names again and again."""
    return _TITLE_IN.match(words)


@lru_cache(maxsize=4096)
def _is_body_word(words: str) -> bool:
    return BODY.fullmatch(words) is not None


def _is_honour(found: re.Match[str]) -> bool:
    """Whether a title is only a part of a name: it stands after another name."""
    return _HONOUR.fullmatch(found["title"]) is not None and " " in found["office"]


def _titled(text: str, start: int, end: int, found: re.Match[str], at: tuple[int, int]) -> Name | None:
    """A person with a title before the name: "Finance Minister Ann Lee"; a title alone names nobody."""
    rest = found["rest"]
    while more := _title_in(rest):
        if not more["rest"] or _is_honour(more):
            break
        rest = more["rest"]
    if not rest or BODY.search(rest):
        return _body(text, start, end, at) if rest and BODY.search(rest) else None
    begin = end - len(rest)
    office = (start, begin)
    if found_after := _IN_BRACKETS.match(text, end, at[1]):
        return Name(begin, end, rest, "person", found_after.span("office"))
    if _COURTESY_IN.fullmatch(text[start:begin]):
        return _beside(text, begin, end, at, is_person=True, before=start)
    return Name(begin, end, rest, "person", (_office_start(text, start, at[0]), office[1]))


def _office_start(text: str, start: int, begin: int) -> int:
    """Where the office begins that goes on in capitals: "Norway's state Secretary", "its Norwegian minister"."""
    before = _BEFORE_OFFICE.search(text[max(begin, start - 60) : start])
    return start - len(before[0]) if before and "'" in before[0] else start


def _beside(
    text: str, start: int, end: int, at: tuple[int, int], *, is_person: bool = False, before: int | None = None
) -> Name:
    """A name with an office before or after it, or one that nothing tells."""
    stop = start if before is None else before
    window = max(at[0], stop - 120)
    found = _OFFICE_BEFORE.search(text[window:stop]) if has_title(text, window, stop) else None
    if found:
        office = "office" if found["office"] else "apart"
        return Name(start, end, text[start:end], "person", (window + found.start(office), window + found.end(office)))
    if found := _SHARED_OFFICE.search(text[window:start]):
        return Name(
            start, end, text[start:end], "person", (window + found.start("office"), window + found.end("office"))
        )
    if (" " in text[start:end] or is_person) and (found := _OFFICE_AFTER.match(text, end, at[1])):
        return Name(start, end, text[start:end], "person", found.span("office"))
    is_person = is_person or (" " in text[start:end] and _SPEAKS_FOR.match(text, end, at[1]) is not None)
    return Name(start, end, text[start:end], "person" if is_person else "unknown", also=_short(text, end))


def _body(text: str, start: int, end: int, at: tuple[int, int]) -> Name:
    """A body, with what it is of and its short name: "Ministry of Trade and Industry", "Southern Seas Union (SSU)"."""
    last = text[start:end].split()[-1]
    more = _MATTERS.match(text, end, at[1]) if _OF_MATTERS.fullmatch(last) else None
    more = more or (_OF_MORE.match(text, end, at[1]) if _is_body_word(last) or last == "House" else None)
    stop = more.end() if more else end
    return Name(start, stop, text[start:stop], "body", also=_short(text, stop))


def _short(text: str, end: int) -> tuple[str, ...]:
    """The other name in brackets after a name."""
    found = _SHORT.match(text, end, end + 70)
    if found is None or not re.match(r"[A-ZÀ-Þ]", found["short"]) or re.search(r"[0-9;:]", found["short"]):
        return ()
    return (found["short"].strip(" ,"),)
