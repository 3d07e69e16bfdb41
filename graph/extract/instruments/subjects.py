"""What an instrument is about: the words after "on", "for", "in the field of", …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from graph.claims.model import Status
from graph.extract.instruments.lexicon import (
    DATES,
    InstrumentLists,
    Role,
    SubjectLists,
    instrument_words,
    status_words,
)
from graph.extract.instruments.phrases import Determiner, Phrase
from graph.extract.ordinary import ordinary_words
from graph.extract.pattern import Spanned
from graph.extract.reading.grammar import Grammar, grammar
from graph.extract.reading.tokens import Token, match_at

M = TypeVar("M", bound=Spanned)

_MARKS: Final = frozenset([".", "(", ")", '"', "–", "—"])
_NOT_A_MATTER: Final = frozenset(["count", "ordinal", "organisation", "instrument"])
_SAID_OF_PLACES: Final = frozenset(["parties", "place", "measure"])
#: "An agreement to sign" is about no subject of its own.
_ACTS: Final = frozenset({Status.SIGNED, Status.INITIALLED, Status.APPROVED, Status.RATIFIED})
_BEFORE_NOUNS: Final = frozenset(["the", "a", "an", "further", "additional"])
_LONGEST: Final = 30
_LONGEST_ITEM: Final = 9
_LONGEST_SUBJECT: Final = 16
_LIST_REACH: Final = 24
_CLAUSE_REACH: Final = 7
_PASSIVE_REACH: Final = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """The words on a subject.

    Attributes:
        words: all of them, without articles at the edges; None if there are none.
        items: the members, if they are a list.
        end: index of the token after them.
    """

    words: str | None
    items: tuple[str, ...]
    end: int


class SubjectReader(Generic[M]):
    """Cuts the words on a subject out of one sentence."""

    def __init__(self, text: str, tokens: Sequence[Token[M]]) -> None:
        self.text = text
        self.tokens = tokens
        self.lists: InstrumentLists = instrument_words().lists
        self.words: SubjectLists = self.lists.subjects
        self.grammar: Grammar = grammar()

    def read(self, first: int, opener: str) -> Subject | None:
        """Return the subject that begins at token `first` after a word such as "on"."""
        if not self._opens(first, opener):
            return None
        if self._word(first) in self.words.fields_of and self._leads_to_examples(first + 1):
            first += 3  # "in areas such as trade and health"
        end = self._end(first)
        if end <= first or (opener == "to" and self._has_another(first, end)):
            return None
        whole = self._trimmed(self.tokens[first:end][:_LONGEST_SUBJECT])
        return Subject(whole, () if opener == "to" else self._items(first, end), end)

    def _has_another(self, first: int, end: int) -> bool:
        """Whether a verb is all that stands before another instrument: "to obtain a loan"."""
        step = end + (self._word(end) in _BEFORE_NOUNS)
        return end - first - (self._word(end - 1) in _BEFORE_NOUNS) == 1 and (
            self._slot(step) == "instrument"
        )

    def listed(self, start: int) -> tuple[str, ...]:
        """Return subjects that follow a comma further on: "…, covering ports, fish and gas"."""
        for at in range(start, len(self.tokens) - 1):
            if self.tokens[at].hard or self.tokens[at].slot == "instrument":
                return ()
            opener = self.tokens[at + 1].word
            if self.tokens[at].word == "," and opener in self.words.listing:
                first = at + 2 + (self._word(at + 2) in self.words.listing)  # "including on"
                subject = self.read(first, self._word(first - 1))
                return subject.items if subject is not None else ()
        return ()

    def _word(self, at: int) -> str:
        return self.tokens[at].word if at < len(self.tokens) else ""

    def _slot(self, at: int) -> str | None:
        return self.tokens[at].slot if at < len(self.tokens) else None

    def _opens(self, first: int, opener: str) -> bool:
        """Whether a subject can begin here rather than a date, a party or a phrase."""
        if first >= len(self.tokens) or self._opens_no_matter(first):
            return False
        if self._slot(first) in DATES or self._slot(first) in ("money", "person"):
            return False
        at = first
        while self._word(at) in _BEFORE_NOUNS:
            at += 1
        if at > first and (self._opens_no_matter(at) or self._slot(at) in DATES):
            return False
        if opener == "to":
            if self._word(first) in ("be", "the", "a", "have"):
                return False
            stage = match_at(self.tokens, first, status_words().stages)
            if stage is not None and stage[1].status in _ACTS:
                return False
        return opener not in self.words.many_uses or self._is_matter(first)

    def _leads_to_examples(self, at: int) -> bool:
        """Whether "such as" stands at a token, before what fields are meant."""
        return self._word(at) == "such" and self._word(at + 1) == "as"

    def _opens_no_matter(self, at: int) -> bool:
        """Whether a word opens a phrase of time, place or manner: "on condition", "in exchange"."""
        word = self._word(at)
        if word in ("this", "that") and self._word(at + 1) in ("regard", "respect", "connection"):
            return True
        behind = at + 1 if self._word(at + 1) != "and" else at + 3  # "return and readmission of"
        matter = word in self.lists.matters_of and self._word(behind) == "of"
        return word in self.lists.not_about and not matter

    def _is_matter(self, first: int) -> bool:
        """Whether words name a matter rather than a party, place or number."""
        at = first
        while self._word(at) in ("the", "both", "all", "its", "their"):
            at += 1
        if at >= len(self.tokens) or self._slot(at) in _NOT_A_MATTER:
            return False
        if self._slot(at) not in _SAID_OF_PLACES:
            return True
        if self._slot(at + 1) == "hub":
            return True
        following = self._word(at + 1)
        return (
            at + 1 < len(self.tokens)
            and self.tokens[at + 1].is_word
            and following not in self.lists.subject_ends
            and following not in self.lists.prepositions
            and following not in self.lists.boundaries
        )

    def _end(self, first: int) -> int:
        at = first
        while at < min(len(self.tokens), first + _LONGEST) and not self._ends(at, first):
            at += 1
        while at > first and self._word(at - 1) in self.words.trailing:
            at -= 1
        return at

    def _ends(self, at: int, first: int) -> bool:
        """Whether the subject that begins at `first` ends before token `at`."""
        token = self.tokens[at]
        if token.hard or token.word in _MARKS or token.slot in DATES:
            return True
        if token.slot in ("money", "percent"):
            return True
        if token.slot == "instrument":
            return not (self._comes_about(at, first) or (at == first and _is_matter(token.mention)))
        if at > first and (self._is_end_word(token) or self._is_predicate(at)):
            return True
        if token.word == "to" and self._addresses(at + 1):
            return True
        if token.word in self.words.act_openers and self._opens_adverbial(at):
            return True
        if token.word == ",":
            return not self._list_goes_on(at)
        return token.word in ("and", "or") and self._clause_follows(at + 1)

    def _comes_about(self, at: int, first: int) -> bool:
        """Whether what an instrument brings about is named: "formation of a free trade area"."""
        step = at - 1 - (self._word(at - 1) in _BEFORE_NOUNS)
        return (
            step > first
            and self._word(step) == "of"
            and self._word(step - 1) in self.words.brought_about
        )

    def _addresses(self, at: int) -> bool:
        """Whether a party follows to whom something is given: "to a Chinese firm"."""
        while self._word(at) in ("the", "a", "an", "its"):
            at += 1
        return self._slot(at) in ("parties", "organisation")

    def _is_end_word(self, token: Token[M]) -> bool:
        return token.slot is None and token.word in self.lists.subject_ends

    def _opens_adverbial(self, at: int) -> bool:
        """Whether a preposition opens a time or place of the act rather than a subject."""
        if at + 1 >= len(self.tokens) or self._slot(at + 1) in DATES:
            return True
        if self._word(at) in ("in", "at") and self._word(at + 2) == "of":
            return False  # "the opening in Fiji of an office"
        if self._word(at) in ("in", "at") and self._slot(at + 1) in ("place", "parties"):
            return True
        if self._word(at) in ("in", "at") and self._is_town(at + 1):
            return True
        step = at + 1 + (self._word(at + 1) in ("the", "a", "an", "early", "late", "mid"))
        if self._slot(step) in DATES or self._word(step) in self.words.acts:
            return True
        return self._slot(step) == "ordinal" and self._word(at) in ("at", "during")

    def _is_town(self, at: int) -> bool:
        """Whether one capitalised word ends a clause or stands before a date: "in Sliema."."""
        token = self.tokens[at]
        following = self.tokens[at + 1 : at + 2]
        ends = not following or (not following[0].is_word and following[0].word != "-")
        named = token.slot is None and token.is_word and token.capital
        return named and ends and token.word not in ordinary_words()  # "cooperation in Sports"

    def _is_predicate(self, at: int) -> bool:
        """Whether a verb of stage in a finite form or as a participle stands here."""
        found = match_at(self.tokens, at, status_words().stages)
        if found is None:
            return False
        stage = found[1]
        if stage.role is Role.STATE:
            before = self._word(at - 1)
            return before in self.grammar.be or before in self.grammar.staying
        if stage.role is Role.VERB:
            word = self._word(at)
            return word.endswith(("ed", "en", "t", "k")) and stage.lemma != word
        return stage.role is Role.INTRANSITIVE

    def _clause_follows(self, first: int) -> bool:
        """Whether another instrument, a verb of stage or a clause follows an "and"."""
        if self._word(first).endswith("ed") and self._is_object(first + 1):
            return True  # "on migration and submitted it", "and noted the need"
        for at in range(first, min(len(self.tokens), first + _CLAUSE_REACH)):
            token = self.tokens[at]
            if token.slot == "instrument":
                return True
            if token.word in (",", ".", "of", "on", "and", "for"):
                return False
            if token.word in self.grammar.singular or token.word in _PLURAL:
                return not self._told_of_all(first, at)
            found = match_at(self.tokens, at, status_words().stages)
            if found is not None and found[1].role is Role.INTRANSITIVE:
                return token.word not in self.words.nouns and not self._told_of_all(first, at - 1)
            if found is not None and found[1].role is Role.VERB:
                return token.word not in self.words.nouns
        return False

    def _is_object(self, at: int) -> bool:
        """Whether the object of a verb begins here: an article, "it", "that"."""
        word = self._word(at)
        return word in ("it", "them", "that", "to") or self.lists.opens_noun(word)

    def _told_of_all(self, first: int, auxiliary: int) -> bool:
        """Whether a stage is told of the instrument: "on trade and transit was signed".

        Fields of trade are not signed, do not enter into force and are not under negotiation. What
        begins or ends may be talks, so that nouns for these open a clause of their own.
        """
        if self._slot(first) not in (None, "parties") or self._word(first) in self.lists.definite:
            return False
        if self._slot(first) == "parties" and not self._word(first + 1).islower():
            return False  # a party of its own: "on trade, and Peru was granted …"
        stages = status_words().stages
        if not self.lists.talks.isdisjoint(t.word for t in self.tokens[first:auxiliary]):
            return False
        for at in range(auxiliary + 1, min(len(self.tokens), auxiliary + 1 + _PASSIVE_REACH)):
            found = match_at(self.tokens, at, stages)
            if found is not None:
                return self._is_predicate(at)
        return False

    def _list_goes_on(self, comma: int) -> bool:
        """Whether a comma stands in a list that goes on to an "and" before its clause ends."""
        length = 0
        for at in range(comma + 1, min(comma + _LIST_REACH, len(self.tokens))):
            token = self.tokens[at]
            if token.word in ("and", "or"):
                return not self._clause_follows(at + 1)
            length = 0 if token.word == "," else length + 1
            if length > _LONGEST_ITEM or token.hard or token.slot in (*DATES, "instrument"):
                return False
            if self._is_end_word(token) or self._is_predicate(at):
                return False
        return False

    def _items(self, first: int, end: int) -> tuple[str, ...]:
        """Return the members of a list; none if its adjectives share one noun."""
        pieces: list[list[Token[M]]] = [[]]
        for at, token in enumerate(self.tokens[first:end], first):
            if token.slot is None and token.word in (",", "and", "or", "&"):
                if token.word == "and" and self._acts_on_one(pieces[-1], at + 1):
                    pieces[-1].append(token)
                else:
                    pieces.append([])
            else:
                pieces[-1].append(token)
        items = tuple(item for piece in pieces if (item := self._trimmed(piece)))
        shared = any(item.rpartition(" ")[2] in self.words.shared_nouns for item in items)
        shared = shared or _share_a_matter(items)
        purposes = any(item.lower().startswith("to ") for item in items)
        return items if len(items) > 1 and not shared and not purposes else ()

    def _acts_on_one(self, piece: Sequence[Token[M]], at: int) -> bool:
        """Whether the acts around an "and" share what they are done to: "sale and repair of"."""
        named = [token for token in piece if token.word not in self.words.leading]
        bare = len(named) == 1 and named[0].word.endswith(_ACTED)
        return bare and self._word(at).endswith(_ACTED) and self._word(at + 1) == "of"

    def _trimmed(self, piece: Sequence[Token[M]]) -> str | None:
        first, last = 0, len(piece)
        while first < last and piece[first].word in self.words.leading:
            first += 1
        field = last - first > 1 and piece[first].word in self.words.fields_of
        if field and piece[first + 1].word == "of":
            first += 2
        while last > first and piece[last - 1].word in self.words.trailing:
            last -= 1
        return self.text[piece[first].start : piece[last - 1].end] if first < last else None


def _is_matter(mention: object) -> bool:
    """Whether a noun that may name an instrument is only what one is about: "on visa waiver"."""
    if not isinstance(mention, Phrase) or mention.determiner is not Determiner.NONE:
        return False
    return mention.weak and not mention.plural and mention.title is None


def _share_a_matter(items: Sequence[str]) -> bool:
    """Whether acts are all of one thing: "promotion and protection of investments"."""
    *first, last = items or ("",)
    apart = " of " if len(first) == 1 else " "
    bare = bool(first) and all(apart not in item and item.endswith(_ACTED) for item in first)
    return bare and last.partition(" of ")[0].endswith(_ACTED) and " of " in last


_ACTED: Final = ("tion", "sion", "ment", "ance", "ence", "ing")
_PLURAL: Final = frozenset(["were", "are", "have", "agreed", "said"])
