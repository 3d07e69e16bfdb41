"""Write what the questions answer over the shipped documents as the approved answers.

    python -m scripts.approve_answers

Run it from the root of the repository, and read every row that it changes before committing:
`tests/query/test_competency.py` holds the questions to these files.
"""

from __future__ import annotations

from tests.query.competency import APPROVED, answers, approved_file


def main() -> None:
    """Write all approved answers anew."""
    APPROVED.mkdir(parents=True, exist_ok=True)
    wanted = {}
    for question, answer in answers().of.values():
        path, text = approved_file(question, answer)
        wanted[path] = text.encode("utf-8")
    for path in set(APPROVED.iterdir()) - set(wanted):
        path.unlink()
    for path, content in wanted.items():
        path.write_bytes(content)
    print(f"{len(wanted)} answers written to {APPROVED.name}")


if __name__ == "__main__":
    main()
