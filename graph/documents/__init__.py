"""Documents: read a file once, cut it into segments and sentences, and lead back to the file."""
