#!/bin/sh
# How well the program reads, in figures: scored against texts annotated by hand. Prints
# tables and judges nothing; a part whose texts are not there says so.
#
#   HALFSKY=build/halfsky BUILD=build tests/accuracy/run.sh
set -eu
cd "$(dirname "$0")/../.."
program="${HALFSKY:-build/halfsky}"
build="${BUILD:-build}"
shared="../shared"
status=0

# The scorer also asks for "check"; a program without that command has no findings.
reader="$program"
if ! "$program" help check >/dev/null 2>&1; then
    mkdir -p "$build/accuracy"
    reader="$build/accuracy/halfsky"
    cat >"$reader" <<EOF
#!/bin/sh
[ "\$1" != check ] || exit 0
exec "$program" "\$@"
EOF
    chmod +x "$reader"
fi

for gold in gold gold/invented gold/retold; do
    echo "== $gold"
    if [ -x "$shared/tools/score.py" ] && [ -d "$shared/$gold" ]; then
        "$shared/tools/score.py" --halfsky "$reader" --show "${SHOW:-0}" "$shared/$gold" || status=1
    else
        echo "absent: $shared/$gold"
    fi
done

python3 tests/accuracy/annotation.py tests/accuracy/hard tests/accuracy/plain || status=1
for folder in hard plain; do
    echo "== tests/accuracy/$folder"
    if [ -x "$shared/tools/score.py" ]; then
        "$shared/tools/score.py" --halfsky "$reader" --show "${SHOW:-0}" "tests/accuracy/$folder" || status=1
    else
        echo "absent: $shared/tools/score.py"
    fi
done

own=0
for script in tests/accuracy/*; do
    if [ ! -f "$script" ] || [ ! -x "$script" ] || [ "$script" = tests/accuracy/run.sh ]; then
        continue
    fi
    own=$((own + 1))
    echo "== $script"
    HALFSKY="$program" BUILD="$build" "$script" || status=1
done
[ "$own" -gt 0 ] || echo "absent: scripts of tests/accuracy"
exit $status
