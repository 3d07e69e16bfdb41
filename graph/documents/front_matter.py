"""Front matter: the YAML block at the beginning of a file that says what the document is.

The block comes from a stranger. It is read as nodes of plain text: no tags, no anchors, nothing
deep, nothing large; so it can neither build objects nor grow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import yaml

from graph.documents.dates import machine_date
from graph.documents.model import Metadata, Origin
from graph.errors import DocumentError

MOST_CHARACTERS: Final = 64 * 1024
"""The longest front matter that is read."""

_DEEPEST: Final = 4
_OPENING: Final = re.compile("\ufeff?---[ \t]*(?:\r\n?|\n)")
_CLOSING: Final = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_KEY: Final = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\r|\n|\Z)")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
#: Without one of these a block has no anchor, alias or tag and is not nested so deep that it cannot
#: be built: marks of these and of flow, lists in lists, keys in lists, and lines far to the right.
_SUSPICIOUS: Final = re.compile(r"[&*!\[{\t]|[-?:] +[-?]|^ {9}", re.MULTILINE)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_ORIGIN_KEYS: Final = frozenset({"title", "publisher", "author", "url"})
_NESTING: Final = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_UNNESTING: Final = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, warnings about it, and where the text after it begins."""

    metadata: Metadata
    notes: tuple[str, ...]
    end: int


def read_front_matter(name: str, text: str) -> FrontMatter:
    """Read the front matter of a file, if it has any.

    A block between two `---` lines counts if its first line that is neither blank nor a comment is
    a key; otherwise the first `---` is a rule of the text.

    Raises:
        DocumentError: the block is not closed, too large, not plain YAML, or not key by key.
    """
    opening = _OPENING.match(text)
    if opening is None or not _begins_with_key(text, opening.end()):
        return FrontMatter(Metadata(), (), 0)
    closing = _CLOSING.search(text, opening.end(), opening.end() + MOST_CHARACTERS)
    if closing is None:
        raise DocumentError(
            f"{name}, line 1: the front matter has no closing --- within {MOST_CHARACTERS:,} "
            "characters; close it"
        )
    block = text[opening.end() : closing.start()]
    reader = _Reader(name)
    metadata = reader.metadata(block)
    return FrontMatter(metadata, tuple(reader.notes), closing.end())


def address(value: str | None) -> str | None:
    """Return a value that is a web address which may be shown and linked, else None."""
    return value if value and _ADDRESS.fullmatch(value) else None


def language(value: str | None) -> str | None:
    """Return a value that has the form of a language tag, else None."""
    return value.replace("_", "-") if value and _LANGUAGE.fullmatch(value) else None


def _begins_with_key(text: str, start: int) -> bool:
    for line in text[start : start + 4_096].splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            return _KEY.match(line) is not None
    return False


def _compose(block: str) -> yaml.Node | None:
    """Return the root of a block, read by libyaml where it is there: ten times as fast.

    What libyaml refuses is read again by the reader in Python, whose messages are clearer.

    Raises:
        yaml.YAMLError: the block is not YAML.
    """
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None:
        with suppress(yaml.YAMLError):
            return yaml.compose(block, Loader=fast)
    return yaml.compose(block, Loader=yaml.SafeLoader)


