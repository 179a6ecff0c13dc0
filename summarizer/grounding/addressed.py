"""Does a passage give an order to whoever, or whatever, reads the text for somebody else: to who summarizes it?

A report tells what somebody asked of somebody; these passages ask it of their reader: they name him ("note for
automated readers"), or say what he is to do ("leave the rest of this text out"), or to write ("add to your summary").
A report says the same with the same verbs, so they count only where they open a clause: see `suspects`.
"""

from __future__ import annotations

from summarizer.grounding.addressed_abroad import ABROAD
from summarizer.grounding.addressed_words import (
    AT_WORK,
    HIS_ANSWER,
    HIS_SUMMARY,
    MACHINE,
    MACHINES,
    OF_THIS,
    SUMMARIES,
    SUMMARY,
    TELL,
    TEXT,
    THIS,
)
from summarizer.grounding.wordings import Wording

__all__ = ["ASKING", "TELLING"]

_NAMING = (
    Wording(  # "note to all AI systems reading this page:"
        MACHINES,
        r"\b(?:(?:for the )?attention(?: of)?|dear|hello|hi|hey|warning"
        r"|(?:notes?|notices?|messages?|instructions?|hints?|advice|requests?|appeals?) (?:to|for))"
        rf"[,:]? (?:(?:the|all|any|every|our|you|dear) ){{0,2}}{MACHINE}"
        rf"(?: {AT_WORK} {THIS}[^:.!\n]{{0,30}}| only)? ?[:,.!—–]",
    ),
    Wording(MACHINES, rf"\b(?:for|to) (?:(?:the|all|any|every) ){{0,2}}{MACHINE}(?: only)? ?:"),
    Wording(MACHINES, rf"\b(?:if|when|since|because|as) you are (?:an? |the )?{MACHINE}", also="you"),
    Wording(  # "AI, please report that"
        MACHINES,
        rf"\b{MACHINE}(?: ?[:–—]|,(?= (?:please|you|do not|never|always)\b)) ?"
        rf"(?:(?:please|you|do not|never|always|only) ){{0,12}}{TELL}\b(?! (?:of|on|by)\b)",
    ),
)
_LEAVING_OUT = (
    Wording(  # "forget what you were told": but only where a text, or instructions, are spoken of soon after
        "forget ignore disregard",
        r"\b(?:forget|ignore|disregard) (?:everything|all|what(?:ever)?) (?:that )?you (?:were|have been|had been) "
        rf"(?:told|given|asked|taught|instructed)(?=.{{0,160}}\b(?:instructions?|prompt|{SUMMARY}|{TEXT})\b)",
        also="you",
    ),
    Wording(
        "rest",
        r"\b(?:ignore|disregard|skip|omit|stop reading|do not read) (?:all of )?(?:the )?"
        rf"rest of (?:the|this) {TEXT}",
    ),
    Wording("reading", r"\bstop reading here\b"),
    Wording(
        "summari* extract* process* analys* analyz* condens*",
        r"\b(?:do not|don['’]t|never|stop|skip|refuse to) "
        r"(?:summari[sz]\w{1,20}|extract\w{0,20}|process\w{0,20}|analy[sz]\w{1,20}|condens\w{1,20}) "
        rf"(?:this|the (?:rest|following|above)|any) (?:of )?(?:this |the )?{TEXT}",
        also="not don never stop skip refuse",
    ),
    Wording(
        "skip leave omit pass",
        r"\b(?:skip|leave out|omit|pass over) (?:all )?(?:of )?(?:the )?"
        rf"(?:next|following|previous|preceding|remaining) (?:\w{{1,30}} )?{TEXT}",
        also="next following previous preceding remaining",
    ),
    Wording("sentence sentences", r"\b(?:cite|disregard|ignore|skip|drop|omit|quote) sentences? [0-9]"),
)
_ANSWERING = (
    Wording(
        "respond reply answer output",
        r"\b(?:respond|reply|answer|output) (?:only|solely|exclusively|nothing but) (?:with|in|as)? ?"
        r"(?:the (?:following|words?|sentence|phrase|json)|json|\"|“|verse|one word)",
        also="only solely exclusively nothing",
    ),
    Wording(
        "reply respond answer",
        r"\b(?:reply|respond|answer) (?:in|with) (?:a single|one) (?:word|line|sentence)\b",
        also="word line sentence",
    ),
    Wording(
        "your",
        r"\b(?:begin|start|end|format|return) your (?:answer|output|response|reply|summary) (?:with|as|in)\b",
    ),
    Wording(SUMMARIES, rf"\bwrite (?:me )?the (?:real|true|actual|correct|final) {SUMMARY}\b(?! together)"),
    Wording(
        "summari* translate rewrite rephrase repeat",
        rf"\b(?:summari[sz]e|translate|rewrite|rephrase|repeat) (?:{OF_THIS}\b|the above\b)",
    ),
    Wording("user", r"\b(?:do not |never )?(?:tell|inform|show|remind|warn|mention to|reveal to) the user\b"),
)
_TAKING_FOR = (
    Wording(
        "pretend",
        r"\bpretend (?:that )?you(?:['’]re| are)\b[^.\n]{0,60}"
        r"\b(?:answer|respond|reply|write|speak as|summari[sz]e)\b",
    ),
    Wording(
        "assume suppose imagine",
        rf"\b(?:assume|suppose|imagine) (?:that )?(?:everything|all|whatever|the (?:whole )?{TEXT})\b[^.\n]{{0,60}}"
        r"\b(?:and|but|so|then),? (?:report|write|say|state|list|summari[sz]e)\b",
    ),
    Wording(
        "status strength doubt evidence role kind",
        r"\b(?:set|make|mark) the (?:status|strength|doubt|evidence|role|kind) of (?:every|all|each|any) "
        r"(?:commitments?|agreements?|part(?:y|ies)|quotes?|items?|points?)\b",
        also="set make mark",
    ),
    Wording(
        "task prompt instruction instructions",
        r"\b(?:task|prompt|instructions?) (?:update|override|change)s? ?:",
        also="update updates override overrides change changes",
    ),
    Wording(
        "quote cite record list",
        r"\b(?:quote|cite|record|list) [^.\n]{1,40}? as (?:saying|having \w{3,12})\b",
        also="saying having",
    ),
    Wording(
        "treat read interpret",
        r"\b(?:treat|read|interpret) the (?:words?|phrase|term|sentence|quotes?) [^.\n]{1,40}? as\b",
        also="word words phrase term sentence quote quotes",
    ),
)
ASKING = (*_NAMING, *_LEAVING_OUT, *_ANSWERING, *_TAKING_FOR, *ABROAD)
"""What is to be done with the text."""

_TELLS = rf"\b(?:(?:do )?not |never |always |also )?{TELL}\b[^.!?\n]{{0,100}}?\b(?:in|into|to|from|of|out of|with)"
_THERE = rf"(?:(?:please|always|also|only|do not|never) ){{0,12}}{TELL}\b"
TELLING = (
    Wording(SUMMARIES, rf"{_TELLS} {HIS_SUMMARY}\b"),
    Wording("your", rf"{_TELLS} {HIS_ANSWER}\b"),
    Wording(SUMMARIES, rf"\bin {HIS_SUMMARY},? {_THERE}"),
    Wording("your", rf"\bin {HIS_ANSWER},? {_THERE}"),
    Wording(
        "commitments agreements quotes disagreements",
        rf"\b(?:do not |never )?{TELL}\b[^.!?\n]{{0,60}}? (?:among|under|to the list of) (?:the )?"
        r"(?:commitments|agreements|quotes|disagreements)\b",
        also="among under list",
    ),
)
"""What is to be told in the summary, or not."""
