"""Invented persons: their names, addresses at invented hosts, and how a journal knows them."""

import re
import unicodedata

from faker import Faker

from databases.journal_codes import ActorType

from .rows import Actor
from .world import World


class People:
    """Draws persons and streets; no name twice."""

    def __init__(self, world: World) -> None:
        self._faker = Faker("en_US", use_weighting=False)
        self._faker.seed_instance(f"{world.seed}:people")
        self._taken: set[str] = set()

    def name(self) -> str:
        """A first and a last name that nobody has yet."""
        while True:
            name = f"{self._faker.first_name()} {self._faker.last_name()}"
            if name not in self._taken:
                self._taken.add(name)
                return name

    def street(self) -> str:
        """A street with its number."""
        return str(self._faker.street_address()).replace("\n", ", ")

    def phone(self) -> str:
        """A number from the range that is kept free for fiction."""
        return f"({self._faker.random_int(201, 989)}) 555-01{self._faker.random_int(0, 99):02d}"


def slug(text: str) -> str:
    """The words of a name in small ASCII letters with dashes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def email(name: str, house: str) -> str:
    """An address that can never exist (RFC 2606)."""
    return f"{slug(name).replace('-', '.')}@{slug(house)}.example"


def system(job: str) -> Actor:
    """A job of the system as an actor."""
    return Actor(ActorType.SYSTEM, f"job:{slug(job)}", job, "System job")
