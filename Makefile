# Needs Python 3.11, 3.12 or 3.13 and make; everything else goes into .venv.
# `make PYTHON=/path/to/python run` chooses another Python.

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SAMPLE := samples/trade.txt
DATA ?= ../../shared/data
CLAIMS := --reader work/together/model.pt --held-out 0.03
TWICE := --twice wn tt gov

.DEFAULT_GOAL := help
.PHONY: help run test browser lint format pictures bench model lock clean

help: ## show the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: $(VENV)/.installed ## install and read an article of samples/
	$(BIN)/extractor run --format table $(SAMPLE)

test: lint ## install, check the code and run every test with the quality floor
	$(BIN)/python -m pytest

browser: ## install what the tests of the report's page need besides: Chromium (Debian, as root) and axe-core (npm)
	@tests/install_browser.sh

lint: $(VENV)/.installed-dev ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev ## put the code into the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: $(VENV)/.installed-dev ## make the pictures of the README from samples/
	$(BIN)/python tests/update_pictures.py

bench: $(VENV)/.installed-dev ## measure speed and memory
	$(BIN)/python tests/benchmarks/bench_pipeline.py

model: models/.venv/.installed ## train models/reader again (see models/README.md; DATA is a folder with the training data)
	cd models && . .venv/bin/activate && set -e; \
	python -m scripts.convert --data $(DATA); \
	python -m scripts.train --stage first; \
	python -m scripts.export --stage first --output work/first/reader; \
	python -m scripts.agree --corpus gmb --model work/first/reader; \
	python -m scripts.train --stage reader; \
	python -m scripts.export --stage reader; \
	python -m scripts.label_news --data $(DATA); \
	python -m scripts.convert_claims --data $(DATA); \
	python -m scripts.train_together; \
	python -m scripts.train --stage polish; \
	python -m scripts.export --stage polish; \
	python -m scripts.calibrate --stage polish --data $(DATA); \
	python -m scripts.export --stage polish; \
	python -m scripts.evaluate_entities --data $(DATA); \
	python -m scripts.evaluate_syntax --data $(DATA); \
	python -m scripts.card; \
	python -m scripts.convert_claims --data $(DATA); \
	python -m scripts.collect_claims --data $(DATA); \
	python -m scripts.train_claims --start work/claims/together.pt $(CLAIMS) --rate 2.5e-4 --name further; \
	python -m scripts.train_claims --start work/together/model.pt $(CLAIMS) --rate 3e-4 --epochs 7 --dropout 0.15 $(TWICE) --name fresh; \
	python -m scripts.train_claims --start work/claims/fresh.pt $(CLAIMS) --teachers further fresh --epochs 5 $(TWICE) --name taught; \
	python -m scripts.train_claims --start work/claims/taught.pt $(CLAIMS) --teachers taught fresh --own --mix 0.5 --epochs 3 $(TWICE) --name claims; \
	python -m scripts.export_claims --name claims; \
	python -m scripts.fit_words --data $(DATA); \
	python -m scripts.tune_claims --data $(DATA); \
	python -m scripts.calibrate_claims --data $(DATA)

lock: $(VENV)/.installed-dev ## choose the newest allowed dependencies and write both lock files (needs uv)
	uv pip compile $(LOCK_OPTIONS) --group build -o requirements.lock pyproject.toml
	uv pip compile $(LOCK_OPTIONS) --group build --group dev --all-extras -o requirements-dev.lock pyproject.toml

LOCK_OPTIONS := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist tests/report/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; found: $$(python3 --version 2>&1)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

models/.venv/.installed: requirements.lock models/requirements.txt
	$(PYTHON) -m venv models/.venv
	models/.venv/bin/python -m pip --quiet install -r requirements.lock
	models/.venv/bin/python -m pip --quiet install -r models/requirements.txt
	models/.venv/bin/python -m pip --quiet install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed: $(BIN)/python requirements.lock pyproject.toml
	$(PIP) install -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(PIP) install -r requirements-dev.lock
	@touch $@
