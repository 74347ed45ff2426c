#!/bin/sh
# The program as its users call it: exit statuses, messages, encodings, and files that
# are whole or not there. Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

status=0

explain()
{
    echo "exit status $status"
    head -5 out | sed 's/^/out: /'
    head -5 err | sed 's/^/err: /'
}

# Runs the program with its outputs in the files out and err, its exit status in $status.
halfsky()
{
    "$HALFSKY" "$@" >out 2>err </dev/null
    status=$?
}

exits() { [ "$status" -eq "$1" ]; }
says() { grep -q -e "$1" err; }
lines() { [ "$(wc -l <"$1")" -eq "$2" ]; }
silent() { [ ! -s err ]; }
same() { cmp -s "$1" "$2"; }
nothing_left_behind() { [ -z "$(find . -name '.halfsky-*')" ]; }

text='县妇联2023年工作总结

　　一年来，我们发放宣传资料1200份，慰问留守儿童326名，走访困难妇女45户。
　　二、存在问题
　　经费不足，人员较少。
'

# ---- check ------------------------------------------------------------------------

printf '慰问困难妇女x户。\n' >blank.txt
printf '慰问困难妇女40户。\n' >sound.txt

halfsky check sound.txt
exits 0 && silent
report 'check: nothing found, exit status 0'

halfsky check --format jsonl sound.txt blank.txt
exits 1 && silent && lines out 1 && grep -q '"rule":"placeholder","class":"A","start":18,"end":22' out
report 'check: one line for a finding, exit status 1'

halfsky check blank.txt nowhere.txt
exits 2 && says nowhere && grep -q 'never filled in' out
report 'check: what cannot be read gives exit status 2, the rest is checked'

halfsky --lang zh check -o found.txt blank.txt
exits 1 && grep -q '还没有填数' found.txt && nothing_left_behind
report 'check -o writes a file, in Chinese'

printf '受助人王桂香电话13800138000，身份证11010519491231002X。慰问困难妇女x户13800138000。\n' >secret.txt
clean=0
for format in text jsonl html; do
    for language in zh en; do
        halfsky check --lang $language --format $format secret.txt
        exits 1 && ! grep -q '13800138000\|11010519491231002\|19491231' out err || clean=1
    done
done
[ "$clean" -eq 0 ] && grep -q '138\*\*\*\*8000' out
report 'check never shows the number that it warns of'

# ---- usage ------------------------------------------------------------------------

halfsky
exits 1 && grep -q measures out
report 'without a command it lists the commands and exits 1'

halfsky --version
exits 0 && grep -q '^halfsky [0-9]' out && silent
report '--version prints the version'

for command in read check clean mask models measures help; do
    halfsky help $command
    exits 0 && grep -q "halfsky $command" out && silent
    report "help $command explains $command"
    mv out expected
    halfsky $command --help
    exits 0 && same out expected
    report "$command --help says the same"
done

halfsky --lang zh help read
exits 0 && grep -q '用法' out
report '--lang zh gives Chinese help'

halfsky reed
exits 1 && says reed
report 'an unknown command is named and exits 1'

halfsky agency
exits 1 && grep -q 'agency list' out && grep -q 'agency unlink' out && ! grep -q 'call list' out
report 'the first word of commands lists them and exits 1'

halfsky help grid
exits 0 && grep -q 'grid pivot' out
report 'help for the first word of commands lists them'

halfsky read --fromat csv
exits 1 && says fromat
report 'an unknown option is named and exits 1'

halfsky read --format xml
exits 1 && says xml && says 'text|jsonl|csv|html|plain'
report 'a wrong value is named with the right ones and exits 1'

halfsky read -j 0
exits 1 && says 1-256
report 'a number out of range exits 1'

halfsky read -j
exits 1 && says 'jobs 1-256'
report 'an option without its value shows what it takes and exits 1'

halfsky read --all=yes
exits 1 && says yes
report 'a value for an option that takes none exits 1'

halfsky help read measures
exits 1 && says '"measures"' && says 'help \[COMMAND\]'
report 'a word too many is named with the usage and exits 1'

halfsky help nonsense
exits 1 && says nonsense
report 'help for an unknown command exits 1'

