"""The verbs and phrases that tell how far a link has come, ready to match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from msgspec import Struct

from graph.claims import Status
from graph.extract.links.lexicon import lexicon
from graph.extract.words import alternatives

_ADVERB: Final = (
    r"(?:(?:\w+ly|just|now|meanwhile|since|also|still|soon|already|never|not|first|finally|long"
    r"|then) ){0,2}"
)
#: What a name and its own verb may have between them: ", opened in 2017,", " (TITR)", " project".
_ASIDE: Final = (
    r"(?: \([^)]{1,80}\))?(?: [—–] [^—–;]{1,80} [—–](?= ))?"
    r"(?: (?:project|scheme|service|line|section))?"
    r"(?: of [A-Z][\w-]+(?: [A-Z][\w-]+){0,2}(?=,))?"
    r"(?: (?:from|between) [^,;.:()]{1,60}?)?"
    r"(?:, [\d.,]{1,9} [^,;]{1,50},|, [^,;]{1,60},|,)? "
)
#: "78 per cent done", "four-fifths built".
_PARTLY: Final = (
    r"(?:\d+(?: ?%| per ?cent|pc)|half|(?:one|two|three|four|nine)-[a-z]+|partly|mostly|largely"
    r"|nearly|almost) (?:done|complete|completed|finished|built|ready|through)"
    r"|(?:stands?|stood) at \d+(?: ?%| per ?cent|pc)"
)
_BEEN: Final = rf"(?:was|were|has been|have been|had been|got) {_ADVERB}"
_BE: Final = (
    rf"(?:is|are|was|were|has been|have been|had been|lies|lie|lay|stands|stood|remains) {_ADVERB}"
)
_HAS: Final = rf"(?:has|have|had) {_ADVERB}"
_MAY: Final = (
    r"(?:will|would|shall|should|could|may|might|is to|are to|was to|were to|to(?= be )"
    r"|due to|set to|expected to|hopes? to|hoped to|plans? to|planned to|wants? to"
    rf"|wanted to|intends? to|aims? to|means? to|meant to|designed to) {_ADVERB}"
)
_SWEARS: Final = (
    r"(?:undertook|undertake|pledged|pledge|agreed|agree|committed themselves|promised)"
)
_GOING_ON: Final = r"(?:under ?way|in progress|in full swing|in hand|under construction)"
_GO: Final = r"(?:the|its|his|her|their) (?:go-ahead|green light|nod|blessing|approval|consent)"
_BUILDING: Final = r"(?:construction|building|development|laying|extension|expansion|revival)"
_BACK: Final = (
    r"(?:came back|(?:is|are) back(?! on (?:the|its))|has come back|was revived"
    r"|was reinstated|is running again|(?:was|were|has been|have been) (?:resumed|relaunched)"
    r"|has been revived|has been reinstated)"
)
#: "asked the airlines to ", "called on them to".
_ASKED: Final = (
    r"(?:asked|asks|urged|urges|requested|called (?:on|upon)|calls (?:on|upon)|invited|encouraged)"
    r" [^.;,]{2,40}? to"
)
_HASTEN: Final = r"resume|start|finish|speed up|accelerate|expedite|bring back|introduce"
_DETERMINER: Final = r"(?:an?|the|its|their)"
#: "regular passenger " before flights.
_SCHEDULED: Final = (
    r"(?:(?:an?|its|their|the|first|new|direct|regular|daily|weekly|non-stop|scheduled|seasonal"
    r"|passenger|cargo|charter|joint|bus|rail|train|ferry|freight|container|air|\w+-weekly)"
    r" ){0,4}"
)
_DETERMINED: Final = r"(?:an?|the|its|their|direct|regular)"
_AT_TIMES: Final = (
    r"(?:in|during|through|throughout) (?:the )?(?:\w+ )?(?:winter|summer|monsoon|months|season)s?"
    r"|at (?:night|weekends|times)|(?:after|until) (?:dark|dusk|dawn)|overnight|every|each"
)
#: No verb of a wish or plan right before.
_NO_MODAL: Final = (
    r"(?<!will )(?<!would )(?<!could )(?<!should )(?<!may )(?<!might )(?<!must )(?<!can )(?<!to )"
)
_WHOLE: Final = r"(?<!\w)(?:{})(?!\w)"


class Stage(Struct, frozen=True):
    """Words for how far a link has come.

    `weak` words only speak of a plan, and give way to what is done to the link; `passive` ones are
    said of their own subject, which stands before them.
    """

    status: Status
    words: re.Pattern[str]
    weak: bool = False
    passive: bool = False


class Stages(Struct, frozen=True):
    """All such words.

    Attributes:
        anywhere: those that count wherever they stand in the sentence, by how near they are.
        own: the verbs that follow a name as its own; the verb is the first group.
        does: what a link that works does, right behind its name.
        inside: the same within a name.
        stopped: that a link works no more.
    """

    anywhere: tuple[Stage, ...]
    own: tuple[Stage, ...]
    does: re.Pattern[str]
    inside: re.Pattern[str]
    stopped: re.Pattern[str]


@cache
def stages() -> Stages:
    """Compile the words of the lexicon with the verb groups that they stand in."""
    words = lexicon()
    verbs = {name: alternatives(listed) for name, listed in words.verbs.items()}
    does = verbs["does"]
    return Stages(
        anywhere=(
            *(Stage(status, pattern) for status, pattern in words.statuses),
            Stage(Status.PROPOSED, words.hinted, weak=True),
            *_passive(verbs),
            *_active(verbs),
            Stage(Status.PROPOSED, _whole(rf"{_MAY}(?:{verbs['planned']})"), weak=True),
            Stage(Status.PROPOSED, _whole(_to_make(verbs["makes"])), weak=True),
        ),
        own=(
            Stage(Status.PROPOSED, _behind_name(rf"{_MAY}(?!have\b)[a-z]+"), weak=True),
            Stage(Status.REACTIVATED, _behind_name(rf"{_ADVERB}{_BACK}")),
            Stage(
                Status.REACTIVATED, _behind_name(rf"(?:{_BEEN})?{_ADVERB}(?:{verbs['revived']})")
            ),
            Stage(
                Status.REACTIVATED,
                _behind_name(rf"{_ADVERB}(?:{does}|is|are)(?: [\w-]+){{1,3}} (?:again|once more)"),
            ),
            Stage(Status.AGREED, _behind_name(rf"{_BEEN}agreed(?: up)?(?: on)?")),
            Stage(
                Status.AGREED,
                _behind_name(
                    rf"{_BEEN}the (?:subject|object) of (?:an?|the) (?:[\w-]+ ){{0,3}}"
                    r"(?:agreement|accord|treaty|memorandum|protocol|contract|deal)"
                ),
            ),
            Stage(Status.IMPLEMENTED, _behind_name(rf"{_ADVERB}(?:{verbs['opened']})")),
            Stage(
                Status.IMPLEMENTED,
                _behind_name(
                    rf"(?:{verbs['made']}|{verbs['works']}|started|introduced)"
                    r"(?: by [A-Z][\w-]+(?: [A-Z][\w-]+)?)? (?:since|in (?:\w+ )?\d{4})"
                ),
            ),
            Stage(
                Status.AGREED,
                _behind_name(r"(?:was |were |already )?agreed (?:on|in|last|at|under)"),
            ),
            Stage(
                Status.SUSPENDED,
                _behind_name(
                    rf"(?:{verbs['stopped']}) (?:until|since|for|owing|because|by|after|in)"
                ),
            ),
            Stage(
                Status.UNDER_CONSTRUCTION,
                _behind_name(rf"(?:is|are|was|were) {_ADVERB}{_GOING_ON}"),
            ),
        ),
        does=re.compile(
            rf"{_ASIDE}(?:already |still |now |currently |today |regularly )?(?:{does})"
            r"(?! an? (?:price|cost|budget|risk)|\w)"
        ),
        inside=re.compile(rf"(?:,|[a-z]) (?:{does})(?= (?:from|between|[A-Z]))"),
        stopped=_whole(_stopped(verbs["stopped"])),
    )


def _passive(verbs: Mapping[str, str]) -> Iterator[Stage]:
    """Yield what is done to the subject before it: "was inaugurated", "is being laid"."""
    # The verb "to be" may be left out: "the line now being laid".
    making = rf"(?<!as )(?<!of )(?<!from )being (?:{verbs['making']})"
    yield Stage(Status.UNDER_CONSTRUCTION, _whole(making), passive=True)
    yield Stage(Status.UNDER_CONSTRUCTION, _whole(rf"{_BEEN}(?:begun|started)"), passive=True)
    yield Stage(Status.AGREED, _whole(rf"{_BEEN}agreed(?: up)?(?: on)?"), passive=True)
    yield Stage(Status.SUSPENDED, _whole(_stopped(verbs["stopped"])), passive=True)
    yield Stage(Status.APPROVED, _whole(rf"{_BEEN}(?:{verbs['cleared']})"), passive=True)
    yield Stage(Status.IMPLEMENTED, _whole(rf"{_BEEN}(?:{verbs['made']})"), passive=True)
    yield Stage(Status.REACTIVATED, _whole(rf"{_BEEN}(?:{verbs['revived']})"), passive=True)


def _active(verbs: Mapping[str, str]) -> Iterator[Stage]:
    """Yield what a link, its builders or what it bears do: "has carried", "flows through the"."""
    does, borne = verbs["does"], verbs["borne"]
    building = rf"(?:is|are|has been|have been|was|were) {_ADVERB}(?:{verbs['builds']})"
    agreed = rf"{_SWEARS} to {_ADVERB}(?:{verbs['planned']})(?: (?:an?|the|its|their|this))?"
    works = (
        r"(?:[Ww]orks?|[Cc]onstruction(?: works?)?|[Ll]aying|[Mm]oderni[sz]ation|[Rr]epairs?"
        r"|[Rr]ehabilitation|[Uu]pgrad(?:e|ing)|[Ee]lectrification)"
    )
    begun = (
        rf"{works} (?:has |have |had )?(?:already )?"
        r"(?:began|begun|started|commenced|resumed|got under way|gets under way|goes on|continues)"
    )
    on = rf"{works}[^.;]{{0,80}}? (?:is|are|was|were) {_ADVERB}{_GOING_ON}"
    by_way = (
        r"(?: \w+){0,2} (?:(?:through|over|by|via|along|on|down) (?:an?|the)"
        r"|(?:\w+ ){0,3}by way of)"
    )
    under = r"[Uu]nder (?:an?|the|their) (?:[\w-]+ ){0,2}(?:accord|agreement|deal|pact|treaty)"
    under += rf"[^.;]{{1,80}}? (?:will|are to|is to|shall|would) (?:\w+ )?(?:{verbs['planned']})"
    under += r"(?: (?:an?|the|its|their|this))?"
    running = alternatives([*lexicon().running, "services", "service", "sailings", "air traffic"])
    idle = rf"(?:{verbs['stopped']}|dead|out of use|unused|idle) since"
    for status, pattern in (
        (Status.UNDER_CONSTRUCTION, building),
        (
            Status.UNDER_CONSTRUCTION,
            rf"(?:began|begun|started|resumed|continued) (?:{verbs['builds']})",
        ),
        (Status.UNDER_CONSTRUCTION, begun),
        (Status.UNDER_CONSTRUCTION, on),
        (Status.UNDER_CONSTRUCTION, _PARTLY),
        (Status.IMPLEMENTED, rf"{_HAS}(?:{verbs['works']})(?! (?:no|nothing)\b)"),
        (Status.SUSPENDED, rf"{_HAS}(?:{verbs['works']}) (?:no|nothing)\b[^.;]{{0,40}}? since"),
        (Status.IMPLEMENTED, rf"{_HAS}(?:{verbs['making']})"),
        (Status.IMPLEMENTED, rf"(?:{does}) [^.;]{{0,40}}(?:today|at present|already)"),
        (Status.IMPLEMENTED, rf"(?:today|already|currently|now) (?:{does})"),
        (Status.AGREED, agreed),
        (Status.APPROVED, rf"(?:{verbs['cleared']}|gave {_GO} (?:to|for)) (?:the )?{_BUILDING} of"),
        (Status.SUSPENDED, rf"(?:no longer|none|not one) (?:{does}|{borne})"),
        (
            Status.SUSPENDED,
            rf"(?:[Nn]o|[Nn]othing|[Nn]either)(?: \w+){{1,3}}? (?:(?:has|have|had) )?"
            rf"(?:{verbs['works']}|{borne})[^.;,]{{0,60}}? (?:through|over|by|via|along|on) the",
        ),
        (Status.SUSPENDED, idle),
        (
            Status.SUSPENDED,
            rf"(?:declined|refused|refuses|declines) [^.;]{{0,40}}?{_to_make(verbs['makes'])}",
        ),
        (Status.AGREED, under),
        (Status.APPROVED, rf"(?:gave|given|gives?|giving) {_GO} (?:to|for)"),
        (Status.UNDER_CONSTRUCTION, rf"{works} on [^.;]{{1,140}}? (?:resumed|restarted|has begun)"),
        (Status.DISCUSSED, r"(?<!not )on the (?:\w+['’]s )?(?:table|agenda)"),
        (
            Status.REACTIVATED,
            r"(?:resumed|relaunched|reinstated|revived)"
            r" (?:in|on|at|last|this|from|since) [^.;,]{2,24}? (?:the|its|their|direct|regular)",
        ),
        (Status.REACTIVATED, rf"{_HAS}(?:{verbs['revived']}|revived|brought back)"),
        (Status.REACTIVATED, rf"(?:{verbs['revived']}) {_SCHEDULED}(?:{running})"),
        (Status.IMPLEMENTED, rf"(?:{verbs['started']}) (?:{verbs['ceremonially']}) {_DETERMINER}"),
        (Status.IMPLEMENTED, rf"(?:{verbs['started']}) {_SCHEDULED}(?:{running})"),
        (Status.REACTIVATED, rf"(?:{_BE}|back )open (?:again|once more)"),
        (Status.IMPLEMENTED, rf"(?:newly|recently|just|lately) (?:{verbs['made']})"),
        (Status.IMPLEMENTED, rf"(?<!no longer ){_NO_MODAL}(?i:{borne}){by_way}"),
        (Status.DISCUSSED, rf"(?:{_BE}|being )(?:being )?(?:{verbs['talked']})"),
        (Status.CALLED_FOR, rf"(?:{verbs['urged']})"),
        (Status.CALLED_FOR, rf"{_ASKED} (?:{verbs['makes']}|{_HASTEN}) {_DETERMINED}"),
    ):
        yield Stage(status, _whole(pattern))


def _stopped(stopped: str) -> str:
    """Return "is closed", unless at some times only: "is shut to lorries in winter"."""
    return rf"{_BE}(?:{stopped})(?!(?: [\w-]+){{0,4}} (?:{_AT_TIMES}))"


def _to_make(makes: str) -> str:
    """Return "to build a": what parties resolve or found something to do."""
    return rf"to (?:jointly )?(?:{makes}) (?:an?|the|its|their|this)"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(_WHOLE.format(pattern))


def _behind_name(verb: str) -> re.Pattern[str]:
    # A name may end with the stops in a bracket behind its noun.
    return re.compile(rf"\)?{_ASIDE}({verb})(?!\w)")
