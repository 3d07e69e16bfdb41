"""How the words of a sentence hang together around the instruments it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.extract.annotate import Mention
from graph.extract.instruments.complements import Complement, complement
from graph.extract.instruments.displaced import past_setting
from graph.extract.instruments.lexicon import Form, Role, Stage, instrument_words, status_words
from graph.extract.instruments.phrases import Phrase
from graph.extract.mentions import Parties
from graph.extract.reading.grammar import auxiliary_words, grammar
from graph.extract.reading.parties import party_list
from graph.extract.reading.tokens import Token, match_at, matches_at

Tokens = Sequence[Token[Mention | Phrase]]

#: Prepositions that may as well open a clause, those of what goes on since, and what tells of the
#: past in that clause.
_CONJUNCTIONS = frozenset(["after", "before", "since", "until", "as"])
_LASTING = frozenset(["since", "as"])
_WAS = frozenset(["was", "were", "had"])
_HAS = frozenset(["has", "have"])
_PAST = frozenset({Form.PAST, Form.PAST_PARTICIPLE})
#: What may stand between talks and what they are about: "talks are under way for".
_GOING_ON = frozenset(
    "under way underway ongoing going continuing continue continued begun began start started"
    " opened open resumed resume launched advancing advanced progressing proceeding held taking"
    " took place completed being done carried out in progress apace well on".split()
)
_TALKS_REACH = 7
_ABOUT = ("on", "for", "over", "towards", "toward", "about")
SIDES = frozenset(["with", "between"])
"""What leads to those who hold talks."""

#: Tokens that words for a stage may be parted by: "shook hands yesterday on", "gave on Monday its".
_PARTED = 3
_AS_WELL = frozenset(["as", "well"])
#: Tokens before an instrument that opens a label: "- (b) the agreement: signed 2002".
_LABEL_START = 5
_LOOK_BACK = 4
_QUOTES = frozenset(["'", '"', "’", "”", "“", "‘"])
#: Nouns for what is done to an instrument: "approved amendments to the treaty".
_CHANGES = frozenset(["amendment", "amendments", "revisions", "modifications", "changes"])
_LACKING = frozenset(["lack", "lacks", "lacked", "lacking"])
RULED = frozenset(["governed", "regulated", "covered", "ruled", "bound", "linked", "tied"])
"""What is done by an instrument that holds."""

_DATING = frozenset(["in", "on", "as", "of", "since", "from"])
#: Commas around words between "and" and what it joins.
_INSERTED = 2
COPULAS = frozenset(["is", "was", "are", "were"])
"""Forms of "be" by which one thing is said to be another."""

#: Tokens between a semicolon and the next of a list: "; and (iv) a".
_LIST_BACK = 7
_RELATIVES = frozenset(["which", "that", "whose"])
#: Tokens of words on a place or purpose between two instruments of a list.
_ADJUNCT = 9
#: Letters of the mark of an item: "viii".
_MARK = 4
_NAMED_REACH = 8
#: Ends of participles of stages.
_PARTICIPLE = ("ed", "en", "uck")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words for a stage, with every reading that the lexicon gives them."""

    at: int
    length: int
    options: tuple[Stage, ...]

    @property
    def end(self) -> int:
        """Index of the token after the words."""
        return self.at + self.length

    @property
    def roles(self) -> frozenset[Role]:
        """How the words may stand to an instrument."""
        return frozenset(stage.role for stage in self.options)

    @property
    def form(self) -> Form | None:
        """The form of the verb, if it is one."""
        return next((s.form for s in self.options if s.form is not None), None)

    def has(self, *roles: Role) -> bool:
        """Whether the words may stand in one of these roles."""
        return any(stage.role in roles for stage in self.options)


