from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from graph.errors import LanguageModelError, ModelReplyError
from graph.llm.asking import Asker, Manner
from graph.llm.choice import Adapter, Choice
from graph.llm.model import LanguageModel, Reply, Request
from graph.llm.record import Record

CHOICE = Choice(Adapter.OLLAMA, "m")


@dataclass
class Told:
    """A model that gives the replies and errors laid in, one after the other."""

    answers: list[Reply | ModelReplyError]
    asked: list[str] = field(default_factory=list)
    closed: bool = False

    def complete(self, request: Request) -> Reply:
        self.asked.append(request.user)
        answer = self.answers.pop(0)
        if isinstance(answer, ModelReplyError):
            raise answer
        return answer

    def close(self) -> None:
        self.closed = True


def asker(
    folder: Path, model: Told, pauses: list[float] | None = None, *, offline: bool = False
) -> Asker:
    waited = [] if pauses is None else pauses
    manner = Manner(retries=2, workers=1, offline=offline, pause=waited.append)

    def connect(choice: Choice) -> LanguageModel:
        return model

    return Asker(CHOICE, Record(folder), manner, connect)


def requests(*questions: str) -> Sequence[Request]:
    return [Request("task", question, 10) for question in questions]


def passing() -> ModelReplyError:
    return ModelReplyError("busy", passing=True)


def test_replies_come_in_the_order_of_the_questions(tmp_path: Path) -> None:
    model = Told([Reply("1"), Reply("2"), Reply("3")])
    assert [*asker(tmp_path, model).ask_all(requests("a", "b", "c"))] == [
        Reply("1"), Reply("2"), Reply("3"),
    ]  # fmt: skip


def test_a_passing_failure_is_tried_again_after_growing_pauses(tmp_path: Path) -> None:
    model, pauses = Told([passing(), passing(), Reply("1")]), list[float]()
    assert [*asker(tmp_path, model, pauses).ask_all(requests("a"))] == [Reply("1")]
    assert pauses == [1.0, 2.0]


def test_a_lasting_failure_is_not_tried_again(tmp_path: Path) -> None:
    model = Told([ModelReplyError("refused"), Reply("2")])
    assert [*asker(tmp_path, model).ask_all(requests("a", "b"))] == ["refused", Reply("2")]


def test_tries_are_bounded(tmp_path: Path) -> None:
    model = Told([passing(), passing(), passing(), Reply("2")])
    assert [*asker(tmp_path, model).ask_all(requests("a", "b"))] == ["busy", Reply("2")]


def test_a_server_out_of_reach_is_left_alone(tmp_path: Path) -> None:
    model = Told([ModelReplyError("refused") for _ in range(5)])
    answers = [*asker(tmp_path, model).ask_all(requests(*"abcdefgh"))]
    assert len(model.asked) == 5
    assert [isinstance(answer, str) and "not asked" in answer for answer in answers] == [
        *[False] * 5, *[True] * 3,
    ]  # fmt: skip


def test_what_was_answered_is_not_asked_again_and_what_failed_is(tmp_path: Path) -> None:
    first = Told([Reply("1"), ModelReplyError("refused")])
    assert [*asker(tmp_path, first).ask_all(requests("a", "b"))] == [Reply("1"), "refused"]
    second = Told([Reply("2")])
    assert [*asker(tmp_path, second).ask_all(requests("a", "b"))] == [Reply("1"), Reply("2")]
    assert second.asked == ["b"]


def test_offline_nobody_is_asked_and_nothing_connected(tmp_path: Path) -> None:
    asker(tmp_path, Told([Reply("1")])).ask(requests("a")[0])

    def refuse(choice: Choice) -> LanguageModel:
        raise AssertionError("connected")

    quiet = Asker(CHOICE, Record(tmp_path), Manner(offline=True), refuse)
    known, unknown = quiet.ask_all(requests("a", "b"))
    assert known == Reply("1")
    assert isinstance(unknown, str)
    assert "no reply is kept" in unknown


def test_connections_are_given_up(tmp_path: Path) -> None:
    model = Told([Reply("1")])
    asking = asker(tmp_path, model)
    asking.close()
    assert not model.closed
    asking.ask(requests("a")[0])
    asking.close()
    assert model.closed


def test_a_model_that_cannot_be_used_at_all_ends_the_run(tmp_path: Path) -> None:
    def refuse(choice: Choice) -> LanguageModel:
        raise LanguageModelError("no key")

    with pytest.raises(LanguageModelError, match="no key"):
        list(Asker(CHOICE, Record(tmp_path), Manner(), refuse).ask_all(requests("a", "b")))
