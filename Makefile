# Halfsky: the one front door. "make help" lists what it opens.
#
# A build lives in build/VARIANT; the release program is build/halfsky. New sources,
# headers, tests, fuzz targets and benches are found by their place and name.
# Nothing here needs a compiler or pkg-config before tools/deps.sh has installed them.
#
#   make CC=clang         another compiler
#   make BUILD=/tmp/b     another folder than build/
#   make V=1              shows the commands
#   make WERROR=          warnings are no errors: for compilers newer than Debian 12's

VERSION := 0.1.0
PREFIX  ?= /usr/local
BUILD   := build
VARIANT := release
WERROR  := -Werror
FUZZ_SECONDS := 60
MUTATE_ROUNDS := 1000
KILL_ROUNDS := 1000

ifeq ($(origin CC),default)
CC := gcc
endif

OUT     := $(BUILD)/$(VARIANT)
PROGRAM := $(if $(filter release,$(VARIANT)),$(BUILD),$(OUT))/halfsky
EXTRACT := $(PROGRAM)-extract
LIBRARY := $(OUT)/libhalfsky.a
CATALOG := $(BUILD)/catalog.img
GENERATED := $(BUILD)/problems_table.h $(BUILD)/read_page_asset.h $(BUILD)/check_page_asset.h \
             $(BUILD)/form_page_style.h $(BUILD)/migrations_table.h $(BUILD)/ledgers_table.h
PAGE    := $(BUILD)/sample.html
SAMPLE  := sample/submissions

# ---- how to compile ---------------------------------------------------------------

# Link-time optimisation is gcc's: clang's would want a linker of its own.
LTO := $(if $(findstring clang,$(CC)),,-flto=auto)
AR  := $(if $(LTO),gcc-ar,ar)
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

FLAGS.release := -O3 -g $(LTO) -D_FORTIFY_SOURCE=2
FLAGS.debug   := -O0 -g3
FLAGS.asan    := -O1 -g $(SANITIZE)
FLAGS.fuzz    := -O1 -g $(SANITIZE) -fsanitize=fuzzer-no-link
FLAGS := $(or $(FLAGS.$(VARIANT)),$(error VARIANT is one of release debug asan fuzz))

