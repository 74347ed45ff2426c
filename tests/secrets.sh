#!/bin/sh
# What tells of somebody is in the data folder only sealed, and what is written out of it is for its reader's eyes and
# terminal only. Prints TAP.
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

halfsky()
{
    "$HALFSKY" --lang en --data a "$@" >out 2>err </dev/null
    status=$?
}

exits() { [ "$status" -eq "$1" ]; }
# Every word of somebody that is told below has these letters in it.
hides() { ! grep -rqa 'KW[A-Z]*K\|娄\|荀' a a-keys "$@"; }
steers() { grep -qaP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]' "$@"; }
ids() { cut -d' ' -f1 out; }

umask 022
escape=$(printf 'x\033]0;title\007\342\200\256y')

halfsky init --sample
cat >'娄小满.txt' <<'END'
白鹇镇人民政府2024年妇女儿童工作总结KWTITLEK
2024年，我镇走访慰问困境儿童32人。困境儿童娄小满由姑姑娄桂香照顾。举办普法宣传活动12场。
白鹇镇人民政府
2024年12月20日
END
halfsky submit '娄小满.txt'
halfsky document list
document=$(ids)
halfsky document return "$document" '请娄桂香确认'
halfsky finding explain "$document" all '娄桂香说过KWREASONK'
halfsky fact accept "$document" all
place=$("$HALFSKY" --lang en --data a fact list "$document" | sed -n 's/^\([0-9-]*\) *accepted .*/\1/p' | head -1)
halfsky fact reject "$document" "$place" --note '娄桂香说不对KWNOTEK'
exits 0
report 'a document is submitted, returned, explained and decided on'
halfsky person add 白鹇镇 荀雨蓉 --phone 1990KWPHONEK
halfsky entry add visit 白鹇镇 2026-03-08 occasion=三八 target=困难妇女 leader=荀雨霁 people=3 note=娄桂香KWENTRYK
exits 0
report 'an entry tells of somebody'
halfsky call make 报表 --period 2024 --in 10 --measures condolence.children --to 白鹇镇
halfsky form fill 报表 --of 白鹇镇 1=33 "1:娄桂香KWFORMK $escape"
halfsky form submit 报表 --of 白鹇镇 --by 娄一 --checked 娄二 --head 娄三
exits 0
report 'a form is explained and signed'
halfsky rebuild
halfsky db backup backup
halfsky audit list --limit 1000
hides backup out
report 'nothing of all that stands in the clear in data, keys, backup or audit log'

halfsky form show 报表 --of 白鹇镇
exits 0 && grep -q 'KWFORMK' out && ! steers out
report 'an explanation does not steer the terminal'
for words in "$escape" "$(printf 'a\nb')" "$(printf '%0101d' 0)" "$(printf '\342\200\256')"; do
    halfsky call make "$words" --period 2025 --in 10 --document --to 白鹇镇
    exits 2 && grep -q 'cannot be a name' err && ! steers err
    report 'what is no line of words is no title'
done
halfsky agency add "$escape" --kind bureau
exits 2 && grep -q 'cannot be a name' err
report 'nor an agency'
halfsky agency rename 白鹇镇 "$escape"
exits 2 && grep -q 'cannot be a name' err
report 'nor the new name of one'
halfsky person add 白鹇镇 "荀雨$escape"
exits 2 && grep -q 'cannot be a name' err && ! grep -q '荀' err
report 'nor somebody, and the message does not repeat it'
halfsky call make 任务 --period 2025 --in 10 --document --to 白鹇镇 --note "$escape"
halfsky call show 任务
exits 0 && ! steers out
report 'a note does not steer the terminal'
halfsky call show "$escape$escape"
! exits 0 && ! steers err
report 'nor does what a message repeats'

echo 'a sentence that is long enough' >passphrase
halfsky key export --passphrase passphrase -o exported
halfsky form template 报表 -o template.xlsx
halfsky form show 报表 --of 白鹇镇 --print -o form.html
[ "$(stat -c %a exported template.xlsx form.html backup | sort -u)" = 600 ]
report 'what is written out of the data is for its owner only'

# With standard output closed nothing may be printed into a file of the data that took its number.
cp a/halfsky.lock lock
"$HALFSKY" --data a entry list visit 2024 >&- 2>err
status=$?
: >out
exits 3 && cmp -s lock a/halfsky.lock && ! grep -rqa '时节=\|occasion=' a
report 'a closed standard output is a Problem, and the data stays as it is'
"$HALFSKY" --data a db check <&- >&- 2>&-
"$HALFSKY" --data a db check >out 2>err
status=$?
exits 0
report 'so it is with all three closed'

mkdir real && ln -s real link
for keys in real/keys link/keys real/../real/keys real link; do
    "$HALFSKY" --lang en --data real --keys "$keys" init --sample >out 2>err
    status=$?
    exits 5 && grep -q 'must not lie in the data folder' err && [ ! -e real/halfsky.db ] && [ ! -e real/keys ]
    report "keys are not put into the data folder: $keys"
done
"$HALFSKY" --data real --keys real-keys init --sample >out 2>err
status=$?
exits 0
report 'a folder beside it whose name begins alike is fine'
"$HALFSKY" --lang en --data real --keys link/keys key import --passphrase passphrase exported >out 2>err
status=$?
exits 5 && [ ! -e real/keys ]
report 'nor are they imported there'

finish
