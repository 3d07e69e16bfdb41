import pytest

from graph.errors import LanguageModelError
from graph.llm.choice import KEY_VARIABLES, Adapter, Choice, Limits

KEYS = {**dict.fromkeys(KEY_VARIABLES.values(), "usual"), "MINE": "own"}


@pytest.mark.parametrize("adapter", [Adapter.OPENAI, Adapter.ANTHROPIC])
def test_the_service_itself_gets_the_key_of_its_variable(adapter: Adapter) -> None:
    assert Choice(adapter, "m").key(KEYS) == "usual"
    with pytest.raises(LanguageModelError, match=KEY_VARIABLES[adapter]):
        Choice(adapter, "m").key({})


@pytest.mark.parametrize("adapter", Adapter)
def test_another_server_gets_a_key_only_if_its_variable_is_named(adapter: Adapter) -> None:
    assert Choice(adapter, "m", "http://host").key(KEYS) is None
    assert Choice(adapter, "m", "http://host", "MINE").key(KEYS) == "own"
    with pytest.raises(LanguageModelError, match="ABSENT"):
        Choice(adapter, "m", "http://host", "ABSENT").key(KEYS)


def test_a_model_on_this_machine_needs_no_key() -> None:
    assert Choice(Adapter.OLLAMA, "m").key({}) is None


@pytest.mark.parametrize("url", ["host/v1", "file:///etc/passwd", "ftp://host"])
def test_an_address_is_one_of_the_web(url: str) -> None:
    with pytest.raises(LanguageModelError, match="http"):
        Choice(Adapter.OPENAI, "m", url)


def test_a_model_has_a_name() -> None:
    with pytest.raises(LanguageModelError, match="--llm-model"):
        Choice(Adapter.OPENAI, " ")


@pytest.mark.parametrize("seconds", [0.0, -1.0, 1e9, float("nan"), float("inf")])
def test_a_time_limit_is_one(seconds: float) -> None:
    with pytest.raises(LanguageModelError, match="seconds"):
        Limits(seconds=seconds)
