# Everything a newcomer needs; `make` alone lists it. Only Python 3.11 or newer and a package index are assumed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TESTSETS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench wheel clean

help: ## list these commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

demo: $(VENV)/.installed ## translate the sample article into outputs/prisoner-exchange.docx
	$(BIN)/muqabala translate source/prisoner-exchange.txt

test: $(VENV)/.installed-dev ## run every test
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.installed-bench ## measure speed and memory; TESTSETS=folder adds quality
	$(BIN)/python -m tests.bench $(if $(TESTSETS),--testsets $(TESTSETS))
	$(BIN)/python -m tests.bench.segmentation $(if $(TESTSETS),--testsets $(TESTSETS))
	$(BIN)/python -m tests.bench.memory
	$(BIN)/python -m tests.bench.archives
	$(BIN)/python -m tests.bench.reading_back $(if $(TESTSETS),--testsets $(TESTSETS))
	$(if $(TESTSETS),$(BIN)/python -m tests.bench.checks --testsets $(TESTSETS))
	$(if $(TESTSETS),$(BIN)/python -m tests.bench.numbers --testsets $(TESTSETS))
	$(if $(TESTSETS),$(BIN)/python -m tests.bench.names --testsets $(TESTSETS))
	$(if $(TESTSETS),$(BIN)/python -m tests.bench.omission --testsets $(TESTSETS))
	$(if $(TESTSETS),$(BIN)/python -m tests.bench.confidence --testsets $(TESTSETS))

wheel: $(VENV)/.installed-dev ## build the package, with the starter model in it
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what these commands made, but for outputs/
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The stamps are newer than what was installed, so a second run installs nothing. Versions are pinned in
# constraints.txt: torch's build for processors is a few hundred megabytes, an unpinned one several gigabytes.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Muqabala needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'
	@touch $@
