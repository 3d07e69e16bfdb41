"""Exchange with other tools: what comes in from tables, what goes out to graph software.

`network` gives a view as a networkx graph with typed attributes, `graph_files` writes it for Gephi
and Cytoscape, `neo4j` for Neo4j, and `export` puts the files in place. `import_table` turns public
tables (`table_rows`, `tables`) into claims.
"""
