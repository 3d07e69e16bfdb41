from hypothesis import given
from hypothesis import strategies as st

from graph.extract.extractor import set_scene
from graph.llm.chunks import chunks
from graph.llm.quotes import Quote, find_quote, readable
from tests.llm.texts import TEXT, document

HTML = """<html><body><h1>Trade &amp; transit</h1>
<p>Peru&rsquo;s <b>exports</b>  to
Chile&nbsp;rose to &#36;5&nbsp;million &ndash; in “2023”.</p></body></html>"""


def found(text: str, words: str, name: str = "a.txt") -> Quote | None:
    read = document(text, name)
    (chunk,) = chunks(read)
    return find_quote(words, chunk, set_scene(read))


@given(st.data())
def test_every_stretch_of_whole_words_leads_to_its_passage(data: st.DataObject) -> None:
    read = document(TEXT)
    (chunk,) = chunks(read)
    scene = set_scene(read)
    sentence = data.draw(st.sampled_from(scene.sentences))
    words = sentence.text.split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = find_quote(" ".join(words[first:last]), chunk, scene)
    assert quote is not None
    evidence = quote.evidence
    assert read.text[evidence.start : evidence.end] == evidence.exact
    assert readable(evidence.exact) == " ".join(words[first:last])


def test_blanks_and_quotation_marks_may_be_written_otherwise() -> None:
    for words in (
        "Peru’s  exports to\nChile",
        "Peru's exports to Chile",
        " Peru's exports to Chile ",
    ):
        quote = found(TEXT, words)
        assert quote is not None
        assert quote.evidence.exact == "Peru's exports to Chile"


def test_a_quote_leads_through_markup() -> None:
    quote = found(HTML, 'Peru\'s exports to Chile rose to $5 million – in "2023"', "a.html")
    assert quote is not None
    exact = quote.evidence.exact
    assert exact.startswith("Peru&rsquo;s <b>exports</b>")
    assert exact.endswith("“2023”")


def test_what_is_not_written_letter_by_letter_is_not_there() -> None:
    for words in (
        "Peru's Exports to Chile",
        "Peru exports to Chile",
        "exports to Chile fell",
        "",
        " ",
    ):
        assert found(TEXT, words) is None


def test_a_quote_neither_begins_nor_ends_inside_a_word() -> None:
    assert found("Peru sold tea for $15 million to Chile.", "5 million to Chile") is None
    assert found("Peru sold tea for $15 million to Chile.", "$15 mill") is None
    assert found("Peru sold tea for $15 million to Chile.", "$15 million to Chile") is not None


def test_the_first_of_several_places_counts() -> None:
    text = "Peru sold tea to Chile. Chile sold salt to Peru. Peru sold tea to Chile."
    quote = found(text, "Peru sold tea to Chile")
    assert quote is not None
    assert quote.evidence.start == 0


def test_a_quote_may_run_over_sentences_but_not_over_paragraphs() -> None:
    text = "Peru sold tea. Chile sold salt.\n\nBolivia sold tin."
    quote = found(text, "Peru sold tea. Chile sold salt.")
    assert quote is not None
    assert len(quote.parts) == 2
    assert found(text, "Chile sold salt. Bolivia sold tin.") is None
