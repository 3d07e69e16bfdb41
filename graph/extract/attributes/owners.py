"""Whose property a figure is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.acts import (
    OF_TRADE_ACTS,
    agreed,
    attached_to,
    called,
    covering,
    instrument_phrase,
    lent,
    loans_worth,
    nearer_noun,
    of_goods,
    same_sort,
    worth_before,
    worth_of,
)
from graph.extract.attributes.bound import bound_to, opening_thing
from graph.extract.attributes.clauses import passage, wide_clause
from graph.extract.attributes.counts import COUNT
from graph.extract.attributes.described import around, before_it, beside, known, right_before
from graph.extract.attributes.fronted import fronted
from graph.extract.attributes.handlers import handler, handling_body
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.measures import MEASURE
from graph.extract.attributes.model import SUMS, Figure
from graph.extract.attributes.naming import figure_apposed
from graph.extract.attributes.owner import PROPERTIED, THINGS, Owner
from graph.extract.attributes.percents import PERCENT, taxed
from graph.extract.attributes.places import place_of
from graph.extract.attributes.subjects import (
    Subject,
    opens_by_pointing,
    opens_with,
    pointed_nouns,
    pointing_at,
)
from graph.extract.attributes.topics import PROJECT_WORDS, Topics, are_acts, aside
from graph.extract.attributes.unread import beside_it, opening
from graph.extract.links.lexicon import may_be_called
from graph.extract.mentions import Name, NameType

_LOOK_BACK: Final = 3
#: A tariff or an amount of energy can only be that of an agreement, so it may stand further off.
_FAR_BACK: Final = dict.fromkeys(("tariff", "energy_mwh", "energy_gwh", "energy_twh"), 8)
#: Properties of an agreement on trade, however far back that was named.
OF_TRADE: Final = OF_TRADE_ACTS | {
    "sub_sectors",
    "subsectors",
    "services_sectors",
    "service_sectors",
    "tariff_lines",
    "products",
    "product_lines",
    "tariff_items",
}
_BEHIND: Final = 25
_ACT: Final = NameType.INSTRUMENT
#: The terms of a loan, which go on with what was said of its amount.
_TERMS: Final = frozenset({"duration_years", "grace_period_years", "interest_rate_percent"})
_LENT: Final = _TERMS | {"amount"}
#: What may lie on goods: a rate of duty, or an amount of duty by weight.
_DUTIES: Final = frozenset({"tariff_percent", "tariff"})
_OTHER_CLAUSE: Final = 60
_UNDER: Final = re.compile(r"Under (?:(?:the|this|that|its|their|an?) )?(?:new |proposed |draft )?")
_UNDER_REACH: Final = 40
_LESS_LIKELY: Final = 15
#: What is told of a whole project rather than of a road or plant in it that has no name.
_OF_PROJECTS: Final = frozenset({"cost", "financing", "completion"})
#: "- Port Partnership with Fiji: The " before what is done in it.
_LABEL: Final = re.compile(
    r"(?:[-–•*] ?|\(?[a-z\d]{1,3}[.)] ?)?(?P<name>[A-Z][\w'’-]+(?: [\w'’&-]+){1,9}): (?=[A-Z])"
)
_THE_PROJECT: Final = re.compile(
    r"(?<!\w)(?:[Tt]he|[Tt]his)(?: (?:whole|entire|overall|full))?"
    rf" (?:{'|'.join(sorted(PROJECT_WORDS))})(?!\w)"
)
#: What joins a figure to the one before it: " long and cost ", " and a capacity of ".
_GOES_ON: Final = re.compile(r"(?: long| of (?:[a-z-]+ ){0,3}[a-z-]+)?,? (?:and|with|at|for)(?!\w)")
_APPOSED: Final = re.compile(r", (?:an?|the) [\w -]{0,40}$")
#: A new clause between a figure and a name behind it.
_PARTED: Final = re.compile(r", | and (?:the )?(?=[A-Z])")
#: " between Arusha and " behind kilometres: of that stretch, whatever was named before.
_BETWEEN_ENDS: Final = re.compile(r" between (?=[A-Z])")
#: A clause of its own between a figure and a name behind it.
_ELSEWHERE: Final = re.compile(
    r"[;:] |, (?:and|but|while|whereas|which|who) |(?<!\w)(?:once|when|if|until|after|before) "
)
#: "moved along it " before a figure.
_ON_IT: Final = re.compile(r"(?<!\w)(?:along|through|over|across|via|on) it(?!\w)[^.;]{0,60}$")
_ADJACENT: Final = 12
_PHRASE_REACH: Final = 200
#: Between two things named together, and what makes them the ends of one.
_LISTED: Final = re.compile(r",? and (?:the )?|, (?:the )?")
_ENDS: Final = re.compile(r"(?<!\w)(?:between|from|both) (?:the )?$")
_ITS: Final = re.compile(r"(?<!\w)its (?:(?:[a-z]+ ){1,6})?$")
_INDEFINITE: Final = re.compile(r"(?<!\w)(?:[Aa]n?|[Aa]nother|one)(?: new)? $")
_ITS_REACH: Final = 40
#: ", a ", " is a new " before a figure: of what is named before it.
_SAYS_MORE: Final = re.compile(
    r"(?:[,—–(] ?|(?<!\w)(?:is|was|as|be|are|become|becomes|became|like|into) )(?:an?|the|its)?"
    r"(?: (?:[a-z-]+))? ?$"
)


def _may_own(sentence: Annotated, name: Name, figure: Figure) -> bool:
    """Whether a name may own a figure: an agreement has a cost only within the same clause."""
    if figure.name != "cost" or name.type is not NameType.INSTRUMENT:
        return True
    first, last = passage(sentence.text, figure.start, figure.end)
    behind = name.start > figure.end and ", " in sentence.text[figure.end : name.start]
    if behind and before_it(sentence, figure) is not None:
        return False  # "the cost of the road is $60 million, of which the bank lends …"
    return name.start < last and first < name.end


def owner_of(
    figure: Figure,
    index: int,
    sentence: Annotated,
    topics: Topics,
    back: Sequence[NameType],
) -> Owner | None:
    """Return what a figure is a property of; None if that is not clear.

    In this order: what the words of the figure say, what its sentence names or describes, what it
    points `back` to, an agreement that it speaks of, and what was last spoken of.
    """
    if figure.owner is not None:
        return Owner(figure.owner)
    if figure.name in _DUTIES and (goods := taxed(sentence, figure)) is not None:
        return Owner(goods)
    if (one := topics.contrasted(sentence, index, figure)) is not None:
        return one
    if figure.subject is not None:
        pointing = figure.subject.called is None or figure.subject.noun is not None
        meant = topics.meant(figure.subject, index, sentence, figure.wanted) if pointing else None
        return meant or figure.subject.called
    if figure.wanted[:1] != (_ACT,) and (told := figure_apposed(sentence, figure.start)):
        return told
    if (bound := bound_to(sentence, figure)) is not None:
        return bound
    phrase = fronted(sentence, figure)
    if phrase is not None and NameType.INSTRUMENT not in figure.wanted[:1]:
        said_of = topics.meant(phrase, index, sentence, figure.wanted)
        if said_of is not None:
            return said_of
    if (act := _under_act(sentence, figure)) is not None:
        return act
    hubs = [o for o in topics.named if o.type is NameType.HUB]
    return (
        _of_act(figure, index, sentence, topics)
        or place_of(sentence, figure, hubs)
        or handling_body(sentence, figure, topics)
        or beside_it(sentence, figure)
        or _named(figure, index, sentence, topics)
        or agreed(sentence, figure)
        or handler(sentence, figure)
        or _labelled(figure, sentence)
        or _pointed(figure, index, sentence, topics, back)
        or _spoken_of(figure, index, sentence, topics)
    )


def _under_act(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "Under the new contract EVN pays": what a sentence says it is done under."""
    if figure.wanted[:1] != (_ACT,) or any(n.type is _ACT for n in sentence.names):
        return None
    text = sentence.text
    under = _UNDER.match(text)
    noun = lexicon().instruments.search(text, under.end(), figure.start) if under else None
    if under is None or noun is None or noun.start() - under.end() > _UNDER_REACH:
        return None
    return Owner(text[under.end() : noun.end()], _ACT)


