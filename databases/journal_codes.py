"""The codes of the journal: what happened, who did it, by which way, and who may read of it."""

from databases.base import Code


class ActorType(Code):
    """On whose side the actor stood."""

    TRADE_USER = "TRADE_USER", "A person of the account."
    BROKER = "BROKER", "A person of its broker."
    SURETY = "SURETY", "A person of its surety."
    OFFICER = "OFFICER", "A Customs officer."
    PARTNER_AGENCY = "PARTNER_AGENCY", "A person of another agency."
    SYSTEM = "SYSTEM", "A system job, such as a deadline that passed."


class Verb(Code):
    """What happened."""

    ACCOUNT_CHANGED = "ACCOUNT_CHANGED", "Data of an account were changed."
    MEMBER_CHANGED = "MEMBER_CHANGED", "A user was added, removed or given another role."
    ACCESS_GRANTED = "ACCESS_GRANTED", "An account let another account see some or all of it."
    ACCESS_REVOKED = "ACCESS_REVOKED", "An access to the account was taken back."
    API_KEY_CHANGED = "API_KEY_CHANGED", "An API key was made, rotated or revoked."
    POWER_OF_ATTORNEY_GIVEN = "POWER_OF_ATTORNEY_GIVEN", "A power of attorney was given to an agent."
    POWER_OF_ATTORNEY_ENDED = "POWER_OF_ATTORNEY_ENDED", "A power of attorney ran out or was revoked."
    MANIFEST_FILED = "MANIFEST_FILED", "A carrier filed a bill."
    SECURITY_FILING_FILED = "SECURITY_FILING_FILED", "A security filing (10+2) was sent before lading."
    ENTRY_FILED = "ENTRY_FILED", "An entry was filed."
    ENTRY_REJECTED = "ENTRY_REJECTED", "An entry was sent back to its filer."
    ENTRY_RELEASED = "ENTRY_RELEASED", "The goods of an entry were released."
    SUMMARY_FILED = "SUMMARY_FILED", "The entry summary, with values and duties, was filed."
    SUMMARY_CORRECTED = "SUMMARY_CORRECTED", "A filed entry summary was corrected."
    ENTRY_LIQUIDATED = "ENTRY_LIQUIDATED", "Customs settled the duties of an entry for good."
    EXAM_ORDERED = "EXAM_ORDERED", "Goods were called for an exam."
    EXAM_COMPLETED = "EXAM_COMPLETED", "An exam ended with a result."
    HOLD_PLACED = "HOLD_PLACED", "Goods were put on hold."
    HOLD_LIFTED = "HOLD_LIFTED", "A hold was lifted."
    CASE_OPENED = "CASE_OPENED", "A form was issued or another compliance action opened."
    CASE_ANSWERED = "CASE_ANSWERED", "The account or its agent answered."
    CASE_EXTENDED = "CASE_EXTENDED", "More time was given to answer."
    CASE_ADVANCED = "CASE_ADVANCED", "A compliance action went to its next state."
    CASE_CLOSED = "CASE_CLOSED", "A compliance action ended."
    DOCUMENT_RECEIVED = "DOCUMENT_RECEIVED", "A document, or a new version of one, came in."
    DOCUMENT_VIEWED = "DOCUMENT_VIEWED", "A document was read on the government's side."
    DOCUMENT_REJECTED = "DOCUMENT_REJECTED", "A document was refused."
    STATEMENT_MADE = "STATEMENT_MADE", "A daily or monthly statement was drawn up."
    STATEMENT_PAID = "STATEMENT_PAID", "A statement was paid."
    STATEMENT_LATE = "STATEMENT_LATE", "A statement passed its due date unpaid."
    PARTNERSHIP_STEP = "PARTNERSHIP_STEP", "A C-TPAT application, validation or tier went a step further."
    CALL_NOTED = "CALL_NOTED", "A telephone call with the account was noted."
    MEETING_NOTED = "MEETING_NOTED", "A meeting with the account was noted."
    EMAIL_NOTED = "EMAIL_NOTED", "An e-mail to or from the account was noted."
    VISIT_NOTED = "VISIT_NOTED", "A visit to the account was noted."
    PLAN_ITEM_CHANGED = "PLAN_ITEM_CHANGED", "An item of the account's action plan was added, moved or done."
    RECORD_OPENED = "RECORD_OPENED", "An account's record was opened by an agency."
    REPORT_RUN = "REPORT_RUN", "A report over the account was run."
    DATA_EXPORTED = "DATA_EXPORTED", "Rows of the account were exported in bulk."
    FIELD_UNMASKED = "FIELD_UNMASKED", "A masked number was shown in full."
    ACCESS_FAILED = "ACCESS_FAILED", "Somebody failed to prove who they are."
    ACCESS_DENIED = "ACCESS_DENIED", "Somebody asked for what they may not see."


class Visibility(Code):
    """Who may read the entry, beside Customs."""

    PUBLIC_TO_ACCOUNT = "PUBLIC_TO_ACCOUNT", "The account."
    SHARED_WITH_AGENT = "SHARED_WITH_AGENT", "The account and the agent who took part."
    CUSTOMS_INTERNAL = "CUSTOMS_INTERNAL", "Nobody but Customs and its oversight."


class Channel(Code):
    """By which way it came."""

    PORTAL = "PORTAL", "The web portal."
    EDI = "EDI", "Electronic messages between a filer's or carrier's system and Customs."
    API = "API", "A program that uses the gateway."
    EMAIL = "EMAIL", "Electronic mail."
    PHONE = "PHONE", "The telephone."
    IN_PERSON = "IN_PERSON", "Face to face, or on paper over the counter."
    SYSTEM = "SYSTEM", "A job of the system itself."
