"""Bodies in which states meet, and their meetings.

`names` recognises commissions, joint councils and working groups; `claims` says when and where
they, or negotiating teams, met.
"""

from graph.extract.sessions.bodies import names
from graph.extract.sessions.meetings import claims

__all__ = ["claims", "names"]
