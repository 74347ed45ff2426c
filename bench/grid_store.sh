#!/bin/sh
# Measures the grid in a data folder that it makes, and others on the same figures and questions;
# bench/README.md says what the rows mean. Called by "make bench" after bench/run.sh, which installs
# the others; it sets BUILD.
#
#   BENCH_GRID=county|towns bench/grid_store.sh
set -eu
cd "$(dirname "$0")/.."

build=${BUILD:-build}
size=${BENCH_GRID:-county}
folder=$build/bench/grid
peers=$(realpath "$build")/bench/peers
shared=$(mktemp -d "${TMPDIR:-/tmp}/halfsky-grid-XXXXXX") # PostgreSQL reads the figures, as another user
chmod 755 "$shared"
programs=$(find /usr/lib/postgresql -name initdb 2>/dev/null | sort -V | tail -n 1)
programs=${programs%/initdb}

# PostgreSQL does not run as root.
as_nobody()
{
    if [ "$(id -u)" -eq 0 ]; then
        (cd "$shared" && setpriv --reuid nobody --regid nogroup --clear-groups "$@")
    else
        (cd "$shared" && "$@")
    fi
}

finish()
{
    if [ -e "$shared/server/data/postmaster.pid" ]; then
        as_nobody "$programs/pg_ctl" -D "$shared/server/data" -m immediate stop >/dev/null
    fi
    rm -rf "$shared" "$folder"
}
trap finish EXIT
trap 'exit 1' INT TERM

awk '{ print "load of the machine: " $1 }' /proc/loadavg
rm -rf "$folder"
mkdir -p "$folder"
"$build/release/bench/grid_store" "$folder" "$size" "$shared"
"$build/release/bench/grid_sqlite" "$folder" "$shared"

if ! command -v node >/dev/null || [ ! -d "$peers/node_modules/@duckdb" ]; then
    echo 'DuckDB, PostgreSQL	skipped: node, or what bench/run.sh installs for it, is not there'
    exit 0
fi
cp bench/grid_peers.js "$peers"
(cd "$peers" && node grid_peers.js duckdb "$shared" "$shared")
if [ -z "$programs" ]; then
    echo 'PostgreSQL	skipped: it is not installed (apt-get install postgresql)'
    exit 0
fi
mkdir "$shared/server"
[ "$(id -u)" -ne 0 ] || chown nobody:nogroup "$shared/server"
as_nobody "$programs/initdb" -D "$shared/server/data" -U bench --auth=trust >"$shared/messages"
as_nobody "$programs/pg_ctl" -D "$shared/server/data" -w -l "$shared/server/log" \
    -o "-k $shared/server -c listen_addresses= -c shared_buffers=256MB -c jit=off" start >"$shared/messages"
(cd "$peers" && node grid_peers.js postgresql "$shared/server" "$shared")
