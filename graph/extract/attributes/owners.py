"""Whose property a figure is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import passage, wide_clause
from graph.extract.attributes.described import around, beside, known
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.money import IN_FORM
from graph.extract.attributes.owner import Owner
from graph.extract.attributes.subjects import Subject, opens_by_pointing, opens_with, pointed_nouns
from graph.extract.hubs.lexicon import lexicon as hub_lexicon
from graph.extract.links.lexicon import lexicon as link_lexicon
from graph.extract.mentions import Name, NameType

_LOOK_BACK: Final = 3
_FAR_LOOK_BACK: Final = 12
#: A tariff or an amount of energy can only be that of an agreement, so it may stand further off.
_FAR_BACK: Final = dict.fromkeys(("tariff", "energy_mwh", "energy_gwh", "energy_twh"), 8)
_BARGAIN: Final = re.compile(
    r"(?<!\w)(?:loan|deal|contract|credit|concession|lease|licence|grant|bond)s?(?!\w)",
    re.IGNORECASE,
)
#: Properties of an agreement on trade, however far back that was named.
_OF_TRADE: Final = frozenset(
    (
        "investment",
        "tariff_percent",
        "tariff_lines_percent",
        "duty_free_percent",
        "trade_coverage_percent",
    )
)
_TRADE_ACT: Final = re.compile(
    r"(?<!\w)(?:trade|tariffs?|partnership|economic|customs|preferential|free-trade|FTA|EPA|CEPA)(?!\w)",
    re.IGNORECASE,
)
_BEHIND: Final = 25
_OTHER_CLAUSE: Final = 60
_LESS_LIKELY: Final = 15
_POINTERS: Final = frozenset({"the", "this", "its"})
_THE: Final = re.compile(r"(?:the|this|its) (?:new |planned |proposed )?$", re.IGNORECASE)
_THINGS: Final = frozenset({NameType.LINK, NameType.HUB, NameType.INSTRUMENT})
#: What joins a figure to the one before it: " long and cost ", " and a capacity of ".
_GOES_ON: Final = re.compile(r"(?: long)?,? (?:and|with|at|for)(?!\w)")
_APPOSED: Final = re.compile(r", (?:an?|the) [\w -]{0,40}$")
#: A new clause between a figure and a name behind it.
_PARTED: Final = re.compile(r", | and (?:the )?(?=[A-Z])")
#: ", worth " before a figure: of what stands right before.
_WORTH: Final = re.compile(r"(?:,|which is|which was) (?:worth|valued at) (?:about |some )?$")
#: ", which covers up to " before a figure.
_WHICH: Final = re.compile(r", (?:which|that) (?:[a-z]+ ){1,4}$")
_ASIDE_REACH: Final = 24
_ONLY_THE: Final = re.compile(r" (?:the )?(?:new |existing )?")
_ADJACENT: Final = 12
#: How many things that were named are remembered for "the post" and the like.
_MOST_NAMED: Final = 12
_PHRASE_REACH: Final = 200
#: Properties that an agreement has whose noun stands right before or after.
_ATTACHED: Final = frozenset(
    (
        "amount",
        "cost",
        "duration_years",
        "capacity_bcm_year",
        "capacity_m3_year",
        "capacity_barrels_day",
        "capacity_tonnes_year",
        "quantity_tonnes",
    )
)
_OF_AMOUNT: Final = re.compile(
    r"['\"]?(?: in [A-Z]\w+)?,? (?:of|worth|totalling|for|amounting to|equivalent to|equal to)"
    r"(?: about| some| around| up to| nearly| almost)? ?$"
)
_COMPOUND: Final = re.compile(
    r"[ -](?:(?!(?:for|to|of|in|on|from|by|and|with|as)(?!\w))[\w-]+ ){0,3}"
)
_AGREED: Final = re.compile(
    r"(?<!\w)(?:(?P<contracted>contracted(?: with [^.;,]{1,40})?) (?:for|to)(?!\w)"
    r"|agreed(?: with [^.;,]{1,40})? to (?:supply|sell|buy|deliver|ship|provide|swap|purchase|lift)"
    r"(?!\w))"
)
#: Nouns any of which may point back to a thing named by another.
_WIDE: Final = frozenset(
    ("agreement", "accord", "pact", "deal", "arrangement", "treaty", "protocol")
)
_ENDS: Final = re.compile(r" (?:between|from) (?P<a>[A-Z][\w'-]+) (?:and|to) (?P<b>[A-Z][\w'-]+)")
_ITS: Final = re.compile(r"(?<!\w)its $")
#: A determiner, before which no name of an instrument goes on.
_DETERMINER: Final = frozenset("the a an this that its their any each new".split())
_BARE_WORDS: Final = 4
_DETAIL_WORDS: Final = 3


@dataclass(slots=True)
class Topics:
    """What a document last spoke of, by type; grows sentence by sentence."""

    last: dict[NameType, tuple[int, str]] = field(default_factory=dict)
    subject: tuple[int, Owner] | None = None
    subjects: list[tuple[int, Owner]] = field(default_factory=list)
    named: list[Owner] = field(default_factory=list)
    first: str | None = None

    def hear(self, index: int, sentence: Annotated, back: Sequence[NameType]) -> None:
        """Take in sentence `index`: what it names, and what it points `back` to ("the line")."""
        self._turn_to(index, sentence)
        for name in sentence.names:
            if name.type in _THINGS and not (name.type in self.last and _aside(sentence, name)):
                self.last[name.type] = (index, called(sentence.text, name))
        for kind in back:
            if kind in self.last:
                self.last[kind] = (index, self.last[kind][1])

    def _turn_to(self, index: int, sentence: Annotated) -> None:
        """Take note of what a sentence is about: what it points back to, or names first."""
        opening = opens_with(sentence)
        about = self.meant(opening, index, sentence) if opening is not None else None
        names = [n for n in sentence.names if n.type in _THINGS and not _aside(sentence, n)]
        if about is None and names:
            about = Owner(called(sentence.text, names[0]), names[0].type)
        if about is not None:
            self.subject = (index, about)
            self.subjects.append(self.subject)
            del self.subjects[:-_MOST_NAMED]
            self.first = self.first or about.name
            if opening is not None and about.type is not None:
                self.last[about.type] = (index, about.name)
        self.named += [Owner(called(sentence.text, name), name.type) for name in names]
        del self.named[:-_MOST_NAMED]

    def meant(
        self,
        subject: Subject,
        index: int,
        sentence: Annotated,
        wanted: Sequence[NameType] = tuple(NameType),
    ) -> Owner | None:
        """Return what a verb is said of, of the `wanted` types; None if that is not clear."""
        if subject.name is not None:
            return Owner(called(sentence.text, subject.name), subject.name.type)
        before = [
            Owner(called(sentence.text, n), n.type)
            for n in sentence.names
            if n.type in wanted and n.end <= subject.end
        ]
        if subject.noun is not None:
            kinds = lexicon().pointers[subject.noun]
            for owner in (*reversed(before), *reversed(self.named)):
                if owner.name.casefold().split()[-1] == subject.noun and owner.type in wanted:
                    return owner
            known = [o for o in (*reversed(before), *reversed(self.named)) if o.type in kinds]
            return next((o for o in known if o.type in wanted), None)
        if before:
            return before[0]
        for at, owner in reversed(self.subjects):
            if at < index and owner.type in wanted and index - at <= self._reach(owner):
                return owner
        return None

    def _reach(self, owner: Owner) -> int:
        """Return how far back "it" may point: further to what a document began with."""
        return _FAR_LOOK_BACK if self.named and owner.name == self.first else _LOOK_BACK

    def keep(self, index: int, owner: Owner) -> None:
        """Note that sentence `index` has told a property of something."""
        if owner.type is not None:
            self.last[owner.type] = (index, owner.name)

    def pointed(self, sentence: Annotated, kind: NameType) -> str | None:
        """Return the thing last named whose noun a sentence repeats: "the cable", "the post"."""
        for noun in pointed_nouns(sentence.text):
            for owner in reversed(self.named):
                if owner.type is kind and noun in owner.name.casefold().split():
                    return owner.name
        return None

    def ending(self, text: str, figure: Figure) -> Owner | None:
        """Return the link named before whose ends a figure is between: "the 66 km from A to B"."""
        ends = _ENDS.match(text, figure.end)
        if ends is None or NameType.LINK not in figure.wanted:
            return None
        for owner in reversed(self.named):
            if owner.type is NameType.LINK and ends["a"] in owner.name and ends["b"] in owner.name:
                return owner
        return None

    def in_full(self, owner: Owner) -> Owner:
        """Return the agreement that "the agreement" means, by the name it was last called by."""
        if owner.type is not NameType.INSTRUMENT or " " in owner.name:
            return owner
        noun = owner.name.casefold()
        for other in reversed(self.named):
            words = other.name.casefold().split()
            if other.type is NameType.INSTRUMENT and len(words) > 1 and noun in words:
                return other
        return owner

    def trade_act(self, index: int) -> Owner | None:
        """Return the agreement on trade last spoken of; one that is far back was named in full."""
        acts = [o for o in self.named if o.type is NameType.INSTRUMENT]
        on_trade = [o for o in acts if _TRADE_ACT.search(o.name)]
        if on_trade:
            return on_trade[-1]
        heard = self.last.get(NameType.INSTRUMENT)
        if heard is None or index - heard[0] > _FAR_LOOK_BACK or _BARGAIN.search(heard[1]):
            return None
        return Owner(heard[1], NameType.INSTRUMENT)

    def recent(self, kind: NameType, index: int, reach: int) -> str | None:
        """Return what of a kind was last spoken of, at most `reach` sentences before `index`."""
        heard = self.last.get(kind)
        return heard[1] if heard is not None and index - heard[0] <= reach else None


def points_back(sentence: Annotated) -> tuple[NameType, ...]:
    """Return the types of things that a sentence points back to by "the" and a noun."""
    text, wording = sentence.text, sentence.wording
    found = []
    if not link_lexicon().spoken_of.isdisjoint(wording) and link_lexicon().back.search(text):
        found.append(NameType.LINK)
    for kind, telling, nouns in (
        (NameType.HUB, hub_lexicon().telling, hub_lexicon().nouns),
        (NameType.INSTRUMENT, lexicon().instrument_words, lexicon().instruments),
    ):
        if telling.isdisjoint(wording) or _POINTERS.isdisjoint(wording):
            continue
        if any(_THE.search(text, max(0, n.start() - 16), n.start()) for n in nouns.finditer(text)):
            found.append(kind)
    return tuple(found)


def _may_own(sentence: Annotated, name: Name, figure: Figure) -> bool:
    """Whether a name may own a figure: an agreement has a cost only within the same clause."""
    if figure.name != "cost" or name.type is not NameType.INSTRUMENT:
        return True
    first, last = passage(sentence.text, figure.start, figure.end)
    return name.start < last and first < name.end


def owner_of(
    figure: Figure,
    index: int,
    sentence: Annotated,
    topics: Topics,
    back: Sequence[NameType],
) -> Owner | None:
    """Return what a figure is a property of; None if that is not clear.

    In this order: what the words of the figure say, what its sentence names, what it points
    `back` to, an agreement that it speaks of, and what was last spoken of.
    """
    if figure.owner is not None:
        return Owner(figure.owner)
    if figure.subject is not None:
        pointing = figure.subject.called is None or figure.subject.noun is not None
        meant = topics.meant(figure.subject, index, sentence, figure.wanted) if pointing else None
        return meant or figure.subject.called
    if (act := _worth_of(sentence, figure)) is not None:
        return Owner(called(sentence.text, act), act.type)
    attached = _attached(sentence, figure)
    if attached is not None:
        return attached
    here = [n for n in sentence.names if n.type in figure.wanted and _may_own(sentence, n, figure)]
    here = [n for n in here if not _aside(sentence, n)] or here
    covering = _covering(sentence, figure)
    if covering is not None:
        return Owner(covering, NameType.INSTRUMENT)
    lent = _lent(sentence, figure)
    if lent is not None:
        topics.last[NameType.INSTRUMENT] = (index, lent)
        return Owner(lent, NameType.INSTRUMENT)
    thing = beside(sentence, figure) if not here else None
    if thing is not None and not known(sentence, figure, thing):
        return thing
    about = topics.ending(sentence.text, figure) if not here else None
    about = about or _about(figure, index, sentence, topics, here)
    if about is not None:
        return about
    if here:
        if _ITS.search(sentence.text, max(0, figure.start - 5), figure.start):
            best = here[0]  # "its three-year term": of what the sentence is about
        else:
            clause = wide_clause(sentence.text, figure.start, figure.end)
            best = min(here, key=lambda name: _distance(sentence.text, name, figure, clause))
        return Owner(called(sentence.text, best), best.type)
    agreed = _agreed(sentence, figure)
    if agreed is not None:
        return agreed
    reach = _FAR_BACK.get(figure.name, _LOOK_BACK)
    if thing is not None and thing.type is not None:
        name = topics.pointed(sentence, thing.type) or topics.recent(thing.type, index, reach)
        return Owner(name, thing.type) if name is not None else thing
    for kind in back:
        name = topics.pointed(sentence, kind) or topics.recent(kind, index, reach)
        if kind is NameType.INSTRUMENT and name is not None and not _same_sort(sentence.text, name):
            continue
        if name is not None and kind in figure.wanted:
            return Owner(name, kind)
    first, last = max(0, figure.start - _PHRASE_REACH), figure.end + _PHRASE_REACH
    worth = _WORTH.search(sentence.text, max(0, figure.start - 30), figure.start)
    if figure.name == "cost" and not worth:  # a loan in the next clause has its own amount
        first, last = passage(sentence.text, figure.start, figure.end)
    phrase = instrument_phrase(sentence.text[first:last])
    if NameType.INSTRUMENT in figure.wanted and phrase is not None:
        return Owner(phrase, NameType.INSTRUMENT)
    if figure.near and sentence.text.startswith("Its "):
        return topics.meant(Subject(len("Its")), index, sentence, figure.wanted)
    if figure.near and not (opens_by_pointing(sentence) and NameType.INSTRUMENT in figure.wanted):
        return around(sentence, figure)
    if figure.name in _OF_TRADE:
        return topics.trade_act(index)
    for kind in figure.wanted:
        name = topics.recent(kind, index, reach)
        if name is not None:
            return Owner(name, kind)
    return around(sentence, figure)


def _about(
    figure: Figure, index: int, sentence: Annotated, topics: Topics, here: Sequence[Name]
) -> Owner | None:
    """Return what a sentence is about that begins with "It" or "The post", if nothing is nearer."""
    opening = opens_with(sentence)
    if opening is None or topics.subject is None or topics.subject[0] != index:
        return None
    if any(n.start < figure.start for n in here):
        return None
    owner = topics.subject[1]
    return owner if owner.type in figure.wanted else None


def _worth_of(sentence: Annotated, figure: Figure) -> Name | None:
    """Return the agreement of "a financing agreement with X, worth 100 million euros, for Y"."""
    if figure.name != "cost":
        return None
    worth = _WORTH.search(sentence.text, max(0, figure.start - 30), figure.start)
    if worth is None:
        return None
    before = [n for n in sentence.names if n.type in _THINGS and n.end <= worth.start()]
    last = max(before, key=lambda n: n.end, default=None)
    return last if last is not None and last.type is NameType.INSTRUMENT else None


def _attached(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the agreement whose noun a figure describes: "15-year concession", "loan of $5m"."""
    if NameType.INSTRUMENT not in figure.wanted or figure.name not in _ATTACHED:
        return None
    text = sentence.text
    noun = _noun_before(text, figure) or _noun_after(text, figure)
    if noun is None:
        return None
    start, end = noun
    named = [n for n in sentence.names if n.start < end and start < n.end and n.type in _THINGS]
    if not named and start >= figure.end:  # "a 15-year port concession"
        return Owner(text[_after_form(text, figure, start) : end].strip(" -"), NameType.INSTRUMENT)
    if not named:
        return Owner(_described(text, start, text[start:end]), NameType.INSTRUMENT)
    acts = [n for n in named if n.type is NameType.INSTRUMENT]
    return Owner(called(text, acts[0]), NameType.INSTRUMENT) if acts else None


