"""The story of one entry, and the cast that plays in it.

A story's timeline is drawn in full first, from the rules. Then the world's present cuts it: statuses, nulls
and journal entries follow from the cut, so that no state can contradict another. `Timeline` keeps the whole,
also what is still to come (ask `world.happened`); the statuses of `EntryStory` and the dates of its exams and
holds are those after the cut.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from databases.accounts.codes import Industry, OfficerRole
from databases.compliance.codes import ActionStatus, Family, Topic

from .rows import Actor


@dataclass(slots=True)
class Supplier:
    """A manufacturer from whom one company buys; its party row belongs to that company."""

    party_id: int
    name: str
    manufacturer_id: str
    street: str
    city: str
    country: str


@dataclass(slots=True)
class Sub:
    """A sub-account."""

    account_id: int
    name: str
    number: str  # importer number, filer code, SCAC, FIRMS code, ... as its kind has it


@dataclass(frozen=True, slots=True)
class Signed:
    """The paper behind a power of attorney, a grant or a bond; the documents domain brings it."""

    document_id: int
    kind: str  # DocumentType
    title: str
    account_id: int
    filer_code: str | None
    signed_on: date
    valid_to: date | None


@dataclass(slots=True)
class Company:
    """A top account with all that stories need of it; not all companies import."""

    company_id: int
    name: str
    industry: Industry | None = None
    center_code: str | None = None
    tier: str | None = None  # of the security partnership, at the present
    troubled: bool = False
    spotless: bool = False
    first_account: bool = False
    scale: float = 1.0  # its entries against those of a large account of its industry
    portal: bool = True  # somebody of it can log in; else only its broker knows it
    opened_on: date = date.min
    street: str = ""
    city: str = ""
    state: str = ""
    importers: list[Sub] = field(default_factory=list)
    filer: Sub | None = None  # broker or self-filer account
    carrier: Sub | None = None
    zones: list[Sub] = field(default_factory=list)  # that it operates
    brokers: list["Company"] = field(default_factory=list)  # may file for it, the usual one first
    suppliers: list[Supplier] = field(default_factory=list)
    people: list[Actor] = field(default_factory=list)  # present members: the owner first
    members: list[int] = field(default_factory=list)  # their ids, in the same order
    compliance_contact: str = ""
    manager: Actor | None = None  # the account manager who holds it in the portfolio
    bond_id: int | None = None
    surety: "Company | None" = None
    surety_account: Sub | None = None  # of the surety, for the surety itself too
    signed: list[Signed] = field(default_factory=list)

    @property
    def filing(self) -> Sub:
        """The account whose filer code it files under, for a broker or self-filer."""
        if self.filer is None:
            raise LookupError(f"{self.name} has no filer code")
        return self.filer

    def broker_for(self, company: "Company") -> int | None:
        """The account under which it files for a company; null where a company files for itself."""
        return None if self is company else self.filing.account_id

    @property
    def carrying(self) -> Sub:
        """The account under which it carries, for a carrier."""
        if self.carrier is None:
            raise LookupError(f"{self.name} is no carrier")
        return self.carrier

    @property
    def bonded(self) -> tuple["Company", Sub]:
        """Who writes its bonds, and the account under which they do."""
        if self.surety is None or self.surety_account is None:
            raise LookupError(f"{self.name} has no surety")
        return self.surety, self.surety_account


@dataclass(slots=True)
class Officer:
    """A person on the government side."""

    id: int
    role: OfficerRole
    actor: Actor
    center_code: str | None
    port_code: str | None


@dataclass(slots=True)
class Cast:
    """Everybody in the world."""

    companies: list[Company]  # importers, the forty first accounts first
    brokers: list[Company]
    carriers: list[Company]
    sureties: list[Company]
    facilities: list[Sub]  # FIRMS codes of exam stations and warehouses
    zones: list[Sub]  # foreign-trade zones and subzones
    officers: dict[OfficerRole, list[Officer]]

    def company(self, name: str) -> Company:
        """The one of this name, whatever it does."""
        everybody = (*self.companies, *self.brokers, *self.carriers, *self.sureties)
        return next(company for company in everybody if company.name == name)

    def officer(self, role: OfficerRole, *, center_code: str | None = None, turn: int = 0) -> Officer:
        """One of a role, of a Center where it has any; `turn` takes them by turns."""
        officers = self.officers[role]
        fitting = [officer for officer in officers if officer.center_code == center_code] or officers
        return fitting[turn % len(fitting)]


@dataclass(slots=True)
class Line:
    """A line of an entry; money in dollars and cents."""

    id: int
    number: int
    hts_number: str
    description: str
    origin: str
    export_country: str
    supplier: Supplier
    value: Decimal
    quantity: Decimal
    unit: str
    gross_weight_kg: Decimal
    preference: str | None
    trade_remedy_case: str | None
    agency: str | None
    rate: Decimal
    rate_text: str
    duty: Decimal
    additional: Sequence[tuple[str, str, Decimal]]  # chapter 99 number, rate, duty
    mpf: Decimal = Decimal(0)
    hmf: Decimal = Decimal(0)


@dataclass(slots=True)
class Bill:
    """A bill under which goods of this story move."""

    id: int
    kind: str
    number: str
    carrier: Company


@dataclass(slots=True)
class ExamRecord:
    """An exam as far as it has happened."""

    id: int
    kind: str
    site: str
    ordered_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    result: str | None
    discrepancy: str | None
    container_id: int | None
    stepped_from_id: int | None = None


@dataclass(slots=True)
class HoldRecord:
    """A hold as far as it has happened."""

    id: int
    kind: str
    agency: str
    reason: str
    placed_at: datetime
    removed_at: datetime | None


@dataclass(slots=True)
class Timeline:
    """When everything happens, if nothing interferes: the future included."""

    booked_at: datetime
    laded_at: datetime
    departed_at: datetime
    arrived_at: datetime
    filed_at: datetime
    entered_on: date
    released_at: datetime | None  # null when cancelled or seized
    summary_due_on: date
    summary_filed_on: date | None
    paid_on: date | None
    liquidates_on: date  # as scheduled at first: 314 days
    liquidated_on: date | None  # null when suspended or not formal
    isf_due_at: datetime | None = None
    isf_filed_at: datetime | None = None
    seized_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A compliance case that a story must have, as it shows in the entry or the world must show it.

    `status` is where the case stands at the present; null where it may run its natural course. What the plan
    asks of the entry beside it: when it is filed, and whose it is. The entry follows by itself: seized for a
    seizure, held by a partner agency for a detention, liquidated with an increase (`advance`) for a
    protest and for a notice of action that was taken, and late where a claim for liquidated damages is about
    LATE_FILING (the summary) or SECURITY_FILING.
    """

    family: Family
    status: ActionStatus | None = None
    filed_days_ago: int | None = None
    company: str | None = None
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Advance:
    """What Customs changes in an entry at liquidation: one line's classification or value."""

    line_number: int
    topic: Topic  # CLASSIFICATION or VALUE
    claimed: str
    found: str
    duty_change: Decimal


