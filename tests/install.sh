#!/bin/sh
# What "make install" puts in place works from there: the program starts, and a program
# of somebody else builds against the library with pkg-config and sees only public names.
set -eu
cd "$(dirname "$0")/.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

# A make of its own, not a part of the one that runs the tests.
env -u MAKEFLAGS -u MAKELEVEL -u VARIANT -u DESTDIR HALFSKY_DEPS=skip \
    make BUILD="${BUILD:-build}" CC="${CC:-gcc}" PREFIX="$place" install >/dev/null

"$place/bin/halfsky" --version
# Foreign formats are read by a program of their own, which has to be found from where both were installed.
"$place/bin/halfsky" read --format jsonl tests/format/fixtures/report.docx | grep -q '"value":"326"'

foreign=$(nm --extern-only --defined-only "$place/lib/libhalfsky.a" |
    awk 'NF == 3 && $3 !~ /^halfsky_/ { print $3 }')
if [ -n "$foreign" ]; then
    echo "libhalfsky.a shows names that are not its own:"
    echo "$foreign"
    exit 1
fi

cat >"$place/count.c" <<'C'
#include <halfsky/read.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "全年发放宣传资料1万余份，慰问留守儿童40名。";
    halfsky_reader *reader = halfsky_reader_new(halfsky_catalog_builtin());
    int status = halfsky_read(reader, text, strlen(text));

    printf("%d %zu\n", status, halfsky_fact_count(reader));
    halfsky_reader_free(reader);
    return 0;
}
C
export PKG_CONFIG_PATH="$place/lib/pkgconfig"
# shellcheck disable=SC2046
${CC:-gcc} -Wall -Wextra -Werror -o "$place/count" "$place/count.c" $(pkg-config --cflags --libs halfsky)
[ "$("$place/count")" = "0 3" ] || { echo "expected three facts, got: $("$place/count")"; exit 1; }
