/* entry.c - an entry, read, checked and counted. */
#include "ledger/entry.h"

#include "base/utf8.h"
#include "model/said.h"

static void object(Arena *arena, Objections *objections, const Field *field, Problem wrong)
{
    LIST_PUSH(arena, objections, problem_at(wrong, TEXT(""), 0, field ? field->key : TEXT("")));
}

static bool is_one_of(Text word, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        if (text_equal(word, text_of(words[i])))
            return true;
    return false;
}

static Text write_decimal(Decimal number, Arena *arena)
{
    char out[DECIMAL_TEXT_MAX];

    return arena_text(arena, (Text){ out, decimal_write(number, out) });
}

static Text write_day(Date day, Arena *arena)
{
    char out[DATE_TEXT_MAX];

    return arena_text(arena, (Text){ out, date_write(day, out) });
}

/* 1,200 as 1200: commas between digits only. */
static bool number_meant(Text word, Arena *arena, Decimal *out)
{
    char *plain = arena_alloc(arena, word.len + 1);
    size_t length = 0;

    for (size_t i = 0; i < word.len; i++)
        if (word.at[i] != ',' || i == 0)
            plain[length++] = word.at[i];
    return decimal_read((Text){ plain, length }, out) && decimal_compare(*out, decimal_int(0)) >= 0;
}

static Text choices_of(const Field *field, Arena *arena)
{
    Buffer all = { 0 };
    Text out;

    for (size_t i = 0; i < field->choice_count; i++) {
        buffer_add(&all, i ? TEXT(" ") : TEXT(""));
        buffer_add(&all, field->choices[i]);
    }
    out = arena_text(arena, buffer_text(&all));
    buffer_free(&all);
    return out;
}

/* People in one form; what is wrong with them is told by their place in the list. */
static Problem people_meant(Text word, Arena *arena, Text *out)
{
    People people;

    TRY(people_read(word, arena, &people));
    *out = people_write(&people, arena);
    return OK;
}

/* The value in its form, or false with what was wanted. */
static bool value_meant(const Field *field, Text word, Arena *arena, Text *out, Text *wanted)
{
    static const char *const yes[] = { "yes", "是", "有", "√", "true", NULL };
    static const char *const no[] = { "no", "否", "无", "×", "false", NULL };
    Decimal number;
    Date day;

    *out = word;
    switch (field->kind) {
    case FIELD_WHOLE:
        *wanted = TEXT("1200");
        if (!number_meant(word, arena, &number) || !decimal_is_integer(number))
            return false;
        *out = write_decimal(number, arena);
        return true;
    case FIELD_DECIMAL:
        *wanted = TEXT("1200 98.50");
        if (!number_meant(word, arena, &number) || number.scale > 2)
            return false;
        *out = write_decimal(number, arena);
        return true;
    case FIELD_DAY:
        *wanted = TEXT("2026-01-08");
        if (!day_said(word, &day))
            return false;
        *out = write_day(day, arena);
        return true;
    case FIELD_CHOICE:
        for (size_t i = 0; i < field->choice_count; i++)
            if (text_equal(word, field->choices[i]))
                return true;
        *wanted = choices_of(field, arena);
        return false;
    case FIELD_YES:
        *wanted = TEXT("是 否");
        *out = is_one_of(word, yes) ? TEXT("yes") : TEXT("no");
        return is_one_of(word, yes) || is_one_of(word, no);
    default:
        *wanted = TEXT("…");
        return utf8_valid(word) && word.len <= ENTRY_TEXT_MAX;
    }
}

static bool number_of(const Entry *entry, int field, Decimal *out)
{
    return entry->values[field].len && decimal_read(entry->values[field], out);
}

/* How many people a list in its form has: each but the last ends in a semicolon. */
static int64_t people_count(Text list)
{
    int64_t count = list.len ? 1 : 0;

    for (size_t i = 0; i < list.len; i++)
        count += list.at[i] == ';';
    return count;
}

static bool amount_of(const Ledger *ledger, const Entry *entry, int field, Decimal *out)
{
    *out = decimal_int(people_count(entry->values[field]));
    return ledger->fields[field].kind == FIELD_PEOPLE ? entry->values[field].len > 0 : number_of(entry, field, out);
}