def _after_form(text: str, figure: Figure, start: int) -> int:
    """Return where the words for an agreement begin behind its amount, past "for Kenya in"."""
    return start if IN_FORM.fullmatch(text, figure.end, start) else figure.end


def _noun_before(text: str, figure: Figure) -> tuple[int, int] | None:
    lead = _OF_AMOUNT.search(text, max(0, figure.start - 40), figure.start)
    if lead is None:
        return None
    nouns = lexicon().of_amount.finditer(text, max(0, lead.start() - 40), lead.start())
    return next((n.span() for n in nouns if n.end() == lead.start()), None)


def _noun_after(text: str, figure: Figure) -> tuple[int, int] | None:
    nouns = lexicon().of_amount if figure.name == "amount" else lexicon().instruments
    noun = nouns.search(text, figure.end, figure.end + 60)
    if noun is None:
        return None
    joined = _COMPOUND.fullmatch(text, figure.end, noun.start()) or (
        figure.name == "amount" and IN_FORM.fullmatch(text, figure.end, noun.start())
    )
    return noun.span() if joined else None


def _agreed(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the agreement of a verb: "contracted with X for 2 bcm a year", "agreed to supply"."""
    if NameType.INSTRUMENT not in figure.wanted:
        return None
    low = max(0, figure.start - _PHRASE_REACH)
    verb = _AGREED.search(sentence.text, low, figure.start)
    if verb is None:
        return None
    return Owner("contract" if verb["contracted"] else "agreement", NameType.INSTRUMENT)


def _aside(sentence: Annotated, name: Name) -> bool:
    """Whether a link is only named to tell where another runs: "will follow Rail Baltica"."""
    if name.type is not NameType.LINK:
        return False
    low = max(0, name.start - _ASIDE_REACH)
    return any(
        _ONLY_THE.fullmatch(sentence.text, cue.end(), name.start)
        for cue in lexicon().beside.finditer(sentence.text, low, name.start)
    )


def _covering(sentence: Annotated, figure: Figure) -> str | None:
    """Return the contract of "a contract between A and B …, which covers 4 bcm a year"."""
    if NameType.INSTRUMENT not in figure.wanted:
        return None
    text = sentence.text
    which = _WHICH.search(text, max(0, figure.start - _PHRASE_REACH), figure.start)
    if which is None:
        return None
    low = max(0, which.start() - _PHRASE_REACH)
    nouns = list(lexicon().instruments.finditer(text, low, which.start()))
    if not nouns:
        return None
    nearer = any(
        nouns[-1].end() <= n.start < which.start() and n.type in (NameType.LINK, NameType.HUB)
        for n in sentence.names
    )
    return None if nearer else _described(text, nouns[-1].start(), nouns[-1].group())


def _lent(sentence: Annotated, figure: Figure) -> str | None:
    """Return "loan" for an amount that is lent or borrowed under no instrument of its clause."""
    if figure.name != "amount":
        return None
    first, last = passage(sentence.text, figure.start, figure.end)
    if not lexicon().borrowing.search(sentence.text, first, figure.start):
        return None
    acts = (n for n in sentence.names if n.type is NameType.INSTRUMENT)
    named = any(first <= n.start < last for n in acts)
    noun = lexicon().instruments.search(sentence.text, first, last)
    return None if named or noun else "loan"


def goes_on(
    figure: Figure, sentence: Annotated, before: tuple[Figure, Owner] | None
) -> Owner | None:
    """Return the owner of the figure before, if this one only goes on: "… km and a cost of …"."""
    if before is None or figure.owner is not None or before[0].owner is not None:
        return None
    earlier, owner = before
    joined = _GOES_ON.match(sentence.text, earlier.end) is not None
    again = earlier.name == figure.name and figure.near
    if not (joined or again) or owner.type not in figure.wanted:
        return None
    things = [n for n in sentence.names if n.type in _THINGS and n.end > earlier.end]
    return None if any(n.start < figure.start + _ADJACENT for n in things) else owner


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
            apart = _OTHER_CLAUSE
        return len(gap) + likelihood + apart + (_BEHIND if len(gap) > 1 else 0)
    apart = max(apart, _OTHER_CLAUSE if _apposed(text, name, figure) else 0)
    return figure.start - name.end + likelihood + apart


def called(text: str, name: Name) -> str:
    """Return what to call a named thing: an unnamed instrument by its phrase or subject."""
    if name.type is not NameType.INSTRUMENT or name.proper:
        return name.name
    start = name.start
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    phrase = text[start : name.end]
    plain = name.detail is not None and re.fullmatch(r"[a-z-]+(?: [a-z-]+)*", name.detail)
    if " " not in phrase and name.detail and plain:
        words = name.detail.split()
        if len(words) <= _DETAIL_WORDS and name.detail not in phrase:
            return f"{name.detail} {phrase}"
    return _described(text, start, phrase) if " " not in phrase else phrase


def _same_sort(text: str, name: str) -> bool:
    """Whether a sentence points back to a thing by its own noun: not to a treaty as "the loan"."""
    own = {noun.group().casefold() for noun in lexicon().instruments.finditer(name)}
    pointed = {
        noun.group().casefold()
        for noun in lexicon().instruments.finditer(text)
        if _THE.search(text, max(0, noun.start() - 16), noun.start())
    }
    return not own or any(p in own or (p in _WIDE and own & _WIDE) for p in pointed)


def definite(text: str, owner: Owner) -> bool:
    """Whether a sentence speaks of an agreement as one known: "the agreement", "this pact"."""
    if owner.type is not NameType.INSTRUMENT or " " in owner.name:
        return False
    said = re.escape(owner.name)
    return (
        re.search(rf"(?<!\w)(?:the|this|that|said) {said}(?!\w)", text, re.IGNORECASE) is not None
    )


def instrument_phrase(text: str) -> str | None:
    """Return the first agreement, loan or contract of a sentence with its describing words."""
    noun = lexicon().instruments.search(text)
    return _described(text, noun.start(), noun.group()) if noun else None


def _described(text: str, start: int, noun: str) -> str:
    """Return a noun with the words between it and the determiner before it, if they are few."""
    words = text[max(0, start - 80) : start].split()[-_BARE_WORDS:]
    for back in range(1, len(words) + 1):
        word = words[-back].casefold()
        if word in _DETERMINER:
            return " ".join((*words[len(words) - back + 1 :], noun))
        if not re.fullmatch(r"[\w-]+", word):
            break
    return noun
