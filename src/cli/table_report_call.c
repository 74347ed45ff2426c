/* table_report_call.c - what is missing in a table: whom it may be asked, and what no call can ask for. */
#include "cli/table_report.h"

#include "work/measures.h"

enum { LINES_MAX = 200 };

static void call_lines(const FillReport *report, const FillCall *call, Buffer *out)
{
    bool zh = report->session->language == LANGUAGE_ZH;
    Work *work = report->session->work;
    char period[PERIOD_TEXT_MAX];

    period_write(call->period, period);
    buffer_format(out,
                  zh ? "可以发一个报送任务：%s，%zu 项，%zu 个单位\n"
                     : "may be asked in one call: %s, %zu measures, %zu agencies\n",
                  period, call->measures.count, call->agencies.count);
    for (size_t i = 0; i < call->measures.count; i++)
        buffer_format(out, "  %.*s  %.*s\n", TEXT_ARG(call->measures.items[i]),
                      TEXT_ARG(measure_words(work, call->measures.items[i], report->session->language)));
    for (size_t i = 0; i < call->agencies.count; i++)
        buffer_format(out, "  → %.*s\n", TEXT_ARG(tree_name(report->tree, call->agencies.items[i], work->today)));
}

/* Those of one reason, each once. */
static void left_lines(const FillReport *report, const FillPlan *plan, FillLeftWhy why, Buffer *out)
{
    static const char *const heads[LEFT_REASONS][2] = {
        [LEFT_CATEGORY] = { "任务的报表不能要分项，请另外问：",
                            "categories, which the form of a call cannot ask; ask for them:" },
        [LEFT_OWN] = { "任务的报表不能要本级数，请另外问：",
                       "an agency's own, which the form of a call cannot ask; ask for them:" },
        [LEFT_NOBODY] = { "全县的数，不知由谁报，请本办查实：",
                          "of the county, and no agency is known that answers; find them out here:" },
    };
    bool zh = report->session->language == LANGUAGE_ZH;
    size_t begin = out->len, count = 0;

    for (size_t i = 0; i < plan->left.count; i++) {
        Buffer line = { 0 };
        if (plan->left.items[i].why != why || ++count > LINES_MAX)
            continue;
        if (out->len == begin)
            buffer_format(out, "%s\n", heads[why][!zh]);
        fill_report_understood(report, &report->fill->cells.items[plan->left.items[i].cell].ask, &line);
        buffer_add_char(&line, '\n');
        if (!text_contains(text_slice(buffer_text(out), begin, out->len), buffer_text(&line)))
            buffer_format(out, "  %.*s", (int)line.len, line.at);
        buffer_free(&line);
    }
    if (count > LINES_MAX)
        buffer_format(out, zh ? "  …… 共 %zu 格\n" : "  ... %zu cells in all\n", count);
}

void fill_report_call(const FillReport *report, const FillPlan *plan, Buffer *out)
{
    for (size_t i = 0; i < plan->calls.count; i++)
        call_lines(report, &plan->calls.items[i], out);
    for (int why = 0; why < LEFT_REASONS; why++)
        left_lines(report, plan, (FillLeftWhy)why, out);
}
