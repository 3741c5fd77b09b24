import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import psutil
import pytest

from databases.binaries import Binaries, PostgresFailed
from databases.cluster import Cluster, FolderInUse

KEEPER = """
import sys, time
from pathlib import Path
from databases.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), durable=False)
cluster.start()
print(cluster.port, flush=True)
time.sleep(60)
"""


def postmaster(folder: Path) -> psutil.Process:
    return psutil.Process(int((folder / "data" / "postmaster.pid").read_text().split()[0]))


async def answer(dsn: str, sql: str = "select current_user::text") -> str:
    connection = await asyncpg.connect(dsn)
    try:
        return str(await connection.fetchval(sql))
    finally:
        await connection.close()


@contextmanager
def keeper(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that runs the cluster of the folder."""
    with subprocess.Popen(
        [sys.executable, "-c", KEEPER, folder], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert int(process.stdout.readline()) > 0
            yield process
        finally:
            process.kill()
            process.wait(10)
            with Cluster(folder):
                """Takes over what is left running, and stops it."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose cluster was made before, at rest; whoever harms it makes a folder of their own."""
    folder = tmp_path_factory.mktemp("home")
    with Cluster(folder, durable=False):
        return folder


@pytest.mark.parametrize("version", [16, 18])
async def test_both_packaged_versions_start_and_know_their_two_roles_a_domain(
    tmp_path: Path, version: int
) -> None:
    with Cluster(tmp_path, version=version, durable=False) as cluster:
        assert await answer(cluster.owner_dsn("accounts")) == "accounts_owner"
        assert await answer(cluster.gateway_dsn("documents")) == "documents_gateway"
        assert (await answer(cluster.gateway_dsn("documents"), "show server_version")).startswith(
            str(version)
        )


async def test_a_second_start_is_quick_and_finds_what_the_first_one_wrote(home: Path) -> None:
    with Cluster(home, durable=False) as cluster:
        await answer(cluster.owner_dsn("shipments"), "create table kept as select 1 as one")
    begun = time.monotonic()
    with Cluster(home, durable=False) as cluster:
        assert time.monotonic() - begun < 3
        assert await answer(cluster.owner_dsn("shipments"), "select count(*) from kept") == "1"


async def test_a_server_that_outlived_its_killed_gateway_is_taken_over(home: Path) -> None:
    with keeper(home) as gone:
        orphan = postmaster(home)
        gone.kill()
        gone.wait(10)
        with Cluster(home, durable=False) as cluster:
            assert not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE
            assert await answer(cluster.gateway_dsn("accounts")) == "accounts_gateway"


async def test_a_server_that_was_killed_too_is_recovered(home: Path) -> None:
    with keeper(home) as gone:
        orphan = postmaster(home)
        gone.kill()
        gone.wait(10)
        orphan.kill()
        assert (home / "data" / "postmaster.pid").exists()
        with Cluster(home, durable=False) as cluster:
            assert await answer(cluster.gateway_dsn("accounts")) == "accounts_gateway"


def test_a_stale_number_that_now_belongs_to_a_stranger_harms_nobody(home: Path) -> None:
    with Cluster(home, durable=False):
        left = (home / "data" / "postmaster.pid").read_text()
    with subprocess.Popen(["sleep", "60"]) as stranger:
        _, _, rest = left.partition("\n")
        (home / "data" / "postmaster.pid").write_text(f"{stranger.pid}\n{rest}")
        with Cluster(home, durable=False) as cluster:
            assert cluster.port is not None
        assert stranger.poll() is None
        stranger.kill()


def test_a_start_killed_while_the_data_was_made_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "data.new").mkdir()
    (tmp_path / "data.new" / "PG_VERSION").write_text("18\n")
    with Cluster(tmp_path, durable=False) as cluster:
        assert cluster.port is not None


def test_a_folder_serves_one_process_at_a_time_and_names_it(home: Path) -> None:
    told = f"in use by the process {os.getpid()}; stop that one"
    with Cluster(home, durable=False), pytest.raises(FolderInUse, match=told):
        Cluster(home).start()
    with Cluster(home, durable=False) as cluster:
        assert cluster.port is not None


def test_passwords_are_for_their_owner_only_and_missing_ones_are_told(tmp_path: Path) -> None:
    with Cluster(tmp_path, durable=False):
        path = tmp_path / "passwords.json"
        assert path.stat().st_mode & 0o777 == 0o600
    path.unlink()
    with pytest.raises(PostgresFailed, match=r"passwords\.json is missing or damaged"):
        Cluster(tmp_path).start()


async def test_a_wrong_password_is_refused(home: Path) -> None:
    with Cluster(home, durable=False) as cluster:
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(cluster.gateway_dsn("accounts"), password="guess")
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="permission denied for database"):
            await asyncpg.connect(cluster.gateway_dsn("accounts"), database="documents")


def test_a_failure_quotes_postgres(tmp_path: Path) -> None:
    with Cluster(tmp_path, durable=False):
        pass
    (tmp_path / "data" / "postgresql.conf").write_text("work_mem = 'plenty'\n")
    with pytest.raises(PostgresFailed, match=r'(?s)did not start.*invalid value for parameter "work_mem"'):
        Cluster(tmp_path).start()


def test_a_taken_port_that_was_asked_for_is_told(home: Path, tmp_path: Path) -> None:
    taken = pytest.raises(PostgresFailed, match="Address already in use")
    with Cluster(home, durable=False) as one, taken:
        Cluster(tmp_path, durable=False, port=one.port).start()


def test_a_cluster_that_is_not_running_has_no_dsn(home: Path) -> None:
    with pytest.raises(RuntimeError, match=r"is not running; call start\(\) first"):
        Cluster(home).owner_dsn("accounts")


def test_a_version_that_is_not_packaged_is_refused() -> None:
    with pytest.raises(ValueError, match="Postgres 17 is not packaged; versions 16 and 18 are"):
        Binaries(17)
