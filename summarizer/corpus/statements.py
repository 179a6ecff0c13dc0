"""What is said to the database for each document? Statements built once: SQLAlchemy takes longer to build one than the
database to run it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, case, delete, or_, select, update

from summarizer.corpus.tables import documents, replies
from summarizer.exchange import Usage

__all__ = ["CLAIM", "FAIL", "FINISH", "FORGET", "RELEASE", "SPENT", "paid"]

SPENT = ("requests", "input_tokens", "output_tokens", "cached_tokens", "unreported")
"""The columns that a usage is kept in."""


def paid(usage: Usage) -> dict[str, int]:
    """The values that add a usage to a document's."""
    return {f"paid_{name}": getattr(usage, name) for name in SPENT}


def _given(name: str) -> BindParameter[Any]:
    return bindparam(name)


_KEY, _OWNER = _given("of_key"), _given("of_owner")
_ADDED = {name: documents.c[name] + _given(f"paid_{name}") for name in SPENT}
_FREE = {"owner": None, "lease_until": None}
_MINE = and_(documents.c.key == _KEY, documents.c.state == "claimed", documents.c.owner == _OWNER)
_EXPIRED = and_(documents.c.state == "claimed", documents.c.lease_until < _given("now"))
_CHOSEN = (
    select(documents.c.key)
    .where(documents.c.key.in_(bindparam("keys", expanding=True)), or_(documents.c.state == "pending", _EXPIRED))
    .order_by(documents.c.key)
    .with_for_update(skip_locked=True)
)
CLAIM = (
    update(documents)
    .where(documents.c.key.in_(_CHOSEN))
    .values(
        state="claimed",
        owner=_OWNER,
        corpus=_given("of_corpus"),
        lease_until=_given("until"),
        attempts=documents.c.attempts + 1,
    )
    .returning(documents.c.key, documents.c.source, documents.c.attempts)
)
FINISH = (  # the first result stays; what a second one cost is counted all the same
    update(documents)
    .where(documents.c.key == _KEY)
    .values(
        {
            "summary": case((documents.c.state == "done", documents.c.summary), else_=_given("of_summary")),
            "state": "done",
            "error": None,
        }
        | _FREE
        | _ADDED
    )
)
FAIL = update(documents).where(_MINE).values({"state": "failed", "error": _given("of_error")} | _FREE | _ADDED)
RELEASE = update(documents).where(_MINE).values({"state": "pending"} | _FREE | _ADDED)
FORGET = delete(replies).where(replies.c.key == _KEY)
