#!/bin/sh
# A working day of the office, in a data folder of its own: a call, what comes in, its review, the grid down to the
# sentence, all of it made again, a backup and back. Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

sample=$root/sample/submissions
HALFSKY_DATA=$work/county
export HALFSKY_DATA

explain() { head -5 out complaints 2>/dev/null; }
halfsky() { "$HALFSKY" --lang zh "$@" >out 2>complaints; }

# document WORDS: the id of the document whose line in the list has these words.
document() { "$HALFSKY" --lang zh document list --all | grep "$1" | tail -1 | cut -d' ' -f1; }
# place DOCUMENT MEASURE: where the first fact of the measure stands.
place() { "$HALFSKY" --lang zh fact list "$1" --all | grep -F "[$2]" | head -1 | cut -d' ' -f1; }

halfsky init --sample && halfsky agency list && grep -q '泠川县妇女联合会' out
report 'the sample county is there'

halfsky call make '2024年工作总结' --period 2024 --in 10 --document \
    --measures publicity.leaflets,training.sessions,children.left_behind --to 县妇联,县司法局,县水利局,云坞镇
report 'a call is put to four agencies'

# ---- what comes in ----

halfsky submit "$sample"/01* "$sample"/06* "$sample"/09* && [ "$(tail -1 out)" = '3 个文件，新收 3 份材料，其中 0 份待分送；0 份已经有了。' ]
report 'three files of three formats come in, each is known by its signature'

halfsky document list --call 2024 && [ "$(wc -l <out)" -eq 3 ] && halfsky call show 2024 \
    && [ "$(grep -c '已报' out)" -ge 3 ] && grep '云坞镇' out | grep -q '未报'
report 'they answer the call, and it knows who has not'

halfsky submit "$sample"/06* && grep -q '已经有了' out && [ "$("$HALFSKY" document list | wc -l)" -eq 3 ]
report 'the same file again is only said to be there'

mkdir in && cp "$sample"/08* "$sample"/17* in && (cd in && printf '杂记\n一年来共发放宣传资料20份。\n' >a.txt)
halfsky submit in && [ "$(grep -c '^[0-9]* *待分送' out)" -eq 1 ] && grep -q '新收 3 份材料，其中 1 份待分送' out
report 'a folder; what nobody signed waits to be assigned'

printf '云坞镇2024年妇女儿童工作总结\n2024年，我镇共发放宣传资料1500余份，举办培训班3期。\n全镇共有留守儿童401名。联系人张某，电话13912345678。\n云坞镇人民政府\n2024年12月20日\n' \
    | "$HALFSKY" --lang zh submit - >out 2>complaints && grep -q '云坞镇人民政府' out
report 'pasted text comes in'

stray=$(document 杂记)
halfsky document assign "$stray" --agency 县残联 --period 2024 && halfsky document show "$stray" && grep -q '县残疾人联合会\|泠川县残疾人联合会' out
report 'a document is assigned'

halfsky document show "$stray" && revision=$(sed -n 's/^修订 *//p' out)
! halfsky document assign "$stray" --call 2024 --revision $((revision + 1)) && grep -q . complaints
report 'a change that is based on an older revision is refused'

# ---- review ----

town=$(document 云坞镇2024)
halfsky fact list "$town" && [ "$(grep -c '待审定' out)" -eq 3 ] && ! grep -q 13912345678 out
report 'only what the call asks for needs a decision'

! halfsky document accept "$town" && grep -q '还有 3 个数据点没有审定' complaints
report 'a document with open facts is not accepted'

halfsky fact accept "$town" "$(place "$town" publicity.leaflets)" \
    && halfsky fact correct "$town" "$(place "$town" children.left_behind)" --value 412 --note 与民政核对 \
    && halfsky fact reject "$town" "$(place "$town" training.sessions)"
report 'a fact is accepted, one corrected, one rejected'

# newest: the id of the document that came last.
newest() { "$HALFSKY" document list | tail -1 | cut -d' ' -f1; }
# finding CLASS: where the first open finding of that class stands.
finding() { "$HALFSKY" --lang en finding list "$town" --open | sed -n "s/^$1  \([0-9-]*\) .*/\1/p" | head -1; }
! halfsky document accept "$town" && grep -q 'A 类疑点' complaints && ! halfsky finding explain "$town" "$(finding A)" 无妨 && grep -q '必须改正' complaints
report 'a document with findings of class A is not accepted, and these are not to be explained'

