/* id.c - ids that the program makes itself. */
#include "base/id.h"

#include <assert.h>

enum { NODE_BITS = 10, SEQUENCE_BITS = 12 };

static const int64_t epoch_ms = 1577836800000; /* 2020-01-01 00:00 UTC */
static const int64_t time_max = ((int64_t)1 << 41) - 1;
static const int64_t sequence_max = ((int64_t)1 << SEQUENCE_BITS) - 1;

static Id id_make(int64_t time, int node, int64_t sequence);
static int64_t time_of(Id id);

Id id_next(IdMaker *maker, int64_t now_ms)
{
    assert(maker->node >= 0 && maker->node < ID_NODES && maker->last >= 0);
    int64_t time = now_ms > epoch_ms ? now_ms - epoch_ms : 0;
    int64_t sequence = 0;

    if (maker->last && time <= time_of(maker->last)) {
        time = time_of(maker->last);
        sequence = (maker->last & sequence_max) + 1;
        if (sequence > sequence_max) {
            time++;
            sequence = 0;
        }
        /* the last id may be another node's, and then be the larger one of the same millisecond */
        if (id_make(time, maker->node, sequence) <= maker->last) {
            time++;
            sequence = 0;
        }
    }
    if (sequence == 0 && time == 0)
        sequence = 1; /* 0 is no id */
    assert(time <= time_max);
    return maker->last = id_make(time, maker->node, sequence);
}

int64_t id_time(Id id)
{
    return epoch_ms + time_of(id);
}

bool id_read(Text text, Id *out)
{
    Id id = 0;

    if (text.len == 0 || text.at[0] == '0')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        int digit = text.at[i] - '0';
        if (digit < 0 || digit > 9 || id > (INT64_MAX - digit) / 10)
            return false;
        id = id * 10 + digit;
    }
    *out = id;
    return true;
}

size_t id_write(Id id, char out[ID_TEXT_MAX])
{
    char reversed[ID_TEXT_MAX] = "";
    size_t length = 0;

    assert(id >= 0);
    do
        reversed[length++] = (char)('0' + id % 10);
    while (id /= 10);
    for (size_t i = 0; i < length; i++)
        out[i] = reversed[length - 1 - i];
    out[length] = '\0';
    return length;
}

static Id id_make(int64_t time, int node, int64_t sequence)
{
    return time << (NODE_BITS + SEQUENCE_BITS) | (int64_t)node << SEQUENCE_BITS | sequence;
}

static int64_t time_of(Id id)
{
    return id >> (NODE_BITS + SEQUENCE_BITS);
}
