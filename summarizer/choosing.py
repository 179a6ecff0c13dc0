"""Which model reads, and how much of a document at once, where the caller leaves that open?"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import replace

from summarizer.errors import ConfigurationError
from summarizer.exchange import Model
from summarizer.job import Settings
from summarizer.parts import fitting, tokens_in
from summarizer.schemas import Record

__all__ = ["MODEL_VARIABLE", "choose_model", "choose_reviewer", "fitted"]

MODEL_VARIABLE = "SUMMARIZER_MODEL"
"""The environment variable that names the model when none is given, as `openai/gpt-5-mini`."""

_NO_MODEL = (
    "no model is set: reading with the offline baseline, which works by rules; "
    f"for a model set {MODEL_VARIABLE}=openai/gpt-5-mini (and its key), or pass model="
)

_log = logging.getLogger("summarizer")


def choose_model(model: Model | str | None) -> Model:
    """Return the model given, or named here or by SUMMARIZER_MODEL; else the offline one, with a line in the log."""
    name = model if model is not None else os.environ.get(MODEL_VARIABLE)
    if not name:
        _log.warning(_NO_MODEL)
        name = "offline"
    if not isinstance(name, str):
        if not isinstance(name, Model):  # pyright: ignore[reportUnnecessaryIsInstance] - from untyped code
            raise ConfigurationError(
                f"{type(name).__name__} is no model", remedy="pass a name, or an object with `name` and `complete`"
            )
        return name
    if name == "offline":
        from summarizer.models.offline import OfflineModel  # kept lazy: its tables are read only when used

        return OfflineModel()
    from summarizer.models.instructor import InstructorModel  # kept lazy: it takes seconds to import

    return InstructorModel(name)


def choose_reviewer(reviewer: Model | str | None, model: Model) -> Model:
    """Return the model that reads a second time: the one given or named, else the one that reads."""
    chosen = model if reviewer is None else choose_model(reviewer)
    if getattr(chosen, "reads_whole", False):  # it does not look at what it is asked
        remedy = 'name a model for it, as in reviewer="openai/gpt-5-mini"'
        raise ConfigurationError(f"the {chosen.name} model cannot review what is stated", remedy=remedy)
    return chosen


def fitted(settings: Settings, model: Model, target: type[Record]) -> Settings:
    """Return the settings with the size of a part that the model needs, where they leave it open."""
    if getattr(model, "reads_whole", False):
        return replace(settings, part_tokens="whole", passes=1)
    window: object = getattr(model, "context_tokens", None)
    if settings.part_tokens is not None or not isinstance(window, int):
        return settings
    schema = tokens_in(json.dumps(target.model_json_schema()))
    return replace(settings, part_tokens=fitting(window - schema, settings.max_output_tokens))
