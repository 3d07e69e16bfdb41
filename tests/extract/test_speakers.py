"""Who speaks in a sentence, on texts that were written down before the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.extract.scenes import scene_of

CASES = yaml.safe_load(Path(__file__).with_name("speakers.yaml").read_text(encoding="utf-8"))


def told(text: str) -> list[str | None]:
    return [s and (s.name or s.role) for s in scene_of(text).speakers]


@pytest.mark.parametrize("split", ["dev", "held"])
def test_speakers(split: str) -> None:
    expected = extracted = right = 0
    for case in CASES:
        if case["split"] == split:
            found = told(case["text"])
            assert len(found) == len(case["speakers"]), case["text"]
            for a, b in zip(case["speakers"], found, strict=True):
                expected += a is not None
                extracted += b is not None
                right += a is not None and a == b
                if a != b:
                    print(f"{case['text']!r}: {a!r} expected, {b!r} found")
    print(f"{split}: P {right / extracted:.3f} R {right / expected:.3f}")
    assert right / extracted >= 0.95, "wrong speakers"
    assert right / expected >= 0.9, "missed speakers"
