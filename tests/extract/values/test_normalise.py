from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pint import UnitRegistry

from graph.claims.quantity import Quantity
from graph.extract.values.normalise import normalise, scale_of
from graph.extract.values.units import Family, UnitRow, read_units

TABLE = read_units()
MEASURES = [u for u in TABLE.units if u.family not in (Family.PERCENT, Family.POINTS)]
CODES = sorted({row.code for row in MEASURES})
COUNTED = [code for code in CODES if "/" not in code and code != "degC"]
RATES = [f"{code}/{per}" for code in COUNTED for per in TABLE.rates]
REGISTRY = UnitRegistry(non_int_type=Fraction)


def figure(value: str, unit: str, low: str | None = None, high: str | None = None) -> Quantity:
    return Quantity(value, Decimal(value), Decimal(low or value), Decimal(high or value), unit)


@pytest.mark.parametrize(
    ("value", "unit", "normal", "expected"),
    [
        ("400", "km", "m", "400000"),
        ("1320", "MW", "W", "1320000000"),
        ("2.5", "t", "kg", "2500"),
        ("90", "km/h", "m/s", "25"),
        ("20", "degC", "K", "293.15"),
        ("1", "ft", "m", "0.3048"),
        ("100", "MVA", "V.A", "100000000"),
        ("750000", "bbl/d", "m3/s", "1.38009804625000"),
        ("37000000", "t/a", "kg/s", "1172.45924911907"),
        ("31557600", "TEU/a", "{TEU}/s", "1"),
        ("36", "USD/MWh", "{USD}/J", "0.00000001"),
        ("300", "USD/1000 m3", "{USD}/m3", "0.3"),
        ("12", "EUR/tonne-km", "{EUR}/{tonne-km}", "12"),
    ],
)
def test_a_figure_is_given_in_the_unit_of_its_dimension(
    value: str, unit: str, normal: str, expected: str
) -> None:
    found = normalise(figure(value, unit))
    assert found is not None
    assert (found.unit, found.value) == (normal, Decimal(expected))


@pytest.mark.parametrize("unit", ["USD", "%", "1", "xyz", "", "/", "t/", "/a", "t/a/d", "t/0 m3"])
def test_money_shares_and_what_is_unknown_have_no_unit_of_a_dimension(unit: str) -> None:
    assert normalise(figure("5", unit)) is None


@pytest.mark.parametrize(
    "code", ["t/" + "1 " * 5000 + "m3", "t" + "/a" * 5000, "t/" + "9" * 5000 + " m3"]
)
def test_a_code_of_no_document_ends_quickly(code: str) -> None:
    assert normalise(figure("5", code)) is None
    assert normalise(figure("1e999999", "km")) is None


@pytest.mark.parametrize(
    ("one", "other", "comparable"),
    [
        ("bbl/d", "t/a", False),
        ("bbl/d", "bcm/a", True),
        ("bcf/d", "ft3/mo", True),
        ("TEU/a", "containers/a", False),
        ("MW", "MVA", False),
        ("MW", "GWh/a", False),
        ("oz", "kg", False),
        ("ha", "mi2", True),
        ("km/h", "knots", True),
    ],
)
def test_only_figures_of_one_dimension_can_be_compared(
    one: str, other: str, comparable: bool
) -> None:
    first, second = scale_of(one), scale_of(other)
    assert first is not None
    assert second is not None
    assert (first.unit == second.unit) is comparable


@pytest.mark.parametrize("row", MEASURES, ids=lambda row: f"{row.code} ×{row.times}")
def test_what_a_form_abbreviates_is_what_pint_says(row: UnitRow) -> None:
    scale = scale_of(row.code)
    assert scale is not None
    if row.pint is None:
        assert scale.unit == f"{{{row.code}}}"
        return
    one = REGISTRY.parse_expression(row.pint)
    base = REGISTRY.parse_units(TABLE.normals[scale.unit])
    assert one.dimensionality == base.dimensionality
    if not scale.offset:
        assert one.to(base).magnitude == scale.factor * Fraction(row.times)


@given(
    st.sampled_from(CODES + RATES),
    st.decimals(min_value="0.001", max_value="1e9", places=3),
    st.decimals(min_value=0, max_value=100, places=2),
)
def test_a_figure_can_be_led_back(code: str, value: Decimal, width: Decimal) -> None:
    found = normalise(Quantity("", value, value - width, value + width, code))
    scale = scale_of(code)
    assert found is not None
    assert scale is not None
    numbers = [x for x in (found.low, found.value, found.high) if x is not None]
    low, middle, high = ((Fraction(x) - scale.offset) / scale.factor for x in numbers)
    tolerance = (abs(Fraction(value)) + 1000) * Fraction(1, 10**8)
    assert abs(middle - Fraction(value)) <= tolerance
    assert Fraction(value - width) - tolerance <= low <= Fraction(value - width)
    assert Fraction(value + width) <= high <= Fraction(value + width) + tolerance


@given(st.sampled_from(CODES), st.integers(0, 10**9), st.integers(0, 10**9))
def test_the_order_of_figures_is_kept(code: str, one: int, other: int) -> None:
    first, second = normalise(figure(str(one), code)), normalise(figure(str(other), code))
    assert first is not None
    assert second is not None
    assert first.value is not None
    assert second.value is not None
    assert (first.value < second.value) is (one < other)


def test_threads_get_the_same_factors() -> None:
    scale_of.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(scale_of, RATES * 4))
    assert found == [scale_of(code) for code in RATES] * 4


def test_pint_is_imported_only_for_a_measured_figure() -> None:
    code = (
        "import sys; import graph.cli; from decimal import Decimal as D;"
        "from graph.claims.quantity import Quantity as Q; from graph.rdf.figures import normalise;"
        "normalise(Q('', D(5), None, None, 'USD')); normalise(Q('', D(5), None, None, '%'));"
        "normalise(Q('', D(5), None, None, 'TEU')); assert 'pint' not in sys.modules;"
        "normalise(Q('', D(5), None, None, 'km')); assert 'pint' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
