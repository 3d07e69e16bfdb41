"""Replies on disk, so that a build can be repeated to the byte without asking again.

One file for each reply, named by a hash over protocol, model, task and question. Any reply that
came whole over the wire is kept, good or bad; a request that failed is not, and is made again by
the next build. A file may be deleted to ask anew. Neither keys nor addresses are in a file, nor is
the text of a document beyond what a model quotes.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Final

from graph.errors import LanguageModelError
from graph.llm.choice import Choice
from graph.llm.model import Reply, Request
from graph.resolve import digest

_KEY_LENGTH: Final = 32


class Record:
    """The replies kept in a folder, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self._folder: Final = folder

    def find(self, choice: Choice, request: Request) -> Reply | None:
        """Return the reply to a request if it is kept.

        Raises:
            LanguageModelError: the file is not one of ours.
        """
        path = self._path(choice, request)
        try:
            row = json.loads(path.read_text("utf-8"))
            text, complete = row["reply"], row["complete"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise LanguageModelError(f"{path} is no kept reply; delete it to ask anew") from error
        if not isinstance(text, str) or not isinstance(complete, bool):
            raise LanguageModelError(f"{path} is no kept reply; delete it to ask anew")
        return Reply(text, complete)

    def keep(self, choice: Choice, request: Request, reply: Reply) -> None:
        """Keep a reply; a file is there whole or not at all.

        Raises:
            LanguageModelError: the folder cannot be written.
        """
        path = self._path(choice, request)
        row = {
            "adapter": choice.adapter.value,
            "model": choice.model,
            "complete": reply.complete,
            "reply": reply.text,
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".new")
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(row, ensure_ascii=True, indent=1) + "\n")
            Path(name).replace(path)
        except OSError as error:
            raise LanguageModelError(f"{path} cannot be written: {error.strerror}") from error

    def _path(self, choice: Choice, request: Request) -> Path:
        parts = (
            choice.adapter.value,
            choice.model,
            str(request.most_tokens),
            request.system,
            request.user,
        )
        return self._folder / f"{digest(parts, _KEY_LENGTH)}.json"