static bool day_of(const Entry *entry, int field, Date *out)
{
    *out = entry->day;
    return field == FIELD_OF_DAY || (entry->values[field].len && date_read(entry->values[field], out));
}

/* A check whose fields are not all given says nothing. */
static bool check_holds(const Ledger *ledger, const EntryCheck *check, const Entry *entry)
{
    Decimal a, b, c, product;
    Date first, second;

    if (check->kind == CHECK_NOT_BEFORE)
        return !day_of(entry, check->fields[0], &first) || !day_of(entry, check->fields[1], &second)
               || date_compare(first, second) >= 0;
    if (!amount_of(ledger, entry, check->fields[0], &a) || !amount_of(ledger, entry, check->fields[1], &b))
        return true;
    if (check->kind == CHECK_AT_MOST)
        return decimal_compare(a, b) <= 0;
    return !number_of(entry, check->fields[2], &c) || !decimal_multiply(a, b, &product)
           || decimal_equal(product, c);
}

void entry_read(const Ledger *ledger, const Text *words, Arena *arena, Entry *entry, Objections *objections)
{
    Text *values = ARENA_ARRAY(arena, ledger->field_count + 1, Text);
    size_t before = objections->count;

    for (size_t i = 0; i < ledger->field_count; i++) {
        const Field *field = &ledger->fields[i];
        Text word = text_trim(words[i]);
        Text wanted = TEXT("");

        if (!word.len) {
            if (field->needed)
                object(arena, objections, field, problem(PROBLEM_CELL_EMPTY, TEXT(""), TEXT(""), TEXT("")));
            continue;
        }
        if (field->kind == FIELD_PEOPLE) {
            Problem wrong = people_meant(word, arena, &values[i]);
            if (wrong.code)
                object(arena, objections, field, wrong);
            continue;
        }
        if (!value_meant(field, word, arena, &values[i], &wanted))
            object(arena, objections, field, problem(PROBLEM_CELL_WRONG, word, wanted, TEXT("")));
    }
    entry->values = values;
    if (objections->count > before)
        return;
    for (size_t i = 0; i < ledger->check_count; i++) {
        const EntryCheck *check = &ledger->checks[i];
        if (!check_holds(ledger, check, entry))
            object(arena, objections, check->fields[0] >= 0 ? &ledger->fields[check->fields[0]] : NULL,
                   problem(PROBLEM_ENTRY_CHECK, check->zh, check->en, TEXT("")));
    }
}

bool entry_counts(const Ledger *ledger, size_t index, const Entry *entry)
{
    const EntryCount *count = &ledger->counts[index];

    for (size_t i = 0; i < count->where_count; i++) {
        const CountCondition *condition = &count->where[i];
        bool holds = false;
        for (size_t w = 0; w < condition->word_count; w++)
            holds = holds || text_equal(entry->values[condition->field], condition->words[w]);
        if (!holds)
            return false;
    }
    return !entry->voided;
}

Problem entry_people(const Ledger *ledger, size_t index, const Entry *entry, Arena *arena, EntryPeople *out)
{
    const EntryCount *count = &ledger->counts[index];
    Decimal total;
    People all;

    *out = (EntryPeople){ 0 };
    TRY(people_read(entry->values[count->people], arena, &all));
    for (size_t i = 0; i < all.count; i++) {
        if (count->women && all.items[i].sex == SEX_UNSAID)
            out->doubtful++;
        else if (!count->women || all.items[i].sex == SEX_FEMALE)
            LIST_PUSH(arena, &out->people, all.items[i]);
    }
    out->stated = count->field >= 0 && number_of(entry, count->field, &total);
    if (out->stated)
        out->total = decimal_round(total, 0).coefficient;
    return OK;
}

GridValue entries_count(const Ledger *ledger, size_t index, const Entries *entries, bool distinct)
{
    const EntryCount *count = &ledger->counts[index];
    GridValue sum = value_blank();

    for (size_t i = 0; i < entries->count; i++) {
        const Entry *entry = &entries->items[i];
        Decimal number = decimal_int(1);

        if (!entry_counts(ledger, index, entry) || (count->field >= 0 && !number_of(entry, count->field, &number)))
            continue;
        sum = distinct && value_is_given(sum) ? value_distinct(sum, value_number(number))
                                              : value_add(sum, value_number(number));
    }
    return sum;
}
