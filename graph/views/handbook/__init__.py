"""The handbook of the model: every term, code list, shape and question as offline pages."""

from graph.views.handbook.examples import read_examples
from graph.views.handbook.read import read_handbook
from graph.views.handbook.site import PAGES, render_handbook, write_handbook

__all__ = ["PAGES", "read_examples", "read_handbook", "render_handbook", "write_handbook"]
