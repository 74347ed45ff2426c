/* filled_code.c - the check code of a filled form. */
#include "work/filled_code.h"

#include "safe/keyed_hash.h"

static void value_hash(HashStream *stream, const FilledRow *row)
{
    char words[VALUE_TEXT_MAX];

    hash_stream_add_int(stream, row->item.place);
    hash_stream_add_int(stream, (int64_t)row->filled.value.state);
    hash_stream_add_field(stream, (Text){ words, value_write(row->filled.value, LANGUAGE_EN, words) });
}

static uint64_t number_of(const Work *work, const FilledView *view)
{
    const FilledForm *filled = &view->filled;
    char period[PERIOD_TEXT_MAX];
    uint64_t number = 0;
    HashStream stream;

    hash_stream_begin(&stream, work->keys, HASH_CODE, TEXT("form"));
    hash_stream_add_int(&stream, filled->form);
    hash_stream_add_int(&stream, filled->version);
    hash_stream_add_int(&stream, filled->agency);
    hash_stream_add_field(&stream, (Text){ period, period_write(filled->period, period) });
    for (size_t i = 0; i < view->rows.count; i++)
        value_hash(&stream, &view->rows.items[i]);
    KeyedHash hash = hash_stream_end(&stream);
    for (int i = 0; i < CHECK_CODE_BITS / 8; i++)
        number = number << 8 | hash.at[i];
    return number;
}

void filled_code(const Work *work, const FilledView *view, char out[CHECK_CODE_TEXT_MAX])
{
    check_code_write(number_of(work, view), out);
}

Problem filled_code_check(const Work *work, const FilledView *view, Text typed)
{
    uint64_t number;

    switch (check_code_read(typed, &number)) {
    case CHECK_CODE_NONE:
        return problem(PROBLEM_CHECK_CODE_WRONG, typed, TEXT(""), TEXT(""));
    case CHECK_CODE_SLIP:
        return problem(PROBLEM_CHECK_CODE_SLIP, typed, TEXT(""), TEXT(""));
    default:
        break;
    }
    if (number != number_of(work, view))
        return problem(PROBLEM_CHECK_CODE_DIFFERS, typed, view->agency, TEXT(""));
    return OK;
}