def _labelled(figure: Figure, sentence: Annotated) -> Owner | None:
    """Return the undertaking that an item begins with: "- Port Partnership: Japan will give …"."""
    if figure.name not in SUMS:
        return None
    label = _LABEL.match(sentence.text, 0, figure.start)
    if label is None or lexicon().undertakings.search(label["name"]) is None:
        return None
    return Owner(label["name"])


def _of_act(figure: Figure, index: int, sentence: Annotated, topics: Topics) -> Owner | None:
    """Return the agreement that the words right beside a figure speak of."""
    if (act := worth_of(sentence, figure)) is not None:
        return Owner(called(sentence.text, act), act.type)
    if (attached := attached_to(sentence, figure)) is not None:
        return attached
    if (loans := loans_worth(sentence, figure)) is not None:
        return loans
    if (contract := covering(sentence, figure)) is not None:
        return Owner(contract, NameType.INSTRUMENT)
    if (loan := lent(sentence, figure)) is not None:
        owner = Owner(loan, NameType.INSTRUMENT)
        topics.keep(index, owner)
        return owner
    return None


def _named(figure: Figure, index: int, sentence: Annotated, topics: Topics) -> Owner | None:
    """Return what a sentence names, newly describes or is about, whichever is nearest."""
    if (new := right_before(sentence, figure)) is not None:
        return new
    here = [n for n in sentence.names if n.type in figure.wanted and _may_own(sentence, n, figure)]
    here = [n for n in here if not aside(sentence, n)] or here
    if figure.wanted[0] is NameType.LINK:
        stops = {stop for n in here if n.type is NameType.LINK for stop in n.stops}
        here = [n for n in here if n.type is NameType.LINK or n.name not in stops]
    if figure.name in ("tariff", "price"):
        here = [n for n in here if n.type is _ACT] or here
    if figure.rule in (MEASURE, PERCENT):
        here = [n for n in here if not are_acts(n)]
    described = _described(figure, sentence, topics, here)
    if described is not None:
        return described
    about = _of_clause(figure, sentence, topics) or _about(figure, index, sentence, topics, here)
    if about is not None or not here:
        return about
    return _on_it(figure, index, sentence, topics, here) or _nearest(
        figure, index, sentence, topics, here
    )


