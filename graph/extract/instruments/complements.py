"""What follows the noun of an instrument: between whom it is, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from graph.claims.model import InstrumentKind
from graph.extract.instruments.lexicon import Role, instrument_words, status_words
from graph.extract.instruments.phrases import Phrase
from graph.extract.pattern import Spanned
from graph.extract.reading.parties import NOBODY, PartyList, party_list
from graph.extract.reading.tokens import Token, match_at

M = TypeVar("M", bound=Spanned)

_BETWEEN: Final = frozenset(["between", "among", "amongst"])
_DATE_OPENERS: Final = frozenset(["on", "in", "of", "from", "since", "by", "at", "during"])
_MEASURED: Final = frozenset(["date", "period", "money", "measure", "count"])
_GIVEN: Final = frozenset({InstrumentKind.LOAN, InstrumentKind.CONTRACT})
_DATES: Final = frozenset(["date", "period"])
_CHANGING: Final = frozenset(["amending", "supplementing", "extending", "replacing"])
#: Nouns that the adjectives of a list share: "in economic, cultural and other fields".
_FIELDS: Final = frozenset(["fields", "areas", "sectors", "spheres", "matters", "domains"])
_MANY_USES: Final = frozenset(["in", "for", "of", "across", "over", "to"])
_LONGEST: Final = 30
_LONGEST_ITEM: Final = 9
_LONGEST_SUBJECT: Final = 16


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a noun phrase.

    Attributes:
        between: all parties, where "between" or "among" lists them.
        partner: the other party, where "with" (of a loan "to") names it.
        subject: what it is about.
        items: the members of `subject`, if it is a list.
        end: index of the token after all this.
    """

    between: PartyList
    partner: PartyList
    subject: str | None
    items: tuple[str, ...]
    end: int


def complement(text: str, tokens: Sequence[Token[M]], at: int) -> Complement:
    """Read on after the instrument at token `at`."""
    words = instrument_words()
    between, partner = NOBODY, NOBODY
    subject: str | None = None
    items: tuple[str, ...] = ()
    phrase = tokens[at].mention
    phrase_kind = phrase.kind if isinstance(phrase, Phrase) else None
    titled = isinstance(phrase, Phrase) and phrase.title is not None
    position = at + 1
    while position < len(tokens):
        word = tokens[position].word
        if word == "(":
            close = _closing(tokens, position)
            if close is None:
                break
            if _is_stage(tokens, position + 1):
                break
            position = close + 1
            continue
        if word in ("worth", "valued") and (skipped := _amount_end(tokens, position)):
            position = skipped
            continue
        if word in _BETWEEN and not between:
            between = party_list(text, tokens, position + 1)
            if not between:
                break
            position = between.end
            continue
        if word == "with" and not partner:
            partner = party_list(text, tokens, position + 1)
            if not partner:
                break
            position = partner.end
            continue
        if word == "to" and not partner and not between:
            recipient = party_list(text, tokens, position + 1)
            if recipient.codes:
                partner = recipient
                position = recipient.end
                continue
        if word == "from" and not partner and phrase_kind in _GIVEN:
            giver = party_list(text, tokens, position + 1)
            if giver:
                partner = giver
                position = giver.end
                continue
        if word == "of" and not between and not partner:
            owners = party_list(text, tokens, position + 1)
            if owners.codes or owners.anaphors:
                between = owners
                position = owners.end
                continue
            if position + 1 < len(tokens) and tokens[position + 1].slot in _MEASURED:
                position += 2
                continue
        comma = word == "," and isinstance(phrase, Phrase) and phrase.plural
        opener = match_at(tokens, position + comma, words.about)
        if word == "to" and phrase_kind is InstrumentKind.LOAN:
            opener = None
        if subject is None and opener is not None and position + comma < len(tokens):
            first = position + comma + opener[0]
            if tokens[position + comma].word in _CHANGING and not comma:
                changed = _instrument_after(tokens, first)
                if changed is not None:
                    other = tokens[changed].mention
                    inner = complement(text, tokens, changed)
                    assert isinstance(other, Phrase)
                    subject = other.title or other.subject or inner.subject
                    position = inner.end
                    break
            if comma and tokens[position + 1].word in ("of", "in", "to", "including"):
                break
            end = _subject_end(tokens, first, tokens[first - 1].word)
            if end <= first:
                break
            if not titled or tokens[position].word != "of":
                subject, items = _subject(text, tokens, first, end)
                if tokens[first - 1].word == "to":
                    items = ()
            position = end
            continue
        break
    return Complement(between, partner, subject, items, position)


