"""Phrases in a sentence freed of what only leads to them: who says it, when, asides."""

from __future__ import annotations

import re
from typing import Final

SAID: Final = (
    r"(?:said|says|say|noted|stressed|added|adds|argued|warned|explained|emphasi[sz]ed"
    r"|acknowledged|complain|complained|complains|pointed out|recalled|believes|believed|reported"
    r"|revealed|argues|argue|warns|stresses|observed|admitted|explains|told \w+|heard"
    r"|acknowledges?|maintains|maintained|insists|insisted|reckons|concluded|remarked)"
)
#: Verbs of opinion before "that".
_HELD: Final = r"(?:(?:fear|claim)(?:s|ed)?|hope[sd]?)"
#: "It has been found (that)".
_KNOWN: Final = (
    r"it (?:is|was|has been|had been) (?:also |further )?(?:identified|found|noted|observed|felt"
    r"|established|recogni[sz]ed|understood|estimated|considered)(?: that)? "
)
#: What leads to a statement without belonging to it: "officials say that", "while …,", "but".
_OUTER: Final = re.compile(
    rf"^(?:(?:.{{0,150}}\b(?:{SAID}|{_HELD}) that |[\w', -]{{0,120}} {SAID} |{_KNOWN}))?"
    r"(?:(?:despite|while|although|even though) [^,]{1,80}, )?"
    r"(?:but |and |yet |however,? |that )?",
    re.IGNORECASE,
)
#: ", he stressed," within or after a phrase.
_ASIDE: Final = re.compile(
    rf",? (?:[\w']+ ){{1,6}}{SAID},?$|, (?:[\w']+ ){{1,6}}{SAID},|, {SAID} [^,]{{1,80}}$"
    rf"|, (?:[\w']+ ){{1,6}}(?:states|{SAID}) (?:in|on|at) [^,]{{1,60}}$",
    re.IGNORECASE,
)
#: Where a list of causes ends although no mark says so.
_LIST_TAIL: Final = re.compile(
    r" for fear (?:of|that)\b.*$"
    r"| (?:in|across|within|among) (?:these|this|those)\b.*$"
    r"| of (?:these|those)\b.*$"
    r"|,? (?:of which|of whom|where|which|who|whose|when)\b.*$"
)
#: A verb of being that leads to "due to".
COPULA: Final = re.compile(r" (?:is|are|was|were|has been|have been|be)$")
#: What stands for all that was told before.
POINTING: Final = re.compile(
    r"(?:much of |most of |all of |part of )?(?:this|that|it|these|which)"
    r"(?: (?:could|may|might|would|can|should))?$",
    re.IGNORECASE,
)
#: A helping verb that the verb of a rule leaves behind: "traders will benefit from".
_AUXILIARY: Final = re.compile(r" (?:will|would|can|could|may|might|also|has|have|had)$")
#: What is no effect by itself: "mainly due to", "the line that, if built,".
OPEN_ENDED: Final = re.compile(r"^\w+ly$|\b(?:that|which|who|and|or|of|to)$")
QUANTITY: Final = re.compile(
    r"(?:so |very |too )?(?:much|most|a lot|everything|more|little)$", re.IGNORECASE
)
#: Where a clause of its own begins.
_TURN: Final = re.compile(r",? (?:but|while|whereas) |, yet |; ")
#: The verb of a clause that shares the subject of the one before: "but was put off".
_SHARING: Final = re.compile(
    r"(?:was|were|is|are|has|have|had|did|does|will|would|could|can|not|then|also)\b"
)
#: What says when or where before a cause: "At the forum, the road …".
_SETTING: Final = re.compile(
    r"^(?:At|In|On|During|For|Since|Under|Until|Today|By|With|From|As) [^,]{1,60}, (?=\w)"
)
#: A clause within commas that only describes.
_DESCRIBING: Final = re.compile(
    r", (?:(?:which|who|where|whose|that) [^,]{1,80}"
    r"|\w{3,}(?:ed|ing) (?:by|during|in|on|at|for|since|after|to|from|over|between|with|under)"
    r" [^,]{1,60}"
    r")(?:,|$)"
)
_TRAILING: Final = re.compile(
    r" (?:had|has|have|will|would|also|still|now|long|already|since)"
    r"(?: (?:until now|so far|now|long|also|already|still|since|until then))*$"
)
_DANGLING: Final = re.compile(r"(?:,| and| or| but)+$")
_INSERTED: Final = re.compile(
    r", (?:on the other hand|on the one hand|however|meanwhile|by contrast|in turn"
    r"|for (?:its|their) part|for instance|in particular|as a rule),? "
)
#: What stands before the text of an agency's report: "LIMA, May 4 2019 – ".
_DATELINE: Final = re.compile(
    r"^[A-Z][A-Z'./ -]{2,30}(?:, [^–—]{1,40}|[ ]?\([^()]{1,40}\))? ?[–—-]{1,2} "
)
#: A cause that is a sentence of its own is not taken apart at "and".
#: What a clause only says of its subject: "because gaps in credit still exist".
STAYING: Final = re.compile(
    r" (?:still |yet )?(?:exists?|remains?|persists?|continues?|prevails?|abounds?)$"
)
_EXISTS: Final = re.compile(r"there (?:is|are|was|were|has been|have been) (?:now |still |so )?")
FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|would|will|can|could|came|fell|rose|ran|went)\b"
)


def last_clause(text: str) -> str:
    """Return the last of several clauses: "there is room, but marketing" is "marketing"."""
    text = _DESCRIBING.sub("", _INSERTED.sub(" ", text))
    clause = _TURN.split(text)[-1]
    return clause if len(clause.split()) > 1 and not _SHARING.match(clause) else text


def stripped(text: str) -> str:
    """Return a phrase without who says it and other words that lead to it."""
    told = _ASIDE.sub("", _OUTER.sub("", _DATELINE.sub("", text))).strip(" ,'\"")
    for opening, closing in ("()", "[]"):  # the other half stands outside the phrase
        if told.count(closing) > told.count(opening):
            told = told.removesuffix(closing)
        elif told.count(opening) > told.count(closing):
            told = told.removeprefix(opening)
    return told


def effect_of(raw: str) -> str:
    """Return the effect that is told in the words before or after a connective."""
    effect = COPULA.sub("", last_clause(stripped(raw))).removeprefix("down ")
    return _AUXILIARY.sub("", effect)


def existing(cause: str) -> str | None:
    """Return the thing that a clause only says to exist: "there are too few wagons"."""
    found = _EXISTS.match(cause)
    rest = cause[found.end() :] if found else ""
    return None if found is None or FINITE.search(rest) else rest


def causes_of(raw: str) -> str:
    """Return the cause, or the list of them, that is told in such words."""
    listed = _SETTING.sub("", last_clause(_LIST_TAIL.sub("", stripped(raw))))
    return _TRAILING.sub("", _DANGLING.sub("", listed))