def _described(
    figure: Figure, sentence: Annotated, topics: Topics, here: Sequence[Name]
) -> Owner | None:
    """Return what a sentence newly describes, or a link by its ends, besides the names `here`."""
    text = sentence.text
    first = opening_thing(sentence, figure)
    if first is not None and not any(first.end <= n.end <= figure.start for n in here):
        return first.owner
    thing = beside(sentence, figure)
    if thing is not None and known(sentence, figure, thing):
        thing = None
    if here:
        if thing is not None and not _of_name(text, figure):
            return thing
        if any(n.start > figure.end for n in here) or not _BETWEEN_ENDS.match(text, figure.end):
            return None
        return topics.ending(text, figure)
    mass = text.startswith(" of ", figure.end) and opens_with(sentence) is not None
    return thing if thing is not None and not mass else topics.ending(text, figure)


def _on_it(
    figure: Figure, index: int, sentence: Annotated, topics: Topics, here: Sequence[Name]
) -> Owner | None:
    """Return what "moved along it" points back to, where no name stands before the figure."""
    on_it = _ON_IT.search(sentence.text, max(0, figure.start - _PHRASE_REACH), figure.start)
    if on_it is None or any(n.start < figure.start for n in here):
        return None
    return topics.meant(Subject(on_it.start()), index, sentence, figure.wanted)


def _nearest(
    figure: Figure, index: int, sentence: Annotated, topics: Topics, here: Sequence[Name]
) -> Owner | None:
    """Return the nearest of the names `here`; the first for "its cost"."""
    text = sentence.text
    its = _ITS.search(text, max(0, figure.start - _ITS_REACH), figure.start)
    if its is not None and its.end() - its.start() > len("its "):
        owner = topics.about(index)  # "its price was put at": of what the sentence is about
        if owner is not None and owner.type in figure.wanted:
            return owner
    if its is not None:
        best = here[0]
    else:
        bracketed = text.endswith("(", 0, figure.start)
        clause = wide_clause(text, figure.start - bracketed, figure.end)
        best = min(here, key=lambda name: _distance(text, name, figure, clause))
        if best.start >= figure.end and _ELSEWHERE.search(text, figure.end, best.start + 1):
            thing = before_it(sentence, figure)
            if thing is not None and thing.type in figure.wanted:
                return thing
        noun = nearer_noun(sentence, figure, best.end) if best.end <= figure.start else None
        if noun is not None:
            return Owner(noun, NameType.INSTRUMENT)
    return topics.earlier(text, best) or Owner(called(text, best), best.type)


def _of_name(text: str, figure: Figure) -> bool:
    """Whether a figure and its noun say more of what was named: "the M4, a 90-km road"."""
    return _SAYS_MORE.search(text, max(0, figure.start - _ITS_REACH), figure.start) is not None


