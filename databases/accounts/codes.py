"""The codes of the accounts domain.

Sources: ACE portal terms (72 FR 27632), CBP Form 5106, CTPAT minimum security criteria (2019).
"""

from databases.base import Code


class AccountKind(Code):
    """The business activity of an account; a company is the top account over its sub-accounts."""

    COMPANY = "COMPANY", "The top account: one company nationwide, over its sub-accounts."
    IMPORTER = "IMPORTER", "Imports goods under an importer of record number."
    BROKER = "BROKER", "A licensed customs broker; files for importers under a power of attorney."
    FILER = "FILER", "An importer that files its own entries under its own filer code."
    CARRIER = "CARRIER", "Moves goods by sea, air, rail or truck; owns manifests and bills."
    DRIVER = "DRIVER", "A driver or crew member of a carrier."
    SURETY = "SURETY", "Writes the bonds that secure duties."
    SURETY_AGENT = "SURETY_AGENT", "Writes bonds on behalf of a surety."
    FTZ_OPERATOR = "FTZ_OPERATOR", "Operates a foreign-trade zone or subzone."
    FACILITY_OPERATOR = (
        "FACILITY_OPERATOR",
        "Operates a bonded warehouse, container freight station or exam station.",
    )
    CARTMAN = "CARTMAN", "A bonded cartman, who moves cargo on land within port limits."
    LIGHTERMAN = "LIGHTERMAN", "A bonded lighterman, who moves cargo on water within port limits."
    SERVICE_PROVIDER = (
        "SERVICE_PROVIDER",
        "A software vendor, service bureau, port authority or manifest preparer.",
    )
    EXPORTER = "EXPORTER", "Exports goods from the United States."
    PROTEST_FILER = "PROTEST_FILER", "Files protests for others."


class Industry(Code):
    """The industries from which the first accounts were chosen."""

    TECHNOLOGY = "TECHNOLOGY", "Computers, chips, networks and devices."
    AUTOMOTIVE = "AUTOMOTIVE", "Vehicles and their parts."
    MASS_MERCHANDISING = "MASS_MERCHANDISING", "Consumer goods sold in large stores."
    PHARMACEUTICAL = "PHARMACEUTICAL", "Medicines, vaccines, diagnostics and fine chemicals."


class OrganizationType(Code):
    """The legal form of an account holder (CBP Form 5106)."""

    CORPORATION = "CORPORATION", "A corporation."
    PARTNERSHIP = "PARTNERSHIP", "A partnership; its powers of attorney end after two years at most."
    INDIVIDUAL = "INDIVIDUAL", "A natural person."
    SOLE_PROPRIETOR = "SOLE_PROPRIETOR", "A sole proprietor."


class AccountStatus(Code):
    """Whether an account is in use."""

    ACTIVE = "ACTIVE", "In use."
    INACTIVE = "INACTIVE", "Closed or not used; its history stays."


class IdentifierKind(Code):
    """The registers from which an account's identifiers come; a value is held by one account at a time."""

    EIN = "EIN", "Employer number with a two-character suffix, NN-NNNNNNNXX (qualifier EI)."
    SSN = "SSN", "Social Security number of an individual (qualifier 34); always shown masked."
    CBP_ASSIGNED = "CBP_ASSIGNED", "Number assigned by Customs, YYDDPP-NNNNN (qualifier ANI)."
    FILER_CODE = "FILER_CODE", "Three-character code of whoever files entries."
    SCAC = "SCAC", "Standard carrier alpha code, two to four letters."
    IATA = "IATA", "Airline prefix of air waybills, three digits."
    SURETY_CODE = "SURETY_CODE", "Three-digit code of a surety."
    FIRMS = "FIRMS", "Four-character code of the place where goods lie."
    ZONE = "ZONE", "Number of a foreign-trade zone or subzone."


class AddressKind(Code):
    """What an address is used for."""

    MAILING = "MAILING", "Where letters go."
    PHYSICAL = "PHYSICAL", "Where the business is done."
    RECORDS = "RECORDS", "Where the records required by 19 CFR 163 are kept."


class ContactKind(Code):
    """What a contact answers for."""

    COMPLIANCE = "COMPLIANCE", "Answers Customs' questions."
    LOGISTICS = "LOGISTICS", "Arranges transport and exams."
    SECURITY = "SECURITY", "The partnership's point of contact."
    FINANCE = "FINANCE", "Pays statements and bills."


class MemberRole(Code):
    """A person's role on the trade side of an account."""

    OWNER = "OWNER", "Account Owner: manages the top account and adds activities."
    PROXY_OWNER = "PROXY_OWNER", "Proxy Account Owner: manages who has access."
    USER = "USER", "Account User: limited to the sub-accounts and ports granted."


class OfficerRole(Code):
    """A person's role on the government side."""

    ACCOUNT_MANAGER = "ACCOUNT_MANAGER", "Single contact of a large account, across all ports."
    IMPORT_SPECIALIST = "IMPORT_SPECIALIST", "Reviews entry summaries, issues forms 28 and 29, liquidates."
    ENTRY_SPECIALIST = "ENTRY_SPECIALIST", "Handles liquidations and protests clerically."
    CBP_OFFICER = "CBP_OFFICER", "Examines and releases cargo at a port."
    FPF_OFFICER = "FPF_OFFICER", "Fines, penalties and forfeitures officer."
    REGULATORY_AUDITOR = "REGULATORY_AUDITOR", "Audits accounts."
    SUPPLY_CHAIN_SPECIALIST = "SUPPLY_CHAIN_SPECIALIST", "Validates members of the security partnership."
    OVERSIGHT_ANALYST = "OVERSIGHT_ANALYST", "Reads all accounts for an oversight agency; changes nothing."


