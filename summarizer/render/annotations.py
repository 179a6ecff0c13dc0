"""How does other software find the passages that a summary rests on? As W3C Web Annotations, one for each item.

The target of an annotation are the sentences that the item cites, each by two selectors that mean the same: a
TextQuoteSelector (the words, with some before and after, which survive small changes of the text) and a
TextPositionSelector. The positions count Unicode code points of the text as it was read, half-open and without
normalisation, as the Web Annotation Data Model asks; programs that count UTF-16 units must convert. Where the text was
taken out of a page, they are not the page's: there the words lead to the passage.
Bodies say what the item states, in words; in which section; its doubt; and the item itself as JSON.

The text is called by its address, if it came from one, else by its hash (`summarizer.render.names`).
`spans_from_annotations` finds the passages again in a text, and proves them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import BaseModel, BeforeValidator, JsonValue, ValidationError

from summarizer.errors import SourceError
from summarizer.render.entries import Entry, passages, told
from summarizer.render.names import address, named, source_name, summary_name

if TYPE_CHECKING:
    from summarizer.schemas import Span
    from summarizer.source import Source
    from summarizer.summary import Summary

__all__ = ["spans_from_annotations", "to_annotations"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The name of the vocabulary; a JSON-LD processor knows it or fetches it, this library does neither."""
_AROUND = 32
"""Characters before and after the words of a quote selector."""


def to_annotations(summary: Summary[Any]) -> dict[str, JsonValue]:
    """Return the items as an AnnotationPage: JSON-LD, ready for `json.dumps`.

    >>> from summarizer import summarize
    >>> page = to_annotations(summarize("Norway and Iceland agreed to share their data.", model="offline"))
    >>> page["type"], page["items"][0]["target"][0]["selector"][1]
    ('AnnotationPage', {'type': 'TextPositionSelector', 'start': 0, 'end': 46})
    """
    items = list(_annotations(summary))
    name = summary_name(summary)
    collection: JsonValue = {"id": name, "type": "AnnotationCollection", "total": len(items)}
    return {
        "@context": CONTEXT,
        "id": named(summary.source, name, "annotations").urn,
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
        "items": cast("JsonValue", items),
    }


def spans_from_annotations(page: Mapping[str, Any], source: Source) -> list[list[Span]]:
    """Return for each annotation of a page the passages it is about, in `source`.

    A passage is where its position says, if the text reads so there; else where its words stand with the words before
    and after them, if that is in one place only. Raises `SourceError` when a passage cannot be found so.
    """
    try:
        read = _Page.model_validate(page)
    except ValidationError as error:
        remedy = "give an AnnotationPage whose targets have text selectors"
        raise SourceError(f"these are no annotations of a text ({error.error_count()} faults)", remedy=remedy) from None
    return [[_found(target.selector, source, one.id) for target in one.target] for one in read.items]


def _annotations(summary: Summary[Any]) -> Iterator[dict[str, JsonValue]]:
    made = summary.provenance
    for place, (section, member, entry) in enumerate(told(summary.record, summary.source)):
        if not (cited := passages(member)):
            continue  # a field that code filled in
        yield {
            "id": named(summary.source, summary_name(summary), place).urn,
            "type": "Annotation",
            "motivation": "describing",
            "generated": made.finished.isoformat(),
            "generator": {"type": "Software", "name": f"structured-summarizer {made.library}"},
            "creator": {"type": "Software", "name": made.model},
            "body": list(_bodies(section, member, entry)),
            "target": [_target(span, summary.source) for span in cited],
        }


def _bodies(section: str, member: object, entry: Entry) -> Iterator[JsonValue]:
    yield _text(" — ".join((entry.title, *entry.rest)), "describing")
    yield _text(section, "tagging")
    if entry.doubt:
        yield _text(entry.doubt, "questioning")
    if isinstance(member, BaseModel):
        yield {"type": "TextualBody", "value": member.model_dump_json(), "format": "application/json"}


def _text(value: str, purpose: str) -> JsonValue:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(span: Span, source: Source) -> JsonValue:
    quote: JsonValue = {
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": source.text[max(0, span.start - _AROUND) : span.start],
        "suffix": source.text[span.end : span.end + _AROUND],
    }
    position: JsonValue = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {
        "type": "SpecificResource",
        "source": {"id": address(source) or source_name(source), "type": "Text", "format": "text/plain"},
        "selector": [quote, position],
    }


# ------------------------------------------------------------------------------------------------- reading


class _Selector(BaseModel):
    type: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1


_Listed = BeforeValidator(lambda value: [value] if isinstance(value, dict) else value)
"""A list of one may be written without its brackets, and JSON-LD processors do so."""


class _Target(BaseModel):
    selector: Annotated[list[_Selector], _Listed]


class _Annotation(BaseModel):
    id: str
    target: Annotated[list[_Target], _Listed]


class _Page(BaseModel):
    items: Annotated[list[_Annotation], _Listed]


def _found(selectors: list[_Selector], source: Source, name: str) -> Span:
    by_type = {selector.type: selector for selector in selectors}
    position = by_type.get("TextPositionSelector", _Selector())
    quote = by_type.get("TextQuoteSelector", _Selector())
    start, end = position.start, position.end
    if 0 <= start < end <= len(source.text) and quote.exact in ("", source.text[start:end]):
        return source.span((start, end))
    around = f"{quote.prefix}{quote.exact}{quote.suffix}"
    at = source.text.find(around) if quote.exact else -1
    if at >= 0 and source.text.find(around, at + 1) < 0:
        start = at + len(quote.prefix)
        return source.span((start, start + len(quote.exact)))
    raise SourceError(f"{name[:80]}: the text does not read so", remedy="give the text that was annotated")
