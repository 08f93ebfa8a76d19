# `make` prints what can be done.
.DEFAULT_GOAL := help
.PHONY: help setup build run test lint format bench fuzz chaos clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing on this machine (Debian packages, a Python environment)
	@scripts/setup

build: setup ## build everything, for debugging
	swift build --build-tests

run: setup ## set everything up and serve a working demo on loopback
	@scripts/run

test: setup ## set everything up and pass all tests
	@scripts/test

bench: setup ## measure what things cost; ONLY=name picks those whose names begin so
	swift build -c release --product bench
	.build/release/bench $(ONLY)

lint: setup ## check style: Swift and JavaScript
	@scripts/lint

format: ## put every file into the house style
	swift format --in-place --parallel --recursive Package.swift Sources Tests

clean: ## remove everything that was built
	rm -rf .build .venv var
