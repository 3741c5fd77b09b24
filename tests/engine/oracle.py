"""Stock execution as the oracle: whether two answers are the same, as far as the specification decides."""

import os
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from strawberry.types import ExecutionResult

Path = tuple[str | int, ...]
Told = tuple[Path, str]
"""The path of an error, and its code or message."""
Answer = tuple[Any, Sequence[Told]]


def trying(examples: int) -> settings:
    """Try so many examples, the same each time; when soaking, `SOAK` of them by another seed each time.

    One that fails is told as it is: looking for a smaller one takes minutes.
    """
    soaks = settings.get_current_profile_name() == "soak"
    return settings(
        max_examples=int(os.environ["SOAK"]) if soaks else examples,
        derandomize=not soaks,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


def told(result: ExecutionResult) -> Answer:
    """The data of a result, and its errors by path and message."""
    return result.data, [(tuple(error.path or ()), error.message) for error in result.errors or ()]


def differences(ours: Answer, theirs: Answer) -> list[str]:
    """What tells two answers apart; nothing when they are the same.

    The data must be equal, and so must the path and code of every error that stands where its null is. A null
    to which an error came from below must have one in both: of several the specification lets any be told.
    """
    found = []
    if ours[0] != theirs[0]:
        found.append(f"data: {ours[0]} is not {theirs[0]}")
    left, right = _by_null(ours), _by_null(theirs)
    for null in sorted({*left, *right}, key=str):
        mine, other = left.get(null, set()), right.get(null, set())
        direct = all(path == null for path, _ in mine | other)
        if (mine != other) if direct else not (mine and other):
            found.append(f"errors at {list(null)}: {sorted(mine, key=str)} are not {sorted(other, key=str)}")
    return found


def _by_null(answer: Answer) -> dict[Path, set[Told]]:
    """The errors by the null that each came to."""
    data, errors = answer
    found: dict[Path, set[Told]] = {}
    for path, what in errors:
        found.setdefault(_first_null(data, path), set()).add((path, what))
    return found


def _first_null(data: Any, path: Path) -> Path:
    for depth, step in enumerate(path):
        if data is None:
            return path[:depth]
        data = data[step]
    return path
