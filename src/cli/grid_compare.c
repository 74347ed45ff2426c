/* grid_compare.c - `halfsky grid compare`: what each source says of one figure, beside each other. */
#include "cli/columns.h"
#include "cli/grid.h"

enum { NAME_WIDTH = 14 };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    GRID_OPTIONS,
    [GRID_SHARED] = { 0 },
};

const Command grid_compare_command = {
    .name = "grid compare",
    .usage = "grid compare MEASURE PERIOD [--of AGENCY]",
    .zh = "一个数的各个来源并列对照",
    .en = "what each source says of one figure",
    .details_zh = "核定、核定数、填报、台账、自述、下级之和、分期之和、上年同期，以及与所算的数相差多少。\n",
    .details_en =
        "Settled, certified, return, record, claim, the sum of those below, the sum of its parts in time and\n"
        "the same period a year earlier, and how far each is from what counts.\n",
    .options = options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static void tell(const Session *session, Text name, const Candidate *candidate, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    char value[VALUE_TEXT_MAX];

    if (!candidate->given)
        return;
    columns_left(out, name, NAME_WIDTH);
    columns_right(out, (Text){ value, value_write(candidate->value, session->language, value) }, 18);
    if (candidate->agrees) {
        buffer_add(out, zh ? TEXT("  一致\n") : TEXT("  agrees\n"));
        return;
    }
    buffer_add(out, zh ? TEXT("  相差 ") : TEXT("  off by "));
    buffer_add(out, (Text){ value, value_write(candidate->difference, session->language, value) });
    buffer_add_char(out, '\n');
}

static void tell_value(const Session *session, Text name, GridValue value, Buffer *out)
{
    char text[VALUE_TEXT_MAX];

    columns_left(out, name, NAME_WIDTH);
    columns_right(out, (Text){ text, value_write(value, session->language, text) }, 18);
    buffer_add_char(out, '\n');
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    static const struct {
        Source source;
        const char *zh, *en;
    } sources[] = {
        { SOURCE_NONE, "裁定", "settled" },  { SOURCE_CERTIFIED, "核定数", "certified" },
        { SOURCE_RETURN, "填报", "return" }, { SOURCE_RECORD, "台账", "record" },
        { SOURCE_CLAIM, "自述", "claim" },
    };
    bool zh = session->language == LANGUAGE_ZH;
    Candidates found = { 0 };
    Buffer out = { 0 };
    GridPlace place;
    uint32_t slot;
    Tree tree;
    int status;

    if (count < 2)
        return session_complain(session, problem(PROBLEM_WORD_MISSING, TEXT("MEASURE PERIOD"),
                                                 text_of(grid_compare_command.usage), TEXT("")));
    Problem wrong = grid_place_of(session, values, operands[1], &place);
    if (!wrong.code)
        wrong = grid_slot(session->work, text_of(operands[0]), &slot);
    if (!wrong.code)
        wrong = grid_candidates(session->work, place, slot, &found);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    columns_left(&out, zh ? TEXT("算数的") : TEXT("counts"), NAME_WIDTH);
    grid_describe(session, &tree, &found.now, &out);
    buffer_add_char(&out, '\n');
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        tell(session, text_of(zh ? sources[i].zh : sources[i].en), &found.sources[sources[i].source], &out);
    tell(session, zh ? TEXT("下级之和") : TEXT("those below"), &found.below, &out);
    tell(session, zh ? TEXT("分期之和") : TEXT("its periods"), &found.periods, &out);
    if (found.last_year.how != HOW_NONE) {
        tell_value(session, zh ? TEXT("上年同期") : TEXT("last year"), found.last_year.value, &out);
        tell_value(session, zh ? TEXT("比上年") : TEXT("change"), found.growth, &out);
    }
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
