"""Facts told by headings, labels and bullets, spelled out as sentences that say the same.

A fact sheet says "Status: under construction" below "Lobito corridor", and "Exports: 279 m" below
"Chile and EFTA, 2022". Each such line is put into words once ("The Lobito corridor is under
construction."), before anything is read, so that every reader of sentences reads sheets as well.
Its evidence stays the line as printed.
"""

from graph.extract.sheets.spell import spell_out

__all__ = ["spell_out"]
