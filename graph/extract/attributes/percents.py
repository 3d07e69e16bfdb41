"""Percentages that are a property: interest, customs duties, what is freed of them, progress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from graph.claims import Quantity
from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import wide_clause
from graph.extract.attributes.described import before_it
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import ACTS, THINGS
from graph.extract.attributes.rebates import rebate
from graph.extract.attributes.subjects import subject_of
from graph.extract.mentions import NameType
from graph.extract.values.model import Percent, Share

PERCENT: Final = "attribute.percent"

_NEAR: Final = 70
_REACH: Final = 90
_INTEREST: Final = re.compile(
    r"(?<!\w)(?:interest|bears|bore|lending rate|coupon|margin of"
    r"|(?:LIBOR|EURIBOR|SOFR|TIBOR|base rate)(?: plus)?)(?!\w)",
    re.IGNORECASE,
)
#: "a commitment fee of " before a percentage.
_FEE: Final = re.compile(r"(?P<kind>[a-z]+) (?P<fee>fee|charge)s? (?:of|at|is) $")
#: " over 40 years" after a rate, in a sentence of loans.
_OVER_YEARS: Final = re.compile(r" over [\w-]+ years(?!\w)")
_INTEREST_AFTER: Final = re.compile(
    r" (?:(?:annual|yearly|fixed) )?interest(?! in)(?!\w)"
    r"| (?:(?:p\.a\.|per annum|a year),? )?(?:during (?:the )?grace|thereafter|afterwards)(?!\w)"
)
#: "at ", "carrying " before a rate in a clause that lends.
_LENT_AT: Final = re.compile(
    r"(?<!\w)(?:loans?|credits?|repayable|repaid|bonds?|facility|lent|lends?|lending|borrow\w*)"
    r"(?!\w)(?:[^.;%]|\.(?=\d)){0,150}?(?<!\w)(?:at|carr(?:y|ies|ied|ying)|cost(?:s|ing)?|charg(?:es|ing))"
    r"(?: (?:a|an|only|just|about|some|fixed|modest|rate|of))* $",
    re.IGNORECASE,
)
#: Words that make a percentage after "at" another rate than one of interest.
_GROWTH: Final = re.compile(
    r"(?<!\w)(?:gr[eo]w\w*|growth|inflation|rose|ris\w+|fell|fall\w*)(?!\w)"
)
#: " of it from the bank" behind a share of a cost.
_OF_IT_FROM: Final = re.compile(
    r" of (?:it|this|which|that|the (?:cost|sum|bill|money|total))"
    r"(?: (?:is|are|was|were|to be|coming|comes?|came))*"
    r" (?:(?:lent|paid|borne|met|provided) by|from) (?=[A-Z]|the )"
)
#: "interest-free", "without interest".
_NO_INTEREST: Final = re.compile(
    r"(?<!\w)(?:interest[- ]free|without (?:any )?interest|free of interest"
    r"|at (?:no|zero|nil) interest|(?:zero|no)[- ]interest|bear(?:s|ing) no interest)(?!\w| in)",
    re.IGNORECASE,
)
#: Words of which a text in which that matches has one.
_INTEREST_WORDS: Final = frozenset(
    "interest rate bears margin libor euribor sofr tibor loan loans credit credits facility"
    " maturity tenor grace repayable repaid borrow borrows borrowing borrowed lend lent lends"
    " lending bond".split()
)
#: "duties … fall to zero", "from 15 per cent to nil".
_NOUGHT: Final = frozenset({"zero", "nil", "nought", "nothing"})
#: Words of which a sentence has one that tells a rate without a figure.
IN_WORDS: Final = _NOUGHT | {"interest", "interest-free"}
_TO_NOUGHT: Final = re.compile(
    r"(?<!\w)(?i:dut(?:y|ies)|tariffs?|lev(?:y|ies))(?!\w)[^;]{1,160}?(?<!\w)(?:to|at)"
    r" (?P<nought>zero|nil|nought|nothing)(?![\w-])"
)
#: "enters at zero duty".
_AT_NOUGHT: Final = re.compile(
    r"(?<!\w)(?:at|with|pays?|attracts?|bears?|faces?|subject to|eligible for|enjoys?|enjoying"
    r"|qualif(?:y|ies) for|given|granted|under) (?:an? )?(?P<nought>zero|nil)"
    r"(?: rate of)?[- ](?:import |customs |reciprocal )?(?:dut(?:y|ies)|tariffs?)(?!\w)"
)
#: ", or " between tariff lines and their share of all, " of the total" behind it.
_OR_SHARE: Final = re.compile(
    r",? (?:or|i\.e\.|that is|equal to|some|about|around)? ?\(?(?:or )?$|,? \($"
)
#: " of gross revenue" behind a percentage, and what makes it a term of an agreement.
_REVENUE: Final = re.compile(
    r" of (?:the |its |all |their )?(?:\w+ )?(?:revenues?|income|turnover|proceeds|receipts|takings"
    r"|fares|earnings)(?!\w)"
)
_ROYALTY: Final = re.compile(
    r"(?<!\w)(?i:(?P<royalty>royalt(?:y|ies))|in return for|in exchange for|concession\w*|pays?"
    r"|hands? over|share)(?!\w)"
)
#: "now " before a rate of duty that follows its noun: "Tariffs on crude, now 3 per cent".
_RATE_NOW: Final = re.compile(
    r"(?<!\w)(?i:dut(?:y|ies)|tariffs?|lev(?:y|ies))(?!\w)[^;%]{0,60}?, (?:now|currently|today"
    r"|at present|until now|at the moment|hitherto|so far|previously|formerly)(?: at| of)? $"
    r"|(?<!\w)(?i:dut(?:y|ies)|tariffs?|lev(?:y|ies)) on [^.;,%]{3,40}, $"
    r"|(?<!\w)(?i:tariffs?|dut(?:y|ies)|band|rate)(?!\w)[^.;%]{0,90}?(?<!\w)(?:remains?|stands?|stays?"
    r"|is set|is fixed|is kept) at $"
    r"|(?<!\w)(?:taxed|charged|levied|dutiable)(?: at| a duty of| duties of)? $"
    r"|(?<!\w)(?:pays?|paid|faces?|faced|attracts?|bears?|incurs?)(?: a| the full| only)? $"
)
#: " of its tariff lines", " of tariff lines", " of lines".
_LINES: Final = re.compile(r" of (?:[\w'-]+ ){0,3}?(?:tariff )?lines(?!\w)")
#: " of goods", " of Kenyan exports", " of what they sell".
_GOODS: Final = re.compile(
    r" of (?:[\w'.-]+ ){0,4}?(?:goods|exports|imports|products|trade|commodities|sales|items"
    r"|shipments|merchandise)(?!\w)"
)
#: "15 percent reciprocal duty".
_DUTY_AFTER: Final = re.compile(
    r"[- ](?:ad valorem |reciprocal |customs |import |export |base |general |external |MFN ){0,2}"
    r"(?:duty|duties|tariffs?|levy|levies)(?!\w)",
    re.IGNORECASE,
)
#: "a tariff of ", "duties at ", "the tariff on sardines fell from ", right before a percentage.
_DUTY_BEFORE: Final = re.compile(
    r"(?<!\w)(?:duty|duties|tariffs?|levy|levies)(?! (?:discount|rebate|cut|reduction|concession))"
    r"(?: rates?)?(?: [\w'-]+){0,8}?"
    r" (?:of|at|to|from)(?: about| some| only| a| between)? ?$"
    r"|(?<!\w)(?:duty|duties|tariffs?|levy|levies)(?: rates?)?:? $"
    r"|(?<!\w)(?:duty|duties|tariffs?)(?: rates?)?(?: on [^.;,]{3,50})?, [^;%]{3,150}, to"
    r" (?:only )?$",
    re.IGNORECASE,
)
#: "and that of " before the rate of the next goods.
_THAT_OF: Final = re.compile(r"(?:,|;|,? and|,? while) (?:that|the one) (?:of|at) $")
#: " on Turkish pasta" behind a rate of duty, "duty on tea … " before it.
_GOODS_NAME: Final = (
    r"(?P<goods>(?!(?:all|goods|imports|exports|the|its|their|most)\b)[\w' -]{3,40}?)"
)
_ON_GOODS: Final = re.compile(
    rf"(?: (?:duty|duties|tariffs?|levy))? on {_GOODS_NAME}"
    r"(?=[,.;]|$| (?:from|by|imposed|to|in|is|are|was|were|will|falls?|and|since|for|would|over"
    r"|within|under|when|at|if|until|after)(?!\w))"
)
_ON_GOODS_BEFORE: Final = re.compile(
    rf"(?<!\w)(?i:dut(?:y|ies)|tariffs?|lev(?:y|ies)) on {_GOODS_NAME}"
    r"(?=,? (?:of|at|from|to|is|are|was|were|will|falls?|fell|now|stands?|rises?|rose|has|have|had)"
    r"(?!\w)|, $)"
    r"[^.;]{0,40}$"
)
#: "Tea from Kenya is now subject to a duty of " before a rate.
_SUBJECT_TO: Final = re.compile(
    r"(?:^|[;,] (?:and |but )?)(?P<goods>[A-Za-z][\w' -]{2,40}?)"
    r" (?:(?:enters?|comes? in) (?:[\w.]+ ){1,4}?at"
    r"|(?:is|are|was|were) (?:(?:now|presently|currently|still|so far) )?"
    r"(?:subject to|charged|taxed|dutiable))(?!\w)[^.;,%]{0,40}$"
)
_TO: Final = re.compile(r" (?:to|and) (?:only )?$")
#: "The United States will keep at 19 percent the reciprocal tariffs".
_DUTY_LATE: Final = re.compile(r" (?:the )?(?:[a-z-]+ ){0,2}(?:duty|duties|tariffs)(?!\w)")
_AT: Final = re.compile(r"(?<!\w)at $")
#: What follows a share of something, which is no rate of duty.
_OF: Final = re.compile(r" (?:of|more|less|higher|lower|points?)(?!\w)")
_REPRESENTS: Final = re.compile(
    r"(?<!\w)(?:representing|accounting for|covering|equal to|worth|or) (?:about |some |nearly )?$"
)
_COUNTED: Final = frozenset(
    {"tariff_lines", "lines", "products", "items", "tariff_items", "product_lines"}
)
_LOAN_TIMES: Final = frozenset({"duration_years", "grace_period_years"})
_NEXT_ITEM: Final = re.compile(r"[,;] (?:at )?")
_ENDS_ITEM: Final = re.compile(r"(?: p\.a\.| per annum| a year)?[,;)]")
_FREED: Final = frozenset(
    {"tariff_lines_percent", "duty_free_percent", "tariff_elimination_percent"}
)
#: "eliminated import tariffs on " before a share of goods, "tariffs on " before and " are to be
#: abolished" behind it; goods that "enter free of duty" are told otherwise.
_TARIFFS_ON: Final = re.compile(
    r"(?P<ended>(?<!\w)(?:eliminat|abolish|remov|scrap|lift|phas|dismantl|end|drop|cut)\w*(?!\w)"
    r"[^.;]{0,40} )?(?<!\w)(?i:tariffs?|dut(?:y|ies)|lev(?:y|ies)) (?:on|for)"
    r"(?: (?:about|some|nearly|almost|over|more than|around|up to))* $"
)
_ENDED: Final = re.compile(
    r"(?<!\w)(?:eliminat|abolish|remov|scrapp|lift|phas|dismantl|dropp)(?:ed|ing)(?!\w)"
)
#: " of Korean cars and parts from duty" behind what is freed.
_FROM_DUTY: Final = re.compile(
    r" of [^.;,%]{3,60}? (?:from|free of|exempt from) (?:any |all |import |customs )?"
    r"(?:dut(?:y|ies)|tariffs?|lev(?:y|ies))(?!\w)"
)
#: "will each lower tariffs by ", right before a percentage.
_LOWERED_BY: Final = re.compile(
    r"(?<!\w)(?:lower|cut|reduc|slash|halv|trim|bring down)\w*"
    r"(?: (?:the|its|their|import|customs|average|mutual|reciprocal|applied|most)){0,3}"
    r" (?:tariffs?|dut(?:y|ies)|lev(?:y|ies))(?: [\w'.-]+){0,5} by (?:about |some |up to )?$"
)
#: "34% reciprocal tariff": one that a state lays by itself is no property of an agreement.
_OWN_DUTY: Final = re.compile(
    r"[- ](?P<duty>(?:(?:reciprocal|retaliatory|baseline|punitive|universal|countervailing|blanket"
    r"|anti-dumping|safeguard|across-the-board|global|additional|initial) ){1,2}(?:import )?"
    r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)))(?!\w)"
)
#: "holds ", "owns a ", "with a " before a percentage.
_HOLDS: Final = re.compile(
    r"(?<!\w)(?:(?P<hold>holds?|held|owns?|owned)|has|have|had|with|took|takes?|taking|acquired?"
    r"|acquires|controls?)(?: (?:an?|about|some|up to|only|a further|another))? ?$"
)
_STAKE: Final = re.compile(
    r"[ -](?:[a-z]+ )?(?:stake|share|interest|holding|shareholding)(?! of the market)(?!\w)"
)
#: "Uganda's stake in the refinery is " before a percentage.
_STAKE_IS: Final = re.compile(
    r"(?<!\w)(?:stake|shareholding|holding) (?:in|of) [^.;,]{3,50} (?:is|at|to|of|will be) $"
)
_OF_IT: Final = re.compile(
    r" of (?:it(?!\w)|its (?:shares|stock|capital|equity)|the (?:shares|stock|capital|equity|joint"
    r"|project|port|line|railway|company|terminal|pipeline|venture|zone|airport)|the [A-Z])"
)
#: " of its equity", which alone makes a percentage a share of what is named.
_OF_EQUITY: Final = re.compile(
    r" of (?:its|the|their) (?:equity|shares|stock|share capital|shareholding)(?!\w)"
)
#: "funded as to ", "of which the EU pays " before a share of the cost, and what may follow it.
_FUNDED_TO: Final = re.compile(
    r"(?<!\w)(?:fund|financ|co-financ|subsidis|pa)\w*(?: \w+)?"
    r" (?:as to|to the (?:extent|tune) of|up to|for)(?: about| some)? $"
)
_FUNDED_BY: Final = re.compile(
    r" (?:of (?:it|the (?:cost|costs|bill|money|budget|funding|outlay))"
    r"(?: (?:is|are|was|were|will be|to be))? )?"
    r"(?:funded|financed|paid(?: for)?|met|covered|borne|put up) by(?!\w)"
    r"| (?:is|are|was|were|will be|is to be|has been) (?:(?:being|to be) )?"
    r"(?:paid|met|borne|covered|lent|loaned|provided|contributed|funded|financed) by(?!\w)"
)
#: "covers " before a share, and " of the cost" behind it.
_FUNDS: Final = re.compile(
    r"(?<!\w)(?:cover|meet|bear|pay|fund|financ|met|bore|paid|contribut|shoulder|provid"
    r"|put(?:s|ting)? up|puts?|giv|gave|lend|lent)\w*(?: (?:up to|about|some|nearly|for))? $"
)
_OF_COST: Final = re.compile(
    r" of (?:the|its|their|that) (?:\w+ )?(?:costs?|bill|budget|outlay|expense|price|project|scheme"
    r"|works?|programme|investment)(?!\w)"
)
#: "; Ethiopia was to hold " or " and South Africa " between the shares of two.
_AND_WHO: Final = re.compile(
    r"(?: stake| share| of it)?(?:,|;)?(?: and| while)? ?(?:the )?(?:[A-Z][\w-]*(?:'s)? ){1,4}"
    r"(?:and (?:[A-Z][\w-]* ){1,3})?(?:[a-z]+ ){0,4}"
)
#: "That rises to " before a percentage: of the same thing as the one before.
_THAT_RISES: Final = re.compile(
    r"(?:That|This|It|The (?:share|figure|proportion|rate)) (?:will |would |is to )?"
    r"(?:rises?|climbs?|grows?|increases?|goes? up|falls?|drops?|declines?) to [^.;]{0,10}$"
)
_DONE_AFTER: Final = re.compile(
    r" (?:complete|completed|completion|finished|done|built|ready)(?!\w)"
)
#: " of the X railway has been built": what has been done to a share of a thing.
_DONE_TO: Final = re.compile(
    r" of (?P<what>[^.;,]{3,80}?) (?:has|have|had|is|are|was|were)(?: now| already)?(?: been)?"
    r" (?:complete|completed|finished|built|laid|paved|done)(?!\w)"
)
#: "The works are ", "of the civil works": so much is done of what was spoken of.
_WORK_OPENS: Final = re.compile(r"(?:The|Its) (?:[a-z]+ )?(?:works?|construction|project)(?!\w)")
_THE_WORK: Final = re.compile(
    r"(?:the |its )?(?:(?:civil|construction|physical|whole) )?(?:works?|project|construction)"
)
#: "Ninety per cent complete, the pier …" opens a sentence.
_FRONTED: Final = re.compile(
    r"(?:(?:Already|Now|Some|About|Nearly|Almost|Over|More than|Still only|Only|Around) )?"
)
#: "had completed " before the share of a thing that is done, and " of the " after it.
_DONE_BEFORE: Final = re.compile(
    r"(?<!\w)(?:completed|finished|built|laid|paved|done|constructed|erected|delivered)"
    r"(?: (?:about|some|nearly|almost|over|more than|around|roughly))? $"
)
_OF_THING: Final = re.compile(r" of (?:the |its )?(?:new )?")
_PROGRESS: Final = re.compile(
    r"(?<!\w)(?:progress|completion(?: rate| level)?|work done)(?: (?:on|of|at) [^.;,]{1,50})?"
    r"(?:: | (?:is|was|stands?|stood|has reached|reached|now|put|at|of|to|about|some|around|over))+"
    r" ?$",
    re.IGNORECASE,
)
#: ", Cambodia " between the shares of tariff lines that two sides free.
_AND_OTHER: Final = re.compile(
    r"[^.;\d]{0,60}(?:,|,? and|,? while)(?: (?:the )?[A-Z][\w'-]*){1,4}"
    r"(?: (?:frees?|freed|will free))? "
)


def percent_figure(
    sentence: Annotated, value: Percent, before: Figure | None, earlier: Figure | None
) -> Figure | None:
    """Return the property that a percentage states, or None.

    `before` is the figure before it, `earlier` the last one of the sentence before.
    """
    if value.points:
        return None
    text = sentence.text
    goes_on = before is None and _THAT_RISES.match(text, 0, value.start) is not None
    if goes_on and earlier is not None and earlier.rule == PERCENT:
        return replace(earlier, start=value.start, end=value.end, quantity=value.quantity)
    if (
        not _INTEREST_WORDS.isdisjoint(sentence.wording)
        and (name := _of_loan(text, value)) is not None
    ):
        return _figure(value, name)
    if before is not None and before.name in _LOAN_TIMES and _is_next(text, value, before):
        return _figure(value, "interest_rate_percent")
    freed = before is not None and before.name in _FREED
    if before is not None and freed and _AND_OTHER.fullmatch(text, before.end, value.start):
        return _figure(value, before.name)
    if not lexicon().duty_words.isdisjoint(sentence.wording):
        name = _of_duty(text, value, before)
        if name is not None:
            return _figure(value, name)
        if _THAT_OF.search(text, max(0, value.start - _NEAR), value.start):
            return _figure(value, "tariff_percent")
    if (revenue := _of_revenue(text, value)) is not None:
        return revenue
    return (
        rebate(sentence, value)
        or _share(text, value, before)
        or _funded(text, value)
        or _progress(sentence, value)
    )


def taxed(sentence: Annotated, figure: Figure) -> str | None:
    """Return the goods on which a duty lies: "25% on pasta", "tea is subject to a duty of 5%".

    What an agreement makes of the duties on its goods is a property of that.
    """
    text = sentence.text
    low = max(0, figure.start - _REACH)
    on = _ON_GOODS.match(text, figure.end) or _SUBJECT_TO.search(text, low, figure.start)
    agreed = any(n.type is NameType.INSTRUMENT for n in sentence.names)
    if on is None and not agreed and lexicon().instruments.search(text) is None:
        if (own := _OWN_DUTY.match(text, figure.end)) is not None:
            return own["duty"]
        on = _ON_GOODS_BEFORE.search(text, low, figure.start)
    return on["goods"] if on is not None else None


def interest_free(sentence: Annotated) -> Figure | None:
    """Return the rate of nought of money that is lent without interest, or None."""
    if "interest" not in sentence.wording and "interest-free" not in sentence.wording:
        return None
    free = _NO_INTEREST.search(sentence.text)
    if free is None:
        return None
    nought = Decimal(0)
    quantity = Quantity(free.group(), nought, nought, nought, "%")
    name = "interest_rate_percent"
    return Figure(*free.span(), name, PERCENT, quantity, wanted=ACTS, near=True)


def duty_free(sentence: Annotated) -> Iterator[Figure]:
    """Yield the rate of nought to which duties fall: "duties on wine are cut to zero"."""
    if lexicon().duty_words.isdisjoint(sentence.wording) or _NOUGHT.isdisjoint(sentence.wording):
        return
    for to in (*_TO_NOUGHT.finditer(sentence.text), *_AT_NOUGHT.finditer(sentence.text)):
        nought = Decimal(0)
        quantity = Quantity(to["nought"], nought, nought, nought, "%")
        yield Figure(*to.span("nought"), "tariff_percent", PERCENT, quantity, wanted=ACTS)


def _is_next(text: str, value: Percent, before: Figure) -> bool:
    """Whether a percentage is the item after another: "(15 years, 2%)"."""
    joined = _NEXT_ITEM.fullmatch(text, before.end, value.start) is not None
    return joined and _ENDS_ITEM.match(text, value.end) is not None


def _of_revenue(text: str, value: Percent) -> Figure | None:
    """Return how much of what a place earns its operator pays under an agreement."""
    if _REVENUE.match(text, value.end) is None:
        return None
    first, _ = wide_clause(text, value.start, value.end)
    paid = list(_ROYALTY.finditer(text, first, value.start))
    if not paid:
        return None
    royalty = any(word["royalty"] for word in paid)
    return _figure(value, "royalty_percent" if royalty else "revenue_share_percent")


def _share(text: str, value: Percent, before: Figure | None) -> Figure | None:
    """Return how much of a link or hub someone holds."""
    lead = _HOLDS.search(text, max(0, value.start - _NEAR), value.start)
    again = before is not None and before.name == "share_percent"
    stake = _STAKE.match(text, value.end) is not None
    goes_on = again and before is not None and _AND_WHO.fullmatch(text, before.end, value.start)
    if goes_on or _STAKE_IS.search(text, max(0, value.start - _REACH), value.start):
        found = True
    elif lead is None:
        found = _OF_EQUITY.match(text, value.end) is not None
    else:
        held = lead["hold"] is not None and not _OF.match(text, value.end)
        found = held or stake or _OF_IT.match(text, value.end) is not None
    if not found:
        return None
    return _figure(value, "share_percent", THINGS)


def _funded(text: str, value: Percent) -> Figure | None:
    """Return how much of the cost of a link or hub somebody pays."""
    low = max(0, value.start - _NEAR)
    funds = _FUNDS.search(text, low, value.start) and _OF_COST.match(text, value.end)
    told = _FUNDED_TO.search(text, low, value.start) or _FUNDED_BY.match(text, value.end)
    told = told or _OF_IT_FROM.match(text, value.end)
    if not (funds or told):
        return None
    return replace(_figure(value, "financing_percent", THINGS), near=told is not None)


def _figure(value: Percent, name: str, wanted: tuple[NameType, ...] = ACTS) -> Figure:
    return Figure(value.start, value.end, name, PERCENT, value.quantity, wanted=wanted)


def _of_loan(text: str, value: Percent) -> str | None:
    first, _ = wide_clause(text, value.start, value.end)
    near = max(first, value.start - _NEAR)
    if fee := _FEE.search(text, near, value.start):
        return f"{fee['kind']}_{fee['fee']}_percent"
    if _OVER_YEARS.match(text, value.end) or _INTEREST_AFTER.match(text, value.end):
        return "interest_rate_percent"
    lent_at = _LENT_AT.search(text, max(first, value.start - 2 * _REACH), value.start)
    if lent_at and not _OF.match(text, value.end) and not _GROWTH.search(lent_at.group()):
        return "interest_rate_percent"
    return "interest_rate_percent" if _INTEREST.search(text, near, value.start) else None


def _of_duty(text: str, value: Percent, before: Figure | None) -> str | None:
    """Return what a percentage says of customs duties: a rate, or how much is free of them."""
    first, last = wide_clause(text, value.start, value.end)
    if _LINES.match(text, value.end):
        return "tariff_lines_percent"
    if (
        before is not None
        and before.name in _COUNTED
        and _OR_SHARE.fullmatch(text, before.end, value.start)
    ):
        return "tariff_lines_percent"
    represents = _REPRESENTS.search(text, max(first, value.start - 30), value.start)
    if before is not None and before.name in _FREED and represents:
        return "trade_coverage_percent"
    if _GOODS.match(text, value.end):
        freed = lexicon().freed.search(text, first, last)
        return _freed_name(text, value, last) if freed else None
    if _FROM_DUTY.match(text, value.end) and lexicon().freed.search(text, first, last):
        return "duty_free_percent"
    if _LOWERED_BY.search(text, max(first, value.start - _REACH), value.start):
        return "tariff_reduction_percent"
    if _DUTY_AFTER.match(text, value.end):
        return "tariff_percent"
    if _OF.match(text, value.end):
        return None
    again = before is not None and before.name == "tariff_percent"
    at = _AT.search(text, max(0, value.start - 4), value.start)
    is_rate = (
        (again and before is not None and _TO.fullmatch(text, before.end, value.start))
        or (at and _DUTY_LATE.match(text, value.end))
        or _RATE_NOW.search(text, max(first, value.start - _REACH), value.start)
        or _DUTY_BEFORE.search(text, max(first, value.start - _REACH), value.start)
    )
    return "tariff_percent" if is_rate else None


def _freed_name(text: str, value: Percent | Share, last: int) -> str:
    """Return what a share of goods is: tariffs on it come to an end, or it enters free of them."""
    on = _TARIFFS_ON.search(text, max(0, value.start - _REACH), value.start)
    ended = on is not None and (on["ended"] or _ENDED.search(text, value.end, last))
    return "tariff_elimination_percent" if ended else "duty_free_percent"


def freed_share(sentence: Annotated, value: Share) -> Figure | None:
    """Return how much of the goods is freed of duty, told in words: "nine tenths of the goods"."""
    if lexicon().duty_words.isdisjoint(sentence.wording):
        return None
    text = sentence.text
    first, _ = wide_clause(text, value.start, value.end)
    last = min(len(text), value.end + 2 * _REACH)
    if not _GOODS.match(text, value.end) or not lexicon().freed.search(text, first, last):
        return None
    return _figure(value.in_per_cent(), _freed_name(text, value, last))


def _progress(sentence: Annotated, value: Percent) -> Figure | None:
    """Return how much of a link or hub is finished."""
    text = sentence.text
    things = [n for n in sentence.names if n.type in THINGS]
    figure = _figure(value, "progress_percent", THINGS)
    if _PROGRESS.search(text, max(0, value.start - _REACH), value.start):
        return figure
    if _DONE_BEFORE.search(text, max(0, value.start - 40), value.start):
        return replace(figure, near=True) if _OF_THING.match(text, value.end) else None
    done = _DONE_TO.match(text, value.end)
    if done is not None and _THE_WORK.fullmatch(done["what"]):
        return figure  # of what was spoken of
    after = _DONE_AFTER.match(text, value.end)
    opens = after is not None and text.startswith(", ", after.end())
    if opens and _FRONTED.fullmatch(text, 0, value.start):
        return replace(figure, near=True)
    if done is not None:
        within = [n for n in things if done.start("what") <= n.start < done.end("what")]
        owner = within[0].name if within else None
    elif after is not None and _WORK_OPENS.match(text):
        return figure  # of what was spoken of
    elif after is not None:
        first, _ = wide_clause(text, value.start, value.end)
        subject = subject_of(sentence, first, value.start)
        before = [n for n in things if first <= n.start < value.start]
        said_of = subject.name if subject is not None else None
        owner = said_of.name if said_of is not None else before[-1].name if before else None
    else:
        return None
    if owner is None and not lexicon().events.search(text, 0, value.start):
        thing = before_it(sentence, figure)
        owner = thing.name if thing is not None else None
    return replace(figure, owner=owner) if owner is not None else None
