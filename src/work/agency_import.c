/* agency_import.c - many agencies from a table at once. */
#include "work/agencies.h"

#include "model/line.h"
#include "model/said.h"
#include "work/agency_names.h"
#include "work/entries.h"

enum { NAME, SHORT_NAME, KIND, PARENT, REGION, CREDIT, FIRST_DAY, CODE_DAY };

static const ImportColumn columns[] = {
    [NAME] = { "name", "名称|单位名称|全称", "name", true },
    [SHORT_NAME] = { "short_name", "简称", "short name", false },
    [KIND] = { "kind", "类别|类型", "kind", true },
    [PARENT] = { "parent", "上级|上级单位|主管单位", "parent", false },
    [REGION] = { "region", "区划代码|行政区划代码", "region code", false },
    [CREDIT] = { "credit", "信用代码|统一社会信用代码", "credit code", false },
    [FIRST_DAY] = { "first_day", "起始日|成立日期|设立日期", "first day", false },
    [CODE_DAY] = { "code_day", "代码起始日|代码启用日期", "code day", false },
    { 0 },
};

/* As people write them. */
static const struct {
    const char *zh;
    AgencyKind kind;
} kinds[] = {
    { "县", AGENCY_COUNTY },    { "乡镇", AGENCY_TOWN },       { "乡", AGENCY_TOWN },
    { "镇", AGENCY_TOWN },      { "民族乡", AGENCY_TOWN },     { "街道", AGENCY_TOWN },
    { "村", AGENCY_VILLAGE },   { "行政村", AGENCY_VILLAGE },  { "社区", AGENCY_VILLAGE },
    { "部门", AGENCY_BUREAU },  { "成员单位", AGENCY_BUREAU }, { "学校", AGENCY_SCHOOL },
    { "其他", AGENCY_STATION },
};

typedef struct {
    Work *work;
    const Import *import;
    const AgencyImportOptions *options;
    ImportReport *report;
    Tree before, after;
    AgencyCodes codes_before, codes;
    AgencyNames known;
    Date first;           /* for rows without a day */
    LIST(NewAgency) rows; /* those that are sound; parent unused */
    LIST(Id) ids;
} Importing;

static Problem import_it(Importing *importing);
static void row_read(Importing *importing, int row);
static Text latest(const AgencyCodes *codes, Id agency, CodeSort sort, Date day);
static Problem save(Importing *importing);

Problem agency_import(Work *work, const Doc *doc, const AgencyImportOptions *options, ImportReport *report)
{
    Import import;
    Importing importing = { .work = work, .import = &import, .options = options, .report = report };
    Problem wrong;

    *report = (ImportReport){ 0 };
    TRY(import_begin(doc, columns, &import));
    TRY(work_begin(work, VERB_AGENCY_CHANGE, 0));
    wrong = import_it(&importing);
    if (!wrong.code && options->dry_run) {
        db_rollback(work->db);
        return OK;
    }
    return work_end(work, VERB_AGENCY_CHANGE, wrong, (WorkNote){ "agency", 0, TEXT("import") });
}

static Problem import_it(Importing *importing)
{
    TRY(work_tree(importing->work, &importing->before));
    TRY(work_tree(importing->work, &importing->after));
    TRY(agency_codes_load(importing->work->db, importing->work->county, importing->work->arena,
                          &importing->codes_before));
    TRY(agency_codes_load(importing->work->db, importing->work->county, importing->work->arena, &importing->codes));
    TRY(agency_names(importing->work, &importing->known));
    importing->first = importing->options->first;
    if (!date_valid(importing->first) && importing->before.agencies.count)
        importing->first = importing->before.agencies.items[0].first;
    for (int row = 0; row < import_rows(importing->import); row++)
        if (!import_row_empty(importing->import, row))
            row_read(importing, row);
    TRY(import_result(importing->report));
    return save(importing);
}

bool agency_kind_meant(Text word, AgencyKind *out)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_equal(word, text_of(kinds[i].zh))) {
            *out = kinds[i].kind;
            return true;
        }
    return agency_kind_read(word, out);
}

/* The agency of that name in the tree as far as it is imported; 0: none. */
static Id named(const Importing *importing, Text name)
{
    const Tree *tree = &importing->after;

    for (size_t i = 0; i < tree->names.count; i++)
        if (text_equal(tree->names.items[i].name, name))
            return tree->names.items[i].agency;
    return 0;
}

/* The agency above: of the rows before this one by name or short name, or one that is there already. */
static Problem parent_meant(const Importing *importing, Text words, Id *out)
{
    *out = named(importing, words);
    for (size_t i = 0; i < importing->rows.count && !*out; i++)
        if (text_equal(importing->rows.items[i].alias, words))
            *out = importing->ids.items[i];
    return *out ? OK : agency_meant(&importing->known, words, out);
}

/* The row tells what is known: an agency of that kind in that place. */
static bool is_there(const Importing *importing, Id id, const NewAgency *agency)
{
    const Agency *there = tree_agency(&importing->before, id);

    return there && there->kind == agency->kind
           && (agency->kind == AGENCY_COUNTY
               || tree_parent(&importing->before, id, importing->work->today) == agency->parent);
}

/* The codes of a row, of the agency `id`, which is 0 for a new one: objections, or what stands in agency->codes is to be put from
 * `first` on. What is known already is taken out of them. */