class _Reader:
    """Reads the nodes of one block and notes what it leaves out."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.notes: list[str] = []

    def metadata(self, block: str) -> Metadata:
        try:
            self._check(block)
            root = _compose(block)
            self._check_depth(root, 1)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line if mark else 0
            raise self._error(line, f"is not YAML ({error.problem}); mend or quote it") from error
        except yaml.YAMLError as error:
            raise self._error(0, "holds a character that YAML does not allow; remove it") from error
        if not isinstance(root, yaml.MappingNode):
            raise self._error(0, "is not `key: value`, line by line")
        values: dict[str, yaml.Node] = {}
        for key, node, line in self._entries(root):
            if key in values:
                raise self._error(line, f"has {key!r} a second time; remove one")
            values[key] = node
        return self._build(values)

    def _check(self, block: str) -> None:
        """Refuse, before anything is built, what a description of a document never needs."""
        if not _SUSPICIOUS.search(block):
            return
        depth = 0
        for token in yaml.scan(block, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
                raise self._error(
                    token.start_mark.line, "has an anchor, alias or tag; write the value out"
                )
            depth += isinstance(token, _NESTING)
            depth -= isinstance(token, _UNNESTING)
            if depth > _DEEPEST:
                raise self._error(token.start_mark.line, "is nested too deep; flatten it")

    def _check_depth(self, node: yaml.Node | None, depth: int) -> None:
        """Refuse what is nested too deep, however it is written."""
        if not isinstance(node, yaml.CollectionNode):
            return
        if depth > _DEEPEST:
            raise self._error(node.start_mark.line, "is nested too deep; flatten it")
        for part in node.value:
            for inner in part if isinstance(part, tuple) else (part,):
                self._check_depth(inner, depth + 1)

    def _entries(self, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, int]]:
        for key, value in node.value:
            line = key.start_mark.line
            if not isinstance(key, yaml.ScalarNode):
                raise self._error(line, "has a key that is not a word; quote it")
            yield key.value.strip().lower().replace("-", "_"), value, line

    def _build(self, values: dict[str, yaml.Node]) -> Metadata:
        known = {"title", "publisher", "date", "url", "source", "author", "language", "lang"}
        for key, node in values.items():
            if key not in known | {"facts_from"}:
                self._note(node, f"the unknown key {key!r} was left out")
        day = None
        if (text := self._text(values.get("date"))) is not None:
            day = machine_date(text)
            if day is None:
                self._note(values["date"], f"{text!r} is not a full date (YYYY-MM-DD)")
        return Metadata(
            title=self._text(values.get("title")),
            publisher=self._text(values.get("publisher")),
            date=day,
            url=self._address(values.get("url", values.get("source"))),
            language=self._language(values.get("language", values.get("lang"))),
            author=self._text(values.get("author")),
            facts_from=tuple(self._origins(values.get("facts_from"))),
        )

    def _text(self, node: yaml.Node | None) -> str | None:
        """Return a scalar, or the scalars of a list with commas between them, as one line."""
        if node is None:
            return None
        if isinstance(node, yaml.SequenceNode):
            parts = [self._text(item) for item in node.value]
            return ", ".join(part for part in parts if part) or None
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(node.start_mark.line, "has a group where a text is expected")
        plain = not node.style
        text = " ".join(str(node.value).split())
        return None if not text or (plain and text in ("~", "null", "Null", "NULL")) else text

    def _address(self, node: yaml.Node | None) -> str | None:
        text = self._text(node)
        found = address(text)
        if node is not None and text is not None and found is None:
            self._note(node, f"{text!r} is not a web address")
        return found

    def _language(self, node: yaml.Node | None) -> str | None:
        text = self._text(node)
        found = language(text)
        if node is not None and text is not None and found is None:
            self._note(node, f"{text!r} is not a language tag")
        return found

    def _origins(self, node: yaml.Node | None) -> Iterator[Origin]:
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            raise self._error(node.start_mark.line, "has `facts_from` that is not a list")
        for item in node.value:
            if not isinstance(item, yaml.MappingNode):
                yield Origin(publisher=self._text(item))
                continue
            values = {key: value for key, value, _ in self._entries(item)}
            for key in values.keys() - _ORIGIN_KEYS:
                self._note(values[key], f"the unknown key {key!r} was left out")
            yield Origin(
                title=self._text(values.get("title")),
                publisher=self._text(values.get("publisher")),
                author=self._text(values.get("author")),
                url=self._address(values.get("url")),
            )

    def _note(self, node: yaml.Node, message: str) -> None:
        self.notes.append(f"line {node.start_mark.line + 2}: {message}")

    def _error(self, line: int, message: str) -> DocumentError:
        # Lines of the block are counted from zero and begin below the opening ---.
        return DocumentError(f"{self._name}, line {line + 2}: the front matter {message}")
