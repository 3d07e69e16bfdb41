"""Who lends, by name."""

from __future__ import annotations

import pytest

from graph.extract.instruments.lenders import lends


@pytest.mark.parametrize("name", ["World Bank", "AfDB", "OPEC Fund", "Exim Bank of India", "KfW"])
def test_banks_and_funds_lend(name: str) -> None:
    assert lends(name)


@pytest.mark.parametrize("name", ["Kenya Power", "Ministry of Trade"])
def test_others_do_not(name: str) -> None:
    assert not lends(name)
