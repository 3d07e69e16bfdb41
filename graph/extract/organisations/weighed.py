"""Organisations that no one word tells, by all that speaks for a leftover capitalised name.

"IPGL will bring in the cranes", "a study by Cesi, which": what the name looks like, what stands
before and after it and how often the document uses it are cues, each with points. The points are
those of `data/lexicon/weighed_names.yaml`. Names of ordinary words are not weighed, since a text
may print any of them with a capital, nor persons, places, goods and pacts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

import msgspec

from graph.claims import OrganisationKind
from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import Name, NameType
from graph.extract.ordinary import is_ordinary
from graph.extract.organisations.apposition import like_person
from graph.extract.organisations.growing import adjacent, in_name
from graph.extract.organisations.lexicon import lexicon
from graph.extract.organisations.naming import country_beside
from graph.extract.organisations.usage import Usage
from graph.extract.reading.places import is_place
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.extract.words import Shape, Word
from graph.reference import load_reference

RULE: Final = "organisation.weighed"

_ACRONYM: Final = re.compile(r"[A-Z][A-Z&.-]+[A-Z]s?")
#: How the row of a table ends: "Pumps and Parts -6.4".
_ROW: Final = re.compile(r" [-+−]?\d(?:[\d.,]*\d)?%?\Z")
#: A figure or a model: "OR499m", "HPP-1".
_FIGURED: Final = re.compile(r"(?:[A-Z]{1,3}[$€£]?\d[\d.,]*(?:mn?|bn?|tn|k)|[A-Z]{2,}-\d+)")
_MIXED: Final = re.compile(r"[a-z][A-Z]|\d")
#: The cue of the source of figures.
_SOURCE: Final = "source"
#: The cue of "lender Xxx".
_DESCRIBED: Final = "described"
_ARTICLES: Final = frozenset({"the", "a", "an"})
_JOINTS: Final = frozenset({"and", ",", "&"})
_DASHES: Final = frozenset({"-", "–", "/"})
_MAX_NAME: Final = 6
#: Characters between a name and the one that it is joined to: ", the ".
_NEAR: Final = 5
#: What joins a person's post to an organisation.
_EMPLOYED: Final = frozenset({"at", "of", "for", "with", "from"})
_OFTEN: Final = 3
_TWICE: Final = 2
#: Words after an auxiliary in which a verb of business may stand: "will jointly build".
_TO_VERB: Final = 4
#: Words in capitals from which a line is a heading in all but its layout.
_SHOUTED: Final = 4


class Weights(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The points of cues, and the words that give them.

    Attributes:
        enough: points from which a name is an organisation's.
        points: what each cue adds.
        before: words before a name, or before its article, by their cue.
        after: words after it.
        posts: what persons are "at" or "of" an organisation.
        giving: participles and verbs after which "to" leads to an organisation.
        sources: what stands before a colon and the sources of figures.
        works: words of sources that are works or figures, and no organisations.
        kinds: which kind a word after it tells.
        source_kind: which kind the source of figures is.
        kinds_by_beginning: which kind the letters tell that a short form begins with.
        ends: words that no organisation's name ends in.
        begins: words that none begins with.
        terms: short forms of something else.
        pacts: parts of short forms of trade pacts.
    """

    enough: int
    points: dict[str, int]
    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]
    posts: frozenset[str]
    giving: frozenset[str]
    sources: frozenset[str]
    works: frozenset[str]
    kinds: dict[OrganisationKind, frozenset[str]]
    source_kind: OrganisationKind
    kinds_by_beginning: dict[str, OrganisationKind]
    ends: frozenset[str]
    begins: frozenset[str]
    terms: frozenset[str]
    pacts: frozenset[str]

    @cached_property
    def leads(self) -> Mapping[str, str]:
        """The cue of each word before a name."""
        return {word: cue for cue, words in self.before.items() for word in words}

    @cached_property
    def follows(self) -> Mapping[str, str]:
        """The cue of each word after a name."""
        return {word: cue for cue, words in self.after.items() for word in words}

    @cached_property
    def foreign(self) -> frozenset[str]:
        """Short forms that name no organisation: terms, instruments and currencies."""
        countries = load_reference().countries.values()
        currencies = {country.currency for country in countries if country.currency}
        return self.terms | lexicon().not_short_forms | currencies


