"""What is it that is undertaken? The words after the verb: how far they go, what "and" joins, and their parts.

The deadline, the condition, the amounts and how often: each is found in the words, and left out of the action.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.models.offline.page import Offsets, Page
from summarizer.models.offline.words import clue

__all__ = ["LEADING", "LED_BY", "Complement", "kind_of", "parts"]

_ENDS = re.compile(
    r",? (?:the |an? )?(?:[\w '-]{1,60}? )?(?:said|says|told|added|announced|confirmed|reported|according to|sagte"
    r"|a déclaré|dijo)\b|, [^,;.]{2,60}, [^,;.]{2,40}, (?:said|says|told|added|announced|confirmed)\b"
    r"|[”»]|\"(?=\s|$|,|\.)|;|[.!?:]$|, (?:was|were|has|have|had|is|are|did)\b"
    r"|,? (?:but|although|while|whereas|though|saying|adding|ending|said|says|according|which|who)\b|, (?:and|und"
    r"|et|y) (?=(?:the |its |his |her |a )?[\w' ]{1,40} (?:will|shall|has|have|is|are|was|were|\w+ed|undertook)\b)"
    r"|, and (?=(?:the |its |his |her )?[\w' -]{3,40}, [^,.;]{3,40}, (?:said|told|added|will|has|have)\b)"
    r"|,? and (?=(?:[A-Z]\w+|the \w+|it|he|she|they|both sides) (?:will|shall|agreed|promised|pledged"
    r"|undertook|agrees|promises|pledges|undertakes|commits|offers|offered)\b)|,? and (?:I|we|you|they)(?:'|\b)| –|—"
)
_SETTLED = re.compile(r"(?<!that)(?<!which)(?<!who) (?:was|were) (?=\w+(?:ed|en|pt|wn)\b)")
"""What came of an undertaking that is over: no part of it."""
_ACTS = (
    r"(?:provide|send|pay|open|publish|submit|host|finance|contribute|deliver|build|share|release|withdraw|train"
    r"|report|exchange"
    r"|establish|set up|repair|fund|supply|notify|appoint|present|prepare|review|begin|start|resume|complete"
    r"|return|reduce"
    r"|remove|allow|grant|extend|stretch|hand|write|sign|raise|lower|cut|increase|double|hire|refund|reopen|close"
    r"|lift|suspend"
    r"|stop|halt|keep|hold|give|take|make|create|draw up|work|meet|convene|name|circulate|transfer|store|invite"
    r"|join|support|drop"
    r"|ratify|carry out|implement|launch|protect|restore|clear|mark|buy|sell|lease|lend|waive|offer|appoint|inform"
    r"|consult|abide|respect|end|replace|donate|cooperate|co-operate|ship|evacuate|free|resettle|rebuild"
    r"|upgrade|monitor"
    r"|inspect|disclose|compensate|reimburse|refrain|abolish|scrap|phase out|dismantle|disarm|deploy|pull back"
    r"|recogni[sz]e|recruit|employ|enforce|improve|expand|invest|acquire|spend|purchase|plant|clean|install|introduce"
    r"|issue|organi[sz]e|arrange|facilitate|coordinate|strengthen|maintain|ensure|guarantee|honou?r|accept|abandon"
    r"|freeze|cap|limit|prohibit|ban|reinstate|restart|relocate|allocate|distribute|translate|verify|seek|cover)"
)
_ANY_ACT = (
    r"(?!(?:of|in|on|at|by|to|for|from|with|under|over|into|after|before|between|all|both|half|within|during|without"
    r"|through|not|if|when|that|until|while|only|also|then|even|as|than|since|because|via|per|about|around|but|or"
    r"|nor|too|once|twice|be|have|receive|get|become)\b)[a-z]{3,}(?<!ed)(?<!ing)(?<!ly)(?<!ion)(?<![^s]s) "
    r"(?:the|an?|its|their|his|her|our|each|every|up to|at least|no|all|[0-9€$£]|two|three|four|five|six|ten)\b"
)
"""A verb and its object after "and", whatever the verb: "and donate its tools"."""
_AND = re.compile(
    rf",? and (?P<more>(?:also )?that (?=\w)|(?P<not>(?:(?:will|shall|would) not|not to) (?=[a-z]))|to (?=[a-z])"
    rf"|(?:will |shall |would )?(?:also )?(?:(?={_ACTS} (?:[a-z$€£0-9]|[A-Z]))|(?={_ANY_ACT})))"
)
_ABROAD = re.compile(
    r",? (?:y|e|et|así como|ainsi que) (?P<more>(?:a |à |de |d')?(?P<not>no |ne pas )?(?=(?:a |à |de "
    r"|d')?\w{2,}[aei]r\b"
    r"|\w{2,}re (?:un|une|le|la|les|des|l'|son|sa|ses|leur)\b))(?:a |à |de |d')?"
    r"|,? und (?=[^.;,]{3,120}(?:\bzu \w+n\b|\w+zu\w+en\b))"
)
"""What "and" joins in other languages: "a pagar ... y a presentar", "zu erhöhen und ... einzustellen"."""
_CONDITION = re.compile(
    r"\b(?:(?<!as )if|provided(?: that)?|on (?:the )?condition that|subject to|once|unless|as soon as|sofern|falls"
    r"|à condition (?:que|de)"
    r"|sous réserve|siempre que|con la condición de que)\b [^,.;”\"]{3,160}",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:(?<=[:;] )|(?<=[\"“„«])|(?<=^)|(?<=[0-9] )|(?<=\. )|(?<=\A))(?P<condition>(?:If|Provided(?: that)?"
    r"|Subject to|On condition that|Once|As soon as|Unless|Should|Sofern|Falls|Si)\b [^,;”\"]{3,120}), "
)
"""A condition that stands first: "If the regulators agree, ..."."""
LED_BY = clue("if provided subject condition once soon unless should sofern falls si")
_RECURRENCE = re.compile(
    r"\b(?:every (?:\w+ ){1,2}?(?:months?|weeks?|years?|days?)|every (?:month|week|year|quarter)|annually|quarterly|"
    r"monthly|(?:once|twice|three times|four times) (?:a|each|every) (?:year|month|week)|a year|alle \w+ (?:Monate"
    r"|Wochen)|jährlich|chaque année|cada año)\b"
)
_AMOUNT = re.compile(
    r"(?:up to )?(?:[€$£¥]|(?:USD|EUR|NOK|SEK|DKK|GBP|CHF|US\$) ?)[0-9][0-9.,]*[0-9](?: (?:million|billion"
    r"|thousand|Millionen|millions?))?"
    r"|(?:up to )?(?:[0-9][0-9.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty"
    r"|hundred)"
    r"(?: (?:million|billion|thousand|hundred|Millionen|millions? d[e']|millones de))? ?(?:euros?|Euro|dollars?"
    r"|pounds?|kroner|kronor|crowns|marks|francs?|livres|rupees|yen"
    r"|tonnes?|tons|megawatts?|kilomet(?:re|er)s?|hectares|vessels|places|licences|per ?cent|%|percent|Tonnen"
    r"|toneladas)(?!\w)"
)
_FROM_ON = re.compile(r"(?:since|after)\b", re.IGNORECASE)
_KINDS = (
    ("ceasefire", r"ceasefire|truce|cessation|Waffenruhe|cessez-le-feu|alto el fuego"),
    (
        "schedule_meeting",
        r"\b(?:meet|convene|reconvene)\b|(?:meeting|round|session|dialogue|summit|conference|talks)\b.{0,60}"
        r"\b(?:will|would|is to|to) (?:be held|take place)|^(?:to )?hold (?:a|the|an|another)\b.{0,40}(?:meeting"
        r"|round|session|talks|summit)",
    ),
    ("start_talks", r"(?:launch|start|open|begin|resume)\w*\b.{0,40}\b(?:talks|dialogue|negotiations|consultations)"),
    ("memorandum", r"memorand|letter of intent"),
    ("joint_statement", r"joint (?:statement|declaration|communiqu)"),
    ("treaty", r"treaty|convention|protocol"),
    ("action_plan", r"action plan|road ?map|work(?:ing)? (?:programme|plan)"),
    ("funding", r"\bfund|financ|[€$£]|million (?:euros|dollars)|share the cost"),
    ("cooperation", r"cooperat|co-operat|joint|together|exchange|share"),
)


@dataclass(frozen=True, slots=True)
class Complement:
    """What is undertaken: its offsets on the page, its words, and the offsets of its parts."""

    start: int
    end: int
    text: str
    due: Offsets | None = None
    recurrence: Offsets | None = None
    condition: str | None = None
    amounts: tuple[Offsets, ...] = ()
    negative: bool = False

    @property
    def action(self) -> str:
        """What is to be done, without its deadline and its condition."""
        text = self.text.replace(self.condition, "") if self.condition else self.text
        text = _MODAL.sub("", text)
        if self.due is not None:
            due = self.text[max(0, self.due[0] - self.start) : self.due[1] - self.start]
            text = " ".join(part.strip() for part in text.rpartition(due)[::2]) if due else text
        text = re.sub(r"\s+(?=,)|,(?=\s*(?:,|$))", "", " ".join(text.split())).strip(" ,")
        return _HELD.sub(lambda held: f"hold {held[1]}{held[2]}", text)


_MODAL = re.compile(
    r"^(?:the |its |their |[A-Z]|(?=(?:it|he|she|they) (?:would|will|shall) ))[^,;]{1,60}? (?:would|will"
    r"|shall) (?!be\b|take place)(?=[a-z]+ )"
)
"""Who is to act in a clause with "that": the debtor of the action, and no part of it."""
_HELD = re.compile(r"^(.{1,200}?) (?:will|would|is to|are to) (?:be held|take place)\b(.*)$", re.DOTALL)


def parts(page: Page, start: int, end: int, *, past: bool = False) -> list[Complement]:
    """Return what is undertaken from an offset on, one for each verb that "and" joins; `past`: its time may be over."""
    stop = _stop(page.text, start, end)
    if past and (done := _SETTLED.search(page.text, start, stop)):
        stop = done.start()
    pieces: list[tuple[int, int, bool]] = []
    at, negative = start, False
    for cut in _cuts(page.text, start, stop):
        if len(page.text[at : cut.start()].split()) > 1:
            pieces.append((at, cut.start(), negative))
            at, negative = cut.end(), bool(cut["not"])
    pieces.append((at, stop, negative))
    return [_complement(page, *piece, limit=end, past=past) for piece in pieces]


def _cuts(text: str, start: int, stop: int) -> list[re.Match[str]]:
    """Where "and" joins another thing to do. In German its verb closes the clause: "zu erhöhen und ... zu zahlen"."""
    joined = [*_AND.finditer(text, start, stop)]
    if any("to " in cut["more"] for cut in joined):
        joined = sorted([*joined, *_COMMA.finditer(text, start, joined[-1].start())], key=lambda cut: cut.start())
    return joined or [
        cut
        for cut in _ABROAD.finditer(text, start, stop)
        if " und " not in cut[0] or _CLOSED.search(text, start, cut.start())
    ]


_COMMA = re.compile(r", (?P<more>(?P<not>not )?to (?!be\b)(?=[a-z]{2,}))")
"""Before the last "and to", a comma joins too: "to open a centre, to share its data and to meet"."""
_CLOSED = re.compile(r"(?:\bzu \w+n|\w+zu\w+en)$")


def _stop(text: str, start: int, end: int) -> int:
    match = _ENDS.search(text, start, end)
    return match.start() if match and match.start() > start + 2 else end


def _complement(page: Page, start: int, end: int, negative: bool, *, limit: int, past: bool) -> Complement:
    text = page.text
    start = _past_time(page, start, end)
    while start < end and text[start] in " ,":
        start += 1
    words = text[start:end].rstrip(' ,.;:”“»"')
    end = start + len(words)
    condition = _CONDITION.search(text, start, min(limit, end + 200))
    until = min(end, condition.start()) if condition else end
    recurrence = _RECURRENCE.search(text, start, end)
    return Complement(
        start,
        end,
        words,
        _due(page, start, until, past=past),
        recurrence.span() if recurrence else None,
        condition[0] if condition else None,
        tuple(match.span() for match in _AMOUNT.finditer(text, start, end)),
        negative,
    )


_DEADLINE = re.compile(r"(?i:by|until|before|within|bis|vor|innerhalb|binnen|d'ici|avant|jusqu|hasta|antes|para)\b")
_BEFORE_TIME = re.compile(r" ?(?:à [A-Z]\w+ )?(?:on |am |le |el |in der Nacht (?:zum|auf) (?:den )?)?")


def _past_time(page: Page, start: int, end: int) -> int:
    """Where the words begin without the time of the agreement before them: "acordaron este jueves levantar ..."."""
    first = next(iter(page.times(start, min(end, start + 60))), None)
    if first is None or not _BEFORE_TIME.fullmatch(page.text, start, first[0]) or _DEADLINE.match(page.text, first[0]):
        return start
    latest, dated = page.source.interval(page.back(first)).latest, page.source.dated
    if latest is None or dated is None or latest > dated:
        return start
    return first[1] if len(page.text[first[1] : end].split()) > 1 else start


def _due(page: Page, start: int, end: int, *, past: bool) -> Offsets | None:
    """The last time in the words that is to come, and no time from which on something was so."""
    times = [
        at
        for at in page.times(start, _of_something(page.text, start, end))
        if not _FROM_ON.match(page.text, at[0]) and (past or not _is_past(page, at))
    ]
    if not times:
        told = _UNTIL.search(page.text, start, end)
        return told.span() if told else None
    longer = _END_OF.search(page.text, start, times[-1][0])
    return (longer.start() if longer else times[-1][0]), times[-1][1]


def _of_something(text: str, start: int, end: int) -> int:
    """Where a clause begins that tells of a thing when it was: "the complaint it lodged in 2021"."""
    told = _CONTACT.search(text, start, end)
    return told.start() if told else end


_CONTACT = re.compile(
    r"(?<=[a-z]) (?:that |which )?(?:it|he|she|they) (?:had |have |has )?(?!will|would|shall)[a-z]+(?:ed|en|t"
    r"|d|de|ought|ut)\b"
)
_UNTIL = re.compile(
    r"\b(?:as long as|until|before|at (?:its|the|their) (?:next|first|second|third|fourth|fifth|sixth"
    r"|\w+th) (?:meeting|session|round)|within [\w-]+ (?:days?|weeks?|months?|years?|hours?) of)\b"
    r"(?: [^,.;:”\"]{2,80})?(?=,|$)"
)
"""A deadline that is no day: "until the next session"."""
_END_OF = re.compile(r"\b(?:until|by|before) (?:the )?(?:end|beginning|start|middle) of [^,.;]{2,40} $")


def _is_past(page: Page, at: Offsets) -> bool:
    latest = page.source.interval(page.back(at)).latest
    return latest is not None and page.source.dated is not None and latest < page.source.dated


def kind_of(text: str) -> str:
    """The kind of an agreement, by its words."""
    return next((kind for kind, pattern in _KINDS if re.search(pattern, text, re.IGNORECASE)), "other")
