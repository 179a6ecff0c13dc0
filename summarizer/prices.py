"""What does it cost? The price of a model's tokens, as the user gives it: none is guessed, an unknown one is None."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from summarizer.errors import ConfigurationError
from summarizer.exchange import Usage

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Price", "load_prices", "price_of"]

_MILLION = 1_000_000


class Price(BaseModel):
    """What a million tokens cost, in whatever currency; cached input costs as other input where it is not given."""

    model_config = ConfigDict(frozen=True)

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)

    def of(self, usage: Usage) -> float | None:
        """What a usage cost; None when the endpoint did not report all of its tokens.

        >>> Price(input=1, output=4).of(Usage(requests=1, input_tokens=500_000, output_tokens=250_000))
        1.5
        """
        if usage.unreported:
            return None
        cached = self.input if self.cached is None else self.cached
        fresh = usage.input_tokens - usage.cached_tokens
        return (fresh * self.input + usage.cached_tokens * cached + usage.output_tokens * self.output) / _MILLION


def load_prices(path: Path) -> dict[str, Price]:
    """Read a table of prices by model from a TOML or JSON file. Raises `ConfigurationError`.

    In TOML: `"openai/gpt-5-mini" = { input = 0.25, output = 2.0, cached = 0.025 }`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        table: Any = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
        return TypeAdapter(dict[str, Price]).validate_python(table)
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}", remedy="give a file that is there") from None
    except (ValidationError, ValueError) as error:
        said = cast("Any", error).errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        remedy = 'write a line "MODEL" = { input = 0.25, output = 2.0 } for each model, per million tokens'
        raise ConfigurationError(f"{path}: {said}", remedy=remedy) from None


def price_of(model: str, prices: dict[str, Price]) -> Price | None:
    """Return the price of a model by its name, with or without the endpoint that its name tells; None when unknown.

    >>> price_of("openai/m at http://127.0.0.1:8000/v1", {"openai/m": Price(input=1, output=2)})
    Price(input=1.0, output=2.0, cached=None)
    """
    return prices.get(model) or prices.get(model.partition(" at ")[0])
