/* init.c - `halfsky init`: a data folder for a county, or the sample county. */
#include "cli/data.h"
#include "cli/import_report.h"
#include "cli/load.h"
#include "model/said.h"
#include "work/agencies.h"
#include "work/counties.h"
#include "work/entries.h"
#include "work/figures.h"
#include "work/officers.h"

#include <stdio.h>
#include <unistd.h>

enum { INIT_NAME, INIT_CODE, INIT_FIRST, INIT_SAMPLE, INIT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [INIT_NAME] = { "name", 0, OPTION_TEXT, "NAME", 0, 0, "县名，如“泠川县”", "the county's name" },
    [INIT_CODE] = { "code", 0, OPTION_TEXT, "CODE", 0, 0, "六位行政区划代码", "its region code of six digits" },
    [INIT_FIRST] = { "first", 0, OPTION_TEXT, "DAY", 0, 0, "最早要录入的日期（缺省 2018-01-01）",
                     "the first day that is reported on (default: 2018-01-01)" },
    [INIT_SAMPLE] = { "sample", 0, OPTION_FLAG, NULL, 0, 0, "装入编出来的样例县，两年数据",
                      "load the invented sample county with two years of figures" },
    [INIT_OPTIONS] = { 0 },
};

const Command init_command = {
    .name = "init",
    .usage = "init [--sample | --name NAME --code CODE]",
    .zh = "新建一个县的数据文件夹",
    .en = "make the data folder of a county",
    .details_zh = "在 --data 指定的文件夹里新建数据库，在 --keys 指定的文件夹里新建密钥。密钥不在数据文件夹里，\n"
                  "请用 halfsky key export 另存一份。--sample 装入泠川县：县名、单位、人和数字都是编的。\n",
    .details_en = "Makes the database in the folder of --data and the keys in that of --keys. The keys are never\n"
                  "in the data folder; keep a copy with \"halfsky key export\". --sample loads Lingchuan county,\n"
                  "whose name, agencies, people and figures are invented.\n",
    .options = options,
    .most_operands = 0,
    .needs_catalog = true,
    .run = run,
};

static Problem make(const Session *session, const OptionValue *values, Work *work);
static int load_sample(const Session *session, Work *work, Date first);
static Problem first_of(const OptionValue *values, Date *out);

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Arena *arena = arena_new();
    Folder *folder = NULL;
    DataPlaces places;
    Date first;
    Work work;
    int status = 0;

    (void)operands;
    (void)count;
    Problem wrong = first_of(values, &first);
    if (!wrong.code)
        wrong = data_places(session, &places);
    if (!wrong.code && !values[INIT_SAMPLE].given && !(values[INIT_NAME].given && values[INIT_CODE].given))
        wrong = problem(PROBLEM_WORD_MISSING, text_of(init_command.usage), TEXT(""), TEXT(""));
    if (!wrong.code && !values[INIT_SAMPLE].given)
        wrong = county_check(text_of(values[INIT_NAME].text), text_of(values[INIT_CODE].text));
    if (!wrong.code)
        wrong = folder_create(places.data, places.keys, session->now, &folder);
    if (!wrong.code) {
        work = folder_work(folder, session->catalog, arena, session->now);
        work.today = data_today(session->now);
        wrong = make(session, values, &work);
    }
    if (!wrong.code && values[INIT_SAMPLE].given)
        status = load_sample(session, &work, first);
    folder_close(folder);
    arena_free(arena);
    return wrong.code ? session_complain(session, wrong) : status;
}

static Problem first_of(const OptionValue *values, Date *out)
{
    const char *day = values[INIT_FIRST].given ? values[INIT_FIRST].text : "2018-01-01";

    if (!day_said(text_of(day), out))
        return problem(PROBLEM_OPTION_VALUE, TEXT("--first"), text_of(day), TEXT("2026-01-08"));
    return OK;
}

