"""Settings and fixtures for all tests."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests.browser import ARGUMENTS, chromium

# How long an example takes depends on what else the machine does.
settings.register_profile("tradegraph", deadline=None)
# The same examples in every run, for checks that must not depend on luck; other runs look further.
settings.register_profile("tradegraph-ci", deadline=None, derandomize=True)
settings.load_profile(os.environ.get("TRADEGRAPH_HYPOTHESIS", "tradegraph"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = chromium()
    if path is None:
        reason = "no Chromium or Chrome on PATH; install one to test the pages"
        if os.environ.get("TRADEGRAPH_REQUIRE_CHROMIUM") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()