static void codes_read(Importing *importing, int row, Id id, NewAgency *agency, Date *first)
{
    static const int columns_of[] = { [CODE_REGION] = REGION, [CODE_CREDIT] = CREDIT };
    const Import *import = importing->import;
    Arena *arena = importing->work->arena;
    const Agency *there = tree_agency(&importing->after, id);
    Text words = import_cell(import, row, CODE_DAY);
    Date day = { 0 };

    if (words.len && !day_said(words, &day))
        import_object(arena, importing->report, import, row, CODE_DAY,
                      problem(PROBLEM_CELL_WRONG, words, TEXT("2026-01-08"), TEXT("")));
    *first = date_valid(day) ? day : there ? there->first : agency->first;
    for (CodeSort sort = 0; sort < CODE_SORTS; sort++) {
        AgencyCode code = { .agency = id, .sort = sort, .code = import_cell(import, row, columns_of[sort]) };
        Text has = latest(&importing->codes, id, sort, day);
        Problem wrong;

        code.first = *first;
        if (!code.code.len || (has.len && code_same(code.code, has)))
            continue;
        wrong = has.len && !date_valid(day) ? problem(PROBLEM_CODE_DIFFERS, agency->name, has, TEXT(""))
                                            : code_check(&importing->codes, &importing->after, agency->kind, &code);
        if (wrong.code)
            import_object(arena, importing->report, import, row, columns_of[sort], wrong);
        agency->codes[sort] = code.code;
    }
}

/* What an agency has on that day, or had last; "" for none. */
static Text latest(const AgencyCodes *codes, Id agency, CodeSort sort, Date day)
{
    const AgencyCode *last = NULL;

    if (date_valid(day))
        return code_on(codes, agency, sort, day);
    for (size_t i = 0; i < codes->count; i++) {
        const AgencyCode *code = &codes->items[i];
        if (code->agency == agency && code->sort == sort && (!last || date_compare(last->first, code->first) < 0))
            last = code;
    }
    return last ? last->code : TEXT("");
}

/* Whether there was any. */
static bool codes_put(Importing *importing, Id id, const NewAgency *agency, Date first)
{
    bool any = false;

    for (CodeSort sort = 0; sort < CODE_SORTS; sort++)
        if (agency->codes[sort].len) {
            code_put(importing->work->arena, &importing->codes,
                     (AgencyCode){ .agency = id, .sort = sort, .code = agency->codes[sort], .first = first });
            any = true;
        }
    return any;
}

/* Those without a parent stand below the county's own node. */
static Id top_of(const Importing *importing)
{
    const Tree *tree = &importing->after;

    return tree->agencies.count ? tree->agencies.items[0].id : 0;
}

static void row_read(Importing *importing, int row)
{
    const Import *import = importing->import;
    Arena *arena = importing->work->arena;
    ImportReport *report = importing->report;
    NewAgency agency = { .name = import_cell(import, row, NAME), .first = importing->first };
    Text first = import_cell(import, row, FIRST_DAY);
    Text parent = import_cell(import, row, PARENT);
    size_t objections = report->problems.count;
    Problem wrong;
    Id id = named(importing, agency.name);
    Date codes_first;

    report->rows++;
    if (!agency.name.len)
        import_object(arena, report, import, row, NAME, problem(PROBLEM_CELL_EMPTY, TEXT(""), TEXT(""), TEXT("")));
    if (!agency_kind_meant(import_cell(import, row, KIND), &agency.kind))
        import_object(arena, report, import, row, KIND,
                      problem(PROBLEM_CELL_WRONG, import_cell(import, row, KIND),
                              TEXT("乡镇 村 社区 部门 学校 其他"), TEXT("")));
    if (first.len && !day_said(first, &agency.first))
        import_object(arena, report, import, row, FIRST_DAY,
                      problem(PROBLEM_CELL_WRONG, first, TEXT("2026-01-08"), TEXT("")));
    codes_read(importing, row, id, &agency, &codes_first);
    agency.parent = top_of(importing);
    if (parent.len && (wrong = parent_meant(importing, parent, &agency.parent)).code)
        import_object(arena, report, import, row, PARENT, wrong);
    if (report->problems.count > objections)
        return;

    if (id) {
        if (!is_there(importing, id, &agency))
            import_object(arena, report, import, row, NAME,
                          problem(PROBLEM_AGENCY_NAMED, agency.name, TEXT(""), TEXT("")));
        report->changed += codes_put(importing, id, &agency, codes_first); /* else it tells nothing new */
        return;
    }
    id = work_id(importing->work);
    wrong = tree_found(arena, &importing->after, (Agency){ .id = id, .kind = agency.kind, .first = agency.first },
                       agency.parent, agency.name);
    if (wrong.code) {
        import_object(arena, report, import, row, -1, wrong);
        return;
    }
    agency.alias = import_cell(import, row, SHORT_NAME);
    if (agency.alias.len && (wrong = line_check(agency.alias, LINE_LETTERS_MAX)).code)
        import_object(arena, report, import, row, SHORT_NAME, wrong);
    codes_put(importing, id, &agency, codes_first);
    LIST_PUSH(arena, &importing->rows, agency);
    LIST_PUSH(arena, &importing->ids, id);
    report->changed++;
}

static Problem save(Importing *importing)
{
    Work *work = importing->work;

    TRY(agencies_save(work->db, work->county, &importing->before, &importing->after, work->now));
    for (size_t i = 0; i < importing->rows.count; i++) {
        const NewAgency *agency = &importing->rows.items[i];
        Id id = importing->ids.items[i];

        if (agency->alias.len)
            TRY(agency_add_alias(work->db, work->county, id, agency->alias));
    }
    TRY(agency_codes_save(work->db, work->county, &importing->codes_before, &importing->codes));
    return entries_recount(work, true, NULL); /* who stood alone may not any more */
}
