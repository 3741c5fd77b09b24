"""The gateway on databases that are there already."""

from __future__ import annotations

from functools import partial

from gateway.app import create_app
from gateway.commands.options import AsOf, DataDir, Host, Port, Workers, out, told_plainly
from gateway.embedded import databases
from gateway.server import listening, run
from gateway.settings import load


def serve(
    host: Host = None,
    port: Port = None,
    workers: Workers = None,
    as_of: AsOf = None,
    data_dir: DataDir = None,
) -> None:
    """Serve the graph; a database that is down costs only its own fields, and may come back any time."""
    with told_plainly():
        day = as_of and as_of.date()
        settings = load(host=host, port=port, workers=workers, as_of=day, data_dir=data_dir)
        with listening(settings) as taken, databases(settings, share=False) as complete:
            out.print(f"The account graph answers at http://{complete.host}:{complete.port}/graphql")
            run(partial(create_app, complete), complete, taken)