@cache
def weights() -> Weights:
    """Load the points and words.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    return read_yaml(DATA / "lexicon" / "weighed_names.yaml", Weights)


@dataclass(frozen=True, slots=True)
class _Leftover:
    """Capitalised words of a sentence that nothing else explains.

    Attributes:
        sentence: the sentence.
        first, last: the numbers of its words.
        text: the words as printed, without the stop of the sentence.
        others: the names of the sentence.
    """

    sentence: Annotated
    first: int
    last: int
    text: str
    others: Sequence[Name]

    @property
    def run(self) -> Sequence[Word]:
        """The words."""
        return self.sentence.base.words[self.first : self.last + 1]

    @property
    def acronym(self) -> bool:
        """Whether the name is a short form in capitals."""
        return _ACRONYM.fullmatch(self.text) is not None


def weighed(scene: Scene, taken: Mapping[int, Sequence[Name]]) -> Iterator[tuple[int, Name]]:
    """Yield the organisations by what speaks for them, with the index of their sentence.

    `taken` are organisations that each sentence names besides its own names.
    """
    usage: Usage | None = None
    for index, sentence in enumerate(scene.sentences):
        if scene.is_heading(sentence):
            continue
        known = [*sentence.names, *taken.get(index, ())]
        for found in _leftovers(sentence, known):
            usage = usage or Usage(scene)
            if _is_other(found, usage):
                continue
            cues = tuple(_cues(found, usage))
            points = sum(weights().points[cue] for cue in cues)
            if points >= weights().enough and (found.acronym or not is_place(found.text)):
                name = _name(found, cues)
                known.append(name)  # the next one may be joined to it
                yield index, name


def _leftovers(sentence: Annotated, others: Sequence[Name]) -> Iterator[_Leftover]:
    """Yield the capitalised runs of a sentence that hold a word of their own."""
    words = sentence.base.words
    if _ROW.search(sentence.text) is not None:
        return
    if sum(len(w.text) > 1 and w.text.isupper() for w in words) >= max(_SHOUTED, len(words) // 2):
        return
    for first, last in _runs(words):
        run = words[first : last + 1]
        if all(word.geo is not None or is_ordinary(word) for word in run):
            continue
        start, end = run[0].start, run[-1].end
        if any(name.start < end and start < name.end for name in others) or any(
            value.start < end and start < value.end for value in sentence.values
        ):
            continue
        text = sentence.text[start:end]
        yield _Leftover(sentence, first, last, text.removesuffix("."), others)


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield first and last word of each run of words that may be a name."""
    at = 0
    while at < len(words):
        first = at
        at += 1
        if not _may_name(words[first]):
            continue
        while at < len(words) and not words[at - 1].possessive and adjacent(words, at - 1):
            joined = words[at].text == "&" and at + 1 < len(words) and _may_name(words[at + 1])
            if not (joined or _may_name(words[at])):
                break
            at += 1 + joined
        if at - first <= _MAX_NAME:
            yield first, at - 1


def _may_name(word: Word) -> bool:
    return (word.shape is Shape.CAPITAL or word.geo is not None) and in_name(word)


def _is_other(found: _Leftover, usage: Usage) -> bool:
    """Whether a name is plainly that of something else."""
    known = weights()
    run = found.run
    own = [word for word in run if word.geo is None]
    if not usage.persons.isdisjoint(word.text for word in own) or _is_named(found, usage):
        return True
    if run[0].folded in known.begins or run[-1].folded in known.ends:
        return True
    if all(word.folded in usage.lower for word in own) or _FIGURED.fullmatch(run[-1].text):
        return True
    if _is_half(found):
        return True
    if found.text in known.foreign or len(run) == len(found.sentence.base.words):
        return True
    if found.acronym:
        return any(pact in found.text for pact in known.pacts)
    opens = found.first == 0 and found.last == 0 and found.text not in usage.inside
    return opens and _MIXED.search(found.text) is None


def _is_half(found: _Leftover) -> bool:
    """Whether a dash joins a name to another word: "the AEM-ROK talks"."""
    text, end = found.sentence.text, found.run[-1].end
    before = found.run[0].start - 1
    return text[end : end + 1] in _DASHES or (before >= 0 and text[before] in _DASHES)


def _is_named(found: _Leftover, usage: Usage) -> bool:
    """Whether a name is short for something that the document names in full."""
    if found.text in usage.shortened or found.text in usage.initials:
        return True
    own = {word.text for word in found.run if word.geo is None and not is_ordinary(word)}
    return own <= usage.organisations


def _cues(found: _Leftover, usage: Usage) -> Iterator[str]:
    """Yield the cues of a name, as the file of weights calls them."""
    yield from _of_form(found)
    yield from _before(found)
    yield from _after(found)
    own = next(word for word in found.run if word.geo is None)
    count = usage.counts[own.text]
    if count >= _OFTEN:
        yield "often"
    elif count == _TWICE:
        yield "twice"
    if own.text not in usage.inside and not found.acronym:
        yield "only_opening"


