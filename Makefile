# One command per job; CI runs the same. `make demo` and `make test` are all a newcomer needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PEERS := build/peers
SAMPLE := examples/reports/harbour-talks.txt

.PHONY: demo test browser picture check docs tables format lint types contracts wheel bench peers nightly fuzz fuzz-short audit evaluate clean

demo: $(VENV)/installed  ## read a sample report with the offline model and print the proved readout
	$(BIN)/summarizer read --model offline $(SAMPLE)

test: $(VENV)/ready  ## every test, the docstrings' and the README's examples included; no network, no key
	@command -v chromium > /dev/null || echo "No Chromium here: the tests of the page are skipped. make browser installs it."
	$(BIN)/python -m pytest -rs -n auto --maxprocesses 8 --dist loadfile

browser:  ## Debian's Chromium for the tests of the page, and two families of letters for its pictures; as root
	command -v chromium > /dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    --no-install-recommends chromium fonts-liberation2 fonts-urw-base35 > /dev/null; }

picture: $(VENV)/ready  ## the pictures of the page in the docs, made of the project's own example
	$(BIN)/python docs/pictures.py

check: lint types contracts test fuzz-short docs wheel  ## all that must hold before a change lands

docs: $(VENV)/ready  ## the documentation site, into build/site: open index.html there; it loads nothing from elsewhere
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

tables: $(VENV)/ready  ## the tables of states and organisations, from the CLDR's names and our own in tools/places
	$(BIN)/python -m tools.places

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
	$(BIN)/python benchmarks/engine.py
	$(BIN)/python -m pytest benchmarks/test_functions.py --benchmark-timer=time.process_time --benchmark-sort=min \
	    --benchmark-columns=min,median,rounds --benchmark-group-by=group
	$(BIN)/python benchmarks/locate.py
	$(BIN)/python benchmarks/support.py
	$(BIN)/python benchmarks/statements.py
	$(BIN)/python benchmarks/edits.py
	$(BIN)/python -m tests.grounding.paraphrased
	$(BIN)/python benchmarks/omissions.py
	$(BIN)/python benchmarks/page.py
	$(BIN)/python benchmarks/long_documents.py
	$(BIN)/python benchmarks/corpus.py
	$(BIN)/python benchmarks/wire.py

peers: $(PEERS)/ready  ## side by side with langextract, Instructor, openai and aiohttp, in an environment of their own
	$(PEERS)/bin/python -m benchmarks.peers

nightly: $(VENV)/ready  ## what takes too long for every change: 100,000 hostile answers
	$(BIN)/python -m tests.hostile 100000

FUZZED := sentences locate dates html mail docx transcript answer
FUZZ = mkdir -p build/fuzz && for target in $(FUZZED); do \
    $(BIN)/python -m fuzz $$target -artifact_prefix=build/fuzz/ -timeout=20 -rss_limit_mb=2048 -verbosity=0 $(1) || exit 1; done

fuzz: $(VENV)/fuzzing  ## coverage-guided fuzzing for long: 10 minutes for each target
	$(call FUZZ,-max_total_time=600 -max_len=4096)

fuzz-short: $(VENV)/fuzzing  ## the same for a few seconds each, from one seed
	rm -rf build/fuzz
	$(call FUZZ,-runs=200 -seed=1 -max_len=1024)

audit:  ## what advisories say of the pinned versions; needs the network, and an environment of its own
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip --quiet install pip-audit
	build/audit/bin/pip-audit --disable-pip --no-deps -r constraints.txt

evaluate: $(VENV)/ready  ## how true the offline model's summaries of the gold set are
	$(BIN)/summarizer evaluate tests/gold --model offline

clean:
	rm -rf $(VENV) build dist *.egg-info .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -c constraints.txt --upgrade pip setuptools
	$(PIP) install -c constraints.txt --editable .
	touch $@

$(VENV)/fuzzing: $(VENV)/ready
	$(PIP) install -c constraints.txt --group fuzz
	touch $@

$(VENV)/ready: $(VENV)/installed
	$(PIP) install -c constraints.txt --editable ".[all]" --group dev
	touch $@

$(PEERS)/ready: benchmarks/peers/requirements.txt pyproject.toml
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install -r benchmarks/peers/requirements.txt
	$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --editable .
	touch $@
