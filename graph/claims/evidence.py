"""The passage behind a claim, and who says so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A passage of a document: `text[start:end] == exact`.

    Attributes:
        document: name of the document, as in `Document.name`.
        sha256: digest of the document's bytes, so that a changed document is noticed.
        start: first code point, counted in the document's own text.
        end: one past the last code point.
        exact: the passage, character by character.
        prefix: up to 32 code points before it.
        suffix: up to 32 code points after it.
    """

    document: str
    sha256: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.exact):
            raise ValueError(f"evidence {self.start}:{self.end} does not fit its passage")

    def overlaps(self, other: Evidence) -> bool:
        """Whether two passages of one document share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who makes the statement, where it is not the document itself.

    Attributes:
        name: the name as given; None for an unnamed speaker.
        role: what the speaker is ("official familiar with the matter", "transport minister").
        country: ISO code that the role serves, if the document settles it.
    """

    name: str | None
    role: str | None = None
    country: str | None = None

    @property
    def anonymous(self) -> bool:
        """Whether the document leaves the speaker unnamed."""
        return self.name is None
