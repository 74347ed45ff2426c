#!/bin/sh
# The program killed at any moment while it submits a document, records an entry or imports figures: what it had said
# to be done is there, the rest is there entirely or not at all. KILL_ROUNDS says how often (30). Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

rounds=${KILL_ROUNDS:-30}
[ "$rounds" -le 288 ] || rounds=288 # there are months for so many

explain()
{
    [ ! -s lost ] || head -5 lost
    head -5 out | sed 's/^/out: /'
    head -5 err | sed 's/^/err: /'
}

# The sanitizer looks for leaks at the end of a program; killed there, it complains of that.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"

halfsky()
{
    "$HALFSKY" --lang en --data a "$@" >out 2>err </dev/null
}

# A number below $1.
chance()
{
    echo $(($(od -An -N2 -tu2 /dev/urandom) % $1))
}

# A month for each import.
period() { printf '%d-%02d' $((2018 + $1 / 36)) $((1 + $1 / 3 % 12)); }

# Round $1 begins one of the three, each with figures of its own.
work_of_round()
{
    case $(($1 % 3)) in
    0)
        printf '县妇联2025年第%d期工作简报\n2025年，发放宣传资料%d份，举办培训班12期。\n某县妇女联合会\n2025年12月20日\n' \
            "$1" $((1000 + $1)) >"doc-$1.txt"
        set -- submit --beside "doc-$1.txt"
        ;;
    1) set -- entry add visit 泠阳镇 2025-03-08 时节=三八 慰问对象=困难妇女 人数="$1" ;;
    2)
        printf '时期,单位,计量项,数值\n' >"figures-$1.csv"
        for row in 泠阳镇,publicity.leaflets 泠阳镇,organization.cadres 县妇联,publicity.leaflets; do
            printf '%s,%s,%d\n' "$(period "$1")" "$row" $((1000 + $1)) >>"figures-$1.csv"
        done
        set -- figure import "figures-$1.csv"
        ;;
    esac
    exec "$HALFSKY" --lang en --data a "$@"
}

halfsky init --name 某县 --code 990024
printf '名称,简称,类别\n泠阳镇人民政府,泠阳镇,乡镇\n某县妇女联合会,县妇联,部门\n' >agencies.csv
halfsky agency import agencies.csv

# How long one takes that is left alone, in milliseconds: kills fall anywhere in it, and a little behind.
start=$(date +%s%N)
halfsky agency list
long=$((($(date +%s%N) - start) * 3 / 1000000 + 10))

killed=0
i=1
while [ "$i" -le "$rounds" ]; do
    : >"told-$i"
    : >"err-$i"
    (work_of_round "$i") >"told-$i" 2>"err-$i" </dev/null &
    child=$!
    sleep "$(printf '0.%03d' "$(chance "$long")")"
    if kill -9 $child 2>/dev/null; then killed=$((killed + 1)); fi
    wait $child 2>/dev/null
    i=$((i + 1))
done
echo "# $killed of $rounds killed within $long ms"

halfsky db check && grep -q 'All is whole' out
report 'all is whole, and no file is left that no row speaks of'
halfsky grid verify
report 'all sums hold'

halfsky document list
cp out documents
halfsky entry list visit 2025
cp out entries
: >lost
told=0
i=1
while [ "$i" -le "$rounds" ]; do
    acknowledged=$(grep -c -e 'taken' -e 'recorded in' -e '3 changed something' "told-$i")
    told=$((told + (acknowledged > 0)))
    case $((i % 3)) in
    0) found=$(grep -c "第${i}期" documents) whole=1 ;;
    1) found=$(grep -c " people=$i " entries) whole=1 ;;
    2)
        found=0 whole=3
        for agency in 泠阳镇 县妇联; do
            halfsky grid show "$(period "$i")" --of $agency
            found=$((found + $(sed 's/,//g' out | grep -c " $((1000 + i)) ")))
        done
        ;;
    esac
    if [ "$acknowledged" -gt 0 ] && [ "$found" -ne "$whole" ]; then
        echo "round $i was acknowledged, and $found of $whole are there" >>lost
    elif [ "$found" -ne 0 ] && [ "$found" -ne "$whole" ]; then
        echo "round $i: $found of $whole are there" >>lost
    fi
    [ ! -s "err-$i" ] || { echo "round $i said:"; cat "err-$i"; } >>lost
    i=$((i + 1))
done
[ ! -s lost ] && [ "$killed" -gt 0 ]
report "what was said to be done is there, nothing is half there ($killed killed, $told acknowledged)"

halfsky audit verify
report 'the audit log holds'

halfsky key renew
report 'nobody is taken to be at work still'

finish
