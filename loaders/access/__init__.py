"""Who may see what: the only place that knows.

`rows` has the scopes of roles and tables, `links` the tables seen by way of others, `columns` what a role is
refused, or shown masked, of the rows in scope, `names` what whoever may not know importers is not shown,
`everybody` what is the same for all.
"""

from loaders.access.columns import UNMASKED, depends, masked, may_see
from loaders.access.everybody import shown_to_all
from loaders.access.links import ATTACHED, REFERENCE, Link, links
from loaders.access.names import nameless, withheld
from loaders.access.rows import EVERYTHING, scope

__all__ = [
    "ATTACHED",
    "EVERYTHING",
    "REFERENCE",
    "UNMASKED",
    "Link",
    "depends",
    "links",
    "masked",
    "may_see",
    "nameless",
    "scope",
    "shown_to_all",
    "withheld",
]
