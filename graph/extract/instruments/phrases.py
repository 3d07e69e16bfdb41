"""Noun phrases that name or describe an instrument.

A noun of the lexicon ("agreement", "MoU", "credit line") is the head; words to its left are
taken in up to a word that cannot belong ("a tourism MoU", "Serbia-Egypt free trade agreement"),
and so are an acronym in parentheses and, in capitalised titles, what follows ("Treaty of Peace
and Friendship").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from msgspec import Struct

from graph.claims.model import InstrumentKind, Status
from graph.claims.period import PartialDate
from graph.extract.annotate import Mention
from graph.extract.headlines import headline_verbs
from graph.extract.instruments.lexicon import Head, InstrumentWords, instrument_words, status_words
from graph.extract.mentions import Parties, Place
from graph.extract.pattern import View
from graph.extract.reading.parties import own_codes
from graph.extract.reading.tokens import Token, match_at
from graph.extract.values.model import Count, DateMention, Money, Ordinal, PeriodMention

_LEFT: Final = 9
_HEAD_LENGTH: Final = 5
#: Words between two nouns of one compound: "programme development grant agreement".
_COMPOUND: Final = 3
_TITLE_RIGHT: Final = 24
_TITLE_CASE: Final = 0.85
_YEAR: Final = re.compile(r"(?:(?:by|in|of|under|from) (?:an?|the|their|its) )?((?:19|20)\d\d)")
_TITLE_JOINTS: Final = frozenset(["of", "and", "for", "on", "the", "a", "an", "in", "to", "&"])
_SUBJECT_JOINTS: Final = frozenset(["and", "&", "of", "for", "the"])
_ARTICLES: Final = frozenset(["a", "an"])
_TITLE_OPENERS: Final = frozenset(
    ["of", "on", "for", "in", "concerning", "regarding", "to", "establishing", "amending"]
)
#: After these a title tells what the instrument does rather than what it is about.
_TITLE_ACTS: Final = frozenset(["to", "amending"])
_MEMBERS: Final = frozenset(["partner", "partners", "negotiator", "negotiators"])
_DASHES: Final = frozenset(["-", "–", "—", "/"])
#: Texts that belong to another one and have numbers.
_NUMBERED: Final = frozenset(["protocol"])
#: What a dash joins before a noun.
_PAIRED: Final = frozenset(["parties", "count", "place"])
_TWO: Final = 2
#: Words in -ly that are no adverbs before a noun, or belong to its name.
_IN_NAMES: Final = frozenset(
    "newly recently jointly legally early supply friendly assembly family monthly yearly".split()
)


class Determiner(StrEnum):
    """How a noun phrase is introduced."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    NEGATIVE = "negative"
    NONE = "none"


class Phrase(Struct, frozen=True):
    """A noun phrase that names an instrument.

    Attributes:
        start, end: from its first word after the determiner to its head or acronym.
        core: where the name begins: after numbers and adjectives such as "new".
        head: the noun that heads it.
        title: its name, if it is a proper one.
        subject: what the words of the phrase itself say it is about.
        parties: codes of the states and blocs within it.
        count: how many there are, if a number says so.
        plural: whether it speaks of several.
        determiner: how it is introduced.
        outset: where the determiner stands, if there is one.
        year: the year by which it is called ("the 1995 agreement").
        status: the stage that an adjective states ("the draft agreement").
        weak: whether only its surroundings can tell that it is an instrument at all.
        if_signed: whether only a signature makes it an instrument ("a programme of exchanges").
        back: whether it says nothing by itself, so that it points to one named before.
        similar: whether it is likened to another ("a comparable arrangement").
        telling: adjectives that tell it from others of the same parties ("interim").
        sides: how many parties its words give it ("a three-way agreement").
        acronym: the short form in parentheses after it.
        label: its own words, where the parties in them are all that names it.
        continental: whether it is called after a part of the world ("the Africa pact").
        named_group: whether it is a group of states that is called after its agreement.
        owners: codes of states that own it by a possessive just before ("Kenya's").
        stands_in: whether it is a pronoun for one more of the kind named before ("that with Oman").
    """

    start: int
    end: int
    core: int
    head: Head
    outset: int
    title: str | None = None
    subject: str | None = None
    parties: tuple[str, ...] = ()
    count: int | None = None
    plural: bool = False
    determiner: Determiner = Determiner.DEFINITE
    year: PartialDate | None = None
    status: Status | None = None
    weak: bool = False
    if_signed: bool = False
    back: bool = False
    similar: bool = False
    telling: frozenset[str] = frozenset()
    sides: int | None = None
    acronym: str | None = None
    owners: tuple[str, ...] = ()
    named_group: bool = False
    continental: bool = False
    label: str | None = None
    stands_in: bool = False

    @property
    def left_out(self) -> bool:
        """Whether no word of the sentence stands for it."""
        return self.start == self.end

    @property
    def kind(self) -> InstrumentKind:
        """The kind of instrument."""
        return self.head.kind


