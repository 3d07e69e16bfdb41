from __future__ import annotations

import itertools
import re
from importlib import resources

import pytest

from graph.views.style import style
from tests.views.colours import VISION, ciede2000, contrast, distance

SHEET = (resources.files("graph.views") / "templates" / "colours.css").read_text(encoding="utf-8")
INDEX_SHEET = (resources.files("graph.views") / "templates" / "index.css").read_text("utf-8")
THEMES = {"light": 0, "dark": 1}
GLYPH = {"light": "#ffffff", "dark": "#0b1117"}


def variables(theme: str, sheet: str = SHEET) -> dict[str, str]:
    """Return the colours that a style sheet sets for a theme."""
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", sheet)
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", blocks[THEMES[theme]]))


def test_the_measure_of_distance_gives_the_published_values() -> None:
    # Three of the pairs of Sharma, Wu and Dalal (2005).
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)
    assert ciede2000((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514)) == pytest.approx(
        0.9082, abs=1e-4
    )


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("theme", THEMES)
def test_families_of_links_differ_for_every_eye(theme: str, vision: str) -> None:
    colours = {name: pair[THEMES[theme]] for name, pair in style().families.items()}
    for first, second in itertools.combinations(colours, 2):
        apart = distance(colours[first], colours[second], vision)
        assert apart >= 20, (first, second, apart)


@pytest.mark.parametrize("theme", THEMES)
def test_signs_and_lines_stand_out(theme: str) -> None:
    ground = variables(theme)["ground"]
    for name, pair in style().families.items():
        assert contrast(pair[THEMES[theme]], ground) >= 3, name
    for name, look in style().items.items():
        colour = look.colour[THEMES[theme]]
        assert contrast(colour, ground) >= 4.5, name
        assert contrast(colour, GLYPH[theme]) >= 4.5, name


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("ink", "ground", 7),
        ("ink", "raised", 7),
        ("ink", "quote", 7),
        ("muted", "ground", 4.5),
        ("muted", "raised", 4.5),
        ("accent", "ground", 4.5),
        ("accent", "raised", 4.5),
        ("on-accent", "accent", 4.5),
        ("control", "ground", 3),
    ],
)
@pytest.mark.parametrize("theme", THEMES)
def test_text_and_controls_can_be_read(theme: str, text: str, ground: str, least: float) -> None:
    colours = variables(theme)
    assert contrast(colours[text], colours[ground]) >= least


@pytest.mark.parametrize("theme", THEMES)
def test_the_start_page_has_the_colours_of_the_others(theme: str) -> None:
    own, shared = variables(theme, INDEX_SHEET), variables(theme)
    assert {name: own[name] for name in own if name != "bar"} == {
        name: shared[name] for name in own if name != "bar"
    }


def test_kinds_differ_by_more_than_colour() -> None:
    looks = [(look.shape, look.pictogram) for look in style().items.values()]
    assert len(set(looks)) == len(looks)


def test_statuses_that_hold_are_solid_and_others_are_not() -> None:
    for key in ("reported", "in_force", "implemented", "ratified"):
        assert style().status(key).dash == ()
    for key in ("proposed", "under_negotiation", "signed", "suspended", "target", "mixed"):
        assert style().status(key).dash


def test_what_the_table_lacks_gets_a_neutral_look() -> None:
    assert style().item("free_zone").label == "Free zone"
    assert style().link("__proto__").label == "Proto"
    assert style().status("on hold").dash == ()
    assert style().item("").one == "Other"
