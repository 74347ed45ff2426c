#!/bin/sh
# Turns a style sheet and a script into string literals for the page that carries them,
# with the hashes by which a Content-Security-Policy allows just these two:
#
#   tools/asset.sh READ_PAGE src/cli/read_page.css src/cli/read_page.js >read_page_asset.h
#
# defines READ_PAGE_CSS, READ_PAGE_CSS_HASH, READ_PAGE_JS and READ_PAGE_JS_HASH.
set -eu
export LC_ALL=C

name=$1
shift
echo "/* Made by tools/asset.sh from $*. */"
for file in "$@"; do
    if grep -qi '</s' "$file"; then
        echo "$file: holds \"</s\", which may end its element in a page" >&2
        exit 1
    fi
    part=${name}_$(printf '%s' "${file##*.}" | tr '[:lower:]' '[:upper:]')
    hash=$(sha256sum "$file" | cut -d ' ' -f 1 | tr a-f A-F | basenc --base16 -d | base64 -w 0)
    echo "#define ${part}_HASH \"sha256-$hash\""
    printf '#define %s' "$part"
    sed 's/[\\"?]/\\&/g' "$file" | awk '{ printf " \\\n    \"%s\\n\"", $0 } END { print "" }'
done
