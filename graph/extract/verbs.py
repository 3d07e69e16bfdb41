"""The forms of English verbs."""

from __future__ import annotations


def forms_of(verb: str) -> tuple[str, str, str, str]:
    """Return present, past, participle and -ing of a regular verb."""
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb}d", f"{verb.removesuffix('e')}ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        stem = verb.removesuffix("y")
        return f"{stem}ies", f"{stem}ied", f"{stem}ied", f"{verb}ing"
    ending = "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    return f"{verb}{ending}", f"{verb}ed", f"{verb}ed", f"{verb}ing"
