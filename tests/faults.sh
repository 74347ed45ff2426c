#!/bin/sh
# What stands in the way of the program, as its users meet it: full disks, rights, keys, files and pages that are
# gone or damaged, a clock set back, other programs. Each is told in one clear message in Chinese and English, with
# exit status 5, and nothing is lost. Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

status=0
as=

explain()
{
    echo "exit status $status"
    head -5 out | sed 's/^/out: /'
    head -5 err | sed 's/^/err: /'
}

# As somebody who may not write everywhere: the superuser would.
halfsky()
{
    # shellcheck disable=SC2086
    $as "$HALFSKY" --lang "${language:-en}" "$@" >out 2>err </dev/null
    status=$?
}

exits() { [ "$status" -eq "$1" ]; }
says() { grep -q -e "$1" err; }
prints() { grep -q -e "$1" out; }

# told ZH EN WORDS...: refused, in both languages, with one line each and exit status 5.
told()
{
    zh=$1 en=$2
    shift 2
    language=zh
    halfsky "$@"
    exits 5 && says "$zh" && [ "$(wc -l <err)" -eq 1 ] || return 1
    language=en
    halfsky "$@"
    exits 5 && says "$en" && [ "$(wc -l <err)" -eq 1 ]
}

# The county of every case: an agency, a document, an entry.
halfsky --data kept init --name 某县 --code 990024
printf '名称,简称,类别\n泠阳镇人民政府,泠阳镇,乡镇\n某县妇女联合会,县妇联,部门\n' >agencies.csv
halfsky --data kept agency import agencies.csv
printf '县妇联2025年工作总结\n2025年，发放宣传资料3600份，举办培训班12期。\n某县妇女联合会\n2025年12月20日\n' >one.txt
printf '县妇联2024年工作总结\n2024年，发放宣传资料2600份，举办培训班9期。\n某县妇女联合会\n2024年12月20日\n' >two.txt
halfsky --data kept submit one.txt
halfsky --data kept entry add visit 泠阳镇 2025-03-08 时节=三八 慰问对象=困难妇女 人数=12
entry=$(sed 's/.*id //' out)
halfsky --data kept db check
prints 'All is whole: 1 files'
report 'the county is there'
sealed=$(ls kept/files)

county()
{
    chmod -R u+rwx a a-keys 2>/dev/null
    rm -rf a a-keys
    cp -r kept a
    cp -r kept-keys a-keys
}

# Whole, with the document and the entry, and open to work.
nothing_lost()
{
    as=
    chmod -R u+rwX a a-keys
    language=en
    halfsky --data a db check
    exits 0 && prints 'All is whole' || return 1
    halfsky --data a document list
    prints '2025年工作总结' || return 1
    halfsky --data a entry list visit 2025
    prints 'people=12' || return 1
    halfsky --data a submit two.txt
    exits 0 && prints '1 new documents'
}

# ---- rights -------------------------------------------------------------------------

if [ "$(id -u)" -eq 0 ]; then
    chmod 755 .
    own() { chown -R 65534:65534 a a-keys; }
    nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
else
    own() { :; }
    nobody=
fi

for what in 'a folder' 'a database' 'a folder of files'; do
    county
    own
    case $what in
    'a folder') chmod 500 a ; chmod 400 a/halfsky.db a/halfsky.lock ;;
    'a database') chmod 400 a/halfsky.db ;;
    'a folder of files') chmod 500 a/files ;;
    esac
    as=$nobody
    told '不能写入。请检查' 'cannot be written to. Check' --data a submit two.txt
    report "$what that may not be written to is told"
    nothing_lost
    report '  and nothing is lost'
done

county
own
chmod 500 a-keys
as=$nobody
told '不能写入。请检查' 'cannot be written to. Check' --data a key renew
report 'a folder of keys that may not be written to is told'
halfsky --data a document list
exits 0
report '  only when it has to be'
nothing_lost
report '  and nothing is lost'

county
own
chmod 000 a-keys
as=$nobody
told '打不开：没有权限。请检查' 'cannot be opened: permission denied. Check' --data a document list
report 'a folder of keys that may not be read is told'
nothing_lost
report '  and nothing is lost'

# ---- keys ---------------------------------------------------------------------------

county
rm -r a-keys
told '缺少这个密钥文件.*halfsky key import' 'key file is missing.*halfsky key import' --data a submit two.txt
report 'missing keys are told'
cp -r kept-keys a-keys
nothing_lost
report '  and nothing is lost'

county
halfsky --data other init --name 别县 --code 990025
told '不是这份数据的密钥' 'not the keys of this data' --data a --keys other-keys submit two.txt
report 'the keys of other data are told'
nothing_lost
report '  and nothing is lost'

county
echo garbage >a-keys/halfsky.keys
told '不是密钥文件，或已损坏' 'no key file, or it is damaged' --data a submit two.txt
report 'a damaged key file is told'
cp kept-keys/halfsky.keys a-keys
nothing_lost
report '  and nothing is lost'

# ---- files --------------------------------------------------------------------------

damage()
{
    case $1 in
    gone) rm "a/files/$sealed" ;;
    empty) : >"a/files/$sealed" ;;
    altered) printf 'x' | dd of="a/files/$sealed" bs=1 seek=90 conv=notrunc 2>/dev/null ;;
    swapped) cp agencies.csv "a/files/$sealed" ;;
    esac
}

