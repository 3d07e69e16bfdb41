"""Sentences planted in documents, with the place of every character: the oracle for offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hypothesis import strategies as st


class Atom(NamedTuple):
    """A bit of a source and what it reads as; `before` and `after` are markup around it.

    Each character it reads as stands for one of the source, or a single one for all of them.
    """

    source: str
    reads: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Planted:
    """A sentence as it stands in a source, how it reads, and where its characters stand in it."""

    source: str
    reads: str
    places: tuple[tuple[int, int], ...]

    def moved(self, by: int) -> list[tuple[int, int]]:
        return [(start + by, end + by) for start, end in self.places]


def plant(atoms: list[Atom]) -> Planted:
    source, reads = "", ""
    places: list[tuple[int, int]] = []
    for atom in atoms:
        source += atom.before
        if len(atom.reads) == len(atom.source):
            places += [(len(source) + k, len(source) + k + 1) for k in range(len(atom.source))]
        elif atom.reads:
            assert len(atom.reads) == 1
            places.append((len(source), len(source) + len(atom.source)))
        source += atom.source + atom.after
        reads += atom.reads
    return Planted(source, reads, tuple(places))


ANYWHERE = [
    Atom("Kenya", "Kenya"),
    Atom("exports", "exports"),
    Atom("5.2%", "5.2%"),
    Atom("$400–500", "$400–500"),
    Atom("🚂𝔘𝔷", "🚂𝔘𝔷"),
    Atom("e\u0301", "é"),
    Atom("Lourenço", "Lourenço"),
    Atom("“", '"'),
    Atom("Africa’s", "Africa's"),
    Atom("2021\u201106", "2021-06"),
    Atom("—", "—"),
    Atom("x\u0323", "x\u0323"),
    Atom("o\u0308", "ö"),
    Atom("\u00ad", ""),
    Atom("\u200b", ""),
]
BLANKS = [
    Atom(" ", " "),
    Atom("\u00a0", " "),
    Atom("\u2009", " "),
    Atom("   ", " "),
    Atom(" \u00a0\t", " "),
]
MARKDOWN = [
    Atom("word", "word", "**", "**"),
    Atom("term", "term", "*", "*"),
    Atom("linked", "linked", "[", "](https://example.org/a_(b))"),
    Atom("&amp;", "&"),
    Atom("&nbsp;", " "),
    Atom("*", "*", "\\"),
    Atom("", "", "![alt](picture.png)"),
    Atom("raised", "raised", "<sub>", "</sub>"),
]
HTML = [
    Atom("bold", "bold", "<b class='x > y'>", "</b>"),
    Atom("linked", "linked", '<a href="/a?b=1&amp;c=2">', "</a>"),
    Atom("&amp;", "&"),
    Atom("&lt;", "<"),
    Atom("&#8217;", "'"),
    Atom("&#x1F682;", "🚂"),
    Atom("&eacute;", "é"),
    Atom("&shy;", ""),
    Atom("&nbsp;", " "),
    Atom("", "", "<!-- a > comment -->"),
    Atom("", "", "<script>if (a < b) { x = '</p>'; }</script>"),
    Atom("\r\n", " "),
]
FIRST = Atom("The", "The")
LAST = Atom("end", "end")


@st.composite
def planted(draw: st.DrawFn, special: list[Atom]) -> Planted:
    """A sentence: words of plain and special atoms, blanks between them, and a full stop."""
    words = draw(st.lists(st.lists(st.sampled_from([*ANYWHERE, *special]), min_size=1, max_size=3)))
    atoms = [FIRST]
    for word in [*words, [LAST]]:
        atoms.append(draw(st.sampled_from(BLANKS)))
        # Blanks next to each other would fold into one whose place is that of the first.
        atoms += _without_neighbouring_blanks(word)
    return plant([*_separated(atoms), Atom(".", ".")])


def _without_neighbouring_blanks(word: list[Atom]) -> list[Atom]:
    kept = [atom for atom in word if atom.reads.strip() or not atom.reads]
    return kept if any(atom.reads for atom in kept) else [LAST]


def _separated(atoms: list[Atom]) -> list[Atom]:
    """Part atoms whose marks would run into each other by a letter; invisible ones never lead."""
    out: list[Atom] = []
    for atom in atoms:
        if out and (out[-1].after or atom.before) and out[-1].reads != " " and atom.reads != " ":
            out.append(Atom("-", "-"))
        out.append(atom)
    return out
