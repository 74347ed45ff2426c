#!/bin/sh
# The data as a whole, as its users look after it: check, backup, restore drill, keys, audit
# log. Prints TAP.
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
    "$HALFSKY" --lang en "$@" >out 2>err </dev/null
    status=$?
}

exits() { [ "$status" -eq "$1" ]; }
says() { grep -q -e "$1" err; }
prints() { grep -q -e "$1" out; }

echo 'a sentence that is long enough' >passphrase
echo 'another sentence, long enough' >other

halfsky --data a init --sample
exits 0
report 'the sample county is made'

period=2023
halfsky --data a db check
exits 0 && prints 'All is whole'
report 'all is whole'

halfsky --data a grid show $period
cp out grid.before
[ -s grid.before ]
report 'it has figures'

halfsky --data a grid pivot 2023..2024 organization.villages venue.childrens_homes --by year
exits 0 && head -1 out | grep -q '2023.*2023.*2024.*2024' && [ "$(awk 'NR == 2 { print NF }' out)" -eq 5 ]
report 'a table has a column for each measure and year'
sed 1,2d out | awk '{ a += $2; b += $3; c += $4; d += $5 } END { print a, b, c, d }' >sums
sed -n 2p out | awk '{ print $2, $3, $4, $5 }' | cmp -s - sums
report 'its first row is the sum of the others'

halfsky --data a grid pivot 2023..2024 organization.villages --format csv
exits 0 && [ "$(head -c 3 out | od -An -tx1 | tr -d ' ')" = efbbbf ] && [ "$(wc -l <out)" -eq 14 ]
report 'the table opens in Excel'

halfsky --data a grid pivot 1900..2024 organization.villages --by month
exits 1 && says '200'
report 'a table of too many columns is refused'

halfsky --data a db backup b.backup
exits 0 && cp out counts && prints '^cell ' && [ "$(stat -c %a b.backup)" = 600 ]
report 'a backup tells what is in it'

halfsky --data a db backup b.backup
exits 3 && says 'not overwritten'
report 'a backup overwrites nothing'

halfsky --data a key export -o keys.txt --passphrase passphrase
exits 0 && head -1 keys.txt | grep -q '^halfsky-keys-export 1 '
report 'keys are exported'

halfsky --data a key renew
exits 0 && prints 'Key 2 is in use; [1-9]' && [ "$(grep -c '^key ' a-keys/halfsky.keys)" -eq 2 ]
report 'a new key is taken and everything sealed again'

halfsky --data a db check
exits 0 && halfsky --data a audit verify
exits 0
report 'and all is whole under it'

echo short >short
halfsky --data a key export --passphrase short
exits 5 && says 'too short' && [ ! -s out ]
report 'a short passphrase is refused'

# Another machine: the backup, the exported keys, and nothing else.
halfsky --data c db restore b.backup
exits 0 && grep -v '^audit' counts >counts.1 && grep -v '^audit' out | cmp -s - counts.1
report 'a restore brings the same counts'

halfsky --data c db restore b.backup
exits 3 && says 'not empty'
report 'a restore overwrites nothing'

halfsky --data c db check
exits 5 && says 'key import'
report 'without the keys nothing opens'

halfsky --data c key import keys.txt --passphrase other
exits 5 && says 'passphrase is wrong' && [ ! -e c-keys ]
report 'another passphrase opens nothing'

halfsky --data c key import keys.txt --passphrase passphrase
exits 0
report 'the keys come back'

halfsky --data c db check
exits 0 && prints 'All is whole'
report 'what was restored is whole'

halfsky --data c grid show $period
cmp -s out grid.before
report 'and has the same figures'

halfsky --data c grid verify
exits 0
report 'and sums that hold'

halfsky --data d init --name 某县 --code 990024
halfsky --data c --keys d-keys db check
exits 5 && says 'not the keys of this data'
report 'the keys of other data are refused'

halfsky --data d key import keys.txt --passphrase passphrase
exits 5 && says 'not overwritten'
report 'other keys are not overwritten'

halfsky --data a key import keys.txt --passphrase passphrase
exits 5 && says 'not overwritten'
report 'an older copy of the same keys takes nobody'"'"'s place'

halfsky --data a key export -o newer.txt --passphrase passphrase
halfsky --data c key import newer.txt --passphrase passphrase
exits 0 && halfsky --data c db check
exits 0
report 'a newer one does'

chmod 644 c-keys/halfsky.keys
halfsky --data c db check
exits 5 && says 'others may read'
report 'keys that others may read are refused'
chmod 600 c-keys/halfsky.keys

halfsky --data a audit list --limit 1000
exits 0 && prints ' data.backup ' && prints ' key.export ' && [ "$(cut -c1-6 out | sort -n | uniq | wc -l)" -eq "$(wc -l <out)" ]
report 'the audit log tells of the backup and the keys'

prints ' operator ' && halfsky --data a --lang zh audit list --limit 1000 && prints ' 经办人 '
report 'and whom it means by an actor'

# What somebody adds by hand is read as a table of an import is.
halfsky --data a agency add 新桥镇 --kind 镇
exits 0 && halfsky --data a person add 新桥镇 闻某某 --sex 女 --duty 统计员
exits 0 && halfsky --data a person list 新桥镇 --duty 统计员 --masked && prints female
report 'kinds, duties and sexes are understood in Chinese'

halfsky --data a person add 新桥镇 闻某某 --sex 甲
exits 1 && says '女 男 female male'
report 'and others are refused with what they may be'

halfsky --data a --lang zh entry add visit 新桥镇 2026-12-31 时节=三八 慰问对象=困难妇女 人数=-1
says '人数: ' && says '日期: '
report 'errors of an entry name the fields as the ledger does'

halfsky --data a call make 半年报 --period 2026 --due 2027-03-01 --measures children.left_behind --kind 乡镇
halfsky --data a call show 半年报
prints 'measures: left-behind children'
report 'a call tells what it asks for'

halfsky --data a audit verify
exits 0 && prints '^halfsky-audit 1 ' && cp out receipt
report 'the audit log holds and gives a receipt'

halfsky --data a audit verify --receipt receipt
exits 0
report 'the receipt is known again'

# What was restored has fewer rows than the receipt speaks of.
halfsky --data c audit verify --receipt receipt
exits 5 && says 'is missing\|was altered'
report 'rows that are gone are found by the receipt'

halfsky --data a audit verify --receipt passphrase
exits 1 && says 'no receipt'
report 'what is no receipt is told'

cp b.backup broken.backup
# One word of one row: the pages are good all the same.
place=$(grep -abo '泠川县' broken.backup | head -1 | cut -d: -f1)
printf '冷' | dd of=broken.backup bs=1 seek="$place" conv=notrunc 2>dd.log
halfsky --data e db restore broken.backup
[ "$status" -ne 0 ] && [ ! -e e/halfsky.db ]
report 'a damaged backup is not put in place'

finish
