#!/bin/sh
# Files of every sort at the door: what cannot be read gives one clear message and exit status 2, and the
# others are read. tests/format/refused holds hostile and broken files. Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

refused=$root/tests/format/refused
status=0

explain()
{
    echo "exit status $status"
    head -5 out | cut -c1-300 | sed 's/^/out: /'
    head -5 err | sed 's/^/err: /'
}

halfsky()
{
    "$HALFSKY" "$@" >out 2>err </dev/null
    status=$?
}

exits() { [ "$status" -eq "$1" ]; }
says() { grep -q -e "$1" err; }
lines() { [ "$(wc -l <"$1")" -eq "$2" ]; }
silent() { [ ! -s err ]; }
# The names of the files that gave something, each once.
read_from() { sed 's/.*"file":"\([^"]*\)".*/\1/' out | uniq | tr '\n' ' '; }

printf '慰问留守儿童326名。\n' >report.txt

# refuses FILE WORDS: one message with these words, and what stands behind it is read.
refuses()
{
    halfsky read --format jsonl "$1" report.txt
    exits 2 && lines err 1 && says "$(basename "$1")" && says "$2" && grep -q '"value":"326"' out
    report "$(basename "$1"): $2"
}

# ---- one message each -------------------------------------------------------------

refuses "$refused/locked.docx" 'password'
refuses "$refused/locked.zip" 'password'
refuses "$refused/locked.pdf" 'password'
refuses "$refused/bomb.zip" 'beyond a limit'
refuses "$refused/nested.zip" 'beyond a limit'
refuses "$refused/bomb.docx" 'beyond a limit'
refuses "$refused/entities.docx" 'beyond a limit'
refuses "$refused/deep.docx" 'beyond a limit'
refuses "$refused/xml.docx" 'cannot be opened'

for name in a.docx a.PDF a.zip a.xls; do
    : >"$name"
    refuses "$name" 'it is empty'
done
printf 'PK\003\004 more' >cut.zip
refuses cut.zip 'cannot be opened'
printf '\320\317\021\340\241\261\032\341 more' >cut.doc
refuses cut.doc 'no file that can be read'
printf '\0\1\2\3\4\5\6\7' >junk.docx
refuses junk.docx 'no file that can be read'
head -c 300 "$refused/bomb.docx" >cut.docx
refuses cut.docx 'cannot be opened'
head -c 300 "$refused/locked.pdf" >cut.pdf
refuses cut.pdf '\(cannot be opened\|password\)'

: >empty.txt
halfsky read --format jsonl empty.txt
exits 0 && silent && lines out 0
report 'an empty text is a text'

halfsky --lang zh read "$refused/bomb.zip"
exits 2 && ! says 'what it unpacks to' && says '超出了限度'
report 'in Chinese too'

mkdir folder
cp "$refused"/* folder
cp report.txt folder/z.txt
halfsky read --format jsonl folder
exits 2 && lines err "$(find "$refused" -type f | wc -l)" && [ "$(read_from)" = 'folder/z.txt ' ]
report 'a folder of broken files: one message each, the sound one is read'

# ---- tables in text ---------------------------------------------------------------

for name in sheet.csv sheet-gb18030.csv sheet-utf16.csv; do
    halfsky read --format jsonl "$root/tests/format/fixtures/$name"
    exits 0 && silent && grep -q '"value":"1326".*"cell":"C[34]"' out && grep -q '"value":"2.04".*"cell":"D[45]"' out
    report "$name: figures with their cells"
done
{ printf '统计表,\n乡镇,女童人数（人）\n临江,41\n' && yes , | head -n 200 && printf '乡镇,女童人数（人）\n石桥,52\n'; } >gap.csv
halfsky read --format jsonl gap.csv
grep -q '"value":"41".*"cell":"B3"' out && grep -q '"value":"52".*"cell":"B205"' out
report 'cells below very many empty rows keep their names'

printf '今年以来,慰问留守儿童326名,\n发放慰问金,3万元,\n下一步,继续做好,\n' >commas.txt
halfsky read --format jsonl commas.txt
exits 0 && grep -q '"value":"326"' out && ! grep -q '"cell"' out
report 'a text with commas is a text'

printf 'PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >none.zip
refuses none.zip 'holds nothing'

# ---- by content -------------------------------------------------------------------

cp report.txt report.docx
halfsky read --format jsonl report.docx
exits 0 && silent && grep -q '"value":"326"' out
report 'a text is a text, whatever its name'

# ---- the process that reads ---------------------------------------------------------

# The first process that the process started; waits for it.
child_of()
{
    for _ in $(seq 100); do
        child=$(cut -d ' ' -f 1 "/proc/$1/task/$1/children" 2>/dev/null)
        [ -n "$child" ] && return
        sleep 0.1
    done
}
ended() # PROCESS: within some seconds
{
    for _ in $(seq 100); do
        { [ ! -e "/proc/$1" ] || grep -q '^State:.Z' "/proc/$1/status"; } && return
        sleep 0.1
    done
    return 1
}
"$HALFSKY" read -j 1 "$root/tests/format/same/scan.png" >out 2>err </dev/null &
reading=$!
reader='' tool=''
for _ in $(seq 100); do # the reader is started by a thread
    reader=$(cat /proc/$reading/task/*/children 2>/dev/null | cut -d ' ' -f 1)
    [ -n "$reader" ] && break
    sleep 0.1