@dataclass(frozen=True, slots=True)
class Structure:
    """A tokenised sentence with what is known of its instruments and words for stages.

    Instruments are named by the index of their token.

    Attributes:
        after: what follows each instrument.
        oblique: where a preposition governs an instrument; None for subjects and objects.
        groups: the instruments that are listed together with each, itself included.
        members: instruments that are named as some of several ("…, among them a treaty").
        triggers: words for stages, in order; `trigger_at` finds them by their first token.
        decided: whether the infinitive that opens it is what was decided ("To ratify the treaty").
    """

    text: str
    tokens: Tokens
    instruments: tuple[int, ...]
    after: Mapping[int, Complement]
    oblique: Mapping[int, int | None]
    groups: Mapping[int, tuple[int, ...]]
    members: Mapping[int, tuple[int, ...]]
    triggers: tuple[Trigger, ...]
    trigger_at: Mapping[int, Trigger]
    decided: bool = False

    def word(self, at: int) -> str:
        """Return the word of a token, empty outside the sentence."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def phrase(self, at: int) -> Phrase:
        """Return the phrase of an instrument."""
        phrase = self.tokens[at].mention
        assert isinstance(phrase, Phrase)
        return phrase

    def opener(self, at: int) -> int:
        """Return the index of the token before the determiner of an instrument; -1 if none is."""
        outset = self.phrase(at).outset
        return next((i for i in range(at - 1, -1, -1) if self.tokens[i].end <= outset), -1)

    def governor(self, at: int) -> str:
        """Return the preposition that governs an instrument, empty if none does."""
        preposition = self.oblique[at]
        return "" if preposition is None else self.tokens[preposition].word

    def before(self, at: int) -> int:
        """Return the index of the last token before `at` that is no adverb; -1 if there is none."""
        adverbs = grammar().adverbs
        at -= 1
        while at >= 0 and (self.tokens[at].word in adverbs or self._first_time(at)):
            at -= 1
        return at

    def first_infinitive(self, at: int) -> int:
        """Return the first of the infinitives to which one at "to" is joined.

        "Decided to accept the loan, to sign a pact with Peru and to renew the treaty".
        """
        if self.word(at) != "to" or self.word(at - 1) not in ("and", ","):
            return at
        lists, words = instrument_words().lists, grammar()
        for i in range(at - 2, 0, -1):
            token, following = self.tokens[i], self.tokens[i + 1]
            if token.hard or token.word in words.be or token.word in words.submissions:
                break  # "the proposal of the minister, to sign …"
            plain = following.is_word and following.slot is None and not following.capital
            noun = following.word in lists.definite or following.word in lists.indefinite
            if token.word == "to" and plain and not noun:
                return self.first_infinitive(i)
        return at

    def _first_time(self, at: int) -> bool:
        """Whether an ordinal after a comma counts acts: ", first signed in 1979"."""
        return self.tokens[at].slot == "ordinal" and self.word(at - 1) == ","

    def inside(self, at: int) -> bool:
        """Whether an instrument is what one before it changes: "a protocol to amend the treaty"."""
        return any(i < at < self.after[i].end for i in self.instruments)

    def instruments_before(self, at: int) -> int | None:
        """Return the last instrument before a token."""
        return max((i for i in self.instruments if i < at), default=None)

    def rules(self, at: int) -> bool:
        """Whether trade or the like is said to go by an instrument: "is governed by the treaty"."""
        if self.sets_terms(at):
            return True
        preposition = self.oblique[at]
        if preposition is None or self.tokens[preposition].word != "by":
            return False
        before = self.before(preposition)
        while self.word(before).endswith("ly") or self.word(before) in ("since", "in"):
            before -= 1
        if before > 0 and self.tokens[before].slot in ("date", "period"):
            before -= 1 + (self.word(before - 1) in ("since", "in"))
        return self.word(before) in RULED

    def lacked(self, at: int) -> bool:
        """Whether somebody is said to lack an instrument."""
        return self.word(self._before_articles(at)) in _LACKING

    def _before_articles(self, at: int) -> int:
        """Return the index of the last token before `at` that is no article or the like."""
        lists = instrument_words().lists
        at -= 1
        while self.word(at) in lists.definite or self.word(at) in lists.indefinite:
            at -= 1
        return at

    def sets_terms(self, at: int) -> bool:
        """Whether an instrument is the subject of what it rules: "an MoU caps the volume"."""
        return self.oblique[at] is None and self.word(self.after[at].end) in grammar().ruling

    def equated(self, at: int) -> int | None:
        """Return the instrument that another before it is said to be: "X was the main pact"."""
        if (labelled := self._labelled(at)) is not None:
            return labelled
        copula = self._before_articles(at)
        if self.oblique[at] is not None or self.word(copula) not in COPULAS:
            return None
        opening = max((i for i in range(copula) if self._parts(i)), default=-1)
        finite = auxiliary_words()
        for subject in (i for i in self.instruments if opening < i < copula):
            between = self.tokens[self.after[subject].end : copula]
            if self.oblique[subject] is None and all(t.word not in finite for t in between):
                return subject
        return None

    def _labelled(self, at: int) -> int | None:
        """Return the instrument of a label before a colon: "Fish MoU: Oman and Peru signed an MoU".

        What comes after it is that same instrument, if it is one of its kind and the first.
        """
        label = self.instruments[0]
        end = self.after[label].end
        if label > _LABEL_START or at == label or self.instruments[1] != at:
            return None
        alike = self.phrase(at).kind is self.phrase(label).kind
        plain = self.phrase(at).title is None and self.phrase(at).subject is None
        return label if self.word(end) == ":" and alike and plain else None

    def _parts(self, at: int) -> bool:
        """Whether a token begins another clause, as far as a copula is concerned."""
        word = self.word(at)
        return self.tokens[at].hard or word == "," or word in grammar().relative_openers

    def depends(self, at: int) -> bool:
        """Whether an instrument only qualifies one before it: "a protocol to the treaty"."""
        preposition = self.oblique[at]
        earlier = [i for i in self.instruments if i < at]
        return (
            preposition is not None
            and bool(earlier)
            and earlier[-1] < preposition <= self.after[earlier[-1]].end
        )


def analyse(text: str, tokens: Tokens, *, decided: bool = False) -> Structure:
    """Return the structure of a sentence whose instruments are single tokens.

    It may be one of those that tell what was `decided`.
    """
    instruments = tuple(i for i, token in enumerate(tokens) if token.slot == "instrument")
    after = {i: complement(text, tokens, i) for i in instruments}
    if instruments:
        tokens = _opened_label(tokens, instruments[0], after[instruments[0]].end)
    groups = _groups(tokens, instruments, after)
    triggers = tuple(_triggers(text, tokens))
    return Structure(
        text=text,
        tokens=tokens,
        instruments=instruments,
        after=after,
        oblique={i: _governing(tokens, i, after[i].end) for i in instruments},
        groups=groups,
        members=_members(tokens, instruments, groups),
        triggers=triggers,
        trigger_at={trigger.at: trigger for trigger in triggers},
        decided=decided,
    )


def _opened_label(tokens: Tokens, at: int, end: int) -> Tokens:
    """Read "Agreement on customs: signed 2002" as "Agreement on customs, signed 2002"."""
    if at > _LABEL_START or end + 1 >= len(tokens) or tokens[end].word != ":":
        return tokens
    if not matches_at(tokens, end + 1, status_words().stages):
        return tokens
    return (*tokens[:end], tokens[end]._replace(word=","), *tokens[end + 1 :])


def _triggers(text: str, tokens: Tokens) -> Iterator[Trigger]:
    stages = status_words().stages
    at = 0
    while at < len(tokens):
        if tokens[at].word not in stages:
            at += 1
            continue
        found = matches_at(tokens, at, stages) if tokens[at].slot is None else []
        if not found and (dated := _dated_noun(tokens, at)) is not None:
            yield dated
            at = dated.end
            continue
        parted = _parted(tokens, at) if tokens[at].slot is None else None
        if parted is not None and (not found or found[0][0] == 1):
            yield parted
            at = parted.end
            continue
        going = _talks_going_on(text, tokens, at)
        if going is not None and (not found or found[0][0] == 1):
            yield going
            at = going.end
            continue
        if not found:
            at += 1
            continue
        length = found[0][0]
        options = tuple(stage for n, stage in found if n == length)
        trigger = (
            _talks_about(text, tokens, at, length)
            or _dated_noun(tokens, at)
            or Trigger(at, length, options)
        )
        yield trigger
        at = trigger.end


def _parted(tokens: Tokens, at: int) -> Trigger | None:
    """Read a phrase that a time or an adverb parts: "shook hands yesterday on"."""
    for words, stage in status_words().stages[tokens[at].word]:
        if len(words) == 1 or stage.role not in (Role.VERB, Role.INTRANSITIVE):
            continue
        i, skipped = at + 1, 0
        for word in words[1:]:
            while skipped < _PARTED and i < len(tokens) and tokens[i].word != word:
                if not _inserted(tokens, i):
                    break
                i, skipped = i + 1, skipped + 1
            if i >= len(tokens) or tokens[i].word != word:
                break
            i += 1
        else:
            if skipped:
                return Trigger(at, i - at, (stage,))
    return None


def _inserted(tokens: Tokens, at: int) -> bool:
    """Whether a token is an adverb, a time, what leads to one, or one more adjective."""
    token, words = tokens[at], grammar()
    if token.slot in ("date", "period"):
        return True
    leads = token.word in ("on", "in") and tokens[at + 1 : at + 2]
    if leads and tokens[at + 1].slot in ("date", "period"):
        return True
    if token.word in _AS_WELL:
        return "as well" in " ".join(t.word for t in tokens[max(0, at - 1) : at + 2])
    adverb = token.word in words.adverbs or token.word in words.time_words or token.word == "last"
    more = token.word.endswith("ly") or token.word in words.inserted
    return token.slot is None and (adverb or more)


def _talks_going_on(text: str, tokens: Tokens, at: int) -> Trigger | None:
    """Read "talks are under way for a treaty" as "talks for a treaty"."""
    word = tokens[at].word
    if word not in instrument_words().lists.talks or tokens[at].slot is not None:
        return None
    words = grammar()
    i, reach = at + 1, at + 1 + _TALKS_REACH
    while i < min(len(tokens), reach):
        token = tokens[i]
        if token.word in SIDES and (named := party_list(text, tokens, i + 1).end) > i + 1:
            i, reach = named, reach + named - i  # "talks go on between Chad and Niger on"
            continue
        if token.word in _ABOUT and i > at + 1:
            for phrase, stage in status_words().stages.get(word, ()):
                if phrase == (word, token.word):
                    return Trigger(at, i + 1 - at, (stage,))
        known = token.word in _GOING_ON or token.word in words.be or token.word in words.have
        if not (known or _inserted(tokens, i)):
            return None
        i += 1
    return None


def _talks_about(text: str, tokens: Tokens, at: int, length: int) -> Trigger | None:
    """Read "talks with Chad on a treaty" as "talks on a treaty"."""
    word = tokens[at].word
    if word not in instrument_words().lists.talks or length > 1 or at + 2 >= len(tokens):
        return None
    if tokens[at + 1].word not in ("with", "between"):
        return None
    end = party_list(text, tokens, at + 2).end
    if not at + 2 < end < len(tokens):
        return None
    words = (word, tokens[end].word)
    for phrase, stage in status_words().stages.get(word, ()):
        if phrase == words:
            return Trigger(at, end + 1 - at, (stage,))
    return None


def _dated_noun(tokens: Tokens, at: int) -> Trigger | None:
    """Read "entry into force on 1 July 2021 of" as "entry into force of", date included."""
    for words, stage in status_words().stages.get(tokens[at].word, ()):
        end = at + len(words) - 1  # of the words without their "of"
        if stage.role is not Role.NOUN or words[-1] != "of" or end + 2 >= len(tokens):
            continue
        if (
            tuple(token.word for token in tokens[at:end]) == words[:-1]
            and tokens[end].word in ("on", "in")
            and tokens[end + 1].slot in ("date", "period")
            and tokens[end + 2].word == "of"
            and any(t.slot == "instrument" for t in tokens[end + 3 : end + 3 + _NAMED_REACH])
        ):
            return Trigger(at, end + 3 - at, (stage,))
    return None


def _groups(
    tokens: Tokens, instruments: Sequence[int], after: Mapping[int, Complement]
) -> dict[int, tuple[int, ...]]:
    """Join instruments that are listed: "an MoU on ports and an agreement on mining"."""
    groups: list[list[int]] = []
    for i in instruments:
        before = groups[-1][-1] if groups else 0
        start = min(_past_participle(tokens, after[before].end, i), i) if groups else 0
        if groups and (
            _connected(tokens, start, i)
            or _in_list(tokens, before, i)
            or _listed_past_adjunct(tokens, after[before].end, i)
        ):
            groups[-1].append(i)
        else:
            groups.append([i])
    return {i: tuple(group) for group in groups for i in group}


def _past_participle(tokens: Tokens, end: int, last: int) -> int:
    """Return where a participle with its time, place and parties ends: "a pact signed in May and".

    `end` is where what belongs to an instrument ends; returned as it is where no participle stands.
    """
    if end >= last or tokens[end].slot is not None or not tokens[end].word.endswith(_PARTICIPLE):
        return end
    if not matches_at(tokens, end, status_words().stages):
        return end
    return past_setting(tokens, end + 1, last)


def _listed_past_adjunct(tokens: Tokens, end: int, last: int) -> bool:
    """Whether an instrument goes on a list after words on a place: "a pact in Oslo, a protocol".

    `end` is where what belongs to the instrument before it ends.
    """
    lists, words = instrument_words().lists, grammar()
    start = last
    while start > end and (
        tokens[start - 1].word in lists.indefinite
        or tokens[start - 1].word in words.connectors
        or tokens[start - 1].slot == "count"
    ):
        start -= 1
    opening = tokens[last - 1].word in lists.indefinite or tokens[last - 1].slot == "count"
    if not opening or not end < start <= end + _ADJUNCT or start == last:
        return False
    if tokens[end].word not in lists.prepositions or not _connected(tokens, start, last):
        return False
    finite = auxiliary_words() | words.subordinate
    return not any(
        token.hard
        or token.word in (",", "(", ")", ":")
        or token.word in finite
        or match_at(tokens, at, status_words().stages) is not None
        for at, token in enumerate(tokens[end:start], end)
    )


def _connected(tokens: Tokens, first: int, last: int) -> bool:
    """Whether only joining words stand between two tokens, and at least one of them."""
    lists, connectors = instrument_words().lists, grammar().connectors
    between = tokens[first:last]
    if any(a.word == "and" and b.word == "that" for a, b in pairwise(between)):
        return False  # "and that a …" opens a clause
    dated = any(t.word in ("together", "alongside") for t in between) or (
        sum(t.word == "," for t in between) == _INSERTED
    )
    return any(t.word in connectors for t in between) and all(
        t.word in connectors
        or t.word in _QUOTES
        or (dated and (t.slot in ("date", "period") or t.word in _DATING))
        or t.word in lists.definite
        or t.word in lists.indefinite
        or t.word in lists.quantities
        or t.word == "of"
        or t.slot in ("count", "ordinal")
        or marks_item(tokens, first + i)
        for i, t in enumerate(between)
    )


def marks_item(tokens: Tokens, at: int) -> bool:
    """Whether a token is part of the mark of an item: "(ii)", "b)"."""
    word = tokens[at].word
    mark = at + 1 if word == "(" else at - 1 if word == ")" else at
    closed = tokens[mark + 1 : mark + 2] if mark >= 0 else ()
    return bool(closed) and closed[0].word == ")" and len(tokens[mark].word) <= _MARK


def _members(
    tokens: Tokens, instruments: Sequence[int], groups: Mapping[int, tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for number, (before, at) in enumerate(pairwise(instruments)):
        several = tokens[before].mention
        opening = {t.word for t in tokens[max(before, at - _LOOK_BACK) : at]}
        if (
            isinstance(several, Phrase)
            and several.plural
            and (
                opening & grammar().among
                or {"such", "as"} <= opening
                or ":" in opening
                or _colon_opens(tokens, before, at)
                or _among_were(tokens, before, at)
            )
        ):
            listed = list(groups[at])
            for following in instruments[number + 2 :]:
                if following in listed:
                    continue
                if not _in_list(tokens, listed[-1], following):
                    break
                listed += groups[following]
            found[before] = tuple(listed)
        if _is_among(tokens, before, at):
            found[at] = groups[before]
    return found


def _is_among(tokens: Tokens, first: int, last: int) -> bool:
    """Whether an instrument is said to be one of several: "a pact was among the papers signed"."""
    several, opened = tokens[last].mention, _preposition(tokens, last)
    if opened is None or opened <= first or not isinstance(several, Phrase) or not several.plural:
        return False
    return tokens[opened].word in grammar().among and tokens[opened - 1].word in COPULAS


def _among_were(tokens: Tokens, first: int, last: int) -> bool:
    """Whether "among" several stands before a copula: "among the papers signed were a treaty"."""
    opened = _preposition(tokens, first)
    if opened is None or tokens[opened].word not in grammar().among:
        return False
    at = last - 1
    while at > first and (
        tokens[at].word in instrument_words().lists.indefinite or tokens[at].slot == "count"
    ):
        at -= 1
    return tokens[at].word in COPULAS


def _colon_opens(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a colon and the mark of an item stand before an instrument: ": (i) a treaty"."""
    at = last - 1
    while at > first and (
        tokens[at].word in instrument_words().lists.indefinite or marks_item(tokens, at)
    ):
        at -= 1
    return at > first and tokens[at].word == ":"


