"""The pages of the handbook: complete HTML files that load nothing and work without a script.

The script adds the search, the keys and the choice of theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from markupsafe import Markup

from graph.errors import OutputError
from graph.query.question import Topic
from graph.rdf import Store
from graph.views.handbook.diagram import moves_diagram, term_diagram
from graph.views.handbook.examples import read_examples
from graph.views.handbook.model import Example, Handbook, Kind
from graph.views.handbook.read import read_handbook
from graph.views.network import environment
from graph.views.render import home_path, policy, script_of, style_sheet
from graph.views.writing import write_text

_SCRIPT: Final = ("dom.js", "theme.js", "handbook.js")

#: File names of the pages and what they are called, in the order of showing.
PAGES: Final = {
    "index.html": "The model",
    "classes.html": "Classes",
    "properties.html": "Properties",
    "code-lists.html": "Code lists",
    "shapes.html": "Shapes",
    "questions.html": "Questions",
}
_INTROS: Final = {
    "index.html": "What the graph can say, and in which words.",
    "classes.html": "Sorts of things, with a piece of the graph for each.",
    "properties.html": "What can be said of things.",
    "code-lists.html": "Lists of stages, kinds and sectors to choose from.",
    "shapes.html": "What data must keep to, what is said when it does not, and what to do then.",
    "questions.html": "What the graph has been built to answer.",
}


_FILES: Final = {
    "structure": "Structure: what things must look like",
    "consistency": "Consistency: whether contents fit together",
    "lint": "Lint: whether an ontology is well kept",
}


def render_handbook(
    handbook: Handbook, examples: Mapping[str, Example], home: str | None = None
) -> dict[str, str]:
    """Return the pages by file name.

    `home` is the start page of the folder of results, as a path from these pages.

    Raises:
        ViewError: `home` is not the path of a page.
    """
    sheet = style_sheet("colours.css", "handbook.css")
    script = script_of(_SCRIPT)
    shared = {
        "book": handbook,
        "examples": examples,
        "terms": handbook.terms,
        "schemes": {f"tgc:{scheme.key}": scheme for scheme in handbook.schemes},
        "classes": handbook.of_kind(Kind.CLASS),
        "properties": handbook.of_kind(Kind.OBJECT, Kind.DATATYPE),
        "topics": _topics(handbook),
        "entries": _entries(handbook),
        "listed": _listed(handbook),
        "term_diagram": lambda term: term_diagram(handbook, term),
        "moves_diagram": moves_diagram,
        "policy": policy(scripts=(script,), styles=(sheet,)),
        "style": Markup(sheet),
        "script": Markup(script),
        "home": None if home is None else home_path(home),
        "pages": PAGES,
        "files": _FILES,
    }
    templates = environment()
    return {
        name: templates.get_template(f"handbook/{name}.jinja").render(
            shared, page=name, title=title, intro=_INTROS[name]
        )
        for name, title in PAGES.items()
    }


def write_handbook(store: Store, folder: Path, home: str | None = None) -> tuple[Path, ...]:
    """Write the pages into a folder, which is made if need be, and return their paths.

    The examples come from `store`. Other files in the folder stay as they are.

    Raises:
        OutputError: the folder or a file cannot be written.
    """
    handbook = read_handbook()
    pages = render_handbook(handbook, read_examples(handbook, store), home)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}") from error
    for name, text in pages.items():
        write_text(folder / name, text)
    return tuple(folder / name for name in pages)


def _topics(handbook: Handbook) -> list[str]:
    known = [str(topic).capitalize() for topic in Topic]
    return [topic for topic in known if any(topic == q.topic for q in handbook.questions)]


def _listed(handbook: Handbook) -> dict[str, list[tuple[str, str]]]:
    """Return what stands on each page, as (anchor, words)."""
    groups = dict.fromkeys(rule.key.partition("-")[0] for rule in handbook.rules)
    first = {rule.key.partition("-")[0]: rule.key for rule in reversed(handbook.rules)}
    return {
        "classes.html": [(term.key, term.label) for term in handbook.of_kind(Kind.CLASS)],
        "properties.html": [
            (term.key, term.label) for term in handbook.of_kind(Kind.OBJECT, Kind.DATATYPE)
        ],
        "code-lists.html": [(scheme.key, scheme.label) for scheme in handbook.schemes],
        "shapes.html": [(first[group], group) for group in groups],
        "questions.html": [
            (asked.name, asked.text)
            for topic in _topics(handbook)
            for asked in handbook.questions
            if asked.topic == topic
        ],
    }


def _entries(handbook: Handbook) -> list[tuple[str, str, str]]:
    """Return what the search finds: (words, what it is, address)."""
    found = []
    for term in handbook.terms.values():
        page = "classes" if term.kind is Kind.CLASS else "properties"
        found.append((f"{term.label} {term.curie}", str(term.kind), f"{page}.html#{term.key}"))
    for scheme in handbook.schemes:
        found.append((scheme.label, "code list", f"code-lists.html#{scheme.key}"))
        found += [
            (concept.label, scheme.label, f"code-lists.html#{scheme.key}-{concept.notation}")
            for concept in scheme.concepts
        ]
    found += [(f"tgs:{rule.key}", "shape", f"shapes.html#{rule.key}") for rule in handbook.rules]
    found += [
        (f"{asked.text} {asked.name}", "question", f"questions.html#{asked.name}")
        for asked in handbook.questions
    ]
    return found
