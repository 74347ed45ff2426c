#!/bin/sh
# The page of `check --format html`: whole, escaped, tight, each finding in its place, no
# personal data on it. Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"
# shellcheck source=tests/markup.sh disable=SC1091
. "$root/tests/markup.sh"

sample=$root/sample/submissions

explain() { head -10 complaints 2>/dev/null; }
page() { "$HALFSKY" --lang "${language:-zh}" check --format html "$@" 2>complaints; }

# ---- a hostile document -----------------------------------------------------------

mkdir hostile
cat >'hostile/<b>&"'"'"'.txt' <<'END'
县"妇联"<script>alert(1)</script>工作总结

　　一、宣传<img src=x onerror='alert(2)'>身份证号11010519491231002X

　　发放</script>资料x份"onclick="alert(3)，<b>全镇适龄女童652人，在校641人，入学率97.3%</b>。</p></article>##paidbegin##。
　　| 项目 <td> | "数" |
　　| --- | --- |
　　| 家庭 | x户 |
END
page hostile >out
well_formed out
report 'a document with markup in it gives a well-formed page'

[ "$(count '<script' out)" -eq 1 ] && [ "$(count '<img' out)" -eq 0 ] && [ "$(markup out | grep -c 'onclick="\|onerror=.[a-z]*.[(]')" -eq 0 ] \
    && grep -q '&lt;script&gt;alert(1)&lt;/script&gt;' out && grep -q '&lt;b&gt;&amp;&quot;&#39;.txt' out
report 'its markup is shown, not obeyed, and so is the name of its file'

[ "$(count '<a class="tag [A-D]" id="g' out)" -ge 4 ]
report 'its findings are marked'

# ---- the policy -------------------------------------------------------------------

# The hashes of all elements $1, one a line.
hashes_of()
{
    awk -v open="<$1>" -v close_="</$1>" -v RS='\001' '{
        while ((at = index($0, open)) > 0) {
            $0 = substr($0, at + length(open))
            name = "element" ++n
            printf "%s", substr($0, 1, index($0, close_) - 1) >name
            close(name)
            print name
        }
    }' out | while read -r element; do
        sha256sum "$element" | cut -d ' ' -f 1 | tr a-f A-F | basenc --base16 -d | base64 -w 0
        echo
    done
}
hashes_of style >styles
hashes_of script >scripts
[ "$(wc -l <styles)" -eq 2 ] && [ "$(wc -l <scripts)" -eq 1 ] \
    && grep -qF "style-src 'sha256-$(sed -n 1p styles)' 'sha256-$(sed -n 2p styles)'; script-src 'sha256-$(cat scripts)';" out
report 'the policy names the very styles and script of the page'

grep -q "default-src 'none'" out && ! grep -Eq '<(link|iframe|object|form action)|@import|url\(|https?:' out && ! markup out | grep -Eq ' style=| on[a-z]+="'
report 'it asks for nothing from elsewhere and has no inline handlers'

# ---- the sample -------------------------------------------------------------------

page "$sample" >out
well_formed out
report 'the sample gives a well-formed page'

page "$sample" >again
page -j 1 "$sample" >alone
cmp -s out again && cmp -s out alone
report 'the same again, and on one thread'

"$HALFSKY" check --no-copies --format jsonl "$sample" >findings 2>complaints
found=$(wc -l <findings)
[ "$found" -gt 20 ] && [ "$(count '<li id="o' out)" -eq "$found" ] && [ "$(count '<a class="tag [A-D]" id="g' out)" -ge "$found" ]
report 'each finding is in the list and in the text'

sed 's/.*"rule":"\([^"]*\)","class":"\([^"]*\)".*/\2 \1/' findings >expected
grep '<li id="o' out | sed 's/.* class="\([A-D]\)" data-r="\([^"]*\)".*/\1 \2/' >shown
diff expected shown >complaints
report 'in order, with its class and rule'

"$HALFSKY" check --format jsonl "$sample" >all 2>complaints
for class in A B C D; do
    printf '%s %s\n' "$(grep -c "\"class\":\"$class\"" all)" "$class"
done >expected
sed -n 's/^<li><b>\([0-9]*\)<\/b><span class="tag \([A-D]\)">.*/\1 \2/p' out >shown
diff expected shown >complaints
report 'the counts by class are those of the findings'

sides=$(grep -c '"rule":"copy"' all)
[ "$sides" -ge 2 ] && [ $(($(count '<section class="pair"' out) * 2)) -eq "$sides" ] && [ "$(count '<a href="#c[0-9]*">雷同 ' out)" -eq "$sides" ]
report 'copies stand side by side, and lead there from the rows'

# The counts in the rows, as one number for each, never grow from one to the next.
grep '<tr id="q' out | sed 's/<i>0<\/i>/<b>- <\/b>0</g; s/[^>]*<tr[^>]*>//; s/<b>[A-D-] <\/b>/#/g' \
    | awk -F'#' '{ key = 0; for (i = 2; i <= 5; i++) { split($i, n, "<"); key = key * 1000 + n[1] } if (NR > 1 && key > last) exit 1; last = key } END { exit NR < 5 }'
report 'the worst come first'

documents=$(count '<article' out)
[ $(($(count '<tr id="q' out) + $(sed -n '/<div class="clean">/,/<\/div>/p' out | grep -c '<li>'))) -eq "$documents" ] \
    && [ "$(count '<details class="letter" id="p' out)" -eq "$(count '<a href="#p' out)" ]
report 'each document has a row and, when something was found, its letter'

[ "$(grep -c '^　　[0-9]*\. \(第[0-9]\|[^ ]*![A-Z]*[0-9]\)' out)" -eq "$found" ]
report 'each finding is in a letter, with its place'

facts=$("$HALFSKY" read --format jsonl "$sample" 2>complaints | grep -c '"type":"fact"')
[ "$(count '<tr[^>]* id="r' out)" -eq "$facts" ] && [ "$(count '<a class="f[^>]*>' out)" -eq "$facts" ]
report 'the facts are all there'

[ "$(wc -c <out)" -lt 1000000 ]
report 'under 1 MB'

# ---- personal data ----------------------------------------------------------------

mkdir private
cat >private/a.txt <<'END'
泠川县民政局2024年妇女儿童工作总结

　　一、救助，联系电话13800138000

　　受助人身份证号11010519491231002X，银行卡号6222021234567890128，联系电话138 0013 8000。
　　另，身份证号11010519491231002X的家庭已走访。全镇适龄女童652人，在校641人，入学率97.3%。
　　| 项目 | 数 |
　　| --- | --- |
　　| 电话 | 13800138000 |
END
for language in zh en; do
    page private >out
    ! grep -E '11010519491231002X|19491231|13800138000|138 0013 8000|6222021234567890128' out >complaints \
        && [ "$(grep -c '<li id="o.*data-r="privacy"' out)" -ge 4 ] && well_formed out
    report "personal data is masked everywhere ($language)"
done
language=zh

# ---- copies -----------------------------------------------------------------------

mkdir pair
"$HALFSKY" read --format plain "$sample"/05* >pair/a.txt
sed 's/泠川县公安局/梧宁县公安局/g; s/妇女/女性/g; s/[1-9]/7/g' pair/a.txt >pair/b.txt
page pair >out
well_formed out && [ "$(count '<section class="pair"' out)" -eq 1 ] && [ "$(count '<em>77</em>' out)" -ge 1 ]
report 'what was changed in a copy is marked'

# ---- few and many -----------------------------------------------------------------

mkdir clean
echo '全镇适龄女童652人，在校641人，入学率98.3%。' >clean/a.txt
page clean >out && well_formed out && grep -q '● 没有发现问题' out && ! grep -q 'id="q'
report 'nothing found is said'

mkdir broken
echo '全镇适龄女童652人，在校641人，入学率97.3%。' >broken/a.txt
printf '\377\376\000\330\000' >broken/b.txt
page broken clean/missing.txt >out
[ "$?" -eq 2 ] && well_formed out && grep -q '<div class="unread">' out && sed -n '/<div class="unread">/,/<\/div>/p' out | grep -q 'missing.txt'
report 'what could not be read stands in it with the reason'

mkdir many
i=0
while [ $i -lt 2000 ]; do
    echo "全镇适龄女童652人，在校641人，入学率97.3%。第$i村培训x人。"
    i=$((i + 1))
done >many/a.txt
i=0
while [ $i -lt 60 ]; do
    cp clean/a.txt many/b$i.txt
    i=$((i + 1))
done
page many >out
well_formed out && [ "$(count '<li id="o' out)" -ge 4000 ] && [ "$(count '<article' out)" -eq 61 ]
report 'four thousand findings, sixty files'

finish
