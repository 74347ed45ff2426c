#!/bin/sh
# Measures the grid in a data folder that it makes; bench/README.md says what the rows mean.
# Called by "make bench", which sets BUILD.
#
#   BENCH_GRID=county|towns bench/grid_store.sh
set -eu
cd "$(dirname "$0")/.."

build=${BUILD:-build}
size=${BENCH_GRID:-county}
folder=$build/bench/grid

rm -rf "$folder"
mkdir -p "$folder"
"$build/release/bench/grid_store" "$folder" "$size"
rm -rf "$folder"
