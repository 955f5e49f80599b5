# Every habit is a target; `make help` lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Elsewhere with `make check VENV=/some/folder`; another port with `make demo PORT=9000`.
VENV ?= .venv
PORT ?= 8000

PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --no-input --require-virtualenv
HANSA := $(PYTHON) -m hansa
# Debian 12 calls it python3; with several installed, the one that is 3.11.
SYSTEM_PYTHON := $(firstword $(foreach name,python3.11 python3,$(shell command -v $(name))))
# pip draws its progress on a terminal; elsewhere its many lines tell nobody anything.
QUIET := $(shell [ -t 2 ] || echo --quiet)
FOR_TESTS := HANSA_DATA=var/test
COMPILE := $(VENV)/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header \
	--python-version 3.11

# A moved checkout or another Python leaves an environment that no longer runs: make it again.
ifneq ($(shell $(PYTHON) -c "print('runs')" 2>/dev/null),runs)
$(shell rm -f $(VENV)/.made $(VENV)/.product $(VENV)/.tools)
endif

.PHONY: help demo run test check bench docs lock clean format types contracts migrations browser

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.product ## Run a demonstration mission of real size; safe to repeat.
	@exec env HANSA_DATA="$${HANSA_DATA:-var/demo}" $(HANSA) demo --port $(PORT)

run: $(VENV)/.product ## Run a site of your own; its first page makes the first administrator.
	@exec env HANSA_DATA="$${HANSA_DATA:-var/site}" $(HANSA) run --port $(PORT)

test: $(VENV)/.tools browser format types contracts migrations ## Prove everything: the checks and all tests.
	@echo "Tests (some minutes)"
	@$(FOR_TESTS) $(PYTHON) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.tools format types contracts migrations ## The quick part of the proof: style, types, contracts, house rules.
	@$(FOR_TESTS) $(PYTHON) -m pytest --quiet tests/house

bench: $(VENV)/.tools $(patsubst benchmarks/%/__main__.py,bench-%,$(wildcard benchmarks/*/__main__.py)) ## Measure everything in benchmarks/.

bench-%: $(VENV)/.tools ## Measure one thing, benchmarks/NAME; with OPTIONS="--quick" its short form.
	@echo "benchmarks/$*"
	@HANSA_DATA="$${HANSA_DATA:-var/bench}" $(PYTHON) -m benchmarks.$* $(OPTIONS)

docs: $(VENV)/.tools ## Make the reference anew and check every link and example.
	@$(FOR_TESTS) $(PYTHON) -m docs.making
	@$(FOR_TESTS) $(PYTHON) -m pytest --quiet tests/docs

lock: $(VENV)/.tools ## Turn requirements*.in into requirements*.txt, with hashes.
	@$(COMPILE) requirements.in --output-file requirements.txt
	@$(COMPILE) requirements-dev.in --output-file requirements-dev.txt

clean: ## Remove what make made here, with the data of demo and test; a site's data stays.
	@if [ -e $(VENV)/.product ]; then \
		for data in var/demo var/test var/bench; do HANSA_DATA=$$data $(HANSA) forget-data --yes; done; \
	fi
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis

format: $(VENV)/.tools
	@$(PYTHON) -m ruff format --quiet --check .
	@$(PYTHON) -m ruff check --quiet .

types: $(VENV)/.tools
	@echo "Types (a minute the first time)"
	@$(FOR_TESTS) $(PYTHON) -m mypy --no-error-summary

contracts: $(VENV)/.tools
	@$(VENV)/bin/lint-imports --no-logo

migrations: $(VENV)/.tools
	@$(FOR_TESTS) $(HANSA) makemigrations --check

# Without a browser its tests are skipped, except where CI says that nothing may be.
browser:
	@bash .ci/packages chromium chromium-headless-shell fonts-liberation || [ "$${CI:-}" != true ]

$(VENV)/.made:
	@if ! [ "$(SYSTEM_PYTHON)" ] || ! $(SYSTEM_PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		bash .ci/packages python3 python3-venv; \
	fi
	@echo "Making a virtual environment in $(VENV)"
	@$(or $(SYSTEM_PYTHON),python3) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and \
		"Hansa runs on Python 3.11, and this is " + sys.version.split()[0] + ".")'
	@$(or $(SYSTEM_PYTHON),python3) -m venv $(VENV)
	@touch $@

$(VENV)/.product: requirements.txt pyproject.toml | $(VENV)/.made
	@echo "Installing what Hansa needs (a minute or two the first time)"
	@$(PIP) install $(QUIET) --no-compile --require-hashes --requirement requirements.txt
	@$(PIP) install $(QUIET) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tools: requirements-dev.txt $(VENV)/.product
	@echo "Installing what the tests need"
	@$(PIP) install $(QUIET) --no-compile --require-hashes --requirement requirements-dev.txt
	@touch $@
