"""Organisations that no word of their own marks, only what stands beside them.

"The Dutch consultancy Xxx", "lender Xxx", "a Lima company, Xxx", "Xxx, the operator of", "its
owners, Xxx and Yyy", "Xxx of Peru and Yyy of Chile" after "the operators", "Xxx and Yyy, the
Finnish and Estonian operators", "run by Xxx", "Egypt's Xxx will build", "XYZ signed the contract",
"a loan with Xxx", "a loan of $5 million from Xxx".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import OrganisationKind
from graph.extract.gazetteer import GeoMention
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.growing import adjacent, in_name
from graph.extract.organisations.lexicon import lexicon
from graph.extract.words import Shape, Word

APPOSED_RULE: Final = "organisation.apposed"
ACTING_RULE: Final = "organisation.acting"

_MAX_NAME: Final = 4
_REACH: Final = 8
_ADJECTIVES: Final = 3
_LONGEST_LIST: Final = 20
_LONGEST_NAME: Final = 7
_MIN_ACRONYM: Final = 3
_ARTICLES: Final = frozenset({"a", "an", "the"})
#: Words that stand before the description of a noun.
_ENDS: Final = _ARTICLES | {"of", "by", "with", "to"}
_MODALS: Final = frozenset({"will", "would", "has", "have", "also", "to", "is", "be", "jointly"})
_CLAUSE_MARKS: Final = frozenset({",", ";", ":", ".", '"'})

#: What says how much of something a company does: "bought largely by".
_DEGREES: Final = frozenset(
    "largely mostly mainly jointly partly wholly chiefly solely entirely also now primarily".split()
)
#: What may follow a noun that is no part of a longer one: no "company chief", "bank official".
_AFTER_NOUN: Final = frozenset(
    (
        *"of for in that which who with based owned run controlled behind from backed and".split(),
        *"costing worth making producing selling employing founded formed set led headed".split(),
        *"active working listed responsible building operating supplying".split(),
        *",.;)",
    )
)
#: Several companies that work as one, and what tells of their members.
_ALLIANCES: Final = frozenset({"consortium", "consortia", "venture", "alliance"})
_COMPRISES: Final = frozenset(
    "comprising comprises comprised of made consisting consists including led between".split()
)
_CERTAIN: Final = frozenset("the its their whose his our".split())
_MONEY: Final = frozenset(
    "million billion mln bn m us of worth some about dollars euros yen".split()
)

#: First and last word of a name.
_Span = tuple[int, int]


def apposed(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Yield the organisations of a sentence that their surroundings mark."""
    known = lexicon()
    for number, word in enumerate(words):
        folded = word.folded
        if folded in known.beside and (word.shape is Shape.LOWER or number == 0):
            if folded in known.nouns and _is_noun(words, number):
                yield from _beside_noun(text, words, number)
                yield from _members(text, words, number)
            elif _leads_to_company(words, number):
                yield from _done_by(text, words, number + 1)
            elif folded == "from" and _money_from(words, number):
                yield from _lending(text, words, number + 1)
            elif folded == "between" and number > 0:
                if words[number - 1].folded in known.contracts:
                    yield from _done_by(text, words, number + 1)
            elif folded in known.signs or folded in known.company_verbs:
                yield from _acting(text, words, number)
        elif word.possessive and word.geo is not None:
            yield from _owned(text, words, number)


def _members(text: str, words: Sequence[Word], noun: int) -> Iterator[Name]:
    """Yield the members of "a consortium comprising Xxx, Yyy Zzz and XYZ"."""
    if words[noun].folded not in _ALLIANCES or noun + 2 >= len(words):
        return
    verb = noun + 1
    verb += words[verb].folded in ("was", "is", "that", "which")
    if words[verb].folded not in _COMPRISES:
        return
    at = verb + 1
    while at < len(words) and words[at].folded in ("of", "up", "by", "the", "between"):
        at += 1
    spans: list[_Span] = []
    while (span := _run_at(words, at)) is not None and len(spans) < _LONGEST_LIST:
        spans.append(span)
        at = span[1] + 1
        if words[at : at + 1] and words[at].text == "(" and words[at + 2 : at + 3]:
            at += 3  # "Xxx (XX)"
        if at >= len(words) or words[at].text not in (",", "and", "&"):
            break
        at += 1 + (at + 1 < len(words) and words[at].text == "," and words[at + 1].text == "and")
    for span in spans:
        if _firm(words, span, personal=False):
            yield _name(text, words, span, span, OrganisationKind.COMPANY, ())


