"""Coverage-guided search for documents that break the reader or the extractor."""
