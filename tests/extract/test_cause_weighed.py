"""Signs add up to a cause, or do not."""

import pytest

from graph.extract.causes.connectives import frame_entries
from graph.extract.causes.reader import claims
from graph.extract.causes.weighed import SIGNS, weights
from tests.extract.scenes import scene_of

#: A document that is more than a passage, and speaks of nothing that brings anything about.
_AROUND = (
    "Trade of Fiji and Tonga\n\nFiji sells flour to Tonga. The two met in Suva on Monday. "
    "Their envoys spoke of trade. Tonga sells squash to Fiji.\n\n"
)


def read(text: str) -> list[tuple[str, str]]:
    """Return the effects and causes of a text within a longer document."""
    found = claims(scene_of(_AROUND + text))
    return [(claim.effect, claim.cause) for claim in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Dear freight and slow customs hold back exports of squash.",
            [("exports of squash", "Dear freight"), ("exports of squash", "slow customs")],
        ),
        (
            "Exports of squash fell because the ferry was out of service.",
            [("Exports of squash fell", "the ferry was out of service")],
        ),
        (
            "A shortage of pilots keeps the ferry idle.",
            [("the ferry idle", "A shortage of pilots")],
        ),
        (
            "The bank attributed the imbalance to duties of up to 30 per cent on flour.",
            [("the imbalance", "duties of up to 30 per cent on flour")],
        ),
    ],
)
def test_enough_speaks_for_a_cause(text: str, told: list[tuple[str, str]]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The pair then opened a park and a school.",
        "The third session shall take place in Suva in May.",
        "The Tongan side explained the railway from the mine to the pier.",
        "Growers there have relied on the lagoon for trade.",
        "The scheme cuts 40 km off the road to the port.",
        "The total includes flour milled from wheat of other origin.",
    ],
)
def test_too_little_speaks_for_a_cause(text: str) -> None:
    assert read(text) == []


def test_a_passage_alone_is_given_more() -> None:
    text = "The lower levy has helped exporters of fish."
    assert [claim.cause for claim in claims(scene_of(text))] == ["The lower levy"]


def test_all_points_are_of_known_signs() -> None:
    assert set(weights().points) <= SIGNS
    assert set(weights().frames) <= {entry.id for entry in frame_entries()}