LC_ALL=zh_CN.UTF-8 halfsky reed
says '[^ -~]'
report 'LC_ALL=zh_CN gives Chinese messages'

LC_ALL=zh_CN.UTF-8 halfsky --lang en reed
says reed && ! says '[^ -~]'
report '--lang en stands above LC_ALL'

# ---- encodings --------------------------------------------------------------------

printf '%s' "$text" >report.txt
"$HALFSKY" read --all --format jsonl <report.txt >expected 2>err
status=$?
exits 0 && silent && grep -q '"value":"1200"' expected && grep -q '"value":"326"' expected
report 'standard input is read when no path is named'

"$HALFSKY" read --all --format jsonl - <report.txt >out 2>err
status=$?
exits 0 && same out expected
report '- is standard input'

for encoding in GB18030 GBK UTF-16LE UTF-16BE UTF-16; do
    iconv -f UTF-8 -t $encoding report.txt >encoded.txt
    "$HALFSKY" read --all --format jsonl <encoded.txt >out 2>err
    status=$?
    exits 0 && same out expected
    report "$encoding reads as UTF-8 does"
done

printf '\357\273\277%s' "$text" | "$HALFSKY" read --all --format jsonl >out 2>err
status=$?
exits 0 && same out expected
report 'a byte order mark is no part of the text'

printf '%s' "$text" | sed 's/$/\r/' >crlf.txt
halfsky read --format jsonl crlf.txt
start=$(sed -n 's/.*"start":\([0-9]*\),"end":[0-9]*,"text":"1200.*/\1/p' out)
exits 0 && [ -n "$start" ] && [ "$(tail -c +$((start + 1)) crlf.txt | head -c 4)" = 1200 ]
report 'offsets are bytes of the file, line endings counted'

: >empty.txt
halfsky read --format jsonl empty.txt
exits 0 && [ ! -s out ] && silent
report 'an empty file is read and holds nothing'

# ---- formats ----------------------------------------------------------------------

halfsky read --format jsonl report.txt
grep -q '^{"type":"fact","file":"report.txt","doc":1,"title":.*,"start":[0-9]*,"end":[0-9]*,"text":".*","value":.*,"unit":".*","unit_from":.*,"kind":".*","bound":".*","low":.*,"high":.*,"status":".*","change":.*,"direction":.*,"per":.*,"what":.*,"who":.*,"measure":.*,"topic":".*","extent":.*,"period":.*,"norm":.*,"as_of":.*,"running":\(true\|false\),"section":.*,"confidence":[0-9]*,"part_of":.*}$' out
report 'a fact has all its keys in their order'

halfsky --lang zh read --format csv report.txt
exits 0 && [ "$(head -c 9 out)" = "$(printf '\357\273\277文件')" ] && [ "$(head -1 out | tail -c 3 | od -An -tx1 | tr -d ' ')" != '' ]
report 'csv has a byte order mark and Chinese headings'

halfsky --lang en read --format csv report.txt
head -1 out | grep -q 'file,doc,title,start,end,text,value' && head -1 out | od -c | grep -q '\\r  *\\n'
report 'csv has English headings and ends lines with CR LF'

halfsky read --format html report.txt
exits 0 && grep -q '<!DOCTYPE html>' out && grep -q '</html>' out
report 'html is a whole page'

halfsky --lang en read report.txt
exits 0 && grep -q 1200 out && grep -q 326 out && silent
report 'text shows the values'

# ---- files and folders ------------------------------------------------------------

mkdir -p folder/b folder/empty
cp report.txt folder/c.txt
cp report.txt folder/b/a.MD
cp report.txt folder/a.txt
cp report.txt folder/.hidden.txt
cp report.txt folder/table.CSV
cp report.txt folder/notes.log
cp report.txt "folder/~\$a.txt"
printf '\0\1\2\3' >folder/program.exe
halfsky read --format jsonl folder/
sed 's/.*"file":"\([^"]*\)".*/\1/' out | uniq >names
printf 'folder/a.txt\nfolder/b/a.MD\nfolder/c.txt\nfolder/table.CSV\n' >expected
exits 0 && silent && same names expected
report 'a folder gives the files with names of reports and those below, by name'

