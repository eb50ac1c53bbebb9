# make demo: the demonstration · make test: every check · make bench: speed · make torture: killing audits
# make example: reports/example · make picture: its picture, with chromium · make clean: start afresh
# Each makes its own environment in .venv first, and again only when pyproject.toml changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= reports/demo
KILLS ?= 50

.PHONY: demo test bench torture example picture clean
.DELETE_ON_ERROR:

demo: $(VENV)/installed
	$(BIN)/edu-compliance demo -o $(DEMO)

test: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

bench: $(VENV)/installed-dev
	$(BIN)/python -m tests.benchmarks

torture: $(VENV)/installed-dev
	$(BIN)/python -m tests.auditing.killing $(KILLS)

example: $(VENV)/installed-dev
	$(BIN)/python -m tests.example

picture: $(VENV)/installed-dev
	$(BIN)/python -m tests.example picture

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' \
		|| { echo "Python's venv is missing; on Debian: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(VENV)/installed $@
