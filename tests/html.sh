#!/bin/sh
# The page of `read --format html`: whole, escaped, tight, and with every fact in its
# place. Prints TAP.
set -u

# shellcheck source=tests/tap.sh disable=SC1091
. "$(dirname "$0")/tap.sh"
# shellcheck source=tests/markup.sh disable=SC1091
. "$root/tests/markup.sh"

sample=$root/sample/submissions

explain() { head -10 complaints 2>/dev/null; }
page() { "$HALFSKY" --lang zh read --format html "$@" 2>complaints; }

# ---- a hostile document -----------------------------------------------------------

mkdir hostile
cat >'hostile/<b>&"'"'"'.txt' <<'END'
县"妇联"<script>alert(1)</script>工作总结

　　一、宣传<img src=x onerror='alert(2)'>

　　发放</script>资料1200份"onclick="alert(3)，<b>慰问</b>儿童x人&lt;，培训&amp;3场</p></article>。
　　| 项目 <td> | "数" |
　　| --- | --- |
　　| 家庭 | 35户 |
END
page --all hostile >out
well_formed out
report 'a document with markup in it gives a well-formed page'

[ "$(count '<script' out)" -eq 1 ] && [ "$(count '<img' out)" -eq 0 ] && [ "$(markup out | grep -c 'onclick="\|onerror=.[a-z]*.[(]')" -eq 0 ] \
    && grep -q '&lt;script&gt;alert(1)&lt;/script&gt;' out && grep -q '&amp;lt;' out && grep -q '培训[^<]*<s>&amp;amp;</s>\|培训&amp;amp;' out
report 'its markup is shown, not obeyed'

grep -q '&lt;b&gt;&amp;&quot;&#39;.txt' out
report 'so is the name of its file'

# ---- the policy -------------------------------------------------------------------

hash_of()
{
    awk -v RS="</$1>" -v open="<$1>" '
        NR == 1 { while ((at = index($0, open)) > 0) $0 = substr($0, at + length(open)); printf "%s", $0 }
    ' out | sha256sum | cut -d ' ' -f 1 | tr a-f A-F | basenc --base16 -d | base64 -w 0
}
grep -qF "style-src 'sha256-$(hash_of style)'" out && grep -qF "script-src 'sha256-$(hash_of script)'" out
report 'the policy names the very style and script of the page'

grep -q "default-src 'none'" out && ! grep -Eq '<(link|iframe|object|form action)|@import|url\(|https?:' out && ! markup out | grep -Eq ' style=| on[a-z]+="'
report 'it asks for nothing from elsewhere and has no inline handlers'

# ---- the sample -------------------------------------------------------------------

page --all "$sample" >out
well_formed out
report 'the sample gives a well-formed page'

if command -v xmllint >/dev/null; then
    # libxml2 knows the elements of HTML 4 only.
    xmllint --html --noout out 2>&1 | grep ' error ' | grep -v 'Tag [a-z]* invalid' >complaints
    [ ! -s complaints ]
    report 'and xmllint agrees'
fi

page --all "$sample" >again
cmp -s out again
report 'twice the same'

"$HALFSKY" read --all --format jsonl "$sample" >facts 2>complaints
grep '^{"type":"fact"' facts | grep -v '"kind":"date"\|"value":null' \
    | sed 's/.*"value":"\([^"]*\)","unit":"\([^"]*\)".*/\1|\2/' >expected
grep '<tr id="r' out | grep -v 'data-k="date"' \
    | sed 's/.*<td class="n v"[^>]*><a[^>]*>\(.*\)<\/a><\/td><td class="u">\([^<]*\)<.*/\1|\2/; s/<abbr[^<]*<\/abbr>//' >shown
diff expected shown >complaints && [ "$(wc -l <shown)" -gt 500 ]
report 'the tables have the value and unit of every fact, in order'

facts=$(grep -c '"type":"fact"' facts)
[ "$(count '<tr[^>]* id="r' out)" -eq "$facts" ] && [ "$(count '<a class="f[^>]*>' out)" -eq "$facts" ]
report 'each fact is a row and a link in the text'

sed -n 's/^{"type":"fact".*"text":"\([^"]*\)","value".*/\1/p' facts >expected
grep -o '<a class="f[^>]*>[^<]*</a>' out | sed 's/<[^>]*>//g; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' >shown
diff expected shown >complaints
report 'and the link holds its words'

[ "$(count '<article' out)" -eq "$(grep -c '"type":"document"' facts)" ] && [ "$(count '<article' out)" -eq "$(count '<li><a href="#d' out)" ]
report 'each document of a bundle is an article and an entry of the contents'

[ "$(count '<tr class="blank"' out)" -eq "$(grep -c '"kind":"\(placeholder\|missing\)"' facts)" ] \
    && [ "$(count 'data-sign="▲' out)" -eq "$(count '<tr class="blank"' out)" ]
report 'each blank has its sign and word in both'

# ---- the text as it was sent ------------------------------------------------------

cat >plain.txt <<'END'
县妇联2023年工作总结

　　一、宣传。发放资料1200份，
  慰问 3 户；　投入多万元。
　　（一）培训
		
　　2023年6月10日至12日培训x人。
##paidbegin##　　二、 打算
各村	户数	人数
东村	12	35
县妇联
END
page plain.txt >out
sed -n '/<div class="text"/,/<div class="facts"/p' out | sed 's/<[^>]*>//g' | tr -d '[:space:]' >shown
tr -d '[:space:]' <plain.txt >expected
cmp -s shown expected
report 'no character of a text is lost or added'

[ "$(count '<h3>' out)" -ge 1 ] && grep -q '<h2 id="t1-1">县妇联' out && grep -q '<div class="sheet"><table>' out
report 'title, headings and tables are such'

printf '各科室按要求抓好落实。\n' | page - >out
well_formed out && grep -q 'class="empty"' out
report 'a text without facts says so'

# ---- what was not read ------------------------------------------------------------

printf 'PK\003\004 more' >'a<i>.docx'
page plain.txt no.txt 'a<i>.docx' >out
[ $? -eq 2 ] && grep -q '<li>no.txt' out && grep -q '<li>a&lt;i&gt;.docx' out && well_formed out
report 'what could not be read stands in the page with its reason'

page no.txt >out
[ $? -eq 2 ] && well_formed out
report 'a page about nothing is a page'

: >empty.txt
page empty.txt >out && well_formed out
report 'an empty file too'

# ---- English ----------------------------------------------------------------------

"$HALFSKY" --lang en read --all --format html plain.txt >out 2>complaints
well_formed out && grep -q '<html lang="en">' out && ! markup out | sed '/<div class="text"/,/<\/article>/d' | grep -q '目录\|筛选'
report 'English is complete'

finish
