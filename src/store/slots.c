/* slots.c - the numbers of what is counted. */
#include "store/slots.h"

#include "base/list.h"
#include "store/counties.h"
#include "store/rows.h"

#include <stdio.h>

#define COUNT_OF(words) (int)(sizeof(words) / sizeof *(words))

/* In the order of Nature and OverTime. */
static const char *const nature_words[] = { "activity", "state" };
static const char *const over_time_words[] = { "flow", "stock", "last", "max", "distinct" };

static bool word_find(Text word, const char *const *words, int count, int *out);
static bool sources_read(Text words, Slot *slot);
static size_t sources_write(const Slot *slot, char *out, size_t room);

enum { SOURCES_TEXT_MAX = 64 };

Problem slots_load(Db *db, Id county, Arena *arena, Slots *out)
{
    Statement *all = db_prepare(db, "SELECT slot, measure, category, issuer, nature, over_time, sources FROM slot"
                                    " WHERE county = ?1 ORDER BY slot");
    LIST(Slot) slots = { 0 };
    bool sound = true;

    statement_bind_int(all, 1, county);
    while (statement_next(all)) {
        Slot slot = { .number = (uint32_t)statement_int(all, 0),
                      .measure = statement_text_copy(all, 1, arena),
                      .category = statement_text_copy(all, 2, arena),
                      .issuer = statement_text_copy(all, 3, arena) };
        int nature = 0, over_time = 0;

        sound = word_find(statement_text(all, 4), nature_words, COUNT_OF(nature_words), &nature)
                && word_find(statement_text(all, 5), over_time_words, COUNT_OF(over_time_words), &over_time)
                && sources_read(statement_text(all, 6), &slot) && sound;
        slot.nature = (Nature)nature;
        slot.over_time = (OverTime)over_time;
        LIST_PUSH(arena, &slots, slot);
    }
    TRY(statement_end(all));
    *out = (Slots){ slots.items, slots.count };
    return sound ? OK : row_broken("slot", "nature, over_time, sources");
}

Problem slot_number(Db *db, Id county, Text measure, Text category, Text issuer, uint32_t *out)
{
    Statement *find = db_prepare(db, "SELECT slot FROM slot WHERE county = ?1 AND measure = ?2 AND category = ?3"
                                     " AND issuer = ?4");
    int64_t number;

    statement_bind_int(find, 1, county);
    statement_bind_text(find, 2, measure);
    statement_bind_text(find, 3, category);
    statement_bind_text(find, 4, issuer);
    TRY(statement_answer(find, 0, &number));
    *out = (uint32_t)number;
    return OK;
}

Problem slot_add(Db *db, Id county, const Slot *slot, uint32_t *number)
{
    Statement *last = db_prepare(db, "SELECT max(slot) FROM slot WHERE county = ?1");
    Statement *add;
    char sources[SOURCES_TEXT_MAX];
    int64_t next;

    statement_bind_int(last, 1, county);
    TRY(statement_answer(last, 0, &next));
    next++;
    add = db_prepare(db, "INSERT INTO slot (county, slot, measure, category, issuer, nature, over_time, sources)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, next);
    statement_bind_text(add, 3, slot->measure);
    statement_bind_text(add, 4, slot->category);
    statement_bind_text(add, 5, slot->issuer);
    statement_bind_text(add, 6, text_of(nature_words[slot->nature]));
    statement_bind_text(add, 7, text_of(over_time_words[slot->over_time]));
    statement_bind_text(add, 8, (Text){ sources, sources_write(slot, sources, sizeof sources) });
    *number = (uint32_t)next;
    TRY(statement_run(add));
    return county_stamp_next(db, county);
}

static bool word_find(Text word, const char *const *words, int count, int *out)
{
    for (*out = 0; *out < count; ++*out)
        if (text_equal(word, text_of(words[*out])))
            return true;
    *out = 0;
    return false;
}

static bool sources_read(Text words, Slot *slot)
{
    size_t count = 0;
    Text word;

    while (words.len && text_cut(&words, '|', &word))
        if (count == SOURCE_COUNT - 1 || !source_read(word, &slot->order[count++]))
            return false;
    return true;
}

static size_t sources_write(const Slot *slot, char *out, size_t room)
{
    size_t length = 0;

    out[0] = 0;
    for (size_t i = 0; i < SOURCE_COUNT - 1 && slot->order[i] != SOURCE_NONE; i++)
        length += (size_t)snprintf(out + length, room - length, "%s%s", i ? "|" : "", source_word(slot->order[i]));
    return length;
}
