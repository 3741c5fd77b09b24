"""One embedded Postgres for all four domains, for whoever has no database of their own.

    with Cluster(folder) as cluster:
        cluster.gateway_dsn("shipments")

The folder holds `data` (Postgres's own), `passwords.json` (readable by its owner only) and `lock`, which the
process that runs the cluster holds as long as it lives. Postgres listens on the loopback address alone, on a
free port chosen anew at every start, and outlives a killed gateway: the next start finds it, stops it as one
stops a healthy server, and starts it again with the options of the present version.
"""

import fcntl
import os
import socket
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

import psutil

from databases.binaries import Binaries, PostgresFailed
from databases.new_cluster import HOST, SUPERUSER, make, read_passwords

LIMIT: Final = 60  # seconds that a start or a stop may take
ATTEMPTS: Final = 3  # another program may take the free port before Postgres does

OPTIONS: Final = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
HASTY: Final = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class FolderInUse(RuntimeError):
    """Another living process runs the cluster of this folder."""


class Cluster:
    """An embedded Postgres: `start`, ask for DSNs, `stop`.

    `version` counts when the folder is first used. A cluster that is not `durable` may lose everything with
    the machine's power, and is for tests.
    """

    def __init__(
        self, folder: Path, *, version: int = 18, port: int | None = None, durable: bool = True
    ) -> None:
        self.folder = folder.resolve()
        self.version = version
        self.port: int | None = None
        self._asked_port = port
        self._durable = durable
        self._data = self.folder / "data"
        self._lock: IO[str] | None = None
        self._passwords: dict[str, str] = {}

    def start(self) -> None:
        """Make the cluster if there is none, and start it: about a second at first, a fifth of it later."""
        if self._lock is not None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = _hold(self.folder / "lock")
        try:
            binaries = self._binaries()
            if not self._data.exists():
                make(self.folder, binaries, durable=self._durable)
            self._passwords = read_passwords(self.folder)
            self._clear_away(binaries)
            self._run(binaries)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the cluster, ending its sessions; harmless when it is stopped already."""
        if self._lock is None:
            return
        try:
            if self._server() is not None:
                self._end(self._binaries())
        finally:
            self.port = None
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def owner_dsn(self, domain: str) -> str:
        """Where the domain's owner, who migrates, connects."""
        return self._dsn(f"{domain}_owner", domain)

    def gateway_dsn(self, domain: str) -> str:
        """Where the gateway connects, which reads and appends to the journal."""
        return self._dsn(f"{domain}_gateway", domain)

    def superuser_dsn(self, database: str = SUPERUSER) -> str:
        """Where the cluster's own administrator connects; nothing but tests and repairs needs it."""
        return self._dsn(SUPERUSER, database)

    def _dsn(self, role: str, database: str) -> str:
        if self.port is None:
            raise RuntimeError(f"the cluster in {self.folder} is not running; call start() first")
        return f"postgresql://{role}:{self._passwords[role]}@{HOST}:{self.port}/{database}"

    def _binaries(self) -> Binaries:
        """The programs of the version that made the data, or of the one asked for where there is none."""
        made_by = self._data / "PG_VERSION"
        return Binaries(int(made_by.read_text()) if made_by.exists() else self.version)

    def _server(self) -> psutil.Process | None:
        """The living server of our data, if any; never a stranger who was given its number since."""
        try:
            process = psutil.Process(int((self._data / "postmaster.pid").read_text().split("\n", 1)[0]))
        except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
            return None
        return process if self._works_here(process) else None

    def _works_here(self, process: psutil.Process) -> bool:
        """Whether it is a Postgres, which always stands in the folder of its data."""
        try:
            return process.name() == "postgres" and self._data.samefile(process.cwd())
        except (OSError, psutil.Error):
            return False

    def _clear_away(self, binaries: Binaries) -> None:
        """Stop the server that a killed process left; of one that was itself killed, end the sessions."""
        stale = self._data / "postmaster.pid"
        if not stale.exists():
            return
        if self._server() is not None:
            self._end(binaries)
        left = [process for process in psutil.process_iter() if self._works_here(process)]
        for process in left:
            process.kill()
        psutil.wait_procs(left, timeout=5)
        stale.unlink(missing_ok=True)

    def _end(self, binaries: Binaries) -> None:
        """Stop our server, ending its sessions; one that dies by itself meanwhile is as good."""
        how = ("-D", str(self._data), "-m", "fast", "-w", "-t", str(LIMIT))
        try:
            binaries.run("pg_ctl", "stop", *how, timeout=LIMIT + 5)
        except PostgresFailed:
            if self._server() is not None:
                raise

    def _run(self, binaries: Binaries) -> None:
        journal = self._data / "server.log"
        if journal.exists():
            journal.replace(journal.with_suffix(".log.1"))
        for attempt in range(1, ATTEMPTS + 1):
            port = self._asked_port or _free_port()
            options = OPTIONS | {"port": str(port)} | ({} if self._durable else HASTY)
            try:
                binaries.run(
                    *("pg_ctl", "start", "-D", str(self._data), "-l", str(journal), "-w", "-t", str(LIMIT)),
                    *("-o", " ".join(f"-c {name}='{value}'" for name, value in options.items())),
                    timeout=LIMIT + 5,
                )
            except PostgresFailed as failed:
                said = _last_lines(journal)
                if self._asked_port is None and attempt < ATTEMPTS and "Address already in use" in said:
                    continue
                raise PostgresFailed(
                    f"Postgres did not start in {self._data}. Its log ends:\n{said}"
                ) from failed
            self.port = port
            return


def _hold(path: Path) -> IO[str]:
    """Take the folder for this process. The lock dies with the process, however that dies."""
    lock = path.open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        holder = lock.read().strip() or "unknown"
        lock.close()
        raise FolderInUse(
            f"{path.parent} is in use by the process {holder}; stop that one, or choose another data folder"
        ) from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _last_lines(path: Path, count: int = 12) -> str:
    if not path.exists():
        return "  (it has no log)"
    with path.open(errors="replace") as lines:
        return "".join(f"  {line}" for line in deque(lines, maxlen=count)).rstrip()
