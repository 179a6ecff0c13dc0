"""Readers of JSON-LD that fetch nothing: the vocabulary of Web Annotations as far as the project uses it."""

from __future__ import annotations

import json
import warnings
from importlib import import_module
from typing import Any

import rdflib
from pydantic import JsonValue

from summarizer.render.annotations import CONTEXT

_JSONLD: Any = import_module("pyld.jsonld")  # has no types

_OA, _AS, _DC = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/terms/"
_CLASSES = "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector".split()
_LITERALS = "exact prefix suffix".split()
TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: f"{_OA}{name}" for name in (*_CLASSES, *_LITERALS)},
    "AnnotationPage": f"{_AS}OrderedCollectionPage",
    "AnnotationCollection": f"{_AS}OrderedCollection",
    "Software": f"{_AS}Application",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "items": {"@id": f"{_AS}items", "@container": "@list"},
    "partOf": f"{_AS}partOf",
    "startIndex": f"{_AS}startIndex",
    "total": f"{_AS}totalItems",
    "generator": f"{_AS}generator",
    "creator": f"{_DC}creator",
    "generated": {"@id": f"{_DC}issued", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "name": "http://xmlns.com/foaf/0.1/name",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "body": f"{_OA}hasBody",
    "target": f"{_OA}hasTarget",
    "source": f"{_OA}hasSource",
    "selector": f"{_OA}hasSelector",
    "start": f"{_OA}start",
    "end": f"{_OA}end",
    "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{_OA}hasPurpose", "@type": "@vocab"},
    **{name: f"{_OA}{name}" for name in ("describing", "tagging", "questioning")},
}


def _load(url: str, _: object) -> dict[str, Any]:
    assert url == CONTEXT, f"{url} would be fetched"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}, "contentType": "application/json"}


def triples(document: JsonValue) -> rdflib.Graph:
    """The statements that a JSON-LD processor makes of a document."""
    expanded = _JSONLD.expand(document, {"documentLoader": _load})
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its reader of JSON-LD uses what the package has given up
        graph.parse(data=json.dumps(expanded), format="json-ld")
    return graph


def compacted(document: dict[str, JsonValue]) -> Any:
    """A document expanded and compacted again: what a processor does not know is lost on the way."""
    options = {"documentLoader": _load}
    return _JSONLD.compact(_JSONLD.expand(document, options), document["@context"], options)
