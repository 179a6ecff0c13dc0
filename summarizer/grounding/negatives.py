"""By which words is something told not to be so? Those that deny what follows, and all by which it can be told at all.

The two lists serve opposite ends. What denies is counted, so it holds only words that always deny what they govern.
What may deny clears a statement of the charge of contradicting its evidence, so it may be as long as can be: verbs of
ending, missing, hindering and staying away, adverbs of not quite, prepositions of being without. A list of such words
has no end, therefore nothing is ever proved by their absence alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from itertools import chain

from summarizer.grounding.glance import may_hold, words_in
from summarizer.grounding.inflection import WORD, lemma
from summarizer.grounding.word_tables import PieceTable, WordTable

__all__ = ["bounds", "denies", "denies_abroad", "denies_as_verb", "in_one_word", "may_be_denied", "may_deny", "waits"]

_DENYING_VERBS = frozenset(
    (
        "deny denies denied denying refuse refuses refused refusing refusal decline declines declined declining reject "
        "rejects rejected rejecting rejection fail fails failed failing failure rule-out rules-out ruled-out "
        "ruling-out lack lacks lacked lacking"
    ).split()
)
_DENYING = _DENYING_VERBS | frozenset(
    "not never no nor neither none nobody nothing without cannot unable yet-to".split()
)
"""Words that deny what they govern, as `in_one_word` writes them."""
_OF_DENIALS = frozenset(re.findall("[a-z]+", " ".join(_DENYING))) - {"out", "to"} | {"still", "t"}
"""Where none of these stands, as a run of letters, nothing denies; "t" is the end of "don't"."""
_ALWAYS = rf"\w+n['’]t|{'|'.join(sorted(_DENYING))}"
_TWO_WORDS = (
    (re.compile(r"\b(rul(?:e|es|ed|ing)) out\b", re.IGNORECASE), r"\1-out", {"out"}),
    (
        re.compile(r"\b(?:(?:has|have|had) (?:yet|still)|(?:is|are|was|were) (?:yet|still)) to\b(?! be seen)"),
        "yet-to",
        {"yet", "still"},
    ),
)
"""How they are found and written, and a word that each has."""
_ABROAD = (
    r"nicht|kein\w*|nie(?:mals)?|ohne|ne|pas|jamais|sans|aucune?|ni|nunca|sin|ningun[oa]?|tampoco|verzicht\w*"
    r"|renonc\w*|renunci\w*|absteh\w*|s['’]abst\w*|abstener\w*|nur|erst|seulement|s[oó]lo"
)
"""The plain denials of other languages."""
_DENIAL_ABROAD = re.compile(rf"\b(?:{_ABROAD})\b|\bn['’](?=\w)", re.IGNORECASE)
_NOT_QUITE = (
    r"instead|rather|hardly|barely|scarcely|seldom|rarely|little|few|fewer|less|least|only|mere(?:ly)?|just|nearly"
    r"|almost|still|else|last|once|half|part(?:ly|ial\w*)"
)
_NOT_SAID = (
    r"if|whether|should|would have|could|(?-i:may)|might|alleg\w*|claim\w*|suppos\w*|hop(?:e|es|ed|ing)"
    r"|tr(?:y|ies|ied|ying)|attempt\w*|seek\w*|sought|want\w*|urg\w*|ask\w*|fear\w*|threat\w*|warn\w*|demand\w*|insist\w*"
)
"""What is only wished, feared, tried or supposed."""
_ABSENCE = (
    r"yet|until|till|unless|before|except|save|but|beyond|against|far|short|away|off|out|outside|back|down|aside|apart"
    r"|behind|minus|too|other\w*|differ\w*|first|former\w*|absen\w+|missing|gone|idle|empty|vacant|void|null|shut"
    r"|clos\w+|open|secret\w*|silen\w+|mum|mute|overdue|late|exempt\w*|free\w*|independen\w+|immune|safe|unlike\w*"
    r"|reluctan\w+|war[iy]\w*|hostile|averse|loath|alien|hard|difficult\w*|inconclusive|no[- ]?one|nowhere|zero"
    r"|dead\w*|impasse|standstill|stalemate|limbo|doubt\w*|sceptic\w*|skeptic\w*|contrary|alternativ\w*|separat\w*"
    r"|neutral\w*|opposite|(?:un|dis|mis|non-?)\w{4,}|in\w{2,}able|im(?:possib|prob|perf|prop|pract)\w*"
    r"|il(?:leg|lic)\w*|ir(?:reg|rel|resp)\w*"
)
_ENDING = (
    r"refrain\w*|abstain\w*|absten\w*|avoid\w*|stop\w*|halt\w*|ceas\w*|suspen\w*|end(?:s|ed|ing)?|forgo\w*|waiv\w*"
    r"|ban(?:s|ned|ning)?|prohibit\w*|fr(?:ee|o)z\w*|drop(?:s|ped|ping)?|withh[eo]ld\w*|withdr\w*|keep\w*|kept|give"
    r"|gave|given|giving|lift\w*|oppos\w*|object\w*|resist\w*|prevent\w*|protect\w*|spar(?:e|es|ed|ing)|defer\w*"
    r"|postpon\w*|delay\w*|scrap\w*|abandon\w*|shelv\w*|cancel\w*|adjourn\w*|hold\w*|held"
    r"|forb[ia]d\w*|bar(?:s|red|ring)?|block\w*|veto\w*|obstruct\w*|stall\w*|stuck|hamper\w*|hinder\w*|thwart\w*"
    r"|foil\w*|scupper\w*|scuttl\w*|derail\w*|torpedo\w*|exclu\w+|omit\w*|omission\w*|skip\w*|miss(?:es|ed|ing)?"
    r"|boycott\w*|shun\w*|snub\w*|evad\w*|dodg\w*|duck\w*|sidestep\w*|flout\w*|defy\w*|defi\w+|disob\w*|violat\w*"
    r"|breach\w*|br(?:oke|eak)\w*|ignor\w*|neglect\w*|overlook\w*|forg[eo]t\w*|los[est]\w*|lapse\w*|expir\w*|collaps\w*"
    r"|founder\w*|flop\w*|crumbl\w*|quash\w*|overturn\w*|overrul\w*|revers\w*|annul\w*|revok\w*|repeal\w*|rescind\w*"
    r"|nullif\w*|invalid\w*|struck|strik\w*|thr[eo]w\w*|defeat\w*|turn(?:s|ed|ing)?|dismiss\w*|contest\w*|contradict\w*"
    r"|challeng\w*|renounc\w*|retract\w*|reneg\w*|backtrack\w*|balk\w*|baulk\w*|left|leav\w*|quit\w*|resign\w*|retir\w*"
    r"|escap\w*|surviv\w*|remov\w*|delet\w*|abolish\w*|phas\w*|releas\w*|reliev\w*|interrupt\w*|paus\w*|sat|stay\w*"
    r"|remain\w*|stood|idl\w*|sank|sink\w*|sunk"
)
"""Ending, giving up, putting off, hindering, missing, staying away."""
_GOVERNING = re.compile(rf"\b(?:{_ALWAYS}|{_ABROAD}|{_NOT_QUITE}|{_NOT_SAID})\b|n['’]t\b|\bn['’]", re.IGNORECASE)
"""Words by which what a verb tells can be told not to be so though it is the verb of its clause."""
_TURNED = re.compile(r"\s+(?:\w+\s+)?(?:against|down|off|out|away|aside|apart|back)\b", re.IGNORECASE)
"""What turns the verb that it follows into its contrary: "voted against", "called it off"."""
_ANY = re.compile(rf"{_GOVERNING.pattern}|\b(?:{_ABSENCE}|{_ENDING})\b", re.IGNORECASE)
"""All by which something can be told not to be so."""
_BOUNDS = re.compile(
    r"\b(?:until|till|unless|before|without|except|only|if|other than|save|but for|other\w*|all but|"
    r"(?:rest|remainder) of)\b",
    re.IGNORECASE,
)
_WAITS = re.compile(r"\b(?:only|merely|once|after|when|as soon as|if|provided|except|needs?)\b", re.IGNORECASE)


def in_one_word(text: str) -> str:
    """Return a text with the denials of two words as one: "ruled-out", "yet-to".

    >>> in_one_word("Norway has yet to pay, and ruled out a loan.")
    'Norway yet-to pay, and ruled-out a loan.'
    """
    words = words_in(text)
    for pattern, written, needed in _TWO_WORDS:
        if not words.isdisjoint(needed):
            text = pattern.sub(written, text)
    return text


def _denies(word: str) -> bool:
    word = word.casefold()
    return word in _DENYING or (word.endswith(("n't", "n’t")) and word[:-3].isalnum())


denies: Callable[[str], bool] = WordTable(_denies).__getitem__
"""Whether a word denies what it governs."""


def denies_as_verb(word: str) -> bool:
    """Whether a word is a verb that denies what it governs.

    >>> denies_as_verb("Refused"), denies_as_verb("never")
    (True, False)
    """
    return word.casefold() in _DENYING_VERBS


def may_be_denied(text: str) -> bool:
    """Whether a word that denies what it governs may stand in a text: a glance, before its clauses are read.

    >>> may_be_denied("Norway didn't pay."), may_be_denied("Norway paid.")
    (True, False)
    """
    return may_hold(text, _OF_DENIALS)


def may_deny(text: str, besides: Set[str] = frozenset(), *, verbs: Set[str] = frozenset()) -> bool:
    """Whether any word of a text may tell that something is not so; those of `besides`, as lemmas, are not asked unless
    they always deny. Where one of `verbs` tells the thing, only what governs it is looked for.

    >>> may_deny("They missed the deadline to pay."), may_deny("They paid.")
    (True, False)
    >>> may_deny("They banned it.", besides={"ban"}), may_deny("They paid and shut it.", verbs={"pay"})
    (False, False)
    """
    text = in_one_word(text)
    verb = next((match for match in WORD.finditer(text) if lemma(match[0]) in verbs), None) if verbs else None
    if verb is None:
        return not set(_DOUBTS.within(text)) <= besides or (
            _WOULD_HAVE.search(text) is not None and lemma("have") not in besides
        )
    found = chain(_GOVERNING.finditer(text, 0, verb.start()), _turned(text, verb.end()))
    return any(_doubt(match) not in besides for match in found)


def _doubt(match: re.Match[str]) -> str:
    """The lemma of a word that may deny, or nothing where it always does."""
    return "" if denies(match[0]) else lemma(match[0].split()[-1])


_DOUBTS = PieceTable(lambda piece: map(_doubt, _ANY.finditer(piece)))
_WOULD_HAVE = re.compile(r"\bwould have\b", re.IGNORECASE)
"""The one thing with white space in it that `_ANY` finds: before "no one" it finds "no"."""


def _turned(text: str, end: int) -> Iterator[re.Match[str]]:
    """What stands right behind a verb and turns it."""
    match = _TURNED.match(text, end)
    if match is not None:
        yield match


def denies_abroad(text: str) -> bool:
    """Whether a text has a plain denial in another language, wherever it stands: there it follows what it denies.

    >>> denies_abroad("die Häfen nicht zu schließen"), denies_abroad("not to close the ports")
    (True, False)
    """
    return _DENIAL_ABROAD.search(text) is not None


def bounds(text: str) -> bool:
    """Whether a denial holds only up to something, or for the others: "not until the report is out"."""
    return _BOUNDS.search(text) is not None


def waits(text: str) -> bool:
    """Whether something is so only from then on, or in that case: "only after the report is out"."""
    return _WAITS.search(text) is not None
