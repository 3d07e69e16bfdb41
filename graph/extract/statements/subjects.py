"""The speaker that stands at a place in a sentence: before a verb of saying, or after it."""

from __future__ import annotations

import re
from typing import Final

from graph.claims import Claimant
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.persons.personal import name_at, name_ending
from graph.extract.statements.known import Known, claimant_of
from graph.extract.statements.lexicon import ADVERBS, lexicon
from graph.extract.words import Shape, Word, at

_REACH: Final = 120
#: Between a person and the verb: nothing, an apposition, or the rest of the role.
_APPOSITION: Final = re.compile(
    r"(?: \([^()]{1,60}\))?(?: (?:of|for|at|in) [^,]{1,60})?(?:,? |, [^,\"]+, |, ?)?"
    rf"(?:who )?{ADVERBS}"
)
_ADVERBS_ONLY: Final = re.compile(rf" {ADVERBS}")
#: From the end of a name to the end of a text.
_TO_VERB: Final = re.compile(rf",? ?{ADVERBS}$")
#: A person after these is not the subject of the verb that follows.
_GOVERNED: Final = re.compile(
    r"\b(?:after|by|with|to|for|from|under|of|against|which|whom|that|honouring)"
    r"(?: (?:the|its|his|her|their|[A-Z]\w+'s|[A-Z]\w+n))? $"
)
#: The words of a sentence right before a verb: "Mr Leghari also".
_SUBJECT: Final = re.compile(
    r"(?:^|[.,;\"] |\b(?:and|but|as|As) )(?:(?:Mr|Ms|Mrs|Dr)\.? )?"
    rf"(?:[A-Z][\w.-]* ){{0,3}}([A-Z]\w+)(?:, [^,\"]+,)? {ADVERBS}$"
)
_PRONOUN: Final = re.compile(
    rf"(?:^|[,;.\"] |\b(?:and|but|as|As|which|that) )(?:he|she|He|She) {ADVERBS}$"
)
#: "The minister", "the energy minister": somebody named before.
_OFFICE: Final = re.compile(
    r"(?:^|[.,;\"] |\b(?:but|and|while|as|As) )[Tt]he (?:[\w-]+ ){0,2}?([\w-]+)"
    rf"(?: of [\w ]{{1,40}}?)? {ADVERBS}$"
)
#: A verb, and whether what is said follows it.
_VERB: Final = re.compile(r"(\w+)( that\b| ?[:,\"]| to reporters| how\b)?")
_PASSIVE: Final = re.compile(r"\b(?:was|were|is|are|been|be|being) (?:\w+ly )?$")
_ARTICLE: Final = re.compile(
    r"^(?:(?:and|but|while|as) )?(?:an?|the|some|several|one|many|both|his|her|its|their) ",
    re.IGNORECASE,
)
#: What stands between a verb and the person after it: "said the Kenyan transport minister".
_LEAD: Final = re.compile(r"(?:the |a |an )?(?:[\w'&-]+ ){0,5}")
_HE: Final = re.compile(r"(?:he|she)\b")
_THE_OFFICE: Final = re.compile(r"[Tt]he (?:[\w-]+ ){0,2}?([\w-]+)(?=[ ,.;]|$)")
#: The last of the capitalised words right after a verb: "Ms Otieno".
_LAST_NAME: Final = re.compile(r"(?:(?:Mr|Ms|Mrs|Dr)\.? )?([A-Z]\w+)(?=[ ,.;]|$)")
#: Characters between the end of a name and its verb.
_ASIDE: Final = 40
_ROLE_WORDS: Final = 3


def before(
    sentence: Annotated, position: int, known: Known, *, quoting: bool = False
) -> Claimant | None:
    """Return the speaker that stands before a verb at a position.

    `quoting` tells that quotation marks go with it, so that it can be no noun.
    """
    text = sentence.text
    words = text[max(0, position - _REACH) : position]
    if _PASSIVE.search(words):
        return None
    named = _named_before(sentence, position)
    if named is not None:
        return known.same(claimant_of(named))
    if (office := _OFFICE.search(words) if known.named else None) is not None:
        holder = known.holder(office.group(1))
        if holder is not None:
            return holder
    sure = quoting or _is_sure(text, position)
    if sure and not lexicon().unnamed.isdisjoint(sentence.wording):
        unnamed = lexicon().unnamed_before.search(words)
        if unnamed is not None:
            return _unnamed(sentence, position - len(words), unnamed)
    subject = _SUBJECT.search(words) if known.by_last_name else None
    if subject is not None and subject.group(1) in known.by_last_name:
        return known.by_last_name[subject.group(1)]
    if known.salient is not None and _PRONOUN.search(words):
        return _named_already(sentence, position, known) or known.salient
    return None


def _is_sure(text: str, position: int) -> bool:
    """Whether the word at a position is a verb, and no noun: "four states gave"."""
    verb = _VERB.match(text, position)
    return verb is None or verb.group(1) not in lexicon().unsure or verb.group(2) is not None


def _named_already(sentence: Annotated, position: int, known: Known) -> Claimant | None:
    """Return whom "she" means in "Ms Otieno would like …, and she said"."""
    for word in sentence.base.words[: at(sentence.base.words, position)]:
        if word.shape is Shape.CAPITAL and word.text in known.by_last_name:
            return known.by_last_name[word.text]
    return None


