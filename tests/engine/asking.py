"""Asking the village: by the engine, and each time by stock execution, too."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.engine.oracle import differences, told
from tests.engine.rows import Row, Secrets, Village
from tests.engine.village import ENGINE, STOCK

ROWS: Mapping[int, Row] = {
    1: Row(id=1, family="Place", name="Square", friend_id=2),
    2: Row(id=2, family="Person", name="Ada", age=36, mood="glad", friend_id=3, home_id=1),
    3: Row(id=3, family="Robot", name="R2", matrix=[[1, 2], [3]], friend_id=2, home_id=1, maker_id=2),
    4: Row(id=4, family="Person", name="Bo", age=41, mood="sad", friend_id=2, home_id=1, scoreless=True),
    5: Row(id=5, family="Robot", name="C3", matrix=[], friend_id=None, home_id=1, maker_id=9),
}


@dataclass(frozen=True)
class Answer:
    """What the engine answered, equal to what stock execution did."""

    data: Any
    errors: dict[str, str]
    """Messages by path."""
    village: Village

    @property
    def calls(self) -> list[str]:
        """The names of the loads and functions that were called."""
        return [name for name, _ in self.village.calls]


async def ask(
    document: str,
    changed: Mapping[int, Any] | None = None,
    *,
    unreadable: str = "",
    secret: str = "",
    **variables: Any,
) -> Answer:
    """Ask both for a document, over the rows above with some `changed`; fails when their answers differ.

    The field that is `secret` may not be seen.
    """
    answers, villages = [], []
    for schema in (ENGINE, STOCK):
        rows = {
            id_: Row(row) if isinstance(row, Row) else row for id_, row in {**ROWS, **(changed or {})}.items()
        }
        secrets = Secrets(frozenset((secret,)))
        villages.append(Village(rows, frozenset((unreadable,)), permissions=secrets))
        result = await schema.execute(document, variables, villages[-1])
        answers.append(told(result))
    different = differences(answers[0], answers[1])
    assert not different, different
    data, errors = answers[0]
    return Answer(data, {".".join(map(str, path)): message for path, message in errors}, villages[0])


def but(id_: int, **values: Any) -> dict[int, Row]:
    """A row of the above with other values."""
    return {id_: Row({**ROWS[id_], **values})}
