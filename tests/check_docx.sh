#!/bin/sh
# `check --format docx`: the sender's text back, a file for each. Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"

sample=$root/sample/submissions

explain() { head -10 complaints 2>/dev/null; }
check() { "$HALFSKY" --lang zh check --format docx "$@" >out 2>complaints; }

cp -r "$sample" county
count=$("$HALFSKY" read --format jsonl county | grep -o '"file":"[^"]*"' | sort -u | wc -l)
check -o back county
[ $? -eq 1 ] && [ "$(find back -name '*.批注.docx' | wc -l)" -eq "$count" ] && [ "$(find back -type f | wc -l)" -eq "$count" ]
report 'a file for each, in the folders they came from'

check -j 1 -o again county
diff -r back again >complaints
report 'the same bytes whatever the threads'

# Comments are numbered from 0 in each file: as many as there are findings.
"$HALFSKY" check --no-copies --format jsonl county >findings 2>complaints
[ "$(grep -aoh '<w:comment w:id=' -r back | wc -l)" -ge "$(wc -l <findings)" ]
report 'a comment for each finding'

[ "$(grep -ac 'w:author="Halfsky 审核"' back/01*.docx)" -ge 1 ]
report 'with an author'

printf '截止10月底，全镇适龄女童652人，在校641人，入学率97.3%%。\n' >one.txt
check -o one.docx one.txt
[ $? -eq 1 ] && [ -s one.docx ] && grep -aq '入学率' one.docx && grep -aq 'B 改正或说明 · 占比不符' one.docx
report 'one file goes where -o says'

check one.txt && [ -s out ]
"$HALFSKY" check --format docx <one.txt >piped 2>complaints
cmp -s out piped || { [ -s piped ] && head -c 2 piped | grep -q PK; }
report 'or to standard output'

check one.txt county
[ $? -eq 1 ] && grep -q -- '-o' complaints && [ ! -s out ]
report 'several need a folder'

if command -v script >/dev/null; then
    script -qec "'$HALFSKY' check --format docx one.txt" /dev/null >terminal 2>&1 </dev/null
    ! grep -aq 'word/document.xml' terminal && grep -q -- '-o' terminal
    report 'nothing binary goes to a terminal'
fi

finish
