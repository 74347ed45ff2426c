# shellcheck shell=sh
# What the scripts that test the program share; they source it from the root of the
# repository. Afterwards they stand in an empty folder, $work, that is removed at the end;
# $root is the repository and HALFSKY the program, build/halfsky by default.

root=$PWD
case ${HALFSKY:=build/halfsky} in
/*) ;;
*) HALFSKY=$root/$HALFSKY ;;
esac
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
export LC_ALL=C

number=0
failed=0

# report NAME: the result of the command before, as a line of TAP. What the script's
# explain prints follows a failure.
report()
{
    result=$?
    number=$((number + 1))
    if [ "$result" -eq 0 ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        explain | sed 's/^/# /'
        failed=$((failed + 1))
    fi
}

# Ends the script with its plan and its exit status.
finish()
{
    echo "1..$number"
    [ "$failed" -eq 0 ]
    exit
}
