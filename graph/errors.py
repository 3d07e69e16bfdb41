"""Every error that tradegraph raises on purpose.

One root, narrow children: a caller catches what it can mend and lets the rest pass. Each message
is one sentence that names the file, line or offset and says how to mend it.
"""

from __future__ import annotations


class TradeGraphError(Exception):
    """The root of all errors raised on purpose; catch it to catch them all."""


class UsageError(TradeGraphError):
    """A command, option or argument is not what the interface takes."""


class DataFileError(TradeGraphError):
    """A data file of ours (lexicon, frame, rule, reference table) does not fit its schema."""


class DocumentError(TradeGraphError):
    """A document cannot be read: missing, empty, binary, undecodable or too large."""


class ClaimFormatError(TradeGraphError):
    """A line of a claims file is not a claim of the documented format."""


class LanguageModelError(TradeGraphError):
    """A language model cannot be used: its client or key is missing, or the choice is unfit."""


class ModelReplyError(LanguageModelError):
    """A language model gave no reply that could be read; `passing` says that it may yet."""

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


class RdfError(TradeGraphError):
    """RDF input cannot be parsed or is not what a graph of ours may hold."""


class QueryError(TradeGraphError):
    """A query is unknown, malformed, not allowed, or given unfit parameters."""


class QueryTimeoutError(QueryError):
    """A query ran longer than its limit and was stopped."""


class ShapesError(TradeGraphError):
    """A shapes graph cannot be used for validation."""


class ShapesTimeoutError(ShapesError):
    """Validation against shapes of others took longer than its limit and was stopped."""


class UnsupportedShapesError(ShapesError):
    """A shapes graph uses what the fast validation engine does not support."""


class ViewError(TradeGraphError):
    """A network view cannot be built from what it was given."""


class OutputError(TradeGraphError):
    """The output folder or file cannot be written."""
