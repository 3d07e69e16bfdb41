"""Build graph/extract/data/lexicon/common_words.txt from the project's own sentences and lists.

    python scripts/build_common_words.py [OUTPUT]

A word that our examples, rules and lexicons write in small letters is an ordinary word of texts
about trade, so a capitalised one is no name by itself. Lists of names are left out.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).resolve().parent.parent / "graph" / "extract" / "data"
OUTPUT: Final = DATA / "lexicon" / "common_words.txt"
#: Lists of names, in which a word in small letters is part of one.
NAMES: Final = frozenset({"enterprises.yaml", "given_names.yaml", "leaders.yaml"})
WORD: Final = re.compile(r"(?<![\w'’-])[a-z]{2,}(?!\w)")


def common_words() -> list[str]:
    """Return the ordinary words of the data files, sorted."""
    files = (path for path in DATA.rglob("*.yaml") if path.name not in NAMES)
    return sorted({word for path in files for word in WORD.findall(path.read_text("utf-8"))})


def main() -> None:
    """Write the list."""
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    output.write_text("\n".join(common_words()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