def _pointed(
    figure: Figure, index: int, sentence: Annotated, topics: Topics, back: Sequence[NameType]
) -> Owner | None:
    """Return what a sentence points back to: "the 64-km line", "the port"."""
    if (project := _project(figure, sentence, topics)) is not None:
        return project
    reach = _FAR_BACK.get(figure.name, _LOOK_BACK)
    thing = beside(sentence, figure)
    if thing is not None and thing.type is not None:
        name = topics.pointed(sentence, thing.type) or topics.recent(thing.type, index, reach)
        return Owner(name, thing.type) if name is not None else thing
    if _ACT in figure.wanted and (meant := topics.sum_meant(sentence, figure.start)) is not None:
        return meant
    for kind in back:
        name = topics.pointed(sentence, kind) or topics.recent(kind, index, reach)
        if name is not None and not _may_mean(sentence, name):
            continue
        if kind is NameType.INSTRUMENT and name is not None and not same_sort(sentence.text, name):
            continue
        if name is not None and kind in figure.wanted:
            return Owner(name, kind)
    return None


def _project(figure: Figure, sentence: Annotated, topics: Topics) -> Owner | None:
    """Return the project last named, where a sentence speaks of "the project"."""
    if topics.project is None or figure.wanted[:1] == (_ACT,):
        return None
    if PROJECT_WORDS.isdisjoint(sentence.wording):
        return None
    return topics.project if _THE_PROJECT.search(sentence.text) else None


def _is_new(text: str, thing: Owner, figure: Figure) -> bool:
    """Whether a thing before a figure is newly spoken of: "a plant at Norton, to cost $9m"."""
    at = text.rfind(thing.name, 0, figure.start)
    return at > 0 and _INDEFINITE.search(text, max(0, at - 12), at) is not None


def _may_mean(sentence: Annotated, name: str) -> bool:
    """Whether none of the nouns by which a sentence points back is of another sort than a name."""
    return all(may_be_called(name, noun) for noun in pointed_nouns(sentence.text))


def _spoken_of(figure: Figure, index: int, sentence: Annotated, topics: Topics) -> Owner | None:
    """Return an agreement that a sentence speaks of, or what was last spoken of."""
    text = sentence.text
    first, last = max(0, figure.start - _PHRASE_REACH), figure.end + _PHRASE_REACH
    if figure.name == "cost" and worth_before(text, figure) is None:
        # A loan in the next clause has its own amount.
        first, last = passage(text, figure.start, figure.end)
    if NameType.INSTRUMENT in figure.wanted:
        before = instrument_phrase(text[first : figure.start], last=True)
        thing = before_it(sentence, figure) if before is None else None
        phrase = before or (instrument_phrase(text[first:last]) if thing is None else None)
        if phrase is not None:
            return Owner(of_goods(text, figure, phrase), NameType.INSTRUMENT)
        if thing is not None and figure.name == "cost" and _is_new(text, thing, figure):
            return thing
    if figure.near and text.startswith("Its "):
        return topics.meant(Subject(len("Its")), index, sentence, figure.wanted)
    of_trade = topics.trade_act(index) if figure.name in OF_TRADE else None
    if of_trade is not None:
        return of_trade
    if figure.near and not (opens_by_pointing(sentence) and NameType.INSTRUMENT in figure.wanted):
        if figure.rule != COUNT:
            return around(sentence, figure)
        return before_it(sentence, figure) or _built_of(figure, index, sentence, topics)
    if figure.name in OF_TRADE:
        return None
    if figure.wanted[0] in THINGS:
        thing = before_it(sentence, figure)
        if thing is not None and _is_new(text, thing, figure):
            return thing
        if (first_named := opening(sentence, figure)) is not None:
            return first_named
    reach = _FAR_BACK.get(figure.name, _LOOK_BACK)
    for kind in figure.wanted:
        name = topics.recent(kind, index, reach)
        if name is not None:
            part = figure.name in _OF_PROJECTS and name[:1].islower()
            return (topics.project if part else None) or Owner(name, kind)
    return around(sentence, figure)


