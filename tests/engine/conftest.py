"""How long the engine is compared with stock execution: `make check` for a moment, `make soak` for long."""

from hypothesis import settings

settings.register_profile("soak", derandomize=False, print_blob=True)
