"""Amounts of money that are a property: a cost, the amount of a loan, what a party puts in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.attributes.bound import programme, worth
from graph.extract.attributes.clauses import passage, wide_clause
from graph.extract.attributes.described import thing_between
from graph.extract.attributes.lenders import is_lent
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import ACTS, THINGS
from graph.extract.mentions import NameType
from graph.extract.values.model import Money

MONEY: Final = "attribute.money"

_LINK, _ACT = NameType.LINK, NameType.INSTRUMENT
_WANTED: Final = {
    "cost": (*THINGS, *ACTS),
    "amount": ACTS,
    "financing": THINGS,
    "tariff": (_ACT, _LINK),
    "duty_free_limit": ACTS,
    "investment": ACTS,
}
#: "$4.7 billion" of "of which some $4.7 billion": the same property as the figure before.
_OF_WHICH: Final = re.compile(
    r"(?:of which|including|of this|of that|of (?:the|this|that) (?:sum|amount|total|money))"
    r"(?:,? (?:about|some|around|nearly))?,? $"
)
#: " from the bank" behind a part of a cost.
_GIVEN_BY: Final = re.compile(
    r" (?:(?:is|are|was|were|has been|will be|to be|comes?|came|coming|being) )?(?:(?:a )?grant )?"
    r"(?:from|by|provided|lent|borne|paid|covered|met|given|contributed|financed|funded)(?!\w)"
)
#: ") and the port at B (" between the amounts of two loans.
_BRACKETED: Final = re.compile(r"\),? (?:and|or)? ?[^.;()]{1,60} \((?:[\w ]{1,20}: )?$")
#: " of the money and Kenya ", " for Burundi, " between amounts that several give or receive.
_LISTED: Final = re.compile(
    r"(?: (?:of|for|to|from|by|in) [^.;,:$€£]{1,50}| alongside)?(?:,|,? and)"
    r"(?: (?:a further|another|about|some))?"
    r"(?: (?:(?:the )?[A-Z][\w'-]*(?: (?:(?:of|for|and|the) )?[A-Z][\w'-]*){0,6}"
    r"(?: \([A-Z][\w-]{1,9}\))?|the (?:(?:two|three|host|national) )?[a-z]+))?"
    r"(?: (?:a further|another))? "
)
#: " to the operator of Serbia, a company, and " between what two borrowers get.
_TO_BOTH: Final = re.compile(r" to (?:the )?[A-Z][^.;$€£]{2,150},? and (?:(?:a further|another) )?")
_TO_OTHER: Final = re.compile(r" to (?:the )?[A-Z]")
#: " of the companies' own funds" behind an amount.
_OWN: Final = re.compile(
    r" (?:of|from|in) (?:[\w'’-]+ ){0,4}own (?:funds|resources|money|capital)(?!\w)"
)
#: "the programme: " between a sum and its parts.
_PARTS: Final = re.compile(r"[^.;:$€£]{0,90}: (?:the first )?")
#: "the bill for the dam: Japan " between a cost and what the first of several pays.
_SHARERS: Final = re.compile(r"[^.;:$€£]{0,90}: (?:the )?(?:[A-Z][\w'-]* ){1,4}(?:with )?")
_SHARED: Final = frozenset({"amount", "financing", "investment"})
#: ", well under the " between a cost and another value of it.
_OTHER_VALUE: Final = re.compile(
    r",? (?:well |far |a little |somewhat |just )?(?:under|below|over|above|more than|less than"
    r"|against|compared with|up from|down from|instead of|not|rather than) (?:the |an? |its )?"
    r"(?:\w+ )?(?:\w+ of )?$"
)
#: "To date" and " in 300 projects" behind an amount: all that a bank has given.
_TO_DATE: Final = re.compile(
    r"(?<!\w)(?:[Tt]o date|[Ss]o far|[Ss]ince|[Oo]ver the (?:past|last)|cumulative)(?!\w)"
)
_IN_MANY: Final = re.compile(
    r"[^.;]{0,40}? (?:in|across|for|through|to|under) (?:(?:more than|over|about|some|nearly) )?"
    r"\d[\d,]* (?:[a-z-]+ ){0,2}(?:projects|operations|investments|programmes|programs|companies"
    r"|clients)(?!\w)"
)
#: "The remaining amount of " before an amount.
_THE_REST: Final = re.compile(
    r"(?<!\w)(?i:the|its) (?:remaining|balance|rest|residual)(?: (?:amount|sum|cost|funds?|part"
    r"|balance))?,?(?: (?:of|about|some|i\.e\.),?)* $"
)
#: No road, port or plant costs less.
_LEAST_COST: Final = 10_000
_LEAST_SUM: Final = 1_000
_OF_THE_MONEY: Final = re.compile(r" of (?:the|this|that) (?:money|loan|credit|sum|grant)(?!\w)")
#: "part of the " before what a thing costs in all.
_PART_OF: Final = re.compile(
    r"(?<!\w)(?:part|rest|half|most|share|bulk|remainder|third|quarter|per cent|percent|%) of the $"
)
#: " spent" behind what a thing costs in all: "of the $154 million spent".
_OF_ALL: Final = re.compile(r" (?:spent so far|needed|required|spent)(?!\w)")
#: "ivory worth " before an amount, and what is no noun there.
_GOODS_WORTH: Final = re.compile(r"(?<!\w)(?P<noun>[\w-]+) worth (?:about |some |over |up to )?$")
_BEING: Final = frozenset("is was are were be being now then and still reportedly".split())
_INVEST: Final = re.compile(r"(?<!\w)invest\w*(?!\w)", re.IGNORECASE)
_INTO: Final = re.compile(r" (?:in|into) (?:the |a |an |its )?")
_NEXT_WORDS: Final = re.compile(r"[\w-]+(?: [\w-]+){0,4}")
_INVESTMENT: Final = re.compile(r"(?<!\w)investments? of(?: up to| about| some)? $")
_INVESTED: Final = re.compile(r" (?:of|in) (?:[a-z]+ ){0,2}investments?(?!\w)")
#: " loan", " concessional credit line", " World Bank grant" right behind an amount.
_LOAN: Final = re.compile(
    r" (?:(?!(?:for|to|in|on|at|from|by|and|with|as)(?!\w))[A-Za-z-]+ ){0,4}"
    r"(?:loan|grant|credit line|line of credit|credit facility|tranche|contract|compact)(?!\w)"
)
#: " in additional private sector capital" behind an amount.
_PRIVATE: Final = re.compile(
    r" (?:in|of) (?:(?:additional|new|further|more|fresh) )?private(?:[- ]sector)?"
    r" (?:capital|investments?|financ(?:e|ing)|funds?|funding|money)(?!\w)"
)
_PLEDGE_REACH: Final = 200
_PLEDGED: Final = re.compile(
    r"(?<!\w)(?:pledg|undertak|undertook|commit|promis|agree)\w*(?!\w)", re.IGNORECASE
)
_FREE: Final = re.compile(
    r"(?<!\w)(?:free of duty|duty[- ]free|without (?:paying )?(?:any )?duty)(?!\w)"
)
_UP_TO: Final = re.compile(
    r"^(?:up to|under|below|less than|no more than|not more than|at most)", re.IGNORECASE
)
_PROJECT: Final = re.compile(
    r" (?:[a-z]+-?[a-z]+ ){0,2}?"
    r"(?P<name>[A-Z][\w-]+(?: (?:(?:and|of|for) )?(?:[A-Z][\w-]+|\([A-Z]{2,8}\))){0,8}"
    r" (?:[Pp]roject|Program(?:me)?|Initiative|Scheme|Compact))(?!\w)"
)
#: Words that only tell a cost.
_SURE: Final = re.compile(r"(?<!\w)(?:cost|price tag|bill|budget|outlay)", re.IGNORECASE)
#: " transmission " between an amount and "line", but not " for a ".
_COMPOUND: Final = re.compile(
    r"(?:[ -](?!(?:for|to|in|on|at|from|by|and|with|as)(?!\w))[\w-]+){0,3}[ -]"
)
#: Verbs of giving that may also be said of other things than a link or hub.
_WEAK: Final = re.compile(
    r"(?<!\w)(?:approve|grant|mobili[sz]|in (?:new )?funding|in investment|rais|allocat|earmark"
    r"|provid|commit|receiv|gets?|got|subscrib|put up|puts up)\w*",
    re.IGNORECASE,
)
#: Words by which those who stand before amounts in brackets pay them.
_PAYING: Final = frozenset(
    "financiers co-financiers cofinanciers financed co-financed cofinanced funded lenders donors"
    " contributions contributors backers financing co-financing cofinancing".split()
)
#: " (14.2 km, " before an amount; so far may the bracket reach.
_OPENED: Final = re.compile(r" \((?:[^();]{1,40}[,;] )?(?:about |some |worth )?$")
#: " (14.2 km" behind a name.
_MEASURED: Final = re.compile(
    r" \((?:about |some )?\d[\d.,]*[ -](?:km|kilomet|m(?!\w)|met|MW|kV|miles?)"
)
_NEXT: Final = 60
_LAST_WORD: Final = re.compile(r"(?<![\w-])[a-z]+$")
#: " for road repairs", " to help farmers" after an amount; not " for the project".
_PURPOSE: Final = re.compile(
    r"[^.;,]{0,60}? (?:for|to|towards?|into) (?!(?:the|this) (?:project|line|scheme)(?!\w))"
)
#: " for Kenya in " between an amount and "grants".
IN_FORM: Final = re.compile(
    r"(?: (?:for|to) (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})? in (?:[a-z-]+ ){0,2}"
)
_GIVER_REACH: Final = 60
#: A few words between an amount and its noun: "a $500 million concessional export credit line".
_FEW_WORDS: Final = 30


def money_figure(
    sentence: Annotated, value: Money, before: Sequence[Figure], *, alone: bool = False
) -> Figure | None:
    """Return the property that an amount states, or None; `before` are those found before it.

    An amount that stands `alone` beside what it tells of is what that costs.
    """
    text = sentence.text
    first, last = passage(text, value.start, value.end)
    if lexicon().per_unit.match(text, value.end):
        return Figure(
            value.start, value.end, "price", MONEY, value.quantity, wanted=(_ACT, _LINK), near=True
        )
    owner = _project(text, value)
    needed = _PART_OF.search(text, max(0, value.start - 30), value.start) is not None
    needed = needed or _OF_ALL.match(text, value.end) is not None
    building = lexicon().built_for.search(text, max(0, value.start - 160), value.start)
    built = needed or building is not None
    name = _told(sentence, value, before, first, last) or ("cost" if built else None)
    of_trade = not lexicon().trade_words.isdisjoint(sentence.wording)
    if name is None and not (of_trade and _speaks_of_trade(sentence, first, last)):
        name = _named_by_words(sentence, value, first, last)
        if of_trade and name == "cost" and _is_trade(sentence, value, first):
            return None
        name = name or ("cost" if owner is not None or alone else None)
    if name == "amount" and _is_trifle(value):
        return None
    if name is None or (name == "cost" and _worth_of_goods(sentence, value)):
        return None
    if name == "cost" and _is_fare(sentence, value):
        return _carriage(sentence, value, first, last)
    if name == "financing" and _invested_elsewhere(sentence, value, first):
        return None
    if owner is None and name == "financing":
        owner = _funded(sentence, value)
    goods = of_trade or " worth " in text[first : value.start]  # may be what is worth it
    near = (
        (built and not needed)
        or (name == "financing" and _for_another(text, value, first, last))
        or (name == "cost" and goods and _SURE.search(text, first, last) is None)
    )
    wanted = _WANTED[name]
    what = None
    if building is not None and name == "cost":  # what is built, not what it includes
        what = thing_between(sentence, wanted[:2], building.start(), value.start, last=False)
    figure = Figure(value.start, value.end, name, MONEY, value.quantity, wanted=wanted, near=near)
    return replace(figure, owner=owner, subject=what if owner is None else None)


def _is_trifle(value: Money) -> bool:
    """Whether an amount is too small for a loan or contract: an allowance, a fee."""
    amount = value.quantity.value
    return amount is not None and amount < _LEAST_SUM


def _carriage(sentence: Annotated, value: Money, first: int, last: int) -> Figure | None:
    """Return what it costs to move one load: "hauling a container to the port costs $3,000"."""
    if lexicon().load_words.isdisjoint(sentence.wording):
        return None
    wide, _ = wide_clause(sentence.text, value.start, value.end)
    if lexicon().loads.search(sentence.text, min(first, wide), last) is None:
        return None
    start, end = value.start, value.end
    return Figure(start, end, "transport_cost", MONEY, value.quantity, wanted=THINGS)


def _told(
    sentence: Annotated, value: Money, before: Sequence[Figure], first: int, last: int
) -> str | None:
    """Return the property of an amount whose own phrase tells it, even in a sentence of trade."""
    text = sentence.text
    if _OWN.match(text, value.end) or _is_rest(sentence, value):
        return "financing"
    if programme(sentence, value.start) is not None:
        return "financing"
    if (name := _inherited(text, value, before)) is not None:
        return name
    if (named := worth(sentence, value.start)) is not None:
        return "amount" if named.type is _ACT else "cost"
    if _FREE.search(text, first, last) and _UP_TO.search(value.quantity.printed):
        return "duty_free_limit"
    invested = _INVESTMENT.search(text, first, value.start) or _INVESTED.match(text, value.end)
    if invested is not None:
        low = max(0, value.start - _PLEDGE_REACH)
        if _PLEDGED.search(text, low, min(invested.start(), value.start)):
            return "investment"
    led = lexicon().lead_amount.search(text, max(0, value.start - 60), value.start)
    if led is not None:
        return _sum_of(led["noun"])
    if _PRIVATE.match(text, value.end):
        return "financing"
    if _LOAN.match(text, value.end):
        return "amount"
    if is_lent(sentence, value.start, value.end):
        return "amount"
    given = _funded(sentence, value) is not None or _given_to_thing(sentence, value)
    return "financing" if given else None


def _is_rest(sentence: Annotated, value: Money) -> bool:
    """Whether somebody pays with an amount what is left of a cost: "bear the remaining"."""
    if lexicon().rest_words.isdisjoint(sentence.wording):
        return False
    text, low = sentence.text, max(0, value.start - _GIVER_REACH)
    if lexicon().rest.search(text, low, value.start) is not None:
        return True
    left = _THE_REST.search(text, low, value.start) is not None
    return left and _GIVEN_BY.match(text, value.end) is not None


def of_portfolio(sentence: Annotated, value: Money) -> bool:
    """Whether an amount is all that a bank has given: "its portfolio comprises 27 projects"."""
    text = sentence.text
    if _IN_MANY.match(text, value.end) and _TO_DATE.search(text):
        return True
    if lexicon().portfolio_words.isdisjoint(sentence.wording):
        return False
    told = lexicon().portfolio.search(text, 0, value.start)
    return told is not None and not text.startswith(" to ", told.end())


def _named_by_words(sentence: Annotated, value: Money, first: int, last: int) -> str | None:
    """Return the property that the noun after an amount, or a word near it, makes of it."""
    name = _bracketed(sentence, value) or _named_by_noun(sentence.text, value, last)
    if name is None and not lexicon().money_words.isdisjoint(sentence.wording):
        name = _named_by_cue(sentence.text, value, first, last)
    return name


def _bracketed(sentence: Annotated, value: Money) -> str | None:
    """Return what an amount is in brackets after a thing: "the Nacala railway ($120 million)"."""
    text = sentence.text
    opened = _OPENED.search(text, max(0, value.start - _NEXT), value.start)
    if opened is None or not text.startswith((")", ",", ";"), value.end):
        return None
    at = opened.start()
    named = any(n.end == at and n.type in THINGS for n in sentence.names)
    if not _PAYING.isdisjoint(sentence.wording) and _is_payer(sentence, at):
        return "financing"
    if not (named or _after_part(sentence, at)):
        return None
    if _MEASURED.match(text, at):
        return "cost"  # beside its length, whoever pays for it
    lent = not lexicon().money_words.isdisjoint(sentence.wording)
    return "financing" if lent or lexicon().amount.search(text, 0, at) else "cost"


def _is_payer(sentence: Annotated, at: int) -> bool:
    """Whether the name of an organisation or state ends at a position."""
    organisations = (n.end for n in sentence.names if n.type is NameType.ORGANISATION)
    return at in organisations or any(p.end == at and not p.adjective for p in sentence.parties)


def _for_another(text: str, value: Money, first: int, last: int) -> bool:
    """Whether an amount that is granted is said to be for something that may be no link or hub."""
    granted = _WEAK.search(text, first, last) is not None
    return granted and _PURPOSE.match(text, value.end) is not None


def _worth_of_goods(sentence: Annotated, value: Money) -> bool:
    """Whether goods are worth an amount, not a link, hub or agreement: "ivory worth $1 million"."""
    text = sentence.text
    worth = _GOODS_WORTH.search(text, max(0, value.start - 60), value.start)
    if worth is None:
        return False
    noun = worth["noun"].casefold()
    act = lexicon().instruments.fullmatch(noun.removesuffix("s")) is not None
    known = act or noun in lexicon().pointers or lexicon().amount.fullmatch(noun) is not None
    named = any(n.start < worth.end("noun") <= n.end for n in sentence.names)
    return not (known or named or noun in _BEING)


def _is_fare(sentence: Annotated, value: Money) -> bool:
    """Whether an amount is too small to build anything: a fare, a fee, a price."""
    amount = value.quantity.value
    if amount is None or amount >= _LEAST_COST:
        return False
    return not sentence.text.startswith("(", value.end + 1)


def _invested_elsewhere(sentence: Annotated, value: Money, first: int) -> bool:
    """Whether an amount is invested in something that is no link or hub: "$3 billion in mines"."""
    text = sentence.text
    into = _INTO.match(text, value.end)
    if into is None or not _INVEST.search(text, first, value.start):
        return False
    if any(n.type in THINGS and n.start <= into.end() < n.end for n in sentence.names):
        return False
    noun = _NEXT_WORDS.match(text, into.end())
    return noun is None or lexicon().pointers.keys().isdisjoint(noun.group().split())


def _speaks_of_trade(sentence: Annotated, first: int, last: int) -> bool:
    """Whether a word of trade stands in a clause, outside names such as "Export-Import Bank"."""
    named = [(n.start, n.end) for n in sentence.names if n.type is NameType.ORGANISATION]
    return any(
        not any(start <= word.start() < end for start, end in named)
        for word in lexicon().trade.finditer(sentence.text, first, last)
        if word.start() == 0 or word.group()[0].islower()
    )


def _project(text: str, value: Money) -> str | None:
    """Return the project named right after its amount: "a $28 billion Landbridge project"."""
    named = _PROJECT.match(text, value.end)
    return named["name"] if named else None


def _funded(sentence: Annotated, value: Money) -> str | None:
    """Return the thing that somebody gives an amount for: "$8 million for field trials".

    A country, a link or a hub there is left to whoever looks for the owner of a figure.
    """
    text = sentence.text
    span = _purpose(text, value)
    if span is None:
        return None
    start, end = span
    named = [(n.start, n.end) for n in sentence.names]
    named += [(p.start, p.end) for p in sentence.parties] + [(g.start, g.end) for g in sentence.geo]
    if (of := text.find(" of ", start, end)) >= 0 and any(a < end and of < b for a, b in named):
        end = of  # "a feasibility study of the A-B railway"
    if any(a < end and start < b for a, b in named):
        return None
    of_trade = lexicon().trade.search(text, start, end) is not None
    return None if of_trade or lexicon().vague.fullmatch(text, start, end) else text[start:end]


def _given_to_thing(sentence: Annotated, value: Money) -> bool:
    """Whether somebody gives an amount for a link or hub that is named: "spend $3m on X port"."""
    span = _purpose(sentence.text, value)
    things = [n for n in sentence.names if n.type in THINGS]
    return span is not None and any(n.start < span[1] and span[0] < n.end for n in things)


def _purpose(text: str, value: Money) -> tuple[int, int] | None:
    """Return where the thing stands for which somebody gives an amount; None if nobody does."""
    if lexicon().giving.search(text, max(0, value.start - _GIVER_REACH), value.start) is None:
        return None
    thing = lexicon().purpose.match(text, value.end)
    return thing.span("name") if thing is not None else None


def _inherited(text: str, value: Money, before: Sequence[Figure]) -> str | None:
    """Return the property of the figure before, if this one is a part of it or replaces it."""
    earlier = [f for f in before if f.name in _WANTED]
    if not earlier:
        return None
    between = text[earlier[-1].end : value.start]
    if earlier[-1].name == "amount" and _BRACKETED.fullmatch(between):
        return "amount"
    both = earlier[-1].name == "amount" and _TO_BOTH.fullmatch(between) is not None
    if both and _TO_OTHER.match(text, value.end):
        return "amount"
    if earlier[-1].name in _SHARED and (_LISTED.fullmatch(between) or _PARTS.fullmatch(between)):
        return earlier[-1].name
    if earlier[-1].name == "cost" and _OTHER_VALUE.fullmatch(between):
        return "cost"
    if earlier[-1].name == "cost" and _SHARERS.fullmatch(between):
        return "financing"
    if (
        earlier[-1].name == "cost"
        and _OF_WHICH.search(between)
        and _GIVEN_BY.match(text, value.end)
    ):
        return "financing"
    if _OF_WHICH.search(between) or lexicon().replaces.search(between):
        return earlier[-1].name
    return None


def _after_part(sentence: Annotated, at: int) -> bool:
    """Whether a bracket follows a part or work in lower case: "its first phase ($330 million)"."""
    noun = _LAST_WORD.search(sentence.text, max(0, at - _NEXT), at)
    return noun is not None and noun.group() in lexicon().works


def _named_by_noun(text: str, value: Money, last: int) -> str | None:
    """Return what the noun right after an amount makes it: "loan", "railway"."""
    if _OF_THE_MONEY.match(text, value.end):
        return "amount"
    end = min(last, value.end + _FEW_WORDS)
    if amount := lexicon().of_amount.search(text, value.end, end):
        between = text[value.end : amount.start()]
        if _COMPOUND.fullmatch(between.removeprefix(" in")) or IN_FORM.fullmatch(between):
            return _sum_of(amount.group())
    if costly := lexicon().costly.search(text, value.end, end):
        between = text[value.end : costly.start()]
        return "cost" if _COMPOUND.fullmatch(between) else None
    thing = lexicon().things.search(text, value.end, end)
    if thing is None or not lexicon().compound.fullmatch(text, value.end, thing.start()):
        return None
    kinds = lexicon().thing_kinds[thing.group().casefold()]
    return "cost" if NameType.LINK in kinds or NameType.HUB in kinds else None


def _sum_of(noun: str) -> str:
    """Return what a sum is by its noun: "financing" is that of a thing, a "loan" has an amount."""
    return "financing" if noun.casefold().endswith("ing") else "amount"


def _named_by_cue(text: str, value: Money, first: int, last: int) -> str | None:
    """Return what the nearest telling word makes of an amount.

    A word for a cost may stand in the wider clause, if no other figure stands between.
    """
    nearest: tuple[int, str] | None = None
    wide, _ = wide_clause(text, value.start, value.end)
    for name, pattern in (
        ("tariff", lexicon().tariff),
        ("amount", lexicon().amount),
        ("cost", lexicon().cost),
        ("financing", lexicon().financing),
    ):
        for cue in pattern.finditer(text, wide if name == "cost" else first, last):
            distance = max(value.start - cue.end(), cue.start() - value.end)
            if cue.start() < first and _another_figure(text, cue.end(), value.start):
                continue
            if nearest is None or distance < nearest[0]:
                nearest = (distance, name)
    return nearest[1] if nearest else None


def _is_trade(sentence: Annotated, value: Money, first: int) -> bool:
    """Whether trade is what is "worth" an amount: "Trade through the post, …, was worth …"."""
    text = sentence.text
    wide, _ = wide_clause(text, value.start, value.end)
    sure = _SURE.search(text, first, value.start)
    return sure is None and _speaks_of_trade(sentence, wide, first)


def _another_figure(text: str, start: int, end: int) -> bool:
    """Whether digits stand between a word and an amount, so that the word tells of another."""
    return re.search(r"\d", text[start:end]) is not None
