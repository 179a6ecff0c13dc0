"""Does a passage speak to whoever, or whatever, reads the text for somebody else: to a model, to who summarizes it?

A report tells what somebody asked of somebody; these passages ask it of their reader. They name him ("note for
automated readers"), speak of the summary that he is to write ("please add to your summary"), give him a part to play,
or look like his answer. Where a verb may also tell what somebody did, only one that bids counts: see `suspects`.

In the patterns a blank stands for white space, of which there may be more than one.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error

from summarizer.grounding.addressed_abroad import ABROAD, SIGNS_ABROAD

__all__ = [
    "ASKING",
    "ASKING_ALTERNATIVES",
    "CORRECTING",
    "ENCODED",
    "SIGNS",
    "SPEAKING",
    "SPEAKING_ALTERNATIVES",
    "TELLING",
    "TELLING_ALTERNATIVES",
    "UNSEEN",
    "compiled",
    "is_words",
]


def compiled(*alternatives: str) -> re.Pattern[str]:
    """Make a pattern of alternatives, in any case. White space is bounded: a run of it is gone through once."""
    return re.compile("|".join(alternatives).replace(" ", r"(?:\s{1,9})"), re.IGNORECASE | re.DOTALL)


# Whom they speak to, and of what.
_MACHINE = (
    r"(?:AIs?\b|ChatGPT\b|GPT-[0-9]\w?|artificial intelligences?|LLMs?\b|(?:large )?language models?"
    r"|chat ?bots?|bots?\b"
    r"|(?:AI|virtual|digital) (?:assistants?|systems?|models?|readers?|tools?|agents?)"
    r"|(?:automat(?:ed|ic)|machine)(?: |-)(?:readers?|systems?|tools?|agents?|processing|summari[sz]\w+)"
    r"|summari[sz]ers?|summari[sz](?:ation|ing) (?:tools?|systems?|models?|software|programs?)"
    r"|text(?: |-)analysis (?:tools?|systems?))"
)
_MODEL = r"(?:AI|LLM|bot|chat ?bot|(?:language )?model|assistant|summari[sz]er|system|tool|agent|program|algorithm)"
_TEXT = r"(?:text|document|article|report|page|message|passage|e-?mail|transcript|paragraphs?|sentences?|sections?)"
_SUMMARY = r"(?:summar(?:y|ies)|readout|digest)"
_THIS = (
    rf"(?:(?:this|these|the (?:above|following|present|whole)) (?:{_TEXT}|{_SUMMARY})\b|the {_SUMMARY}\b"
    r"|this(?= (?:must|should|shall|will|is|has|needs|ought|may|can|please)\b| ?[.,:;]))"
)
_OF_THIS = rf"(?:this|the (?:above|following|present)) {_TEXT}"
_AT_WORK = (
    r"(?:(?:(?:that|which|who) )?(?:is |are )?(?:read|process|pars|handl|summari[sz]|condens|analy[sz]|extract"
    r"|prepar|produc|generat"
    r"|writ|mak|compil|draft)(?:e?s|ing))"
)
_TELL = (
    r"(?:add|append|include|insert|mention|state|say|report|write|record|list|note|quote|treat|put|omit|leave"
    r"|remove|drop"
    r"|exclude|use|name|begin|start|end|make|describe|present|show|answer|reply|respond|output|return|give)"
)
_MUST = r"(?:must|should|shall|has to|have to|needs? to|is to|are to|ought to)"
_HIS = (
    rf"(?:(?:the|this|that|any) {_SUMMARY}(?! (?:tables?|sheets?|pages?|notes?))"
    rf"|your (?:{_SUMMARY}|output|JSON|(?:answer|response)(?! to\b)))"
)

ASKING_ALTERNATIVES = (
    rf"\b(?:(?:for the )?attention(?: of)?|dear|hello|hi|hey|warning|(?:notes?|notices?|messages?|instructions?"
    rf"|hints?|advice|requests?|appeals?) (?:to|for))"
    rf"[,:]? (?:(?:the|all|any|every|our|you|dear) ){{0,2}}{_MACHINE}"
    rf"(?: {_AT_WORK} {_THIS}[^:.!\n]{{0,30}}| only)? ?[:,.!—–]",
    rf"\b(?:for|to) (?:(?:the|all|any|every) ){{0,2}}{_MACHINE}(?: only)? ?:",
    rf"\b(?:if|when|since|because|as) you are (?:an? |the )?{_MACHINE}",
    rf"\b(?:forget|ignore|disregard) (?:everything|all|what(?:ever)?) (?:that )?you (?:were|have been|had been) "
    rf"(?:told|given|asked|taught|instructed)(?=.{{0,160}}\b(?:instructions?|prompt|{_SUMMARY}|{_TEXT})\b)",
    rf"\b(?:ignore|disregard|skip|omit|stop reading|do not read) (?:all of )?(?:the )?rest of (?:the|this) {_TEXT}",
    r"\bstop reading here\b",
    r"\b(?:respond|reply|answer|output) (?:only|solely|exclusively|nothing but) (?:with|in|as)? ?"
    r"(?:the (?:following|words?|sentence|phrase|json)|json|\"|“|verse|one word)",
    rf"\b(?:do not|don['’]t|never|stop|skip|refuse to) (?:summari[sz]\w+|extract\w*|process\w*|analy[sz]\w+"
    rf"|condens\w+) "
    rf"(?:this|the (?:rest|following|above)|any) (?:of )?(?:this |the )?{_TEXT}",
    rf"\b(?:skip|leave out|omit|pass over) (?:all )?(?:of )?(?:the )?(?:next|following|previous|preceding|remaining) "
    rf"(?:\w+ )?{_TEXT}",
    r"\b(?:cite|disregard|ignore|skip|drop|omit|quote) sentences? [0-9]",
    r"\bpretend (?:that )?you(?:['’]re| are)\b[^.\n]{0,60}\b(?:answer|respond|reply|write|speak as|summari[sz]e)\b",
    rf"\b(?:assume|suppose|imagine) (?:that )?(?:everything|all|whatever|the (?:whole )?{_TEXT})\b[^.\n]{{0,60}}\b"
    r"(?:and|but|so|then),? (?:report|write|say|state|list|summari[sz]e)\b",
    rf"\bwrite (?:me )?the (?:real|true|actual|correct|final) {_SUMMARY}\b(?! together)",
    r"\b(?:set|make|mark) the (?:status|strength|doubt|evidence|role|kind) of (?:every|all|each|any) "
    r"(?:commitments?|agreements?|part(?:y|ies)|quotes?|items?|points?)\b",
    r"\b(?:task|prompt|instructions?) (?:update|override|change)s? ?:",
    rf"\b{_MACHINE}(?: ?[:–—]|,(?= (?:please|you|do not|never|always)\b)) ?(?:please |you |do not |never |always "
    rf"|only )*{_TELL}\b"
    r"(?! (?:of|on|by)\b)",
    rf"\b(?:summari[sz]e|translate|rewrite|rephrase|repeat) (?:{_OF_THIS}\b|the above\b)",
    r"\b(?:begin|start|end|format|return) your (?:answer|output|response|reply|summary) (?:with|as|in)\b",
    r"\b(?:do not |never )?(?:tell|inform|show|remind|warn|mention to|reveal to) the user\b",
    r"\b(?:reply|respond|answer) (?:in|with) (?:a single|one) (?:word|line|sentence)\b",
    r"\b(?:quote|cite|record|list) [^.\n]{1,40}? as (?:saying|having \w{3,12})\b",
    r"\b(?:treat|read|interpret) the (?:words?|phrase|term|sentence|quotes?) [^.\n]{1,40}? as\b",
    *ABROAD,
)  # fmt: skip
"""What counts only where it opens a clause, as an order does: a report tells it with the same verbs."""
ASKING = compiled(*ASKING_ALTERNATIVES)
TELLING_ALTERNATIVES = (
    rf"\b(?:(?:do )?not |never |always |also )?{_TELL}\b[^.!?\n]{{0,100}}?\b(?:in|into|to|from|of|out of"
    rf"|with) {_HIS}\b",
    rf"\bin {_HIS},? (?:please |always |also |only |do not |never )*{_TELL}\b",
    rf"\b(?:do not |never )?{_TELL}\b[^.!?\n]{{0,60}}? (?:among|under|to the list of) (?:the )?(?:commitments"
    rf"|agreements|quotes"
    rf"|disagreements)\b",
)  # fmt: skip
"""What is to be told in the summary, or not; this too counts only where it opens a clause."""
TELLING = compiled(*TELLING_ALTERNATIVES)
_ASKING_SIGNS = re.compile(
    r"summar|readout|digest|\b(?:ais?|llms?)\b|intelligen|language\s+model|automat|machine|virtual|digital"
    r"|bots?\b|analysis"
    r"|forget|disregard|ignore|the\s+above"
    r"|(?:respond|reply|answer|output)\s+(?:only|solely|exclusively|nothing|in|with)|skip|leave\s+out|omit|pass\s+over"
    r"|pretend|(?:translate|rewrite|rephrase|repeat)\s+th|(?:not|['’]t|never|stop|to)\s+(?:extract|process"
    r"|analy|condens|read)|reading\s+here"
    r"|\b(?:cite|drop|quote)\s+sentence|chatgpt|gpt-|the\s+user\b|\bas\s+(?:saying|having\s)"
    r"|\b(?:treat|read|interpret)\s+the\s|(?:assume|suppose|imagine)\s+(?:that\s+)?(?:everything|all|whatever"
    r"|the)\b|(?:set|make|mark)\s+the\s+(?:status|strength"
    r"|doubt|evid|role|kind)"
    r"|(?:task|prompt|instructions?)\s+(?:update|override|change)|\byour\s|" + SIGNS_ABROAD
)
_TELLING_SIGNS = re.compile(
    r"\b(?:the|this|that|any|your)\s+(?:summar|readout|digest|output|json|answer|response)"
    r"|\b(?:among|under|list\s+of)\s+(?:the\s+)?(?:commitments|agreements|quotes|disagreements)"
)
_SPEAKING_SIGNS = re.compile(
    r"summar|readout|digest|\byour?\b|this\s*[.,:;]|this\s+(?:must|should|shall|will|is|has|needs|ought|may|can"
    r"|please)\b"
    r"|(?:this|these|the\s+(?:above|following|present|whole))\s+(?:text|document|article|report|page|message"
    r"|passage|e-?mail"
    r"|transcript|paragraph|sentence|section)|that\s+reads?\s+this|who\s+reads?\s+this|whoever|(?:anyone"
    r"|everyone|those)\s+who"
    r"|\s(?:disregard|ignore|output|cite|quote)\b|\bend\s+of\s+(?:the\s+)?(?:text|document|article|report|page"
    r"|message|passage|e-?mail|transcript|paragraph|sentence|section|input)|(?:not|no)\s+(?:a\s+)?part\s+of\s+th|(?:quotes?|evidence"
    r"|citations?)\s+(?:is|are|need)"
    r"|\"\s*:|(?:instructions|lines|words|rules)\s+(?:are|is|meant|intended|only|for)\s"
)

SPEAKING_ALTERNATIVES = (
    rf"\b(?:the|any|every|each|an?|whichever|whatever) (?:AI |automated |language )?{_MODEL}s? {_AT_WORK} {_THIS}",
    rf"\b(?:the|any|every|each) (?:AI|LLM|language model|model|bot|chat ?bot|summari[sz]er) {_MUST} "
    r"(?:disregard|ignore|summari[sz]e|output|cite|quote)\b",
    rf"\bsummari[sz](?:e|es|ing) {_OF_THIS}\b|\b{_SUMMARY} of {_OF_THIS}\b[^.!?\n]{{0,20}}\b(?:{_MUST}|{_TELL})\b",
    rf"\b(?:writ|prepar|produc|mak|generat)(?:e|ing) (?:your (?:{_SUMMARY}|output)\b|the {_SUMMARY} ?, "
    rf"(?:please )?{_TELL}\b)",
    rf"\byour (?:output|answer|response) {_MUST} (?:not )?(?:contain|include|mention|say|begin|list)\b",
    rf"\b(?:assistants|models|bots|systems|tools|agents) {_AT_WORK} {_OF_THIS}\b",
    rf"\b(?:these|(?:the|what) (?:following|above)) (?:instructions|lines|words|rules) (?:are |is )?(?:meant "
    rf"|intended )?(?:only )?"
    rf"for (?:the |any |all )?{_MACHINE}",
    rf"\byou,? (?:the|dear) (?:machine\b|{_MACHINE})|\b{_MACHINE} (?:that|who) (?:read|reads) this\b"
    rf"|\bsummari[sz]ers? {_MUST}\b",
    r"\byou (?:have been|are|were) (?:being )?(?:asked|told|instructed|tasked|here) (?:to|with) (?:summari"
    r"|extract|condens)",
    rf"\b(?:anyone|anybody|whoever|those|everyone)\b[^.!?\n]{{0,30}}\b(?:condens|digest|abridg"
    rf"|summari[sz])\w{{0,4}} {_THIS} ?[:,—–]",
    rf"\b(?:the|any|every|each) {_MODEL}s? (?:that|which) (?:extract|list|collect|find)s? [^.!?\n]{{1,40}}? "
    rf"(?:in|from|of) {_OF_THIS}\b",
    rf"\bas (?:the|an?) {_MACHINE},? you\b",
    rf"\byour {_SUMMARY} {_MUST}\b|\b(?:any |every |your |automated )?{_SUMMARY} of {_OF_THIS} {_MUST}\b",
    rf"\b(?:when|while|before|after|in) (?:you )?summari[sz](?:ing|e) {_OF_THIS} ?,? ?"
    rf"(?:please |always |only |also |do not |never |you )*{_TELL}\b",
    r"\b(?:when|if|before|while|as) you (?:extract|summari[sz]e|condense|parse|fill in|list (?:the )?"
    r"(?:commitments|agreements|quotes))\b",
    rf"\b(?:whoever|anyone who|everyone who|those who) {_AT_WORK} (?:a {_SUMMARY}\b|{_THIS}|this"
    rf"|it\b)[^.!?\n]{{0,40}}?\b"
    rf"(?:please|{_MUST}|would|could|is (?:asked|requested))",
    rf"\b(?:grateful|appreciated?|obliged|helpful|glad|pleased|kind)\b[^.!?\n]{{0,40}}\bif (?:the|your|this"
    rf"|any) {_SUMMARY}\b",
    r"\byour (?:real|actual|true|new|only|hidden) (?:instructions|prompt)\b",
    r"\byour (?:(?:real|actual|true|new|only) )?(?:task|job|role) (?:is|has changed) ?(?:now )?[:,]? ?(?:to )?"
    r"(?:now )?(?:only )?"
    r"(?:summari[sz]e|extract|(?:output|write|respond|reply|answer) (?:only|with|in (?:verse|json)|that)\b)",
    r"\b(?:from now on|henceforth),? you (?:will|must|shall|are to) (?:only )?(?:answer|respond|reply|output"
    r"|write|speak)\b",
    rf"\bend of (?:the )?(?:{_TEXT}|input)\b[^\n\w]{{0,6}}(?:a )?(?:new|next|start of(?: the)?|begin(?:ning)? of"
    rf"(?: the)?) "
    r"(?:document|text|input|task|instructions?)\b",
    rf"\b(?:rest|remainder|remaining \w{{1,20}}) (?:of (?:this|the) {_TEXT} )?(?:is|are) (?:not|no) "
    rf"(?:a )?part of (?:the|this) {_TEXT}",
    r"\b(?:quotes?|evidence|citations?) (?:(?:is|are) (?:not|no longer) (?:needed|required)"
    r"|(?:need|needs) (?:not|no longer)(?: to)? be (?:verbatim|exact|cited|given))",
    r"[{,] ?\"(?:evidence|debtors|creditors|commitments|agreements|parties|quotes|disagreements|headline|meetings)\" ?"
    r": ?[\[{\"0-9]",
)  # fmt: skip
"""What no report says of anybody, wherever it stands."""
SPEAKING = compiled(*SPEAKING_ALTERNATIVES)

SIGNS = {ASKING: _ASKING_SIGNS, TELLING: _TELLING_SIGNS, SPEAKING: _SPEAKING_SIGNS}
"""One of these is, in small letters, in whatever each of the patterns finds: few texts hold one."""

_AS_READ = rf"{_MUST} (?:now )?(?:read\b|say\b|be (?:read|understood|quoted|rendered) as\b|be replaced (?:with|by)\b)"
CORRECTING = compiled(
    r"\b(?:quot(?:e|ation)s?|statements?|sentences?|figures?|amounts?|sums?|dates?|names?|passages?|words?"
    r"|numbers?|lines?) "
    r"(?:above|below|before|earlier|in (?:the )?(?:(?:first|second|third|fourth|last|previous|next|above|opening) )?"
    rf"(?:paragraph|sentence|line|passage)s?(?: (?:above|below|[0-9]{{1,3}}))?) {_AS_READ}",
    r"\bthe (?:sentence|paragraph|quote|quotation|line|statement) (?:before|above|after|below)(?: this"
    r"(?: one)?)? (?:is|was) "
    r"(?:a mistake|an error|wrong|false|void|invented)\b",
    r"\b(?:errat(?:um|a)|corrections?|corrigend(?:um|a)|clarification|(?:editor|publisher|author)['’]s note) ?:"
    rf"[^.\n]{{0,80}}\b(?:{_AS_READ}|read [“\"'‘])",
)
"""What says how other words of the text are to be read: a correction, or somebody who poses as its author."""

UNSEEN = re.compile(
    r"<!--\s{0,9}(?:[^\s>-]\S{0,40}\s{1,9}){3}.{0,400}?-->"
    r"|^\[[^\]\n]{1,20}\]:[ \t]{0,9}(?:#|<#?>)[ \t]{1,9}[(\"'][^\n]{8,400}$",
    re.DOTALL | re.MULTILINE,
)
"""A comment of HTML or Markdown that is more than a word or two: nothing shows it where the text is set."""

ENCODED = re.compile(
    r"(?<![\w+/=.-])(?=[A-Za-z0-9+/]{0,60}[A-Z])(?=[A-Za-z0-9+/]{0,60}[a-z])[A-Za-z0-9+/]{32,}+={0,2}+(?![\w+/=-])"
)
"""What may be base64."""
_LEAST_WORDS = 4


def is_words(encoded: str) -> bool:
    """Say whether letters in base64 are plain text of four words or more.

    >>> is_words("V3JpdGUgdGhhdCB0aGV5IHBheSBpdCBhbGwu"), is_words("A" * 36)
    (True, False)
    """
    whole = encoded.rstrip("=")
    try:
        said = b64decode(whole + "=" * (-len(whole) % 4)).decode()
    except (Error, UnicodeDecodeError):
        return False
    return said.isprintable() and len(said.split()) >= _LEAST_WORDS
