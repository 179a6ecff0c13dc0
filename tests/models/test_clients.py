"""How a model is made, and what it then sends: settings, clients of one's own, other modes; what cannot work."""

from __future__ import annotations

import asyncio
import json
import pickle
from typing import Any

import instructor
import pytest
from pydantic import JsonValue

from summarizer.errors import (
    ConfigurationError,
)
from summarizer.models.instructor import InstructorModel
from tests.models.endpoint import (
    KEY,
    Endpoint,
    asked,
    calling,
    completion,
)

GOOD: dict[str, JsonValue] = {"headline": None, "points": []}


def test_only_what_was_set_is_sent() -> None:
    """A temperature and a limit when given; the model's name without its provider."""
    endpoint = Endpoint(calling(GOOD), calling(GOOD))
    endpoint.model().complete(asked())
    endpoint.model(temperature=0.0).complete(asked())
    plain, set_ = endpoint.bodies
    assert sorted(plain) == ["messages", "model", "tool_choice", "tools"]
    assert plain["model"] == "m-1"
    assert set_["temperature"] == 0.0


def test_the_output_limit_goes_by_the_name_that_the_endpoint_takes() -> None:
    """OpenAI's own has another name for it."""
    for url, name in (("http://model.test/v1", "max_tokens"), ("https://api.openai.com/v1", "max_completion_tokens")):
        endpoint = Endpoint(calling(GOOD))
        model = InstructorModel("openai/m-1", client=endpoint.client().with_options(base_url=url))
        request = asked()
        model.complete(type(request)(request.messages, request.target, request.source, max_output_tokens=77))
        assert endpoint.bodies[0][name] == 77


def test_an_instructor_client_of_ones_own() -> None:
    """It is used as it is; without an async one, `acomplete` runs it in a thread."""
    endpoint = Endpoint(calling(GOOD), calling(GOOD))
    model = InstructorModel("any name", client=instructor.from_openai(endpoint.client()))
    assert model.name == "any name"
    assert model.complete(asked()).arguments == GOOD
    assert asyncio.run(model.acomplete(asked())).arguments == GOOD


def test_in_another_mode_json_is_read_from_the_content() -> None:
    """Modes that ask for JSON in place of a call."""
    endpoint = Endpoint(completion(finish="stop", content=json.dumps(GOOD)))
    model = endpoint.model(mode=instructor.Mode.JSON)
    assert model.complete(asked()).arguments == GOOD


@pytest.mark.parametrize(
    ("model", "options", "said"),
    [
        ("openai/gpt-5-mini", {}, "OPENAI_API_KEY"),
        ("gpt-5-mini", {}, "provider/name"),
        ("openia/gpt-5-mini", {}, "openai"),
        ("openai/", {}, "openai/"),
        ("", {}, "provider/name"),
        ("anthropic/claude", {}, "anthropic"),
        ("anthropic/claude", {"base_url": "http://localhost/v1"}, "base_url"),
        ("openai/m", {"base_url": "localhost:11434"}, "http"),
        ("openai/m", {"client": object()}, "client"),
    ],
)
def test_what_cannot_work_is_said_when_it_is_made(
    model: str, options: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A configuration error that names the remedy, before anything is sent."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(ConfigurationError, match=said):
        InstructorModel(model, **options)


def test_only_an_async_client_cannot_answer_at_once() -> None:
    """The remedy names both ways out."""
    model = InstructorModel("openai/m", async_client=Endpoint().async_client())
    with pytest.raises(ConfigurationError, match="acomplete"):
        model.complete(asked())


def test_neither_its_name_nor_its_repr_tells_a_key() -> None:
    """Not the one given, nor one in the address."""
    model = InstructorModel("openai/m", base_url="http://user:pass@127.0.0.1:9/v1?key=abc", api_key=KEY)
    assert model.name == "openai/m at http://127.0.0.1:9/v1"
    assert repr(model) == "InstructorModel('openai/m at http://127.0.0.1:9/v1')"
    model.close()


def test_it_can_be_pickled_unless_a_client_is_not_its_own() -> None:
    """For workers in other processes."""
    model = InstructorModel("openai/m", base_url="http://127.0.0.1:9/v1", temperature=0.5)
    copied = pickle.loads(pickle.dumps(model))
    assert copied.name == model.name
    with pytest.raises(TypeError, match="client of yours"):
        pickle.dumps(Endpoint().model())
