"""The codes of the compliance domain; the state machines stand in `states.py`."""

from databases.base import Code


class Family(Code):
    """The families of compliance action; each is a type of the graph."""

    INFORMATION_REQUEST = "INFORMATION_REQUEST", "CBP Form 28, request for information."
    NOTICE_OF_ACTION = "NOTICE_OF_ACTION", "CBP Form 29, notice of action."
    REDELIVERY_NOTICE = "REDELIVERY_NOTICE", "CBP Form 4647, notice to mark or redeliver."
    PENALTY = "PENALTY", "Penalty case under 19 USC 1592."
    PRIOR_DISCLOSURE = "PRIOR_DISCLOSURE", "The account tells of its own violation (19 CFR 162.74)."
    LIQUIDATED_DAMAGES = "LIQUIDATED_DAMAGES", "Claim for breach of a bond (19 CFR 172)."
    DETENTION = "DETENTION", "Goods detained (19 CFR 151.16)."
    SEIZURE = "SEIZURE", "Goods seized (19 CFR 162)."
    AUDIT = "AUDIT", "Focused assessment or quick response audit (19 USC 1509)."
    PROTEST = "PROTEST", "Form 19, protest of a decision (19 CFR 174)."
    RECORD_DEMAND = "RECORD_DEMAND", "Demand for entry records (19 CFR 163.6)."


class ActionStatus(Code):
    """The states of all families; which of them a family uses, and in what order, is in its description."""

    ABANDONED = "ABANDONED", "Seizure: the owner gave the goods up."
    ACCEPTED = "ACCEPTED", "Prior disclosure: found valid."
    ACTION_TAKEN = "ACTION_TAKEN", "Form 29: the advance was made."
    APPROVED = "APPROVED", "Protest: granted in full."
    BILLED = "BILLED", "Form 29: the difference was billed."
    CANCELLED = "CANCELLED", "Penalty or claim: cancelled."
    CERTIFIED_MARKED = "CERTIFIED_MARKED", "Form 4647: the account certifies that the goods are marked."
    CLAIM_ISSUED = "CLAIM_ISSUED", "Liquidated damages: claimed."
    CLOSED = "CLOSED", "Closed."
    CLOSED_NO_CHANGE = "CLOSED_NO_CHANGE", "Form 28: the entry stands as filed."
    COLLECTION = "COLLECTION", "Quick response audit: the sum found is collected."
    COMPLIANCE_TESTING = "COMPLIANCE_TESTING", "Focused assessment: transactions are tested (ACT)."
    DEEMED_DENIED = "DEEMED_DENIED", "Protest: accelerated, and not decided in time."
    DEEMED_EXCLUDED = "DEEMED_EXCLUDED", "Detention: 30 days passed without a decision."
    DEMAND_ON_SURETY = "DEMAND_ON_SURETY", "Liquidated damages: the surety is asked to pay."
    DENIED = "DENIED", "Petition or protest denied."
    DETAINED = "DETAINED", "Detention: the goods are detained."
    DRAFT = "DRAFT", "Not issued yet."
    DRAFT_REPORT = "DRAFT_REPORT", "Quick response audit: the draft is with the account."
    DROPPED = "DROPPED", "Penalty: dropped after the answer."
    ESCALATED = "ESCALATED", "Form 28: followed by a form 29."
    EXCLUDED = "EXCLUDED", "Detention: not admitted."
    EXPORTED = "EXPORTED", "Detention: the goods left the country."
    EXTENDED = "EXTENDED", "Form 28: more time was given."
    FIELDWORK = "FIELDWORK", "Quick response audit: auditors are at work."
    FILED = "FILED", "Prior disclosure or protest: filed."
    FINAL_REPORT = "FINAL_REPORT", "Quick response audit: the report is final."
    FOLLOW_UP = "FOLLOW_UP", "Focused assessment: improvements are checked."
    FORFEITED = "FORFEITED", "Seizure: the goods are forfeited."
    FULL = "FULL", "Liquidated damages: owed in full."
    FULFILLED = "FULFILLED", "Record demand: the records were produced."
    FURTHER_REVIEW = "FURTHER_REVIEW", "Protest: with headquarters for further review."
    IMPROVEMENT_PLAN = "IMPROVEMENT_PLAN", "Focused assessment: the account improves its controls."
    INFO_SUBMITTED = "INFO_SUBMITTED", "Detention: the account sent what was asked."
    ISSUED = "ISSUED", "Issued; an answer is awaited."
    ISSUED_PROPOSED = "ISSUED_PROPOSED", "Form 29: proposed; 20 days to answer."
    ISSUED_TAKEN = "ISSUED_TAKEN", "Form 29: already decided."
    JUDICIAL_REFERRAL = "JUDICIAL_REFERRAL", "Seizure: referred to a court."
    LIQUIDATED_DAMAGES = "LIQUIDATED_DAMAGES", "Form 4647: became a claim for liquidated damages."
    LITIGATION = "LITIGATION", "Liquidated damages: in court."
    MITIGATED = "MITIGATED", "Reduced."
    NOTICED = "NOTICED", "Detention: notice given, with what would help."
    NOTICE_MAILED = "NOTICE_MAILED", "Seizure: notice mailed to the owner."
    NO_RESPONSE = "NO_RESPONSE", "Form 28: not answered in time."
    NOT_FULFILLED = "NOT_FULFILLED", "Record demand: not produced in time."
    OFFER = "OFFER", "Seizure: the owner made an offer in compromise."
    OFFER_IN_COMPROMISE = "OFFER_IN_COMPROMISE", "Penalty: the account offers a lower sum."
    OVERDUE = "OVERDUE", "Form 4647: not met in time."
    PAID = "PAID", "Paid."
    PARTLY = "PARTLY", "Protest: granted in part."
    PAS_FIELDWORK = "PAS_FIELDWORK", "Focused assessment: pre-assessment survey on site."
    PAS_QUESTIONNAIRE = "PAS_QUESTIONNAIRE", "Focused assessment: the account answers the questionnaire."
    PAS_REPORT = "PAS_REPORT", "Focused assessment: report of the survey."
    PENALTY_ISSUED = "PENALTY_ISSUED", "Penalty: claimed; 60 days to petition."
    PETITIONED = "PETITIONED", "A petition is being decided."
    PETITION_FILED = "PETITION_FILED", "Seizure: a petition is being decided."
    PREPENALTY_ISSUED = "PREPENALTY_ISSUED", "Penalty: notice of intent; 30 days to answer."
    PRESENTED = "PRESENTED", "Detention: goods presented; five working days to decide."
    PROTESTED = "PROTESTED", "Form 29: protested."
    REDELIVERED = "REDELIVERED", "Form 4647: the goods are back."
    REFERRED = "REFERRED", "Penalty: referred to fines, penalties and forfeitures."
    REFERRED_TO_JUSTICE = "REFERRED_TO_JUSTICE", "Penalty: with the Department of Justice."
    REJECTED = "REJECTED", "Prior disclosure: not valid."
    RELEASED = "RELEASED", "Detention: the goods were released."
    REMITTED = "REMITTED", "Seizure: the goods were given back."
    RESPONDED = "RESPONDED", "Answered; Customs reads the answer."
    SEIZED = "SEIZED", "Seized."
    SELECTED = "SELECTED", "Audit: the account was chosen."
    SUPPLEMENTAL_PETITION = "SUPPLEMENTAL_PETITION", "Penalty: a second petition is being decided."
    TENDERED = "TENDERED", "Prior disclosure: the sum was paid."
    TENDER_DUE = "TENDER_DUE", "Prior disclosure: the sum was told; 30 days to pay."
    UNDER_REVIEW = "UNDER_REVIEW", "Customs decides."
    UNDER_VALIDATION = "UNDER_VALIDATION", "Prior disclosure: Customs checks it."
    VERIFIED = "VERIFIED", "Form 4647: marking verified."
    WITHDRAWN = "WITHDRAWN", "Form 29: withdrawn."


