"""Roles: "deputy prime minister", "Minister of Industry, Mines and Energy", "chairman of …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from graph.extract import organisations
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.ordinary import is_ordinary
from graph.extract.persons.lexicon import lexicon
from graph.extract.persons.personal import is_given, name_at, name_ending
from graph.extract.words import Shape, Word

_MAX_BEFORE: Final = 8
_MAX_AFTER: Final = 16
_MAX_PORTFOLIO_ITEM: Final = 4
_OFFICE_WORDS: Final = 3
_MAX_NAMED: Final = 8
#: Words at the start of a role phrase that say nothing of the role.
_LEADING: Final = frozenset({"and", "&", "then", "its", "new", "newly", "former", "two", "three"})
#: Words that may stand between a country and the role that it gives.
_BETWEEN: Final = frozenset({"'s", "the", "then", "new", "former", "federal"})
_NO_PORTFOLIO: Final = _LEADING | _BETWEEN | {"or", "to", "in", "for", "with"}
_SINCE: Final = frozenset({"since", "until", "from"})
_BEEN: Final = frozenset({"was", "is", "were", "been", "be"})
_JOINTS: Final = frozenset({"the", "of", "for", "and", "&"})
#: Words that only end a longer office: "chairman of the board".
_ENDS_OF_OFFICES: Final = frozenset({"state", "board", "general"})
#: Words that end such an office and are none by themselves: "X, the Government approved".
_NO_OFFICES: Final = frozenset({"government", "state", "delegation"})
#: Where envoys of banks and bodies sit: "the Fiji Resident Mission".
_POSTS: Final = frozenset({"Mission", "Office"})
#: Who has the office of the person before.
_COUNTERPARTS: Final = ("counterpart", "opposite number", "colleague", "homologue")
#: Where a counterpart is: "his counterpart in Kathmandu".
_COUNTERPART_IN: Final = re.compile(r" (?:in|from|at) .*")
_PORTFOLIO: Final = re.compile(r"\b(?:of|for)\b")
#: Before these a capitalised word such as "Energy" ends the name of the company.
_OF_COMPANY: Final = frozenset({"ceo", "executive", "officer", "chairman", "chair", "manager"})


class Role(Struct, frozen=True):
    """A role phrase.

    Attributes:
        first, last: its words in the sentence.
        text: the role without its country, in the singular.
        country: code of the country or bloc that it serves, if the phrase says so.
        shared: whether several hold it ("the two ministers").
        of_state: whether a country gives it.
    """

    first: int
    last: int
    text: str
    country: str | None
    shared: bool
    of_state: bool

    @property
    def counterpart(self) -> bool:
        """Whether it is the role of the person named before."""
        return _COUNTERPART_IN.sub("", self.text).endswith(_COUNTERPARTS)


def office_shared(role: str) -> str | None:
    """Return the office that the counterpart of a person with this role holds too.

    Of two offices ("Deputy Prime Minister and Minister of Trade") that is the one with a portfolio;
    None if the words do not settle it.
    """
    parts = role.split(" and ")
    ends = lexicon().role_ends
    starts = [
        at
        for at, part in enumerate(parts)
        if at == 0 or any(word in ends for word in part.casefold().split()[:_OFFICE_WORDS])
    ]
    offices = [
        " and ".join(parts[start:stop])
        for start, stop in zip(starts, [*starts[1:], len(parts)], strict=True)
    ]
    if len(offices) == 1:
        return role
    special = [office for office in offices if _PORTFOLIO.search(office)]
    return special[0] if len(special) == 1 else None


def read_role(text: str, words: Sequence[Word], end: int) -> Role | None:
    """Read the role phrase that ends, but for "of …", in the word at `end`."""
    if _goes_on(words, end):
        return None
    first = end
    while first > 0 and end - first < _MAX_BEFORE:
        word = words[first - 1]
        if word.folded not in lexicon().role_words or word.possessive:
            break
        if word.folded in ("and", "&") and not _joins_portfolio(words, first - 1):
            break
        first -= 1
    while first < end and _leading(words, first):
        first += 1
    apposed = _apposed(words, first)
    first = _past_company(words, first, end) if apposed is None else apposed
    if first == end and words[end].folded in _NO_OFFICES:
        return None
    if words[end].folded == "mission" and words[end - 1].folded != "of":
        return None
    if _unknown_portfolio(words, first):
        first -= 1
    last = max(_complement(words, end), _named_body(words, first, end))
    country = _owner(words, first) or _country_after(words, end, last)
    shown = _without_country(words, end, last)
    role = text[words[first].start : words[shown].end]
    single = lexicon().plurals.get(words[end].folded)
    shared = single is not None
    if single is not None:
        start, stop = (at - words[first].start for at in (words[end].start, words[end].end))
        printed = single.capitalize() if words[end].text[0].isupper() else single
        role = role[:start] + printed + role[stop:]
    of_state = (single or words[end].folded) in lexicon().offices_of_state
    return Role(first, last, role, country, shared, of_state)


def code_of(mention: GeoMention | None) -> str | None:
    """Return the code of a single country, or the acronym of a bloc."""
    if mention is None:
        return None
    if mention.group is not None:
        return mention.group if mention.group != mention.group.lower() else None
    return mention.codes[0] if len(mention.codes) == 1 else None


def _of_two(words: Sequence[Word], at: int) -> bool:
    """Whether a country is one of two that a body belongs to: "the EU-Fiji Council"."""
    after = words[at + 1 : at + 3]
    return len(after) > 1 and after[0].text in ("-", "–") and after[1].geo is not None


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Whether the role ends further right: "vice" before "president", "trade" in "trade and …"."""
    if end + 1 < len(words) and words[end + 1].folded in lexicon().role_ends:
        return words[end + 1].start - words[end].end <= 1
    return (
        end + 2 < len(words)
        and words[end + 1].text == "and"
        and words[end + 2].folded in lexicon().role_words
    )


