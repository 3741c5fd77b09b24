"""The proof that nobody touched the activity log."""

from datetime import date

import strawberry

from databases.base import Domain
from engine.fields import declared
from engine.kinds import attribute
from resolvers import activity as resolve
from schema.core.fields import edge
from schema.core.graph import adds_to
from schema.core.inputs import argument
from schema.core.scalars import BigInt


@strawberry.type(
    description="What computing a company's chain in one domain again has found, entry by entry, and held "
    "against the daily roots that are kept outside the database."
)
class AuditVerification:
    domain: Domain = declared(attribute("domain"), "The domain whose journal was checked.")
    first_seq: BigInt | None = declared(
        attribute("first_seq"), "Number of the first entry of these days; null when there is none."
    )
    last_seq: BigInt | None = declared(
        attribute("last_seq"), "Number of the last entry that must be there; null when there is none."
    )
    checked: BigInt = declared(
        attribute("checked"),
        "How many entries are as they were written, from the first on, those that you may not read included.",
    )
    intact: bool = declared(attribute("intact"), "Whether nothing was changed, left out or written anew.")
    broken_at: BigInt | None = declared(
        attribute("broken_at"), "Number of the first entry that does not hold; null when all do."
    )
    reason: str | None = declared(attribute("reason"), "What is wrong there; null when nothing is.")
    roots_checked: int = declared(
        attribute("roots_checked"),
        "How many daily roots the entries agree with; 0 where none are kept, and then a chain that was "
        "written anew as a whole cannot be told.",
    )


@adds_to("Query")
class VerificationQuery:
    audit_verification: list[AuditVerification | None] | None = edge(
        resolve.audit_verification,
        description="Compute a company's chains again, one answer per domain. Whoever may see the company "
        "may ask; null when the company is absent or out of your scope, INVALID_INPUT for an id of another "
        "kind.",
        arguments=[
            argument("company", strawberry.ID, "The company's id.", required=True),
            argument("from", date, "The first day (UTC); the chain's beginning unless said."),
            argument("to", date, "The last day (UTC); the chain's end unless said."),
        ],
        weight=1000,  # it reads and hashes whole journals
    )
