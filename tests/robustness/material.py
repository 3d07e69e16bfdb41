"""Documents made of bits that rules know, in company that nobody thought of."""

from __future__ import annotations

from hypothesis import strategies as st

from fuzz.fragments import (
    GLUE,
    MARKS,
    MARKUP,
    MONEY,
    NUMBERS,
    ODD,
    PERIODS,
    lexicon_words,
    names,
    paraphrases,
)


def fragments() -> st.SearchStrategy[str]:
    """Return bits that sentences are made of, mostly such as rules know."""
    return st.one_of(
        st.sampled_from(lexicon_words()),
        st.sampled_from(lexicon_words()),
        st.sampled_from(names()),
        st.sampled_from(MONEY + NUMBERS + PERIODS),
        st.sampled_from(MARKS + ODD),
        st.text(max_size=6),
    )


def assembled() -> st.SearchStrategy[str]:
    """Return texts of fragments, joined as if they made sense."""
    joined = st.tuples(fragments(), st.sampled_from(GLUE)).map("".join)
    return st.lists(joined, min_size=1, max_size=30).map("".join)


def spliced() -> st.SearchStrategy[str]:
    """Return texts of pieces cut from paraphrases, with fragments between them."""

    def cut(text: str, first: int, length: int) -> str:
        start = first % len(text)
        return text[start : start + length]

    piece = st.builds(cut, st.sampled_from(paraphrases()), st.integers(0, 400), st.integers(1, 200))
    return st.lists(st.one_of(piece, piece, fragments()), min_size=1, max_size=8).map(" ".join)


def marked_up() -> st.SearchStrategy[str]:
    """Return texts with scraps of Markdown and HTML strewn in."""
    scrap = st.one_of(st.sampled_from(MARKUP), assembled(), spliced())
    return st.lists(scrap, min_size=1, max_size=6).map("".join)


def texts() -> st.SearchStrategy[str]:
    """Return texts of all these kinds."""
    return st.one_of(assembled(), spliced(), marked_up(), st.text(max_size=200))
