"""One thing is changed in a sentence, and exactly that changes in its claims."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

import msgspec
import pytest

from graph.documents.read import parse_document
from graph.extract.extractor import extract

Content = dict[str, Any]

#: Countries whose fiscal year is the calendar year, so that periods stay as they are.
KENYA: Final = ("KE", "Kenya", "Kenyan")
COUNTRIES: Final = (
    ("GH", "Ghana", "Ghanaian"),
    ("PE", "Peru", "Peruvian"),
    ("MN", "Mongolia", "Mongolian"),
    ("HR", "Croatia", "Croatian"),
)


@dataclass(frozen=True)
class Template:
    """A text with a claim of a type, in which Kenya stands for the country to be swapped."""

    type: str
    text: str


TEMPLATES: Final = (
    Template("flow", "Kenya's exports to Laos were worth $7.5 million in May 2021."),
    Template("flow", "In 2019 Kenya imported tea worth $7.5 million from Laos."),
    Template("flow", "Trade between Kenya and Laos came to $7.5 million in 2020."),
    Template("flow", "Kenya had a trade deficit of $7.5 million with Laos in 2018."),
    Template("flow", "Sales of Kenyan coffee to Laos reached $7.5 million in the year 2017."),
    Template("change", "Kenya's exports to Laos rose by 12.5 percent in May 2021."),
    Template("change", "Imports from Laos to Kenya rose sharply in 2019."),
    Template("target", "Kenya and Laos want to raise their trade to $7.5 million by 2030."),
    Template("instrument", "Kenya and Laos signed an agreement on fisheries in May 2021."),
    Template(
        "instrument", "A memorandum of understanding on tourism was signed by Kenya and Laos."
    ),
    Template(
        "session", "The 4th session of the joint commission of Kenya and Laos met in May 2021."
    ),
    Template("access", "Kenya gave Laos access to the port of Zanda."),
    Template("hub", "Kenya's port of Zanda handles most of the tea."),
    Template("link", "A railway between Kenya and Laos is to be built."),
    Template("sector", "Kenya and Laos discussed cooperation in mining and tourism."),
    Template("organisation", "Kenya's Ministry of Trade published the figures."),
    Template("person", "Kenya's trade minister Joan Abara opened the fair."),
    Template("cause", "Trade between Kenya and Laos fell because of high freight costs."),
    Template("statement", '"The road to Kenya is open to all of us now," said Joan Abara.'),
)
WITH_MONEY: Final = tuple(t for t in TEMPLATES if "$7.5 million" in t.text)
WITH_MONTH: Final = tuple(t for t in TEMPLATES if "May 2021" in t.text)
UNRELATED: Final = (
    "The weather was mild in the hills.",
    "Nobody had expected that.",
    "Children sang a song about a blue whale.",
)


def contents(text: str, name: str = "a.txt") -> list[Content]:
    """Return what the claims of a text say, without where it stands, in a fixed order."""
    claims = extract(parse_document(name, text.encode()))
    return in_order(
        {"type": claim.type, **plain(claim), "evidence": None, "confidence": None}
        for claim in claims
    )


def plain(value: Any) -> Any:
    """Return a value with all values inside it as dictionaries and tuples."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, msgspec.Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    return tuple(map(plain, value)) if isinstance(value, list | tuple) else value


def in_order(found: Any) -> list[Content]:
    return sorted(found, key=repr)


def mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return a nested value with every leaf changed, lists of codes in order again."""
    if isinstance(value, dict):
        return {key: mapped(held, change) for key, held in value.items()}
    if isinstance(value, list | tuple):
        held = tuple(mapped(item, change) for item in value)
        codes = all(isinstance(item, str) and re.fullmatch("[A-Z]{2}", item) for item in held)
        return tuple(sorted(held)) if codes else held
    return change(value)


def base(template: Template) -> list[Content]:
    found = contents(template.text)
    assert template.type in {content["type"] for content in found}, template.text
    return found


ids = lambda value: value.text[:40] if isinstance(value, Template) else None  # noqa: E731


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country[1])
@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_another_country_changes_the_country(
    template: Template, country: tuple[str, str, str]
) -> None:
    def change(leaf: Any) -> Any:
        if leaf == KENYA[0]:
            return country[0]
        return swap(leaf) if isinstance(leaf, str) else leaf

    def swap(text: str) -> str:
        return text.replace(KENYA[2], country[2]).replace(KENYA[1], country[1])

    expected = in_order(mapped(content, change) for content in base(template))
    assert contents(swap(template.text)) == expected


@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_the_other_country_changes_the_other_country(template: Template) -> None:
    if "Laos" not in template.text:
        pytest.skip("the sentence names one country")

    def change(leaf: Any) -> Any:
        if leaf == "LA":
            return "UY"
        return leaf.replace("Laos", "Uruguay") if isinstance(leaf, str) else leaf

    expected = in_order(mapped(content, change) for content in base(template))
    assert contents(template.text.replace("Laos", "Uruguay")) == expected


@pytest.mark.parametrize(
    ("printed", "value", "half"),
    [
        ("$9 million", 9_000_000, 500_000),
        ("$0.505 million", 505_000, 500),
        ("$12.25 billion", 12_250_000_000, 5_000_000),
        ("$1,234,567", 1_234_567, Decimal("0.5")),
    ],
)
@pytest.mark.parametrize("template", WITH_MONEY, ids=ids)
def test_another_number_changes_the_amount(
    template: Template, printed: str, value: int, half: int | Decimal
) -> None:
    def change(leaf: Any) -> Any:
        if isinstance(leaf, Decimal):
            sign = -1 if leaf < 0 else 1
            known = {
                Decimal(7_450_000): value - half,
                Decimal(7_500_000): Decimal(value),
                Decimal(7_550_000): value + half,
            }
            return sign * known[abs(leaf)]
        return leaf.replace("$7.5 million", printed) if isinstance(leaf, str) else leaf

    expected = in_order(mapped(content, change) for content in base(template))
    assert contents(template.text.replace("$7.5 million", printed)) == expected


@pytest.mark.parametrize(
    ("up", "down"),
    [("rose", "fell"), ("grew", "shrank"), ("increased", "decreased"), ("climbed", "dropped")],
)
@pytest.mark.parametrize("by", ["by 12.5 percent", "12.5%", "by 3 per cent"])
def test_another_verb_changes_the_trend(up: str, down: str, by: str) -> None:
    def change(leaf: Any) -> Any:
        if isinstance(leaf, Decimal):
            return -leaf
        return {"up": "down", up: down}.get(leaf, leaf) if isinstance(leaf, str) else leaf

    text = f"Kenya's exports to Laos {up} {by} in 2021."
    rising = base(Template("change", text))
    falling = contents(text.replace(up, down))
    for content in falling:  # the bounds change sides as well
        low, high = content["percent"]["low"], content["percent"]["high"]
        content["percent"]["low"], content["percent"]["high"] = high, low
    assert falling == in_order(mapped(content, change) for content in rising)


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        ("August 2019", date(2019, 8, 1), date(2019, 8, 31)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("December 1999", date(1999, 12, 1), date(1999, 12, 31)),
    ],
)
@pytest.mark.parametrize("template", WITH_MONTH, ids=ids)
def test_another_month_changes_the_period(
    template: Template, month: str, first: date, last: date
) -> None:
    def change(leaf: Any) -> Any:
        known: dict[Any, Any] = {
            date(2021, 5, 1): first,
            date(2021, 5, 31): last,
            "2021-05": f"{first:%Y-%m}",
        }
        if isinstance(leaf, date):
            return known[leaf]
        return leaf.replace("May 2021", month) if isinstance(leaf, str) else leaf

    def moved(content: Content) -> Content:
        """Also move a date that is stored by its parts."""
        day = content.get("date")
        whole: Content = mapped(content, change)
        if day is not None:
            whole["date"] = {**day, "year": first.year, "month": first.month}
        return whole

    expected = in_order(moved(content) for content in base(template))
    assert contents(template.text.replace("May 2021", month)) == expected


@pytest.mark.parametrize("unrelated", UNRELATED)
@pytest.mark.parametrize("joint", [" ", "\n\n"], ids=["paragraph", "document"])
@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_an_unrelated_sentence_changes_nothing(
    template: Template, joint: str, unrelated: str
) -> None:
    expected = base(template)
    assert contents(f"{template.text}{joint}{unrelated}") == expected
    assert contents(f"{unrelated}{joint}{template.text}") == expected


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_lines_are_wrapped_at_any_width(template: Template, name: str) -> None:
    """The sentence stands in a paragraph, so that lines break before each of its words in turn."""
    expected = folded(base(template))
    paragraph = " ".join((*UNRELATED * 3, template.text, *UNRELATED * 3))
    title, mark = ("<h1>Notes</h1>", "<p>") if name.endswith("html") else ("# Notes", "")
    for width in range(40, 100):
        lines = textwrap.fill(paragraph, width, break_on_hyphens=False)
        found = contents(f"{title}\n\n{mark}{lines}\n", name)
        assert folded(found) == expected, lines


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_typography_changes_nothing(template: Template, name: str) -> None:
    expected = folded(base(template))
    text = template.text
    paragraph = (lambda t: f"<p>{t}</p>") if name.endswith("html") else str
    for variant in (
        text,
        text.replace(" ", "\u00a0"),
        text.replace(" million", "\u202fmillion").replace(" percent", "\u00a0percent"),
        text.replace("'s", "\u2019s").replace('"The', "\u201cThe").replace('now,"', "now,\u201d"),
        text.replace(" ", "  "),
        "\ufeff" + text,
        text.replace("Laos", "La\u00ados"),
    ):
        assert folded(contents(paragraph(variant), name)) == expected, variant


def folded(found: list[Content]) -> list[Content]:
    """Return contents with blanks and quotes in their texts made plain."""

    def change(leaf: Any) -> Any:
        if not isinstance(leaf, str):
            return leaf
        plain = leaf.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
        return re.sub(r"\s+", " ", plain.replace("\u00ad", ""))

    return in_order(mapped(content, change) for content in found)