def _closing(tokens: Sequence[Token[M]], at: int) -> int | None:
    return next((i for i in range(at + 1, len(tokens)) if tokens[i].word == ")"), None)


def _instrument_after(tokens: Sequence[Token[M]], first: int) -> int | None:
    """Return the instrument that an instrument changes: "a protocol amending the … treaty"."""
    for at in range(first, min(first + 8, len(tokens))):
        if tokens[at].slot == "instrument":
            return at
        if tokens[at].hard or tokens[at].word == ",":
            return None
    return None


def _amount_end(tokens: Sequence[Token[M]], at: int) -> int | None:
    """Return the end of "worth $40 million"."""
    for end in range(at + 1, min(at + 4, len(tokens))):
        if tokens[end].slot == "money":
            return end + 1
    return None


def _is_stage(tokens: Sequence[Token[M]], at: int) -> bool:
    return at < len(tokens) and match_at(tokens, at, status_words().stages) is not None


def _subject_end(tokens: Sequence[Token[M]], first: int, opener: str) -> int:
    """Return the index after the words on the subject that begin at `first`; `first` if none."""
    words = instrument_words()
    if first >= len(tokens) or tokens[first].word in words.not_about:
        return first
    head = tokens[first]
    if head.slot in _DATES or head.slot in ("money", "person"):
        return first
    if head.word in ("the", "a", "an") and first + 1 < len(tokens):
        follower = tokens[first + 1]
        if follower.word in words.not_about or follower.slot in _DATES:
            return first
    if opener in _MANY_USES and not _names_matter(tokens, first):
        return first
    if opener == "to" and (head.word in ("be", "the", "a", "have") or _is_stage(tokens, first)):
        return first
    at = first
    while at < len(tokens) and at - first < _LONGEST:
        token = tokens[at]
        if token.hard or token.word in (".", "(", ")", '"', "–", "—"):
            break
        if at > first and token.slot is None and token.word in words.subject_ends:
            break
        if token.slot in ("money", "percent"):
            break
        if token.slot in _DATES:
            break
        if token.word in _DATE_OPENERS and _adverbial(tokens, at):
            break
        if token.slot == "instrument":
            break
        if at > first and _finite_stage(tokens, at):
            break
        if token.word == "," and not _comma_goes_on(tokens, at):
            break
        if token.word in ("and", "or") and _leads_on(tokens, at + 1):
            break
        at += 1
    while at > first and tokens[at - 1].word in _TRAILING:
        at -= 1
    return at


def _names_matter(tokens: Sequence[Token[M]], first: int) -> bool:
    """Whether the words from `first` on name a matter rather than a party, place or number."""
    at = first
    while at < len(tokens) and tokens[at].word in ("the", "both", "all", "its", "their"):
        at += 1
    if at >= len(tokens) or tokens[at].slot in ("count", "ordinal", "organisation", "instrument"):
        return False
    if tokens[at].slot not in ("parties", "place", "measure"):
        return True
    words = instrument_words()
    follower = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].is_word
        and follower not in words.subject_ends
        and follower not in words.prepositions
        and follower not in words.boundaries
    ) or (at + 1 < len(tokens) and tokens[at + 1].slot == "hub")


_TRAILING: Final = frozenset(["the", "a", "an", "and", "or", ",", "of", "in", "on", "its", "their", "also", "jointly", "last", "this", "new", "two", "six", "several", "as", "well", "'"])  # fmt: skip