class KeyRole(Code):
    """The capacities in which a partner's program can act by an API key."""

    ACCOUNT_OWNER = "ACCOUNT_OWNER", "The importer's own system: all of its company."
    BROKER = "BROKER", "The broker's system: entries under its filer code, and what clients opened to it."
    CARRIER = "CARRIER", "The carrier's system: its own shipments, bills and boxes."


class GrantStatus(Code):
    """Where an invitation to see another company's accounts stands."""

    INVITED = "INVITED", "The owner has invited; the other side has not answered."
    ACCEPTED = "ACCEPTED", "In force within its dates."
    REJECTED = "REJECTED", "The other side declined."
    REVOKED = "REVOKED", "Ended by the owner before its date."


class RightKind(Code):
    """By what somebody may see an account."""

    MEMBERSHIP = "MEMBERSHIP", "The person belongs to the company."
    GRANT = "GRANT", "The company opened some or all of its accounts to another company."
    POWER_OF_ATTORNEY = "POWER_OF_ATTORNEY", "A broker may act for the account."
    PORTFOLIO = "PORTFOLIO", "The company is in the portfolio of an account manager of Customs."


class RightState(Code):
    """Whether a right to see an account holds today."""

    INVITED = "INVITED", "Offered; the other side has not answered."
    REJECTED = "REJECTED", "Offered; the other side declined."
    NOT_YET = "NOT_YET", "It begins later."
    IN_FORCE = "IN_FORCE", "It holds."
    EXPIRED = "EXPIRED", "Its last day has passed."
    REVOKED = "REVOKED", "It was taken back."


class BondKind(Code):
    """How long a bond stands (entry summary bond types 8 and 9)."""

    CONTINUOUS = "CONTINUOUS", "Stands for all entries until terminated (type 8)."
    SINGLE = "SINGLE", "Stands for one transaction (type 9)."


class PartnershipStatus(Code):
    """The state of a membership in the Customs-Trade Partnership Against Terrorism (6 USC 961-973)."""

    APPLIED = "APPLIED", "The company asked to join."
    UNDER_REVIEW = "UNDER_REVIEW", "Customs reads the security profile."
    CERTIFIED = "CERTIFIED", "Accepted on paper; Tier 1."
    VALIDATION_SCHEDULED = "VALIDATION_SCHEDULED", "A visit on site has been arranged."
    VALIDATED = "VALIDATED", "Confirmed on site; Tier 2, or Tier 3 when it exceeds the criteria."
    REVALIDATION_DUE = "REVALIDATION_DUE", "Four years are nearly over; a new visit is due."
    SUSPENDED = "SUSPENDED", "Benefits withheld until weaknesses are mended."
    REINSTATED = "REINSTATED", "Benefits given back after a suspension."
    REMOVED = "REMOVED", "Expelled."
    WITHDRAWN = "WITHDRAWN", "The company left."


class PartnershipTier(Code):
    """How far a member's goods are trusted."""

    TIER_1 = "TIER_1", "Certified: a small reduction of the risk score."
    TIER_2 = "TIER_2", "Validated: fewer exams, priority in exam queues."
    TIER_3 = "TIER_3", "Exceeds the criteria: expedited release at all threat levels."


class ValidationKind(Code):
    """Whether a visit is the first."""

    VALIDATION = "VALIDATION", "The first visit, aimed at within a year of certification."
    REVALIDATION = "REVALIDATION", "A later visit, at least every four years."


class Criterion(Code):
    """The twelve minimum security criteria (2019)."""

    SECURITY_VISION = "SECURITY_VISION", "1. Security vision and responsibility."
    RISK_ASSESSMENT = "RISK_ASSESSMENT", "2. Risk assessment."
    BUSINESS_PARTNERS = "BUSINESS_PARTNERS", "3. Business partners."
    CYBERSECURITY = "CYBERSECURITY", "4. Cybersecurity."
    CONVEYANCES = "CONVEYANCES", "5. Conveyances and instruments of international traffic."
    SEALS = "SEALS", "6. Seals."
    PROCEDURES = "PROCEDURES", "7. Procedures."
    AGRICULTURE = "AGRICULTURE", "8. Agriculture."
    PHYSICAL_SECURITY = "PHYSICAL_SECURITY", "9. Physical security."
    ACCESS_CONTROLS = "ACCESS_CONTROLS", "10. Physical access controls."
    PERSONNEL = "PERSONNEL", "11. Personnel."
    EDUCATION = "EDUCATION", "12. Education, training and awareness."


class CriterionOutcome(Code):
    """What a validation found for one criterion."""

    EXCEEDS = "EXCEEDS", "Better than asked."
    MET = "MET", "As asked."
    WEAKNESS = "WEAKNESS", "Short of a 'should'; to be improved."
    ACTION_REQUIRED = "ACTION_REQUIRED", "Short of a 'must'; benefits depend on mending it in time."
