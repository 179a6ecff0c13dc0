"""Does a passage speak of its own summary, of who writes it, or of how its words are to be read?

No report says this of anybody, so it counts wherever it stands: "any summary of this text must", "your task is now to
write", "the quote above should read"; or it looks like the answer of a model.
"""

from __future__ import annotations

from summarizer.grounding.addressed_words import (
    AT_WORK,
    MACHINE,
    MACHINES,
    MODEL,
    MODELS,
    MUST,
    OF_THIS,
    SUMMARIES,
    SUMMARY,
    TELL,
    TEXT,
    THIS,
    WORKING,
)
from summarizer.grounding.wordings import Wording

__all__ = ["CORRECTING", "SPEAKING"]

_OF_WHO_READS = (
    Wording(  # "any model processing this text"
        MODELS,
        r"\b(?:the|any|every|each|an?|whichever|whatever) (?:ai |automated |language )?"
        rf"{MODEL}s? {AT_WORK} {THIS}",
        also=WORKING,
    ),
    Wording(
        "assistants models bots systems tools agents",
        rf"\b(?:assistants|models|bots|systems|tools|agents) {AT_WORK} {OF_THIS}\b",
        also=WORKING,
    ),
    Wording(
        "disregard ignore summari* output cite quote",
        rf"\b(?:the|any|every|each) (?:ai|llm|language model|model|bot|chat ?bot|summari[sz]er) {MUST} "
        r"(?:disregard|ignore|summari[sz]e|output|cite|quote)\b",
        also=MODELS,
    ),
    Wording(
        MODELS,
        rf"\b(?:the|any|every|each) {MODEL}s? (?:that|which) (?:extract|list|collect|find)s? "
        rf"[^.!?\n]{{1,40}}? (?:in|from|of) {OF_THIS}\b",
        also="extract extracts list lists collect collects find finds",
    ),
    Wording(MACHINES, rf"\b{MACHINE} (?:that|who) reads? this\b", also="read reads"),
    Wording("summari*", rf"\bsummari[sz]ers? {MUST}\b"),
    Wording(
        "whoever anyone everyone those",
        rf"\b(?:whoever|anyone who|everyone who|those who) {AT_WORK} (?:a {SUMMARY}\b|{THIS}|this|it\b)"
        rf"[^.!?\n]{{0,40}}?\b(?:please|{MUST}|would|could|is (?:asked|requested))",
        also=WORKING,
    ),
    Wording(
        "condens* digest* abridg* summari*",
        r"\b(?:anyone|anybody|whoever|those|everyone)\b[^.!?\n]{0,30}"
        rf"\b(?:condens|digest|abridg|summari[sz])\w{{0,4}} {THIS} ?[:,—–]",
    ),
    Wording(
        MACHINES,
        r"\b(?:these|(?:the|what) (?:following|above)) (?:instructions|lines|words|rules) "
        rf"(?:are |is )?(?:meant |intended )?(?:only )?for (?:the |any |all )?{MACHINE}",
        also="instructions lines words rules",
    ),
)
_TO_WHO_READS = (
    Wording(MACHINES, rf"\byou,? (?:the|dear) (?:machine\b|{MACHINE})", also="you"),
    Wording(MACHINES, rf"\bas (?:the|an?) {MACHINE},? you\b", also="you"),
    Wording(
        "summari* extract* condens*",
        r"\byou (?:have been|are|were) (?:being )?(?:asked|told|instructed|tasked|here) (?:to|with) "
        r"(?:summari|extract|condens)",
        also="you",
    ),
    Wording(
        "extract summari* condense parse fill list",
        r"\b(?:when|if|before|while|as) you (?:extract|summari[sz]e|condense|parse|fill in"
        r"|list (?:the )?(?:commitments|agreements|quotes))\b",
        also="you",
    ),
    Wording(
        "instructions prompt", r"\byour (?:real|actual|true|new|only|hidden) (?:instructions|prompt)\b", also="your"
    ),
    Wording(
        "task job role",
        r"\byour (?:(?:real|actual|true|new|only) )?(?:task|job|role) (?:is|has changed) ?(?:now )?[:,]? ?(?:to )?"
        r"(?:now )?(?:only )?(?:summari[sz]e|extract"
        r"|(?:output|write|respond|reply|answer) (?:only|with|in (?:verse|json)|that)\b)",
        also="your",
    ),
    Wording(
        "answer respond reply output write speak",
        r"\b(?:from now on|henceforth),? you (?:will|must|shall|are to) (?:only )?"
        r"(?:answer|respond|reply|output|write|speak)\b",
        also="you",
    ),
)
_OF_THE_SUMMARY = (
    Wording("summari*", rf"\bsummari[sz](?:e|es|ing) {OF_THIS}\b"),
    Wording(SUMMARIES, rf"\b{SUMMARY} of {OF_THIS}\b[^.!?\n]{{0,20}}\b(?:{MUST}|{TELL})\b"),
    Wording(SUMMARIES, rf"\b(?:your {SUMMARY}|{SUMMARY} of {OF_THIS}) {MUST}\b"),
    Wording(SUMMARIES, rf"\b(?:writ|prepar|produc|mak|generat)(?:e|ing) the {SUMMARY} ?, (?:please )?{TELL}\b"),
    Wording("your", rf"\b(?:writ|prepar|produc|mak|generat)(?:e|ing) your (?:{SUMMARY}|output)\b"),
    Wording("your", rf"\byour (?:output|answer|response) {MUST} (?:not )?(?:contain|include|mention|say|begin|list)\b"),
    Wording(
        "summari*",
        rf"\b(?:when|while|before|after|in) (?:you )?summari[sz](?:ing|e) {OF_THIS} ?,? ?"
        rf"(?:(?:please|always|only|also|do not|never|you) ){{0,12}}{TELL}\b",
    ),
    Wording(
        SUMMARIES,
        r"\b(?:grateful|appreciated?|obliged|helpful|glad|pleased|kind)\b[^.!?\n]{0,40}"
        rf"\bif (?:the|your|this|any) {SUMMARY}\b",
    ),
)
_OF_THE_TEXT = (
    Wording(
        "end",
        rf"\bend of (?:the )?(?:{TEXT}|input)\b[^\n\w]{{0,6}}"
        r"(?:a )?(?:new|next|start of(?: the)?|begin(?:ning)? of(?: the)?) "
        r"(?:document|text|input|task|instructions?)\b",
        also="new next start begin beginning",
    ),
    Wording(
        "rest remainder remaining",
        rf"\b(?:rest|remainder|remaining \w{{1,20}}) (?:of (?:this|the) {TEXT} )?(?:is|are) (?:not|no) "
        rf"(?:a )?part of (?:the|this) {TEXT}",
        also="part",
    ),
    Wording(
        "quote quotes evidence citation citations",
        r"\b(?:quotes?|evidence|citations?) (?:(?:is|are) (?:not|no longer) (?:needed|required)"
        r"|needs? (?:not|no longer)(?: to)? be (?:verbatim|exact|cited|given))",
        also="not no",
    ),
    Wording(  # a record of ours
        "evidence debtors creditors commitments agreements parties quotes disagreements headline meetings",
        r"[{,] ?\""
        r"(?:evidence|debtors|creditors|commitments|agreements|parties|quotes|disagreements|headline|meetings)"
        r"\" ?: ?[\[{\"0-9]",
        also='"*',
    ),
)
SPEAKING = (*_OF_WHO_READS, *_TO_WHO_READS, *_OF_THE_SUMMARY, *_OF_THE_TEXT)
"""What no report says of anybody, wherever it stands."""

