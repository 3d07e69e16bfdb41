"""An optional second reader: a language model, believed only as far as the text bears it out."""

from graph.llm.choice import Adapter, Choice, Limits
from graph.llm.quarantine import quarantine_lines
from graph.llm.reading import DEFAULT_RECORD, ModelReadings, Quarantined, Reader, read_with_model
from graph.llm.write_readings import reading_triples

__all__ = [
    "DEFAULT_RECORD",
    "Adapter",
    "Choice",
    "Limits",
    "ModelReadings",
    "Quarantined",
    "Reader",
    "quarantine_lines",
    "read_with_model",
    "reading_triples",
]
