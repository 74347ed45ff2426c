#!/bin/sh
# Measures how fast copies are found and prints one table; bench/README.md says what the rows mean. Called by
# "make bench", which sets BUILD.
#
#   BENCH_REPORTS=100000 BENCH_PEER_REPORTS=300 bench/copies.sh
set -eu
cd "$(dirname "$0")/.."

build=${BUILD:-build}
tool=$build/release/bench/copies
most=${BENCH_REPORTS:-100000}
few=${BENCH_PEER_REPORTS:-300}
work=$build/bench
peers=$work/peers
mkdir -p "$work"

value() # NAME FILE
{
    awk -F '\t' -v name="$1" '$1 == name { print $2 }' "$2"
}

row()
{
    printf '  %-34s %12s  %s\n' "$1" "$2" "$3"
}

echo
echo "Copies: sketches, index, candidates and exact passages, reports in memory"
for threads in 2 1; do
    for reports in $((most / 10)) $((3 * most / 10)) "$most"; do
        [ "$threads" -eq 2 ] || [ "$reports" -eq "$most" ] || continue
        "$tool" -n "$reports" -j "$threads" >"$work/copies"
        row "$reports reports, $(value megabytes "$work/copies") MB, -j $threads" "$(value seconds "$work/copies") s" \
            "processor $(value processor_seconds "$work/copies") s, memory $(value memory_MB "$work/copies") MB, sketches $(
                value sketch_seconds "$work/copies"), sorting $(value sort_seconds "$work/copies"), comparing $(
                value compare_seconds "$work/copies")"
    done
    if [ "$threads" -eq 2 ]; then
        row 'planted, 50 % alike or more' "$(value alike_found "$work/copies")" "found of $(value alike_planted "$work/copies")"
        row 'planted, 200 letters in 1,000' "$(value parts_found "$work/copies")" "found of $(value parts_planted "$work/copies")"
        row 'false pairs' "$(value false_pairs "$work/copies")" "in $most reports; $(value candidates "$work/copies") candidates"
    fi
done

if ! command -v node >/dev/null || [ ! -d "$peers/node_modules/minhash" ]; then
    echo '  minhash (npm) skipped: it is not installed'
    exit 0
fi
cp bench/copies_peer.js "$peers"
"$tool" -n "$few" -j 1 -w "$work/copies.txt" >"$work/copies"
written=$(realpath "$work/copies.txt")
(cd "$peers" && node copies_peer.js "$written") >"$work/copies.peer"
awk -F '\t' -v ours="$(value processor_seconds "$work/copies")" '{
    printf "  %-34s %10.3f s  %d reports, found %d of %d; Halfsky %.3f s with passages, %.0f times as fast\n", \
        "minhash (npm), one core, no passages", $3, $1, $5, $4, ours, $3 / ours }' "$work/copies.peer"
