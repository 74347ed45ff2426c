#!/bin/sh
# A superior's blank workbook filled from the sample county, and what cannot be. Prints TAP.
# tests/report/blank.xlsx was written by LibreOffice: two tables in a sheet, merged heads, one cell filled already.
# blank.docx: one table, heads merged both ways, a row a town.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

HALFSKY_DATA=$work/county
export HALFSKY_DATA
blank=$root/tests/report/blank.xlsx
docx=$root/tests/report/blank.docx

explain() { head -20 out complaints 2>/dev/null; }
halfsky() { "$HALFSKY" --lang zh "$@" >out 2>complaints; }

"$HALFSKY" --lang zh init --sample >out 2>complaints
report "the sample county"

halfsky table fill "$blank" --format csv && grep -q '^Sheet1!D6,.*,filled,children.left_behind,,2024,泠川县泠阳镇人民政府,473,' out \
    && grep -q '^Sheet1!I6,.*,differs,children.welfare_workers,' out && grep -q '^Sheet1!D8,.*,not_understood,.*青川镇' out \
    && grep -q '^Sheet1!F15,.*,filled,other.population,,2023,泠川县,38.7,' out \
    && grep -q '^Sheet1!F18,.*,unknown,health.breast_screening_rate,' out
report "each cell is reported: filled, differing, unknown, not understood"

halfsky table fill "$blank" -o filled.xlsx && [ -s filled.xlsx ] && halfsky read --format plain filled.xlsx \
    && grep -q '^泠阳镇	22		473	350		8		20	10' out
report "the workbook shows the figures, and what stood there stays"

halfsky table fill filled.xlsx --format jsonl && grep -q '"cell":"Sheet1!D6".*"state":"same"' out \
    && ! grep -q '"state":"filled"' out
report "a filled table has nothing more to fill"

halfsky table fill "$docx" -o filled.docx && [ -s filled.docx ] && halfsky read --format plain filled.docx \
    && grep -q '^1	泠阳镇	22	473		350	8	26	22' out
report "a Word file shows the figures"

halfsky table fill filled.docx --format csv && grep -q '^1:C4,.*,same,' out && ! grep -q ',filled,' out
report "a filled Word file has nothing more to fill"

printf '指标,单位,2024年\n孤儿,人,\n' >table.csv
halfsky table fill table.csv -o other.csv
[ $? -eq 2 ] && [ ! -e other.csv ] && grep -q xlsx complaints
report "another format is not written back, and says so"

halfsky table fill "$blank" -o "$blank"
[ $? -eq 1 ]
report "the table itself is never written"

halfsky table fill "$blank" --call 补报 --in 10 && halfsky call show 补报 && grep -q 卫生健康局 out
report "what is missing becomes one call"

finish
