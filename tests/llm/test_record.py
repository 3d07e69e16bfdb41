import json
from pathlib import Path

import pytest

from graph.errors import LanguageModelError
from graph.llm.choice import Adapter, Choice
from graph.llm.model import Reply, Request
from graph.llm.record import Record

CHOICE = Choice(Adapter.OLLAMA, "m")
REQUEST = Request("task", "question", 100)


def test_a_kept_reply_is_found_again_and_no_other(tmp_path: Path) -> None:
    record = Record(tmp_path / "replies")
    assert record.find(CHOICE, REQUEST) is None
    reply = Reply("Tëxt \ud83d\n", complete=False)
    record.keep(CHOICE, REQUEST, reply)
    assert record.find(CHOICE, REQUEST) == reply
    assert record.find(Choice(Adapter.OLLAMA, "n"), REQUEST) is None
    assert record.find(Choice(Adapter.OPENAI, "m"), REQUEST) is None
    assert record.find(CHOICE, Request("task", "question?", 100)) is None
    assert record.find(CHOICE, Request("task2", "question", 100)) is None


def test_the_same_model_at_another_address_need_not_be_asked_again(tmp_path: Path) -> None:
    Record(tmp_path).keep(CHOICE, REQUEST, Reply("x"))
    assert Record(tmp_path).find(Choice(Adapter.OLLAMA, "m", "http://host"), REQUEST) == Reply("x")


def test_a_file_holds_neither_the_question_nor_the_address(tmp_path: Path) -> None:
    choice = Choice(Adapter.OPENAI, "m", "http://host", "VARIABLE")
    Record(tmp_path).keep(choice, REQUEST, Reply("x"))
    (path,) = tmp_path.iterdir()
    assert json.loads(path.read_text("utf-8")) == {
        "adapter": "openai", "model": "m", "complete": True, "reply": "x",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"reply": 1, "complete": true}', "[" * 99_999])
def test_a_foreign_file_is_named(tmp_path: Path, text: str) -> None:
    record = Record(tmp_path)
    record.keep(CHOICE, REQUEST, Reply("x"))
    (path,) = tmp_path.iterdir()
    path.write_text(text, "utf-8")
    with pytest.raises(LanguageModelError, match=path.name):
        record.find(CHOICE, REQUEST)
