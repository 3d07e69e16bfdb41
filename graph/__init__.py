"""tradegraph: a knowledge graph of regional trade relations."""
