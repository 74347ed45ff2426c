#!/bin/sh
# How fast foreign formats are read, beside what else reads them; bench/README.md says what the rows mean.
#
#   BENCH_TEXT_MB=1 bench/formats.sh      after make bench, or: make build/release/bench/timed build/release/bench/generate
#
# LibreOffice makes the files, python3 the ofd: both must be there, and pandoc and pdftotext for their rows.
set -eu
cd "$(dirname "$0")/.."

build=${BUILD:-build}
halfsky=${HALFSKY:-$build/halfsky}
tools=$build/release/bench
megabytes=${BENCH_TEXT_MB:-1}
runs=${BENCH_RUNS:-1}
work=$build/bench/formats-$megabytes
profile=$PWD/$work/profile

mkdir -p "$work"

office() # FORMAT FILE FOLDER
{
    soffice --headless -env:UserInstallation="file://$profile" --convert-to "$1" --outdir "$3" "$2" >"$work/log" 2>&1
}

if [ ! -e "$work/done" ]; then
    "$tools/generate" -m "$megabytes" "$work/reports" >/dev/null
    find "$work/reports" -type f | sort | xargs cat | grep -v '	' >"$work/report.txt"
    python3 tests/format/report.py fodt "$work/report.fodt" "$work/report.txt"
    python3 tests/format/report.py ofd-lines "$work/report.ofd" "$work/report.txt"
    for format in docx doc odt rtf html pdf; do
        office "$format" "$work/report.fodt" "$work"
    done
    awk 'BEGIN { print "town,girls,boys,rate,money" } { printf "town %d,%d,%d,0.%03d,%d.%02d\n", NR, NR % 997, NR % 991, NR % 1000, NR % 10007, NR % 100 }' \
        "$work/report.txt" | head -n 60000 >"$work/sheet.csv"
    for format in xlsx xls; do
        office "$format" "$work/sheet.csv" "$work"
    done
    touch "$work/done"
fi

# row FILE WHO COMMAND...: one line of the table.
row()
{
    file=$1
    who=$2
    shift 2
    size=$(wc -c <"$file")
    if ! figures=$("$tools/timed" -n "$runs" "$@" 2>"$work/log"); then
        printf '  %-6s %-12s could not\n' "${file##*.}" "$who"
        return
    fi
    echo "$figures" | awk -v format="${file##*.}" -v who="$who" -v size="$size" \
        '{ printf "  %-6s %-12s %8.2f MB %8.2f s %8.1f MB/s %7.0f MB memory\n", format, who, size / 1e6, $1, size / 1e6 / $1, $4 / 1e3 }'
}

printf '%s, %s MB of text, load %s\n' "$(uname -m)" "$megabytes" "$(cut -d ' ' -f 1 /proc/loadavg)"
printf 'The reading of the figures is part of the rows of halfsky; the same text as txt:\n'
row "$work/report.txt" halfsky "$halfsky" read --format jsonl "$work/report.txt"
for format in docx odt rtf html doc pdf ofd xlsx xls; do
    file=$work/report.$format
    [ -e "$file" ] || file=$work/sheet.$format
    [ -e "$file" ] || continue
    row "$file" halfsky "$halfsky" read --format jsonl "$file"
    case $format in
    docx | odt | rtf | html) row "$file" pandoc pandoc -t plain "$file" ;;
    pdf)
        row "$file" pdftotext pdftotext "$file" -
        row "$file" "pdftotext -l" pdftotext -bbox-layout "$file" -
        ;;
    esac
    case $format in
    docx | odt | rtf | doc) row "$file" libreoffice soffice --headless -env:UserInstallation="file://$profile" --convert-to txt:Text --outdir "$work/out" "$file" ;;
    xlsx | xls) row "$file" libreoffice soffice --headless -env:UserInstallation="file://$profile" --convert-to csv --outdir "$work/out" "$file" ;;
    esac
done
