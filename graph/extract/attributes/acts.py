"""The agreement, loan or contract that a figure is said of, and what to call it."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.bound import worth
from graph.extract.attributes.clauses import passage
from graph.extract.attributes.lenders import is_lent
from graph.extract.attributes.lexicon import COMES_TO, OF_SUM, lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.money import IN_FORM
from graph.extract.attributes.owner import PROPERTIED, THINGS, Owner
from graph.extract.mentions import Name, NameType
from graph.extract.values.model import Money

_THE: Final = re.compile(r"(?:the|this|its) (?:new |planned |proposed )?$", re.IGNORECASE)
_THE_REACH: Final = 16
#: ", worth " before a figure: of what stands right before.
_WORTH: Final = re.compile(r"(?:,|which is|which was) (?:worth|valued at) (?:about |some )?$")
_WORTH_REACH: Final = 30
#: "loans granted to Peru since 1979, worth a total of " before an amount.
_LOANS_WORTH: Final = re.compile(
    r"(?<!\w)(?P<noun>[a-z]+s)(?: (?:extended|granted|provided|made|given|offered|signed|approved"
    r"|disbursed|concluded|awarded|that)(?!\w)[^;.$€£]{0,110})?,? (?:with a )?(?:combined |total"
    r" |aggregate )?(?:worth|valued at|totalling|totaling|amounting to|value of|worth of)"
    r"(?: (?:a|the|in|of|about|some|over|total|all|combined))* $"
)
#: ", which covers up to " before a figure.
_WHICH: Final = re.compile(r", (?:which|that|whose) (?:[a-z]+ ){1,4}$")
_PHRASE_REACH: Final = 200
#: Properties that an agreement has whose noun stands right before or after.
_ATTACHED: Final = frozenset(
    (
        "amount",
        "cost",
        "duration_years",
        "capacity_bcm_year",
        "capacity_m3_year",
        "capacity_barrels_day",
        "capacity_tonnes_year",
        "quantity_tonnes",
    )
)
_OF_AMOUNT: Final = re.compile(
    rf"['\"]?(?: in [A-Z]\w+)?(?:,? (?:worth|for|{OF_SUM}|{COMES_TO}))?"
    r"(?: about| some| around| up to| nearly| almost)? ?$"
)
_COMPOUND: Final = re.compile(
    r"[ -](?:(?!(?:for|to|of|in|on|from|by|and|with|as|without|under|per|against|before|after|the"
    r"|an?)(?!\w))[\w-]+ ){0,3}"
)
_AGREED: Final = re.compile(
    r"(?<!\w)(?:(?P<contracted>contracted(?: with [^.;,]{1,40})?) (?:for|to)(?!\w)"
    r"|(?:agreed?|undertook|undertakes|promised|pledged)"
    r"(?: (?:with|that|on|in|at|last|this|under|under which|by which) [^.;]{1,100}?)?"
    r" (?:to|would|will|shall|should|is to|are to|was to|were to) (?:\w+ly )?"
    r"(?:supply|sell|buy|deliver|ship|provide|swap|purchase|lift|take|import|export|send|receive"
    r"|get|have|pump|carry|transport|move|handle|let|allow|lease|rent|run|operate|manage)(?!\w))"
)
#: Nouns any of which may point back to a thing named by another.
_WIDE: Final = frozenset(
    ("agreement", "accord", "pact", "deal", "arrangement", "treaty", "protocol")
)
#: What begins the words behind an amount that are no name: "$1 billion of MOUs".
_LEADING: Final = frozenset("of in over under for from to on at through via by with".split())
#: Before these no name of an instrument goes on.
_DETERMINER: Final = frozenset("the a an this that its their any each new".split())
#: The last word of an amount before the noun that has it: "$20 million".
_OF_SUM_BEFORE: Final = re.compile(r"[a-z]{0,3}[$€£¥]\d[\d.,]*|(?:m|b|tr)illion|[mb]n|crore|lakh")
#: Words that no name of an instrument holds: " will provide ", " now ", " has signed ".
_NOT_NAME: Final = re.compile(
    r"(?:will|would|shall|should|can|could|may|might|must|is|are|was|were|be|been|has|have|had|do|does"
    r"|did|not|now|then|also|already|today|later|and|or|but|who|which|to|\w{3,}ly)",
    re.IGNORECASE,
)
#: A clause of its own between a noun and a figure.
_NEW_CLAUSE: Final = re.compile(r"; |\. |, and (?:the|it|an?) |, while ")
#: Properties of what states agree on about trade, not of a loan or contract beside it.
OF_TRADE_ACTS: Final = frozenset(
    (
        "tariff_percent",
        "tariff_lines_percent",
        "duty_free_percent",
        "tariff_elimination_percent",
        "tariff_reduction_percent",
        "trade_coverage_percent",
        "investment",
    )
)
#: "nine-year " before the noun of an agreement: its term, and no part of its name.
_LASTING: Final = re.compile(r"(?:[a-z]+|\d+)[- ](?:year|month|day|week) (?:long )?(?=\w)")
#: "without a " before a noun that is then no agreement: "in order to".
_LACKING: Final = re.compile(r"(?<!\w)(?:without|free of) (?:an?|any|such|the)? ?$")
_SEVERAL: Final = re.compile(r"(?<!\w)(?:both|these|those|two|all|either|each)(?: of)?(?: the)? $")
#: " of frozen beef" behind a weight.
_GOODS: Final = re.compile(
    r" (?:of|for) (?:[A-Z][a-z]+ )?(?P<goods>(?:[a-z-]+ ){0,2}?[a-z-]+)"
    r"(?=[,.;)]|$| (?:a|an|at|to|from|in|per|each|for|and|is|was|were|will|which|that)(?!\w))"
)
_BARE_WORDS: Final = 6
_QUOTES: Final = "'\"‘“"
_DETAIL_WORDS: Final = 3
#: What is agreed on for money; it is called by its noun, whatever it is for.
BARGAIN: Final = re.compile(
    r"(?<!\w)(?:loan|deal|contract|credit|concession|lease|licence|grant|bond)s?(?!\w)",
    re.IGNORECASE,
)
_SUBJECT_WORDS: Final = 8
_ON: Final = re.compile(r" (?:on|for|concerning|regarding|in the field of)(?: the)? ")


def worth_before(text: str, figure: Figure) -> re.Match[str] | None:
    """Return ", worth " before a figure, if it stands there."""
    return _WORTH.search(text, max(0, figure.start - _WORTH_REACH), figure.start)


def worth_of(sentence: Annotated, figure: Figure) -> Name | None:
    """Return the agreement of "a financing agreement with X, worth 100 million euros, for Y"."""
    if figure.name not in ("cost", "amount"):
        return None
    if (named := worth(sentence, figure.start)) is not None:
        return named if named.type is NameType.INSTRUMENT else None
    told = worth_before(sentence.text, figure)
    if told is None:
        return None
    before = [n for n in sentence.names if n.type in PROPERTIED and n.end <= told.start()]
    last = max(before, key=lambda n: n.end, default=None)
    return last if last is not None and last.type is NameType.INSTRUMENT else None


def loans_worth(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the loans of "twelve loans extended to X since 1979, worth a total of $182m"."""
    if figure.name not in ("cost", "amount"):
        return None
    text = sentence.text
    told = _LOANS_WORTH.search(text, max(0, figure.start - _PHRASE_REACH), figure.start)
    if told is None:
        return None
    noun = lexicon().of_amount.fullmatch(text, *told.span("noun"))
    return Owner(told["noun"], NameType.INSTRUMENT) if noun is not None else None


