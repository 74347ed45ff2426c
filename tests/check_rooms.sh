#!/bin/sh
# Every #include of src/ and include/ keeps to docs/rooms.tsv: down the floors, and only
# to the rooms that are named. Every folder of src/ has its row.
set -eu
cd "$(dirname "$0")/.."

# shellcheck disable=SC2016
find src include -name '*.[chS]' | sort | xargs awk '
    function complain(what) {
        printf "%s:%d: %s\n", FILENAME, FNR, what
        broken = 1
    }
    function room_of_path(path, parts) {
        sub(/^(src|include)\//, "", path)
        return split(path, parts, "/") > 1 ? parts[1] : substr(path, 1, index(path, ".") - 1)
    }
    BEGIN {
        FS = "\t"
        while ((getline line <"docs/rooms.tsv") > 0) {
            if (line ~ /^#/ || line ~ /^room\t/ || line == "")
                continue
            split(line, cell, "\t")
            floor[cell[1]] = cell[2]
            may[cell[1]] = " " cell[3] " "
        }
        if (length(floor) == 0) {
            print "docs/rooms.tsv: no rows"
            exit broken = 1
        }
        for (room in may) {
            count = split(may[room], named, " ")
            for (i = 1; i <= count; i++) {
                if (named[i] == "-")
                    continue
                if (!(named[i] in floor)) {
                    print "docs/rooms.tsv: " room " may include " named[i] ", which is no room"
                    broken = 1
                } else if (floor[named[i]] + 0 >= floor[room] + 0) {
                    print "docs/rooms.tsv: " room " may include " named[i] ", which is not below it"
                    broken = 1
                }
            }
        }
    }
    FNR == 1 {
        here = room_of_path(FILENAME)
        if (!(here in floor))
            complain("room \"" here "\" has no row in docs/rooms.tsv")
    }
    /^[ \t]*#[ \t]*include[ \t]*["<]/ {
        quoted = $0 ~ /"/
        path = $0
        sub(/^[^"<]*["<]/, "", path)
        sub(/[">].*$/, "", path)
        there = room_of_path(path)
        if (!quoted && !(there in floor && path ~ /\//))
            next # a header of the system
        if (path ~ /^[a-z_]+_(table|asset|style)\.h$/)
            next # made by the build for the file that includes it
        if (path !~ /\//)
            complain("\"" path "\": includes go by the path from src/")
        else if (!(there in floor))
            complain("\"" path "\" lies in no room")
        else if (there != here && index(may[here], " " there " ") == 0)
            complain(here " may not include " there ": \"" path "\"")
        includes++
    }
    END {
        if (broken)
            exit 1
        if (!includes) {
            print "no #include was read"
            exit 1
        }
        print includes " includes read"
    }
'
