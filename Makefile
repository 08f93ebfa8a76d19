# `make` prints what can be done.
.DEFAULT_GOAL := help
.PHONY: help setup build release run test plugin docs pictures lint format bench fuzz chaos peers webkit sanitize websocket clean

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

release: setup ## build .build/release/tutorline, the one file to install
	swift build -c release --static-swift-stdlib --product tutorline

bench: release ## measure what things cost; ONLY=name picks those whose names begin so
	swift build -c release --static-swift-stdlib --product bench
	.build/release/bench $(ONLY)

docs: build ## make the pages of docs that come from the program's tables
	for page in commands settings protocol; do .build/debug/tutorline reference $$page > docs/$$page.md; done
	.build/debug/tutorline schema > responders.schema.json
	.build/debug/tutorline schema frames > docs/tutor-v1.schema.json

plugin: setup ## build the example plug-in as the package of its own that it is
	swift build --package-path examples/hint-responder --scratch-path .build/plugin

pictures: build ## take the pictures of the pages that docs show
	@.venv/bin/python -B Tests/Web/browser/pictures.py docs/pictures

chaos: build ## kill, cut, fill and flood a host, and count what was lost; SEED=1
	@scripts/chaos --seed $(or $(SEED),1)

peers: build ## ask servers of models that others wrote: LiteLLM's proxy and llama.cpp's
	@scripts/peers

webkit: build ## use the pages in WebKit, the engine of Safari
	@scripts/webkit

sanitize: setup ## run all Swift tests under the sanitizers of threads and of addresses
	@scripts/sanitize thread
	@scripts/sanitize address

lint: setup ## check style: Swift and JavaScript
	@scripts/lint

websocket: build ## try what RFC 6455 wants of a server, over sockets, and report it by chapter
	@swift test --skip-build --filter ConformanceTests >.build/websocket.log 2>&1; code=$$?; \
	grep -E 'websocket conformance|recorded an issue|Test run with' .build/websocket.log; exit $$code

fuzz: setup ## look for input that breaks a parser, SECONDS (600) for each
	@scripts/fuzz

format: ## put every file into the house style
	swift format --in-place --parallel --recursive Package.swift Sources Tests examples

clean: ## remove everything that was built
	rm -rf .build .venv var