@dataclass(slots=True)
class EntryStory:
    """One entry with its shipment, and all that happens to it."""

    index: int
    company: Company
    importer: Sub
    filer: Company  # the broker, or the company itself where it files
    carrier: Company
    scope: Mapping[str, Any]  # the six scope columns of the entry; put it into every row about the entry
    shipment_id: int
    shipment_reference: str
    entry_id: int
    entry_number: str  # eleven characters
    entry_type: str
    mode: str
    port_code: str
    port_name: str
    lading_port: str
    export_country: str
    conveyance: str
    voyage: str
    timeline: Timeline
    bills: list[Bill]
    containers: list[tuple[int, str]]  # id, number
    lines: list[Line]
    exams: list[ExamRecord]
    holds: list[HoldRecord]
    entered_value: Decimal
    duty: Decimal  # chapter 99 duties included
    mpf: Decimal
    hmf: Decimal
    total: Decimal
    shipment_status: str
    status: str
    summary_status: str
    liquidation_status: str
    liquidation_result: str | None
    liquidated_duty: Decimal | None
    advance: Advance | None = None
    planned: tuple[Planned, ...] = ()
    tags: frozenset[str] = frozenset()  # what an anchored story is for; see anchors.py
    security_filing_id: int | None = None
    security_filing_late: bool = False
    statement_id: int | None = None
    bond_id: int | None = None
    goods_location: str | None = None  # null until filed
    importer_actor: Actor | None = None  # who at the importer answers for it
    filer_actor: Actor | None = None  # who filed
    specialist: Officer | None = None
    cargo_officer: Officer | None = None
