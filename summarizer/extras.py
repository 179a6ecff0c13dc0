"""Is what an extra installs there? Asked before its packages are imported, so that the error says what to install."""

from __future__ import annotations

from importlib.util import find_spec

from summarizer.errors import ConfigurationError

__all__ = ["require"]


def require(extra: str, *packages: str) -> None:
    """Raise `ConfigurationError` when a package of `extra` is not installed.

    >>> require("evaluate", "numpy", "no_such_package")
    Traceback (most recent call last):
    summarizer.errors.ConfigurationError: not installed: no_such_package: pip install 'structured-summarizer[evaluate]'
    """
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        remedy = f"pip install 'structured-summarizer[{extra}]'"
        raise ConfigurationError(f"not installed: {', '.join(missing)}", remedy=remedy)
