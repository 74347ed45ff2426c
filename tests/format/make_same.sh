#!/bin/sh
# Makes tests/format/same anew, by hand: it needs libreoffice, poppler-utils and python3, and other versions
# of them make other bytes. The report and what stands in the sheets are invented (report.py, sheet.fods).
set -eu
cd "$(dirname "$0")"

to=$PWD/same
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$to"

convert()
{
    soffice --headless -env:UserInstallation="file://$work/profile" --convert-to "$1" --outdir "$to" "$2" >"$work/log" 2>&1
}

python3 report.py txt "$to/report.txt"
python3 report.py ofd-lines "$to/report-lines.ofd"
python3 report.py ofd-glyphs "$to/report-glyphs.ofd"
iconv -f UTF-8 -t GB18030 "$to/report.txt" >"$to/report-gb18030.txt"

python3 report.py fodt "$work/report.fodt"
for format in docx doc odt rtf html pdf; do
    convert "$format" "$work/report.fodt"
done
pdftoppm -r 200 -gray -png -f 1 -l 1 -singlefile "$to/report.pdf" "$to/scan"

cp tracked.fodt "$work/tracked.fodt"
convert doc "$work/tracked.fodt"
cp sheet.fods "$work/sheet.fods"
convert xls "$work/sheet.fods"

ls -l "$to"
