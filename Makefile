# One command per job; CI runs the same. `make demo` and `make test` are all a newcomer needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SAMPLE := examples/reports/harbour-talks.txt

.PHONY: demo test check format lint types contracts wheel bench nightly evaluate clean

demo: $(VENV)/installed  ## read a sample report with the offline model and print the proved readout
	$(BIN)/summarizer read --model offline $(SAMPLE)

test: $(VENV)/ready  ## every test, the docstrings' and the README's examples included; no network, no key
	$(BIN)/python -m pytest

check: lint types contracts test wheel  ## all that must hold before a change lands

lint: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

format: $(VENV)/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(VENV)/ready
	$(BIN)/mypy
	$(BIN)/pyright

contracts: $(VENV)/ready
	$(BIN)/lint-imports

wheel: $(VENV)/ready  ## build sdist -> wheel, install it elsewhere, import and run it there
	$(BIN)/python tests/wheel.py

bench: $(VENV)/ready
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/locate.py
	$(BIN)/python benchmarks/support.py
	$(BIN)/python benchmarks/edits.py

nightly: $(VENV)/ready  ## what takes too long for every change: 100,000 hostile answers
	$(BIN)/python -m tests.hostile 100000

evaluate: $(VENV)/ready  ## how true the offline model's summaries of the gold set are
	$(BIN)/summarizer evaluate tests/gold --model offline

clean:
	rm -rf $(VENV) build dist *.egg-info .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -c constraints.txt --upgrade pip setuptools
	$(PIP) install -c constraints.txt --editable .
	touch $@

$(VENV)/ready: $(VENV)/installed
	$(PIP) install -c constraints.txt --editable ".[all]" --group dev
	touch $@
