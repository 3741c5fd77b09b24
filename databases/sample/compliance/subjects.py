"""What cases ask: the law they rest on, the lines they question, and the papers they want."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from databases.compliance.codes import Family, Topic
from databases.numbers import show_hts_number
from databases.sample.shipments.duties import cents
from databases.sample.story import Advance, EntryStory, Line

LAW: Final = {
    Family.INFORMATION_REQUEST: "19 USC 1484, 1500; 19 CFR 151.11",
    Family.NOTICE_OF_ACTION: "19 USC 1500; 19 CFR 152.2",
    Family.REDELIVERY_NOTICE: "19 USC 1304; 19 CFR 141.113",
    Family.PENALTY: "19 USC 1592",
    Family.PRIOR_DISCLOSURE: "19 USC 1592(c)(4); 19 CFR 162.74",
    Family.LIQUIDATED_DAMAGES: "19 USC 1623; 19 CFR 172",
    Family.DETENTION: "19 USC 1499; 19 CFR 151.16",
    Family.SEIZURE: "19 USC 1595a, 1526; 19 CFR 162",
    Family.AUDIT: "19 USC 1509(b)",
    Family.PROTEST: "19 USC 1514; 19 CFR 174",
    Family.RECORD_DEMAND: "19 USC 1509(a)(1)(A); 19 CFR 163.6",
}
PREFIX: Final = {
    Family.INFORMATION_REQUEST: "F28",
    Family.NOTICE_OF_ACTION: "F29",
    Family.REDELIVERY_NOTICE: "F47",
    Family.PENALTY: "PEN",
    Family.PRIOR_DISCLOSURE: "DIS",
    Family.LIQUIDATED_DAMAGES: "LIQ",
    Family.DETENTION: "DET",
    Family.SEIZURE: "SEI",
    Family.AUDIT: "AUD",
    Family.PROTEST: "PRO",
    Family.RECORD_DEMAND: "REC",
}
TITLE: Final = {
    Family.INFORMATION_REQUEST: "Form 28, request for information",
    Family.NOTICE_OF_ACTION: "Form 29, notice of action",
    Family.REDELIVERY_NOTICE: "Form 4647, notice to mark or redeliver",
    Family.PENALTY: "Penalty case",
    Family.PRIOR_DISCLOSURE: "Prior disclosure",
    Family.LIQUIDATED_DAMAGES: "Claim for liquidated damages",
    Family.DETENTION: "Detention",
    Family.SEIZURE: "Seizure",
    Family.AUDIT: "Audit",
    Family.PROTEST: "Protest",
    Family.RECORD_DEMAND: "Demand for records",
}
TOPICS: Final[dict[Family, dict[Topic, float]]] = {
    Family.INFORMATION_REQUEST: {
        Topic.CLASSIFICATION: 0.45,
        Topic.VALUE: 0.25,
        Topic.ORIGIN: 0.18,
        Topic.SAMPLES: 0.12,
    },
    Family.NOTICE_OF_ACTION: {Topic.CLASSIFICATION: 0.6, Topic.VALUE: 0.4},
    Family.REDELIVERY_NOTICE: {Topic.MARKING: 0.8, Topic.ADMISSIBILITY: 0.2},
    Family.PENALTY: {Topic.VALUE: 0.4, Topic.CLASSIFICATION: 0.35, Topic.ORIGIN: 0.25},
    Family.LIQUIDATED_DAMAGES: {Topic.LATE_FILING: 0.5, Topic.SECURITY_FILING: 0.5},
    Family.DETENTION: {Topic.ADMISSIBILITY: 0.6, Topic.TRADEMARK: 0.4},
    Family.SEIZURE: {Topic.TRADEMARK: 0.8, Topic.ADMISSIBILITY: 0.2},
    Family.PROTEST: {Topic.CLASSIFICATION: 0.6, Topic.VALUE: 0.4},
    Family.RECORD_DEMAND: {Topic.RECORDS: 1},
}
ABOUT: Final = {
    Topic.CLASSIFICATION: "classification of {goods}",
    Topic.VALUE: "value of {goods}",
    Topic.ORIGIN: "origin of {goods}",
    Topic.PREFERENCE: "preference claimed for {goods}",
    Topic.SAMPLES: "samples of {goods}",
    Topic.MARKING: "marking of {goods} with the country of origin",
    Topic.ADMISSIBILITY: "admissibility of {goods}",
    Topic.TRADEMARK: "suspected infringement of a mark on {goods}",
    Topic.LATE_FILING: "entry summary filed after its due date",
    Topic.SECURITY_FILING: "importer security filing late or incomplete",
    Topic.RECORDS: "records required for entry of {goods}",
    Topic.CONTROLS: "internal controls over the import program",
}
WANTED: Final[dict[Topic, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    Topic.CLASSIFICATION: (
        ("Description of the goods, their material and their use", ("RESPONSE_LETTER",)),
        ("Photographs of the goods", ("PHOTO",)),
    ),
    Topic.VALUE: (
        ("Commercial invoice and proof of payment", ("COMMERCIAL_INVOICE", "RECEIPT")),
        ("Statement of assists, royalties and commissions", ("RESPONSE_LETTER",)),
    ),
    Topic.ORIGIN: (
        ("Certificate of origin from the maker", ("CERTIFICATE_OF_ORIGIN",)),
        ("Description of the steps of production and where they were done", ("RESPONSE_LETTER",)),
    ),
    Topic.PREFERENCE: (
        ("Certification of origin valid on the day of entry", ("USMCA_CERTIFICATION",)),
        ("Records that show how the goods qualify", ("RESPONSE_LETTER",)),
    ),
    Topic.SAMPLES: (("A sample of the goods and a record of it", ("SAMPLE_RECORD",)),),
    Topic.MARKING: (("Certificate that the goods were marked, with photographs", ("PHOTO",)),),
    Topic.ADMISSIBILITY: (("Permit or laboratory report", ("LICENSE_PERMIT", "LAB_REPORT")),),
    Topic.TRADEMARK: (("Licence of the owner of the mark", ("RESPONSE_LETTER",)),),
    Topic.RECORDS: (
        ("Commercial invoice, packing list and bill of lading", ("COMMERCIAL_INVOICE", "PACKING_LIST")),
        ("Entry summary", ("ENTRY_SUMMARY",)),
    ),
    Topic.CONTROLS: (("Written procedures and a self-assessment", ("RESPONSE_LETTER",)),),
}


_WATCHED: Final = "CN"
"""The origin whose goods bear additional duties, which another origin claimed may hide."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a case asks of one line, and what the answer may cost."""

    line: Line
    topic: Topic
    text: str
    claimed: str
    proposed: str | None
    duty_change: Decimal | None


