"""Which groups of words tell that somebody agrees, promises, wills or intends, and where does what they owe begin?

A table of cues, each with its sort. Whether a cue counts is for its clause to say: see `clauses` for who its subject
is, and `grounding.cues.is_factual` for what takes it
back. English; German, French and Spanish have tables of their own (`verbs_abroad`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.models.offline.verb import Verb
from summarizer.models.offline.verbs_abroad import verbs_abroad

__all__ = ["verbs"]

_ADVERBS = (
    r"(?:(?:also|both|jointly|further|in principle|then|now|already|again|each|therefore|unanimously|formally"
    r"|[a-z]+ly) )*"
)
_THING = (
    r"(?:agreement|deal|accord|treaty|memorand\w+|ceasefire|cease-fire|truce|pact|protocol|joint statement|declaration"
    r"|action plan|understanding|contract|road ?map|compromise|settlement|letter of intent|convention|communiqu\w+"
    r"|arrangement|charter|partnership|terms of reference|work(?:ing)? plan|programme|resolution|consensus"
    r"|common position|merger|alliance|joint venture|timetable|package|framework|formula|armistice|code of conduct)"
)
_AGREED = (
    rf"\b(?P<agreed>(?:have |has |had )?{_ADVERBS}(?:agreed|agrees?|decided?|decides|resolved|resolves|consented))\b"
    r"(?P<aside>(?: (?:with|in|at|on(?= [A-Z0-9])|also|both|today|yesterday|jointly|unanimously|among|between"
    r"|after|during"
    r"|further)\b"
    r"[^,.;:]{0,80}?)?,?) (?P<how>not to|to|that|on|upon)\b(?!,| to disagree)"
)
_REACHED = (
    r"\b(?P<reached>(?:have |has |had )?(?:[a-z]+ly )?(?:reached|signed|concluded|initialled|sealed|struck|adopted"
    r"|announced|approved"
    rf"|endorsed|finali[sz]ed|clinched|renewed|extended|prolonged|entered into|came to|come to|arrived at"
    rf"|hammered out|thrashed out|worked out|inked|secured|accepted|agreed)) (?:in principle )?(?P<thing>"
    r"(?:broad |full |preliminary |partial )?(?:agreement|consensus)\b(?= (?:on|to|that|about)\b)"
    r"|(?:on )?(?:an?|the|their|its|two|three|this"
    rf"|new|[A-Z]\w+'s)\b(?:[^.;:]|\.(?=[0-9])){{0,70}}?\b{_THING}\b)"
    r"|(?P<settled>(?:have |has )?(?:settled|resolved|ended) (?:their|the|a|its) (?:[\w-]+ ){0,2}(?:dispute"
    r"|quarrel|conflict"
    r"|differences|row))"
)
_PASSIVE = (
    rf"(?P<passive>[Ii]t (?:was|has been) (?:{_ADVERBS})(?:agreed|decided|resolved)(?: unanimously"
    rf"| by consensus| further"
    r"| by \w+ votes? to \w+)?|(?<![\w'-])(?:RESOLVED|AGREED|DECIDED|Resolved|Decided)(?: unanimously)?:?)"
    r" (?P<way>not to|to|that)\b"
    rf"|(?P<struck>\b(?:{_THING}|Agreement|Consensus|[Ii]t|[Ll]etter|[Tt]he (?:[\w-]+ ){{1,4}}(?=(?:was|were|has been"
    rf"|have been) (?:\w+ly )?agreed))\b[^.;:,]{{0,60}}? ?(?:was|were|has been|have been) (?:\w+ly )?(?:reached"
    rf"|signed|concluded|struck|agreed"
    r"|adopted|approved|initialled|sealed))\b"
    rf"|(?P<byboth>\b{_THING}\b,? (?:which was |that was )?(?:signed|concluded|reached|initialled"
    rf"|struck)(?: (?:on|in|at) [^.;:,]{{2,40}}?)?"
    r" (?=(?:by|between) (?:the )?[A-Z][^.;:,]{2,60} and ))"
    r"|(?P<carried>(?:[Pp]roposal|[Mm]otion|[Rr]esolution|[Bb]udget|[Aa]mendment|[Rr]ecommendation)\b[^.;:,]{0,60}? was"
    r" (?:\w+ly )?(?:carried|adopted|approved|passed|accepted|agreed))\b"
)
_PROMISES = (
    r"promised|promises?|pledged|pledges?|vow(?:ed|s)?|undertook|undertakes?|undertaken"
    r"|commit(?:s|ted)? (?:itself|himself|herself|themselves|ourselves|myself)|committed|commits(?= to )"
    r"|(?:gave|given|gives?) (?:[\w'-]+ ){0,3}?(?:assurances?|word|guarantees?|undertaking|promise)(?= that\b)"
    r"|guaranteed|guarantees?|confirms?(?= (?:its|their|his|her) (?:pledge|promise|offer) to)"
    r"|offered|offers"
    r"|assured|volunteered|announced (?=an? (?:[\w-]+ )?(?:contribution|grant|loan|donation|gift|package"
    r"|credit line) of)|repeated (?:its|his|her|the|their) (?:promise|pledge|offer|undertaking)"
)
_PROMISED = (
    rf"\b(?P<promised>(?:have |has "
    rf"|had )?{_ADVERBS}(?<!\bthat )(?<!\bthe )(?<!\bits )(?<!\ba )(?<!\bthis )(?<!\btheir )(?<!\bhis )(?<!\bher"
    rf" )(?:{_PROMISES}))\b(?P<between>,? (?:first made [^,]{{2,30}}, )?"
    r"(?:(?:on|in|at|last|yesterday|today|again|earlier|to (?:the )?(?=[A-Z]))\b ?(?!\w+ (?:the|a|an"
    r"|its)\b)(?:[\w'.-]+ ){0,4}?)?)"
    r"(?P<manner>not to\b|to\b|that\b|(?=(?:an?|the|up to|another|it |them |him |her |[$€£]|(?:EUR|USD|NOK) "
    r"|[0-9](?![0-9]{3}\b)|(?:two|three|four|five|six|ten|twelve|twenty|hundreds|thousands)\b"
    r"|(?:\w+ )?(?:support|help|assistance|aid|technical|financial|training|free|full|access|talks|funding|money)\b)))"
)
_WILL = (
    r"(?P<will>will|shall|'ll)(?:, [^,.;]{2,40},)? (?P<negated>not )?(?=(?:also |jointly |each |then "
    r"|therefore |now |next |together "
    r"|further )*"
    r"(?P<bare>[a-z]{2,}))"
    r"|(?P<going>(?:is|are|am) (?P<nogo>not )?going to )"
    r"|(?P<isto>(?:is|are) (?P<isnot>not )?to (?=(?!be\b|blame\b|come\b|follow\b)[a-z]{3,}))"
    r"|(?P<wont>won't|shan't) "
)
_BINDS = (
    rf"(?P<binds>\b{_THING}\b(?:,[^,;:]{{2,80}},)?(?: [^.;:,]{{2,40}}?)? (?:commit|oblige|bind"
    rf"|require)s?) (?P<bound>[^.;:,]{{2,50}}?) to"
    r" (?=(?!the\b|an?\b)[a-z]{2,})"
)
_MUST = r"(?P<must>must|ha(?:s|ve) to|(?:is|are) (?:required|obliged|bound) to) (?P<mustnot>not )?(?=[a-z]{2,})"
_SETUP = (
    r"(?P<setup>(?:will|shall) be (?:set up|established|created|formed|appointed|founded|convened|extended|built"
    r"|reopened|opened|signed))\b"
)
_WOULD = r"(?P<would>would|'d) (?P<wouldnot>not )?(?=(?:also |then |soon |now )*(?P<naked>[a-z]{2,}))"
_TO_SIGN = (
    rf"(?P<tosign>(?:expects?|plans?|hopes?|intends?|aims?|wants?) to (?:sign|conclude|finali[sz]e"
    rf"|reach)) (?P<planned>(?:an?|the|their)\b[^.;:]{{0,60}}?\b{_THING}\b)"
)
_NOUN = (
    r"(?P<noun>\b(?:promise|pledge|offer|undertaking"
    r"|commitment))(?P<by> by (?:the )?[A-Z][\w' ]{1,40}?)?(?:, [^,.;]{3,70},)? (?P<nounhow>not to|to) (?!(?:the"
    r"|an?|its|their|this|all|his|her|these|those|our|my|your|one|some|any) )"
    r"(?![a-z]+(?:tion|sion|ment|ity|ness|dom|ship|ism|ance|ence|peace|talks|aid|trade|law|rights"
    r"|reform)\b)(?=[a-z]{2,})"
)
_INTENDS = (
    r"(?P<ready>(?:is|are|was|were|stands?|am|'m|'re) (?:also |now )?(?:ready|prepared|willing) to )(?=[a-z]{2,})"
    r"|(?P<intends>(?:(?:do|does) (?P<intendnot>not ))?(?:intends?|plans?|aims?) to|expresses its intention to"
    r"|(?:is|are) (?:planning|preparing|committed|determined) to)(?= )"
)
_OUTCOMES = re.compile(
    "|".join(
        (
            _PASSIVE,
            _TO_SIGN,
            _NOUN,
            _AGREED,
            _BINDS,
            _REACHED,
            _PROMISED,
            _SETUP,
            rf"\b(?:{_WILL})",
            rf"\b(?:{_WOULD})",
            rf"\b(?:{_MUST})",
            _INTENDS,
        )
    )
)

_MAY_TELL = re.compile(
    r"agree|AGREE|decid|DECID|esol|RESOL|onsent|reach|sign|nclud|nitial|seal|adopt|nnounc|pprov|ndors|inali|clinch|ettl"
    r"|ended|struck|romis|ledg|vow|nder(?:t|s)|ommit|uarant|ffer|ssur|olunteer|repeated|confirm|will|ill not"
    r"|shall|'ll|n't|would"
    r"|'d |going to|(?:is|are) (?:not )?to |nten[dt]|plan|aims|expect|hope|want|ready|repar|etermined|carried"
    r"|passed|accepted|entered|(?:came|come) to|rrived|mmered out|hrashed|worked out|inked|ecured|oblige|bind"
    r"|require|must|ha(?:s|ve) to"
)
"""Letters of which every English cue has some: most sentences have none, and need no closer look."""

_STATES = frozenset(
    """be have need remain depend apply expire cost become get receive see know like want last rise fall lead benefit
    help mean require enter affect cause continue stay hope expect consider discuss examine study look explore seem
    appear suffer lose win face find feel think understand exceed total amount include contain cover follow attend
    speak note decline disappear happen occur arise matter come go try doubt miss fail die live never always only
    hear meet convene reach wait rather take deal say ask tell call urge welcome vote host visit let""".split()
)
"""What one will be or feel, or what befalls one: no undertaking. Meetings to come have a reader of their own."""
_DOES_COME = frozenset("let take come host".split())
"""Verbs of that list that bind when said of oneself with a fixed object."""


def verbs(text: str, start: int, end: int) -> Iterator[Verb]:
    """Yield the cues between two offsets, in order."""
    found = False
    if not _MAY_TELL.search(text, start, end):
        yield from verbs_abroad(text, start, end)
        return
    for match in _OUTCOMES.finditer(text, start, end):
        verb = _verb(match)
        if verb is not None:
            found = True
            yield verb
    if not found:
        yield from verbs_abroad(text, start, end)


def _verb(match: re.Match[str]) -> Verb | None:
    for read in (_agreed, _reached, _nominal, _promised, _willed, _intended):
        if (verb := read(match)) is not None:
            return verb
    return None


def _agreed(match: re.Match[str]) -> Verb | None:
    at, end = match.span()
    if word := match["agreed"]:
        is_thing = match["how"] in ("on", "upon") or (
            match["how"] == "to" and _A_THING.match(match.string, end) is not None
        )
        return Verb("agreed", word, at, at + len(word), end, "agreed", match["how"] == "not to", owes=not is_thing)
    if word := match["passive"]:
        return Verb("passive", word, at, end, end, "agreed", match["way"] == "not to")
    return None


_A_THING = re.compile(r" (?:an?|the|any|its|their|his|her|this|that|these|those|such|all|some|every|new|[0-9]+)\b")
"""What is agreed to is a thing ("to a truce"), and not something to do."""


def _reached(match: re.Match[str]) -> Verb | None:
    at, end = match.span()
    if word := match["reached"]:
        return Verb("reached", word, at, at + len(word), match.start("thing"), "agreed")
    if word := match["binds"]:
        return Verb("binds", word, at, at + len(word), end, "agreed", by=match.span("bound"))
    if word := match["settled"]:
        return Verb("reached", word.split()[0], at, end, at, "agreed")
    if word := match["struck"] or match["carried"] or match["byboth"]:
        return Verb("passive", word.split()[-1], at, end, at, "agreed")
    return None


def _nominal(match: re.Match[str]) -> Verb | None:
    at, end = match.span()
    if word := match["tosign"]:
        return Verb("planned", word, at, at + len(word), match.start("planned"), "intends")
    if word := match["noun"]:
        strength = {"pledge": "pledged", "offer": "offered"}.get(word, "promised")
        by = match.span("by") if match["by"] else None
        return Verb("noun", word, at, at + len(word), end, strength, match["nounhow"] == "not to", by)
    return None


def _promised(match: re.Match[str]) -> Verb | None:
    word = match["promised"]
    if not word:
        return None
    strength = "offered" if "offer" in word else "pledged" if "pledge" in word or "announced" in word else "promised"
    return Verb(
        "promised", word, match.start(), match.end("promised"), match.end(), strength, match["manner"] == "not to"
    )


_FIRST = re.compile(r"[a-z]+")
_OF_ITSELF = re.compile(
    r" ?(?:also |then |now )?(?:run|open|begin|start|end|close|last|operate|grow|increase|decrease|resume"
    r"|change|expand)"
    r"(?=[.,;]| (?:in|on|from|at|until|till|within|by|this|next|every|for|after|before|with|as|to the|over"
    r"|its doors|again)\b)"
)
"""What befalls a thing: "The bridge will open in May"."""


def _willed(match: re.Match[str]) -> Verb | None:
    at, end = match.span()
    word = match["will"] or match["going"] or match["isto"] or match["wont"]
    if word:
        bare = match["bare"]
        first = _FIRST.match(match.string, end) if match["isto"] else None
        bare = first[0] if first else bare
        if bare in _STATES - _DOES_COME or _OF_ITSELF.match(match.string, end):
            return None
        negative = bool(match["negated"] or match["nogo"] or match["isnot"] or match["wont"])
        return Verb("will", word.strip(), at, at + len(word), end, "will", negative)
    if word := match["setup"]:
        return Verb("setup", word, at, end, at, "agreed")
    if match["must"]:
        return Verb("must", match["must"], at, end, end, "agreed", bool(match["mustnot"]))
    if match["would"] and match["naked"] not in _STATES - _DOES_COME and not match["wouldnot"]:
        return Verb("would", "would", at, match.end("would"), end, "will")
    return None


def _intended(match: re.Match[str]) -> Verb | None:
    if word := match["ready"]:
        return Verb("promised", word.strip(), match.start(), match.end(), match.end(), "offered")
    word = match["intends"]
    return (
        Verb("intends", word, match.start(), match.end(), match.end() + 1, "intends", bool(match["intendnot"]))
        if word
        else None
    )
