"""What the documents domain adds to the types of others, and where its questions start."""

import strawberry

from databases.documents.codes import DocumentType
from resolvers import documents as resolve
from schema.core.connections import Connection
from schema.core.fields import edge
from schema.core.graph import adds_to
from schema.core.inputs import argument
from schema.documents.documents import Document, Finding


@adds_to("Account")
class AccountDocuments:
    documents: Connection[Document] | None = edge(
        resolve.account_documents, description="Documents of this account alone."
    )


@adds_to("Company")
class CompanyDocuments:
    documents: Connection[Document] | None = edge(
        resolve.company_documents, description="Documents of the company and all its sub-accounts."
    )
    document_findings: Connection[Finding] | None = edge(
        resolve.company_findings, description="What is wrong in documents of the company."
    )


@adds_to("AccessGrant", "Bond", "PowerOfAttorney")
class Papered:
    document: Document | None = edge(resolve.document, description="The document by which it was given.")


@adds_to("Shipment")
class ShipmentDocuments:
    documents: Connection[Document] | None = edge(
        resolve.shipment_documents, description="Documents about the shipment."
    )


@adds_to("Bill")
class BillDocuments:
    documents: Connection[Document] | None = edge(
        resolve.bill_documents, description="Documents about the bill."
    )


@adds_to("Entry")
class EntryDocuments:
    documents: Connection[Document] | None = edge(
        resolve.entry_documents, description="Documents about the entry."
    )
    missing_documents: list[DocumentType] | None = edge(
        resolve.missing_documents,
        description="What is not on file yet: a document asked for that has not come, or was refused, is "
        "missing.",
        arguments=[
            argument(
                "of",
                list[DocumentType],
                "The types to look for; unless said, those that every entry needs: a commercial invoice, a "
                "packing list, and a bill or waybill of the way it came (19 CFR 163, appendix).",
            )
        ],
    )
    document_findings: Connection[Finding] | None = edge(
        resolve.entry_findings, description="What is wrong in documents, where it concerns this entry."
    )


@adds_to("EntryLine")
class LineDocuments:
    documents: Connection[Document] | None = edge(
        resolve.line_documents,
        description="Documents about the line, such as permits and laboratory reports.",
    )
    document_findings: Connection[Finding] | None = edge(
        resolve.line_findings, description="What is wrong in documents, where it concerns this line."
    )


@adds_to("ComplianceAction")
class ActionDocuments:
    documents: Connection[Document] | None = edge(
        resolve.action_documents, description="Documents of the case: forms, answers, evidence."
    )
    document_findings: Connection[Finding] | None = edge(
        resolve.action_findings, description="What is wrong in documents, where the case cites it."
    )


@adds_to("Exam")
class ExamDocuments:
    documents: Connection[Document] | None = edge(
        resolve.exam_documents, description="Images and reports of the exam."
    )
    document_findings: Connection[Finding] | None = edge(
        resolve.exam_findings, description="What is wrong in documents, as the exam showed."
    )


@adds_to("Statement")
class StatementDocuments:
    documents: Connection[Document] | None = edge(
        resolve.statement_documents, description="The statement itself, receipts and refunds."
    )


@adds_to("Party")
class PartyDocuments:
    documents: Connection[Document] | None = edge(
        resolve.party_documents, description="Documents about the party, such as certificates of origin."
    )


@adds_to("Query")
class DocumentsQuery:
    document: Document | None = edge(
        resolve.document_by_id,
        description="A document by its id; null when absent or out of your scope.",
        arguments=[argument("id", strawberry.ID, "The document's id.", required=True)],
    )
    documents: Connection[Document] | None = edge(
        resolve.documents, description="The documents in your scope."
    )
