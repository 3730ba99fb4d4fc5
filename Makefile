# The verbs of this project. `make` lists them.
PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.DEFAULT_GOAL := verbs
.PHONY: verbs setup run serve test test-postgres prove mutate check read fix tests-ready superuser rehearse hunt audit bench

verbs:
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

.venv/ready: requirements.txt
	@sh scripts/environment.sh $(PYTHON)
	@touch $@

.venv/tests-ready: .venv/ready requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.env:
	@$(PYTHON) scripts/write_env.py

setup: .venv/ready .env ## environment, .env, database and shipped words
	@$(MANAGE) migrate --noinput --verbosity 0
	@$(MANAGE) load_default_content

run: setup ## the site for development on http://localhost:8000
	@echo "Serving http://localhost:8000 (stop with Ctrl-C)"
	@DEBUG=true PLAIN_HTTP=true $(MANAGE) runserver 8000

serve: setup ## the same site as production runs it, on http://localhost:8000
	@DEBUG=false $(MANAGE) collectstatic --noinput --verbosity 0
	@echo "Serving http://localhost:8000 with gunicorn, DEBUG off, PLAIN_HTTP=true (stop with Ctrl-C)"
	@DEBUG=false PLAIN_HTTP=true $(BIN)/gunicorn -c python:leakapp.serving leakapp.wsgi

tests-ready: .venv/tests-ready
	@sh scripts/browser.sh

test: tests-ready ## every test, the browser's too; `make test ARGS="-k colours"`
	@sh scripts/all_tests.sh $(ARGS)

test-postgres: tests-ready ## every test on a private PostgreSQL server
	@sh scripts/with_postgres.sh sh scripts/all_tests.sh $(ARGS)

prove: .venv/tests-ready ## the safety properties over every possible visit; ARGS=--write renews the public table
	@SECRET_KEY=prove ENV_FILE=none $(BIN)/python -m tests.proof $(ARGS)

mutate: .venv/tests-ready ## breaks every rule and question on purpose and lists what no test would notice
	@SECRET_KEY=mutate ENV_FILE=none $(BIN)/python -m tests.proof.mutate $(ARGS)

check: .venv/tests-ready ## format, lint, types, templates, migrations, words: changes nothing
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy leakapp
	@$(BIN)/djlint templates --lint --quiet
	@SECRET_KEY=check ENV_FILE=none $(MANAGE) makemigrations --check --dry-run --verbosity 0
	@SECRET_KEY=check ENV_FILE=none $(MANAGE) check
	@DEBUG=true SECRET_KEY=check ENV_FILE=none $(MANAGE) check_content
	@echo "Checked: format, lint, types, templates, migrations and words are sound."

read: .venv/ready ## how hard each page is to read, with its hardest sentence
	@DEBUG=true SECRET_KEY=read ENV_FILE=none $(MANAGE) check_content --reading

fix: .venv/tests-ready ## what check can mend
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .
	@echo "Mended what could be mended."

rehearse: .venv/tests-ready ## breaks one thing after another under the real server; prints what was seen and what was lost
	@$(BIN)/python -m scripts.rehearse $(ARGS)

bench: .venv/tests-ready ## each kind of page against a bare Django view, in one interleaved run; needs wrk
	@$(BIN)/python -m scripts.bench $(ARGS)

hunt: .venv/tests-ready ## 100 marked visits over the real server, then a search for marks in every place that could keep one
	@$(BIN)/python -m scripts.rehearse.hunt

audit: .venv/ready ## asks the public list of advisories about every pinned package
	@sh scripts/audit.sh $(BIN)/python

superuser: setup ## the first account for the admin; `make superuser NAME=ada`
	@$(MANAGE) create_first_admin $(or $(NAME),admin)