def _leading(words: Sequence[Word], first: int) -> bool:
    """Whether a word before a role says nothing of it: "new", and "appointed" after "was"."""
    folded = words[first].folded
    return folded in _LEADING or (
        folded == "appointed" and first > 0 and words[first - 1].folded in _BEEN
    )


def _unknown_portfolio(words: Sequence[Word], first: int) -> bool:
    """Whether one more word stands between a country and its minister: "Peru's sea minister"."""
    if first < 2 or words[first - 1].shape is not Shape.LOWER or words[first - 1].possessive:
        return False
    owner = words[first - 2]
    owns = owner.possessive or (owner.geo is not None and owner.geo.form is GeoForm.DEMONYM)
    return owner.geo is not None and owns and words[first - 1].folded not in _NO_PORTFOLIO


def _apposed(words: Sequence[Word], first: int) -> int | None:
    """Return where all that stands between a name and its role is ordinary words of the role.

    "Jane Mwangi, Regional Programme Manager"; what is called otherwise may be a company.
    """
    at = first
    while at > 0 and first - at < _OFFICE_WORDS and _of_role(words[at - 1]):
        at -= 1
    if at == 0 or at == first or words[at - 1].text != ",":
        return None
    if name_ending(words, at - 2) is None:
        return None
    while at < first and _leading(words, at):
        at += 1
    return at if at < first else None


def _of_role(word: Word) -> bool:
    plain = word.shape is Shape.CAPITAL and word.geo is None and not word.possessive
    return plain and is_ordinary(word) and not organisations.lexicon().strong(word.text)


def _past_company(words: Sequence[Word], first: int, end: int) -> int:
    """Return where a role begins after a company: "CEO" in "Hitachi Energy CEO"."""
    before = words[first - 1] if first else None
    if before is None or not before.capital:
        return first
    if words[end].folded not in _OF_COMPANY and (
        words[end].folded != "director" or words[end].capital
    ):
        return first
    for at in range(first, end):
        if not words[at].capital or words[at].folded in lexicon().ranks:
            return at
    return end


