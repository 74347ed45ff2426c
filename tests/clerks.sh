#!/bin/sh
# Two clerks at the same figures: different ones both count, on the same one the second sees both values. And
# programs that are killed, or work at once, over one data folder. Prints TAP.
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
says() { grep -q -e "$1" err; }
prints() { grep -q -e "$1" out; }

halfsky init --name 某县 --code 990024
printf '名称,简称,类别\n泠阳镇人民政府,泠阳镇,乡镇\n某县妇女联合会,县妇联,部门\n' >agencies.csv
halfsky agency import agencies.csv
printf '县妇联2025年工作总结\n2025年，发放宣传资料3600份，举办培训班12期。\n某县妇女联合会\n2025年12月20日\n' >one.txt

# ---- an entry -----------------------------------------------------------------------

halfsky entry add visit 泠阳镇 2025-03-08 时节=三八 慰问对象=困难妇女 人数=12 慰问金=6000
entry=$(sed 's/.*id //' out)

# Both saw 12 people and 6000.
halfsky entry correct "$entry" 人数=15 --was '人数=12'
exits 0 && halfsky entry correct "$entry" 慰问金=7000 --was '慰问金=6000'
exits 0 && halfsky entry list visit 2025
prints 'people=15 cash=7000'
report 'different fields of an entry both count'

halfsky entry correct "$entry" 人数=18 --was '人数=12'
exits 2 && says '人数' && says '15' && says '18' && halfsky entry list visit 2025 && prints 'people=15'
report 'on the same field the second sees both, and nothing is saved'

halfsky entry correct "$entry" people=18 --was 'cash=7000;people=15'
exits 0 && halfsky entry list visit 2025 && prints 'people=18'
report 'having seen it, the second may'

halfsky entry correct "$entry" people=18 --was 'people=12'
exits 0
report 'the same value twice is no quarrel'

# Ten at once, without looking: each field one of the ten, and none is turned away.
i=0
while [ $i -lt 10 ]; do
    "$HALFSKY" --lang en --data a entry correct "$entry" "$([ $((i % 2)) -eq 0 ] && echo people || echo goods)=2$i" >"out.$i" 2>&1 &
    i=$((i + 1))
done
wait
halfsky entry list visit 2025
[ "$(cat out.? | grep -c corrected)" -eq 10 ] && prints 'people=2[02468]' && prints 'goods=2[13579]'
report 'ten at once all come to their turn'

# ---- a form -------------------------------------------------------------------------

halfsky call make 年报 --period 2025 --due 2026-12-31 --measures publicity.leaflets,organization.cadres --to 泠阳镇
call=年报
halfsky form fill $call --of 泠阳镇 1=100 2=7
exits 0
report 'a form is filled in'

halfsky form fill $call --of 泠阳镇 1=110 --was '1=100'
exits 0 && halfsky form fill $call --of 泠阳镇 2=8 --was '2=7'
exits 0 && prints 110 && prints ' 8'
report 'different lines of a form both count'

halfsky form fill $call --of 泠阳镇 1=120 --was '1=100'
exits 2 && says '110' && says '120' && halfsky form show $call --of 泠阳镇 && prints 110
report 'on the same line the second sees both, and nothing is saved'

halfsky form fill $call --of 泠阳镇 2=9 1=120 --was '2=8;1=100'
exits 2 && halfsky form show $call --of 泠阳镇 && prints ' 8' && ! prints ' 9 '
report 'of several lines none is changed when one is refused'

halfsky form fill $call --of 泠阳镇 1=120 --was '1=110'
exits 0 && prints 120
report 'having seen it, the second may'

# ---- a fact -------------------------------------------------------------------------

halfsky call make 总结 --period 2025 --due 2026-12-31 --measures publicity.leaflets --document --to 县妇联
halfsky submit one.txt
document=$(cut -d' ' -f1 out | head -1)
halfsky fact list "$document"
place=$(grep 3,600 out | grep -o '[0-9]*-[0-9]*' | head -1)
[ -n "$place" ]
report 'a document waits for its decision'

halfsky fact correct "$document" "$place" --value 3700 --revision 0
exits 0
report 'the first clerk decides'

halfsky fact correct "$document" "$place" --value 3800 --revision 0
exits 2 && says '3,700' && says '3,800' && halfsky grid show 2025 && prints '3,700'
report 'the second sees both, and nothing is saved'

halfsky fact reject "$document" "$place" --revision 0
exits 2 && says 'changed it after you opened it'
report 'nor is it rejected unseen'

halfsky fact correct "$document" "$place" --value 3800 --revision 1
exits 0 && halfsky grid show 2025 && prints '3,800'
report 'having seen it, the second may'

# ---- programs that are killed -------------------------------------------------------

# Whoever held the turn to write, or a seat, is gone: the next one takes both.
i=0
while [ $i -lt 10 ]; do
    "$HALFSKY" --lang en --data a entry add visit 泠阳镇 2025-05-08 时节=日常 慰问对象=老人 人数=3 >>killed 2>&1 &
    child=$!
    sleep 0.0$i
    kill -9 $child 2>/dev/null
    wait $child 2>/dev/null
    i=$((i + 1))
done
halfsky entry add visit 泠阳镇 2025-06-08 时节=日常 慰问对象=老人 人数=4
exits 0 && halfsky db check
exits 0 && prints 'All is whole'
report 'the seat and the turn of killed programs are taken over'

halfsky entry list visit 2025-05
[ "$(grep -c 'id [0-9]' killed)" -le "$(grep -c 'people=3' out)" ]
report 'what they had acknowledged is there'

halfsky key renew
exits 0 && prints 'Key 2 is in use'
report 'and nobody is taken to be at work still'

finish
