/* agency_list.c - `halfsky agency list`: the tree of agencies on a day. */
#include "cli/columns.h"
#include "cli/command.h"
#include "cli/given.h"
#include "model/said.h"
#include "work/agencies.h"

enum { LIST_DAY, LIST_OPTIONS };
enum { KIND_WIDTH = 12 };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [LIST_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "哪一天的隶属关系（缺省今天）",
                   "the tree of that day (default: today)" },
    [LIST_OPTIONS] = { 0 },
};

const Command agency_list_command = {
    .name = "agency list",
    .usage = "agency list [--day DAY]",
    .zh = "列出单位和隶属关系",
    .en = "list the agencies and what they belong to",
    .details_zh = "编号、类别、代码和名称；缩进表示隶属。已撤销的单位不列出。\n",
    .details_en = "Ids, kinds, codes and names; what is indented belongs to what stands above. Agencies that have\n"
                  "ended are left out.\n",
    .options = options,
    .most_operands = 0,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Date day = session->work->today;
    Buffer out = { 0 };
    AgencyRows rows;
    int status;

    (void)operands;
    (void)count;
    if (values[LIST_DAY].given && !day_said(text_of(values[LIST_DAY].text), &day))
        return session_complain(
            session, problem(PROBLEM_OPTION_VALUE, TEXT("--day"), text_of(values[LIST_DAY].text), TEXT("")));
    Problem wrong = agency_rows(session->work, day, &rows);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < rows.count; i++) {
        const AgencyRow *row = &rows.items[i];
        char id[ID_TEXT_MAX];

        columns_left(&out, (Text){ id, id_write(row->agency.id, id) }, 20);
        columns_left(&out, text_of(agency_kind_shown(row->agency.kind, session->language)), KIND_WIDTH);
        columns_left(&out, row->codes[row->codes[CODE_CREDIT].len ? CODE_CREDIT : CODE_REGION], 20);
        for (int step = 0; step < row->depth; step++)
            buffer_add(&out, TEXT("  "));
        buffer_add(&out, row->name);
        buffer_add_char(&out, '\n');
    }
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
