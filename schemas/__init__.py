"""What a summary says: the schemas, and the parts to write one of your own. Imports nothing of the engine."""

from summarizer.schemas.annotations import classes_in, is_enumeration
from summarizer.schemas.ground import Ground, Offsets, ground_of
from summarizer.schemas.items import (
    ByCode,
    Chief,
    Depends,
    Firm,
    Item,
    Record,
    Ref,
    Reverses,
    Settled,
    Spoken,
    Vague,
    Word,
)
from summarizer.schemas.minutes import ActionItem, Decision, Minutes, Participant, Topic
from summarizer.schemas.prose import is_prose, own_words
from summarizer.schemas.readout import (
    Agreement,
    Commitment,
    Disagreement,
    Meeting,
    Party,
    Point,
    Position,
    Quote,
    Readout,
)
from summarizer.schemas.references import Reference, references, references_declared, rewired
from summarizer.schemas.spans import Citation, Span, Verbatim
from summarizer.schemas.when import Interval, Precision, When

__all__ = [
    "ActionItem",
    "Agreement",
    "ByCode",
    "Chief",
    "Citation",
    "Commitment",
    "Decision",
    "Depends",
    "Disagreement",
    "Firm",
    "Ground",
    "Interval",
    "Item",
    "Meeting",
    "Minutes",
    "Offsets",
    "Participant",
    "Party",
    "Point",
    "Position",
    "Precision",
    "Quote",
    "Readout",
    "Record",
    "Ref",
    "Reference",
    "Reverses",
    "Settled",
    "Span",
    "Spoken",
    "Topic",
    "Vague",
    "Verbatim",
    "When",
    "Word",
    "classes_in",
    "ground_of",
    "is_enumeration",
    "is_prose",
    "own_words",
    "references",
    "references_declared",
    "rewired",
]
