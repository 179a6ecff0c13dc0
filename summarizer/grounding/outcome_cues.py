"""Which words of a sentence look like an agreement or a commitment? For the list of what a record leaves out.

A cue is no proof: it is wide on purpose, and takes in what was offered, withdrawn or kept as well, for a record has a
status for each. What is merely wanted, asked, supposed or denied is none, nor is a question. English, and the commonest
of German, French and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from summarizer.grounding.cues import is_factual, is_taken_back

__all__ = ["Cue", "outcome_cues"]

_THING = (
    r"(?:agreement|deal|accord|treaty|memorandum|ceasefire|cease-fire|truce|pact|protocol|statement|declaration|plan"
    r"|understanding|contract|roadmap|compromise|settlement|letter of intent|convention|communiqué|framework|charter)s?"
)
_CONCLUDED = (
    r"(?:reach|sign|conclud|initial|seal|adopt|ink|clinch|finali[sz]|ratif|endors|approv|renew|hammer)(?:e?s"
    r"|e?d|ies|ied)"
    r"|struck|strikes?|came to|come to|entered into|signed off on"
)
_SOMEBODY = (
    r"(?:(?:[A-ZÀ-Þ][\w’'.-]*|\b(?:sides?|parties|part(?:y|ners)|ministers?|governments?|ministry|company"
    r"|companies|union"
    r"|committee|council|board|commission|federation|association|agency|bank|group|delegations?|countries|country"
    r"|states?|towns?|cit(?:y|ies)|both|we|they|he|she|officials?|observers?|secretariat|secretary|chair|president"
    r"|creditors?|lenders?|employers?|bloc|mission|team|authorit(?:y|ies)|capitals?|two|three))\)?,?)"
)
_BETWEEN = r"(?: (?:also|jointly|both|each|then|now|therefore|further|all|today|again|\w+ly))?"
_VERB = r"(?!(?:be|have|need|cost|depend|remain|consider|study|examine|see|take effect|enter into force)\b)[a-z]{2,}"
_AGREEMENT = re.compile(
    rf"(?P<agreed>\bagree[sd]?\b(?!(?: with)? (?:nothing|little)\b)(?=[^.;:]{{0,90}}? (?:not to|to|that|on|upon)\b)"
    rf"|\b(?:decide[sd]?|resolve[sd]?)(?: (?:jointly|unanimously|by [\w ]{{1,30}}))?(?= (?:to|that)\b)"
    rf"|\bit was (?:agreed|decided|resolved)\b|\bagreed\.)"
    rf"|(?P<reached>\b(?:{_CONCLUDED})\b(?=[^.;:]{{1,120}}?\b{_THING}\b)"
    rf"|\b{_THING}\b(?=(?: [\w,-]+){{0,8}}? (?:was|were|is|has been|have been) (?:reached|signed|concluded|initialled"
    rf"|sealed|adopted|struck|approved|agreed|ratified)\b)"
    rf"|\b(?:proposal|motion|resolution|amendment|minutes|budget|plan) (?:was|were|is)"
    rf" (?:carried|adopted|approved|passed)\b"
    rf"|\bshook hands on\b|\bsigned off on\b)"
)
_PROMISE = re.compile(
    r"\b(?P<promised>promis(?:e[sd]?|ing)|pledg(?:e[sd]?|ing)|vow(?:s|ed)?|undert(?:akes?|ook|aken)"
    r"|commit(?:s|ted)? (?:to|itself|himself|herself|themselves|ourselves)|offer(?:s|ed)?(?= to\b| [\w.,]+)"
    r"|guarantee[sd]?|gave (?:an?|his|her|its|their) (?:\w+ )?(?:assurance|word|undertaking|guarantee|commitment)"
    r"|undertaking|commitments?|binds? (?=[A-Z])|kept (?:its|his|her|their) word)\b"
)
_WILL = re.compile(
    rf"{_SOMEBODY}{_BETWEEN} (?P<will>(?:will|shall)(?P<negated> not| never)?(?:,? [\w ]{{1,40}}?,)?{_BETWEEN} {_VERB}"
    rf"|(?:is|are) (?:going|due|set|ready) to {_VERB}|(?:is|are) to {_VERB}"
    rf"|(?:intends?|plans?|wants?(?= to exchange)) to {_VERB}|expresse[sd] (?:its|their|his|her) intention to)"
    rf"|(?:[Ss]aid|[Tt]old|[Aa]nnounced|[Cc]onfirmed)\b[^.;:“\"]{{0,60}}?{_SOMEBODY}{_BETWEEN} (?P<would>would {_VERB})"
    rf"|(?i:\bunder the (?:{_THING}|outline|text|terms)\b)[^.;:]{{0,90}}? (?P<under>will|shall|would) {_VERB}"
    rf"|(?:^|\n)[-*• ]{{0,4}}(?P<action>Action\b|[A-Z]\w+(?: [A-Z]\w+){{0,2}} to [a-z]+\b(?=[^.;:\n]{{0,120}} by\b))"
)
_WILL_PIECES = (
    "will", "shall", "would", "is going", "is due", "is set", "is ready", "is to", "are going", "are due", "are set",
    "are ready", "are to", "intend", "plan", "want", "intention to", "Action",
)  # fmt: skip
"""One of these stands in what the expression before finds, or "to" and "by": a look for them is quick."""
_ABROAD = re.compile(
    r"\b(?:(?P<agreed>(?i:einig(?:t)?en sich|geeinigt|vereinbar(?:t|ten|en)|beschlossen|beschließ(?:t|en)"
    r"|verständigt(?:en)?|unterzeichne(?:n|t|ten)|genehmigt"
    r"|(?:est|sont) convenue?s?|conviennent|se sont mis d['’]accord|sign(?:ent|e un)|ont (?:décidé|signé|conclu|adopté)"
    r"|acord(?:aron|ó|ado)|acuerdan|convin(?:ieron|o)|firm(?:aron|an|ado)|pact(?:aron|an|ado)))"
    r"|(?P<promised>(?i:verspr(?:ach|achen|icht|echen)|versprochen|sag(?:te|ten|t|en)? zu|zugesagt"
    r"|verpflichte(?:t|te|ten|n)? sich"
    r"|stell(?:t|te|ten|en) in Aussicht|will am|wollen am|soll bis"
    r"|s['’]engagent?|s['’]est engagée?|se sont engagée?s|(?:a|ont|avait) promis|(?:prêt|prête)s? à"
    r"|se compromet(?:e|en|ió|ieron)|promet(?:e|en|ió|ieron)))"
    r"|(?P<will>[a-zà-ÿ]{2,}(?:era|eront|ira|iront|dra|dront|ará|erá|irá|arán|erán|irán)"
    r"|(?i:wird|werden)(?= [^.;:]{3,120}[a-zäöü]{3,}en\b)))\b"
)
_NOT_PROMISED = re.compile(
    r"(?:\b(?:not|never|no|nor|cannot|without|refus\w+|declin\w+|asked|urged)\b|n['’]t\b)[^.;:,]{0,25}$"
)
_NOTHING = re.compile(r" (?:nothing|little|no)\b")
_QUESTION = re.compile(r"\A[^.!]*\?[\s”\"’'»)]*\Z")
"""A sentence that only asks: it settles nothing."""
_NOT_ABROAD = re.compile(
    r"(?:\b(?:nicht|kein\w*|nie|ohne|ne|pas|jamais|sans|no|nunca|ni|sin|si|falls|wenn)\b|\bn['’])[^.;:]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that look like an outcome. `sort` says of what strength: "will" is a mere announcement."""

    sort: Literal["agreement", "promise", "will"]
    word: str


