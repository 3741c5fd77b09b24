"""How the industries import: the distributions that the world is drawn from. Design, not statistics."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from databases.accounts.codes import Industry, PartnershipTier


class Way(StrEnum):
    """How goods come, before the two-digit mode says in what."""

    SEA = "sea"
    AIR = "air"
    TRUCK = "truck"
    RAIL = "rail"


@dataclass(frozen=True, slots=True)
class Profile:
    """One industry's habits; shares of a whole are weights, they need not add up to one."""

    yearly: int  # entries of a large account
    ways: dict[Way, float]
    origins: dict[str, float]
    ports: dict[Way, tuple[str, ...]]
    months: tuple[float, ...]
    value: tuple[float, float]  # median and 95th percentile of an entry, in dollars
    lines: tuple[float, float]  # median and 95th percentile of an entry
    exams: tuple[float, float, float]  # share of entries with x-ray, tailgate, intensive exam
    corrected: float


PROFILES: Final = {
    Industry.TECHNOLOGY: Profile(
        yearly=8_000,
        ways={Way.AIR: 70, Way.SEA: 22, Way.TRUCK: 8},
        origins={"CN": 34, "TW": 18, "MX": 14, "VN": 12, "MY": 9, "KR": 6, "JP": 4, "TH": 3},
        ports={
            Way.AIR: ("2720", "2801", "3901", "4701", "5501"),
            Way.SEA: ("2709", "2704", "2811"),
            Way.TRUCK: ("2304", "2402"),
        },
        months=(1, 0.7, 0.9, 0.95, 1, 1, 1, 1.2, 1.35, 1.4, 1.3, 1),
        value=(60_000, 900_000),
        lines=(2, 10),
        exams=(0.012, 0.003, 0.003),
        corrected=0.03,
    ),
    Industry.AUTOMOTIVE: Profile(
        yearly=18_000,
        ways={Way.TRUCK: 55, Way.RAIL: 15, Way.SEA: 25, Way.AIR: 5},
        origins={"MX": 42, "CA": 20, "JP": 12, "DE": 8, "KR": 7, "CN": 7, "TH": 4},
        ports={
            Way.TRUCK: ("2304", "3801", "3802", "0901", "2305", "2402"),
            Way.RAIL: ("2304", "3802", "0901"),
            Way.SEA: ("1701", "1303", "2709"),
            Way.AIR: ("3901", "1704"),
        },
        months=(1, 1, 1, 1, 1, 1, 0.75, 1, 1, 1, 1, 0.8),
        value=(35_000, 300_000),
        lines=(4, 25),
        exams=(0.02, 0.003, 0.002),
        corrected=0.04,
    ),
    Industry.MASS_MERCHANDISING: Profile(
        yearly=12_000,
        ways={Way.SEA: 82, Way.TRUCK: 10, Way.AIR: 8},
        origins={
            "CN": 48,
            "VN": 16,
            "BD": 7,
            "IN": 8,
            "ID": 5,
            "KH": 4,
            "MX": 5,
            "TR": 3,
            "CA": 1,
            "IT": 1,
            "TH": 1,
            "PK": 1,
        },
        ports={
            Way.SEA: ("2709", "2709", "2704", "2704", "1703", "4601", "3002", "1401", "5301"),
            Way.TRUCK: ("2304", "2304", "3801"),
            Way.AIR: ("2720", "3901", "4701"),
        },
        months=(1.05, 0.65, 0.7, 0.9, 1, 1.05, 1.25, 1.35, 1.35, 1.25, 0.95, 0.8),
        value=(45_000, 180_000),
        lines=(5, 35),
        exams=(0.035, 0.008, 0.010),
        corrected=0.03,
    ),
    Industry.PHARMACEUTICAL: Profile(
        yearly=3_000,
        ways={Way.AIR: 78, Way.SEA: 15, Way.TRUCK: 7},
        origins={
            "IE": 24,
            "DE": 16,
            "CH": 14,
            "IN": 16,
            "SG": 7,
            "BE": 6,
            "IT": 6,
            "CN": 5,
            "JP": 4,
            "CA": 1,
            "GB": 1,
        },
        ports={
            Way.AIR: ("4701", "3901", "1108", "1704", "4110", "5401"),
            Way.SEA: ("4909", "4601", "1401"),
            Way.TRUCK: ("0901", "0712"),
        },
        months=(1, 1, 1, 1, 1, 1, 1, 1.15, 1.2, 1.15, 1, 0.95),
        value=(250_000, 6_000_000),
        lines=(1, 4),
        exams=(0.010, 0.004, 0.006),
        corrected=0.05,
    ),
}

LAND: Final = frozenset({"MX", "CA"})
ENTRY_TYPES: Final = {
    "01": 0.842,
    "11": 0.06,
    "03": 0.04,
    "06": 0.04,
    "31": 0.006,
    "21": 0.004,
    "23": 0.004,
    "02": 0.002,
    "07": 0.001,
    "52": 0.001,
}
"""In-bond movements (types 61 to 63) are rows of their own and no entries here; 09 has no goods."""

WEEK: Final = (1, 1, 1, 1, 1, 0.35, 0.2)
TRUSTED: Final = {
    PartnershipTier.TIER_1: 0.85,
    PartnershipTier.TIER_2: 0.6,
    PartnershipTier.TIER_3: 0.45,
}
"""How the security partnership lowers the chance of an exam."""

PREFERRED: Final = {"MX": ("S", 0.8), "CA": ("S", 0.75), "KR": ("KR", 0.6), "SG": ("SG", 0.3)}
"""The preference that goods of a country may claim, and how often they do."""

INLAND: Final = ("3901", "4501", "4503", "2007", "1704", "4101", "4102")
REGIONS: Final = {
    **dict.fromkeys(("CN", "HK", "TW", "KR", "JP"), "East Asia"),
    **dict.fromkeys(("VN", "TH", "KH", "MY", "SG", "ID"), "Southeast Asia"),
    **dict.fromkeys(("IN", "BD", "PK"), "South Asia"),
    **dict.fromkeys(("MX", "BR", "CA"), "Americas"),
}
"""Ships of one service load in several ports of a region; what is not named is Europe."""
