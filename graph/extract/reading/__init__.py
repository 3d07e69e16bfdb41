"""Reading neighbours: words, lists of parties and dates that go with an act or a meeting."""
