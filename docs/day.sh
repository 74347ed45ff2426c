#!/bin/sh
# A working day of a county's office, on the command line, in a folder of its own.
#
#   docs/day.sh [BUNDLE]
#
# BUNDLE is a file with the summaries of many agencies one after the other; without it the reports of the sample
# county come in. Each command is printed before it runs. HALFSKY is the program (build/halfsky).
set -eu

program=$(realpath "${HALFSKY:-build/halfsky}")
bundle=${1:+$(realpath "$1")}
reports=${bundle:-$(realpath sample/submissions)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

say()
{
    printf '\n# %s\n' "$1"
}

do_()
{
    printf '$ halfsky'
    printf ' %s' "$@"
    printf '\n'
    "$program" --lang zh "$@" | tee out
}

# The ids of the documents that nobody has been named for yet.
unassigned()
{
    "$program" --lang zh document list | awk '$2 == "待分送" { print $1 }'
}

say '建县：单位、联络员、两年的数'
do_ init --sample

say '发一个报送任务'
do_ call make '2024年度妇女儿童工作总结' --period 2024 --in 10 --document --kind 部门,乡镇
call=$("$program" --lang zh call list | awk 'NR == 1 { print $1 }')

say '收材料：读、核、归到单位'
do_ submit --period 2024 "$reports" | tail -n 30

say '分送没有认出单位的'
agencies=$("$program" --lang zh agency list | awk '$2 == "bureau" || $2 == "town" { print $1 }')
for document in $(unassigned); do
    agency=$(printf '%s\n' "$agencies" | head -n 1)
    agencies=$(printf '%s\n' "$agencies" | tail -n +2)
    do_ document assign "$document" --agency "$agency" --period 2024 --beside >/dev/null
done
do_ document list

say '谁报了，谁没报'
do_ call show "$call" | head -n 20

say '核定数据点最多的两份'
"$program" --lang zh document list | awk '$2 == "已报" {
    for (i = 3; i <= NF; i++)
        if ($i ~ /^[0-9]+\/[0-9]+$/) print $i + 0, $1
}' | sort -rn | head -n 2 | cut -d' ' -f2 >two
while read -r document; do
    do_ document show "$document" | head -n 12
    do_ fact list "$document" | head -n 6
    do_ fact accept "$document" all
    do_ document accept "$document" --all
done <two

say '看全县的数，一直追到原句'
do_ grid show 2024 | head -n 20
for period in 2024-01..2024-10 2024; do # what stops in October is no figure of the year
    measure=$("$program" --lang zh grid show "$period" | awk 'NR == 1 { print $1 }')
    [ -z "$measure" ] || do_ grid trace "$measure" "$period" --depth 3 | head -n 20
done

say '重新读核、重新汇总，结果不变'
do_ rebuild
do_ grid verify

say '备份，恢复到另一个文件夹，再核对'
do_ db backup backup.db
echo '今天天气很好适合下乡' >passphrase
do_ key export -o keys.txt --passphrase passphrase
do_ --data drill --keys drill-keys key import keys.txt --passphrase passphrase
do_ --data drill --keys drill-keys db restore backup.db | tail -n 3
do_ --data drill --keys drill-keys db check
do_ --data drill --keys drill-keys grid verify
