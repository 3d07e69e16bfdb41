"""Who speaks in a sentence, and what was said word for word.

`speakers` names the claimant of each sentence: a person named beside a verb of saying, somebody
already known by the last name, a pronoun or the office ("the minister"), an organisation, or an
unnamed official as the document describes them. `claims` makes one claim of each quotation. The
words are in `data/lexicon/speech.yaml`.
"""

from graph.extract.statements.reader import claims, speakers

__all__ = ["claims", "speakers"]
