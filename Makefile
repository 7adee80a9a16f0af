# Every target makes the virtual environment first, if need be. PYTHON: a Python 3.11 or later.
PYTHON ?= python3
IN = @$(PYTHON) -m deploy.local.venv
.DEFAULT_GOAL := help
.PHONY: help run doctor test test-full check format generate manifests demo demo-data bench lock

help: ## show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up what is missing, start everything, until Ctrl-C
	@exec $(PYTHON) -m deploy.local.run

doctor: ## say what was found on this machine, and what to do about what is missing
	$(IN) deploy.local.doctor

test: ## run the tests; what fails side by side is run once more, alone
	$(IN) deploy.local.suite

test-full: ## run the tests in their long forms, too
	$(IN) deploy.local.suite -m "" --hypothesis-profile=default

check: ## format, lint, types, import rules, generated files, addresses
	$(IN) deploy.local.check

format: ## put the sources into form
	$(IN) deploy.local.check --mend

generate: ## write the generated files anew
	$(IN) deploy.local.check --generate

manifests: ## render deploy/k8s and validate it, offline
	$(IN) deploy.k8s.manifests

demo: ## play the guides' example against the running system
	$(IN) tests.demo

demo-data: ## drive every lawful combination to an end of its own
	$(IN) tests.combinations

bench: ## measure this build
	$(IN) bench

lock: ## resolve requirements.in anew into requirements.lock
	@PATH="$(CURDIR)/.venv/bin:$$PATH" sh deploy/local/lock.sh
