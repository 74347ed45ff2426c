#!/bin/sh
# Makes the pictures in the READMEs, of pages of the sample county: docs/checking.png, what is to be done,
# and docs/reading.png, a report with a blank selected in the text and in the table. Called by
# "make picture", which sets HALFSKY and BUILD.
#
# Needs chromium, Chinese fonts and ImageMagick, which Halfsky itself does not.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C

halfsky=${HALFSKY:-build/halfsky}
page=$(realpath -m "${BUILD:-build}/picture.html")


for program in chromium convert; do
    if ! command -v $program >/dev/null; then
        echo "picture: $program is missing; on Debian: apt-get install chromium fonts-noto-cjk imagemagick" >&2
        exit 1
    fi
done

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# take PICTURE FRAGMENT: the page at FRAGMENT into PICTURE.
# Without a sandbox: it opens no page but ours, and a sandbox refuses to work for root.
take()
{
    chromium --headless=new --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars \
        --user-data-dir="$profile" --window-size=1280,760 --virtual-time-budget=5000 \
        --screenshot="$profile/page.png" "file://$page$2" >"$profile/log" 2>&1 || { cat "$profile/log" >&2; exit 1; }
    convert "$profile/page.png" -crop 1280x612+0+0 +repage +dither -colors 64 -strip -define png:compression-level=9 "$1"
    echo "$1: $(wc -c <"$1") bytes"
}

# Exit status 1: something was found.
"$halfsky" --lang zh check --format html -o "$page" sample/submissions || [ $? -eq 1 ]
take docs/checking.png ""

# The report with most blanks first: it fills the first screen.
"$halfsky" --lang zh read --format html -o "$page" sample/submissions/08* sample/submissions/09* \
    sample/submissions/1* sample/submissions/0[1-7]*
blank=$(grep -o '<a class="f blank" id="f1-[0-9]*' "$page" | sed -n '1s/.*id="//p')
take docs/reading.png "#$blank"