halfsky finding dismiss "$town" "$(finding A)" 县里已公开的服务电话 && halfsky finding explain "$town" all 已与村里核对 \
    && halfsky finding list "$town" --open && [ ! -s out ] && halfsky document accept "$town" && halfsky document show "$town" && grep -q '办公室认定误报：县里已公开的服务电话' out
report 'the office says that one is unfounded, the others are explained, the document is accepted and shows what was said'

cp out said
halfsky rebuild && halfsky document show "$town" && cmp -s said out
report 'what was said stays when all is made again'

halfsky call show 2024 && grep '云坞镇' out | grep -q '验收'
report 'the call knows'

women=$(document 县妇联2024)
halfsky fact accept "$women" all && grep -q '采纳了 [1-9]' out
report 'all facts of a document that nothing speaks against are accepted at once'

halfsky document return "$(document 水利局)" 请补全培训人数 && halfsky call show 2024 && grep '水利局' out | grep -q '退回'
report 'a document is sent back with a remark'

{ cat "$sample"/09*; printf '\n补充：培训妇女骨干36人次。\n'; } >again.txt
halfsky submit --agency 县水利局 --call 2024 again.txt && grep -q '代替前一版' out && halfsky document list --all --agency 县水利局 && grep -q '已有新版' out
report 'the mended version replaces it, and both are kept'

# ---- the grid, and the way back ----

halfsky grid trace publicity.leaflets 2024 --of 云坞镇 && grep -q '至少1,500' out && grep -q '《云坞镇2024年妇女儿童工作总结》' out \
    && grep -q '第2行：“2024年，我镇共发放宣传资料1500余份' out
report 'a figure leads to the sentence, its title and its place'

halfsky grid trace children.left_behind 2024 --of 云坞镇 && grep -q '已改正' out && ! grep -q 13912345678 out
report 'a corrected one too; personal data in it is masked'

halfsky grid verify && halfsky grid show 2024
cp out before
halfsky rebuild && grep -q '其中 0 个数据点读法有变' out && halfsky grid verify && halfsky grid show 2024 && cmp -s before out
report 'all that is derived is made again, and is the same'

# ---- a better reading ----

cp -r "$root/catalog" better
sed 's/^publicity[.]leaflets\t/publicity.letters\t/' "$root/catalog/phrases.tsv" >better/phrases.tsv
halfsky --catalog better rebuild && ! grep -q '其中 0 个数据点读法有变' out && halfsky --catalog better fact list "$town" && grep -q '读法有变' out \
    && halfsky grid show 2024 && cmp -s before out
report 'with another catalog figures stay, and the new reading is a proposal'
halfsky rebuild

# ---- next year, and what is asked twice ----

halfsky document draft 云坞镇 && grep -q '^云坞镇2025年妇女儿童工作总结' out && grep -q '2025年，我镇共发放宣传资料＿＿份' out \
    && grep -q '上年：1500余份；计量项：宣传资料' out && ! grep -q -e 13912345678 -e '139\*\*\*\*5678' out
report 'last year'"'"'s text is a draft: blanks, the year moved on, nobody'"'"'s number'

halfsky document draft 云坞镇 --format docx -o draft.docx && "$HALFSKY" read draft.docx >read.txt && halfsky submit --agency 云坞镇 draft.docx \
    && halfsky document show "$(newest)" && grep -q '＿＿份' out
report 'as a Word file it is read back, and its blanks are found'

halfsky call make 再报 --period 2024 --in 5 --to 云坞镇,县妇联 --measures publicity.leaflets && grep -q '注意：宣传资料.*重复 2.*已在 任务《2024' out
report 'a call that asks again is made, and where it was asked is told'

halfsky call inventory 2024 && grep -q '要填 14 处；同一件事只问一次，要填 9 处，少 5 处：重复 4，已有 1，可算 0' out \
    && halfsky call inventory 2024 --format jsonl && [ "$(grep publicity.leaflets out | grep -c '"verdict":"again"')" -eq 2 ] \
    && halfsky call inventory 2024 --format csv -o all.csv && grep -q '再报.*重复' all.csv
report 'what is asked twice is counted, as text, JSON Lines and CSV'

# ---- kept ----

! grep -rqa '云坞镇2024年妇女儿童工作总结' county
report 'no title or text stands in the data folder as it is'

halfsky db backup copy.halfsky && halfsky --data other --keys county-keys db restore copy.halfsky \
    && halfsky --data other --keys county-keys grid show 2024 && cmp -s before out
report 'a backup, restored elsewhere with the same keys, has the same figures'

halfsky audit verify && halfsky db check
report 'the audit log holds, and all is whole'

finish
