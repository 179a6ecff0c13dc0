"""Who said what in a transcript, and when? One paragraph for each turn, "Speaker: text", with the time of each cue.

WebVTT tells a speaker by `<v Name>`; in it and in SubRip a cue may begin with "Name:" instead, and a turn with a dash
or ">>". Cues of one speaker are joined; where none is named, until a silence. Captions that roll, each cue repeating
the line before, are told once. Tags, styles and notes are left out.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING

from summarizer.documents.found import Found, Text, language_of
from summarizer.errors import DamagedDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["transcript"]

_SILENCE = 4.0
"""Seconds without a cue after which a speaker who is not named begins a new paragraph."""
_TIME = r"(?:(?P<{0}h>[0-9]{{1,4}}):)?(?P<{0}m>[0-9]{{1,2}}):(?P<{0}s>[0-9]{{1,2}})(?:[.,](?P<{0}f>[0-9]{{1,3}}))?"
_TIMING = re.compile(rf"[ \t]*{_TIME.format('a')}[ \t]+-->[ \t]+{_TIME.format('b')}(?=\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>.]{0,100}+){0,20}+\s+(?P<who>[^>]{1,200})>|(?P<end></v>)")
_TAG = re.compile(r"<[^>\n]{0,200}>|\{\\[^}\n]{0,100}\}")
_NAMED = re.compile(r"(?P<who>[^\W\d_][^:\n!?]{0,60}?)[ \t]*:\s+(?=\S)")
_NEW_TURN = re.compile(r"[ \t]*(?:>>+|[-–—](?=\s))[ \t]*")
_LANGUAGE = re.compile(r"^Language:[ \t]*(?P<language>\S{1,40})", re.MULTILINE)
_ROLLING = 0.3
"""Share of cues that repeat the line before, from which on a repetition is no speech."""


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one voice says in one cue. `who` is None when the cue does not tell."""

    start: float
    end: float
    who: str | None
    words: str
    turns: bool = False
    """Does the cue say that the voice is another one?"""
    voiced: bool = False
    """Is the speaker told by `<v>`? Then a cue without it is nobody's; one after "Name:" goes on."""


def transcript(text: str) -> Found:
    """Return the turns of a WebVTT or SubRip file. Raises `DamagedDocument` when there is no cue in it.

    >>> found = transcript("WEBVTT\\n\\n00:01.000 --> 00:02.000\\n<v Ann>We agree\\n\\n00:02 --> 00:03\\n<v Ann>to it.")
    >>> found.text, found.places
    ('Ann: We agree to it.', ((0, '00:00:01.000'), (14, '00:00:02.000')))
    """
    cues = list(_cues(text.replace("\r\n", "\n").replace("\r", "\n")))
    if not cues:
        raise DamagedDocument("there is no cue in it", remedy='a cue begins with "00:00:01.000 --> 00:00:04.000"')
    made, said = Text(), [part for cue in _told_once(cues) for part in _voices(cue)]
    before: _Said | None = None
    for part in said:
        before = _add(made, part, before)
    joined, places = made.done()
    header = text[: text.find("-->")][:1000] if text.startswith("WEBVTT") else ""
    language = _LANGUAGE.search(header)
    return Found(text=joined, places=places, language=language_of(language["language"] if language else None))


def _add(made: Text, part: _Said, before: _Said | None) -> _Said:
    """Write what was said; return it with the speaker it is taken for."""
    goes_on = before is not None and _is_same_turn(before, part)
    if before is not None:
        made.add(" " if goes_on else "\n\n")
    made.mark(_clock(part.start))
    if part.who and not goes_on:
        made.add(f"{part.who}: ")
    made.add(part.words)
    return replace(part, who=part.who or (before.who if goes_on and before else None))


def _is_same_turn(before: _Said, part: _Said) -> bool:
    if part.turns:
        return False
    if part.who is not None:
        return part.who == before.who
    return not before.voiced if before.who else part.start - before.end < _SILENCE


