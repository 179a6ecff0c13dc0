"""Annotations and provenance: JSON-LD that processors of the standards read whole, and passages found again."""

from __future__ import annotations

import json
import warnings
from typing import Any, cast

import prov.model as prov
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.namespace import PROV, RDF

from summarizer import Minutes, Readout, Record, Source, Summarizer, Summary
from summarizer.errors import SourceError
from summarizer.render.annotations import spans_from_annotations, to_annotations
from summarizer.render.entries import passages, told
from summarizer.render.names import address, source_name, summary_name
from summarizer.render.provenance import to_provenance
from summarizer.testing import ScriptedModel, assert_grounded
from summarizer.testing.strategies import answers, sources
from tests.render.linked import compacted, triples
from tests.reports import WEATHER, weather_answer

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


def weather(text: str = WEATHER, origin: str | None = None) -> Summary[Readout]:
    """The summary of a good answer to the weather report."""
    return Summarizer(ScriptedModel([weather_answer()])).summarize(Source(text, origin=origin))


def members(summary: Summary[Any]) -> list[Any]:
    """All members of a record."""
    return [member for _, member, _ in told(summary.record, summary.source)]


def test_each_item_is_an_annotation_of_the_sentences_it_cites() -> None:
    """Each sentence by its words and by its place; the item in words and as it is."""
    summary = weather()
    page: Any = to_annotations(summary)
    assert page["partOf"]["total"] == len(page["items"]) == len(members(summary))
    owed = next(one for one in page["items"] if one["body"][1]["value"] == "commitments")
    quote, position = owed["target"][0]["selector"]
    assert WEATHER[position["start"] : position["end"]] == quote["exact"]
    assert WEATHER.index(quote["prefix"] + quote["exact"] + quote["suffix"]) == position["start"] - len(quote["prefix"])
    assert owed["body"][0]["value"].startswith("share their weather data — agreed, open — debtors: Norway, Iceland")
    assert json.loads(owed["body"][-1]["value"])["debtors"] == ["p1", "p2"]


