"""The codes of the shipments domain.

Sources: ACE Appendix B, ocean Appendix D, Form 7501 instructions, 19 CFR 159.
"""

from databases.base import Code


class TransportMode(Code):
    """How goods crossed the border (two-digit mode of transport)."""

    VESSEL = "10", "Vessel, not in containers."
    VESSEL_CONTAINER = "11", "Vessel, in containers."
    BORDER_WATER = "12", "Border water-borne, from Mexico or Canada."
    RAIL = "20", "Rail, not in containers."
    RAIL_CONTAINER = "21", "Rail, in containers."
    TRUCK = "30", "Truck, not in containers."
    TRUCK_CONTAINER = "31", "Truck, in containers."
    AUTO = "32", "A car."
    PEDESTRIAN = "33", "On foot."
    ROAD_OTHER = "34", "Another road vehicle."
    AIR = "40", "Air, not in containers."
    AIR_CONTAINER = "41", "Air, in containers."
    MAIL = "50", "Mail."
    HAND_CARRIED = "60", "Carried by a passenger."
    FIXED_INSTALLATION = "70", "A pipeline or power line."


class PortMode(Code):
    """What arrives at a port."""

    SEA = "S", "Vessels."
    AIR = "A", "Aircraft."
    LAND = "L", "Trucks and trains across a land border."
    INLAND = "I", "Goods that move on under bond from the port of arrival."


class BondType(Code):
    """What secures the duties of an entry (Form 7501, box 5)."""

    NONE = "0", "No bond."
    CONTINUOUS = "8", "A continuous bond: all entries of a year."
    SINGLE = "9", "A single transaction bond: this entry alone."


class ShipmentStatus(Code):
    """Where a shipment is on its way."""

    BOOKED = "BOOKED", "Space is booked; the goods have not left."
    DEPARTED = "DEPARTED", "On the way to the United States."
    ARRIVED = "ARRIVED", "At the port of unlading, not yet released."
    IN_BOND = "IN_BOND", "Moving under bond to another port."
    RELEASED = "RELEASED", "Released by Customs."
    DELIVERED = "DELIVERED", "With the importer."
    REFUSED = "REFUSED", "Not admitted: exported, destroyed or seized."


class BillKind(Code):
    """The rank of a bill of lading or air waybill."""

    MASTER = "MASTER", "Issued by the carrier that moves the goods; may cover several house bills."
    HOUSE = "HOUSE", "Issued by a consolidator under a master bill."
    SIMPLE = "SIMPLE", "Issued by the carrier with no house bills under it."


class InBondKind(Code):
    """What an in-bond movement is for (entry types 61 to 63)."""

    IMMEDIATE_TRANSPORTATION = "61", "To another port, to be entered there (IT)."
    TRANSPORTATION_EXPORTATION = "62", "Through the country and out again (T&E)."
    IMMEDIATE_EXPORTATION = "63", "Out again from the port of arrival (IE)."


class InBondStatus(Code):
    """Where an in-bond movement stands."""

    AUTHORIZED = "AUTHORIZED", "Customs allowed the move (disposition 1J)."
    IN_TRANSIT = "IN_TRANSIT", "Under way."
    ARRIVED = "ARRIVED", "Reported at the destination port."
    EXPORTED = "EXPORTED", "Left the country."
    OVERDUE = "OVERDUE", "Not reported at its destination in time."


class FilingStatus(Code):
    """Where an importer security filing stands."""

    ON_FILE = "ON_FILE", "Complete and accepted."
    INCOMPLETE = "INCOMPLETE", "Accepted, but elements are missing."
    REJECTED = "REJECTED", "Refused; must be sent again."
    WITHDRAWN = "WITHDRAWN", "Taken back by the filer."


