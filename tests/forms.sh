#!/bin/sh
# Forms as Excel files, the whole way: call, template, filled in, loaded, handed in, grid, sent back, put right, printed.
# Prints TAP. $XLSX_SET fills in a file as a clerk would.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

case ${XLSX_SET:=build/asan/tests/format/xlsx_set} in
/*) ;;
*) XLSX_SET=$root/$XLSX_SET ;;
esac
HALFSKY_DATA=$work/county
export HALFSKY_DATA

explain() { head -20 out complaints 2>/dev/null; }
halfsky() { "$HALFSKY" --lang zh "$@" >out 2>complaints; }
in_english() { "$HALFSKY" --lang en "$@" >out 2>complaints; }
# says WORDS...: all of them stand in what was complained.
says() { for words in "$@"; do grep -qF -- "$words" complaints || return 1; done; }
# shows FILE WORDS...: all of them stand in the workbook.
shows()
{
    "$HALFSKY" read --format plain "$1" >seen 2>/dev/null
    shift
    for words in "$@"; do grep -qF -- "$words" seen || return 1; done
}

halfsky init --sample
printf '计量项,名称,合计到,其中,可不填\npublicity.leaflets,宣传资料,,,\norganization.cadres,干部,,,\norganization.cadres_women,女干部,2,,\norganization.staff,其他干部,2,,\nchildren.left_behind,留守儿童,,,\nchildren.welfare_workers,儿童主任,,,是\n' >lines.csv
halfsky form make lines.csv --title 妇女儿童工作情况表 --number 泠妇儿1表 --issuer 泠川县妇儿工委 \
    --approval 泠统制〔2026〕3号 --until 2027-12-31 \
    && halfsky call make 2026年年报 --period 2026 --in 10 --form 妇女儿童工作情况表 --to 云坞镇,青篱镇,县司法局
report 'a call asks three agencies for a form'

# ---- out ----

halfsky form template 2026年年报 -o blank && [ "$(find blank -name '*.xlsx' | wc -l)" -eq 3 ] \
    && halfsky form template 2026年年报 --of 云坞镇 -o town.xlsx && [ -s town.xlsx ]
report 'templates for all of them, and for one'

shows town.xlsx 妇女儿童工作情况表 泠妇儿1表 泠统制〔2026〕3号 2027年12月31日 泠川县云坞镇人民政府 2026年 '#1 publicity.leaflets'
report 'it has legal head, agency, period and codes'

# ---- in ----

"$XLSX_SET" town.xlsx filled.xlsx G9=一千份 G10=30 G11=10 G12=20 G13=412 G16=柳一 G17=柳二 G18=柳三
! halfsky form load filled.xlsx -o copy.xlsx && says 'filled.xlsx: G9: “宣传资料”填的是“一千份”，不是数' '有 1 处不对，什么都没有导入' \
    && halfsky form show 2026年年报 --of 云坞镇 && grep -q '还没有人填' out
report 'words in the cell of a number are refused with its place, and nothing is taken'

shows copy.xlsx 疑点 一千份 不是数 柳二 412
report 'the copy that goes back shows it'

"$XLSX_SET" copy.xlsx mended.xlsx G9=1500 G10=31
halfsky form load mended.xlsx -n && grep -q '只是试读' out && halfsky form show 2026年年报 --of 云坞镇 && grep -q '还没有人填' out
report 'a trial says what would change and keeps nothing'

! halfsky form load mended.xlsx --submit -o copy.xlsx && says '有 1 处 A 类问题' && grep -q '^A  第 2 行' out && shows copy.xlsx 'A '
report 'the mended copy is taken as a draft, and not handed in while a sum is wrong'

"$XLSX_SET" copy.xlsx mended.xlsx G10=30 I9=新增三个宣传点
halfsky form load mended.xlsx --submit && grep -q '已报出' out && halfsky call show 2026年年报 && grep 云坞镇 out | grep -q 已报
report 'put right, it is handed in over the names in the sheet'

halfsky grid trace publicity.leaflets 2026 --of 云坞镇 && grep -q '1,500' out
report 'its figures are in the grid'

! halfsky form load mended.xlsx && says '已经报了'
report 'what was handed in takes no more sheets'

# ---- back and again ----

halfsky form return 2026年年报 --of 云坞镇 --note 请核对留守儿童数 && halfsky form template 2026年年报 --of 云坞镇 -o again.xlsx \
    && shows again.xlsx 退回原因：请核对留守儿童数 新增三个宣传点 柳一
report 'sent back, its next template says why and has what was filled in'

"$XLSX_SET" again.xlsx first.xlsx G14=420
"$XLSX_SET" again.xlsx second.xlsx G15=5
"$XLSX_SET" again.xlsx third.xlsx G14=430
halfsky form load first.xlsx && halfsky form load second.xlsx && halfsky form show 2026年年报 --of 云坞镇 && grep 留守儿童 out | grep -q 420 \
    && grep 儿童主任 out | grep -q ' 5 '
report 'two sheets of one template merge'

! in_english form load third.xlsx -o copy.xlsx && says 'third.xlsx: G14' '420' '430' && shows copy.xlsx 'since the template was made'
report 'the same line in both: the second is told both values, in English where it asks'

halfsky form load third.xlsx --over --submit && halfsky grid trace children.left_behind 2026 --of 云坞镇 && grep -q 430 out \
    && halfsky form accept 2026年年报 --of 云坞镇
report 'the sheet may count all the same; it is accepted'

halfsky form fill 2026年年报 --of 云坞镇 5=431 --correct 电话核实 && halfsky grid trace children.left_behind 2026 --of 云坞镇 && grep -q 431 out \
    && halfsky grid verify
report 'the office corrects a figure afterwards'

# ---- what is not this sheet ----

cp blank/*青篱镇*.xlsx other.xlsx
! halfsky form load other.xlsx --of 云坞镇 && says '是泠川县青篱镇人民政府的，不是泠川县云坞镇人民政府的'
report 'the sheet of another agency'

"$XLSX_SET" other.xlsx bad.xlsx E9=宣传品 E11=其他干部
! halfsky form load bad.xlsx && says 'bad.xlsx: E9: ' '名称应是“宣传资料”，现在是“宣传品”' 'bad.xlsx: E11: ' '只挪动了一部分格子'
report 'changed labels and rows moved in part are told with their cells'

"$XLSX_SET" other.xlsx bad.xlsx A1=
! halfsky form load bad.xlsx other.xlsx && says '不是半边天的填报模板' && halfsky form show 2026年年报 --of 青篱镇 && grep -q '草稿' out
report 'without its mark it is none; other files of the run are taken'

! in_english form load lines.csv && says 'no template of Halfsky'
report 'some other table is none either'

halfsky call make 另一任务 --period 2026 --in 10 --form 妇女儿童工作情况表 --to 云坞镇
! halfsky form load town.xlsx --call 另一任务 && says '是报送任务“2026年年报”的，不是“另一任务”的'
report 'the sheet of another call'

"$XLSX_SET" blank/*司法局*.xlsx zero.xlsx G15=是 G16=甲 G17=乙 G18=丙
halfsky form load zero.xlsx && halfsky form show 2026年年报 --of 县司法局 && [ "$(grep -c '报零' out)" -ge 6 ]
report 'a zero report'

# ---- on paper ----

halfsky form show 2026年年报 --of 云坞镇 --print -o page.html && code=$(sed -n 's/.*class="code">\([^<]*\)<.*/\1/p' page.html) \
    && grep -q 柳三 page.html && grep -q 泠妇儿1表 page.html && ! grep -q 草稿 page.html && [ ${#code} -eq 11 ]
report 'a page to print, with its check code'

halfsky form show 2026年年报 --of 云坞镇 --code "$(echo "$code" | tr 'A-Z-' 'a-z ')" && grep -q 校验码相符 out
report 'the code fits, however it is typed'

halfsky form fill 2026年年报 --of 云坞镇 5=432 --correct 再次核实
"$HALFSKY" form show 2026年年报 --of 云坞镇 --code "$code" >out 2>complaints
[ $? -eq 1 ] && says 'does not fit'
report 'and no more when a figure was changed'

finish
