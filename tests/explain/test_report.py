import json

from graph.explain import to_data
from tests.explain.reading import TEXT, traced


def test_the_data_hold_all_of_the_trace() -> None:
    found = traced()
    data = to_data(found)
    assert json.loads(json.dumps(data)) == data
    assert [s["text"] for s in data["sentences"]] == [s.text for s in found.sentences]
    assert [c["number"] for c in data["claims"]] == [c.number for c in found.claims]
    for sentence in data["sentences"]:
        assert TEXT[sentence["start"] : sentence["end"]] == sentence["text"]
        for miss in sentence["near_misses"]:
            assert sentence["text"][miss["start"] : miss["end"]] == miss["text"]
    flow = next(c for c in data["claims"] if c["type"] == "flow")
    assert flow["fields"]["reporter"] == "PE"
    assert set(flow["passages"][0]) == {"start", "end"}
