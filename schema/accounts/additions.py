"""What the accounts domain adds to the types of others: whose goods, cases and documents they are."""

from resolvers import accounts as resolve
from schema.accounts.account import Account, Broker, Carrier, Center, Company, Surety
from schema.accounts.people import CustomsOfficer
from schema.accounts.rights import Bond
from schema.core.fields import edge
from schema.core.graph import adds_to


@adds_to(
    "ActivityEntry",
    "AuditFinding",
    "ComplianceAction",
    "Document",
    "Entry",
    "EntryLine",
    "Exam",
    "Finding",
    "Hold",
    "InBondMovement",
    "Movement",
    "Party",
    "SecurityFiling",
    "Shipment",
    "Statement",
    "SummaryCorrection",
)
class Owned:
    company: Company | None = edge(resolve.company, description="The company whose it is.")
    account: Account | None = edge(resolve.account, description="The sub-account whose it is.")


@adds_to("ComplianceAction", "Entry", "Shipment")
class Centered:
    center: Center | None = edge(resolve.center, description="The Center that does the post-release work.")


@adds_to("Entry", "Shipment")
class Brokered:
    broker: Broker | None = edge(resolve.broker, description="The broker that files; null when self-filed.")


@adds_to("Bill", "Entry", "Movement", "Shipment")
class Carried:
    carrier: Carrier | None = edge(resolve.carrier, description="The carrier that moves the goods.")


@adds_to("ComplianceAction")
class Handled:
    officer: CustomsOfficer | None = edge(resolve.officer, description="The officer in charge.")


@adds_to("Entry")
class Bonded:
    bond: Bond | None = edge(
        resolve.bond,
        description="The bond that secures its duties, taxes and fees; null when it needs none, or has none "
        "yet.",
    )


@adds_to("LiquidatedDamagesClaim")
class Secured:
    bond: Bond | None = edge(resolve.bond, description="The bond that was breached.")
    surety: Surety | None = edge(resolve.surety, description="The surety that answers for it.")


@adds_to("ActivityEntry")
class Represented:
    on_behalf_of: Company | None = edge(
        resolve.on_behalf_of, description="The company for which the actor acted; null when for its own."
    )