done
[ -n "$reader" ] && child_of "$reader" && tool=$child
kill -9 "$reading"
wait "$reading" 2>err
[ -n "$tool" ] && ended "$reader" && ended "$tool"
report 'when the program is killed, its reader and the tool of that end too'

# A copy of the program with another halfsky-extract beside it: what a broken or captured one can do.
mkdir bin
cp "$HALFSKY" bin/halfsky
with_reader()
{
    rm -f bin/halfsky-extract
    if [ -n "$1" ]; then
        printf '#!/bin/sh\n%s\n' "$1" >bin/halfsky-extract
        chmod +x bin/halfsky-extract
    fi
    bin/halfsky read --format jsonl file.pdf report.txt >out 2>err </dev/null
    status=$?
}
printf '%%PDF-1.7\n' >file.pdf

with_reader ''
exits 2 && lines err 1 && says 'halfsky-extract' && grep -q '"value":"326"' out
report 'without halfsky-extract only texts are read, and it is said'

# shellcheck disable=SC2016
for reader in 'exit 3' 'kill -SEGV $$' 'echo HSKY' 'cat >/dev/null; echo nonsense' 'exec <&-; exec >&-; sleep 0.1' 'cat'; do
    with_reader "$reader"
    exits 2 && lines err 1 && says 'file.pdf' && says 'cannot be opened' && grep -q '"value":"326"' out
    report "a reader that does \"$reader\" costs its own file only"
done

# shellcheck disable=SC2016
with_reader 'kill -ABRT $$'
exits 2 && lines err 1 && says 'memory' && grep -q '"value":"326"' out
report 'a reader without memory is said to be so'

# What was killed may take a moment to go.
gone()
{
    tries=0
    while [ "$(sleepers)" -gt 0 ] && [ $tries -lt 60 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
    [ "$(sleepers)" -eq 0 ]
}
# Processes whose command line is "sleep 86399".
sleepers() { grep -lzx '8639[9]' /proc/[0-9]*/cmdline 2>/dev/null | wc -l; }

with_reader 'sleep 86399 >/dev/null 2>&1 <&1 & exit 0'
exits 2 && gone
report 'what a reader leaves behind is ended'

# Reads with a reader that never ends, and sends a signal; its number is $1, its exit status $2.
for signal in INT:130 TERM:143; do
    printf '#!/bin/sh\nsleep 86399 & wait\n' >bin/halfsky-extract
    # A shell without job control would let it ignore SIGINT.
    (trap - INT; exec env --default-signal=INT bin/halfsky read file.pdf >out 2>err) &
    process=$!
    tries=0
    while [ "$(sleepers)" -eq 0 ] && [ $tries -lt 100 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
    kill -"${signal%:*}" $process
    wait $process
    status=$?
    exits "${signal#*:}" && gone
    report "SIG${signal%:*} ends the readers too"
done

finish
