#!/bin/sh
# The migrations as rows of C for src/store/migrate.c, each with the hash by which a
# database knows it again:
#
#   tools/migrations.sh src/store/migrations/*.sql >migrations_table.h
#
# gives MIGRATION(1, "0001_first", "<BLAKE2b-256 in hex>", "<the file>").
set -eu
export LC_ALL=C

wanted=0
echo "/* Made by tools/migrations.sh. */"
for file in "$@"; do
    name=$(basename "$file" .sql)
    number=$(printf '%s' "${name%%_*}" | sed 's/^0*//')
    wanted=$((wanted + 1))
    if [ "$number" != "$wanted" ]; then
        echo "$file: number $wanted comes next" >&2
        exit 1
    fi
    printf 'MIGRATION(%d, "%s", "%s"' "$number" "$name" "$(b2sum -l 256 "$file" | cut -d ' ' -f 1)"
    sed 's/[\\"?]/\\&/g' "$file" | awk 'NR == 1 { printf "," } { printf "\n    \"%s\\n\"", $0 } END { print ")" }'
done
