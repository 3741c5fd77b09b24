"""The gateway on databases that are there already."""

from __future__ import annotations

from gateway.app import create_app
from gateway.commands.options import AsOf, DataDir, Host, Port, out, told_plainly
from gateway.embedded import databases
from gateway.server import listening, run
from gateway.settings import load


def serve(host: Host = None, port: Port = None, as_of: AsOf = None, data_dir: DataDir = None) -> None:
    """Serve the graph; a database that is down costs only its own fields, and may come back any time."""
    with told_plainly():
        settings = load(host=host, port=port, as_of=as_of and as_of.date(), data_dir=data_dir)
        with listening(settings) as taken, databases(settings, share=False) as complete:
            out.print(f"The account graph answers at http://{complete.host}:{complete.port}/graphql")
            run(create_app(complete), complete, taken)