def _built_of(figure: Figure, index: int, sentence: Annotated, topics: Topics) -> Owner | None:
    """Return what was just spoken of, whose parts are counted: "Fifty bridges are planned"."""
    unit = figure.quantity.unit if figure.quantity is not None else ""
    bodies = any(n.type not in PROPERTIED and n.end < figure.start for n in sentence.names)
    if unit not in lexicon().structural or bodies or sentence.parties:
        return None
    for at, owner in reversed(topics.subjects):
        if owner.type in figure.wanted and index - at <= _LOOK_BACK:
            return owner
    return None


def _of_clause(figure: Figure, sentence: Annotated, topics: Topics) -> Owner | None:
    """Return what a later clause points back to: "…; the bridge is 800 metres long"."""
    first, _ = passage(sentence.text, figure.start, figure.end)
    found = pointing_at(sentence.text, first) if first > 0 else None
    if found is None or found.end > figure.start or found.noun is None:
        return None
    if any(n.start < found.end <= n.end for n in sentence.names):
        return None  # "the bridge over the Oti" is named, not pointed back to
    kinds = lexicon().pointers[found.noun]
    for kind in figure.wanted:
        name = topics.called_by(found.noun, kind) if kind in kinds else None
        if name is not None:
            return Owner(name, kind)
    return None


def together(sentence: Annotated, owner: Owner | None) -> tuple[Owner, ...]:
    """Return an owner and what its sentence names together with it: "the port and the railway"."""
    if owner is None:
        return ()
    text = sentence.text
    things = [n for n in sentence.names if n.type in THINGS]
    runs: list[list[Name]] = []
    for name in things:
        if runs and _LISTED.fullmatch(text, runs[-1][-1].end, name.start):
            runs[-1].append(name)
        else:
            runs.append([name])
    for run in runs:
        listed = len(run) > 1 and not _ENDS.search(text, max(0, run[0].start - 12), run[0].start)
        if listed and any(called(text, name) == owner.name for name in run):
            return tuple(Owner(called(text, name), name.type) for name in run)
    return (owner,)


def _about(
    figure: Figure, index: int, sentence: Annotated, topics: Topics, here: Sequence[Name]
) -> Owner | None:
    """Return what a sentence is about that begins with "It" or "The post", if nothing is nearer."""
    if opens_with(sentence) is None or topics.subject is None or topics.subject[0] != index:
        return None
    owner = topics.subject[1]
    likelier = owner.type in figure.wanted[:1]  # "It will bring lorries from X to the border"
    if any(n.start < figure.start and (n.type is owner.type or not likelier) for n in here):
        return None
    return owner if owner.type in figure.wanted else None


def goes_on(
    figure: Figure, sentence: Annotated, before: tuple[Figure, Owner] | None
) -> Owner | None:
    """Return the owner of the figure before, if this one only goes on: "… km and a cost of …"."""
    if before is None or figure.owner is not None or before[0].owner is not None:
        return None
    earlier, owner = before
    joined = _GOES_ON.match(sentence.text, earlier.end) is not None
    again = earlier.name == figure.name and figure.near
    again = again or (figure.name in _TERMS and earlier.name in _LENT and owner.type is _ACT)
    again = again or (figure.name == "financing_percent" and earlier.name in _OF_PROJECTS)
    if not (joined or again) or owner.type not in figure.wanted:
        return None
    if attached_to(sentence, figure) is not None:
        return None
    things = [n for n in sentence.names if n.type in PROPERTIED and n.end > earlier.end]
    return None if any(n.start < figure.end + _ADJACENT for n in things) else owner


def _apposed(text: str, name: Name, figure: Figure) -> bool:
    """Whether a name stands in an apposition closed before the figure: "A, part of B, would …"."""
    lead = _APPOSED.search(text, max(0, name.start - 60), name.start)
    return lead is not None and "," in text[name.end : figure.start]


def _distance(text: str, name: Name, figure: Figure, clause: tuple[int, int]) -> int:
    """Return how far a name stands from a figure; one behind it or out of its clause is further."""
    likelihood = figure.wanted.index(name.type) * _LESS_LIKELY
    if name.start <= figure.start < name.end:
        return likelihood
    first, last = clause
    apart = 0 if first <= name.start and name.end <= last else _OTHER_CLAUSE
    if name.start >= figure.end:
        gap = text[figure.end : name.start]
        if _PARTED.search(text[figure.end : name.start + 1]):
            apart = 2 * _OTHER_CLAUSE
        return len(gap) + likelihood + apart + (_BEHIND if len(gap) > 1 else 0)
    apart = max(apart, _OTHER_CLAUSE if _apposed(text, name, figure) else 0)
    return figure.start - name.end + likelihood + apart