class NextActor(Code):
    """Whose move it is."""

    CBP = "CBP", "Customs."
    ACCOUNT = "ACCOUNT", "The account."
    BROKER = "BROKER", "The broker that filed."
    SURETY = "SURETY", "The surety on the bond."
    FACILITY = "FACILITY", "The facility where the goods lie."
    PARTNER_AGENCY = "PARTNER_AGENCY", "Another agency."
    JUSTICE = "JUSTICE", "The Department of Justice."
    COURT = "COURT", "A court."


class NoticeKind(Code):
    """Whether a form 29 asks or tells."""

    PROPOSED = "PROPOSED", "The importer may answer within 20 days."
    TAKEN = "TAKEN", "Already decided; the answer is payment or a protest."


class Culpability(Code):
    """The degree of fault (19 USC 1592)."""

    NEGLIGENCE = "NEGLIGENCE", "Failure of reasonable care."
    GROSS_NEGLIGENCE = "GROSS_NEGLIGENCE", "Wanton disregard."
    FRAUD = "FRAUD", "Deliberate."


class AuditKind(Code):
    """How wide an audit is."""

    FOCUSED_ASSESSMENT = "FOCUSED_ASSESSMENT", "The whole import program."
    QUICK_RESPONSE = "QUICK_RESPONSE", "One issue."


class Topic(Code):
    """What a case is about."""

    CLASSIFICATION = "CLASSIFICATION", "The HTS number."
    VALUE = "VALUE", "The entered value."
    ORIGIN = "ORIGIN", "The country of origin."
    PREFERENCE = "PREFERENCE", "A claim for a lower rate under a trade agreement."
    SAMPLES = "SAMPLES", "Samples or product information."
    MARKING = "MARKING", "Marking with the country of origin."
    ADMISSIBILITY = "ADMISSIBILITY", "Whether the goods may enter."
    TRADEMARK = "TRADEMARK", "Marks and copyrights."
    LATE_FILING = "LATE_FILING", "A filing after its due date."
    SECURITY_FILING = "SECURITY_FILING", "A late or wrong importer security filing."
    RECORDS = "RECORDS", "Record keeping."
    CONTROLS = "CONTROLS", "The account's internal controls."


class Severity(Code):
    """How much an audit finding weighs."""

    MINOR = "MINOR", "To be mended."
    MAJOR = "MAJOR", "A control that failed."
    CRITICAL = "CRITICAL", "Revenue or admissibility was affected."
