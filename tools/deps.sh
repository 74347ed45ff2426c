#!/bin/sh
# Installs the missing packages of sections of packages.txt, and says nothing when
# all are there.
#
#   tools/deps.sh SECTION...      as root, or as a user who may use sudo
#
# HALFSKY_DEPS=skip does nothing: for package builders, and where packages.txt is
# somebody else's business.
set -eu
cd "$(dirname "$0")/.."

[ "${HALFSKY_DEPS:-}" != skip ] || exit 0
if ! command -v dpkg-query >/dev/null; then
    echo "deps: no Debian system; packages.txt lists what has to be there" >&2
    exit 0
fi

wanted=$(for section in "$@"; do
    awk -v section="$section" '
        /^## / { inside = $2 == section ":"; found += inside }
        !/^#/ && inside && NF { print $1 }
        END { if (!found) { print "deps: packages.txt has no section " section >"/dev/stderr"; exit 1 } }
    ' packages.txt
done)

# dpkg-query says nothing of packages that it never heard of, and fails: both are fine here.
# shellcheck disable=SC2086
present=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
    sed -n 's/^installed //p') || true
missing=""
for package in $wanted; do
    printf '%s\n' "$present" | grep -Fqx -- "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "deps: missing:$missing" >&2
        echo "deps: become root and run: apt-get install$missing" >&2
        exit 1
    fi
    root="sudo"
fi

echo "deps: installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt()
{
    $root env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >"$log" 2>&1
}
install_missing()
{
    # shellcheck disable=SC2086
    apt install --no-install-recommends $missing
}
# The lists of a fresh image are empty, and old lists name packages that are gone.
if ! install_missing && ! { apt update && install_missing; }; then
    cat "$log" >&2
    echo "deps: could not install$missing (no network, or no package source?)" >&2
    exit 1
fi