def _leads_to_company(words: Sequence[Word], number: int) -> bool:
    """Whether "by" after "run", or "with" after "a loan", stands at a word."""
    if number == 0:
        return False
    if words[number].folded == "by":
        before = number - 1
        if words[before].folded in _DEGREES and before > 0:
            before -= 1
        return words[before].folded in lexicon().done_by
    if words[number - 1].folded == "contracted":
        return words[number].folded in ("with", "to")
    return words[number].folded == "with" and _contract_before(words, number)


def _is_noun(words: Sequence[Word], number: int) -> bool:
    """Whether the noun at a word is meant: "tank" only after "think", "line" after "shipping"."""
    wanted = lexicon().noun_needs.get(words[number].folded)
    if wanted is None or number == 0:
        return wanted is None
    owned = words[number - 1].text == "'" and number > 1  # "exporters' association"
    return (f"{words[number - 2].folded}'" if owned else words[number - 1].folded) in wanted


def _beside_noun(text: str, words: Sequence[Word], noun: int) -> Iterator[Name]:
    kind = lexicon().nouns[words[noun].folded]
    start, owners = _phrase_before(words, noun)
    plural = words[noun].folded.endswith("s")
    following = noun + 1
    comma = following < len(words) and words[following].text in (",", ":")
    if plural:
        yield from _each_of_country(text, words, following + comma, kind)
        listed = list(_examples(text, words, following, kind, owners))
        yield from listed or _owned_pair(text, words, start, following, kind)
        if len(owners) > 1:
            yield from _pair_before(text, words, start, owners, kind)
        return
    indefinite = start > 0 and words[start - 1].folded in ("a", "an")
    if (owners and not comma) or (comma and owners and indefinite):
        span = _name_at(words, following + comma)
        if span is not None and (not comma or _closed(words, span[1])):
            yield _name(text, words, (start, span[1]), span, kind, owners)
            return
    personal = words[noun].folded in lexicon().personal
    if not comma and (owned := _name_before_owner(words, start)) is not None:
        if _firm(words, owned[0], personal=personal):
            yield _name(text, words, owned[0], owned[0], kind, (owned[1],))
        return
    if (span := _name_before(words, start)) is not None:
        if owners or (_goes_on_plainly(words, following) and _firm(words, span, personal=personal)):
            yield _name(text, words, span, span, kind, owners)
        return
    if owners or words[noun].possessive or (span := _run_at(words, following + comma)) is None:
        return
    told = _closed(words, span[1]) and _held(words, noun, start) if comma else True
    if told and _firm(words, span, personal=comma or personal):
        holder = words[start - 1] if start else None
        code = _code(holder.geo) if holder is not None and holder.possessive else None
        yield _name(text, words, span, span, kind, (code,) if code else ())


def _goes_on_plainly(words: Sequence[Word], number: int) -> bool:
    """Whether the noun before a word is no part of a longer one: "the company's head"."""
    if words[number - 1].possessive:
        return False
    return number >= len(words) or words[number].folded in _AFTER_NOUN


def _held(words: Sequence[Word], noun: int, start: int) -> bool:
    """Whether one certain company is spoken of: "the operator", "the line's owner"."""
    return start > 0 and any(
        word.folded in _CERTAIN or word.possessive for word in words[start - 1 : noun]
    )


def _owned_pair(
    text: str, words: Sequence[Word], start: int, following: int, kind: OrganisationKind
) -> Iterator[Name]:
    """Yield "Xxx" and "Yyy" of "its owners, Xxx and Yyy" and of "gas companies Xxx and Yyy"."""
    comma = following < len(words) and words[following].text == ","
    if comma and not _held(words, following - 1, start):
        return
    first = _run_at(words, following + comma)
    if first is None or first[1] + 1 >= len(words) or words[first[1] + 1].text not in ("and", "&"):
        return
    second = _run_at(words, first[1] + 2)
    if second is None or (comma and not _closed(words, second[1])):
        return
    if all(_firm(words, span, personal=True) for span in (first, second)):
        for span in (first, second):
            yield _name(text, words, span, span, kind, ())


