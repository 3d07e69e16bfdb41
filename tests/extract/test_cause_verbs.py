"""Verbs have their effect and their cause as subject and object, in any order."""

import pytest

from tests.extract.cause_readings import read


@pytest.mark.parametrize(
    ("text", "frame", "effect", "causes"),
    [
        (
            "Dear freight hampers exports of plums.",
            "cause.hinders",
            "exports of plums",
            "Dear freight",
        ),
        (
            "Exports are hampered above all by dear freight.",
            "cause.hinders",
            "Exports",
            "dear freight",
        ),
        (
            "Hit by frost, exports of plums fell.",
            "cause.hinders",
            "exports of plums fell",
            "frost",
        ),
        (
            "Bad roads hold lorries up for days.",
            "cause.hinders",
            "lorries up for days",
            "Bad roads",
        ),
        (
            "A strike took a heavy toll on exports.",
            "cause.hinders",
            "exports",
            "A strike",
        ),
        (
            "Exports fell, largely reflecting frost.",
            "cause.reflects",
            "Exports fell",
            "frost",
        ),
        (
            "What hampers exports is frost.",
            "cause.hinders",
            "exports",
            "frost",
        ),
        (
            "A new scanner brought it back.",
            "cause.brings-about",
            "brought it back",
            "A new scanner",
        ),
    ],
)
def test_a_verb_has_its_places(text: str, frame: str, effect: str, causes: str) -> None:
    assert (effect, causes) in read(text, frame)
