#!/bin/sh
# Says where the reader spends its time, by function. Called by "make profile", which
# builds without inlining, so that every function is seen, and sets BUILD.
#
#   make profile                    perf, or callgrind where there is no perf
#   PROFILE_WITH=callgrind make profile
set -eu
cd "$(dirname "$0")/.."

build=${BUILD:-build/profile}
tools=$build/release/bench
work=$build/bench
with=${PROFILE_WITH:-$(command -v perf >/dev/null && echo perf || echo callgrind)}

mkdir -p "$work"
rm -rf "$work/reports"

case $with in
perf)
    "$tools/generate" -m 20 "$work/reports" >/dev/null
    perf record -q -F 4000 --call-graph fp -o "$work/perf.data" "$tools/read" -s walk -p 5 "$work/reports" >/dev/null
    echo 'Share with what it calls / share of its own'
    perf report -q -i "$work/perf.data" --children -g none --percent-limit 1 --stdio 2>/dev/null | grep . | head -n 50
    echo 'Share of its own'
    perf report -q -i "$work/perf.data" --no-children -g none --percent-limit 0.5 --stdio 2>/dev/null | grep . | head -n 40
    echo "More: perf report -i $work/perf.data, perf annotate -i $work/perf.data FUNCTION"
    ;;
callgrind)
    "$tools/generate" -m 0.5 "$work/reports" >/dev/null
    valgrind --quiet --tool=callgrind --callgrind-out-file="$work/callgrind.out" \
        "$tools/read" -s walk -p 1 "$work/reports" >/dev/null
    callgrind_annotate --inclusive=yes "$work/callgrind.out" | grep -F '/read/' | head -n 40
    callgrind_annotate "$work/callgrind.out" | grep -F '/src/' | head -n 40
    echo "More: kcachegrind $work/callgrind.out"
    ;;
*)
    echo "PROFILE_WITH is perf or callgrind" >&2
    exit 1
    ;;
esac