def _may_hold_will(sentence: str) -> bool:
    return any(piece in sentence for piece in _WILL_PIECES) or (" to " in sentence and " by" in sentence)


def outcome_cues(sentence: str, *, abroad: bool = False) -> Iterator[Cue]:
    """Yield the cues of outcomes in a sentence, the strongest sort first; `abroad` in other languages as well.

    >>> said = "It was agreed that they meet. She gave her word. Norway will pay. The talks will drag on."
    >>> [cue.word for cue in outcome_cues(said)]
    ['agreed', 'gave her word', 'Norway will pay']
    """
    if _QUESTION.search(sentence):
        return
    for match in _AGREEMENT.finditer(sentence):
        if is_factual(sentence[: match.start()]):
            yield Cue("agreement", match[0])
    for match in _PROMISE.finditer(sentence):
        before = sentence[: match.start()]
        if not (_NOT_PROMISED.search(before) or is_taken_back(before) or _NOTHING.match(sentence, match.end())):
            yield Cue("promise", match[0])
    for match in _WILL.finditer(sentence) if _may_hold_will(sentence) else ():
        if not match["negated"] and is_factual(sentence[: match.start()]):  # a refusal, more often than not
            yield Cue("will", " ".join(match[0].split()))
    for match in _ABROAD.finditer(sentence) if abroad else ():
        if not _NOT_ABROAD.search(sentence[: match.start()]):
            yield Cue("agreement" if match["agreed"] else "promise" if match["promised"] else "will", match[0])