class ReleaseStatus(Code):
    """The state of an entry on its way to release."""

    DRAFT = "DRAFT", "Being prepared."
    FILED = "FILED", "Sent to Customs."
    REJECTED = "REJECTED", "Refused; must be sent again."
    ADMISSIBLE = "ADMISSIBLE", "Bill matched and no hold, but the release window is not open."
    UNDER_REVIEW = "UNDER_REVIEW", "Customs is looking at it."
    DOCUMENTS_REQUIRED = "DOCUMENTS_REQUIRED", "Customs waits for documents."
    HOLD = "HOLD", "Held."
    EXAM = "EXAM", "In exam."
    RELEASED = "RELEASED", "Cleared."
    CANCELLED = "CANCELLED", "Withdrawn before release."
    SEIZED = "SEIZED", "Seized."


class SummaryStatus(Code):
    """The state of an entry summary (Form 7501)."""

    NOT_FILED = "NOT_FILED", "Not filed yet; due ten working days after entry (19 CFR 142.12)."
    ACCEPTED = "ACCEPTED", "Accepted, not yet paid."
    REJECTED = "REJECTED", "Refused; must be filed again."
    UNDER_REVIEW = "UNDER_REVIEW", "An import specialist reviews it."
    PAID = "PAID", "Duties, taxes and fees are paid."
    CORRECTED = "CORRECTED", "Replaced by a post-summary correction and paid."
    CANCELLED = "CANCELLED", "Cancelled with its entry."


class LiquidationStatus(Code):
    """How far Customs is with the final reckoning of an entry (19 USC 1504, 19 CFR 159)."""

    UNLIQUIDATED = "UNLIQUIDATED", "Nothing scheduled yet."
    SCHEDULED = "SCHEDULED", "Due about 314 days after entry."
    EXTENDED = "EXTENDED", "Extended by a year, at most three times."
    SUSPENDED = "SUSPENDED", "Stopped by law or a court, mostly for antidumping cases."
    LIQUIDATED = "LIQUIDATED", "Finally reckoned; may be protested within 180 days."
    DEEMED_LIQUIDATED = "DEEMED_LIQUIDATED", "A year passed without action: as entered, by law."
    RELIQUIDATED = "RELIQUIDATED", "Reckoned again."
    FINAL = "FINAL", "180 days passed without a protest."


class LiquidationResult(Code):
    """What a liquidation changed."""

    NO_CHANGE = "NO_CHANGE", "As entered."
    INCREASE = "INCREASE", "More is owed."
    REFUND = "REFUND", "Money is given back."


class FeeKind(Code):
    """The fees on an entry, each with its class code."""

    MPF_FORMAL = "499", "Merchandise processing fee, formal entry: a share of value within yearly limits."
    MPF_INFORMAL = "311", "Merchandise processing fee on an automated informal entry, flat."
    HMF = "501", "Harbor maintenance fee: 0.125 % of value of vessel cargo (19 CFR 24.24)."


class HoldKind(Code):
    """Why goods are held."""

    MANIFEST = "MANIFEST", "Held at the port of discharge (1H)."
    IN_BOND_DESTINATION = "IN_BOND_DESTINATION", "Held at the in-bond destination (1G)."
    ENTRY_PROCESSING = "ENTRY_PROCESSING", "Held while the entry is processed (5H)."
    NON_INTRUSIVE_INSPECTION = "NON_INTRUSIVE_INSPECTION", "Held for an x-ray (7H)."
    INTENSIVE_EXAM = "INTENSIVE_EXAM", "Held for an intensive exam (1A)."
    PARTNER_AGENCY = "PARTNER_AGENCY", "Held for another agency."
    DOCUMENTS = "DOCUMENTS", "Held until documents arrive."


class ExamKind(Code):
    """How goods are examined."""

    NII = "NII", "X-ray, one to three days."
    TAILGATE = "TAILGATE", "Doors opened, one to four days."
    INTENSIVE = "INTENSIVE", "Unloaded at an exam station, five to fifteen days."
    COMPLIANCE = "COMPLIANCE", "Measurement of compliance on a random sample."
    AGRICULTURE = "AGRICULTURE", "By an agriculture specialist."
    PARTNER_AGENCY = "PARTNER_AGENCY", "By another agency."
    SAMPLE_LAB = "SAMPLE_LAB", "A sample goes to the laboratory."


