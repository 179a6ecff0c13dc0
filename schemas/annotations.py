"""What can a field hold? The classes that its annotation names, and whether it is an enumeration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

__all__ = ["classes_in", "is_enumeration"]


def classes_in(annotation: Any) -> Iterator[type]:
    """Yield the classes that an annotation names, those in lists and unions too.

    >>> list(classes_in(list[int] | None))
    [<class 'int'>, <class 'NoneType'>]
    """
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for part in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from classes_in(part)


def is_enumeration(annotation: Any) -> bool:
    """Is this an enumeration of words, perhaps an optional one?"""
    return get_origin(annotation) is Literal or any(map(is_enumeration, get_args(annotation)))
