"""What follows the noun of an instrument: between whom it is, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from msgspec import Struct

from graph.claims.model import InstrumentKind
from graph.extract.instruments.deeds import clause_of, deed_of, deed_under
from graph.extract.instruments.displaced import past_passive, past_setting
from graph.extract.instruments.lexicon import PARTICIPLES, Role, instrument_words, status_words
from graph.extract.instruments.phrases import Phrase
from graph.extract.instruments.subjects import Subject, SubjectReader
from graph.extract.mentions import Parties
from graph.extract.pattern import Spanned
from graph.extract.reading.grammar import finite_words, grammar
from graph.extract.reading.parties import NOBODY, PartyList, own_codes, party_list
from graph.extract.reading.tokens import Token, match_at

M = TypeVar("M", bound=Spanned)

_MEASURED: Final = frozenset(["date", "period", "money", "measure", "count"])
#: Kinds that one party gives to another.
_GIVEN: Final = frozenset({InstrumentKind.LOAN, InstrumentKind.CONTRACT})
#: Kinds that parties issue rather than sign.
_ISSUED: Final = frozenset({InstrumentKind.DECLARATION})
#: Kinds that record what a meeting came to.
_RECORDS: Final = frozenset({InstrumentKind.PROTOCOL, InstrumentKind.OTHER})
_SITTINGS: Final = frozenset(["session", "meeting", "sitting", "round"])
#: Longest description of parties, in tokens, and words that end it.
_LONGEST: Final = 10
_ENDS_DESCRIPTION: Final = frozenset(
    """on for in concerning regarding to with was were is are has have had will would by at which
    that aimed covering about under signed""".split()
)
_NOT_LISTING: Final = frozenset(["of", "in", "to", "including"])
_CHANGED_REACH: Final = 8
_SUM_REACH: Final = 6
_AMOUNT_REACH: Final = 3
_WORTH: Final = frozenset(["worth", "valued", "amounting", "totalling", "totaling"])
#: After "to" these name an instrument that is changed: "a protocol to amend the treaty".
_CHANGES: Final = frozenset(["amend", "supplement", "extend", "replace", "modify", "revise"])
_AMENDMENTS: Final = frozenset(["amendment", "amendments", "changes", "modifications"])
#: Words before a "to" that leads to a matter, and to no verb.
_TO_MATTERS: Final = frozenset(
    ["regard", "respect", "relation", "relating", "related", "pertaining", "leading"]
)
_TWO: Final = 2
_PAIR: Final = frozenset(["pair", "duo"])


class Complement(Struct, frozen=True):
    """What follows a noun phrase.

    Attributes:
        between: all parties, where "between" or "among" lists them.
        partner: the other party, where "with" (of a loan "to") names it.
        subject: what it is about.
        items: the members of `subject`, if it is a list.
        end: index of the token after all this.
        last: index of the token after a subject that the predicate parts from the noun ("An
            agreement was signed in Lima on fish"); else `end`.
    """

    between: PartyList
    partner: PartyList
    subject: str | None
    items: tuple[str, ...]
    end: int
    last: int


def complement(text: str, tokens: Sequence[Token[M]], at: int) -> Complement:
    """Read on after the instrument at token `at`."""
    return _Reader(text, tokens, at).read()


def past_both(tokens: Sequence[Token[M]], at: int) -> int:
    """Return the token after "them", "the two" or "the pair" at a token; `at` if none stands there.

    A noun after "the two" says who these are: "the two ministries".
    """
    if at < len(tokens) and tokens[at].word == "them":
        return at + 1
    if at + 1 >= len(tokens) or tokens[at].word != "the":
        return at
    number = getattr(tokens[at + 1].mention, "number", None)
    if number != _TWO and tokens[at + 1].word not in _PAIR:
        return at
    end = at + 2
    if end < len(tokens) and (tokens[end].is_word or tokens[end].slot is not None):
        word = tokens[end].word
        leads = word in finite_words() or word in instrument_words().lists.prepositions
        if not (leads or match_at(tokens, end, status_words().stages)):
            return at
    return end


class _Reader(Generic[M]):
    """Reads on, piece by piece, as long as a piece belongs to the instrument."""

    def __init__(self, text: str, tokens: Sequence[Token[M]], at: int) -> None:
        self.text = text
        self.tokens = tokens
        self.at = at
        self.phrase = tokens[at].mention
        self.position = at + 1
        self.between = self.partner = NOBODY
        self.subject: str | None = None
        self.items: tuple[str, ...] = ()

    def read(self) -> Complement:
        apart = isinstance(self.phrase, Phrase) and self.phrase.stands_in
        if apart and self._word(self.position) == "," and self._word(self.position + 1) == "with":
            self.position += 1  # "a third, with Oman, is being negotiated"
        while self.position < len(self.tokens):
            before = self.position
            if not self._aside():
                self._parties()
            if self.position == before and not self._about():
                break
        end = self.position
        if self.subject is None:
            self._displaced()
        self._apart()
        if self.subject is None:
            self._done()
        return Complement(self.between, self.partner, self.subject, self.items, end, self.position)

    @property
    def _kind(self) -> InstrumentKind | None:
        return self.phrase.kind if isinstance(self.phrase, Phrase) else None

    def _word(self, at: int) -> str:
        return self.tokens[at].word if at < len(self.tokens) else ""

    def _aside(self) -> bool:
        """Pass over words in parentheses and over "worth $40 million"."""
        word, at = self._word(self.position), self.position
        if word == "(":
            close = next((i for i in range(at, len(self.tokens)) if self._word(i) == ")"), None)
            if close is None or match_at(self.tokens, at + 1, status_words().stages) is not None:
                return False
            self.position = close + 1
            return True
        if self._dated(at):
            self.position += 2
            return True
        if word == "in" and self._placed(at):
            self.position += 2
            return True
        if word == "of" and self._kind is InstrumentKind.LOAN:
            for end in range(at + 1, min(at + 1 + _SUM_REACH, len(self.tokens))):
                if self._word(end) in ("for", "to", "from", "with"):
                    self.position = end
                    return True
        if word in _WORTH:
            for end in range(at + 1, min(at + 1 + _AMOUNT_REACH, len(self.tokens))):
                if self.tokens[end].slot == "money":
                    self.position = end + 1
                    return True
        return False

    def _dated(self, at: int) -> bool:
        """Whether a date stands here that more words on the instrument follow."""
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].slot not in ("date", "period"):
            return False
        if self._word(at) == "for":
            return True
        following = self._word(at + 2)
        return self._word(at) in ("in", "on") and following in ("for", "on", "concerning", "with")

    def _placed(self, at: int) -> bool:
        """Whether a place stands here that more words on the instrument follow."""
        place = at + 1 < len(self.tokens) and self.tokens[at + 1].slot == "place"
        return place and self._word(at + 2) in ("to", "on", "for", "concerning", "covering")

    def _parties(self) -> None:
        """Read whoever is named as a party."""
        word = self._word(self.position)
        if word in grammar().between and not self.between:
            self.between = self._listed() or self._described()
            if not self.between:
                end = past_both(self.tokens, self.position + 1)
                self.position = end if end > self.position + 1 else self.position
        elif word == "with" and not self.partner:
            self.partner = self._listed()
        elif not self.partner and (
            (word == "to" and not (self.between or self._qualifies(self.position + 1)))
            or (word == "for" and self._for_recipient())
        ):
            self.partner = self._listed(coded=True)
        elif word == "from" and not self.partner and self._kind in _GIVEN:
            self.partner = self._listed()
        elif not self.between and (
            (word == "for" and self._for_members())
            or (word in ("from", "by") and self._kind in _ISSUED)
        ):
            self.between = self._listed(coded=True)
        elif not self.between and (first := clause_of(self.tokens, self.position)) is not None:
            listed = party_list(self.text, self.tokens, first)
            self.between = listed if len(listed.codes) > 1 else NOBODY
        elif word == "of" and not self.between and not self.partner:
            self.between = self._listed(coded=True)
            following = self.tokens[self.position + 1 : self.position + 2]
            if not self.between and following and following[0].slot in _MEASURED:
                self.position += 2

    def _qualifies(self, at: int) -> bool:
        """Whether a party only qualifies what a loan is for: "a loan to Fijian shipping"."""
        if self._kind is not InstrumentKind.LOAN or at + 1 >= len(self.tokens):
            return False
        mention, noun = self.tokens[at].mention, self.tokens[at + 1]
        adjective = isinstance(mention, Parties) and mention.adjective
        plain = noun.is_word and not noun.capital and noun.word not in grammar().party_fillers
        return adjective and plain and noun.word not in instrument_words().lists.prepositions

    def _for_recipient(self) -> bool:
        """Whether a loan is "for" a country rather than for a purpose."""
        following = self.tokens[self.position + 1 : self.position + 2]
        if self._kind is not InstrumentKind.LOAN or not following:
            return False
        mention = following[0].mention
        return isinstance(mention, Parties) and not mention.adjective

    def _for_members(self) -> bool:
        """Whether "for" lists the states for whom a named instrument holds."""
        following = self.tokens[self.position + 1 : self.position + 2]
        if not following or not isinstance(self.phrase, Phrase) or self.phrase.title is None:
            return False
        mention = following[0].mention
        return isinstance(mention, Parties) and not mention.adjective and len(mention.codes) > 1

    def _listed(self, *, coded: bool = False) -> PartyList:
        """Read a list of parties; `coded` asks for states rather than names."""
        listed = party_list(self.text, self.tokens, self.position + 1)
        if not listed or (coded and not (listed.codes or listed.anaphors)):
            return NOBODY
        self.position = listed.end
        return listed

    def _described(self) -> PartyList:
        """Read parties that are only described: "between the agencies of the two states on"."""
        codes: set[str] = set()
        anaphors: list[Parties] = []
        first = self.position + 1
        last = next(
            (i for i in range(first, len(self.tokens)) if not self._describes(i)), len(self.tokens)
        )
        opens = (
            match_at(self.tokens, last, instrument_words().about)
            if last < len(self.tokens)
            else None
        )
        if (
            self._word(first) not in ("the", "both", "their")
            or not first + 1 < last <= first + _LONGEST
        ):
            return NOBODY
        for token in self.tokens[first:last]:
            if isinstance(token.mention, Parties):
                codes.update(own_codes(token.mention))
                anaphors += [token.mention] if token.mention.anaphor is not None else []
        if opens is None and not (codes or anaphors):
            return NOBODY
        self.position = last
        return PartyList(tuple(sorted(codes)), tuple(anaphors), (), last)

    def _describes(self, at: int) -> bool:
        """Whether a token may belong to such a description."""
        token = self.tokens[at]
        if token.slot is not None:
            return token.slot == "parties"
        return token.is_word and not token.capital and token.word not in _ENDS_DESCRIPTION

    def _session(self) -> bool:
        """Read "of the 7th session of the Joint Commission" after a protocol or minutes."""
        if self._kind not in _RECORDS or self._word(self.position) not in ("of", "from"):
            return False
        at = self.position + 1 + (self._word(self.position + 1) == "the")
        first = at
        if at < len(self.tokens) and self.tokens[at].slot == "ordinal":
            at += 1
        at += self._word(at) in ("joint", "regular", "ordinary", "plenary")
        if self._word(at) not in _SITTINGS:
            return False
        end = at + 1
        if self._word(end) == "of":
            step = end + 1 + (self._word(end + 1) == "the")
            if step < len(self.tokens) and self.tokens[step].slot in ("body", "organisation"):
                end = step + 1
        self.subject = self.text[self.tokens[first].start : self.tokens[end - 1].end]
        self.position = end
        return True

    def _about(self) -> bool:
        """Read what the instrument is about; return whether to read on."""
        plural = isinstance(self.phrase, Phrase) and self.phrase.plural
        comma = plural and self._word(self.position) == ","
        at = self.position + comma
        if self.subject is not None or at >= len(self.tokens):
            return False
        if self._session():
            return True
        if self._word(at) == "to" and self._kind is InstrumentKind.LOAN and not self._does(at + 1):
            return False
        deed = deed_of(self.text, self.tokens, at)
        if deed is not None:
            self.subject, self.position = deed.words, deed.end
            return True
        opener = match_at(self.tokens, at, instrument_words().about)
        if opener is None or (comma and self._word(at) in _NOT_LISTING):
            return False
        first = at + opener[0]
        if self._changes(at, first):
            return False
        matter = self._word(first - 1) == "to" and self._word(first - 2) in _TO_MATTERS
        word = "on" if matter else self._word(first - 1)
        subject = SubjectReader(self.text, self.tokens).read(first, word)
        if subject is None:
            return False
        self._take(subject, self._word(at))
        return True

    def _displaced(self) -> None:
        """Read a subject behind the predicate: "Agreements have been concluded in Lima on fish"."""
        at = past_passive(self.tokens, self.position)
        if at is None or self._word(at) not in instrument_words().lists.subjects.displaced:
            return
        subject = SubjectReader(self.text, self.tokens).read(at + 1, self._word(at))
        timed = instrument_words().lists.not_about
        if subject is not None and self._word(subject.end - 1) not in timed:
            self._take(subject, self._word(at))

    def _apart(self) -> None:
        """Read a subject behind when, where and by whom it was made.

        "A loan given by Peru in May for wells", "a pact on Monday that paves the way for a port".
        """
        at = self.position
        found = match_at(self.tokens, at, status_words().stages) if at < len(self.tokens) else None
        if found is None and self._word(at) == "," and at + 1 < len(self.tokens):
            found = match_at(self.tokens, at + 1, status_words().stages)
            at += found is not None
        stated = found is not None and found[1].role is Role.STATE
        if stated and found is not None and self._word(at + found[0]) in grammar().between:
            self.between = self.between or party_list(self.text, self.tokens, at + found[0] + 1)
            return
        if found is not None and found[1].form in PARTICIPLES:
            at += found[0]
        at = past_setting(self.tokens, at, len(self.tokens))
        at += self._word(at) == "," and self._word(at + 1) in ("which", "paving", "setting")
        if self.subject is not None or not self.position < at < len(self.tokens) - 1:
            return
        if (deed := deed_of(self.text, self.tokens, at)) is not None:
            self.subject, self.position = deed.words, deed.end
        elif self._word(at) == "for" and self._kind is InstrumentKind.LOAN:
            subject = SubjectReader(self.text, self.tokens).read(at + 1, "for")
            if subject is not None:
                self._take(subject, "for")

    def _done(self) -> None:
        """Take what is done under an instrument for its subject."""
        deed = deed_under(self.text, self.tokens, self.at, self.position)
        if deed is not None:
            self.subject = deed.words

    def _does(self, at: int) -> bool:
        """Whether a purpose follows rather than who is lent to: "to upgrade the port"."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if self._qualifies(at):
            return True
        return (
            token is not None
            and token.slot is None
            and token.is_word
            and not token.capital
            and token.word not in instrument_words().lists.definite
            and token.word not in instrument_words().lists.indefinite
        )

    def _take(self, subject: Subject, opener: str) -> None:
        titled = isinstance(self.phrase, Phrase) and self.phrase.title is not None
        if not titled or opener != "of":
            self.subject, self.items = subject.words, subject.items
        self.position = subject.end

    def _changes(self, at: int, first: int) -> bool:
        """Take the instrument that this one changes for its subject."""
        if self._word(at) == "to" and self._word(at + 1) in _CHANGES:
            first = at + 2
        elif self._word(at) in ("on", "for") and self._word(first) in _AMENDMENTS:
            first += 1  # "a protocol on amendments to the treaty"
        elif self._word(at) not in instrument_words().lists.subjects.changing:
            return False
        for i in range(first, min(first + _CHANGED_REACH, len(self.tokens))):
            other = self.tokens[i].mention
            if isinstance(other, Phrase):
                inner = complement(self.text, self.tokens, i)
                self.subject = other.title or other.subject or inner.subject
                self.position = inner.end
                return True
            if self.tokens[i].hard or self._word(i) == ",":
                return False
        return False
