#!/bin/sh
# Migrations stand as they are: databases remember their hashes. A change is another
# migration, and tests/store/migrations.sha256 gets its line.
set -eu
cd "$(dirname "$0")/.."

sha256sum --check --strict --quiet tests/store/migrations.sha256
for file in src/store/migrations/*.sql; do
    grep -q " $file\$" tests/store/migrations.sha256 || {
        echo "$file: no line in tests/store/migrations.sha256"
        exit 1
    }
done
