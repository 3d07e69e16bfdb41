"""The whole job: documents in; graph, validation, answers and views out."""