def may_name(view: View[Mention]) -> bool:
    """Whether a sentence may name an instrument at all; cheap, and right whenever it says no."""
    words = instrument_words()
    if not words.telling.isdisjoint(view.wording):
        return True
    if any(word in view.wording and name in view.text for word, name in words.titled.items()):
        return True
    return any(_named_group(mention, words) for _, mention in view.mentions)


def find_phrases(
    view: View[Mention],
    tokens: Sequence[Token[Mention]],
    skip: Sequence[tuple[int, int]] = (),
    acronyms: Mapping[str, Phrase] | None = None,
) -> tuple[Phrase, ...]:
    """Return the noun phrases of instruments in a sentence, from left to right.

    `tokens` are those of the view, `skip` stretches that name something else (an organisation, a
    body), `acronyms` the short forms that the document has given to instruments before.
    """
    finder = _Finder(
        view.text, tokens, instrument_words(), is_title_case(view.folded), acronyms or {}
    )
    found = [
        phrase
        for phrase in finder.find()
        if not any(start <= phrase.start and phrase.end <= end for start, end in skip)
    ]
    return tuple(
        phrase
        for phrase, later in zip_longest(found, found[1:])
        if later is None or not later.title or later.start > phrase.start
    )  # "Treaty" within "the Treaty Making Act"


def _named_group(mention: Mention | None, words: InstrumentWords) -> bool:
    return isinstance(mention, Parties) and mention.group in words.named_groups


def is_title_case(text: str) -> bool:
    """Whether nearly all long words have capitals, so that a capital tells nothing."""
    if text.endswith("."):
        return False
    long = re.findall(r"[A-Za-zÀ-ž]{4,}", text)
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= _TITLE_CASE * len(long)


