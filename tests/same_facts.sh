#!/bin/sh
# One report in every format gives the same facts: value, unit, measure, status. tests/format/same holds it as others
# wrote it; its text is the measure. 98 of 100 facts must agree, in a scan, of whose text a page is there, 75.
set -u
cd "$(dirname "$0")/.." || exit 1
# shellcheck source=tests/tap.sh disable=SC1091
. tests/tap.sh

same=${root:?}/tests/format/same

# facts FILE: a line for each fact.
facts()
{
    "$HALFSKY" read --format jsonl "$1" 2>"${work:?}/errors" | grep '"type":"fact"' \
        | sed -E 's/.*("value":[^,]*),("unit":"[^"]*").*("status":"[^"]*").*("measure":[^,]*).*/\1 \2 \3 \4/' | sort
}

explain() { cat "$work/errors" "$work/different"; }

# agrees FILE PERCENT FACTS: so many of the facts, of both sides, are the same.
agrees()
{
    facts "$1" >"$work/found"
    diff "$3" "$work/found" >"$work/different" || true
    common=$(comm -12 "$3" "$work/found" | wc -l)
    both=$(cat "$3" "$work/found" | wc -l)
    [ "$both" -gt 0 ] && [ $((200 * common)) -ge $(($2 * both)) ]
}

facts "$same/report.txt" >"$work/expected"
[ "$(wc -l <"$work/expected")" -gt 80 ]
report "the report has many facts"
! grep -qv '^"value"' "$work/expected"
report "each fact shows what is compared"

for name in report-gb18030.txt report.docx report.odt report.rtf report.html report.doc report.pdf report-lines.ofd report-glyphs.ofd; do
    agrees "$same/$name" 98 "$work/expected"
    report "$name gives the same facts"
done

# The picture is of the first page.
head -n 14 "$same/report.txt" >"$work/page.txt"
facts "$work/page.txt" >"$work/of_page"
agrees "$same/scan.png" 75 "$work/of_page"
report "scan.png gives most of the facts"

finish
