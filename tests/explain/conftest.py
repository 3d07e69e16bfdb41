"""A real browser for the page."""

from tests.views.conftest import browser as browser
