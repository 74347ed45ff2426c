#!/bin/sh
# `halfsky clean` and `halfsky mask`: copies are written whole, inputs stay, nothing personal is said. Prints TAP.
set -u
LC_ALL=C
export LC_ALL
# shellcheck source=tests/tap.sh disable=SC1091
. tests/tap.sh

explain()
{
    echo "exit status $status"
    sed 's/^/out: /' out
    sed 's/^/err: /' err
}

halfsky()
{
    "$HALFSKY" "$@" >out 2>err
    status=$?
}

printf '截止目前,受助学生张小雨（女，12岁），电话138 0013 8000。家暴受害人王桂香，身份证11010519491231002X，王桂香已安置。\n' >report.txt
cp report.txt handed-in.txt
secret='张小雨\|0013\|桂香\|19491231'

halfsky clean report.txt
[ "$status" -eq 0 ] && grep -q '^截至目前，受助学生' out && grep -q 'report.txt: changes 2 (words 1, widths 1)' err
report 'clean writes one file to standard output and says what it changed'

halfsky mask -o masked.txt report.txt
[ "$status" -eq 0 ] && [ ! -s out ] && ! grep -q "$secret" masked.txt err && grep -q '138\*\*\*\*8000' masked.txt &&
    grep -q '张某某（女，12岁）' masked.txt && cmp -s report.txt handed-in.txt
report 'mask masks, and leaves what was handed in'

halfsky check --format jsonl masked.txt
! grep -q '"rule":"privacy","class":"A"' out
report 'check finds nothing to be masked in a masked copy'

halfsky mask -o masked.txt --list list.jsonl report.txt
[ "$status" -eq 0 ] && [ "$(wc -l <list.jsonl)" -eq 5 ] && ! grep -q "$secret" list.jsonl out err &&
    grep -q '"after":"110105\*\*\*\*\*\*\*\*002X"' list.jsonl
report 'the list of changes shows every change and no number or name'

halfsky clean --list list.jsonl -o cleaned.txt report.txt
[ "$status" -eq 0 ] && grep -q '"rule":"word"' list.jsonl && ! grep -q "$secret" list.jsonl err
report 'the list of clean shows no number or name either'

mkdir folder folder/town
cp report.txt folder/one.txt
cp report.txt folder/town/two.txt
printf '培训妇女40人。\n' >folder/three.txt
halfsky mask -o copies folder
[ "$status" -eq 0 ] && [ -f copies/one.txt ] && [ -f copies/town/two.txt ] && cmp -s copies/three.txt folder/three.txt &&
    ! grep -rq "$secret" copies && [ "$(wc -l <err)" -eq 3 ]
report 'a folder becomes a folder of copies, names kept'

for out in folder folder/town folder/copies folder/one.txt .; do
    [ "$out" = folder/copies ] && mkdir folder/copies
    halfsky mask -o "$out" folder report.txt
    if [ "$status" -ne 1 ] || ! grep -q 'overwrite' err || ! cmp -s report.txt handed-in.txt; then
        status=0
        break
    fi
done
[ "$status" -eq 1 ] && cmp -s folder/one.txt handed-in.txt
report 'no input is written over, whatever way OUT is written'

ln -s report.txt link.txt
halfsky clean -o link.txt report.txt
[ "$status" -eq 1 ] && cmp -s report.txt handed-in.txt
report 'nor through a link'

halfsky clean folder
[ "$status" -ne 0 ] && [ ! -s out ]
report 'several files need -o'

printf 'before' >kept.txt
halfsky mask -o kept.txt nowhere.txt
[ "$status" -eq 2 ] && [ "$(cat kept.txt)" = before ]
report 'what cannot be read replaces nothing'

printf '\320\325\303\373\243\272\316\322\303\307\n' >gb.txt
halfsky clean gb.txt
[ "$status" -eq 0 ] && grep -q '姓名：我们' out
report 'any encoding comes out as UTF-8'

# word FILE: the text of a Word file, with tracked changes as ⟦-deleted-⟧ and ⟦+inserted+⟧.
word()
{
    tr '\0' ' ' <"$1" | grep -ao '<w:body>.*</w:body>' | sed 's/<w:del [^>]*>/⟦-/g; s/<\/w:del>/-⟧/g; s/<w:ins [^>]*>/⟦+/g; s/<\/w:ins>/+⟧/g; s/<\/w:p>/\n/g; s/<[^>]*>//g'
}

printf '工作总结\n一、概况\n截止目前，全县有儿童ＡＢ名。\n' >tracked.txt
halfsky clean -o tracked.docx tracked.txt
word tracked.docx >words
[ "$status" -eq 0 ] && grep -q '截⟦-止-⟧⟦+至+⟧目前' words && grep -q '⟦-ＡＢ-⟧⟦+AB+⟧' words && grep -q 'changes 2' err
report 'clean gives Word back where OUT says so, its changes tracked'

printf '<h2>一、慰问</h2><p>电话138 0013 8000。</p><table><tr><td>姓名<td>情况<td>电话<tr><td>张小雨<td>受助学生，女，12岁<td>13800138000<tr><td><td>家暴受害人王桂香<td></table><p>王桂香已安置。</p>' >table.html
halfsky mask --format docx -o masked.docx table.html
word masked.docx >words
[ "$status" -eq 0 ] && [ -s words ] && ! grep -q "$secret\|00138000\|⟦" words && grep -q '王某某已安置' words &&
    [ "$(grep -ao '<w:tc>' masked.docx | wc -l)" -eq 9 ]
report 'mask gives Word back with tables, what it masked is nowhere in it'

finish