def _joins_portfolio(words: Sequence[Word], at: int) -> bool:
    """Whether "and" at `at` joins two parts of one role or portfolio."""
    return at > 0 and words[at - 1].folded in lexicon().role_words


def _complement(words: Sequence[Word], end: int) -> int:
    """Take in "of public works", "for Power", "of the National Ports Authority (NPA)"."""
    at = last = end
    if not (at + 1 < len(words) and words[at + 1].folded in ("of", "for", "at", "to")):
        return _accredited(words, last)
    at += 1
    listed = False
    while at + 1 < len(words) and at - end < _MAX_AFTER:
        word = words[at + 1]
        if word.text == ",":
            if not _portfolio_goes_on(words, at + 1):
                break
            listed = True
            at += 1
        elif word.folded in _JOINTS:
            if word.folded in ("and", "&"):
                if not _portfolio_word(words, at + 2):
                    break
                listed = False
            at += 1
        elif _portfolio_word(words, at + 1) or (listed and word.shape is Shape.CAPITAL):
            at += 1
            last = at
            if word.possessive:
                break
        else:
            break
    named = last > end and words[last].capital and words[last].geo is None
    plain = _plain_complement(words, end, named=named)
    accredited = _accredited(words, last) if last > end else end
    return max(plain, accredited, _body_before_name(words, end))


def _body_before_name(words: Sequence[Word], end: int) -> int:
    """Take in "of the IMF Fiji Resident Mission" before "Jane Mwangi"."""
    if not (end + 1 < len(words) and words[end + 1].folded in ("of", "for", "at")):
        return end
    at = end + 1
    while at + 1 < len(words) and at - end < _MAX_NAMED:
        at += 1
        word = words[at]
        if not (word.capital or word.geo is not None or word.folded in _JOINTS):
            return end
        headed = word.text in _POSTS or organisations.lexicon().head(word.text) is not None
        if headed and at > end + 2 and not word.possessive and name_at(words, at + 1) is not None:
            return at
    return end


def _named_body(words: Sequence[Word], first: int, end: int) -> int:
    """Take in "of the State Grain Board" whole, where the person is named before the role.

    Otherwise the person's name may be the rest of the capitals: "Minister of Trade Jane Mwangi".
    """
    before = first - 1
    while before > 0 and words[before].folded in _BETWEEN:
        before -= 1
    if before < 1 or words[before].text != "," or name_ending(words, before - 1) is None:
        return end
    at = end + 1
    if at >= len(words) or words[at].folded not in ("of", "for", "at"):
        return end
    last = end
    while at + 1 < len(words) and at - end < _MAX_AFTER:
        at += 1
        folded = words[at].folded
        if folded in lexicon().honorifics or folded in lexicon().role_ends - _ENDS_OF_OFFICES:
            break
        if words[at].capital or words[at].geo is not None:
            last = at
        elif words[at].folded not in _JOINTS:
            break
    body = any(organisations.lexicon().head(word.text) for word in words[end + 2 : last + 1])
    return last if body or words[end].folded in lexicon().offices_of_state else end


def _accredited(words: Sequence[Word], last: int) -> int:
    """Take in "to Kenya" after "ambassador of Brazil", or "in Kenya" before ", Jane Mwangi"."""
    for at in (last + 2, last + 3):
        if at >= len(words) or words[at].geo is None:
            continue
        parted = at + 2 < len(words) and words[at + 1].text in (",", ":")
        named = parted and name_at(words, at + 2)
        if words[last + 1].folded == "to" or (words[last + 1].folded == "in" and named):
            return at
    return last