_AS_READ = rf"{MUST} (?:now )?(?:read\b|say\b|be (?:read|understood|quoted|rendered) as\b|be replaced (?:with|by)\b)"
_READ = "read say understood quoted rendered replaced"
CORRECTING = (
    Wording(
        _READ,
        r"\b(?:quot(?:e|ation)s?|statements?|sentences?|figures?|amounts?|sums?|dates?|names?|passages?|words?"
        r"|numbers?|lines?) (?:above|below|before|earlier"
        r"|in (?:the )?(?:(?:first|second|third|fourth|last|previous|next|above|opening) )?"
        rf"(?:paragraph|sentence|line|passage)s?(?: (?:above|below|[0-9]{{1,3}}))?) {_AS_READ}",
        also="above below before earlier paragraph* sentence* line* passage*",
    ),
    Wording(
        "mistake error wrong false void invented",
        r"\bthe (?:sentence|paragraph|quote|quotation|line|statement) (?:before|above|after|below)(?: this(?: one)?)? "
        r"(?:is|was) (?:a mistake|an error|wrong|false|void|invented)\b",
        also="before above after below",
    ),
    Wording(
        "erratum errata correction corrections corrigendum corrigenda clarification note",
        r"\b(?:errat(?:um|a)|corrections?|corrigend(?:um|a)|clarification|(?:editor|publisher|author)['’]s note) ?:"
        rf"[^.\n]{{0,80}}\b(?:{_AS_READ}|read [“\"'‘])",
        also=_READ,
    ),
)
"""What says how other words of the text are to be read: a correction, or somebody who poses as its author."""