def _of_form(found: _Leftover) -> Iterator[str]:
    run = found.run
    if found.acronym:
        yield "acronym"
    elif any(word.geo is None and _MIXED.search(word.text) for word in run):
        yield "mixed"
    else:
        yield "several" if len(run) > 1 else "single"
    if any(word.text in lexicon().company_words for word in run):
        yield "company_word"
    if run[0].geo is not None:
        yield "country_first"
    if like_person(found.sentence.base.words, (found.first, found.last)):
        yield "person"


def _before(found: _Leftover) -> Iterator[str]:
    words = found.sentence.base.words
    at = found.first - 1
    article = at >= 0 and words[at].folded in _ARTICLES
    at -= article
    if article and len(found.run) == 1 and not found.acronym:
        yield "the_single"
    if _is_joined(found, at):
        yield "joined"
    elif at >= 0 and (cue := _lead(words, at)) is not None:
        yield cue


def _lead(words: Sequence[Word], at: int) -> str | None:
    """Return the cue that the word before a name gives, with the one before that."""
    lead, before = words[at], words[at - 1].folded if at else ""
    known = weights()
    if lead.geo is not None:
        return "owned_by" if lead.possessive else None
    if lead.text == ":" and before in known.sources:
        return _SOURCE
    if lead.folded in _EMPLOYED and before in known.posts:
        return "employer"
    if lead.folded == "to" and before in known.giving:
        return "receiver"
    if lead.shape is Shape.LOWER and lead.folded in lexicon().nouns:
        return _DESCRIBED
    return known.leads.get(lead.folded)


def _is_joined(found: _Leftover, before: int) -> bool:
    """Whether a name stands in one list with an organisation."""
    words = found.sentence.base.words
    known = [name for name in found.others if name.type is NameType.ORGANISATION]
    if before >= 0 and words[before].text in _JOINTS:
        joint = words[before]
        if any(0 <= joint.start - name.end <= _TWICE for name in known):
            return True
    after = found.last + 1
    if after >= len(words) or words[after].text not in _JOINTS:
        return False
    return any(0 <= name.start - words[after].end <= _NEAR for name in known)


def _after(found: _Leftover) -> Iterator[str]:
    words = found.sentence.base.words
    if found.run[-1].possessive:
        yield "owner"
    if found.last + 1 >= len(words):
        return
    follows = words[found.last + 1]
    beyond = words[found.last + 2] if found.last + 2 < len(words) else None
    if follows.folded == "of" and beyond is not None and _is_country(beyond):
        yield "of_country"
        return
    cue = weights().follows.get(follows.folded)
    if cue == "verb" and _does_business(words[found.last + 1 : found.last + 1 + _TO_VERB]):
        cue = "business"
    if cue is None and _is_business(follows):
        cue = "business"
    if follows.shape is Shape.NUMBER:
        cue = "numbered"
    elif cue is None and follows.shape is not Shape.MARK and not found.run[-1].possessive:
        cue = None if follows.folded in _CONNECTING else "other"
    if cue is not None:
        yield cue


#: Small words that lead on from any name.
_CONNECTING: Final[Set[str]] = frozenset({"of", "for", "on", "at", "from", "with", "by", "to"})


def _is_country(word: Word) -> bool:
    return word.geo is not None and word.geo.form is GeoForm.NAME and word.geo.group is None


def _does_business(words: Sequence[Word]) -> bool:
    return any(map(_is_business, words))


def _is_business(word: Word) -> bool:
    """Whether a word is a verb of what organisations do with money, goods and works."""
    folded = word.folded
    return (
        folded in weights().after["business"]
        or folded in lexicon().subject_verbs
        or folded in lexicon().company_verbs
    )


def _name(found: _Leftover, cues: Sequence[str]) -> Name:
    sentence, words = found.sentence, found.sentence.base.words
    country = country_beside(sentence.text, words, found.first, found.last)
    start = words[found.first].start
    return Name(
        start,
        start + len(found.text),
        NameType.ORGANISATION,
        found.text,
        RULE,
        kind=_kind(found, cues),
        parties=(country,) if country else (),
    )


def _kind(found: _Leftover, cues: Sequence[str]) -> OrganisationKind:
    """Return the kind that a name or what is beside it tells; most such names are companies'."""
    known = weights()
    if _SOURCE in cues:
        return known.source_kind
    if found.acronym:
        for beginning, kind in known.kinds_by_beginning.items():
            if found.text.startswith(beginning):
                return kind
    words = found.sentence.base.words
    if _DESCRIBED in cues:
        return lexicon().nouns[words[found.first - 1].folded]
    follows = words[found.last + 1 : found.last + 2]
    for kind, listed in known.kinds.items():
        if follows and follows[0].folded in listed:
            return kind
    return OrganisationKind.COMPANY
