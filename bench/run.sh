#!/bin/sh
# Measures how fast Halfsky reads and prints one table; bench/README.md says what the rows
# mean. Called by "make bench", which sets BUILD and HALFSKY.
#
#   BENCH_MB=100 BENCH_PASSES=5 BENCH_PEER_SECONDS=10 make bench
set -eu
cd "$(dirname "$0")/.."

build=${BUILD:-build}
halfsky=${HALFSKY:-$build/halfsky}
tools=$build/release/bench
megabytes=${BENCH_MB:-100}
passes=${BENCH_PASSES:-5}
peer_seconds=${BENCH_PEER_SECONDS:-10}
work=$build/bench
corpus=$work/reports-$megabytes
few=$work/reports-few     # 100 files
many=$work/reports-many   # 10,000 files
peers=$work/peers

mkdir -p "$work"

# generate FOLDER OPTION...: anew when the generator or its tables are newer.
generate()
{
    folder=$1
    shift
    if [ -e "$folder.done" ] && [ -z "$(find "$tools/generate" bench/patterns.tsv bench/slots.tsv -newer "$folder.done")" ]; then
        return
    fi
    rm -rf "$folder"
    "$tools/generate" "$@" "$folder" >"$folder.done"
}

row()
{
    printf '  %-44s %10s  %s\n' "$1" "$2" "$3"
}

# calculate FORMAT EXPRESSION
calculate()
{
    awk "BEGIN { printf \"$1\", $2 }"
}

stage_of() # STAGE COLUMN of the library's figures
{
    awk -F '\t' -v stage="$1" -v column="$2" '$1 == stage { print $column }' "$work/library"
}

# ---- where ------------------------------------------------------------------------

commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
[ -z "$(git status --porcelain 2>/dev/null)" ] || commit="$commit with changes"
processor=$(awk -F ': *' '/^model name/ { print $2; exit }' /proc/cpuinfo)
memory=$(awk '/^MemTotal/ { printf "%.0f GB", $2 / 1e6 }' /proc/meminfo)

echo "$("$halfsky" --version | head -n 1), commit $commit"
echo "$(nproc) cores of ${processor:-$(uname -m)}, $memory, $(uname -sr), $(${CC:-gcc} --version | head -n 1)"
awk '$1 > 0.5 { print "The machine was busy with other work (load " $1 "): figures are too low." }' /proc/loadavg
echo

# ---- the library ------------------------------------------------------------------

generate "$corpus" -m "$megabytes"
"$tools/read" -p "$passes" "$corpus" >"$work/library"
bytes=$(stage_of '#bytes' 2)
facts=$(stage_of '#facts' 2)

echo "Reports: $(cat "$corpus.done"), $(calculate %.1f "1000 * $facts / $bytes") facts per kB, $(
    calculate %.0f "100 * $(stage_of '#measured' 2) / $facts") % of them with a measure"
echo
echo "Library, one core, warm: median of $passes passes"
seconds=$(stage_of walk 2)
row 'facts with values and measures' "$(calculate '%.1f MB/s' "$bytes / $seconds / 1e6")" \
    "from $(calculate %.1f "$bytes / $(stage_of walk 4) / 1e6") to $(calculate %.1f "$bytes / $(stage_of walk 3) / 1e6")"
row 'facts' "$(calculate '%.2f M/s' "$facts / $seconds / 1e6")" "$(calculate %.0f "1e9 * $seconds / $facts") ns for each, words around it included"
row 'memory of the reader' "$(calculate '%.1f MB' "$(stage_of '#memory_kB' 2) / 1e3")" 'more than before it was made'
echo '  of these, per MB of text (fastest passes):'
before=0
for stage in validate split scan read walk; do
    after=$(stage_of $stage 3)
    case $stage in
        validate) name='is it UTF-8?' ;;
        split) name='documents, lines, sections' ;;
        scan) name='words, numbers, dates' ;;
        read) name='what the numbers mean' ;;
        walk) name='handing out the facts' ;;
    esac
    row "  $name" "$(calculate '%.2f ms' "1e9 * ($after - $before) / $bytes")" "$(calculate '%.0f %%' "100 * ($after - $before) / $(stage_of walk 3)")"
    before=$after