class ExamResult(Code):
    """What an exam found."""

    CONFORMS = "CONFORMS", "As declared."
    DISCREPANCY = "DISCREPANCY", "Not as declared; see the kind."
    STEPPED_UP = "STEPPED_UP", "Followed by a closer exam."


class Discrepancy(Code):
    """What was not as declared."""

    QUANTITY = "QUANTITY", "More or fewer goods."
    DESCRIPTION = "DESCRIPTION", "Other goods."
    CLASSIFICATION = "CLASSIFICATION", "Another HTS number."
    ORIGIN_MARKING = "ORIGIN_MARKING", "Not or wrongly marked with the country of origin."
    TRADEMARK = "TRADEMARK", "A suspected counterfeit."
    SAFETY = "SAFETY", "Fails another agency's rule."
    SEAL = "SEAL", "Seal broken or not as manifested."


class Disposition(Code):
    """Bill-level disposition codes (ocean)."""

    ENTERED_INTENSIVE = "1A", "Entered, intensive exam required."
    RELEASED_AFTER_EXAM = "1B", "Released, intensive exam done."
    ENTERED_RELEASED = "1C", "Entered and released."
    HOLD_REMOVED_DESTINATION = "1F", "Hold removed at the in-bond destination."
    HOLD_DESTINATION = "1G", "Hold placed at the in-bond destination."
    HOLD_DISCHARGE = "1H", "Hold placed at the port of discharge."
    HOLD_REMOVED_DISCHARGE = "1I", "Hold removed at the port of discharge."
    IN_BOND_AUTHORIZED = "1J", "In-bond movement authorised."
    PERMIT_TO_TRANSFER = "1W", "Permit to transfer."
    TERMINAL_RELEASE = "1Z", "The terminal may release."
    TERMINAL_RELEASE_CANCELLED = "4Z", "Cancels 1Z."
    OVERRIDE_INTENSIVE = "4A", "Override to intensive exam."
    ENTRY_PROCESSING_HOLD = "5H", "Entry processing hold."
    INSPECTION_HOLD = "7H", "Non-intrusive inspection hold."


class CorrectionReason(Code):
    """Why a post-summary correction was filed."""

    CLASSIFICATION = "CLASSIFICATION", "Another HTS number."
    VALUE = "VALUE", "Another value."
    ORIGIN = "ORIGIN", "Another country of origin."
    PREFERENCE = "PREFERENCE", "A preference claimed or given up."
    QUANTITY = "QUANTITY", "Another quantity."
    ENTRY_TYPE = "ENTRY_TYPE", "Type changed between 01 and 03."


class CorrectionStatus(Code):
    """Where a post-summary correction stands."""

    FILED = "FILED", "Under review."
    ACCEPTED = "ACCEPTED", "Replaced the summary in full."
    REJECTED = "REJECTED", "Refused; the summary stands."


class StatementKind(Code):
    """How entries are paid together."""

    DAILY = "DAILY", "The entries of one day."
    PERIODIC_DAILY = "PERIODIC_DAILY", "One day's part of a monthly statement."
    MONTHLY = "MONTHLY", "The periodic daily statements of a month, due on the 15th working day of the next."


class StatementStatus(Code):
    """Where a statement stands."""

    OPEN = "OPEN", "Entries are still being added."
    PRELIMINARY = "PRELIMINARY", "Made out; not yet due."
    FINAL = "FINAL", "Paid."
    LATE = "LATE", "Not paid when due."


class PartyRole(Code):
    """What a party does in a shipment."""

    MANUFACTURER = "MANUFACTURER", "Made the goods."
    SHIPPER = "SHIPPER", "Sent the goods."
    CONSIGNEE = "CONSIGNEE", "Receives the goods."