def _firm(words: Sequence[Word], span: _Span, *, personal: bool) -> bool:
    """Whether a name may be a company's; where persons are as likely it must not look like one."""
    if words[span[0]].folded in lexicon().not_firms:
        return False
    return not personal or not like_person(words, span)


def like_person(words: Sequence[Word], span: _Span) -> bool:
    """Whether a name of two words or more could be a person's."""
    run = words[span[0] : span[1] + 1]
    return len(run) > 1 and not any(
        word.geo is not None
        or not word.text.replace(".", "").isalpha()
        or any(c.isupper() for c in word.text[1:])
        or lexicon().head(word.text) is not None
        or word.text in lexicon().company_words
        for word in run
    )


def _money_from(words: Sequence[Word], number: int) -> bool:
    """Whether "a loan" or "a grant of $5 million" stands before "from"."""
    near = words[max(0, number - _REACH) : number]
    told = [at for at, word in enumerate(near) if word.folded in lexicon().lent]
    if not told:
        return False
    between = near[told[-1] + 1 :]
    return not between or (between[0].folded in ("of", "worth") and all(map(_of_money, between)))


def _of_money(word: Word) -> bool:
    return word.shape in (Shape.NUMBER, Shape.MARK) or word.folded in _MONEY or word.capital


def _lending(text: str, words: Sequence[Word], number: int) -> Iterator[Name]:
    """Yield the lender of "a loan of $5 million from Xxx"."""
    article = number < len(words) and words[number].folded == "the"
    span = _name_at(words, number + article)
    if span is not None and span[0] == span[1] and _firm(words, span, personal=True):
        yield _name(text, words, span, span, OrganisationKind.BANK, (), ACTING_RULE)


def _phrase_before(words: Sequence[Word], noun: int) -> tuple[int, tuple[str, ...]]:
    """Return where the words that describe a noun begin, and the countries among them."""
    first = noun
    owners: list[str] = []
    while first > 0 and noun - first < _REACH:
        word = words[first - 1]
        code = _code(word.geo)
        if code is not None and word.capital and not word.possessive:
            owners.insert(0, code)
        elif word.text != "'" and _ends_phrase(word, owned=bool(owners)):
            break
        first -= 1
    return first, tuple(owners)


def _ends_phrase(word: Word, *, owned: bool) -> bool:
    """Whether a word stands before the description of a noun, and is no part of it."""
    return word.shape is not Shape.LOWER or word.folded in _ENDS or (owned and word.text != "and")


def _each_of_country(
    text: str, words: Sequence[Word], number: int, kind: OrganisationKind
) -> Iterator[Name]:
    """Yield the members of "Xxx of Peru, Yyy of Chile and Zzz of Bolivia"."""
    while (span := _name_at(words, number)) is not None:
        place = span[1] + 2
        if place >= len(words) or words[place - 1].text not in ("of", "from", "in"):
            return
        code = _code(words[place].geo)
        if code is None:
            return
        yield _name(text, words, (span[0], place), span, kind, (code,))
        number = place + 1
        while number < len(words) and words[number].text in (",", "and"):
            number += 1
        if number == place + 1:
            return


def _examples(
    text: str,
    words: Sequence[Word],
    number: int,
    kind: OrganisationKind,
    owners: Sequence[str],
) -> Iterator[Name]:
    """Yield the members of "firms such as Xxx, Yyy Zzz and XYZ", "the Thai firms Xxx and Yyy"."""
    at = number + (number < len(words) and words[number].text == ",")
    leads = [word.folded for word in words[at : at + 2]]
    opened = True
    if leads == ["such", "as"]:
        at += 2
    elif leads[:1] in (["including"], ["include"], ["includes"], ["like"], ["namely"], [":"]):
        at += 1
    elif at == number and owners:
        opened = False
    else:
        return
    spans: list[_Span] = []
    while (span := _run_at(words, at)) is not None and len(spans) < _LONGEST_LIST:
        at = span[1] + 1
        if at + 1 < len(words) and words[at].shape is Shape.LOWER and words[at + 1].text == ",":
            span, at = (span[0], at), at + 1  # "Nile sugar," in a list of names
        spans.append(span)
        at = _past_brackets(words, at)
        if at >= len(words) or words[at].text not in (",", "and", "&"):
            break
        at += 1 + (at + 1 < len(words) and words[at].text == "," and words[at + 1].text == "and")
    if len(spans) > 1 or (opened and spans):
        for span in spans:
            yield _name(text, words, span, span, kind, owners if len(owners) == 1 else ())