def draw_topic(family: Family, story: EntryStory, chance: Random) -> Topic:
    """What a case of this family asks about this entry, where nothing says so."""
    if family in (Family.NOTICE_OF_ACTION, Family.PROTEST, Family.INFORMATION_REQUEST) and story.advance:
        return story.advance.topic
    weights = dict(TOPICS[family])
    if not any(line.rate for line in story.lines):
        weights.pop(Topic.VALUE, None)  # nothing to gain on goods that are free of duty
    if all(line.origin == _WATCHED for line in story.lines):
        weights.pop(Topic.ORIGIN, None)
    if family is Family.INFORMATION_REQUEST and any(line.preference for line in story.lines):
        return Topic.PREFERENCE
    return chance.choices(list(weights), list(weights.values()))[0]


def about(topic: Topic, lines: Sequence[Line]) -> str:
    """The subject of a case, in words."""
    goods = lines[0].description if lines else "goods"
    return ABOUT[topic].format(goods=goods)


def questions(topic: Topic, story: EntryStory, chance: Random) -> list[Question]:
    """What a form asks of one or two lines of an entry; those that Customs will change are among them."""
    if story.advance is not None and topic is story.advance.topic:
        return [_of_advance(story.advance, story)]
    tests = {
        Topic.PREFERENCE: lambda line: bool(line.preference),
        Topic.VALUE: lambda line: bool(line.rate),
        Topic.ORIGIN: lambda line: line.origin != _WATCHED,
    }
    fitting = list(filter(tests.get(topic), story.lines)) or story.lines
    asked = chance.sample(fitting, min(len(fitting), chance.choice((1, 1, 2))))
    return [_question(topic, line, chance) for line in sorted(asked, key=lambda line: line.number)]


def _of_advance(advance: Advance, story: EntryStory) -> Question:
    line = next(line for line in story.lines if line.number == advance.line_number)
    text = _TEXTS[advance.topic].format(goods=line.description)
    return Question(line, advance.topic, text, advance.claimed, advance.found, advance.duty_change)


_TEXTS: Final = {
    Topic.CLASSIFICATION: "What are {goods} made of, and what are they used for?",
    Topic.VALUE: "How was the price of {goods} reached, and were the parties related?",
    Topic.ORIGIN: "Where were {goods} made, and by which steps?",
    Topic.PREFERENCE: "How do {goods} qualify for the preference claimed?",
    Topic.SAMPLES: "Please send a sample of {goods}.",
    Topic.MARKING: "Are {goods} marked with their country of origin?",
    Topic.ADMISSIBILITY: "Which permit covers {goods}?",
    Topic.TRADEMARK: "By what right do {goods} bear the mark?",
}


def _question(topic: Topic, line: Line, chance: Random) -> Question:
    text = _TEXTS[topic].format(goods=line.description)
    if topic is Topic.CLASSIFICATION:
        rise = Decimal(chance.choice(("0.025", "0.04", "0.065")))
        other = f"{line.hts_number[:6]}{(int(line.hts_number[6:8]) + 10) % 100:02d}00"
        return Question(
            line, topic, text, show_hts_number(line.hts_number), show_hts_number(other), _share(line, rise)
        )
    if topic is Topic.VALUE:
        rise = Decimal(chance.choice(("0.04", "0.08", "0.15")))
        found = line.value + _share(line, rise)
        return Question(
            line, topic, text, f"{line.value:.2f}", f"{found:.2f}", _share(line, rise * line.rate)
        )
    if topic is Topic.PREFERENCE:
        return Question(
            line,
            topic,
            text,
            line.preference or "",
            "No preference",
            _share(line, line.rate or Decimal("0.05")),
        )
    if topic is Topic.ORIGIN and line.origin != _WATCHED:
        return Question(line, topic, text, line.origin, _WATCHED, _share(line, Decimal("0.075")))
    claimed = line.origin if topic is Topic.ORIGIN else line.description
    return Question(line, topic, text, claimed, None, None)


def _share(line: Line, rate: Decimal) -> Decimal:
    return cents(line.value * rate)