def _plain_complement(words: Sequence[Word], end: int, *, named: bool) -> int:
    """Take in "of the note" or "of Eskom since 2021" before ", Jane Mwangi".

    Where a portfolio is `named` already only capitals may go on: "of the Port of Tauranga".
    """
    at = end + 1
    if at >= len(words) or words[at].folded not in ("of", "at", "for"):
        return end
    while (
        at + 1 < len(words)
        and at - end < _MAX_NAMED
        and (words[at + 1].capital or _small_part(words[at + 1], named=named))
    ):
        at += 1
    told = at > end + 1 and at + 2 < len(words) and words[at + 1].text in (",", ":")
    if not told or name_at(words, at + 2) is None:
        return end
    while words[at].shape is Shape.NUMBER or words[at].folded in _SINCE:
        at -= 1
    return at


def _small_part(word: Word, *, named: bool) -> bool:
    """Whether a word that is no name may go on with what somebody is the head of."""
    if word.shape is Shape.NUMBER or word.folded in _SINCE:
        return True
    return word.folded in _JOINTS if named else word.shape is Shape.LOWER


def _without_country(words: Sequence[Word], end: int, last: int) -> int:
    """Return the last word of a role before "of Oman"; "envoy to Peru" keeps its country."""
    at = last
    while at > end and words[at].geo is not None:
        region = code_of(words[at].geo) is None
        at -= 1
        while at > end and words[at].folded in ("the", "of", ","):
            at -= 1
        if words[at].folded == "for":
            return last if region else at - 1
    return last if words[at].folded in ("to", "at", "in") else at


def _portfolio_word(words: Sequence[Word], at: int) -> bool:
    if at >= len(words):
        return False
    word = words[at]
    if word.geo is not None or word.folded in lexicon().role_words:
        return True
    return word.text in lexicon().portfolio or (
        word.shape is Shape.CAPITAL
        and not word.text.endswith(".")  # "Minister of Trade B. Dorj"
        and word.text not in lexicon().surnames
        and word.folded not in lexicon().honorifics
        and is_ordinary(word)
        and not is_given(word)
    )


def _portfolio_goes_on(words: Sequence[Word], comma: int) -> bool:
    """Whether a comma stands inside a portfolio: "Industry, Mine and Trade"."""
    at = comma + 1
    while (
        at < len(words) and words[at].shape is Shape.CAPITAL and at - comma <= _MAX_PORTFOLIO_ITEM
    ):
        at += 1
    return (
        at > comma + 1
        and at < len(words)
        and words[at].text in ("and", "&")
        and _portfolio_word(words, at + 1)
    )


def _owner(words: Sequence[Word], first: int) -> str | None:
    """Return the country before a role: "Kenya's", "Kenyan", "the Kenyan"."""
    for at in (first - 1, first - 2):
        if at < 0:
            break
        code = code_of(words[at].geo)
        if code is not None:
            return code
        if words[at].folded not in _BETWEEN or words[at].folded == "the":
            break
    return _country_of_body(words, first)


def _country_of_body(words: Sequence[Word], first: int) -> str | None:
    """Return the country in the name of a body before a role: "Kenya Ports Authority head"."""
    if first == 0 or organisations.lexicon().head(words[first - 1].text) is None:
        return None
    for word in reversed(words[max(0, first - _MAX_BEFORE) : first]):
        if not word.capital:
            return None
        code = code_of(word.geo)
        if code is not None:
            return code
    return None


def _country_after(words: Sequence[Word], end: int, last: int) -> str | None:
    """Return the country within or right after a role: "Minister of Trade of Peru"."""
    facing = words[end].folded in _COUNTERPARTS
    if facing and end + 2 < len(words) and words[end + 1].folded in ("in", "from", "of"):
        return code_of(words[end + 2].geo)
    if end + 1 < len(words) and (
        words[end + 1].folded == "to" or (words[end + 1].folded == "in" and last > end)
    ):
        return None
    for at in range(end + 1, min(len(words), last + 4)):
        word = words[at]
        code = code_of(word.geo)
        if code is not None:
            return None if _of_two(words, at) else code
        if word.start > words[last].end and word.folded not in (",", "in", "of", "the"):
            break
    return None
