# `make` or `make help` lists what can be done.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
# For `make test PYTEST_ARGS="tests/blog -k feed"`.
PYTEST_ARGS ?=

BIN := $(VENV)/bin
CURLYLINT := $(VENV)/curlylint
LIGHTHOUSE := $(VENV)/lighthouse
SETUP := $(PYTHON) -m foundation_site.development --environment $(VENV)
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-sources --quiet --custom-compile-command "make lock" $(LOCK_ARGS)
DJANGO_FILES := foundation_site content_app tests benchmarks manage.py

.DEFAULT_GOAL := help

.PHONY: help
help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

.PHONY: run
run: ## Serve the site on http://localhost:8000 with sample content (PORT=... for another port)
	@$(SETUP) run --port '$(PORT)'

.PHONY: environment
environment: # every other target needs it
	@$(SETUP) install development

.PHONY: test
test: environment ## Run every test (PYTEST_ARGS=... for a part of them)
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

.PHONY: lint
lint: environment $(CURLYLINT)/bin/curlylint ## Check style, types, templates, imports, migrations and settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --tabwidth 4 --check templates content_app/templates
	$(CURLYLINT)/bin/curlylint --quiet templates content_app/templates
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python manage.py makemigrations --check --dry-run --settings foundation_site.settings.test
	@echo 'check --deploy --fail-level WARNING'
	@SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		ALLOWED_HOSTS=www.example.org BASE_URL=https://www.example.org \
		$(BIN)/python manage.py check --deploy --fail-level WARNING --settings foundation_site.settings.production

.PHONY: format
format: environment ## Put Python and templates into the house style
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 4 templates content_app/templates

.PHONY: styles
styles: ## Put the parts of content_app/styles/ together into the stylesheet that readers load
	@$(PYTHON) -m foundation_site.development.stylesheet

.PHONY: bench
bench: environment ## Measure queries, CPU time and bytes for each page type (BENCH_ARGS=...)
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

.PHONY: lighthouse
lighthouse: environment $(LIGHTHOUSE)/node_modules/.package-lock.json ## Ask Lighthouse about each page type (BENCH_ARGS=...; needs Chromium and npm)
	@$(BIN)/python -m benchmarks.lighthouse --installed-in $(LIGHTHOUSE) $(BENCH_ARGS)

.PHONY: lock
lock: environment ## Renew requirements/ from pyproject.toml (LOCK_ARGS=--upgrade for newer versions)
	$(LOCK) pyproject.toml --group site --output-file requirements/runtime.txt
	$(LOCK) pyproject.toml --group development --constraints requirements/runtime.txt --output-file requirements/development.txt
	$(LOCK) --group curlylint --output-file requirements/curlylint.txt

$(CURLYLINT)/bin/curlylint: requirements/curlylint.txt
	@$(BIN)/python -m venv $(CURLYLINT)
	@$(CURLYLINT)/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements/curlylint.txt
	@touch $@

$(LIGHTHOUSE)/node_modules/.package-lock.json: requirements/lighthouse/package-lock.json
	@mkdir -p $(LIGHTHOUSE)
	@cp requirements/lighthouse/package.json $(LIGHTHOUSE)
	@cp requirements/lighthouse/package-lock.json $(LIGHTHOUSE)
	@npm ci --ignore-scripts --no-audit --no-fund --silent --prefix $(LIGHTHOUSE)
	@touch $@

# Typst takes no variable fonts, and no subsets apart. Pinned, so that the same files come out.
FONTTOOLS := SOURCE_DATE_EPOCH=0 $(BIN)/uv tool run --quiet --from 'fonttools[woff]==4.68.0' fonttools
WEB_FONTS := content_app/static/content_app/fonts/atkinson-hyperlegible-next
PDF_FONTS := content_app/conditions/typesetting/fonts/AtkinsonHyperlegibleNext

.PHONY: fonts
fonts: environment ## Cut the fonts of PDFs from those of the site
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	for style in 400:Regular 700:Bold; do \
		for part in latin latin-ext; do \
			$(FONTTOOLS) varLib.instancer --quiet --update-name-table $(WEB_FONTS)-$$part.woff2 "wght=$${style%:*}" --output "$$scratch/$$part.woff2" || exit 1; \
		done; \
		$(FONTTOOLS) merge "$$scratch/latin.woff2" "$$scratch/latin-ext.woff2" --output-file="$(PDF_FONTS)-$${style#*:}.ttf" || exit 1; \
	done

.PHONY: clean
clean: ## Remove the environment and everything that was built; the data in var/ stays
	rm -rf .venv .venv-* build dist *.egg-info .*_cache test-results
