# What one does with Chancery; `make help` lists it. Everything that is fetched or built stays in target/ and .cache/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# One step after the other: what fails is the last thing on the screen, and make names it.
.NOTPARALLEL:
.PHONY: help demo test tools packages check-format check-contracts check-dependencies check-lints check-code check-conformance check-sdks \
	check-web check-fuzz web bench fuzz fmt lint proto sdk audit

# One place for everything Cargo builds.
export CARGO_TARGET_DIR ?= $(CURDIR)/target

CARGO_DENY := .cache/tools/bin/cargo-deny
BUF := .cache/node/node_modules/.bin/buf
VENV := .cache/venv/bin/python
# How long each fuzz target runs.
FUZZ_SECONDS ?= 30

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "%-20s %s\n", $$1, $$2}' Makefile

demo: web ## A PDF goes in, two people sign, the result is validated: PDF=any.pdf OUT=folder ONCE=1
	cargo build -p server
	@exec "$$CARGO_TARGET_DIR/debug/chancery" demo $${PDF:+--pdf "$$PDF"} --out "$${OUT:-out}" $(if $(ONCE),--once)

test: tools web check-format check-contracts check-dependencies check-lints check-code check-conformance check-sdks check-web check-fuzz ## Every test, and what the tests need
	@echo "make test: everything passed"

tools: packages $(BUF) $(VENV) $(CARGO_DENY) ## Fetches what the tests need and this machine lacks

packages: ## Installs missing system packages; asks for sudo when not root
	tests/packages.sh

check-format: ## Everything is formatted
	cargo fmt --all --check
	$(BUF) format --diff --exit-code proto

check-contracts: ## The contracts are well-formed, and break no client of the commit before
	tests/contracts.sh $(BUF)

check-dependencies: ## Licences, sources and banned crates (deny.toml)
	$(CARGO_DENY) check bans licenses sources

check-lints: ## Clippy finds nothing
	cargo clippy --workspace --all-targets -- -D warnings

check-code: ## Rust tests, on SQLite and on a real PostgreSQL
	tests/postgres.sh cargo test --workspace

check-conformance: ## Other programs judge what is signed here, and a Python client drives the server
	mvn -B --no-transfer-progress -f tests/conformance/dss/pom.xml package
	mvn -B --no-transfer-progress -f tests/conformance/verapdf/pom.xml package
	cargo build -p server
	cargo build -p pdf --example attack_samples
	$(VENV) -m pytest tests/conformance

check-sdks: $(BUF) ## The clients in sdk-gen/ are fresh, build, and do the main job against a running server
	cargo build -p server
	CHANCERY_BIN="$$CARGO_TARGET_DIR/debug/chancery" $(MAKE) -C sdk-gen check

web: web/node_modules ## Builds the browser app into web/dist; the server carries it from its next build on
	$(MAKE) -C sdk-gen typescript/node_modules
	npm run --silent build --prefix sdk-gen/typescript
	npm run --silent build --prefix web

# As the lock file has it. `npm ci` would insist on the optional canvas of pdfjs-dist for every platform there is; browsers have their own.
web/node_modules: web/package-lock.json
	npm install --no-save --no-audit --no-fund --prefix web
	touch $@

check-web: web ## The browser app: its parts, and the whole of it in a real Chromium against a real server
	npm run --silent test --prefix web
	cargo build -p server
	CHANCERY_BIN="$$CARGO_TARGET_DIR/debug/chancery" node --test --test-concurrency=1 tests/e2e/*.test.mjs

check-fuzz: ## A short run of every fuzz target
	tests/fuzz/run $(FUZZ_SECONDS)

fuzz: check-fuzz ## The same as long as you like: FUZZ_SECONDS=3600

bench: packages $(VENV) ## Every figure beside its peer and its limit
	tests/bench/run

fmt: $(BUF) ## Formats code and contracts
	cargo fmt --all
	$(BUF) format --write proto

lint: check-format check-lints ## Formatting and lints, without running a test

proto: $(BUF) ## Formats the contracts and checks them
	$(BUF) format --write proto
	tests/contracts.sh $(BUF)

sdk: $(BUF) ## Makes the clients in sdk-gen/ from the contracts
	$(MAKE) -C sdk-gen generate

audit: $(CARGO_DENY) ## Known vulnerabilities; needs the advisory database, so it is no part of the tests
	$(CARGO_DENY) check advisories

$(BUF):
	npm install --no-audit --no-fund --prefix .cache/node @bufbuild/buf@1.75.0

# Unoptimized it is there in a minute or two, and checks as well.
$(CARGO_DENY):
	CARGO_TARGET_DIR=.cache/tools/build CARGO_PROFILE_DEV_DEBUG=0 \
		cargo install --locked --debug --root .cache/tools cargo-deny@0.20.2
	rm -rf .cache/tools/build

# Made anew when the list changes.
$(VENV): tests/conformance/requirements.txt | packages
	python3 -m venv .cache/venv
	$(VENV) -m pip install --quiet --disable-pip-version-check -r tests/conformance/requirements.txt
	touch $(VENV)
