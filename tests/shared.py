"""Where the material lies that tests read but the project does not hold."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
ARTICLES = SHARED / "documents"
EVALUATION = SHARED / "evaluation"

#: For tests that read the two articles or the annotated documents.
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"the articles and annotations are not at {SHARED.name}/ beside us"
)
