from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DataFileError
from graph.extract.gazetteer import Gazetteer, GeoForm, GeoMention
from graph.extract.gazetteer.lexicon import Ambiguous, Example, load_lexicon
from graph.extract.gazetteer.names import WORD, spellings, word_key
from graph.reference import load_reference

REFERENCE = load_reference()
LEXICON = load_lexicon()
GAZETTEER = Gazetteer(REFERENCE)


def code_of(mention: GeoMention) -> str:
    return mention.group or mention.codes[0]


def found(text: str) -> list[str]:
    return [f"{code_of(m)} {m.form.value} {text[m.start : m.end]}" for m in GAZETTEER.find(text)]


def names() -> Iterator[tuple[str, str, GeoForm]]:
    """Every name of the reference data with its code and form, the same name once."""
    seen: dict[str, tuple[str, str, GeoForm]] = {}

    def note(name: str, code: str, form: GeoForm) -> None:
        seen.setdefault(name, (name, code, form))

    for country in REFERENCE.countries.values():
        for name in (country.name, country.official_name, *country.other_names):
            note(name, country.code, GeoForm.NAME)
    for country in REFERENCE.countries.values():
        for name in country.demonyms:
            note(name, country.code, GeoForm.DEMONYM)
    for group in REFERENCE.groups.values():
        for name in (group.name, *group.other_names):
            note(name, group.code, GeoForm.GROUP)
    for country in REFERENCE.countries.values():
        if country.capital:
            note(country.capital, country.code, GeoForm.CAPITAL)
    for place in REFERENCE.places:
        for name in (place.name, *place.other_names):
            form = GeoForm.CAPITAL if place.kind == "capital" else GeoForm.PLACE
            note(name, place.country, form)
    return iter(seen.values())


UNSURE = {name for rule in LEXICON.ambiguous for name in rule.names}
HIDDEN = {*LEXICON.hidden_names, *LEXICON.no_metonyms}
CONDITIONAL = {name for rule in LEXICON.only_after for name in rule.names}
PLAIN = [item for item in names() if item[0] not in UNSURE | HIDDEN | CONDITIONAL]


@pytest.mark.parametrize("example", LEXICON.examples, ids=lambda e: e.text[:50])
def test_examples_of_the_lexicon(example: Example) -> None:
    assert found(example.text) == example.mentions


def test_every_name_is_found_whole_and_stands_for_its_own() -> None:
    wrong = {
        name: found(name)
        for name, code, form in PLAIN
        if found(name) != [f"{code} {form.value} {name}"]
    }
    assert wrong == {}


def test_every_name_is_found_in_capitals_unless_it_is_a_word_then() -> None:
    wrong = {}
    for name, code, _ in PLAIN:
        capitals = name.upper()
        if sum(map(str.isalpha, name)) < 4 or name in LEXICON.never_in_capitals:
            continue
        codes = [code_of(m) for m in GAZETTEER.find(capitals)]
        if codes != [code]:
            wrong[name] = codes
    # In capitals these are the name of something else.
    assert wrong == {"Guam": ["GUAM"]}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Trade of Ghana, Togo and Benin", ["GH name Ghana", "TG name Togo", "BJ name Benin"]),
        ("a Ghana/Togo border post", ["GH name Ghana", "TG name Togo"]),
        ("Chad–Libya or Mali—Niger", [
            "TD name Chad",
            "LY name Libya",
            "ML name Mali",
            "NE name Niger",
        ]),
        ("non-Kenyan and US-based firms", ["KE demonym Kenyan", "US name US"]),
        ("Angola’s oil", ["AO name Angola"]),
        ("Republic of Fiji; Fijians", ["FJ name Republic of Fiji", "FJ demonym Fijians"]),
        ("the Republic of the Congo", ["CG name Republic of the Congo"]),
        ("Georgia and Alabama ship cotton", ["US place Georgia", "US place Alabama"]),
        ("Georgia ships wine", ["GE name Georgia"]),
        ("Punjab sells rice", []),
        ("India's Punjab sells rice", ["IN name India", "IN place Punjab"]),
        ("the Dominican sugar trade", ["DO demonym Dominican"]),
        ("Macedonia and Swaziland", ["MK name Macedonia", "SZ name Swaziland"]),
        ("HARARE, Zimbabwe", ["ZW capital HARARE", "ZW name Zimbabwe"]),
        ("Cote D' Ivoire", ["CI name Cote D' Ivoire"]),
        ("Côte d’Ivoire", ["CI name Côte d’Ivoire"]),
        ("Sao Tome and Principe", ["ST name Sao Tome and Principe"]),
        ("St Lucia & St. Kitts", ["LC name St Lucia", "KN name St. Kitts"]),
        ("Bosnia And Herzegovina", ["BA name Bosnia And Herzegovina"]),
        ("Lake Chad, the Niger River, the Congo Basin", []),
        ("Mr. Jordan, Dr Chad and Jack London", []),
        ("the minister, Mr Lima, left Lima", ["PE capital Lima"]),
        ("the West African and North African coasts", [
            "west-africa group West African",
            "north-africa group North African",
        ]),
        ("south Sudan and South Sudan", ["SD name Sudan", "SS name South Sudan"]),
        ("write to trade@Kenya.example or see www.Kenya.example", []),
    ],
)  # fmt: skip
def test_what_is_found(text: str, mentions: list[str]) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "let us do it, may the us of it march on",
        "IT exports and an OR gate; AT work, NO, IN, SO, TO, BE, AM, IS, ME",
        "a jordan, a chad, china cups, turkey meat, guinea pigs and polish",
        "the Doha Round, the Paris Agreement and the Kyoto Protocol",
        "US$ 40 million, US $3bn, 5 million US dollars, Hong Kong dollars, Swiss francs",
        "Can we? CAN WE? THE LAS VEGAS PA",
        "an Island wide project of the Island",
    ],
)
def test_what_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "possessive"),
    [
        ("Peru's copper", True),
        ("PERU'S COPPER", True),
        ("the Maldives' fish", True),
        ("Peru and its copper", False),
        ("'copper from Cyprus' was the title", False),
        ("he said 'no' to Cyprus' offer", True),
        ("Peru'sch", False),
    ],
)
def test_possessives(text: str, possessive: bool) -> None:
    (mention,) = GAZETTEER.find(text)
    assert mention.possessive is possessive
    assert not text[mention.start : mention.end].endswith(("'", "'s"))


