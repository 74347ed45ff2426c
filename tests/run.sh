#!/bin/sh
# Runs test programs and scripts, and counts.
#
#   tests/run.sh PROGRAM|SCRIPT.sh...
#
# What prints TAP ("ok 1 - name", "not ok 2 - name") is counted by its lines: cmocka
# programs and fuzz/replay.c do. A script that prints none is one test, its exit status
# the result. A program that dies, promises more tests than it ran, or runs none, has
# failed. Failures are shown in full, successes in one line. The last line is
# "N passed, N failed".
set -u

# No test takes longer; one that hangs must not stop the rest.
limit="${TEST_SECONDS:-300}"
passed=0
failed=0
skipped=0

output=$(mktemp)
trap 'rm -f "$output"' EXIT
trap 'exit 130' INT TERM

export CMOCKA_MESSAGE_OUTPUT=TAP
export UBSAN_OPTIONS="print_stacktrace=1:${UBSAN_OPTIONS:-}"
export LC_ALL=C.UTF-8

# Prints "ok failed skipped planned" of a TAP output.
count()
{
    awk '
        /^(not )?ok [0-9]+ # SKIP/ { skipped++; next } # as cmocka writes it
        /^not ok/ { failed++; next }
        /^ok/ { ok++ }
        /^1\.\.[0-9]+/ { planned += substr($1, 4) }
        END { print ok + 0, failed + 0, skipped + 0, planned + 0 }
    ' "$1"
}

for test in "$@"; do
    timeout -k 5 "$limit" "$test" >"$output" 2>&1 </dev/null
    status=$?
    read -r ok bad skip planned <<EOF
$(count "$output")
EOF
    why=""
    if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
        why="took more than $limit seconds"
        bad=$((bad + 1))
    elif [ $((ok + bad + skip)) -eq 0 ]; then
        case $test:$status in
        *.sh:0) ok=1 ;;
        *:0) bad=1 why="ran no test" ;;
        *) bad=1 why="exit status $status" ;;
        esac
    elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        why="exit status $status"
        bad=1
    elif [ "$planned" -gt $((ok + bad + skip)) ]; then
        why="ran $((ok + bad + skip)) of $planned tests"
        bad=$((bad + 1))
    fi

    passed=$((passed + ok))
    failed=$((failed + bad))
    skipped=$((skipped + skip))
    if [ "$bad" -eq 0 ]; then
        printf '  ok      %-44s %4d\n' "$test" "$ok"
    else
        printf '  FAILED  %-44s %4d of %d%s\n' "$test" "$bad" $((ok + bad)) "${why:+ ($why)}"
        sed 's/^/  | /' "$output"
    fi
done

if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then
    echo "no test ran" >&2
    failed=1
fi
[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