def _described(words: str) -> str:
    return _ARTICLE.sub("", words).strip()


def _named_before(sentence: Annotated, position: int) -> Name | None:
    """Return the person or organisation before a verb, with only an apposition between."""
    for name in reversed(sentence.names):
        if name.end > position:
            continue
        if name.type is NameType.PERSON or (name.type is NameType.ORGANISATION and name.proper):
            between = sentence.text[name.end : position]
            if name.type is NameType.ORGANISATION and _ADVERBS_ONLY.fullmatch(between) is None:
                continue
            if len(between) > _REACH or _APPOSITION.fullmatch(between) is None:
                return None
            return None if _is_governed(sentence, name) else name
    return None


def _is_governed(sentence: Annotated, name: Name) -> bool:
    """Whether a name hangs on a preposition or a relative: "a letter from Jane Mwangi"."""
    return _GOVERNED.search(sentence.text[max(0, name.start - 40) : name.start]) is not None


def unheard_before(sentence: Annotated, position: int) -> Claimant | None:
    """Return the person without a role whose name ends right before a position."""
    ahead = _TO_VERB.search(sentence.text, max(0, position - _ASIDE), position)
    words = sentence.base.words
    last = at(words, ahead.start() if ahead is not None else position) - 1
    span = name_ending(words, last) if last >= 0 else None
    return _unheard(sentence, words, span) if span is not None else None


def after(sentence: Annotated, position: int, known: Known, *, verb: bool) -> Claimant | None:
    """Return the speaker that stands at a position, after a quotation or a verb.

    `verb` tells whether a verb of saying is beside it; without one only persons are taken.
    """
    text = sentence.text
    for name in sentence.names:
        if name.type is NameType.PERSON and name.start >= position:
            if _LEAD.fullmatch(text, position, name.start):
                return known.same(claimant_of(name))
            break
    if _HE.match(text, position):
        return known.salient
    if (found := _THE_OFFICE.match(text, position)) is not None:
        holder = known.holder(found.group(1)) if known.named else None
        if holder is not None:
            return holder
    last = _LAST_NAME.match(text, position)
    if last is not None and last.group(1) in known.by_last_name:
        return known.by_last_name[last.group(1)]
    return _first_heard(sentence, position) or (_others(sentence, position) if verb else None)


def _others(sentence: Annotated, position: int) -> Claimant | None:
    """Return an organisation or somebody unnamed at a position."""
    start = position + 4 * sentence.text.startswith("the ", position)
    for name in sentence.names:
        if name.type is NameType.ORGANISATION and name.start in (position, start):
            return claimant_of(name)
    if lexicon().unnamed.isdisjoint(sentence.wording):
        return None
    unnamed = lexicon().unnamed_at.match(sentence.text, position)
    return _unnamed(sentence, 0, unnamed) if unnamed else None


def _unnamed(sentence: Annotated, shift: int, found: re.Match[str]) -> Claimant:
    """Return somebody unnamed, with the country that begins the description: "Togo's envoy"."""
    start, end = shift + found.start(1), shift + found.end(1)
    for mention in sentence.parties:
        if start <= mention.start and mention.end < end and len(mention.codes) == 1:
            ahead = _described(sentence.text[start : mention.start] + " ")
            if not ahead and (mention.possessive or mention.adjective):
                rest = sentence.text[mention.end : end].removeprefix("'s").removeprefix("'")
                return Claimant(None, rest.strip(), mention.codes[0])
    return Claimant(None, _described(found.group(1)))


def _first_heard(sentence: Annotated, position: int) -> Claimant | None:
    """Return somebody named in full but without an office: "importer Farid Aziz"."""
    words = sentence.base.words
    first = at(words, position)
    role = first
    while role < len(words) and role - first < _ROLE_WORDS and words[role].shape is Shape.LOWER:
        role += 1
    span = name_at(words, role) if role < len(words) else None
    if span is None:
        return None
    found = _unheard(sentence, words, span)
    if found is None or role == first:
        return found
    return Claimant(found.name, _described(sentence.text[words[first].start : words[role].start]))


def _unheard(
    sentence: Annotated, words: tuple[Word, ...], span: tuple[int, int]
) -> Claimant | None:
    start, end = words[span[0]].start, words[span[1]].end
    taken = any(n.start < end and start < n.end for n in sentence.names)
    return None if taken else Claimant(sentence.text[start:end])


def subject(sentence: Annotated, position: int, known: Known) -> Claimant | None:
    """Return the person with whom a sentence opens, before a position: its subject."""
    text = sentence.text
    for name in sentence.names:
        if name.type is NameType.PERSON and name.end <= position:
            opens = not text[: name.start].strip() or _LEAD.fullmatch(text, 0, name.start)
            governed = _is_governed(sentence, name)
            return None if governed or not opens else known.same(claimant_of(name))
    if text.startswith(("He ", "She ")):
        return known.salient
    office = _THE_OFFICE.match(text)
    return known.holder(office.group(1)) if office is not None and known.named else None
