"""The words by which figures are told to be properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from graph.extract.mentions import NameType
from graph.extract.pattern import telling_words
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import alternatives, whole_words

#: What joins a noun to its amount: "a loan | in the amount of | $5m", "loans | totalling | $5m".
OF_SUM: Final = r"of|in the amount of|to the tune of"
COMES_TO: Final = r"totall?ing|(?:amounting|adding up|equivalent|equal) to"
#: A name in capitals: to whom money is given.
_PLACE: Final = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}"
_NAME: Final = r"[A-Z][\w'-]*(?: (?:(?:and|of|for|the) ){0,2}[A-Z][\w'-]*){0,6}"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    units: dict[str, str]
    yearly: dict[str, str]
    daily: dict[str, str]
    needs_cue: dict[str, list[str]]
    trade: list[str]
    cost: list[str]
    amount: list[str]
    financing: list[str]
    tariff: list[str]
    supply: list[str]
    borrowing: list[str]
    beside: list[str]
    instruments: list[str]
    giving: list[str]
    sharing: list[str]
    bearing: list[str]
    left_over: list[str]
    portfolios: list[str]
    undertakings: list[str]
    sites: frozenset[str]
    of_persons: list[str]
    giving_fillers: list[str]
    purposes: list[str]
    vague: list[str]
    costly: list[str]
    superseded: list[str]
    replaces: list[str]
    dates: dict[str, list[str]]
    foreign: list[str]
    foreign_years: list[str]
    part: list[str]
    stretch: list[str]
    builds: list[str]
    opened: list[str]
    auxiliaries: list[str]
    denied: list[str]
    events: list[str]
    works: list[str]
    pointers: dict[NameType, list[str]]
    things: dict[NameType, list[str]]
    untitled: list[str]
    milestones: dict[str, list[str]]
    working: list[str]
    serving: list[str]
    small: list[str]
    vehicles: list[str]
    duty: list[str]
    freed: list[str]
    bargain: list[str]
    of_amount: list[str]
    monthly: dict[str, str]
    counted: dict[NameType, list[str]]
    frequent: list[str]
    running: list[str]
    structural: list[str]
    having: list[str]
    had: list[str]
    compares: list[str]
    since_when: list[str]
    handling: list[str]
    charges: list[str]
    making: list[str]
    priced_per: list[str]
    rebates: list[str]
    reduces: list[str]
    dues: list[str]
    loads: list[str]
    bound: list[str]
    saving: list[str]
    no_property: list[str]


@dataclass(frozen=True, slots=True)
class AttributeLexicon:
    """The word lists, ready to match; the file says what each list is for.

    `trade_words`, `opened_words`, `duty_words` and `instrument_words` are words of which a text has
    one that these match, and `money_words` those of which it has one that tells what an amount of
    money is; beside those of `no_property` it is nobody's. `verb_group` takes the words between a
    subject and a word of opening; `pointers` are nouns with the types of things that they point
    back to.
    """

    units: Mapping[str, str]
    yearly: Mapping[str, str]
    daily: Mapping[str, str]
    monthly: Mapping[str, str]
    needs_cue: Mapping[str, re.Pattern[str]]
    trade: re.Pattern[str]
    trade_words: frozenset[str]
    money_words: frozenset[str]
    cost: re.Pattern[str]
    amount: re.Pattern[str]
    financing: re.Pattern[str]
    tariff: re.Pattern[str]
    supply: re.Pattern[str]
    borrowing: re.Pattern[str]
    beside: re.Pattern[str]
    instruments: re.Pattern[str]
    instrument_words: frozenset[str]
    giving: re.Pattern[str]
    sharing: re.Pattern[str]
    rest: re.Pattern[str]
    rest_words: frozenset[str]
    undertakings: re.Pattern[str]
    sites: frozenset[str]
    portfolio: re.Pattern[str]
    portfolio_words: frozenset[str]
    of_persons: re.Pattern[str]
    purpose: re.Pattern[str]
    vague: re.Pattern[str]
    costly: re.Pattern[str]
    superseded: re.Pattern[str]
    replaces: re.Pattern[str]
    dates: Mapping[str, re.Pattern[str]]
    foreign: re.Pattern[str]
    foreign_years: re.Pattern[str]
    part: re.Pattern[str]
    stretch: re.Pattern[str]
    builds: re.Pattern[str]
    opened: re.Pattern[str]
    opened_words: frozenset[str]
    verb_group: re.Pattern[str]
    denied: re.Pattern[str]
    events: re.Pattern[str]
    works: frozenset[str]
    pointers: Mapping[str, frozenset[NameType]]
    things: re.Pattern[str]
    thing_kinds: Mapping[str, frozenset[NameType]]
    titled: re.Pattern[str]
    titled_words: frozenset[str]
    milestones: re.Pattern[str]
    milestone_kinds: Mapping[str, str]
    milestone_words: frozenset[str]
    working: re.Pattern[str]
    serving: re.Pattern[str]
    described: re.Pattern[str]
    compound: re.Pattern[str]
    vehicle_before: re.Pattern[str]
    vehicle_after: re.Pattern[str]
    duty_words: frozenset[str]
    freed: re.Pattern[str]
    bargain: re.Pattern[str]
    of_amount: re.Pattern[str]
    lead_amount: re.Pattern[str]
    counted: Mapping[str, tuple[NameType, ...]]
    counted_words: frozenset[str]
    frequent: re.Pattern[str]
    running: frozenset[str]
    structural: frozenset[str]
    having: re.Pattern[str]
    had: re.Pattern[str]
    compares: re.Pattern[str]
    number_ends: re.Pattern[str]
    handles: re.Pattern[str]
    charged_at: re.Pattern[str]
    charge: re.Pattern[str]
    built_for: re.Pattern[str]
    per_unit: re.Pattern[str]
    rebates: re.Pattern[str]
    rebate_words: frozenset[str]
    reduces: re.Pattern[str]
    dues: re.Pattern[str]
    due_words: frozenset[str]
    loads: re.Pattern[str]
    load_words: frozenset[str]
    bound: re.Pattern[str]
    saving: re.Pattern[str]
    saving_words: frozenset[str]
    no_property: frozenset[str]


@cache
def lexicon() -> AttributeLexicon:
    """Load the words.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "attributes.yaml", _File)
    titled = _titled(file)
    small, vehicles = alternatives(file.small, ignore_case=True), alternatives(file.vehicles)
    return AttributeLexicon(
        units=file.units,
        yearly=file.yearly,
        daily=file.daily,
        monthly=file.monthly,
        needs_cue={unit: whole_words(words) for unit, words in file.needs_cue.items()},
        trade=whole_words(file.trade),
        trade_words=telling_words(file.trade),
        money_words=telling_words([*file.tariff, *file.amount, *file.cost, *file.financing]),
        cost=whole_words(file.cost),
        amount=whole_words(file.amount),
        financing=whole_words(file.financing),
        tariff=whole_words(file.tariff),
        supply=whole_words(file.supply),
        borrowing=whole_words(file.borrowing),
        beside=whole_words(file.beside),
        instruments=whole_words(file.instruments),
        instrument_words=telling_words(file.instruments),
        giving=re.compile(
            rf"(?<!\w)(?:{alternatives(file.giving)})(?: (?:the )?{_NAME})?"
            rf"(?: (?:{alternatives(file.giving_fillers)}))* $"
        ),
        sharing=whole_words(file.sharing),
        # " cover the remaining ", right before an amount.
        rest=re.compile(
            rf"(?<!\w)(?:{alternatives(file.bearing)}) (?:the|its|their|what)"
            rf" (?:{alternatives(file.left_over)})(?: (?:of|sum|amount|cost|costs))*,?"
            r"(?: (?:about|some|around|nearly))? $"
        ),
        rest_words=telling_words(file.left_over),
        undertakings=whole_words(file.undertakings),
        sites=file.sites,
        portfolio=whole_words(file.portfolios),
        portfolio_words=telling_words(file.portfolios),
        of_persons=whole_words(file.of_persons),
        purpose=re.compile(
            rf"(?: in (?:[a-z]+ )?(?:{alternatives(file.of_amount)}|capital|support|equity))?"
            rf"(?: to (?:the |an? )?{_NAME})? (?:for|on|in|into|towards?"
            rf"|(?:so as |in order )?to (?:help )?(?:to )?(?:{alternatives(file.purposes)})) "
            r"(?:the |an? |its |their |new )*(?P<name>[A-Za-z][\w' -]{2,70}?)"
            r"(?= (?:at|in|along|on|near|that|which|by|and|from|to|through|across|under|over|with"
            r"|between)\b|[,.;:()]|$)"
        ),
        vague=re.compile(
            rf"(?:[\w-]+ )?(?:{alternatives(file.vague)})|the \w+|[a-z]+-[a-z]+", re.IGNORECASE
        ),
        costly=whole_words(file.costly),
        superseded=whole_words(file.superseded),
        replaces=whole_words(file.replaces),
        dates={name: whole_words(words) for name, words in file.dates.items()},
        foreign=whole_words(file.foreign),
        foreign_years=whole_words(file.foreign_years),
        part=whole_words(file.part),
        stretch=whole_words(file.stretch),
        builds=whole_words(file.builds),
        opened=whole_words(file.opened),
        opened_words=telling_words(file.opened),
        verb_group=re.compile(
            rf"(?:[ ,]{{0,2}}(?<!\w)(?:{alternatives([*file.auxiliaries, *file.denied])}|[a-z]+ly)"
            r"(?!\w))*[ ,]{0,2}$"
        ),
        denied=whole_words(file.denied),
        events=whole_words(file.events),
        works=frozenset(file.works),
        pointers={
            noun: frozenset(t for t, nouns in file.pointers.items() if noun in nouns)
            for nouns in file.pointers.values()
            for noun in nouns
        },
        things=whole_words(noun for nouns in file.things.values() for noun in nouns),
        thing_kinds={
            noun.casefold(): frozenset(t for t, nouns in file.things.items() if noun in nouns)
            for nouns in file.things.values()
            for noun in nouns
        },
        titled=whole_words(titled),
        titled_words=telling_words(titled),
        milestones=whole_words(word for words in file.milestones.values() for word in words),
        milestone_kinds={
            word.casefold(): kind for kind, words in file.milestones.items() for word in words
        },
        milestone_words=telling_words(word for words in file.milestones.values() for word in words),
        working=whole_words(file.working),
        serving=whole_words(file.serving),
        # The words before a noun back to a small word, a figure or the beginning.
        described=re.compile(
            rf"(?:^|[,;:(] ?|(?<!\w)(?:(?:{small})|[\w.,%-]*\d[\w%-]*|[\w-]+(?:['’]s|s['’]))[ -])"
            rf"(?P<words>(?:(?!(?:{small})(?!\w))[^\W\d][\w/–-]* ){{0,4}})$",
            re.IGNORECASE,
        ),
        # " long four-lane " between a figure and its noun.
        compound=re.compile(
            rf"(?: \([^()]{{1,12}}\))?[ -](?:of (?:new )?)?(?:(?!(?:{small}|[a-z]+ed)(?!\w))"
            r"[\w/-]+,? ){0,5}(?:\([A-Z]{2,8}\) )?"
        ),
        vehicle_before=re.compile(
            rf"(?<!\w)(?:{vehicles})(?!\w)[^.;]{{0,25}}? (?:of|carrying|to|from|with)"
            r"(?: [\d.,]+ to)? (?:up to |about )?$|(?<!\w)axle[- ]loads?[^.;]{0,40}$"
        ),
        vehicle_after=re.compile(rf"[ -](?:[a-z-]+ )?(?:{vehicles}|limit)(?!\w)"),
        duty_words=telling_words(file.duty),
        freed=whole_words(file.freed),
        bargain=whole_words(file.bargain),
        lead_amount=re.compile(
            rf"(?<!\w)(?P<noun>{alternatives(file.of_amount, ignore_case=True)})['\"]?"
            rf"(?: in [A-Z]\w+)?(?: (?:{OF_SUM})|,? (?:{COMES_TO})) "
            r"(?:about |some |around |up to |nearly |almost )?$",
            re.IGNORECASE,
        ),
        of_amount=_no_purpose(whole_words([*file.of_amount, *file.instruments])),
        bound=whole_words(file.bound),
        saving=whole_words(file.saving),
        saving_words=telling_words(file.saving),
        no_property=telling_words([*file.trade, *file.no_property]),
        counted={
            noun: tuple(t for t, nouns in file.counted.items() if noun in nouns)
            for nouns in file.counted.values()
            for noun in nouns
        },
        counted_words=telling_words(noun for nouns in file.counted.values() for noun in nouns),
        had=re.compile(
            r" (?:(?:have|has|had|will|would|are|were|is|was|to|be|been|being|also|already) ){0,4}"
            rf"(?:{alternatives(file.had)})(?!\w)"
        ),
        compares=re.compile(
            rf"(?<!\w)(?:{alternatives(file.compares)})(?: (?:the|a|its|their|today's))?"
            r"(?: (?:present|current|existing|previous|former|old|original|earlier|planned|usual"
            r"|some|about|nearly|only|just|mere|barely))* $"
        ),
        number_ends=re.compile(
            rf"(?: (?:and odd|or so|{alternatives(file.since_when)}"
            r"|(?:by|in|until|for) (?:the end of )?(?:19|20)\d\d))*(?=[.,;:)?!\"”]|$| [—–-] )"
        ),
        handles=re.compile(
            rf"(?<![\w'’-])(?P<name>{_PLACE})"
            r" (?:can|could|may|might|will|would|shall|should|is able to|was able to|is to)"
            rf" (?:[a-z]+ )?(?:{alternatives(file.handling)})(?!\w)"
        ),
        charge=whole_words(file.charges),
        frequent=whole_words(file.frequent),
        running=frozenset(file.running),
        structural=frozenset(file.structural),
        rebates=whole_words(file.rebates),
        rebate_words=telling_words([*file.rebates, *file.reduces]),
        reduces=whole_words(file.reduces),
        dues=whole_words(file.dues),
        due_words=telling_words(file.dues),
        loads=whole_words(file.loads),
        load_words=telling_words(file.loads),
        # "is building the line … for ", right before an amount.
        built_for=re.compile(
            rf"(?<!\w)(?i:{alternatives(file.making, ignore_case=True)})(?!\w)[^.;]{{0,120}}? for"
            r"(?: about| some| around)? $"
        ),
        # " a tonne", " per million BTU" behind a price.
        per_unit=re.compile(
            r" (?:an?|per|for each|for every|the) (?:million |thousand |metric )?"
            rf"(?:{alternatives(file.priced_per)})(?!\w)"
        ),
        charged_at=re.compile(
            rf"(?<!\w)(?i:{alternatives(file.charges)})(?!\w)[^.;,:]{{0,60}} (?:at|in|through)"
            rf" (?P<name>{_PLACE})(?!\w)"
        ),
        having=re.compile(
            rf"(?<!\w)(?i:{alternatives(file.having, ignore_case=True)})"
            r"(?: (?:up to|about|some|around|nearly|a total of|more than|over|at least))? ?$"
        ),
    )


def _no_purpose(nouns: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern of nouns that takes none from "in order to"."""
    return re.compile(rf"(?<![Ii]n )(?:{nouns.pattern})", nouns.flags)


def _titled(file: _File) -> list[str]:
    """Return the nouns that, behind a name, are a link or hub: no parts and no undertakings."""
    nouns = {*file.things[NameType.LINK], *file.things[NameType.HUB]}
    return sorted(nouns - {*file.works, *file.stretch, *file.untitled} | {"terminal"})
