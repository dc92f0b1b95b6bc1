# Reprise: build, run, test. Every target finds its own JDK 25; see CONTRIBUTING.md.
SHELL := /bin/sh
.DEFAULT_GOAL := help

DIST := target/reprise
STAMP := $(DIST)/.built
TRAINED := $(DIST)/.trained
# What a build is made from. Generated folders do not count.
SOURCES = $(shell find pom.xml .mvn execution-cluster projections gateway webui deploy \
	\( -name target -o -name node_modules -o -name dist -o -name test -o -name e2e \) -not -path 'deploy/app/src/main/dist' -prune \
	-o -type f -print 2>/dev/null) $(shell find deploy/app/src/main/dist -type f)

JDK = JAVA_HOME="$$(scripts/find-jdk)"
MAVEN = mvn -B -ntp --no-snapshot-updates
MVN = $(JDK) $(MAVEN)
LOGS := target/log

# Modules whose tests need neither a server nor a browser.
PURE := execution-cluster/node-sdk,execution-cluster/core,execution-cluster/language,execution-cluster/nodes

.PHONY: help run compose test check dist bench chaos fuzz fmt clean

help: ## Show what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

run: dist ## Build what is stale and run the product on the embedded database; Ctrl-C stops it, the data stay
	@trap : INT; $(JDK) REPRISE_LOG_FILE="$${REPRISE_LOG_FILE-$${REPRISE_DATA_DIR:-.reprise}/log/reprise.log}" \
		$(DIST)/bin/reprise server; status=$$?; [ $$status -eq 130 ] || exit $$status # 130: Ctrl-C

dist: $(if $(filter no,$(TRAIN)),$(STAMP),$(TRAINED)) ## The product as a folder: target/reprise/{bin,lib,conf}. TRAIN=no: quicker made, slower to start

$(STAMP): $(SOURCES)
	@scripts/prerequisites
	@$(JDK) scripts/step "Building what is stale; a first build takes some minutes" $(LOGS)/build.log \
		$(MAVEN) -pl deploy/app -am package -Dmaven.test.skip -Dspotless.check.skip
	@touch $@

# A start cache fits the jars it was made with. Without one the server only takes longer to start.
$(TRAINED): $(STAMP) $(wildcard $(DIST)/lib/*.jar)
	@$(JDK) scripts/step "Training Reprise to start faster; TRAIN=no leaves that out" $(LOGS)/training.log \
		$(DIST)/bin/reprise server --train || echo "  It starts all the same, only slower."
	@touch $@

compose: ## Build the image and start it with a PostgreSQL by Docker Compose
	@scripts/compose-secrets
	@docker compose up --build --wait

test: ## All tests, the browser ones too
	@scripts/prerequisites
	@CHROMIUM="$$(scripts/chromium)" && export CHROMIUM && $(MVN) verify

check: ## The quick part: compiles, checks the format, runs the tests that need no server
	@scripts/prerequisites
	@$(MVN) -q -DskipUi test-compile spotless:check
	@$(MVN) -pl $(PURE) test

bench: ## Measure: see docs/benchmarks.md. Options: make bench ARGS="--only W1 --runs 5"
	@$(JDK) scripts/step "Building what is stale" $(LOGS)/build.log \
		$(MAVEN) -pl deploy/bench -am package -Dmaven.test.skip -Dspotless.check.skip
	@$(JDK) scripts/main deploy/bench reprise.bench.Bench $(ARGS)

chaos: ## Kill it while it works and check what it promised; then fuzz
	@$(JDK) scripts/step "Building what is stale" $(LOGS)/build.log \
		$(MAVEN) -pl deploy/chaos -am package -Dmaven.test.skip -Dspotless.check.skip
	@$(JDK) scripts/main deploy/chaos reprise.chaos.Chaos $(ARGS)
	@$(MAKE) --no-print-directory fuzz

fuzz: ## The fuzz tests of the door, of bodies and of routes, twenty times as long as in make test
	@$(MVN) -q -DskipUi -Dspotless.check.skip -Dreprise.fuzz.times=20 -Dtest='*FuzzTest' -Dsurefire.failIfNoSpecifiedTests=false \
		-pl deploy/app -am test

fmt: ## Format the Java code
	@$(MVN) -q spotless:apply

clean: ## Remove what was built; the data in .reprise stay
	@$(MVN) -q clean && rm -rf target
