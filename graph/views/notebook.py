"""A network page as a value that a notebook shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Final

from graph.views.model import View
from graph.views.render import render
from graph.views.writing import write_text

_HEIGHT: Final = 720  # pixels of the screen that a notebook gives the page


@dataclass(frozen=True)
class NetworkPage:
    """One network page: `html` is the whole of it, and in a notebook the value shows itself.

    There the page stands in a frame of its own without the notebook's origin: it reaches neither
    the notebook nor the network, and needs neither.
    """

    view: View

    @cached_property
    def html(self) -> str:
        """The page, complete in itself."""
        return render(self.view)

    def save(self, path: str | Path) -> Path:
        """Write the page to a file and return its path.

        Raises:
            OutputError: the file cannot be written.
        """
        target = Path(path)
        write_text(target, self.html)
        return target

    def _repr_html_(self) -> str:
        # Only scripts and downloads: no same origin, no top navigation, no forms, no popups but
        # the links to sources, which open without a way back.
        return (
            f'<iframe title="{escape(self.view.title)}" width="100%" height="{_HEIGHT}" '
            'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" '
            'style="border: 1px solid #8884; border-radius: 8px" referrerpolicy="no-referrer" '
            f'srcdoc="{escape(self.html)}"></iframe>'
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        del include, exclude  # what a notebook would like; there is but one form and its text
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        return (
            f"<NetworkPage {self.view.title!r}: {len(self.view.nodes)} items, "
            f"{len(self.view.edges)} links>"
        )