def _in_list(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a semicolon parts two instruments of a list, with nothing but a joint after it.

    Clauses that each tell something make no list: "The treaty is in force; a protocol lapsed".
    """
    for at in range(max(first, last - _LIST_BACK), last):
        if tokens[at].word == ";" and all(
            tokens[i].word in ("and", "or", "also")
            or tokens[i].word in instrument_words().lists.indefinite
            or marks_item(tokens, i)
            for i in range(at + 1, last)
        ):
            return not (_tells(tokens, first, at) or _tells(tokens, last, len(tokens)))
    return False


def _tells(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a clause tells something of its instrument: "is in force", "lapsed"."""
    for at in range(start + 1, end):
        token = tokens[at]
        if token.word == ";" or token.word in _RELATIVES:
            return False
        found = match_at(tokens, at, status_words().stages)
        if token.word in grammar().be or (found and found[1].role is Role.INTRANSITIVE):
            return True
    return False


def _governing(tokens: Tokens, at: int, end: int) -> int | None:
    """Return where the preposition stands that governs an instrument; its complement ends at `end`.

    What opens a clause on what was done is none: "exports doubled after the treaty was signed".
    """
    opened = _preposition(tokens, at)
    if opened is None or tokens[opened].word not in _CONJUNCTIONS or end >= len(tokens):
        return opened
    if tokens[end].word in _WAS or (tokens[opened].word in _LASTING and tokens[end].word in _HAS):
        return None
    found = match_at(tokens, end, status_words().stages)
    told = found is not None and found[1].role is Role.INTRANSITIVE and found[1].form in _PAST
    return None if told else opened


def _preposition(tokens: Tokens, at: int) -> int | None:
    """Return where a preposition stands that governs an instrument, if one does."""
    lists = instrument_words().lists
    i = at - 1
    while i >= 0:
        word = tokens[i].word
        before = tokens[i - 1].word if i > 0 else ""
        if (word == "of" and before in lists.quantities) or (word == "to" and before in _CHANGES):
            i -= 2
        elif word == "following" and i > 0 and tokens[i - 1].word == "the":
            i -= 1
        elif word in lists.prepositions or word in ("including", "amending", "replacing"):
            return i
        elif (
            word in lists.definite
            or word in lists.indefinite
            or word in lists.negative
            or word == "'s"
            or tokens[i].slot == "count"
            or _determines(tokens, i)
            or word.endswith("ly")
        ):
            i -= 1
        else:
            return None
    return None


def _determines(tokens: Tokens, at: int) -> bool:
    """Whether a party stands as a determiner: "Kenya's", "the country"."""
    mention = tokens[at].mention
    if not isinstance(mention, Parties):
        return False
    return mention.anaphor is not None or tokens[at + 1].word == "'s"
