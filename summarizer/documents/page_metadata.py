"""What does a page of the web say about itself? Only what it declares: nothing is guessed from its prose or address.

The date is that of publication, in the page's own zone: JSON-LD's `datePublished`, `article:published_time` and its
kin, a `<time>` of publication, or the only day that the page's `<time>` elements give.
"""

from __future__ import annotations

import json
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from summarizer.documents.found import day_of, language_of, one_line, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

__all__ = ["Described", "described"]

_Value = TypeVar("_Value")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "title")
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "application-name",
)
_DATES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "citation_publication_date", "pubdate",
    "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
_LANGUAGES = ("content-language", "og:locale", "dc.language", "dcterms.language")
_ARTICLES = ("Article", "BlogPosting", "Report", "PressRelease", "StatementOfAgreement")
_MOST = 2_000
"""Objects of JSON-LD that are looked at."""


class Described(NamedTuple):
    """What a page declares."""

    title: str | None
    dated: date | None
    publisher: str | None
    url: str | None
    language: str | None


def described(tree: Any) -> Described:
    """Return what a parsed page (lxml) says about itself."""
    metas, linked = _metas(tree), _article_data(tree)
    titles = [linked.get("headline"), *_named(metas, _TITLES), *_texts(tree, "//h1")[:1], *_texts(tree, "//title")]
    publisher = linked.get("publisher")
    name = cast("Mapping[str, object]", publisher).get("name") if isinstance(publisher, dict) else publisher
    addresses = [*tree.xpath("//link[@rel='canonical']/@href"), *_named(metas, ("og:url",)), linked.get("url")]
    days = [linked.get("datePublished"), *_named(metas, _DATES)]
    languages = [tree.get("lang"), tree.get("xml:lang"), *_named(metas, _LANGUAGES), linked.get("inLanguage")]
    return Described(
        title=_first(one_line(_text(title)) for title in titles),
        dated=_first(day_of(_text(day)) for day in days) or _time(tree),
        publisher=_first(one_line(_text(publisher)) for publisher in (name, *_named(metas, _PUBLISHERS))),
        url=_first(web_address(_text(address)) for address in addresses),
        language=_first(language_of(_text(language)) for language in languages),
    )


def _first(values: Iterable[_Value | None]) -> _Value | None:
    return next((value for value in values if value is not None), None)


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str) else None


def _metas(tree: Any) -> dict[str, str]:
    """The page's `<meta>` by name, property or itemprop, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if meta.get(attribute) and meta.get("content"):
                found.setdefault(meta.get(attribute).strip().lower(), meta.get("content"))
    return found


def _named(metas: Mapping[str, str], names: Iterable[str]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def _texts(tree: Any, path: str) -> list[str]:
    return [element.text_content() for element in tree.xpath(path)]


def _time(tree: Any) -> date | None:
    """The day of the `<time>` of publication, or else the only one there is."""
    for path in ("//time[@itemprop='datePublished' or @pubdate]", "//article//time", "//main//time", "//time"):
        days = {day for time in tree.xpath(f"{path}/@datetime") if (day := day_of(time))}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _article_data(tree: Any) -> Mapping[str, object]:
    """The JSON-LD object of the article, or else the first that has a date of publication."""
    objects = list(_objects(tree))
    articles = [found for found in objects if _is_article(found)]
    dated = [found for found in objects if "datePublished" in found]
    return (articles or dated or [{}])[0]


def _is_article(found: Mapping[str, object]) -> bool:
    kinds = found.get("@type")
    listed: list[object] = cast("list[object]", kinds) if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in listed)


def _objects(tree: Any) -> Iterator[dict[str, object]]:
    """Yield the objects of JSON-LD, lists and graphs opened."""
    queue: deque[object] = deque()
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            queue.append(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(_MOST):
        if not queue:
            return
        value = queue.popleft()
        if isinstance(value, list):
            queue.extend(cast("list[object]", value)[:_MOST])
        elif isinstance(value, dict):
            found = cast("dict[str, object]", value)
            yield found
            queue.append(found.get("@graph"))
            queue.append(found.get("mainEntity"))
