"""What the compliance domain adds to the types of others, and where its questions start."""

from resolvers import compliance as resolve
from schema.compliance.actions import ComplianceAction
from schema.compliance.audits import AuditFinding
from schema.compliance.families import LiquidatedDamagesClaim
from schema.compliance.parts import ActionLine
from schema.core.connections import Connection
from schema.core.fields import edge
from schema.core.graph import adds_to
from schema.core.inputs import argument


@adds_to("Account")
class AccountCompliance:
    compliance_actions: Connection[ComplianceAction] | None = edge(
        resolve.account_actions, description="Cases of this account alone."
    )


@adds_to("Company")
class CompanyCompliance:
    compliance_actions: Connection[ComplianceAction] | None = edge(
        resolve.company_actions, description="Cases of the company and all its sub-accounts, nationwide."
    )
    audit_findings: Connection[AuditFinding] | None = edge(
        resolve.company_audit_findings, description="What audits of the company found."
    )


@adds_to("Entry")
class EntryCompliance:
    compliance_actions: Connection[ComplianceAction] | None = edge(
        resolve.entry_actions, description="Cases about this entry."
    )


@adds_to("Shipment")
class ShipmentCompliance:
    compliance_actions: Connection[ComplianceAction] | None = edge(
        resolve.shipment_actions, description="Cases about an entry of this shipment."
    )


@adds_to("EntryLine")
class LineCompliance:
    compliance_actions: Connection[ComplianceAction] | None = edge(
        resolve.line_actions, description="Cases that question this line."
    )
    questions: list[ActionLine] | None = edge(
        resolve.questions, description="What cases ask of this line, oldest first."
    )


@adds_to("CustomsOfficer")
class OfficerCompliance:
    compliance_actions: Connection[ComplianceAction] | None = edge(
        resolve.officer_actions, description="Cases of which the officer is in charge."
    )


@adds_to("Bond")
class BondCompliance:
    claims: Connection[LiquidatedDamagesClaim] | None = edge(
        resolve.bond_claims, description="Claims for breach of this bond."
    )


@adds_to("Surety")
class SuretyCompliance:
    claims: Connection[LiquidatedDamagesClaim] | None = edge(
        resolve.surety_claims, description="Claims on bonds that it wrote."
    )


@adds_to("Finding")
class FindingCompliance:
    action: ComplianceAction | None = edge(
        resolve.action, description="The case that cites it; null when no case does."
    )


@adds_to("Query")
class ComplianceQuery:
    compliance_action: ComplianceAction | None = edge(
        resolve.by_case_number,
        description="A case by its number; null when absent or out of your scope.",
        arguments=[argument("case_number", str, "The case number, such as F28-2026-0000123.", required=True)],
    )
    compliance_actions: Connection[ComplianceAction] | None = edge(
        resolve.actions, description="The cases in your scope, of all families."
    )
    audit_findings: Connection[AuditFinding] | None = edge(
        resolve.audit_findings, description="What audits in your scope found."
    )
