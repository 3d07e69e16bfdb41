"""Questions: the library, parameters, the gate for strangers' queries, and answers."""
