# Everything a developer or CI does, one target each. `make run` and `make test` need Python >= 3.11, pip and make, no more.
.DEFAULT_GOAL := help
.PHONY: help run test lint format types contracts rules bench check docs picture lock wheel clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$name; break; }; done)
# A machine's own pip settings must not decide where things are installed.
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# pip of the new environment or, where the system's venv comes without ensurepip, the system's pip pointed at it.
PIP = $$($(BIN)/python -m pip --version >/dev/null 2>&1 && echo "$(BIN)/python -m pip" || echo "$(PYTHON) -m pip --python $(BIN)/python")
HASHED = install --quiet --require-hashes --no-build-isolation

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1	/' | expand -t 12

$(READY): requirements/build.lock requirements/dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; name it with make PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --clear --without-pip $(VENV)
	@$(PIP) $(HASHED) -r requirements/build.lock
	@$(PIP) $(HASHED) -r requirements/dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src  # where Python is told to write no compiled modules, every run would compile them anew
	@touch $@

run: $(READY) ## check the example documents in seeds/
	@# 1 says that contradictions were found, as they should be there
	$(BIN)/claimcheck seeds/ || test $$? -eq 1

test: $(READY) ## run the tests; narrow them with ARGS="tests/cli -k json"
	$(BIN)/python -m pytest $(ARGS)

lint: $(READY) ## style: ruff
	$(BIN)/ruff check .

format: $(READY) ## sort imports and mend what ruff can mend
	$(BIN)/ruff check --fix .

types: $(READY) ## types: mypy --strict
	$(BIN)/mypy

contracts: $(READY) ## layers and plug-ins: import-linter
	$(BIN)/lint-imports --no-cache

rules: $(READY) ## the examples inside rules/
	$(BIN)/claimcheck rules test

check: test lint types contracts rules ## everything CI runs

bench: $(READY) ## speed, memory, start-up, growth; CORPUS=DIR adds a corpus
	$(BIN)/python benchmarks/bench.py $(if $(CORPUS),--corpus $(CORPUS))

docs: $(READY) ## write the generated pages of docs/
	$(BIN)/python docs/generate.py

picture: $(READY) ## draw docs/tour.svg from a real run on seeds/
	$(BIN)/python docs/picture.py

lock: $(READY) ## renew requirements/*.lock from pyproject.toml
	$(BIN)/python -m piptools compile $(LOCK) --output-file=requirements/build.lock requirements/build.in
	$(BIN)/python -m piptools compile $(LOCK) --extra=dev --constraint=requirements/build.lock \
		--output-file=requirements/dev.lock pyproject.toml

LOCK = --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

wheel: $(READY) ## build the wheel and the source distribution into dist/
	$(BIN)/python -m build --no-isolation

clean: ## remove the environment and everything built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .claimcheck_cache
