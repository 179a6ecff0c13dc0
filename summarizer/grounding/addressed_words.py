"""What are those who read a text for somebody called, and what they write? Parts of the patterns of `addressed`.

Each is a piece of a pattern in small letters, in which a blank stands for white space; beside those that a pattern may
be looked for by stand the words of which one is in whatever they find, as `Wording` has them.
"""

from __future__ import annotations

__all__ = [
    "AT_WORK",
    "HIS_ANSWER",
    "HIS_SUMMARY",
    "MACHINE",
    "MACHINES",
    "MODEL",
    "MODELS",
    "MUST",
    "OF_THIS",
    "SUMMARIES",
    "SUMMARY",
    "TELL",
    "TEXT",
    "THIS",
    "WORKING",
]

_PARTS = (
    r"ais?\b",
    r"chatgpt\b",
    r"gpt-[0-9]\w?",
    r"artificial intelligences?",
    r"llms?\b",
    r"(?:large )?language models?",
    r"chat ?bots?\b",
    r"bots?\b",
    r"(?:ai|virtual|digital) (?:assistants?|systems?|models?|readers?|tools?|agents?)",
    r"(?:automat(?:ed|ic)|machine)(?: |-)(?:readers?|systems?|tools?|agents?|processing|summari[sz]\w{1,20})",
    r"summari[sz]ers?",
    r"summari[sz](?:ation|ing) (?:tools?|systems?|models?|software|programs?)",
    r"text(?: |-)analysis (?:tools?|systems?)",
)
MACHINE = f"(?:{'|'.join(_PARTS)})"
MACHINES = (
    "ai ais chatgpt gpt artificial llm llms language chatbot chatbots bot bots virtual digital automat* machine "
    "summari* analysis"
)

MODEL = r"(?:ai|llm|bot|chat ?bot|(?:language )?model|assistant|summari[sz]er|system|tool|agent|program|algorithm)"
MODELS = (
    "ai ais llm llms bot bots chatbot chatbots model models assistant assistants summari* system systems tool tools "
    "agent agents program programs algorithm algorithms"
)

TEXT = r"(?:text|document|article|report|page|message|passage|e-?mail|transcript|paragraphs?|sentences?|sections?)"
SUMMARY = r"(?:summar(?:y|ies)|readout|digest)"
SUMMARIES = "summary* summaries* readout* digest*"
OF_THIS = rf"(?:this|the (?:above|following|present)) {TEXT}"
THIS = (
    rf"(?:(?:this|these|the (?:above|following|present|whole)) (?:{TEXT}|{SUMMARY})\b|the {SUMMARY}\b"
    r"|this(?= (?:must|should|shall|will|is|has|needs|ought|may|can|please)\b| ?[.,:;]))"
)

_WORKS = (
    "read process pars handl summaris summariz condens analys analyz extract prepar produc generat writ mak compil "
    "draft"
).split()
AT_WORK = rf"(?:(?:(?:that|which|who) )?(?:is |are )?(?:{'|'.join(_WORKS)})(?:e?s|ing))"
WORKING = " ".join(f"{work}{ending}" for work in _WORKS for ending in ("s", "es", "ing"))

TELL = (
    r"(?:add|append|include|insert|mention|state|say|report|write|record|list|note|quote|treat|put|omit|leave|remove"
    r"|drop|exclude|use|name|begin|start|end|make|describe|present|show|answer|reply|respond|output|return|give)"
)
MUST = r"(?:must|should|shall|has to|have to|needs? to|is to|are to|ought to)"
HIS_SUMMARY = rf"(?:(?:the|this|that|any) {SUMMARY}(?! (?:tables?|sheets?|pages?|notes?))|your {SUMMARY})"
HIS_ANSWER = r"your (?:output|json|(?:answer|response)(?! to\b))"