def _past_brackets(words: Sequence[Word], at: int) -> int:
    """Return the word after "(copper, iron ore)" that stands at a word."""
    if at < len(words) and words[at].text == "(":
        for number in range(at + 1, min(len(words), at + _LONGEST_LIST)):
            if words[number].text == ")":
                return number + 1
    return at


def _run_at(words: Sequence[Word], first: int) -> _Span | None:
    """Return the capitalised words at a place, "&" and "For" between them included."""
    last = first - 1
    while last + 1 < len(words) and last + 1 - first < _LONGEST_NAME:
        word = words[last + 1]
        joint = word.text in ("&", "For", "of") and last >= first
        if not (in_name(word) or joint) or (last >= first and not adjacent(words, last)):
            break
        last += 1
        if word.possessive:
            break
    while last >= first and words[last].text in ("&", "For", "of"):
        last -= 1
    run = words[first : last + 1]
    countries = all(word.geo is not None for word in run)
    return (first, last) if run and not countries and _may_name(words, first, last) else None


def _pair_before(
    text: str, words: Sequence[Word], start: int, owners: Sequence[str], kind: OrganisationKind
) -> Iterator[Name]:
    """Yield "Xxx" and "Yyy" of "Xxx and Yyy, the Finnish and Estonian operators"."""
    second = _name_before(words, start)
    if second is None or len(owners) != 2 or words[second[0] - 1].text != "and":
        return
    first = _name_ending(words, second[0] - 2)
    if first is None:
        return
    for span, owner in zip((first, second), owners, strict=True):
        yield _name(text, words, span, span, kind, (owner,))


def _name_before(words: Sequence[Word], start: int) -> _Span | None:
    """Return the name before ", a" or ", the" and what a phrase begins with."""
    at = start - 1
    for _ in range(_ADJECTIVES):
        if at > 1 and words[at].folded in _ARTICLES and words[at - 1].text == ",":
            return _name_ending(words, at - 2)
        if at < 1 or words[at].shape is not Shape.LOWER or words[at].folded in _ENDS:
            break
        at -= 1
    return None


def _name_before_owner(words: Sequence[Word], start: int) -> tuple[_Span, str] | None:
    """Return the name before ", Malaysia's" and what a phrase begins with, and the country."""
    at = start - 1
    if at < 2 or not words[at].possessive or words[at - 1].text != ",":
        return None
    code, span = _code(words[at].geo), _name_ending(words, at - 2)
    return (span, code) if span is not None and code is not None else None


def _done_by(text: str, words: Sequence[Word], number: int) -> Iterator[Name]:
    """Yield the names in "run by Xxx" and "run by Xxx and Yyy" that hardly are persons'."""
    span = _name_at(words, number)
    for _ in range(2):
        if span is None or not _firm(words, span, personal=True):
            return
        yield _name(text, words, span, span, OrganisationKind.COMPANY, (), ACTING_RULE)
        after = span[1] + 1
        joined = after < len(words) and words[after].text == "and"
        span = _name_at(words, after + 1) if joined else None
        if span is not None and _goes_on(words, span[1] + 1):
            return


def _goes_on(words: Sequence[Word], number: int) -> bool:
    """Whether a verb follows, so that another clause began after "and"."""
    if number >= len(words):
        return False
    word = words[number]
    return word.folded in _MODALS or word.folded in lexicon().beside - lexicon().nouns.keys()


def _contract_before(words: Sequence[Word], number: int) -> bool:
    """Whether "a loan" or "the contract" stands right before "with", and is signed."""
    if words[number - 1].folded not in lexicon().contracts:
        return False
    return any(w.folded in lexicon().signs for w in words[max(0, number - _REACH * 2) : number])


def _acting(text: str, words: Sequence[Word], verb: int) -> Iterator[Name]:
    """Yield the short forms before a verb: "XYZ and Xxx signed the contract"."""
    if not _acts(words, verb):
        return
    at = _past_modals(words, verb)
    last = _name_ending(words, at)
    if last is None or last[0] != last[1]:
        return
    spans = [last]
    if last[0] > 1 and words[last[0] - 1].text == "and":
        first = _name_ending(words, last[0] - 2)
        if first is None or first[0] != first[1]:
            return
        spans.insert(0, first)
    opening = words[spans[0][0] - 1] if spans[0][0] else None
    opens = opening is None or opening.text in _CLAUSE_MARKS
    if opens and any(_acronym(words[span[0]]) for span in spans):
        for span in spans:
            yield _name(text, words, span, span, OrganisationKind.COMPANY, (), ACTING_RULE)


