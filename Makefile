# One command per job; CI runs the same. `make demo` and `make test` are all a newcomer needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SAMPLE := examples/reports/harbour-talks.txt

.PHONY: demo test browser picture check docs format lint types contracts wheel bench nightly evaluate clean

demo: $(VENV)/installed  ## read a sample report with the offline model and print the proved readout
	$(BIN)/summarizer read --model offline $(SAMPLE)

test: $(VENV)/ready  ## every test, the docstrings' and the README's examples included; no network, no key
	@command -v chromium > /dev/null || echo "No Chromium here: the tests of the page are skipped. make browser installs it."
	$(BIN)/python -m pytest -rs

browser:  ## Debian's Chromium for the tests of the page, and two families of letters for its pictures; as root
	command -v chromium > /dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    --no-install-recommends chromium fonts-liberation2 fonts-urw-base35 > /dev/null; }

picture: $(VENV)/ready  ## the pictures of the page in the docs, made of the project's own example
	$(BIN)/python docs/pictures.py

check: lint types contracts test docs wheel  ## all that must hold before a change lands

docs: $(VENV)/ready  ## the documentation site, into build/site: open index.html there; it loads nothing from elsewhere
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

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
	$(BIN)/python -m tests.grounding.paraphrased
	$(BIN)/python benchmarks/page.py
	$(BIN)/python benchmarks/long_documents.py
	$(BIN)/python benchmarks/corpus.py

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
