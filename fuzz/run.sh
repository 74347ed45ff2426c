#!/bin/sh
# Fuzzes each target in turn for so many seconds.
#
#   fuzz/run.sh SECONDS BUILD/NAME...
#
# fuzz/corpus/NAME is read and never written; what is new goes to BUILD/found/NAME, an
# input that breaks the target to BUILD/crash/NAME-*. fuzz/NAME.dict is used if there.
# A finding belongs, made small (BUILD/NAME -minimize_crash=1 FILE), into fuzz/corpus/NAME.
set -u

seconds=$1
shift
failed=""

if [ $# -eq 0 ]; then
    echo "fuzz: no targets in fuzz/"
    exit 0
fi
for program in "$@"; do
    name=$(basename "$program")
    folder=$(dirname "$program")
    log="$folder/$name.log"
    mkdir -p "$folder/found/$name" "$folder/crash"
    set -- "$folder/found/$name"
    [ ! -d "fuzz/corpus/$name" ] || set -- "$@" "fuzz/corpus/$name"
    [ ! -f "fuzz/$name.dict" ] || set -- "$@" "-dict=fuzz/$name.dict"

    printf 'fuzz: %-20s %s s ... ' "$name" "$seconds"
    if "$program" "$@" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
        -artifact_prefix="$folder/crash/$name-" -print_final_stats=1 >"$log" 2>&1; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        echo "clean after ${runs:-?} runs"
    else
        echo "FAILED"
        tail -n 60 "$log"
        failed="$failed $name"
    fi
done

[ -z "$failed" ] && exit 0
echo "fuzz: failed:$failed (inputs in $folder/crash)"
exit 1
