#!/bin/sh
# The definitions of ledgers as rows of C for src/work/ledgers.c:
#
#   tools/ledgers.sh catalog/ledgers/*.yaml >ledgers_table.h
#
# gives LEDGER("visit.yaml", "<the file>").
set -eu
export LC_ALL=C

echo "/* Made by tools/ledgers.sh. */"
for file in "$@"; do
    printf 'LEDGER("%s"' "$(basename "$file")"
    sed 's/[\\"?]/\\&/g' "$file" | awk 'NR == 1 { printf "," } { printf "\n    \"%s\\n\"", $0 } END { print ")" }'
done