def _cues(text: str) -> Iterator[_Cue]:
    """Yield what stands under each timing, until a blank line or the next timing."""
    lines = text.split("\n")
    timings = [(number, timing) for number, line in enumerate(lines) if (timing := _TIMING.match(line))]
    ends = [*(number for number, _ in timings), len(lines)]
    for (number, timing), following in zip(timings, ends[1:], strict=True):
        said: list[str] = []
        for line in lines[number + 1 : following]:
            if not line.strip():
                break
            said.append(line)
        if following < len(lines) and number + 1 + len(said) == following and said and said[-1].strip().isdigit():
            said.pop()  # the number of a cue that no blank line precedes
        yield _Cue(_seconds(timing, "a"), _seconds(timing, "b"), tuple(said))


def _seconds(timing: re.Match[str], side: str) -> float:
    hours, minutes, seconds = (int(timing[f"{side}{unit}"] or 0) for unit in "hms")
    return 3600 * hours + 60 * minutes + seconds + int((timing[f"{side}f"] or "0").ljust(3, "0")) / 1000


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"


def _told_once(cues: Sequence[_Cue]) -> Sequence[_Cue]:
    """The cues without the lines that captions roll on, if they do."""
    repeats = sum(_rolls(_bare(one), _bare(other)) for one, other in pairwise(cues))
    if repeats < _ROLLING * len(cues) or repeats < 2:
        return cues
    return [cues[0], *(replace(other, lines=_new(one, other)) for one, other in pairwise(cues))]


def _rolls(one: list[str], other: list[str]) -> bool:
    """Does a cue begin with the line that the one before ended with? Two cues of one and the same line are speech."""
    return one[-1:] == other[:1] != [] and len(one) + len(other) > 2


def _new(one: _Cue, other: _Cue) -> tuple[str, ...]:
    before = _bare(one)
    if not _rolls(before, _bare(other)):
        return other.lines
    shown = set(before)
    return tuple(dropwhile(lambda line: _words(line) in shown, other.lines))


def _bare(cue: _Cue) -> list[str]:
    return [words for line in cue.lines if (words := _words(line))]


def _voices(cue: _Cue) -> Iterator[_Said]:
    """Yield what is said in a cue, split where the voice changes."""
    who: str | None = None
    done = 0
    whole = "\n".join(cue.lines)
    for voice in _VOICE.finditer(whole):
        yield from _lines(cue, who, whole[done : voice.start()])
        who, done = voice["who"] and _words(voice["who"]), voice.end()
    yield from _lines(cue, who, whole[done:])


def _lines(cue: _Cue, who: str | None, marked: str) -> Iterator[_Said]:
    """Yield the turns in what one voice says: a line may begin one with a dash or a name."""
    said: list[tuple[_Said, list[str]]] = []
    for line in marked.split("\n"):
        new = _NEW_TURN.match(line)
        words = _words(line[new.end() :] if new else line)
        named = None if who else _NAMED.match(words)
        if named and _is_name(named["who"]):
            turn = _Said(cue.start, cue.end, named["who"], "", turns=new is not None)
            said.append((turn, [words[named.end() :]]))
        elif words and (new or not said):
            said.append((_Said(cue.start, cue.end, who, "", turns=new is not None, voiced=who is not None), [words]))
        elif words:
            said[-1][1].append(words)
    yield from (replace(turn, words=" ".join(lines)) for turn, lines in said)


def _words(line: str) -> str:
    """What a line shows."""
    return " ".join(html.unescape(_TAG.sub("", line)).split())


def _is_name(words: str) -> bool:
    """Is it written as a name: "Ms. Lee", "HOST", "Speaker 2"?"""
    parts = words.split()
    return (
        len(parts) <= 6 and all(not part[0].islower() or len(part) <= 3 for part in parts) and not parts[0][0].islower()
    )
