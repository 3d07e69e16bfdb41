"""What a document last spoke of, and how a sentence points back to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.acts import BARGAIN, called, is_definite
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import PROPERTIED, THINGS, Owner
from graph.extract.attributes.subjects import Subject, opens_with, pointed_nouns
from graph.extract.hubs.lexicon import lexicon as hub_lexicon
from graph.extract.links.lexicon import lexicon as link_lexicon
from graph.extract.links.lexicon import may_be_called
from graph.extract.mentions import Name, NameType

_LOOK_BACK: Final = 3
_FAR_LOOK_BACK: Final = 12
TRADE_ACT: Final = re.compile(
    r"(?<!\w)(?:trade|tariffs?|partnership|economic|customs|preferential|free-trade|FTA|EPA|CEPA)(?!\w)",
    re.IGNORECASE,
)
_POINTERS: Final = frozenset({"the", "this", "its"})
_ASIDE_REACH: Final = 24
_ONLY_THE: Final = re.compile(r" (?:the )?(?:new |existing )?")
#: How many things that were named are remembered for "the post" and the like.
_MOST_NAMED: Final = 12
_ENDS: Final = re.compile(r" (?:between|from) (?P<a>[A-Z][\w'-]+) (?:and|to) (?P<b>[A-Z][\w'-]+)")
#: "Kazakhstan's busiest " before the noun of a sentence below a heading.
_HEAD_REACH: Final = 40
#: "The ", "the 71 km " before a noun that points back.
_THE_MEASURED: Final = re.compile(r"(?<!\w)[Tt]h(?:e|is)(?: \d[\d.,]*[ -][a-z]+)? $")
_CONTRAST: Final = frozenset({"former", "latter"})
_CONTRASTED: Final = re.compile(r"(?<!\w)(?i:the) (?P<which>former|latter)(?!\w)")
_ACTS: Final = re.compile(
    r"(?:agreements|treaties|conventions|accords|pacts|protocols)$", re.IGNORECASE
)
#: Nouns for what holds several links, and those that point back to such.
_WIDE: Final = frozenset({"corridor", "corridors", "network"})
_OF_WIDE: Final = _WIDE | {"route", "project", "programme", "scheme", "system", "initiative"}
#: Nouns that point back to a project.
PROJECT_WORDS: Final = frozenset({"project", "programme", "program", "scheme"})
_TELLING: Final = PROJECT_WORDS | {"tranche", "phase"}
#: "Lae Port Development Project", "LPDP: Project 2".
_PROJECT: Final = re.compile(
    r"(?<![\w–-])[A-Z][\w–-]+(?: (?:(?:and|of|for|the) )?[A-Z][\w–-]+){1,6}"
    r" (?:Project|Programme|Program|Scheme)(?!\w)"
    r"|(?<!\w)(?:(?:[A-Z][\w-]*:? )?(?:Project|Tranche)|[A-Z]{2,}: Phase)"
    r" (?:\d{1,2}|[IVX]{1,4})(?!\w)"
)
#: "Granting the " before the name of a project in a heading.
_DEED: Final = re.compile(r"^(?:[A-Z][a-z]+ing|Implementation of|Approval of|Award of) the ")
#: "Black Sea cable": capitalised words before a noun.
_TITLED: Final = re.compile(r"(?<![\w-])(?:[A-ZÀ-Þ][\w-]+ ){1,3}(?P<noun>[a-z]+)(?![\w-])")


@dataclass(slots=True)
class Topics:
    """What a document last spoke of, by type; grows sentence by sentence."""

    last: dict[NameType, tuple[int, str]] = field(default_factory=dict)
    subject: tuple[int, Owner] | None = None
    subjects: list[tuple[int, Owner]] = field(default_factory=list)
    named: list[Owner] = field(default_factory=list)
    first: str | None = None
    heard: list[str] = field(default_factory=list)
    project: Owner | None = None
    main: Owner | None = None
    heading: tuple[int, Owner] | None = None
    listed: tuple[int, tuple[Owner, ...]] | None = None
    sums: list[Owner] = field(default_factory=list)

    def hear(self, index: int, sentence: Annotated, back: Sequence[NameType]) -> None:
        """Take in sentence `index`: what it names, and what it points `back` to ("the line")."""
        self._turn_to(index, sentence)
        self.heard.append(sentence.text)
        del self.heard[1:-_FAR_LOOK_BACK]
        for name in sentence.names:
            told_aside = aside(sentence, name) or are_acts(name)
            if name.type in PROPERTIED and not (name.type in self.last and told_aside):
                self.last[name.type] = (index, called(sentence.text, name))
        for kind in back:
            if kind in self.last:
                self.last[kind] = (index, self.last[kind][1])
        self._turn_to_project(index, sentence)
        whole = (0, len(sentence.text))
        if len(sentence.names) == 1 and (sentence.names[0].start, sentence.names[0].end) == whole:
            self.heading = (index, Owner(sentence.names[0].name, sentence.names[0].type))
        if index == 0:
            acts = [o for o in self.named if o.type is NameType.INSTRUMENT]
            self.main = next((o for o in acts if TRADE_ACT.search(o.name)), None)

    def _turn_to(self, index: int, sentence: Annotated) -> None:
        """Take note of what a sentence is about: what it points back to, or names first."""
        opening = opens_with(sentence)
        about = self.meant(opening, index, sentence) if opening is not None else None
        names = [n for n in sentence.names if n.type in PROPERTIED and not aside(sentence, n)]
        names = [n for n in names if not are_acts(n)] or names
        if about is None and names:
            about = self.earlier(sentence.text, names[0])
            about = about or Owner(called(sentence.text, names[0]), names[0].type)
        if about is not None:
            self.subject = (index, about)
            self.subjects.append(self.subject)
            del self.subjects[:-_MOST_NAMED]
            self.first = self.first or about.name
            if opening is not None and about.type is not None:
                self.last[about.type] = (index, about.name)
        single = [n for n in names if not are_acts(n) and self.earlier(sentence.text, n) is None]
        listed = [Owner(called(sentence.text, name), name.type) for name in single]
        self.named += listed
        if len({owner.name for owner in listed}) > 1:
            self.listed = (index, tuple(listed))
        del self.named[:-_MOST_NAMED]

    def _turn_to_project(self, index: int, sentence: Annotated) -> None:
        """Take note of "the X Project", if a sentence names no other thing before it."""
        if _TELLING.isdisjoint(sentence.wording):
            return
        project = _PROJECT.search(sentence.text)
        if project is None:
            return
        before = [n for n in sentence.names if n.type in THINGS and n.start < project.end()]
        if any(n.end <= project.start() for n in before):
            return
        about = (
            Owner(before[0].name, before[0].type)
            if before
            else Owner(_DEED.sub("", project.group().removeprefix("The ")))
        )
        self.project = about
        for kind in THINGS:
            self.last[kind] = (index, about.name)

    def spelled_out(self, short: str) -> str:
        """Return the words that a document has put an abbreviation behind; else the short name."""
        if not short.isupper() or not short.isalpha():
            return short
        full = re.compile(rf"(?P<words>[^,;:.()]{{3,80}}) \({short}\)")
        found = (full.search(text) for text in reversed(self.heard) if f"({short})" in text)
        return next((match["words"] for match in found if match is not None), short)

    def headed(self, index: int, text: str, owner: Owner) -> Owner | None:
        """Return what a heading names, where the sentence below it begins with what that is."""
        if self.heading is None:
            return None
        at, named = self.heading
        if index - at != 1 or named.type is not owner.type:
            return None
        begins = 0 <= text.find(owner.name) <= _HEAD_REACH
        return named if begins else None

    def contrasted(self, sentence: Annotated, index: int, figure: Figure) -> Owner | None:
        """Return what "the former" or "the latter" before a figure means of things named together.

        They were named in the sentence itself or just before it; of one name within another ("the
        ferry from X to Y") the things of the wanted types are meant.
        """
        if self.listed is None or _CONTRAST.isdisjoint(sentence.wording):
            return None
        said = list(_CONTRASTED.finditer(sentence.text, 0, figure.start))
        if not said or any(said[-1].end() < n.start < figure.start for n in sentence.names):
            return None
        at, listed = self.listed
        fit = [owner for owner in listed if owner.type in figure.wanted]
        alike = [owner for owner in fit if owner.type is fit[-1].type]
        if len(alike) < len(_CONTRAST) or index - at > 1:
            return None
        return alike[0] if said[-1]["which"] == "former" else alike[-1]

    def about(self, index: int) -> Owner | None:
        """Return what sentence `index` is about."""
        return self.subject[1] if self.subject is not None and self.subject[0] == index else None

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
        if subject.noun in PROJECT_WORDS and self.project is not None:
            return self.project
        if subject.noun is not None:
            kinds = lexicon().pointers[subject.noun]
            for owner in (*reversed(before), *reversed(self.named)):
                if owner.name.casefold().split()[-1] == subject.noun and owner.type in wanted:
                    return owner
            known = [*reversed(before), *self._centre(index), *reversed(self.named)]
            known = [o for o in known if o.type in kinds and o.type in wanted]
            fitting = next((o for o in known if may_mean(o.name, subject.noun)), None)
            if fitting is None and known:
                return Owner(self._phrase(subject.noun), known[0].type)
            return fitting
        if before:
            return before[0]
        for at, owner in reversed(self.subjects):
            if at < index and owner.type in wanted and index - at <= self._reach(owner):
                return owner
        return None

    def _centre(self, index: int) -> list[Owner]:
        """Return what the sentence before was about, which is meant rather than what it named."""
        return [owner for at, owner in self.subjects[-2:] if at == index - 1]

    def _phrase(self, noun: str) -> str:
        """Return what a document called a thing of a noun: "Black Sea cable", else the noun."""
        for text in reversed(self.heard):
            for match in _TITLED.finditer(text):
                if match["noun"] == noun:
                    return match.group().removeprefix("The ")
        return noun

    def _reach(self, owner: Owner) -> int:
        """Return how far back "it" may point: further to what a document began with."""
        return _FAR_LOOK_BACK if self.named and owner.name == self.first else _LOOK_BACK

    def keep(self, index: int, owner: Owner) -> None:
        """Note that sentence `index` has told a property of something."""
        if owner.type is not None and lexicon().stretch.fullmatch(owner.name) is None:
            self.last[owner.type] = (index, owner.name)
        if owner.type is NameType.INSTRUMENT and lexicon().of_amount.search(owner.name):
            self.sums.append(owner)
            del self.sums[:-_MOST_NAMED]

    def sum_meant(self, sentence: Annotated, before: int) -> Owner | None:
        """Return the loan or grant that "the loan" before a position points back to."""
        if not self.sums:
            return None
        text = sentence.text
        for noun in lexicon().of_amount.finditer(text, 0, before):
            if not is_definite(text, noun.start()):
                continue
            said = noun.group().casefold()
            for owner in reversed(self.sums):
                if owner.name.casefold().endswith(said):
                    return owner
        return None

    def pointed(self, sentence: Annotated, kind: NameType) -> str | None:
        """Return the thing last named whose noun a sentence repeats: "the cable", "the post"."""
        for noun in pointed_nouns(sentence.text):
            if (name := self.called_by(noun, kind)) is not None:
                return name
        return None

    def earlier(self, text: str, name: Name) -> Owner | None:
        """Return what "this line from A to B" points back to: the last one named otherwise."""
        this = text[: name.start].casefold().endswith("this ")
        if name.proper or not (this or _restated(text, name)):
            return None
        noun = text[name.start : name.end].split()[0]
        for owner in reversed(self.named):
            other = owner.type is name.type and owner.name != name.name
            if other and (this or may_mean(owner.name, noun)):
                return owner
        return None

    def called_by(self, noun: str, kind: NameType) -> str | None:
        """Return the thing of a kind last named that has a noun in its name."""
        for owner in reversed(self.named):
            if owner.type is kind and noun in owner.name.casefold().split():
                return owner.name
        return None

    def ending(self, text: str, figure: Figure) -> Owner | None:
        """Return the link whose ends a figure is between: "the 66 km from A to B".

        It is called as it was before, or after its ends.
        """
        ends = _ENDS.match(text, figure.end)
        if ends is None or NameType.LINK not in figure.wanted:
            return None
        for owner in reversed(self.named):
            if owner.type is NameType.LINK and ends["a"] in owner.name and ends["b"] in owner.name:
                return owner
        return Owner(f"{ends['a']}-{ends['b']}", NameType.LINK)

    def trade_act(self, index: int) -> Owner | None:
        """Return the agreement on trade that is meant: the last one, or the first sentence's.

        That of the first sentence is meant unless another one was just spoken of.
        """
        just = self.recent(NameType.INSTRUMENT, index, 1)
        if self.main is not None and not (just and TRADE_ACT.search(just)):
            return self.main
        acts = [o for o in self.named if o.type is NameType.INSTRUMENT]
        on_trade = [o for o in acts if TRADE_ACT.search(o.name)]
        if on_trade:
            return on_trade[-1]
        heard = self.recent(NameType.INSTRUMENT, index, _FAR_LOOK_BACK)
        if heard is None or BARGAIN.search(heard):
            return None
        return Owner(heard, NameType.INSTRUMENT)

    def recent(self, kind: NameType, index: int, reach: int) -> str | None:
        """Return what of a kind was last spoken of, at most `reach` sentences before `index`."""
        heard = self.last.get(kind)
        return heard[1] if heard is not None and index - heard[0] <= reach else None


def may_mean(name: str, noun: str) -> bool:
    """Whether a noun may point back to a link of a name: a corridor is no line or road."""
    wide = name.rsplit(" ", 1)[-1].casefold() in _WIDE
    return may_be_called(name, noun) and (not wide or noun in _OF_WIDE)


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
        if any(is_definite(text, noun.start()) for noun in nouns.finditer(text)):
            found.append(kind)
    return tuple(found)


def _restated(text: str, name: Name) -> bool:
    """Whether "the 71 km road, to be finished soon, will link A to B" points back to a road.

    A road that is told by its ends right behind its noun ("the road from A to B") is another one.
    """
    if name.type is not NameType.LINK or not name.stops or name.name in text:
        return False
    return _THE_MEASURED.search(text, max(0, name.start - _ASIDE_REACH), name.start) is not None


def are_acts(name: Name) -> bool:
    """Whether a name is for agreements of a sort, of which none has a figure: "the treaties"."""
    return name.type is NameType.INSTRUMENT and _ACTS.search(name.name) is not None


def aside(sentence: Annotated, name: Name) -> bool:
    """Whether a link is only named to tell where another runs: "will follow Rail Baltica"."""
    if name.type is not NameType.LINK:
        return False
    low = max(0, name.start - _ASIDE_REACH)
    return any(
        _ONLY_THE.fullmatch(sentence.text, cue.end(), name.start)
        for cue in lexicon().beside.finditer(sentence.text, low, name.start)
    )