def attached_to(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the agreement whose noun a figure describes: "15-year concession", "loan of $5m"."""
    if NameType.INSTRUMENT not in figure.wanted or figure.name not in _ATTACHED:
        return None
    text = sentence.text
    noun = _noun_before(text, figure) or _noun_after(sentence, figure)
    if noun is None:
        return None
    start, end = noun
    named = [n for n in sentence.names if n.start < end and start < n.end and n.type in PROPERTIED]
    if not named and start >= figure.end:  # "a 15-year port concession"
        return Owner(text[_after_form(text, figure, start) : end].strip(" -"), NameType.INSTRUMENT)
    if not named:
        phrase = _described(text, start, text[start:end])
        return Owner(of_goods(text, figure, phrase), NameType.INSTRUMENT)
    acts = [n for n in named if n.type is NameType.INSTRUMENT]
    return Owner(called(text, acts[0]), NameType.INSTRUMENT) if acts else None


def _after_form(text: str, figure: Figure, start: int) -> int:
    """Return where the words for an agreement begin behind its amount, past "for Kenya in"."""
    return start if IN_FORM.fullmatch(text, figure.end, start) else figure.end


def _noun_before(text: str, figure: Figure) -> tuple[int, int] | None:
    lead = _OF_AMOUNT.search(text, max(0, figure.start - 40), figure.start)
    if lead is None:
        return None
    nouns = lexicon().of_amount.finditer(text, max(0, lead.start() - 40), lead.start())
    return next((n.span() for n in nouns if n.end() == lead.start()), None)


def _noun_after(sentence: Annotated, figure: Figure) -> tuple[int, int] | None:
    text = sentence.text
    nouns = lexicon().of_amount if figure.name == "amount" else lexicon().instruments
    sums = (v for v in sentence.values if isinstance(v, Money) and v.start - figure.end == 1)
    end = next((v.end for v in sums), figure.end)  # "a ten-year $600 million agreement"
    noun = nouns.search(text, end, end + 60)
    if noun is None:
        return None
    joined = _COMPOUND.fullmatch(text, end, noun.start()) or (
        figure.name == "amount" and IN_FORM.fullmatch(text, figure.end, noun.start())
    )
    return noun.span() if joined else None


def agreed(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the agreement of a verb: "contracted with X for 2 bcm a year", "agreed to supply"."""
    if NameType.INSTRUMENT not in figure.wanted:
        return None
    low = max(0, figure.start - _PHRASE_REACH)
    verb = _AGREED.search(sentence.text, low, figure.start)
    if verb is None:
        return None
    return Owner("contract" if verb["contracted"] else "agreement", NameType.INSTRUMENT)


def nearer_noun(sentence: Annotated, figure: Figure, start: int) -> str | None:
    """Return the loan or contract spoken of between a name that ends at `start` and a figure."""
    if figure.wanted[:1] != (NameType.INSTRUMENT,) or figure.name in OF_TRADE_ACTS:
        return None
    text = sentence.text
    nouns = list(lexicon().of_amount.finditer(text, start, figure.start))
    if nouns and _SEVERAL.search(
        text, max(start, nouns[-1].start() - _THE_REACH), nouns[-1].start()
    ):
        return None  # "both loans" are those that were named
    if not nouns or _NEW_CLAUSE.search(text, nouns[-1].end(), figure.start):
        return None
    return of_goods(text, figure, _described(text, nouns[-1].start(), nouns[-1].group()))


def covering(sentence: Annotated, figure: Figure) -> str | None:
    """Return the contract of "a contract between A and B …, which covers 4 bcm a year"."""
    if NameType.INSTRUMENT not in figure.wanted:
        return None
    text = sentence.text
    which = _WHICH.search(text, max(0, figure.start - _PHRASE_REACH), figure.start)
    if which is None:
        return None
    low = max(0, which.start() - _PHRASE_REACH)
    nouns = list(lexicon().instruments.finditer(text, low, which.start()))
    if not nouns:
        return None
    nearer = any(
        nouns[-1].end() <= n.start < which.start() and n.type in THINGS for n in sentence.names
    )
    return None if nearer else _described(text, nouns[-1].start(), nouns[-1].group())


def lent(sentence: Annotated, figure: Figure) -> str | None:
    """Return "loan" for an amount that is lent under no instrument of its clause."""
    if figure.name != "amount":
        return None
    first, last = passage(sentence.text, figure.start, figure.end)
    if not is_lent(sentence, figure.start, figure.end):
        return None
    acts = (n for n in sentence.names if n.type is NameType.INSTRUMENT)
    named = any(first <= n.start < last for n in acts)
    noun = lexicon().instruments.search(sentence.text, first, last)
    return None if named or noun else "loan"


def called(text: str, name: Name) -> str:
    """Return what to call a named thing: an unnamed instrument by its phrase or subject."""
    if name.type is not NameType.INSTRUMENT or name.proper:
        return name.name
    start = name.start
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    phrase = text[start : name.end]
    if phrase.isupper() and lexicon().instruments.fullmatch(phrase) is None:
        return phrase  # "the CEPA"
    detail = name.detail or ""
    if " " not in phrase and detail not in phrase and _qualifies(text, name, detail):
        return f"{detail} {phrase}"
    found = _described(text, start, phrase) if " " not in phrase else phrase
    return _LASTING.sub("", found, count=1) + _about(text, name)


def _qualifies(text: str, name: Name, detail: str) -> bool:
    """Whether a subject may stand before the noun of its instrument; a purpose may not."""
    plain = re.fullmatch(r"[a-z-]+(?: [a-z-]+)*", detail) and not _NOT_NAME.fullmatch(detail)
    if not plain or len(detail.split()) > _DETAIL_WORDS:
        return False
    return not text.startswith(f" to {detail}", name.end)


def _about(text: str, name: Name) -> str:
    """Return " on reciprocal trade" behind an agreement that its subject tells from others."""
    if name.detail is None or len(name.detail.split()) > _SUBJECT_WORDS:
        return ""
    if BARGAIN.search(name.name) is not None:
        return ""
    lead = _ON.match(text, name.end)
    if lead is None or not text.startswith(name.detail, lead.end()):
        return ""
    return text[name.end : lead.end() + len(name.detail)]


def same_sort(text: str, name: str) -> bool:
    """Whether a sentence points back to a thing by its own noun: not to a treaty as "the loan"."""
    own = {noun.group().casefold() for noun in lexicon().instruments.finditer(name)}
    pointed = {
        noun.group().casefold()
        for noun in lexicon().instruments.finditer(text)
        if is_definite(text, noun.start())
    }
    if not own and pointed and all(BARGAIN.fullmatch(p) for p in pointed):
        return BARGAIN.search(name) is not None  # "the loan" is no project
    return not own or any(p in own or (p in _WIDE and own & _WIDE) for p in pointed)


def is_definite(text: str, noun: int) -> bool:
    """Whether a noun that begins at a position speaks of a thing as known: "the new line"."""
    return _THE.search(text, max(0, noun - _THE_REACH), noun) is not None


def of_goods(text: str, figure: Figure, phrase: str) -> str:
    """Return a quota by its goods: "beef quota" for "an expanded quota of 5,000 tonnes of beef"."""
    goods = _GOODS.match(text, figure.end) if phrase.endswith("quota") else None
    return f"{goods['goods']} quota" if goods is not None else phrase


def instrument_phrase(text: str, *, last: bool = False) -> str | None:
    """Return the first or last agreement, loan or contract of a text with its describing words."""
    found = lexicon().instruments.finditer(text)
    nouns = [n for n in found if not _LACKING.search(text, 0, n.start())]
    noun = nouns[-1 if last else 0] if nouns else None
    return _described(text, noun.start(), noun.group()) if noun else None


def _described(text: str, start: int, noun: str) -> str:
    """Return a noun with the words between it and the determiner before it, if they are few."""
    words = text[max(0, start - 80) : start].split()[-_BARE_WORDS:]
    for back in range(1, len(words) + 1):
        word = words[-back].casefold()
        if word in _DETERMINER or _OF_SUM_BEFORE.fullmatch(word):
            told = words[len(words) - back + 1 :]
            if told and word not in _DETERMINER and told[0].casefold() in _LEADING:
                break
            return " ".join((*told, noun)).lstrip(_QUOTES)
        if not re.fullmatch(r"[\w–-]+", word.lstrip(_QUOTES)) or _NOT_NAME.fullmatch(word):
            break
    return noun
