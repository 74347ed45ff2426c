#!/bin/sh
# The documents that list something list all of it: files in the tour, options, tables of
# the catalog; links lead somewhere, and the two READMEs have the same shape.
set -eu
cd "$(dirname "$0")/.."

broken=0
complain()
{
    echo "$1"
    broken=1
}

# named FILE WORD: the word stands in the file.
named() { grep -qF -e "$2" "$1"; }

# ---- the tour: every header, and every source that has none ------------------------

for file in src/*.c src/*/*.[ch]; do
    name=$(basename "$file")
    case $file in
    *.c) [ ! -e "${file%.c}.h" ] || continue ;;
    esac
    case $file in
    src/base/period.c | src/model/compile_*.c | src/model/builtin.c | src/cli/read_html_*.c) continue ;; # parts of a file that is named
    esac
    named docs/tour.md "\`$name\`" || complain "docs/tour.md does not name $name ($file)"
done

# ---- the catalog -------------------------------------------------------------------

for file in catalog/*.tsv; do
    named docs/catalog.md "\`$(basename "$file")\`" || complain "docs/catalog.md does not name $(basename "$file")"
done

# ---- commands and options ----------------------------------------------------------

# Rows of the tables: { "name", 'j', OPTION_KIND, …
options=$(sed -n "s/.*{ \"\([a-z-]*\)\", \('[a-z]'\|0\), OPTION_.*/\1/p" src/cli/*.c | sort -u)
commands=$(sed -n 's/^    \.name = "\([a-z ]*\)",$/\1/p' src/cli/*.c | tr ' ' _) # agency list: agency_list
[ -n "$options" ] || complain "no option found in src/cli"
[ -n "$commands" ] || complain "no command found in src/cli"
for option in $options; do
    named docs/cli.md "--$option" || complain "docs/cli.md does not name --$option"
    named docs/completion.bash "--$option" || complain "docs/completion.bash does not name --$option"
    sed 's/\\-/-/g' docs/halfsky.1 | grep -qF -e "--$option" || complain "docs/halfsky.1 does not name --$option"
done
for command in $commands; do
    command=$(echo "$command" | tr _ " ")
    named docs/cli.md "\`$command\`" || complain "docs/cli.md does not name $command"
    for word in $command; do
        named docs/completion.bash "$word" || complain "docs/completion.bash does not name $command"
    done
    grep -q "^\.B $command\$" docs/halfsky.1 || complain "docs/halfsky.1 does not name $command"
done

# ---- the examples of the grid, each with its test ------------------------------------

documented=$(sed -n 's/^### \([0-9]*\) .*/\1/p' docs/grid.md | sort -n)
tested=$(sed -n 's/^static void example_\([0-9]*\)_.*/\1/p' tests/grid/test_examples.c | sort -n)
if [ -z "$documented" ] || [ "$documented" != "$tested" ]; then
    complain "docs/grid.md and tests/grid/test_examples.c have different examples"
fi

# ---- links -------------------------------------------------------------------------

for file in *.md docs/*.md bench/*.md; do
    links=$(grep -o '](\([^)#]*\))' "$file" | sed 's/^](//; s/)$//; /^https\{0,1\}:/d')
    for link in $links; do
        [ -e "$(dirname "$file")/$link" ] || complain "$file: $link leads nowhere"
    done
done

# ---- the READMEs -------------------------------------------------------------------

# Headings by their marks, list items, commands without remarks and placeholders, links.
shape()
{
    awk '
        /^```/ { code = !code; print "```"; next }
        code { sub(/ +#.*/, ""); gsub(/[^ -~]+|reports|page|facts/, "_"); print; next }
        /^#+ / { print $1 }
        /^- / { print "-" }
    ' "$1"
    grep -o '](\([^)]*\))' "$1" | grep -v README
}
first=$(mktemp)
second=$(mktemp)
trap 'rm -f "$first" "$second"' EXIT
shape README.md >"$first"
shape README.zh-CN.md >"$second"
diff "$first" "$second" || complain "README.md and README.zh-CN.md do not say the same"

exit $broken
