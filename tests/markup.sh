# shellcheck shell=sh
# For tests of pages: sourced behind tap.sh.

count() { grep -o -e "$1" "$2" | wc -l; }

# The page without its style and script, which hold "<" of their own.
markup()
{
    awk '
        /<style>/ { print "<style>"; inside = 1 }
        /<script>/ { print "<script>"; inside = 1 }
        !inside
        /<\/style>/ { sub(/.*<\/style>/, "</style>"); print; inside = 0 }
        /<\/script>/ { sub(/.*<\/script>/, "</script>"); print; inside = 0 }
    ' "$1"
}

# Every element ends where it must; all but void ones have their end tag. Attributes are
# quoted, ids are there once, links lead to them.
well_formed()
{
    markup "$1" | awk '
        function complain(what) { print what; broken = 1 }
        BEGIN { RS = "<"; split("meta input br hr img link", words, " "); for (i in words) void[words[i]] = 1 }
        NR == 1 { next }
        {
            end = index($0, ">")
            if (!end) { complain("no end of tag: " substr($0, 1, 40)); next }
            if (index(substr($0, end + 1), ">")) complain("a bare > behind " substr($0, 1, 40))
            tag = substr($0, 1, end - 1)
            name = tag
            sub(/[ \n].*/, "", name)
            if (name ~ /^!/) next
            if (name ~ /^\//) {
                if (stack[depth] != substr(name, 2)) complain("</" stack[depth] "> expected, not " name)
                depth--
                next
            }
            attributes = substr(tag, length(name) + 1)
            plain = attributes
            gsub(/"[^"]*"/, "", plain)
            if (plain !~ /^( [a-z-]+=?)*$/) complain("attributes: " tag)
            if (match(attributes, / id="[^"]*"/)) {
                id = substr(attributes, RSTART + 5, RLENGTH - 6)
                if (id in seen) complain("id twice: " id)
                seen[id] = 1
            }
            if (match(attributes, / href="[^"]*"/)) links[substr(attributes, RSTART + 7, RLENGTH - 8)] = 1
            if (!(name in void)) stack[++depth] = name
        }
        END {
            if (depth) complain("left open: " stack[depth])
            for (link in links)
                if (link !~ /^#/ || !(substr(link, 2) in seen)) complain("leads nowhere: " link)
            exit broken
        }
    ' >complaints
}
