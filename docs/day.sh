#!/bin/sh
# A working day of the office on the command line, to be read and to be run:
#
#     docs/day.sh BUNDLE
#
# BUNDLE is a text file with the year-end reports of many agencies, one behind the other. Everything happens in a new
# folder that is removed at the end; HALFSKY names the program, build/halfsky by default.
set -eu

bundle=$(realpath "$1")
halfsky=$(realpath "${HALFSKY:-build/halfsky}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Every command is shown before it runs.
run()
{
    printf '\n$ halfsky %s\n' "$*"
    "$halfsky" "$@"
}
# The ids of all documents, in the order in which they came.
documents() { "$halfsky" document list | cut -d' ' -f1; }
# The place of the first fact of a document that waits for a decision.
first_open() { "$halfsky" --lang en fact list "$1" | sed -n 's/^\([0-9-]*\) *open .*/\1/p' | head -1; }

# Morning: a county with two years of figures, and a call to everybody who reports this year.
run init --sample
run call make '年度工作总结' --period 2024 --in 10 --document \
    --to 县发改局,县教育局,县公安局,县民政局,县司法局,县财政局,县人社局,县住建局,县水利局,县农业农村局,县文旅体局,县卫健局,县医保局,县市场监管局,县残联,县总工会,县妇联,泠阳镇

# The post: one file with many reports. Each is read, checked and compared with the others at once.
run submit "$bundle"
run document list

# Nobody signed so that it is sure: the office says whose they are.
set -- 县发改局 县教育局 县公安局 县民政局 县司法局 县残联 泠阳镇 县住建局 县水利局 县妇联 县财政局 县总工会 县市场监管局 \
    县农业农村局 县医保局 县人社局 县文旅体局 县卫健局
documents >ids
while read -r document && [ $# -gt 0 ]; do
    run document assign "$document" --agency "$1" --call 年度
    shift
done <ids
run call show 年度

# Two are reviewed. The first: one figure looked at, the others taken where nothing speaks against them, the document sent
# back for what is missing.
one=$(sed -n 16p ids)
run document show "$one"
run fact accept "$one" "$(first_open "$one")"
run fact accept "$one" all
run document return "$one" '请补全 xx 处的数字'
# The second: figures that the agency cannot mean are not taken, the rest is, and the document accepted.
two=$(sed -n 3p ids)
run fact list "$two"
run fact reject "$two" "$(first_open "$two")" --note '与民政台账不符'
run fact accept "$two" all
"$halfsky" --lang en fact list "$two" | sed -n 's/^\([0-9-]*\) *open .*/\1/p' >left
while read -r place; do
    run fact reject "$two" "$place" --note '同一项有两个数，已请单位说明'
done <left
# What the checks object to is mended or explained; that of class A which is none, the office says so.
"$halfsky" --lang en finding list "$two" --open | sed -n 's/^A  \([0-9-]*\) .*/\1/p' >wrong
while read -r place; do
    run finding dismiss "$two" "$place" '已与单位核对，不是差错'
done <wrong
run finding explain "$two" all '已与单位核对'
run finding list "$two"
run document accept "$two"
run call show 年度

# Where the numbers meet, and the way back to the sentence: of the period that the second document reports on.
period=$("$halfsky" --lang en fact list "$two" | sed -n 's/.* accepted .* \([12][0-9][0-9][0-9]\)  .*/\1/p' | head -1)
run grid show "$period"
measure=$("$halfsky" grid show "$period" | head -1 | cut -d' ' -f1)
run grid trace "$measure" "$period"

# Next year: two calls that ask the same, what of it need not be asked twice, and the text to write the next one from.
run call make '2025年报表' --period 2025 --in 10 --measures publicity.leaflets,children.left_behind --to 县妇联,县民政局,泠阳镇
run call make '2025年总结' --period 2025 --in 10 --document --measures publicity.leaflets --to 县妇联,泠阳镇
run call inventory 2025
run document draft "$("$halfsky" --lang en document show "$two" | sed -n 's/^agency  *//p')"

# Evening: all that is derived is made again and is the same; everything is kept elsewhere, and comes back.
run rebuild
run grid verify
run db backup day.halfsky
run --data again --keys halfsky-data-keys db restore day.halfsky
run --data again --keys halfsky-data-keys grid trace "$measure" "$period"
run audit verify