def _owned(text: str, words: Sequence[Word], owner: int) -> Iterator[Name]:
    """Yield the company after a country: "Egypt's Xxx will build", "a loan with Spain's Xxx"."""
    code = _code(words[owner].geo)
    span = _name_at(words, owner + 1)
    if code is None or span is None or words[owner].geo is None:
        return
    verb = span[1] + 1
    while verb < len(words) and words[verb].folded in _MODALS:
        verb += 1
    acts = verb < len(words) and words[verb].shape is Shape.LOWER and _acts(words, verb)
    if acts or (owner > 0 and _leads_to_company(words, owner - 1)):
        kind = OrganisationKind.COMPANY
        yield _name(text, words, (owner, span[1]), span, kind, (code,), ACTING_RULE)


def _acts(words: Sequence[Word], verb: int) -> bool:
    """Whether only a company does what a verb says; it may sign a contract."""
    folded = words[verb].folded
    if folded in lexicon().company_verbs:
        return verb + 1 < len(words) and words[verb + 1].folded != "by"
    run = words[verb + 1 : verb + _REACH]
    if folded not in lexicon().signs or not run or run[0].folded not in _ARTICLES:
        return False
    told = lexicon().contracts | {"agreement"}
    return any(w.folded in told for w in run)


def _past_modals(words: Sequence[Word], verb: int) -> int:
    at = verb - 1
    while at >= 0 and words[at].folded in _MODALS:
        at -= 1
    return at


def _name_at(words: Sequence[Word], first: int) -> _Span | None:
    """Return the run of capitalised words that begins at a word, if it may be a name."""
    last = first - 1
    while last + 1 < len(words) and last + 1 - first < _MAX_NAME:
        word = words[last + 1]
        if not in_name(word) or (last >= first and not adjacent(words, last)):
            break
        last += 1
        if word.possessive:
            break
    return (first, last) if _may_name(words, first, last) else None


def _name_ending(words: Sequence[Word], last: int) -> _Span | None:
    """Return the run of capitalised words that ends at a word, if it may be a name."""
    first = last + 1
    while first > 0 and last + 1 - first < _MAX_NAME:
        word = words[first - 1]
        if (
            not in_name(word)
            or word.possessive
            or (first <= last and not adjacent(words, first - 1))
        ):
            break
        first -= 1
    return (first, last) if _may_name(words, first, last) else None


def _may_name(words: Sequence[Word], first: int, last: int) -> bool:
    own = [w for w in words[max(0, first) : last + 1] if w.geo is None and len(w.text) > 1]
    bare = first == last and lexicon().head(words[first].text) is not None
    return last >= first >= 0 and bool(own) and not bare


def _closed(words: Sequence[Word], last: int) -> bool:
    """Whether an apposition ends after a word."""
    return last + 1 < len(words) and words[last + 1].text in (",", ".", ";", ")")


def _acronym(word: Word) -> bool:
    return len(word.text) >= _MIN_ACRONYM and word.text.isalpha() and word.text.isupper()


def _code(mention: GeoMention | None) -> str | None:
    """Return the country of a mention, a place included."""
    if mention is None or mention.group is not None or len(mention.codes) != 1:
        return None
    return mention.codes[0]


def _name(
    text: str,
    words: Sequence[Word],
    shown: _Span,
    span: _Span,
    kind: OrganisationKind,
    owners: Sequence[str],
    rule: str = APPOSED_RULE,
) -> Name:
    end = words[span[1]].end
    if words[span[1]].text[:-1].isupper() and words[span[1]].text.endswith("."):
        end -= shown == span  # the stop of the sentence, as of no abbreviation
    return Name(
        words[shown[0]].start,
        words[shown[1]].end if shown != span else end,
        NameType.ORGANISATION,
        text[words[span[0]].start : end],
        rule,
        kind=kind,
        parties=(owners[0],) if len(owners) == 1 else (),
    )
