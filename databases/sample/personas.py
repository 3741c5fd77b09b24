"""The people whom a demo or a test speaks for, and how to find each in the accounts database."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody of the sample world: a member of a company, or an officer.

    A member is the row of `member` with this name whose company's account has the name `company`; an officer,
    where `company` is null, the row of `officer` with this name.
    """

    name: str
    company: str | None
    tells: str


PERSONAS: Final = {
    "importer": Persona("Harriet Blencathra", "Bramblemart Stores", "Account Owner of a large importer."),
    "importer2": Persona("Osric Tannahill", "Marigault Discount Centers", "Account Owner of a competitor."),
    "user": Persona(
        "Philippa Norgrove", "Bramblemart Stores", "Account user of one sub-account and two ports."
    ),
    "broker": Persona("Casimir Oakenthorpe", "Tidewicket Customs Brokers", "Broker, filer code QT7."),
    "carrier": Persona("Ragna Silverstrand", "Grelldane Ocean Line", "Ocean carrier, SCAC QZXL."),
    "surety": Persona("Leopold Garrowby", "Cairnbond Guaranty", "Surety, code 991."),
    "operator": Persona(
        "Barnaby Thistlewick", "Dockmere Exam Services", "Operator of exam stations and warehouses."
    ),
    "manager": Persona("Odalys Ferncastle", None, "Account manager of ten companies."),
    "specialist": Persona("Bertrand Quillonby", None, "Import specialist of the Consumer Products Center."),
    "analyst": Persona("Ines Marchwood-Voss", None, "Analyst of an oversight agency, cleared."),
    "inspector": Persona("Tobias Wrenfield", None, "Analyst of an oversight agency, without clearance."),
}