def test_a_mention_tells_codes_group_and_usual_name() -> None:
    country, group, capital, place = GAZETTEER.find("Burma, Mercosur, Kiev and Bombay")
    assert country == GeoMention(0, 5, ("MM",), None, GeoForm.NAME, "Myanmar", False)
    assert group.group == "Mercosur"
    assert group.name == "Southern Common Market"
    assert group.codes == REFERENCE.group("Mercosur").members()
    assert (capital.codes, capital.form, capital.name) == (("UA",), GeoForm.CAPITAL, "Kyiv")
    assert (place.codes, place.form, place.name) == (("IN",), GeoForm.PLACE, "Mumbai")


@given(
    st.lists(
        st.one_of(
            st.sampled_from([name for name, _, _ in PLAIN]),
            st.sampled_from(sorted(UNSURE | HIDDEN)),
            st.sampled_from([p for phrases in LEXICON.blockers.values() for p in phrases]),
            st.sampled_from(["Mr", "the", "of", ",", "'s", "-", "–", "$", "Republic", "and", "\n"]),
            st.text(max_size=6),
        ),
        max_size=14,
    ),
    st.sampled_from([" ", "", "-"]),
)
def test_mentions_are_known_names_in_order_without_overlaps(parts: list[str], glue: str) -> None:
    text = glue.join(parts)
    end = 0
    for mention in GAZETTEER.find(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        words = [word_key(word) for word in WORD.findall(text[mention.start : mention.end])]
        assert "".join(words).casefold() in KNOWN
        assert mention.codes == tuple(sorted(set(mention.codes)))
        assert (mention.form is GeoForm.GROUP) == (mention.group is not None)


def _squeezed(name: str) -> str:
    return "".join(word_key(word) for word in WORD.findall(name)).casefold()


KNOWN = {
    _squeezed(spelling)
    for name in [
        *(name for name, _, _ in names()),
        *(group.code for group in REFERENCE.groups.values()),
        *UNSURE,
        *LEXICON.combining,
        *LEXICON.combining_either,
    ]
    for spelling in spellings(name, set())
}

FILLER = ["ships", "more", "goods", "than", "before", "which", "buys", "steel", "with", "while"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(PLAIN), st.lists(st.sampled_from(FILLER), min_size=1, max_size=4)
        ),
        max_size=12,
    )
)
def test_planted_names_are_found_where_they_stand(
    plan: list[tuple[tuple[str, str, GeoForm], list[str]]],
) -> None:
    text = "goods"
    planted = []
    for (name, code, form), filler in plan:
        start = len(text) + 1
        text = f"{text} {name} {' '.join(filler)}"
        planted.append((start, start + len(name), code, form))
    mentions = [(m.start, m.end, code_of(m), m.form) for m in GAZETTEER.find(text)]
    assert mentions == planted


@pytest.mark.parametrize(
    ("unit", "times", "count"),
    [
        ("Congo ", 175_000, 175_000),
        ("Pak-", 250_000, 250_000),
        ("Korea, ", 140_000, 140_000),
        ("Philippines' ", 77_000, 77_000),
        ("Republic of ", 85_000, 0),
        ("a.b@", 250_000, 0),
    ],
)
def test_a_megabyte_of_one_name_is_no_trouble(unit: str, times: int, count: int) -> None:
    assert len(GAZETTEER.find(unit * times)) == count


def test_a_name_of_two_countries_must_be_settled() -> None:
    countries = dict(REFERENCE.countries)
    countries["CG"] = replace(countries["CG"], other_names=("Zaire",))
    with pytest.raises(DataFileError, match="'Zaire' stands for CD and for CG"):
        Gazetteer(replace(REFERENCE, countries=countries))


def test_another_lexicon_settles_by_other_rules() -> None:
    rules = [Ambiguous(names=["Georgia"], default="US"), *LEXICON.ambiguous]
    gazetteer = Gazetteer(REFERENCE, msgspec.structs.replace(LEXICON, ambiguous=rules))
    assert [m.codes for m in gazetteer.find("Georgia")] == [("US",)]