DEFINES  := -D_DEFAULT_SOURCE -DHALFSKY_VERSION='"$(VERSION)"'
INCLUDES := -Isrc -Iinclude -I$(BUILD)
WARNINGS := -Wall -Wextra -Wstrict-prototypes -Wmissing-prototypes $(WERROR)
COMPILE   = $(CC) -std=c17 $(FLAGS) $(WARNINGS) $(DEFINES) $(INCLUDES) $(PACKAGE_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LINK      = $(CC) $(FLAGS) $(CFLAGS) -pthread -Wl,-z,relro,-z,now $(LDFLAGS)
# One object, optimised as a whole, in which only the public names are visible.
LIBRARY_LINK = $(CC) -r $(FLAGS) $(if $(LTO),-flinker-output=nolto-rel) $(CFLAGS)

# Libraries; libhalfsky has none. The program needs those that keep its data: those that take
# foreign formats apart are linked to halfsky-extract alone, which keeps hostile bytes out of the program,
# and what loading them costs (1.3 ms) out of its start. Asked for once, when a command first needs
# the answer: by then the packages are there.
PROGRAM_PACKAGES := uchardet sqlite3 libsodium yaml-0.1 xlsxwriter zlib
# Debian's libroaring has no file for pkg-config.
ROARING_LIBS := -lroaring
EXTRACT_PACKAGES := uchardet libzip libxml-2.0 libseccomp zlib
PACKAGES := $(sort $(PROGRAM_PACKAGES) $(EXTRACT_PACKAGES))
PACKAGE_CFLAGS = $(eval PACKAGE_CFLAGS := $(shell pkg-config --cflags $(PACKAGES)))$(PACKAGE_CFLAGS)
PACKAGE_LIBS   = $(eval PACKAGE_LIBS := $(shell pkg-config --libs $(PACKAGES)) $(ROARING_LIBS))$(PACKAGE_LIBS)
PROGRAM_LIBS   = $(eval PROGRAM_LIBS := $(shell pkg-config --libs $(PROGRAM_PACKAGES)) $(ROARING_LIBS))$(PROGRAM_LIBS)
EXTRACT_LIBS   = $(eval EXTRACT_LIBS := $(shell pkg-config --libs $(EXTRACT_PACKAGES)))$(EXTRACT_LIBS)
CMOCKA_LIBS    = $(eval CMOCKA_LIBS := $(shell pkg-config --libs cmocka))$(CMOCKA_LIBS)

# ---- what there is ----------------------------------------------------------------

objects = $(patsubst %.c,$(OUT)/%.o,$(filter %.c,$1)) $(patsubst %.S,$(OUT)/%.S.o,$(filter %.S,$1))

LIBRARY_SOURCES := $(wildcard src/base/*.c src/model/*.c src/model/*.S src/read/*.c src/check/*.c)
PROGRAM_SOURCES := $(wildcard src/format/*.c src/safe/*.c src/store/*.c src/grid/*.c src/ledger/*.c src/report/*.c src/work/*.c src/cli/*.c)
TEST_SOURCES    := $(wildcard tests/*/test_*.c)
TEST_SCRIPTS    := $(filter-out tests/run.sh tests/tap.sh tests/markup.sh,$(wildcard tests/*.sh))
FUZZ_SOURCES    := $(filter-out fuzz/replay.c,$(wildcard fuzz/*.c))
BENCH_SOURCES   := $(wildcard bench/*.c)
C_FILES = $(wildcard src/*.[ch] src/*/*.[ch] include/*/*.h tests/*/*.[ch] fuzz/*.[ch] bench/*.[ch] tools/*.[ch])

ROOMS  := $(OUT)/rooms.a
TESTS  := $(TEST_SOURCES:%.c=$(OUT)/%)
FUZZES := $(FUZZ_SOURCES:%.c=$(OUT)/%)
BENCHES := $(BENCH_SOURCES:%.c=$(OUT)/%)
MUTATE := $(OUT)/tests/format/mutate
XLSX_SET := $(OUT)/tests/format/xlsx_set
FIXTURES := $(wildcard tests/format/fixtures/*)

# ---- front door -------------------------------------------------------------------

MAKEFLAGS += --no-builtin-rules --no-print-directory
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc) --output-sync=target
endif
Q := $(if $(V),,@)
say = @$(if $(V),:,printf '  %-7s %s\n' $1 $2)

.PHONY: all debug asan run test test-all bench profile accuracy fuzz mutate kill install clean format lint picture deps help faults
.DEFAULT_GOAL := all

all: $(PROGRAM) $(EXTRACT) $(LIBRARY)

debug asan:
	@$(MAKE) VARIANT=$@ all

help:
	@echo "make            builds $(BUILD)/halfsky and libhalfsky.a"
	@echo "make run        reads and checks the sample county's reports into $(PAGE)"
	@echo "make test       what has to hold before a change is taken"
	@echo "make test-all   that with clang too, valgrind, a little fuzzing, and lint"
	@echo "make bench      how fast it reads"
	@echo "make profile    where the time goes"
	@echo "make accuracy   how well it reads"
	@echo "make fuzz       FUZZ_SECONDS=$(FUZZ_SECONDS) for each target"
	@echo "make mutate     MUTATE_ROUNDS=$(MUTATE_ROUNDS) broken variants of a file of each format"
	@echo "make faults     every disk, power and memory fault over every verb"
	@echo "make kill       KILL_ROUNDS=$(KILL_ROUNDS) times killed while it writes"
	@echo "make install    DESTDIR= PREFIX=$(PREFIX)"
	@echo "make debug asan other builds, in $(BUILD)/debug and $(BUILD)/asan"
	@echo "make picture    the picture of the READMEs, with chromium"
	@echo "make format lint clean deps"

# Makes the page again only when the program or a report is newer. Exit status 1: something was
# found; 2: some file could not be read, the others were, and the message says which one it was.
run: $(PROGRAM) $(EXTRACT)
	@if [ ! -e $(PAGE) ] || [ -n "$$(find $(PROGRAM) $(SAMPLE) -newer $(PAGE))" ]; then \
	    $(PROGRAM) --lang zh check --format html -o $(PAGE) $(SAMPLE) || [ $$? -le 2 ]; \
	fi
	@echo "Open in a browser: $(abspath $(PAGE))"

test:
	@tools/deps.sh build test
	@$(MAKE) all
	@$(MAKE) VARIANT=asan run-tests

test-all: test
	@tools/deps.sh build test check
	@$(MAKE) CC=clang BUILD=$(BUILD)/clang all
	@$(MAKE) CC=clang BUILD=$(BUILD)/clang VARIANT=asan run-tests
	@$(MAKE) VARIANT=debug all
	valgrind --quiet --leak-check=full --error-exitcode=9 \
	    $(BUILD)/debug/halfsky read --all --format jsonl -o $(BUILD)/valgrind.jsonl $(SAMPLE) || [ $$? -eq 2 ]
	@$(MAKE) fuzz FUZZ_SECONDS=20
	@$(MAKE) mutate MUTATE_ROUNDS=30
	@$(MAKE) faults
	@$(MAKE) lint

bench: $(PROGRAM) $(EXTRACT) $(BENCHES)
	@if [ -x bench/run.sh ]; then BUILD=$(BUILD) HALFSKY=$(PROGRAM) bench/run.sh && BUILD=$(BUILD) bench/copies.sh && \
	    $(OUT)/bench/store $(BUILD)/bench && $(OUT)/bench/grid && $(OUT)/bench/persons && BUILD=$(BUILD) bench/grid_store.sh; \
	else echo "bench: no bench/run.sh"; fi

# Without inlining, so that every function is seen.
profile:
	@$(MAKE) BUILD=$(BUILD)/profile LTO= run-profile \
	    CFLAGS="$(CFLAGS) -fno-omit-frame-pointer -fno-inline-functions -fno-inline-functions-called-once -fno-inline-small-functions"

accuracy:
	@tools/deps.sh build accuracy
	@$(MAKE) all
	@BUILD=$(BUILD) HALFSKY=$(PROGRAM) tests/accuracy/run.sh

fuzz:
	@tools/deps.sh build check
	@$(MAKE) CC=clang VARIANT=fuzz run-fuzz

mutate:
	@tools/deps.sh build run
	@$(MAKE) VARIANT=asan run-mutate

faults:
	@tools/deps.sh build test
	@$(MAKE) VARIANT=asan run-faults

kill: $(OUT)/tests/store/test_kill $(PROGRAM) $(EXTRACT)
	KILL_ROUNDS=$(KILL_ROUNDS) $<
	KILL_ROUNDS=$(KILL_ROUNDS) HALFSKY=$(PROGRAM) tests/kill.sh

lint:
	@tools/deps.sh build check
	@$(MAKE) run-lint

format:
	@tools/deps.sh check
	$(Q)clang-format -i $(C_FILES)

picture: $(PROGRAM)
	@BUILD=$(BUILD) HALFSKY=$(PROGRAM) tools/picture.sh

clean:
	rm -rf $(BUILD)

deps:
	@tools/deps.sh build test

# ---- inside -----------------------------------------------------------------------

.PHONY: packages run-tests run-faults run-fuzz run-mutate run-lint run-profile FORCE

# Order-only before every command that compiles: a bare system gets its compiler first.
packages:
	@tools/deps.sh build

run-tests: $(PROGRAM) $(EXTRACT) $(TESTS) $(FUZZES) $(XLSX_SET)
	@HALFSKY=$(PROGRAM) XLSX_SET=$(XLSX_SET) BUILD=$(BUILD) CC="$(CC)" tests/run.sh $(TESTS) $(FUZZES) $(TEST_SCRIPTS)

run-fuzz: $(FUZZES)
	@fuzz/run.sh $(FUZZ_SECONDS) $(FUZZES)

run-profile: $(BENCHES)
	@BUILD=$(BUILD) bench/profile.sh

run-mutate: $(EXTRACT) $(MUTATE)
	@$(MUTATE) $(EXTRACT) $(MUTATE_ROUNDS) $(OUT)/mutants $(FIXTURES)

run-faults: $(OUT)/tests/work/test_faults $(OUT)/tests/work/test_fault_folders
	FAULTS=all $(OUT)/tests/work/test_fault_folders
	FAULTS=all $(OUT)/tests/work/test_faults

run-lint: $(GENERATED)
	clang-format --dry-run -Werror $(C_FILES)
	cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --inline-suppr \
	    --suppress=internalAstError --suppress=comparePointers:src/model/builtin.c \
	    --suppress=uninitStructMember --suppress=legacyUninitvar --suppress=ctuuninitvar --suppress=returnDanglingLifetime $(INCLUDES) src tools/*.c
	clang-tidy --quiet $(filter %.c,$(C_FILES)) -- -std=c17 $(DEFINES) $(INCLUDES) $(PACKAGE_CFLAGS)
	shellcheck .ci/run docs/*.sh $(wildcard tests/*.sh tests/*/*.sh fuzz/*.sh bench/*.sh tools/*.sh)

# What every object was compiled with: another compiler or flag compiles anew.
$(OUT)/flags: FORCE | packages
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(COMPILE) : $(LINK))' | cmp -s - $@ \
	    || printf '%s\n' '$(subst ','\'',$(COMPILE) : $(LINK))' >$@

$(OUT)/%.o: %.c $(OUT)/flags | packages $(GENERATED)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(OUT)/%.S.o: %.S $(CATALOG) $(OUT)/flags | packages
	$(call say,AS,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) -DCATALOG_IMAGE='"$(CATALOG)"' -MMD -MP -c -o $@ $<

# The sentences of catalog/problems.tsv as a table of C.
$(BUILD)/%_table.h: catalog/%.tsv tools/%_table.awk
	@mkdir -p $(@D)
	$(Q)awk -f tools/$*_table.awk $< >$@

# The migrations of the store, with their hashes.
$(BUILD)/migrations_table.h: tools/migrations.sh $(wildcard src/store/migrations src/store/migrations/*.sql)
	@mkdir -p $(@D)
	$(Q)tools/migrations.sh $(filter %.sql,$^) >$@

# The definitions of ledgers.
$(BUILD)/ledgers_table.h: tools/ledgers.sh $(wildcard catalog/ledgers catalog/ledgers/*.yaml)
	@mkdir -p $(@D)
	$(Q)tools/ledgers.sh $(filter %.yaml,$^) >$@

# The style and script of a page as strings of C, with their hashes.
$(BUILD)/%_asset.h: src/cli/%.css src/cli/%.js tools/asset.sh
	@mkdir -p $(@D)
	$(Q)tools/asset.sh $(shell echo $* | tr '[:lower:]' '[:upper:]') $(filter-out %.sh,$^) >$@

$(BUILD)/%_style.h: src/cli/%.css tools/asset.sh
	@mkdir -p $(@D)
	$(Q)tools/asset.sh $(shell echo $* | tr '[:lower:]' '[:upper:]') $(filter-out %.sh,$^) >$@

# The catalog is compiled by a tool of the building machine, made of base and all of
# model but what needs the catalog that is built in.
CATALOGC_FILES := $(filter-out src/model/builtin.% src/model/api.%,$(wildcard src/base/*.[ch] src/model/*.[ch]))
$(BUILD)/catalogc: tools/catalogc.c $(CATALOGC_FILES) $(GENERATED) | packages
	$(call say,CC,$@)
	@mkdir -p $(@D)
	$(Q)$(or $(HOST_CC),$(CC)) -std=c17 -O1 -g $(DEFINES) $(INCLUDES) -pthread -o $@ $(filter %.c,$^)

$(CATALOG): $(BUILD)/catalogc $(wildcard catalog/*.tsv)
	$(call say,CATALOG,$@)
	$(Q)$(BUILD)/catalogc catalog $@

$(LIBRARY): $(call objects,$(LIBRARY_SOURCES))
	$(call say,LIBRARY,$@)
	$(Q)$(LIBRARY_LINK) -o $(OUT)/halfsky.o $^
	$(Q)objcopy --wildcard --keep-global-symbol='halfsky_*' $(OUT)/halfsky.o
	$(Q)rm -f $@ && ar rcs $@ $(OUT)/halfsky.o

$(ROOMS): $(call objects,$(LIBRARY_SOURCES) $(PROGRAM_SOURCES))
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(PROGRAM): $(OUT)/src/main.o $(ROOMS)
$(EXTRACT): $(OUT)/src/extract.o $(ROOMS)
$(TESTS) $(BENCHES) $(MUTATE) $(XLSX_SET): $(OUT)/%: $(OUT)/%.o $(ROOMS)
# Without libFuzzer, replay.c has the main that runs a corpus once.
$(FUZZES): $(OUT)/%: $(OUT)/%.o $(if $(filter fuzz,$(VARIANT)),,$(OUT)/fuzz/replay.o) $(ROOMS)

$(TESTS): LDLIBS += $(CMOCKA_LIBS)
# Lets the test refuse the program its memory.
$(OUT)/tests/work/test_faults: LDLIBS += -Wl,--wrap=realloc
$(FUZZES): LDLIBS += $(if $(filter fuzz,$(VARIANT)),-fsanitize=fuzzer)
$(PROGRAM):
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(PROGRAM_LIBS) $(LDLIBS)
$(EXTRACT):
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(EXTRACT_LIBS) $(LDLIBS)
$(TESTS) $(BENCHES) $(MUTATE) $(XLSX_SET) $(FUZZES):
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(PACKAGE_LIBS) $(LDLIBS)

.SECONDARY:
.DELETE_ON_ERROR:
-include $(shell [ -d $(OUT) ] && find $(OUT) -name '*.d')

# ---- install ----------------------------------------------------------------------

to := $(DESTDIR)$(PREFIX)
man := $(wildcard docs/halfsky.1)
completion := $(wildcard docs/completion.bash)

install: $(PROGRAM) $(EXTRACT) $(LIBRARY)
	install -d $(to)/bin $(to)/libexec $(to)/lib/pkgconfig $(to)/include/halfsky
	install -m 755 $(PROGRAM) $(to)/bin/halfsky
	install -m 755 $(EXTRACT) $(to)/libexec/halfsky-extract
	install -m 644 $(LIBRARY) $(to)/lib/libhalfsky.a
	install -m 644 include/halfsky/*.h $(to)/include/halfsky
	sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|' halfsky.pc.in >$(to)/lib/pkgconfig/halfsky.pc
	$(if $(man),install -D -m 644 $(man) $(to)/share/man/man1/halfsky.1)
	$(if $(completion),install -D -m 644 $(completion) $(to)/share/bash-completion/completions/halfsky)
