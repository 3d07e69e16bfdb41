"""Network pages: what the graph holds, to look at, with the passage behind every item and link.

`model` says what a page is made of, `projection` makes the four views from the graph of entities,
`layout` gives positions, `network` is the pyvis network that they are drawn with, `render` writes
the page and `index` the start page of a folder of results. Importing `network` or `render` imports
pyvis, which takes a second; hence nothing is imported here.
"""
