"""Time extraction of long lines in which one turn of phrase is repeated, with ever other names.

Run: python benchmarks/long_lines.py [--bytes 1000000] [--only railways ports]

Each line is also taken at a quarter of its length: what takes time in proportion shows a growth
of 4.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence

from graph.documents.read import parse_document
from graph.extract.extractor import extract

GROWTH = 4
NAMES = 20_000
COUNTRIES = (
    "Kenya Uganda Tanzania Pakistan India Iran Uzbekistan Germany France Brazil Chile".split()
)


def made_up_names() -> list[str]:
    """Return names that no gazetteer knows, the same in every run."""
    draw = random.Random(1)
    return [
        "".join(draw.choice("bcdfgklmnprst") + draw.choice("aeiou") for _ in range(4)).capitalize()
        for _ in range(NAMES)
    ]


NAME = made_up_names()


def name(number: int) -> str:
    return NAME[number % NAMES]


def pair(number: int) -> tuple[str, str]:
    return COUNTRIES[number % len(COUNTRIES)], COUNTRIES[(number + 5) % len(COUNTRIES)]


PHRASES: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "(" * (n % 3 + 1),
    "capitals": lambda n: f"{name(n)} ",
    "digits": lambda n: f"{n} ",
    "and": lambda n: f"{name(n)} and ",
    "hyphens": lambda n: f"{name(n)}-",
    "countries": lambda n: " and ".join(pair(n)) + " ",
    "amounts": lambda n: f"exports of ${n} million and ",
    "percentages": lambda n: f"{n % 99}% ",
    "dates": lambda n: f"on {n % 28 + 1} May {1990 + n % 30}, ",
    "flows": lambda n: "{}'s exports to {} rose to ${} million, ".format(*pair(n), n),
    "tables": lambda n: f"{pair(n)[0]} {n}.2 {n % 90}.1% ",
    "memoranda": lambda n: "{} and {} signed a memorandum on {}, ".format(*pair(n), name(n)),
    "agreements": lambda n: "the {2} Agreement was signed by {0} and {1}, ".format(
        *pair(n), name(n)
    ),
    "sessions": lambda n: f"the {n % 90 + 1}th session of the Joint Commission met, ",
    "bodies": lambda n: f"the {n % 90 + 1}th session of the {name(n)} Joint Commission met, ",
    "railways": lambda n: f"the {name(n)}-{name(n + 1)} railway of {n} km, ",
    "corridors": lambda n: "the {2} corridor links {0} with {1}, ".format(*pair(n), name(n)),
    "ports": lambda n: f"the port of {name(n)}, ",
    "access": lambda n: "{} granted {} access to the port of {}, ".format(*pair(n), name(n)),
    "organisations": lambda n: f"the {name(n)} Chamber of Commerce, ",
    "persons": lambda n: f"Minister {name(n)} {name(n + 1)}, ",
    "quotations": lambda n: f"“trade grew,” said {name(n)} {name(n + 1)}, ",
    "sectors": lambda n: "{} and {} will cooperate in {}, ".format(*pair(n), name(n).lower()),
    "loans": lambda n: f"the {name(n)} Bank lent {pair(n)[0]} ${n} million, ",
    "causes": lambda n: f"trade fell because of {name(n)}, ",
}


def line(phrase: Callable[[int], str], size: int) -> bytes:
    """Return a line of at least `size` bytes."""
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(phrase(len(parts)))
        length += len(parts[-1].encode())
    return "".join(parts).encode()


def seconds(text: bytes) -> tuple[float, int]:
    """Return the processor time of reading and extraction, and the number of claims."""
    start = time.process_time()
    claims = extract(parse_document("line.txt", text))
    return time.process_time() - start, len(claims)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bytes", type=int, default=1_000_000, help="length of each line")
    parser.add_argument("--only", nargs="+", choices=PHRASES, help="the phrases to repeat")
    chosen = parser.parse_args(arguments)
    print("| repeated | seconds | growth from a quarter | claims |\n|---|---|---|---|")
    for title in chosen.only or PHRASES:
        quarter, _ = seconds(line(PHRASES[title], chosen.bytes // GROWTH))
        whole, claims = seconds(line(PHRASES[title], chosen.bytes))
        print(f"| {title} | {whole:.1f} | {whole / quarter:.1f} | {claims} |", flush=True)


if __name__ == "__main__":
    main()
