# Turns catalog/problems.tsv into the table that src/model/problems.c includes:
#     awk -f tools/problems_table.awk catalog/problems.tsv > problems_table.h
BEGIN {
    FS = "\t"
    names = "code\tkind\thttp\texit\tzh\ten"
    print "/* Made from catalog/problems.tsv by tools/problems_table.awk. */"
}

function fail(message)
{
    printf "%s:%d: %s\n", FILENAME, FNR, message > "/dev/stderr"
    failed = 1
    exit 1
}

function quoted(text)
{
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}

/^#/ || /^[ \t\r]*$/ { next }

!named {
    if ($0 != names)
        fail("the columns must be: " names)
    named = 1
    next
}

NF != 6 { fail(NF " cells, 6 wanted") }

$1 !~ /^[a-z_]+$/ || $3 !~ /^[0-9]+$/ || $4 !~ /^[0-9]+$/ || $5 == "" || $6 == "" { fail("a bad cell") }

$1 in seen { fail($1 " stands here twice") }

{
    seen[$1] = 1
    printf "PROBLEM_ROW(%s, %d, %d, %s, %s)\n", toupper($1), $3, $4, quoted($5), quoted($6)
}

END { exit failed }
