#!/bin/sh
# Copies among the files of `check`, and the model texts of `models`. Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

explain() { head -5 out complaints 2>/dev/null; }
halfsky() { "$HALFSKY" --lang zh "$@" >out 2>complaints; }
copies() { grep '"rule":"copy"' out; }

sample=$root/sample/submissions
halfsky check --format jsonl "$sample"
copies >found
[ "$(wc -l <found)" -eq 2 ] && grep -q '"file":"[^"]*14县总工会.*"file":"[^"]*15县市场' found \
    && grep -q '"file":"[^"]*15县市场.*"file":"[^"]*14县总工会' found
report 'the planted copy is found on both sides, and nothing else'

sed 's/"confidence".*//' out >one
halfsky check --format jsonl -j 1 "$sample"
sed 's/"confidence".*//' out | cmp -s - one
report 'the same for every number of threads'

halfsky check --format jsonl --no-copies "$sample"
! copies >found
report '--no-copies finds none'

mkdir two
"$HALFSKY" read --format plain "$sample"/14* >two/a.txt
cp two/a.txt two/b.txt
halfsky check --format jsonl two
copies >found
[ "$(grep -c '"class":"D".*"kind":"own","share":100' found)" -eq 2 ]
report 'texts of one agency are a hint'

halfsky models models.bin "$sample"/14* && [ -s models.bin ] && ! grep -aq '紧盯女职工' models.bin
report 'models keeps prints and no text'

cp models.bin before
halfsky models models.bin "$sample"/14* && cmp -s models.bin before && halfsky models models.bin && [ "$(wc -l <out)" -eq 1 ]
report 'a model text is added once, and listed'

halfsky check --format jsonl --models models.bin "$sample"/15*
copies >found
[ "$(wc -l <found)" -eq 1 ] && grep -q '"class":"C".*"kind":"model"' found
report 'check --models finds what was copied from it'

halfsky check --format jsonl --models models.bin "$sample"/16*
! copies >found
report 'and nothing in another report'

mkdir folder.bin
halfsky models folder.bin/none/models.bin "$sample"/14*
[ $? -eq 3 ] && [ ! -s out ]
report 'what could not be written is not said to be added'

head -c 700 models.bin >broken.bin
halfsky check --models broken.bin "$sample"/15*
[ $? -eq 1 ] && grep -q broken.bin complaints
report 'a damaged file of models is refused'

halfsky models
[ $? -eq 1 ] && grep -q FILE complaints
report 'models wants a file'

# A name in a title, known from the text.
mkdir named
for name in a b; do
    { printf '救助王桂香工作总结\n' && tail -n +2 two/a.txt && printf '家暴受害人王桂香，身份证11010519491231002X，王桂香已安置。\n'; } >named/$name.txt
done
masked=yes
for format in text jsonl html csv; do
    halfsky check --format $format named
    { grep -q '救助王某某工作总结' out && ! grep -q 桂香 out; } || masked="$format"
done
[ "$masked" = yes ]
report 'titles are masked wherever they are shown'

mv named/a.txt named/王桂香11010519491231002X.txt
halfsky check --format text --no-copies named
grep -q '^== named/王某某110105\*\*\*\*\*\*\*\*002X.txt' out && ! grep -q '桂香' out
report 'and so are names of files for people'

finish