def _adverbial(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether a preposition opens a time or place of the act rather than a subject."""
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    if following.slot in _DATES:
        return True
    if tokens[at].word in ("in", "at") and following.slot in ("place", "parties"):
        return True
    step = at + 2 if following.word in ("the", "a", "an", "early", "late", "mid") else at + 1
    if step < len(tokens):
        following = tokens[step]
        if following.slot in _DATES:
            return True
        return following.word in _ACT_WORDS or (
            following.slot == "ordinal" and tokens[at].word in ("at", "during")
        )
    return False


_ACT_WORDS: Final = frozenset(["sidelines", "margins", "presence", "visit", "meeting", "session", "ceremony", "summit", "forum", "talks", "capital", "spring", "summer", "autumn", "winter", "fall", "wake", "hope"])  # fmt: skip


def _finite_stage(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether a verb of stage in a finite form or as a participle stands here."""
    found = match_at(tokens, at, status_words().stages)
    if found is None:
        return False
    stage = found[1]
    if stage.role is Role.NOUN or stage.role is Role.HEAD:
        return False
    if stage.role is Role.STATE:
        return tokens[at - 1].word in ("is", "are", "was", "were", "remains", "been", "still")
    word = tokens[at].word
    return (
        word.endswith(("ed", "en", "t", "k")) and stage.lemma != word
    ) or stage.role is Role.INTRANSITIVE


def _leads_on(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether another instrument, a verb of stage or a clause follows an "and"."""
    for token in tokens[at : at + 7]:
        if token.slot == "instrument":
            return True
        if token.word in (",", ".", "of", "on", "and", "for"):
            return False
        if token.word in ("was", "were", "is", "are", "has", "have", "will", "agreed", "said"):
            return True
        found = match_at(tokens, tokens.index(token), status_words().stages)
        if found is not None and found[1].role in (Role.VERB, Role.INTRANSITIVE):
            return token.word not in ("use", "study", "exchange", "work", "trade")
    return False


def _comma_goes_on(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether a comma stands in a list that goes on to an "and" before its clause ends."""
    words = instrument_words()
    length = 0
    for position in range(at + 1, min(at + 24, len(tokens))):
        token = tokens[position]
        if token.word in ("and", "or"):
            return position > at and not _leads_on(tokens, position + 1)
        if token.word == ",":
            length = 0
            continue
        if token.hard or token.slot in (*_DATES, "instrument"):
            return False
        if token.slot is None and token.word in words.subject_ends:
            return False
        if _finite_stage(tokens, position):
            return False
        length += 1
        if length > _LONGEST_ITEM:
            return False
    return False


def _subject(
    text: str, tokens: Sequence[Token[M]], first: int, end: int
) -> tuple[str | None, tuple[str, ...]]:
    """Return the words on the subject, and its members where they are a list."""
    pieces: list[list[Token[M]]] = [[]]
    for token in tokens[first:end]:
        if token.word in (",", "and", "or", "&") and token.slot is None:
            if pieces[-1]:
                pieces.append([])
            continue
        pieces[-1].append(token)
    items = tuple(item for piece in pieces if (item := _item(text, piece)))
    whole = list(tokens[first:end])[:_LONGEST_SUBJECT]
    subject = _item(text, whole)
    adjectives = any(item.rpartition(" ")[2] in _FIELDS for item in items)
    return subject, () if len(items) < 2 or adjectives else items


def _item(text: str, piece: Sequence[Token[M]]) -> str | None:
    words = list(piece)
    while words and words[0].word in _LEADING:
        words = words[1:]
    if len(words) > 1 and words[0].word in ("field", "fields", "area", "areas", "sphere", "sector"):
        if words[1].word == "of":
            words = words[2:]
    while words and words[-1].word in _TRAILING:
        words = words[:-1]
    return text[words[0].start : words[-1].end] if words else None


_LEADING: Final = frozenset(["the", "a", "an", "on", "for", "in", "its", "their", "both", "of", "as", "well", "also"])  # fmt: skip


_LISTING: Final = frozenset(["covering", "on", "including", "in", "concerning", "regarding", "for"])


def subject_list(text: str, tokens: Sequence[Token[M]], start: int) -> tuple[str, ...]:
    """Return the subjects listed after a comma further on: "…, covering ports, fish and gas"."""
    for at in range(start, len(tokens) - 1):
        if tokens[at].hard or tokens[at].slot == "instrument":
            return ()
        if tokens[at].word == "," and tokens[at + 1].word in _LISTING:
            end = _subject_end(tokens, at + 2, tokens[at + 1].word)
            return _subject(text, tokens, at + 2, end)[1] if end > at + 2 else ()
    return ()
