"""The codes of the documents domain. Sources: Document Image System guide, 19 CFR 163."""

from databases.base import Code


class DocumentType(Code):
    """What a document is."""

    COMMERCIAL_INVOICE = "COMMERCIAL_INVOICE", "The seller's bill."
    PACKING_LIST = "PACKING_LIST", "What is in which package."
    BILL_OF_LADING = "BILL_OF_LADING", "The sea carrier's receipt and contract."
    AIR_WAYBILL = "AIR_WAYBILL", "The air carrier's receipt and contract."
    SEA_WAYBILL = "SEA_WAYBILL", "A sea carrier's receipt that is not negotiable."
    ARRIVAL_NOTICE = "ARRIVAL_NOTICE", "The carrier tells that goods arrive."
    ENTRY = "ENTRY", "CBP Form 3461."
    ENTRY_SUMMARY = "ENTRY_SUMMARY", "CBP Form 7501."
    IN_BOND = "IN_BOND", "CBP Form 7512."
    IMPORTER_ID_RECORD = "IMPORTER_ID_RECORD", "CBP Form 5106."
    BOND = "BOND", "CBP Form 301."
    POWER_OF_ATTORNEY = "POWER_OF_ATTORNEY", "CBP Form 5291, or a text with the same content."
    REQUEST_FOR_INFORMATION = "REQUEST_FOR_INFORMATION", "CBP Form 28."
    NOTICE_OF_ACTION = "NOTICE_OF_ACTION", "CBP Form 29."
    NOTICE_TO_MARK_REDELIVER = "NOTICE_TO_MARK_REDELIVER", "CBP Form 4647."
    RESPONSE_LETTER = "RESPONSE_LETTER", "The account's answer."
    PRIOR_DISCLOSURE = "PRIOR_DISCLOSURE", "The account tells of its own violation."
    PETITION = "PETITION", "A petition for relief."
    PROTEST = "PROTEST", "CBP Form 19."
    DETENTION_NOTICE = "DETENTION_NOTICE", "Form 6051D."
    SEIZURE_NOTICE = "SEIZURE_NOTICE", "Notice of a seizure."
    PENALTY_NOTICE = "PENALTY_NOTICE", "Notice of a penalty."
    EXTENSION_SUSPENSION_NOTICE = "EXTENSION_SUSPENSION_NOTICE", "Form 4333-A."
    CERTIFICATE_OF_ORIGIN = "CERTIFICATE_OF_ORIGIN", "Proof of origin under an agreement or program."
    USMCA_CERTIFICATION = "USMCA_CERTIFICATION", "Nine data items; a blanket lasts twelve months at most."
    LAB_REPORT = "LAB_REPORT", "What the laboratory found."
    PHOTO = "PHOTO", "A photograph."
    SAMPLE_RECORD = "SAMPLE_RECORD", "Record of a sample taken."
    EXAM_REPORT = "EXAM_REPORT", "What an exam found."
    LICENSE_PERMIT = "LICENSE_PERMIT", "A partner agency's form."
    CTPAT_PROFILE = "CTPAT_PROFILE", "Security profile of a partnership member."
    VALIDATION_REPORT = "VALIDATION_REPORT", "Report of a validation."
    IMPROVEMENT_PLAN = "IMPROVEMENT_PLAN", "How findings will be mended."
    STATEMENT = "STATEMENT", "A statement of duties and fees."
    RECEIPT = "RECEIPT", "A receipt."
    REFUND = "REFUND", "A refund."


class DocumentStatus(Code):
    """Where a document stands."""

    REQUESTED = "REQUESTED", "Asked for; nothing has come."
    RECEIVED = "RECEIVED", "Arrived; not scanned yet."
    SCANNED = "SCANNED", "Free of viruses and of an allowed type."
    ACCEPTED = "ACCEPTED", "Accepted."
    REJECTED = "REJECTED", "Refused; see the reason on the version."
    SUPERSEDED = "SUPERSEDED", "Replaced by another document."
    EXPIRED_RETENTION = "EXPIRED_RETENTION", "Kept as long as the law asks; the bytes are gone."


class LinkKind(Code):
    """What a document is about."""

    COMPANY = "COMPANY", "A company."
    ACCOUNT = "ACCOUNT", "A sub-account."
    SHIPMENT = "SHIPMENT", "A shipment."
    BILL = "BILL", "A bill of lading or air waybill."
    ENTRY = "ENTRY", "An entry."
    ENTRY_LINE = "ENTRY_LINE", "A line of an entry."
    ACTION = "ACTION", "A compliance action."
    EXAM = "EXAM", "An exam."
    STATEMENT = "STATEMENT", "A statement."
    PARTY = "PARTY", "A supplier, as certificates of origin are."


class FindingKind(Code):
    """What is wrong in an image."""

    VALUE_MISMATCH = "VALUE_MISMATCH", "A value differs from the entry."
    QUANTITY_MISMATCH = "QUANTITY_MISMATCH", "A quantity differs from the entry."
    DESCRIPTION_VAGUE = "DESCRIPTION_VAGUE", "The description is not enough to classify."
    ORIGIN_MISMATCH = "ORIGIN_MISMATCH", "The origin differs from the entry."
    MISSING_SIGNATURE = "MISSING_SIGNATURE", "Not signed."
    ILLEGIBLE = "ILLEGIBLE", "Cannot be read."
    EXPIRED = "EXPIRED", "Not valid on the day of entry."


class FindingSource(Code):
    """Who or what raised a finding."""

    CASE = "CASE", "A compliance action."
    EXAM = "EXAM", "An exam."
    REJECTION = "REJECTION", "The rejection of the document itself."