static Problem make(const Session *session, const OptionValue *values, Work *work)
{
    bool sample = values[INIT_SAMPLE].given;
    Buffer out = { 0 };
    Date first;

    TRY(first_of(values, &first));
    TRY(county_make(work, sample ? TEXT("泠川县") : text_of(values[INIT_NAME].text),
                    sample ? TEXT("990023") : text_of(values[INIT_CODE].text), first));
    TRY(county_enter(work));
    buffer_format(&out,
                  session->language == LANGUAGE_ZH
                      ? "已建立：%s\n密钥另放，请用 halfsky key export 留一份备份。\n"
                      : "made: %s\nThe keys lie apart; keep a copy with \"halfsky key export\".\n",
                  work->folder);
    session_print(session, buffer_text(&out));
    buffer_free(&out);
    return OK;
}

/* Where the program is built, or installed. */
static bool sample_find(char *out, size_t room)
{
    static const char *const places[] = { "../sample/county", "../../sample/county",
                                          "../share/halfsky/sample/county" };
    char own[DATA_PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);

    if (length <= 0)
        return false;
    while (length > 0 && own[length - 1] != '/')
        length--;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int written = snprintf(out, room, "%.*s%s", (int)length, own, places[i]);
        if (written > 0 && (size_t)written < room && access(out, R_OK) == 0)
            return true;
    }
    return false;
}

typedef Problem SampleImport(Work *work, const Doc *doc, Date first, ImportReport *report);

static Problem import_agencies(Work *work, const Doc *doc, Date first, ImportReport *report)
{
    return agency_import(work, doc, &(AgencyImportOptions){ .first = first }, report);
}

static Problem import_figures(Work *work, const Doc *doc, Date first, ImportReport *report)
{
    (void)first;
    return figure_import(work, doc, &(FigureImport){ .trial = false }, report);
}

static Problem import_villages(Work *work, const Doc *doc, Date first, ImportReport *report)
{
    (void)first;
    return figure_import(work, doc, &(FigureImport){ .period = period_year(2024) }, report);
}

static Problem import_people(Work *work, const Doc *doc, Date first, ImportReport *report)
{
    return officer_import(work, doc, false, first, report);
}

static int load_table(const Session *session, Work *work, const char *folder, const char *name,
                      SampleImport *import, Date first)
{
    char path[DATA_PATH_MAX];
    ImportReport report = { 0 };
    Doc doc;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    Problem wrong = load_doc(session, path, work->arena, &doc);
    if (!wrong.code)
        wrong = import(work, &doc, first, &report);
    return import_print(session, path, wrong, &report, false);
}

/* entries-visit.csv and so on: a table for each ledger that has one. */
static int load_entries(const Session *session, Work *work, const char *folder)
{
    Ledgers ledgers;
    Problem wrong = ledgers_load(work, &ledgers);

    for (size_t i = 0; i < ledgers.count && !wrong.code; i++) {
        char path[DATA_PATH_MAX];
        ImportReport report = { 0 };
        int status;
        Doc doc;

        snprintf(path, sizeof path, "%s/entries-%.*s.csv", folder, TEXT_ARG(ledgers.items[i].key));
        if (access(path, R_OK) != 0)
            continue;
        wrong = load_doc(session, path, work->arena, &doc);
        if (!wrong.code)
            wrong = entry_import(work, &ledgers.items[i], &doc, false, &report);
        status = import_print(session, path, wrong, &report, false);
        if (status)
            return status;
    }
    return session_complain(session, wrong);
}

static int load_sample(const Session *session, Work *work, Date first)
{
    char folder[DATA_PATH_MAX - 32];
    int status;

    if (!sample_find(folder, sizeof folder))
        return session_complain(session, problem_at(problem(PROBLEM_FILE_MISSING, TEXT(""), TEXT(""), TEXT("")),
                                                    TEXT("sample/county"), 0, TEXT("")));
    status = load_table(session, work, folder, "agencies.csv", import_agencies, first);
    if (!status)
        status = load_table(session, work, folder, "people.csv", import_people, first);
    if (!status)
        status = load_table(session, work, folder, "villages.csv", import_villages, first);
    if (!status)
        status = load_table(session, work, folder, "figures.csv", import_figures, first);
    return status ? status : load_entries(session, work, folder);
}