def without_brackets(value: Any) -> Any:
    """JSON-LD with lists of one as their member, which mean the same."""
    if isinstance(value, dict):
        return {name: without_brackets(member) for name, member in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        listed = [without_brackets(member) for member in cast("list[Any]", value)]
        return listed[0] if len(listed) == 1 else listed
    return value


def test_a_processor_of_json_ld_reads_every_word_of_a_page() -> None:
    """No term is unknown to the vocabulary, and the graph has what the data model asks of annotations."""
    page = to_annotations(weather())
    back = compacted(page)
    assert without_brackets(back) == without_brackets(page)
    assert spans_from_annotations(back, Source(WEATHER)) == spans_from_annotations(page, Source(WEATHER))
    graph = triples(page)
    annotations = list(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(set(annotations)) == len(members(weather()))
    for annotation in annotations:
        assert len(list(graph.objects(annotation, OA.motivatedBy))) == 1
        targets = list(graph.objects(annotation, OA.hasTarget))
        assert targets
        for target in targets:
            assert len(list(graph.objects(target, OA.hasSource))) == 1
            kinds = {graph.value(one, RDF.type) for one in graph.objects(target, OA.hasSelector)}
            assert kinds == {OA.TextQuoteSelector, OA.TextPositionSelector}


@SLOW
@given(st.data(), st.sampled_from([Readout, Minutes]))
def test_passages_are_found_again_whatever_the_record(data: st.DataObject, target: type[Record]) -> None:
    """Through JSON and back, each item's own, each proved."""
    source = data.draw(sources())
    summary = Summarizer(ScriptedModel([data.draw(answers(source, target)) for _ in range(3)]), target).summarize(
        source
    )
    page = to_annotations(summary)
    ids = [one["id"] for one in cast("list[dict[str, Any]]", page["items"])]
    assert len(set(ids)) == len(ids)
    found = spans_from_annotations(json.loads(json.dumps(page)), source)
    for member, spans in zip(members(summary), found, strict=True):
        assert [(one.start, one.end) for one in passages(member)] == [(one.start, one.end) for one in spans]
        for span in spans:
            assert_grounded(span, source)


def test_passages_are_found_by_their_words_when_the_text_has_moved() -> None:
    """A head put before it shifts all positions; the words and those around them stay."""
    page = to_annotations(weather())
    head = "FROM THE ARCHIVE\n\n"
    moved = Source(head + WEATHER)
    for before, after in zip(
        spans_from_annotations(page, Source(WEATHER)), spans_from_annotations(page, moved), strict=True
    ):
        assert [(one.start + len(head), one.text) for one in before] == [(one.start, one.text) for one in after]


@pytest.mark.parametrize(
    "text",
    ["They met.", WEATHER.replace("agreed", "refused"), "X " + WEATHER + WEATHER],
    ids=["other", "altered", "twice"],
)
def test_a_passage_that_is_not_there_is_not_found(text: str) -> None:
    """Another text, changed words, and words that stand twice."""
    with pytest.raises(SourceError, match="the text does not read so"):
        spans_from_annotations(to_annotations(weather()), Source(text))


@pytest.mark.parametrize("page", [{}, {"items": [{"id": "x"}]}, {"items": [{"id": "x", "target": "http://a.example"}]}])
def test_what_is_no_page_of_text_selectors_is_refused(page: dict[str, Any]) -> None:
    """With what to give."""
    with pytest.raises(SourceError, match="no annotations of a text"):
        spans_from_annotations(page, Source(WEATHER))


@pytest.mark.parametrize(
    ("origin", "is_address"),
    [
        ("https://a.example/report?id=1#top", True),
        ("http://localhost:8000", True),
        ("report.txt", False),
        ("javascript:alert(1)", False),
        ("https://a.example/ x", False),
        ('https://a.example/"><script>', False),
        ("https://a.example/\r\nX-EVIL:1", False),
        (None, False),
    ],
)
def test_a_source_is_called_by_its_address_only_if_that_is_one(origin: str | None, is_address: bool) -> None:
    """Else by the hash of its text."""
    source = Source(WEATHER, origin=origin)
    assert (address(source) == origin) is is_address or origin is None
    page: Any = to_annotations(weather(origin=origin))
    assert page["items"][0]["target"][0]["source"]["id"] == (origin if is_address else source_name(source))


def document_of(summary: Summary[Any]) -> Any:
    """What a PROV library reads in the graph of a summary."""
    graph = triples(to_provenance(summary))
    for prefix, names in (("uuid", "urn:uuid:"), ("ni", "ni:///")):
        graph.bind(prefix, names)  # its names are prefixed ones
    turtle = graph.serialize(format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses what its reader of RDF has given up
        return prov.ProvDocument.deserialize(content=turtle, format="rdf", rdf_format="turtle")


def test_the_provenance_says_who_made_what_of_what() -> None:
    """Read by a library of the standard."""
    summary = weather(origin="https://a.example/report")
    records = document_of(summary).get_records()
    kinds = sorted(type(record).__name__ for record in records)
    assert kinds == sorted(
        ["ProvEntity"] * 4
        + ["ProvActivity", "ProvAgent", "ProvAgent", "ProvUsage", "ProvUsage", "ProvUsage", "ProvGeneration"]
        + ["ProvDerivation", "ProvAttribution", "ProvAssociation", "ProvAssociation", "ProvDelegation"]
    )
    (activity,) = (record for record in records if isinstance(record, prov.ProvActivity))
    assert activity.get_startTime() == summary.provenance.started
    assert activity.get_endTime() == summary.provenance.finished


def test_the_graph_leads_from_the_summary_to_its_text() -> None:
    """Under the names that annotations use too."""
    summary = weather()
    graph = triples(to_provenance(summary))
    name = rdflib.URIRef(summary_name(summary))
    assert graph.value(name, PROV.wasDerivedFrom) == rdflib.URIRef(source_name(summary.source))
    page: Any = to_annotations(summary)
    assert page["partOf"]["id"] == summary_name(summary)
    labels = {str(label) for label in graph.objects(None, rdflib.RDFS.label)}
    assert {"scripted", f"structured-summarizer {summary.provenance.library}"} <= labels