done
echo

# ---- the program ------------------------------------------------------------------

timed() # COLUMN RUNS COMMAND...
{
    column=$1
    runs=$2
    shift 2
    "$tools/timed" -n "$runs" "$@" 2>"$work/messages" | cut -f "$column"
}

# Ends well when it finds something: check then says 1.
check() # RUNS OPTION...
{
    runs=$1
    shift
    timed 1 "$runs" sh -c '"$@" || [ $? -eq 1 ]' check "$halfsky" check --format jsonl -j 1 "$@"
}

one=$(timed 1 5 "$halfsky" read --format jsonl -j 1 "$corpus")
two=$(timed 1 5 "$halfsky" read --format jsonl -j 2 "$corpus")
generate "$few" -n 100
generate "$many" -n 10000
checked=$(check 3 --no-copies "$corpus")
many_bytes=$(find "$many" -name '*.txt' -exec cat {} + | wc -c)
compared=$(check 1 "$many")
small=$(find "$few" -name '*.txt' -size -11 | sort | head -n 1)

echo "Program: halfsky read --format jsonl, files in the page cache, output to /dev/null"
row 'one core (-j 1)' "$(calculate '%.1f MB/s' "$bytes / $one / 1e6")" ''
row 'two cores (-j 2)' "$(calculate '%.1f MB/s' "$bytes / $two / 1e6")" "$(calculate '%.2f times as fast' "$one / $two")"
row 'halfsky check --no-copies, one core' "$(calculate '%.1f MB/s' "$bytes / $checked / 1e6")" \
    "$(calculate '%.2f of the speed of read' "$one / $checked")"
row 'halfsky check, one core, 10,000 files' "$(calculate '%.1f MB/s' "$many_bytes / $compared / 1e6")" 'with copies: all of the same stock of sentences'
row "one file of $(calculate '%.1f kB' "$(wc -c <"$small") / 1e3")" \
    "$(calculate '%.2f ms' "1e3 * $(timed 1 50 "$halfsky" read --format jsonl "$small")")" 'from start to end, median of 50'
row 'peak memory, 100 files' "$(calculate '%.1f MB' "$(timed 4 1 "$halfsky" read --format jsonl -j 1 "$few") / 1e3")" ''
row 'peak memory, 10,000 files' "$(calculate '%.1f MB' "$(timed 4 1 "$halfsky" read --format jsonl -j 1 "$many") / 1e3")" ''
echo

# ---- others -----------------------------------------------------------------------

echo "Others, one core, on the first 1,000 of these reports, $peer_seconds seconds at most"
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo '  skipped: node and npm are not installed (apt-get install nodejs npm)'
    exit 0
fi
mkdir -p "$peers"
# "install" and not "ci": the lock names only the binaries of the platform it was made on.
if ! cmp -s bench/package-lock.json "$peers/installed"; then
    cp bench/package.json bench/package-lock.json "$peers"
    if ! (cd "$peers" && npm install --no-audit --no-fund) >"$work/messages" 2>&1; then
        rm -rf "$peers"
        echo '  skipped: npm could not install them; it says'
        grep '^npm error' "$work/messages" | head -n 3 | sed 's/^/    /'
        exit 0
    fi
    cp bench/package-lock.json "$peers/installed"
fi
cp bench/peers.js "$peers"
"$tools/read" -p "$passes" -s walk "$corpus/000" >"$work/library"
ours=$(calculate %.9f "$(stage_of '#bytes' 2) / $(stage_of walk 2)")
part=$(realpath "$corpus/000")
(cd "$peers" && node peers.js "$part" "$peer_seconds") | while IFS='	' read -r name bytes seconds found; do
    row "$name" "$(calculate '%.3f MB/s' "$bytes / $seconds / 1e6")" \
        "$(calculate %.1f "$bytes / 1e6") MB, $found found; Halfsky is $(calculate %.3g "$ours * $seconds / $bytes") times as fast"
done
row 'Halfsky (library)' "$(calculate '%.1f MB/s' "$ours / 1e6")" "all of this part: facts with values and measures"
