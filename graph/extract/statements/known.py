"""Who has been named in a document so far, and whom "she" or "the minister" means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from graph.claims import Claimant
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType

#: Characters from the start of a sentence within which its subject stands.
_OPENING: Final = 60


@dataclass(slots=True)
class Known:
    """Who has been named and who spoke last, up to a sentence of a document.

    Attributes:
        by_last_name: the persons named, by the last word of the name, and bodies by their acronym.
        named: the same, in order.
        salient: whom "he" or "she" means: who spoke last or was the subject of a sentence.
        last: who spoke last.
    """

    by_last_name: dict[str, Claimant] = field(default_factory=dict)
    named: list[Claimant] = field(default_factory=list)
    salient: Claimant | None = None
    last: Claimant | None = None

    def meet(self, sentence: Annotated) -> None:
        """Remember the persons that a sentence names."""
        for name in sentence.names:
            if name.type is NameType.PERSON:
                claimant = self.same(claimant_of(name))
                self.by_last_name.setdefault(name.name.split()[-1], claimant)
                self.named.append(claimant)
            elif name.type is NameType.ORGANISATION and name.acronym is not None:
                self.by_last_name.setdefault(name.acronym, claimant_of(name))

    def pass_by(self, sentence: Annotated, speaker: Claimant | None) -> None:
        """Remember who speaks in a sentence, or whom it is about, for the next one."""
        if speaker is not None:
            self.last = self.salient = speaker
            return
        persons = [name for name in sentence.names if name.type is NameType.PERSON]
        if persons and (persons[0].start <= _OPENING or self.salient is None):
            self.salient = self.same(claimant_of(persons[0]))

    def same(self, claimant: Claimant) -> Claimant:
        """Return a person as first named with a role, if somebody of that name was."""
        if claimant.name is None or claimant.role is not None:
            return claimant
        earlier = self.by_last_name.get(claimant.name.split()[-1])
        return earlier if earlier is not None and earlier.name == claimant.name else claimant

    def holder(self, office: str) -> Claimant | None:
        """Return the person named last whose role has a word ("minister")."""
        word = office.casefold()
        return next(
            (c for c in reversed(self.named) if c.role and word in c.role.casefold().split()), None
        )


def claimant_of(name: Name) -> Claimant:
    """Return the speaker whom a name in a sentence stands for."""
    if name.type is NameType.PERSON:
        return Claimant(name.name, name.detail, name.parties[0] if name.parties else None)
    return Claimant(name.name, None, name.parties[0] if len(name.parties) == 1 else None)
