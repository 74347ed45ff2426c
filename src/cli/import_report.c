/* import_report.c - what an import says of its rows. */
#include "cli/import_report.h"

int import_print(const Session *session, const char *path, Problem result, const ImportReport *report, bool dry_run)
{
    bool zh = session->language == LANGUAGE_ZH;
    Buffer out = { 0 };
    int status;

    for (size_t i = 0; i < report->problems.count; i++)
        session_complain(session, problem_at(report->problems.items[i], text_of(path), 0, TEXT("")));
    if (result.code)
        return session_complain(session, problem_at(result, text_of(path), 0, TEXT("")));
    if (dry_run)
        buffer_format(&out,
                      zh ? "读了 %zu 行，会改动 %zu 处；只是试读，什么都没有写。\n"
                         : "%zu rows read, %zu would change something; this was a trial, nothing was written.\n",
                      report->rows, report->changed);
    else
        buffer_format(&out, zh ? "读了 %zu 行，改动 %zu 处。\n" : "%zu rows read, %zu changed something.\n",
                      report->rows, report->changed);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
