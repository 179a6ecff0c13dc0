"""How did a summary come to be, in terms that other software knows? As a PROV graph (W3C PROV-O) in JSON-LD.

The reading is an activity that used the text, the schema and the prompt and generated the summary; the model and this
library are software agents associated with it, the model acting for the library. The context is written in the graph,
so nothing has to be fetched to read it. Settings are no part of PROV: `summary.to_json()` has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from summarizer.render.names import address, named, source_name, summary_name

if TYPE_CHECKING:
    from summarizer.source import Source
    from summarizer.summary import Summary

__all__ = ["to_provenance"]

_TIMES = ("generatedAtTime", "startedAtTime", "endedAtTime")
_LINKS = (
    "used",
    "wasGeneratedBy",
    "wasDerivedFrom",
    "wasAttributedTo",
    "wasAssociatedWith",
    "actedOnBehalfOf",
)
_AGENT: JsonValue = ["prov:Agent", "prov:SoftwareAgent"]
_CONTEXT: dict[str, JsonValue] = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "title": "dcterms:title",
    "identifier": "dcterms:identifier",
    "source": {"@id": "dcterms:source", "@type": "@id"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    **{name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"} for name in _TIMES},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _LINKS},
}


def to_provenance(summary: Summary[Any]) -> dict[str, JsonValue]:
    """Return how the summary was made as a graph: JSON-LD, ready for `json.dumps`.

    >>> from summarizer import summarize
    >>> graph = to_provenance(summarize("They met.", model="offline"))["@graph"]
    >>> [node["type"] for node in graph][:3]
    ['prov:Entity', 'prov:Entity', 'prov:Activity']
    """
    return {"@context": _CONTEXT, "@graph": [*_texts(summary), _reading(summary), *_means(summary)]}


def _name(summary: Summary[Any], what: str) -> str:
    return named(summary.source, summary_name(summary), what).urn


def _texts(summary: Summary[Any]) -> list[JsonValue]:
    made, source = summary.provenance, summary.source
    return [
        _source(source),
        {
            "id": summary_name(summary),
            "type": "prov:Entity",
            "label": f"{made.target} of a text",
            "wasDerivedFrom": source_name(source),
            "wasGeneratedBy": _name(summary, "reading"),
            "wasAttributedTo": _name(summary, "model"),
            "generatedAtTime": made.finished.isoformat(),
        },
    ]


def _source(source: Source) -> JsonValue:
    node: dict[str, JsonValue] = {
        "id": source_name(source),
        "type": "prov:Entity",
        "identifier": f"sha256:{source.sha256}",
    }
    if source.title:
        node["title"] = source.title
    if source.origin:
        node["label"] = source.origin
    if url := address(source):
        node["source"] = url
    return node


def _reading(summary: Summary[Any]) -> JsonValue:
    made = summary.provenance
    return {
        "id": _name(summary, "reading"),
        "type": "prov:Activity",
        "startedAtTime": made.started.isoformat(),
        "endedAtTime": made.finished.isoformat(),
        "used": [source_name(summary.source), _name(summary, "schema"), _name(summary, "prompt")],
        "wasAssociatedWith": [_name(summary, "model"), _name(summary, "library")],
    }


def _means(summary: Summary[Any]) -> list[JsonValue]:
    made = summary.provenance
    schema, prompt = f"{made.target} {made.schema_version}", f"prompt {made.prompt_version}"
    library = f"structured-summarizer {made.library}"
    agents: list[JsonValue] = [
        {
            "id": _name(summary, "model"),
            "type": _AGENT,
            "label": made.model,
            "actedOnBehalfOf": _name(summary, "library"),
        },
        {"id": _name(summary, "library"), "type": _AGENT, "label": library},
    ]
    plans: list[JsonValue] = [
        {"id": _name(summary, kind), "type": "prov:Entity", "label": label}
        for kind, label in (("schema", schema), ("prompt", prompt))
    ]
    return [*agents, *plans]
