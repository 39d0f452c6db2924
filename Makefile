# Everything there is to do here, one word each. `make` alone prints the list.
# Needs make and Python 3.11 or newer; everything else goes into .venv.

# The first of these that is new enough makes .venv; name another with: make site PYTHON=python3.12
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$python && break; done)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

# What `careers build` and `careers serve` are given, as in: make site ARGS="--as-of 2026-12-01"
ARGS ?=
# What pytest is given, as in: make test TESTS="-k salary"
TESTS ?= -n auto --dist loadfile --no-loadscope-reorder

VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help install site serve test pictures check lock clean

help: ## Print this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

install: $(VENV)/site.stamp ## Install what the site needs, pinned and hashed, into .venv

site: install ## Build the site into site/
	@$(VENV)/bin/careers build $(ARGS)

serve: install ## Show the site on this computer and rebuild it on every change
	@$(VENV)/bin/careers serve $(ARGS)

test: $(VENV)/dev.stamp ## Run every test there is
	@$(VENV)/bin/python -m pytest $(TESTS)

pictures: $(VENV)/dev.stamp ## Take the pictures in docs/screenshots anew where the site looks different
	@CAREERS_RENEW_PICTURES=1 $(VENV)/bin/python -m pytest -q -n auto tests/browser/test_pictures.py

check: $(VENV)/dev.stamp ## Check the code: style, types, architecture
	@$(VENV)/bin/ruff check
	@$(VENV)/bin/ruff format --check
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

lock: ## Write requirements/ anew from pyproject.toml; needs uv; UPGRADE=1 takes the newest releases
	@mkdir -p requirements
	@$(LOCK) --group build --extra images --extra google --output-file requirements/site.txt pyproject.toml
	@$(LOCK) --group dev --extra images --extra google --constraint requirements/site.txt --output-file requirements/dev.txt pyproject.toml
	@$(LOCK) --group judges --output-file requirements/judges.txt

LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

clean: ## Remove everything that make has made
	@rm -rf $(VENV) site dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find plugins tests -type d -name __pycache__ -prune -exec rm -rf {} +

# A stamp says that a step is done; it is done again when what it was made from changes.

PACKAGE := pyproject.toml plugins/careers/__init__.py

$(VENV)/venv.stamp:
	@"$(PYTHON)" -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		found=$$("$(or $(PYTHON),python3)" --version 2>&1 || true); \
		echo "This needs Python 3.11 or newer; found: $${found:-none}." >&2; \
		echo "Install one, or say where it is: make site PYTHON=/path/to/python3" >&2; \
		exit 1; }
	@"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(VENV)/site.stamp: requirements/site.txt $(PACKAGE) $(VENV)/venv.stamp
	@echo "Installing what the site needs into $(VENV)"
	@$(PIP) install --require-hashes --requirement requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(PACKAGE) $(VENV)/venv.stamp
	@echo "Installing what the tests need into $(VENV)"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
