"""Where the activity log is reached from: accounts, single things, and everything in scope."""

from typing import Final

from resolvers import activity as resolve
from schema.activity.entries import ActivityEntry
from schema.core.connections import Connection
from schema.core.fields import edge
from schema.core.graph import adds_to

Log = Connection[ActivityEntry] | None

WHOLE: Final = (
    "Null while a domain that is asked for does not answer, since a record with silent holes would look "
    "whole; leave that domain out by the filter `domain` to go on."
)


@adds_to("Company")
class CompanyActivity:
    activity: Log = edge(
        resolve.of_company,
        description=f"Everything that happened to the company in all domains, newest first. {WHOLE}",
    )


@adds_to("Account")
class AccountActivity:
    activity: Log = edge(
        resolve.of_account,
        description=f"Everything that happened to this sub-account in all domains, newest first. {WHOLE}",
    )


@adds_to("AccountMember")
class AccountMemberActivity:
    activity: Log = edge(resolve.of_member, description="What happened to the person's access, newest first.")


@adds_to("AccessGrant")
class AccessGrantActivity:
    activity: Log = edge(resolve.of_access_grant, description="What happened to the grant, newest first.")


@adds_to("PowerOfAttorney")
class PowerOfAttorneyActivity:
    activity: Log = edge(
        resolve.of_power_of_attorney, description="What happened to the power of attorney, newest first."
    )


@adds_to("Bond")
class BondActivity:
    activity: Log = edge(resolve.of_bond, description="What happened to the bond, newest first.")


@adds_to("SecurityPartnership")
class SecurityPartnershipActivity:
    activity: Log = edge(resolve.of_partnership, description="What happened to the membership, newest first.")


@adds_to("Shipment")
class ShipmentActivity:
    activity: Log = edge(
        resolve.of_shipment,
        description="What happened to the shipment, its bills, entries and security filings, newest first.",
    )


@adds_to("Bill")
class BillActivity:
    activity: Log = edge(resolve.of_bill, description="What happened to the bill, newest first.")


@adds_to("SecurityFiling")
class SecurityFilingActivity:
    activity: Log = edge(resolve.of_security_filing, description="What happened to the filing, newest first.")


@adds_to("Entry")
class EntryActivity:
    activity: Log = edge(resolve.of_entry, description="What happened to the entry, newest first.")


@adds_to("Statement")
class StatementActivity:
    activity: Log = edge(resolve.of_statement, description="What happened to the statement, newest first.")


@adds_to("ComplianceAction")
class ComplianceActionActivity:
    activity: Log = edge(resolve.of_compliance_action, description="What happened in the case, newest first.")


@adds_to("ImprovementItem")
class ImprovementItemActivity:
    activity: Log = edge(resolve.of_improvement_item, description="What happened to the item, newest first.")


@adds_to("Document")
class DocumentActivity:
    activity: Log = edge(resolve.of_document, description="What happened to the document, newest first.")


@adds_to("Query")
class QueryActivity:
    activity: Log = edge(
        resolve.activity, description=f"Everything that happened in your scope, newest first. {WHOLE}"
    )
