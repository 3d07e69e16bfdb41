from pathlib import Path

import pytest

from graph.errors import OutputError, UsageError
from graph.exchange.export import NetworkFormat, format_of, write_network
from graph.exchange.network import network_of
from tests.exchange.networks import ORDINARY

GRAPH = network_of(ORDINARY)


def test_files_are_written_whole_and_nothing_else(tmp_path: Path) -> None:
    for form, name in (("graphml", "a.graphml"), ("gexf", "a.gexf"), ("cytoscape", "b/a.cyjs")):
        written = write_network(GRAPH, NetworkFormat(form), tmp_path / name)
        assert written == (tmp_path / name,)
    folder = write_network(GRAPH, NetworkFormat.NEO4J, tmp_path / "neo")
    assert sorted(p.name for p in folder) == ["load.cypher", "nodes.csv", "relationships.csv"]
    found = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
    assert found == [
        "a.gexf", "a.graphml", "b/a.cyjs", "neo/load.cypher", "neo/nodes.csv",
        "neo/relationships.csv",
    ]  # fmt: skip


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_network(GRAPH, NetworkFormat.GEXF, tmp_path / "file" / "a.gexf")


def test_the_ending_tells_the_form() -> None:
    assert format_of(Path("a.cyjs")) is NetworkFormat.CYTOSCAPE
    with pytest.raises(UsageError, match=r"end the name in \.nq, \.graphml, \.gexf, \.cyjs"):
        format_of(Path("a.txt"), (".nq",))