halfsky read --format jsonl folder/notes.log
exits 0 && silent
report 'a file that is named itself is read whatever it is called'

halfsky read --format jsonl missing.txt report.txt
exits 2 && says missing.txt && lines err 1 && grep -q '"value":"1200"' out
report 'a missing file is said once, the others are read, exit 2'

printf 'PK\003\004 more' >report.docx
head -c 3000 /dev/urandom >junk.txt
printf '\0\0' >>junk.txt
halfsky read --format jsonl report.docx junk.txt report.txt
exits 2 && says report.docx && says junk.txt && lines err 2 && grep -q '"value":"1200"' out
report 'bytes that are no text are said once each, exit 2'

halfsky read --format jsonl folder/empty report.txt
exits 2 && says folder/empty && lines err 1 && grep -q '"value":"1200"' out
report 'a folder without text is said once, exit 2'

mkdir loop
cp report.txt loop/a.txt
ln -s .. loop/up
ln -s self.txt loop/self.txt
ln -s ../loop loop/again
halfsky read --format jsonl loop
exits 2 && [ "$(grep -c '^halfsky: loop/again: ' err)" -eq 1 ] && says '^halfsky: loop/self.txt: ' && grep -q '"file":"loop/a.txt"' out
report 'links that lead in circles are said and end'

if [ "$(id -u)" -ne 0 ]; then
    cp report.txt secret.txt
    mkdir locked
    chmod 0 secret.txt locked
    halfsky --lang zh read --format jsonl secret.txt locked report.txt
    exits 2 && says '^halfsky: secret.txt: .*没有权限' && says '^halfsky: locked: .*没有权限' && lines err 2 \
        && grep -q '"value":"1200"' out
    report 'an unreadable file or folder is said once, the others are read'

    halfsky --lang zh measures --catalog locked
    exits 4 && says '没有权限'
    report 'an unreadable catalog is said in Chinese too'
    rmdir locked
fi

cp report.txt "$(printf 'a\033[31m\nb.txt')"
halfsky read --format jsonl "$(printf 'a\033[31m\nb.txt')"
exits 0 && grep -q '"file":"a\\u001b\[31m\\nb.txt"' out
report 'a name with control characters is escaped'

halfsky read "$(printf 'no\033[31m.txt')"
exits 2 && ! grep -q "$(printf '\033')" err
report 'a name does not steer the terminal'

halfsky read "$(printf 'no\nhalfsky: such.txt')"
exits 2 && lines err 1
report 'a name with a line break gives one message'

gbk_name=$(printf '\327\334\275\341.txt')
cp report.txt "$gbk_name"
halfsky read --format jsonl "$gbk_name"
exits 0 && grep -q '"file":"总结.txt"' out
report 'a name in GBK is shown in UTF-8'

# ---- any number of threads gives the same -----------------------------------------

mkdir many
number_of_files=0
while [ $number_of_files -lt 60 ]; do
    printf '%s　　培训%d人次。\n' "$text" $number_of_files >many/$number_of_files.txt
    number_of_files=$((number_of_files + 1))
done
printf '\0' >many/30.txt
for format in text jsonl csv html; do
    "$HALFSKY" read --all --format $format -j1 many >expected 2>expected_messages
    halfsky read --all --format $format -j2 many
    same out expected && same err expected_messages
    report "$format is the same with -j1 and -j2"
done

# ---- output files -----------------------------------------------------------------

halfsky read --format jsonl report.txt
mv out expected
halfsky read --format jsonl -o result.jsonl report.txt
exits 0 && same result.jsonl expected && [ ! -s out ] && nothing_left_behind
report '-o writes the file and nothing else'

(umask 027 && "$HALFSKY" read -o masked.txt report.txt) && ls -l masked.txt >out && grep -q '^-rw-r-----' out
report '-o obeys the umask'

chmod 600 result.jsonl
ln -s result.jsonl link.jsonl
halfsky read --format jsonl -o link.jsonl folder/a.txt
exits 0 && [ -L link.jsonl ] && grep -q folder/a.txt result.jsonl && [ -n "$(find result.jsonl -perm 600)" ]
report '-o follows a link and keeps the rights'

