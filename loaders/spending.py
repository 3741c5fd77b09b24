"""What reading took for one request."""

from dataclasses import dataclass


@dataclass(slots=True)
class Spending:
    """Rows and statements read so far, and the seconds that the databases took for them."""

    rows: float = 0
    statements: float = 0
    seconds: float = 0

    def add(self, rows: int, seconds: float) -> None:
        """Count a statement."""
        self.rows += rows
        self.statements += 1
        self.seconds += seconds

    def share(self, whole: "Spending", among: int) -> None:
        """Count an equal part of what several requests read together."""
        self.rows += whole.rows / among
        self.statements += whole.statements / among
        self.seconds += whole.seconds / among

    @property
    def cost(self) -> int:
        """One for each row, each statement, and each millisecond of a database."""
        return round(self.rows + self.statements + 1000 * self.seconds)