for how in gone empty altered swapped; do
    county
    damage $how
    halfsky --data a db check
    exits 1 && prints "$sealed" && halfsky --data a document list && exits 0
    report "a received file that is $how is found, and the rest goes on"
    rm -f b.zh b.en
    language=zh
    halfsky --data a db backup b.zh
    exits 5 && says '备份做好了，但有 1 个封存的文件缺失或损坏' && language=en
    halfsky --data a db backup b.en
    exits 5 && says 'backup was made, but 1 sealed files' && [ -s b.en ]
    report '  and a backup tells that it lacks it'
    halfsky --data a submit one.txt
    exits 0 && prints 'there already' && nothing_lost
    report '  handed in once more it is whole again'
done

# ---- pages --------------------------------------------------------------------------

county
pages=$(($(stat -c %s a/halfsky.db) / 4096))
unclear=
for page in 0 1 2 3 5 8 13 21 34 55 89; do
    [ "$page" -lt "$pages" ] || continue
    county
    head -c 4096 /dev/urandom | dd of=a/halfsky.db bs=4096 seek="$page" conv=notrunc 2>/dev/null
    for words in 'document list' 'submit two.txt' 'grid show 2025' 'db check' 'audit verify'; do
        # shellcheck disable=SC2086
        halfsky --data a $words
        case $status:$words in
        0:db*) unclear="$unclear $page:$words" ;;
        0:*) ;;                                   # the page is not one of those it needs
        1:db*) prints . || unclear="$unclear $page:$words" ;;
        5:*) says 'damaged\|no database of Halfsky\|does not open\|audit log' || unclear="$unclear $page:$words" ;;
        *) unclear="$unclear $page:$words:$status" ;;
        esac
    done
done
[ -z "$unclear" ] || echo "# $unclear"
[ -z "$unclear" ]
report 'a damaged page is told, or is not needed, and is always found by db check'

county
head -c 4096 /dev/urandom | dd of=a/halfsky.db bs=4096 seek=1 conv=notrunc 2>/dev/null
dd if=/dev/zero of=a/halfsky.db bs=4096 seek=2 count=$((pages - 2)) conv=notrunc 2>/dev/null
told '数据库已损坏.*halfsky db restore' 'database is damaged.*halfsky db restore' --data a document list
report 'a database in ruins says to restore'

# ---- a full disk --------------------------------------------------------------------

mkdir small
if mount -t tmpfs -o size=3m tmpfs small 2>/dev/null; then
    county
    cp -r a a-keys small
    dd if=/dev/zero of=small/fill bs=1k 2>/dev/null
    told '磁盘已满，这一步没有保存；以前保存的都在' 'disk is full and this step was not saved; what was saved before is there' \
        --data small/a entry add visit 泠阳镇 2025-03-09 时节=三八 慰问对象=困难妇女 人数=15
    report 'a full disk is told'
    told '磁盘已满' 'disk is full' --data small/a db backup small/backup
    report '  also by a backup'
    told '磁盘已满' 'disk is full' --data small/new init --name 某县 --code 990024
    report '  also by init'
    rm small/fill
    halfsky --data small/new init --name 某县 --code 990024
    exits 0
    report '  which makes the county when there is room'
    rm -rf a a-keys
    cp -r small/a small/a-keys .
    nothing_lost
    report '  and nothing is lost'
    umount small
else
    echo "# no small disk can be mounted here: tests/work/test_faults.c plays one"
fi

# ---- the clock ----------------------------------------------------------------------

# Steps that were noted a year from now are what a clock set back by a year sees.
if command -v faketime >/dev/null && faketime -f +365d "$HALFSKY" --version >/dev/null 2>&1; then
    county
    as='faketime -f +365d'
    halfsky --data a entry add visit 泠阳镇 2025-03-09 时节=三八 慰问对象=困难妇女 人数=15
    later=$(sed 's/.*id //' out)
    as=
    language=zh
    halfsky --data a document list
    exits 0 && says '本机的钟是 20.*，而最近的操作记在 20.*：钟可能被拨慢了' && language=en
    halfsky --data a document list
    exits 0 && says "clock says .* it may have been set back"
    report 'a clock set back is told, and the work goes on'
    halfsky --data a entry add visit 泠阳镇 2025-03-10 时节=三八 慰问对象=困难妇女 人数=16
    exits 0 && [ "$(sed 's/.*id //' out)" -gt "$later" ] && [ "$later" -gt "$entry" ]
    report '  ids go on rising'
    halfsky --data a audit verify
    exits 0 && nothing_lost
    report '  and nothing is lost'
else
    echo "# no other clock can be had here: tests/work/test_clock.c plays one"
fi

# ---- other programs -----------------------------------------------------------------

# A program that holds the turn to write: it makes room for nobody for longer than is waited.
county
i=0
while [ $i -lt 8 ]; do
    "$HALFSKY" --lang en --data a entry add visit 泠阳镇 2025-04-1$i 时节=三八 慰问对象=困难妇女 人数=1$i >"out.$i" 2>"err.$i" &
    "$HALFSKY" --lang en --data a entry list visit 2025 >"read.$i" 2>&1 &
    i=$((i + 1))
done
wait
halfsky --data a entry list visit 2025
[ "$(cat out.* | grep -c 'id [0-9]')" -eq 8 ] && [ "$(grep -c 'people=1[0-9]' out)" -eq 9 ] && ! cat err.* | grep -q .
report 'eight programs write at once: each waits for its turn'
[ "$(cat out.* | sed 's/.*id //' | sort -u | wc -l)" -eq 8 ] && ! grep -L 'people=12' read.* | grep -q .
report '  ids differ, and others read meanwhile'
nothing_lost
report '  and nothing is lost'

finish