class _Finder:
    """Finds phrases in one tokenised sentence."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token[Mention]],
        words: InstrumentWords,
        title_case: bool,
        acronyms: Mapping[str, Phrase],
    ) -> None:
        self.acronyms = acronyms
        self.text = text
        self.tokens = tokens
        self.words = words
        self.title_case = title_case
        self.verbs = status_words().forms
        self.bases = status_words().bases

    def find(self) -> Iterator[Phrase]:
        at = 0
        tokens, heads = self.tokens, self.words.heads
        while at < len(tokens):
            token = tokens[at]
            if token.slot is None and token.word not in heads and not self.acronyms:
                at += 1  # most words; the rest of the loop would find nothing in them
                continue
            if token.slot == "parties" and _named_group(token.mention, self.words):
                phrase, at = self._group(at)
                if phrase is not None:
                    yield phrase
                continue
            if token.slot is None and (known := self._known(at)) is not None:
                yield known
                at += 1
                continue
            found = match_at(tokens, at, heads) if token.slot is None else None
            if found is None or not self._is_head(at, *found):
                at += 1
                continue
            length, head = found
            if self._qualifies(at + length, head):
                at += length
                continue
            phrase, after = self._phrase(at, at + length, head)
            if phrase is not None:
                yield phrase
            at = max(after, at + 1)

    def _qualifies(self, after: int, head: Head) -> bool:
        """Whether a noun only qualifies one that ends its phrase: "a compact development pact"."""
        last = after + _COMPOUND if head.weak and not head.plural else after
        while self._word(after) not in self.words.heads:
            if after >= last or self._word(after) not in self.words.qualifiers:
                return False
            after += 1
        return match_at(self.tokens, after, self.words.heads) is not None

    def _known(self, at: int) -> Phrase | None:
        """Return the phrase of a short form that the document has introduced before."""
        token = self.tokens[at]
        short = self.text[token.start : token.end]
        known = self.acronyms.get(short)
        if known is None or self._inside_parentheses(at) or token.word in self.words.heads:
            return None
        determiner, outset, owners = self._determiner(at)
        return Phrase(
            start=token.start,
            end=token.end,
            core=token.start,
            head=known.head,
            title=known.title,
            subject=known.subject,
            outset=self.tokens[outset].start,
            determiner=determiner,
            acronym=short,
            owners=owners,
        )

    def _group(self, at: int) -> tuple[Phrase | None, int]:
        """Return the phrase of a bloc that is called after its agreement."""
        token = self.tokens[at]
        if self._word(at + 1) in self.words.heads or self._word(at + 1) == "countries":
            return None, at + 1
        title = self.text[token.start : token.end]
        head = Head(InstrumentKind.AGREEMENT, "agreement")
        end, acronym = self._acronym(at + 1)
        phrase = Phrase(
            start=token.start,
            end=self.tokens[end - 1].end,
            core=token.start,
            head=head,
            title=title,
            outset=token.start,
            acronym=acronym,
            named_group=True,
        )
        return phrase, end

    def _is_head(self, at: int, length: int, head: Head) -> bool:
        token = self.tokens[at]
        following, before = self._word(at + length), self._word(at - 1)
        if token.word.rstrip("s") in self.words.lists.acronyms and length == 1:
            shape = self.text[token.start : token.end]
            return sum(c.isupper() for c in shape) >= 2 and following not in _MEMBERS
        shouted = self.text[token.start : token.end].isupper()
        if shouted and head.singular in self.words.titled and not self.title_case:
            return False  # "Canberra ACT"
        not_after = self.words.lists.not_after.get(head.singular, frozenset())
        not_followed = self.words.lists.not_followed.get(head.singular, frozenset())
        if following in self.words.lists.not_before or following in not_followed:
            return False
        only_before = self.words.lists.only_before.get(head.singular)
        if only_before is not None and following not in only_before:
            return False
        if before in not_after:
            return False
        if head.singular in ("agreement", "accord", "pact", "treaty", "memorandum"):
            return not (before == "in" and head.singular in ("agreement", "accord"))
        return before not in self.words.lists.verb_after

    def _word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def _phrase(self, first: int, after: int, head: Head) -> tuple[Phrase | None, int]:
        after, plural_more = self._second_head(after, head)
        left = self._left(first)
        end, acronym = self._acronym(after)
        modifiers = self.tokens[left:first]
        determiner, outset, owners = self._determiner(left)
        proper = (
            self._is_proper(left, first, determiner, head) and head.kind is not InstrumentKind.MOU
        )
        start = self._start(left, first)
        title, title_end, opened = None, end, None
        if head.proper and start == first and not self._inside_parentheses(first):
            title = self.text[self.tokens[first].start : self.tokens[first].end]
        if proper or (self._capital_head(first) and determiner is not Determiner.INDEFINITE):
            title_end, opened = self._title_end(end)
            numbered = title_end == end and head.singular in _NUMBERED
            title_end = self._number_end(end) if numbered else title_end
            if proper or title_end > end:
                before = () if numbered and title_end > end else range(start, first)
                named = next((i for i in before if self.tokens[i].capital), first)
                title = self.text[self.tokens[named].start : self.tokens[title_end - 1].end]
                title = (
                    title if acronym is None or opened else self._without(title, end, after, start)
                )
        if title is not None and self.words.others.search(title):
            return None, end
        unnamed = title is None and head.singular in self.words.lists.only_titles
        if unnamed and self._word(after) not in ("of", "for", "on"):
            return None, end
        faint = head.faint and title is None
        if faint and (self._is_matter(outset) or self._is_relation(modifiers, head)):
            return None, end
        subject = opened or self._subject(modifiers, head)
        parties = _codes(modifiers)
        support = self._supported(head, modifiers, parties, title)
        count = self._count(left, first)
        year = _year(modifiers, self.text)
        said = self._adjective(modifiers)
        phrase = Phrase(
            start=self.tokens[left].start,
            core=self.tokens[start].start,
            end=self.tokens[title_end - 1].end,
            head=head,
            title=title,
            subject=subject,
            parties=parties,
            count=count,
            plural=head.plural or plural_more,
            determiner=determiner,
            outset=self.tokens[outset].start,
            year=year,
            status=said,
            weak=head.weak and not support,
            if_signed=unnamed,
            back=title is None
            and subject is None
            and not parties
            and year is None
            and count is None
            and determiner is Determiner.DEFINITE,
            label=None if title or subject or head.weak else self._label(start, end, parties),
            continental=not parties and any(isinstance(t.mention, Parties) for t in modifiers),
            similar=any(t.word in ("comparable", "similar") for t in modifiers),
            telling=frozenset(t.word for t in modifiers) & self.words.lists.telling,
            sides=self._sides(modifiers),
            acronym=acronym,
            owners=owners,
        )
        return phrase, title_end

    def _label(self, start: int, end: int, parties: tuple[str, ...]) -> str | None:
        """Return "COMESA treaty", what an instrument is called after a bloc or several states."""
        if not parties:
            return None
        words = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        return words.removeprefix("the ").removeprefix("The ")

    def _is_matter(self, outset: int) -> bool:
        """Whether a phrase hangs on a preposition: "on a strategic partnership"."""
        before = self._word(outset - 1)
        if before == "on" and not self._head_ends(outset - 1):
            return False  # "holds land on a lease"
        return before not in ("into", "under") and before in self.words.lists.prepositions

    def _is_relation(self, modifiers: Sequence[Token[Mention]], head: Head) -> bool:
        """Whether a partnership is only how two sides stand to each other: "our close one"."""
        close = self.words.lists.relations.get(head.singular, frozenset())
        return any(token.word in close for token in modifiers)

    def _inside_parentheses(self, at: int) -> bool:
        return self._word(at - 1) == "("

    def _head_ends(self, at: int) -> bool:
        """Whether a noun that names an instrument ends before token `at`."""
        heads = self.words.heads
        for first in range(max(0, at - _HEAD_LENGTH), at):
            if self.tokens[first].word not in heads:
                continue
            found = match_at(self.tokens, first, heads)
            if found is not None and first + found[0] == at:
                return True
        return False

    def _short_form(self, at: int) -> bool:
        """Whether a token is a short form in parentheses: "the Chile-Peru (CP) accord"."""
        token = self.tokens[at]
        named = self.tokens[at - 2].slot == "parties" and self._word(at - 1) == "("
        return named and self.text[token.start : token.end].isupper()

    def _second_head(self, after: int, head: Head) -> tuple[int, bool]:
        """Take in the second of two joined nouns: "agreements and memoranda"."""
        if self._word(after) not in ("and", "or", "&") or not head.plural:
            return after, False
        if after + 1 >= len(self.tokens):
            return after, False
        found = match_at(self.tokens, after + 1, self.words.heads)
        if found is None or not found[1].plural:
            return after, False
        return after + 1 + found[0], True

    def _left(self, first: int) -> int:
        """Return the index of the leftmost modifier of the noun at `first`."""
        at = first
        capital = self._capital_head(first)
        while at > 0 and first - at < _LEFT:
            token = self.tokens[at - 1]
            word = token.word
            if self.text[token.start : token.end] in headline_verbs():
                break  # "Boakai Signs | Trade Agreement"
            if token.slot is not None:
                if not self._slot_belongs(at - 1):
                    break
                at -= 1
                if token.slot == "count" and self._word(at + 1) not in _DASHES:
                    break
                continue
            if word in _DASHES and at >= 2 and self.tokens[at - 2].slot in _PAIRED:
                at -= 1
                continue
            if word == "and" and capital and not self.title_case and self._caps_around(at - 1):
                if self._head_ends(at - 1):
                    break  # "the Chile-Peru FTA and the Andean Pact" are two
                at -= 1
                continue
            if word == ")" and at - 1 > 2 and self._short_form(at - 2):
                at -= 3
                continue
            if word == "and" and self._joined_modifiers(at - 1):
                at -= 1
                continue
            if not token.is_word or self._stops(at - 1):
                break
            changing = word in self.words.lists.subjects.changing
            if changing and (self._head_ends(at - 1) or self.tokens[at].capital):
                break  # "protocol amending the treaty", "decision amending Protocol 1" name two
            at -= 1
        return at

    def _stops(self, at: int) -> bool:
        word = self.tokens[at].word
        words = self.words
        if word == "following" and self._word(at - 1) == "the":
            return False
        if self.tokens[at].capital and at > 0 and self._capital_head(at + 1):
            return word in ("the", "a", "an", "and", "on", "for")
        if (
            word in words.lists.definite
            or word in words.lists.indefinite
            or word in words.lists.negative
        ):
            return True
        if word in words.lists.boundaries or word in words.lists.prepositions:
            return True
        if word in self.verbs and not (self.tokens[at].capital and self._capital_head(at + 1)):
            before = self._word(at - 1)
            attributive = (word in words.lists.bare or word in self.bases) and (
                at == 0
                or before in words.lists.definite
                or before in words.lists.indefinite
                or before in words.lists.bare
                or before == "'s"
                or self.tokens[at - 1].slot == "count"
            )
            qualifies = word in self.words.qualifiers and (
                before in self.words.qualifiers or before in self.words.heads
            )
            return not (attributive or qualifies)
        return word.endswith("ly") and word.rpartition("-")[2] not in _IN_NAMES

    def _slot_belongs(self, at: int) -> bool:
        token = self.tokens[at]
        mention = token.mention
        if isinstance(mention, Parties):
            return mention.anaphor is None and not mention.possessive
        if isinstance(mention, Count | Ordinal | Money):
            return True
        if isinstance(mention, Place):
            if self._in_pair(at):
                return True
            return self.tokens[at + 1].capital and self._word(at - 1) not in ("in", "at")
        if isinstance(mention, PeriodMention | DateMention):
            text = self.text[token.start : token.end]
            return bool(_YEAR.fullmatch(text)) and self._word(at - 1) not in ("in", "since", "of")
        return token.slot in ("measure", "period")

    def _in_pair(self, at: int) -> bool:
        """Whether a place is one of two that a dash joins: "the Lima–Quito pact"."""
        after, before = self.tokens[at + 2 : at + 3], self.tokens[max(0, at - 2) : max(0, at - 1)]
        joined = self._word(at + 1) in _DASHES and after and after[0].slot == "place"
        return bool(
            joined or (self._word(at - 1) in _DASHES and before and before[0].slot == "place")
        )

    def _caps_around(self, at: int) -> bool:
        return (
            0 < at < len(self.tokens) - 1
            and self.tokens[at - 1].capital
            and self.tokens[at + 1].capital
        )

    def _joined_modifiers(self, at: int) -> bool:
        """Whether "and" at `at` joins two modifiers: "a trade and investment agreement"."""
        for step in range(1, 5):
            word = self._word(at - step)
            if not word:
                return False
            if word in self.words.lists.indefinite or word in ("the", "their", "its", "this"):
                return step > 1
            if self.tokens[at - step].slot is not None or self._stops(at - step):
                return False
        return False

    def _capital_head(self, first: int) -> bool:
        return first < len(self.tokens) and self.tokens[first].capital and not self.title_case

    def _is_proper(self, left: int, first: int, determiner: Determiner, head: Head) -> bool:
        """Whether the phrase is a capitalised name rather than a description."""
        if not self._capital_head(first) or determiner is Determiner.INDEFINITE:
            return False
        if self.tokens[first].word.rstrip("s") in self.words.lists.acronyms:
            return False
        if " " in head.singular and determiner is Determiner.DEFINITE:
            return True
        return any(
            t.capital
            and t.word not in self.words.lists.bare
            and t.slot in (None, "parties", "place")
            for t in self.tokens[left:first]
            if t.start > 0 or t.slot is not None
        )

    def _start(self, left: int, first: int) -> int:
        """Skip numbers and plain adjectives at the left edge."""
        at = left
        while at < first and (
            self.tokens[at].slot in ("count", "measure", "money")
            or (self.tokens[at].slot == "ordinal" and not self.tokens[at].capital)
            or (self.tokens[at].word in self.words.lists.bare and not self.tokens[at].capital)
        ):
            at += 1
        return at

    def _determiner(self, left: int) -> tuple[Determiner, int, tuple[str, ...]]:
        """Return the determiner before a phrase, where it stands, and possessive owners."""
        at = left - 1
        word = self._word(at)
        owners: tuple[str, ...] = ()
        if word == "'s" and at > 0 and isinstance(self.tokens[at - 1].mention, Parties):
            mention = self.tokens[at - 1].mention
            assert isinstance(mention, Parties)
            owners = mention.codes if mention.anaphor is None else ()
            return Determiner.DEFINITE, at - 1, owners
        if word == "'s" or word.endswith("'s"):
            return Determiner.DEFINITE, left, ()
        if self._count(left, left + 1) is not None:
            return Determiner.INDEFINITE, left, ()
        if word in self.words.lists.negative:
            return Determiner.NEGATIVE, at, ()
        if word in self.words.lists.definite:
            return Determiner.DEFINITE, at, ()
        if word in self.words.lists.indefinite:
            if self._word(at - 1) == "not":
                return Determiner.NEGATIVE, at - 1, ()
            return Determiner.INDEFINITE, at, ()
        return Determiner.NONE, left, ()

    def _acronym(self, after: int) -> tuple[int, str | None]:
        """Take in a short form in parentheses."""
        if self._word(after) == "(" and self._word(after + 2) == ")":
            inside = self.tokens[after + 1]
            text = self.text[inside.start : inside.end]
            if sum(c.isupper() for c in text) >= 2:
                return after + 3, text
        return after, None

    def _without(self, title: str, end: int, after: int, start: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[after - 1].end] if end else title

    def _title_end(self, end: int) -> tuple[int, str | None]:
        """Take in the rest of a capitalised title, and say what follows its opening word."""
        if self._word(end) not in _TITLE_OPENERS:
            return end, None
        at, last = end + 1, end
        while at < len(self.tokens) and at - end < _TITLE_RIGHT:
            token = self.tokens[at]
            if token.word in ("between", "with") or token.hard or self._names_parties(at, last):
                break
            if token.slot in ("date", "period", "money", "count"):
                break
            if token.capital:
                last = at + 1
            elif token.word == "," and self._comma_in_title(at):
                pass
            elif not (self._in_title(at) or self._joins_places(at)):
                break
            at += 1
        if last == end or not self._title_holds(end, last):
            return end, None
        first = end + 1
        while first < last and self._word(first) in ("the", "a", "an"):
            first += 1
        placed = self._word(end) == "of" and self.tokens[last - 1].slot == "place"
        if self._word(end) in _TITLE_ACTS or (placed and last == end + 2):
            return last, None
        return last, self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _number_end(self, end: int) -> int:
        """Take in the number of one of several texts: "Protocol 3", "Protocol No. 3"."""
        at = end + (self._word(end) in ("no", "number"))
        at += at > end and self._word(at) == "."
        numbered = at < len(self.tokens) and self.tokens[at].slot == "count"
        digits = numbered and self.text[self.tokens[at].start : self.tokens[at].end].isdigit()
        return at + 1 if digits else end

    def _names_parties(self, at: int, last: int) -> bool:
        """Whether "for" opens the list of those for whom an instrument holds, after its title."""
        if self._word(at) != "for" or last < at or at + 1 >= len(self.tokens):
            return False
        following = at + 1 + (self._word(at + 1) == "the")
        mention = self.tokens[following].mention if following < len(self.tokens) else None
        return isinstance(mention, Parties) and not mention.adjective

    def _joins_places(self, at: int) -> bool:
        """Whether a dash joins two names without a blank: "the Tema-Aflao Corridor"."""
        if self._word(at) not in _DASHES or at + 1 >= len(self.tokens):
            return False
        before, dash, after = self.tokens[at - 1 : at + 2]
        close = before.end == dash.start and dash.end == after.start
        return close and before.capital and after.capital

    def _in_title(self, at: int) -> bool:
        """Whether a small word may stand within a title; "and a" brings in something else."""
        word = self._word(at)
        if word in _ARTICLES and self._word(at - 1) == "and":
            return False
        return word in _TITLE_JOINTS or word == "'s"

    def _comma_in_title(self, at: int) -> bool:
        """Whether a comma stands in a capitalised list that goes on to an "and"."""
        if at + 1 >= len(self.tokens) or not self.tokens[at + 1].capital:
            return False
        for ahead in self.tokens[at + 1 : at + 8]:
            if ahead.word == "and":
                return True
            if not ahead.capital and ahead.word != ",":
                return False
        return False

    def _title_holds(self, end: int, last: int) -> bool:
        """Whether words after the head are a title, not a party or a place."""
        inside = self.tokens[end + 1 : last]
        if self._word(end) == "of" and inside[-1].slot == "place":
            return True
        return any(t.capital and t.slot is None for t in inside) or (
            self._word(end) == "on" and any(t.capital for t in inside)
        )

    def _subject(self, modifiers: Sequence[Token[Mention]], head: Head) -> str | None:
        """Return the modifiers that say what the instrument is about."""
        kept = [
            t
            for at, t in enumerate(modifiers)
            if t.slot is None
            and t.word not in _DASHES
            and t.word != "'s"
            and not (at and modifiers[at - 1].word == "(")
        ]
        bare = self.words.lists.bare
        while kept and (kept[0].word in bare or kept[0].word in _SUBJECT_JOINTS):
            kept = kept[1:]
        while kept and (kept[-1].word in bare or kept[-1].word in ("and", "&")):
            kept = kept[:-1]
        words = [self.text[t.start : t.end] for t in kept if t.is_word or t.word == "&"]
        if head.subject is not None:
            return head.subject if not words else f"{' '.join(words)} {head.subject}".lower()
        if not words:
            return self._plain_subject(modifiers)
        return " ".join(words).lower() if all(not w.isupper() for w in words) else " ".join(words)

    def _count(self, first: int, last: int) -> int | None:
        """Return the number among some tokens, if it counts instruments ("six MoUs")."""
        for at in range(first, last):
            mention = self.tokens[at].mention
            if isinstance(mention, Count) and self._word(at + 1) not in _DASHES:
                return mention.number
        return None

    def _sides(self, modifiers: Sequence[Token[Mention]]) -> int | None:
        """Return how many parties the modifiers speak of."""
        if not modifiers:
            return None
        words = self.text[modifiers[0].start : modifiers[-1].end].lower()
        return next((n for word, n in self.words.lists.sides.items() if word in words), None)

    def _plain_subject(self, modifiers: Sequence[Token[Mention]]) -> str | None:
        """Return an adjective that says little, where there is nothing better."""
        words = {t.word for t in modifiers}
        return next((w for w in ("cooperation", "co-operation") if w in words), None)

    def _supported(
        self,
        head: Head,
        modifiers: Sequence[Token[Mention]],
        parties: tuple[str, ...],
        title: str | None,
    ) -> bool:
        supports = self.words.lists.supports.get(head.singular, frozenset())
        if any(not supports.isdisjoint((t.word, *t.word.split("-"))) for t in modifiers):
            return True
        if head.singular in self.words.lists.titles:
            return title is not None
        return bool(parties) and title is not None

    def _adjective(self, modifiers: Sequence[Token[Mention]]) -> Status | None:
        for token in modifiers:
            status = self.words.status_adjectives.get(token.word)
            if status is not None:
                return status
        return None


def _codes(tokens: Sequence[Token[Mention]]) -> tuple[str, ...]:
    codes: set[str] = set()
    for token in tokens:
        if isinstance(token.mention, Parties):
            codes.update(own_codes(token.mention))
    return tuple(sorted(codes)) or _seats(tokens)


def _seats(tokens: Sequence[Token[Mention]]) -> tuple[str, ...]:
    """Return the states for which two towns stand that a dash joins: "Lima–Quito"."""
    towns = [
        mention.country
        for before, dash, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if dash.word in _DASHES
        for mention in (before.mention, after.mention)
        if isinstance(mention, Place) and mention.country is not None
    ]
    return tuple(sorted(set(towns))) if len(set(towns)) == _TWO else ()


def _year(tokens: Sequence[Token[Mention]], text: str) -> PartialDate | None:
    for token in tokens:
        found = _YEAR.fullmatch(text[token.start : token.end])
        if found is not None:
            return PartialDate(int(found[1]))
    return None
