"""From text to claims: a grammar of values, word lists, patterns as data, and discourse.

`graph.extract.extractor.extract` is the way in.
"""