echo old >kept.txt
halfsky read -o kept.txt missing.txt
exits 2 && [ "$(cat kept.txt)" = old ] && nothing_left_behind
report 'what stood there stays when nothing could be read'

halfsky read -o no/such/folder/out.txt report.txt
exits 3 && says no/such/folder/out.txt && lines err 1
report 'an output that cannot be written is said, exit 3'

for folder in folder folder/ no/; do
    halfsky read -o $folder report.txt
    exits 3 && says "${folder%/}/result.html" && lines err 1 && nothing_left_behind
    report "$folder is no output, but a file in it would be"
done

halfsky read -o /dev/null report.txt
exits 0 && [ -c /dev/null ]
report '-o /dev/null is written directly'

"$HALFSKY" read --format jsonl report.txt >/dev/full 2>err
status=$?
exits 3 && [ -s err ]
report 'a full disk is said, exit 3'

"$HALFSKY" read --format jsonl many 2>err | head -1 >out
lines out 1
report 'a reader that goes away ends it quietly'

mkfifo pipe
echo old >kept.txt
for signal in INT:130 TERM:143; do
    # A job in the background ignores SIGINT, and so would the program.
    timeout --preserve-status -k 5 -s "${signal%:*}" 0.5 env --default-signal=INT,TERM \
        "$HALFSKY" read -o kept.txt report.txt pipe >out 2>err
    status=$?
    exits "${signal#*:}" && [ "$(cat kept.txt)" = old ] && nothing_left_behind && lines err 1
    report "SIG${signal%:*} leaves the old file, nothing else, and exits ${signal#*:}"
done

# ---- measures and the catalog -----------------------------------------------------

halfsky measures
exits 0 && lines err 0 && [ "$(wc -l <out)" -ge 2 ]
report 'measures lists the measures'
key=$(head -1 out | cut -d' ' -f1)

halfsky measures "$key"
exits 0 && grep -q "$key" out
report 'measures KEY shows one'

halfsky measures "${key%%.*}"
exits 0 && grep -q "$key" out
report 'measures with the first part of a key shows the group'

halfsky measures no.such.measure
exits 1 && says no.such.measure
report 'an unknown measure is named and exits 1'

halfsky measures --explain '发放宣传资料1万余份'
exits 0 && [ -s out ]
report 'measures --explain says why'

halfsky measures "$key" --explain '发放宣传资料1万余份'
exits 1 && says "$key"
report 'a key and a sentence at once are refused'

for folder in no/such/folder folder report.txt; do
    halfsky measures --catalog $folder
    exits 4 && says "^halfsky: $folder/units.tsv: " && lines err 1
    report "$folder is no catalog, exit 4"
done

cp -R "$root/catalog" catalog
halfsky measures --catalog catalog
exits 0 && silent && [ -s out ]
report 'a catalog of its own is used'

printf '人\n' >>catalog/units.tsv
halfsky measures --catalog catalog
exits 4 && says "^halfsky: catalog/units.tsv:$(wc -l <catalog/units.tsv): "
report 'a wrong row is said with file and line, exit 4'

"$HALFSKY" --lang zh check --format csv "$root/sample/submissions" >out 2>complaints
"$HALFSKY" --lang zh check --format jsonl "$root/sample/submissions" >findings 2>complaints
[ "$(wc -l <out)" -eq $(($(wc -l <findings) + 1)) ] && head -1 out | grep -q '文件,材料序号,.*,位置,原文,说明,' \
    && [ "$(grep -c ',[A-D],[^,]*,sum,合计不符,' out)" -eq "$(grep -c '"rule":"sum"' findings)" ]
report 'check --format csv has a row for each finding'

"$HALFSKY" --lang zh check "$root/sample/submissions" >out 2>complaints
for class in A B C D; do
    printf '%s %s\n' "$class" "$(grep -c "\"class\":\"$class\"" findings)"
done | sed '/ 0$/d' | paste -sd , >expected
sed -n '$s/.*（\(.*\)）.*/\1/p' out | sed 's/，/,/g' >counted
cmp -s expected counted && [ -s counted ]
report 'the last line of text counts by class'

finish
