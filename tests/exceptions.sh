#!/bin/sh
# `check --exceptions`: findings that a county allows. Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

sample=$root/sample/submissions

explain() { head -5 out complaints 2>/dev/null; }
halfsky() { "$HALFSKY" --lang zh "$@" >out 2>complaints; }

# rows ROW...: a file of exceptions, e.tsv; cells are parted by |, and those who allowed it are added.
rows()
{
    printf 'rule\twords\twhere\treason\tby\n' >e.tsv
    for row; do
        printf '%s|已核实|张科长 2026-11-20\n' "$row" | tr '|' '\t' >>e.tsv
    done
}

printf '泠川县教育局工作总结\n    全镇适龄女童652人，在校641人，入学率97.3%%。\n' >one.txt
halfsky check one.txt
[ $? -eq 1 ] && grep -q '97.3%' out && ! grep -q '例外' out
report 'without exceptions nothing is said of them'

rows 'ratio|97.3%|'
halfsky check --exceptions e.tsv one.txt && [ "$(tail -1 out)" = '1 处为已知例外' ]
report 'the exit status is 0 when all are excepted, and the last line counts them'

"$HALFSKY" --lang en check --exceptions e.tsv one.txt one.txt >out 2>complaints && tail -1 out | grep -q 'In all: files 2, .*; known exceptions: 2$'
report 'the last line of several files counts them too'

for where in one.txt 教育局 工作总结; do
    rows "ratio|97.3%|$where"
    halfsky check --exceptions e.tsv one.txt
    report "where it applies: $where"
done

rows 'ratio|97.3%|民政局'
halfsky check --exceptions e.tsv one.txt
[ $? -eq 1 ] && ! grep -q '例外' out
report 'and nowhere else'

rows 'ratio|97.3%|' 'ratio|88%|' 'word|截止|一.txt' 'word|截止|教育局' 'copy|two.txt|'
halfsky check --exceptions e.tsv one.txt && [ "$(wc -l <complaints)" -eq 1 ] && grep -q 'e\.tsv：3 行例外没有用上（第 3、5、6 行）' complaints
report 'a hint names the rows that were of no use; not those about other files'

halfsky check --no-copies --exceptions e.tsv one.txt && grep -q '2 行例外没有用上（第 3、5 行）' complaints
report 'nor those about copies when nobody looked for them'

# refused ROW ERROR: a row that stops the program, with file, line and column.
refused()
{
    rows 'ratio|97.3%|' "$1"
    halfsky check --exceptions e.tsv one.txt
    [ $? -eq 4 ] && [ ! -s out ] && grep -q "e\.tsv.*3.*$2" complaints
    report "refused: $1"
}
refused 'placeholder|XX份|' 'rule.*placeholder'
refused 'part|其中女工90人|' 'rule.*part'
refused 'percent|120%|' 'rule.*percent'
refused 'privacy|13800138000|' 'words'
refused 'ratios|97.3%|' 'rule.*ratios.*checks.tsv'
refused 'ratio||' words

printf 'rule\twords\twhere\tby\nratio\t97.3%%\t\t张科长\n' >e.tsv
halfsky check --exceptions e.tsv one.txt
[ $? -eq 4 ] && grep -q 'e\.tsv.*1.*reason' complaints
report 'refused: a file without reasons'

halfsky check --exceptions none.tsv one.txt
[ $? -eq 2 ] && grep -q none.tsv complaints
report 'refused: a file that is not there'

rows 'privacy|周桂花|'
printf '泠川县妇联工作总结\n    走访困难妇女周桂花，联系电话13800138000。周桂花表示感谢。截止10月底，入学率以下为97.3%%。\n' >name.txt
halfsky check --format jsonl name.txt
cp out all
halfsky check --format jsonl --exceptions e.tsv name.txt
left=$(wc -l <out)
[ "$left" -lt "$(wc -l <all)" ] && grep -q '138\*\*\*\*8000' out
report 'a name is excepted, the number beside it is not'

# The same findings in every format.
same=yes
halfsky check --format csv --exceptions e.tsv name.txt
[ "$(tail -n +2 out | wc -l)" -eq "$left" ] || same='not in csv'
for format in text jsonl csv html; do
    halfsky check --format $format --exceptions e.tsv name.txt
    [ $? -eq 1 ] || same="$format: status"
    grep -q '受助人员' out && same="$format: finding"
    grep -q '桂花\|13800138000' out && same="$format: unmasked"
done
grep -q '另有 [12] 处为已知例外' out || same="html: count"
halfsky check --format docx --exceptions e.tsv -o back.docx name.txt
[ "$(grep -aoh '<w:comment w:id=' back.docx | wc -l)" -eq "$left" ] || same="docx: comments"
[ "$same" = yes ] || echo "$same" >out
[ "$same" = yes ]
report 'all formats leave out the same, and mask what they leave out'

rows 'privacy|李小芳|'
printf '帮扶贫困学生李小芳，资助2000元。李小芳表示感谢。\n' >minor.txt
halfsky check --format jsonl minor.txt
cp out all
halfsky check --format jsonl --exceptions e.tsv minor.txt
[ $? -eq 1 ] && cmp -s out all
report 'the name of a minor stays, wherever it stands'

halfsky check --format jsonl "$sample"
grep -v '"rule":"copy"' out >all
[ "$(wc -l <out)" -eq $(($(wc -l <all) + 2)) ]
report 'the sample has a copy'

rows 'copy|15县市场监管局妇女儿童工作汇报.txt|县总工会'
halfsky check --format jsonl --exceptions e.tsv "$sample"
cmp -s out all
report 'copy: the other file, and where'

halfsky check --exceptions e.tsv "$sample"
tail -1 out | grep -q '；2 处为已知例外$'
report 'copy: both sides are counted'

rows 'copy|15县市场监管局妇女儿童工作汇报.txt|民政局'
halfsky check --format jsonl --exceptions e.tsv "$sample"
[ "$(grep -c '"rule":"copy"' out)" -eq 2 ]
report 'copy: not beside another document'

halfsky models models.bin "$sample"/15*.txt
halfsky check --format jsonl --models models.bin "$sample"/14*
name=$(sed -n 's/.*"kind":"model".*"other":{"file":"\([^"]*\)".*/\1/p' out)
rows "copy|$name|"
halfsky check --format jsonl --models models.bin --exceptions e.tsv "$sample"/14*
[ -n "$name" ] && ! grep -q '"kind":"model"' out
report 'copy: a model text by its name'

finish
