"""The stored questions as a whole: which there are, and that rows do not change what they cost."""

import re

from tests.journeys.journeys import FOLDER, JOURNEYS, LATER


def test_every_question_is_answered_or_waits_for_something_named() -> None:
    assert sorted([*JOURNEYS, *LATER]) == list(range(1, 41))


def test_every_stored_question_is_checked_against_the_world() -> None:
    tests = "\n".join(path.read_text() for path in FOLDER.glob("test_*.py"))
    assert set(JOURNEYS) == {int(number) for number in re.findall(r"\bput\(\s*(\d+)", tests)}
