# `make` prints what there is. Every target installs what it needs and is missing.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
WALLS = --explicit-target-dependency-import-check error
# The Swift runtime is linked in, and what only a debugger reads is left out.
RELEASE = -c release --static-swift-stdlib -Xlinker -s $(SMALL) $(WALLS)
# What is read of the file at the start stays in memory: the toolchain's own linker packs where addresses
# go, and no other file looks for names in the program.
SMALL = -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs -Xlinker --no-export-dynamic
# Libraries that CPango loads by itself are on the linker's command line; only what the program calls
# directly is loaded with it. The linker has to hear that before their names, and the package manager
# puts its own options behind them.
LINKED = CCC_OVERRIDE_OPTIONS='\# ^-Wl,--as-needed'
BINARY = .build/release/rubric
# Where an installation goes, quoted as one word.
BIN = "$(DESTDIR)$(PREFIX)/bin"
MAN = "$(DESTDIR)$(PREFIX)/share/man/man1"
BASH = "$(DESTDIR)$(PREFIX)/share/bash-completion/completions"
ZSH = "$(DESTDIR)$(PREFIX)/share/zsh/site-functions"
FISH = "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"

.PHONY: help run terminal build test test-print check lint format mutate torture bench bench-terminal install uninstall clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: terminal build ## build what is needed and start the workbench
	@$(BINARY)

terminal:
	@[ -t 0 ] && [ -t 1 ] || { echo "make run: needs a terminal; start it from one, or use $(BINARY) evaluate" >&2; exit 2; }

build:
	@.ci/setup build
	@$(LINKED) $(SWIFT) build $(RELEASE) --product rubric

test: ## run every test
	@.ci/setup test
	$(SWIFT) test $(WALLS)

test-print: build ## print letters through a print server and a software printer, and compare the pages
	@.ci/setup print
	@.ci/test-print $(BINARY)

check: ## what has to pass before a change lands: lint, build, tests, policies, installation
	@.ci/setup test
	@$(MAKE) --no-print-directory lint
	$(LINKED) $(SWIFT) build $(RELEASE) --product rubric
	$(SWIFT) test $(WALLS)
	$(BINARY) policy check
	$(BINARY) policy test
	$(BINARY) policy coverage
	@.ci/try-install

lint: ## check the formatting, change nothing
	@.ci/setup swift
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format: ## format the sources in place
	@.ci/setup swift
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

mutate: build ## change the policies one thing at a time; every change has to be noticed by an example
	@$(BINARY) policy mutate

torture: ## kill the workbench 200 times at random moments; no accepted field may be lost
	@.ci/setup test
	TORTURE_ROUNDS=$${TORTURE_ROUNDS:-200} $(SWIFT) test $(WALLS) --filter TortureTests

bench: build ## measure what the README promises; with CASES=FILE the evaluation of further cases, too
	@$(SWIFT) build $(RELEASE) --product rubric-bench
	@.build/release/rubric-bench $(BINARY) $(CASES)

TOOLKITS = .build/toolkits/bin/python
$(TOOLKITS):
	@.ci/setup terminals
	@/usr/bin/python3 -m venv .build/toolkits
	@$@ -m pip install --quiet urwid==3.0.3 prompt_toolkit==3.0.52 textual==6.6.0

bench-terminal: build $(TOOLKITS) ## measure the workbench beside other programs of the terminal
	@.ci/setup terminals
	@$(SWIFT) build $(RELEASE) --product rubric-bench
	@.build/release/rubric-bench terminals $(BINARY) $(TOOLKITS) Benchmarks/terminals

install: build ## install the program, its manual and shell completions below PREFIX
	install -d $(BIN) $(MAN) $(BASH) $(ZSH) $(FISH)
	install -m 755 $(BINARY) $(BIN)/rubric
	install -m 644 Resources/man/rubric.1 $(MAN)/rubric.1
	$(BINARY) --generate-completion-script bash > $(BASH)/rubric
	$(BINARY) --generate-completion-script zsh > $(ZSH)/_rubric
	$(BINARY) --generate-completion-script fish > $(FISH)/rubric.fish

uninstall: ## remove what install put below PREFIX
	rm -f $(BIN)/rubric $(MAN)/rubric.1 $(BASH)/rubric $(ZSH)/_rubric $(FISH)/rubric.fish

clean: ## remove what was built
	rm -rf .build
