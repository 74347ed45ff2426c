/* compile_checks.c - the rules of checks.tsv, the personal data of personal.tsv, the wrong words of typos.tsv and the words
 * of marks.tsv. */
#include "model/compile.h"

#include "model/checks.h"

static Problem need_text(Place place)
{
    if (place_text(place).len)
        return OK;
    return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, TEXT(""), TEXT("≠ \"\""));
}

/* What checks.tsv and personal.tsv have in common: names that are fixed, each with its class and words. */
typedef struct {
    const char *file;
    const char *const *columns; /* name, class, zh, en */
    const char **names;         /* `count` of them, then NULL */
    const bool *fatal;
    size_t count;
} Classes;

static Problem classes(Compile *compile, const Classes *all, Check *out)
{
    static const char *const letters[] = { "A", "B", "C", "D", NULL };
    enum { NAME, CLASS, ZH, EN };
    bool given[CHECK_RULES + PERSONAL_SORTS] = { 0 };
    Sheet sheet;

    TRY(sheet_read(compile, all->file, all->columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];
        size_t name = 0, class = 0;

        TRY(place_choice((Place){ &sheet, row, NAME }, all->names, &name));
        TRY(place_choice((Place){ &sheet, row, CLASS }, letters, &class));
        if (all->fatal[name] && class)
            return place_problem((Place){ &sheet, row, CLASS }, PROBLEM_CATALOG_FATAL, row->cells[NAME], TEXT(""));
        TRY(need_text((Place){ &sheet, row, ZH }));
        TRY(need_text((Place){ &sheet, row, EN }));
        if (given[name])
            return place_problem((Place){ &sheet, row, NAME }, PROBLEM_CATALOG_DUPLICATE, row->cells[NAME],
                                 TEXT(""));
        given[name] = true;
        out[name] = (Check){ .class = (uint32_t)('A' + class),
                             .zh = pool_text(compile, row->cells[ZH]),
                             .en = pool_text(compile, row->cells[EN]) };
    }
    for (size_t i = 0; i < all->count; i++)
        if (!given[i])
            return problem_at(
                problem(PROBLEM_CATALOG_REFERENCE, text_of(all->names[i]), text_of(all->file), TEXT("")),
                sheet.path, 0, text_of(all->columns[NAME]));
    return OK;
}

static Problem checks(Compile *compile)
{
    static const char *const columns[] = { "rule", "class", "zh", "en", NULL };
    const char *names[CHECK_RULES + 1] = { 0 };
    bool fatal[CHECK_RULES];

    for (size_t i = 0; i < CHECK_RULES; i++) {
        names[i] = check_rule_name((CheckRule)i);
        fatal[i] = check_rule_fatal((CheckRule)i);
    }
    compile->checks = ARENA_ARRAY(compile->arena, CHECK_RULES, Check);
    return classes(compile, &(Classes){ "checks.tsv", columns, names, fatal, CHECK_RULES }, compile->checks);
}

static Problem personal(Compile *compile)
{
    static const char *const columns[] = { "sort", "class", "zh", "en", NULL };
    const char *names[PERSONAL_SORTS + 1] = { 0 };
    bool fatal[PERSONAL_SORTS];

    for (size_t i = 0; i < PERSONAL_SORTS; i++) {
        names[i] = personal_sort_name((PersonalSort)i);
        fatal[i] = personal_sort_fatal((PersonalSort)i);
    }
    compile->personal = ARENA_ARRAY(compile->arena, PERSONAL_SORTS, Check);
    return classes(compile, &(Classes){ "personal.tsv", columns, names, fatal, PERSONAL_SORTS }, compile->personal);
}

static Problem typos(Compile *compile)
{
    static const char *const columns[] = { "wrong", "right", NULL };
    enum { WRONG, RIGHT };
    Sheet sheet;

    TRY(sheet_read(compile, "typos.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];

        TRY(need_text((Place){ &sheet, row, RIGHT }));
        TRY(word_add(compile, (Place){ &sheet, row, WRONG }, row->cells[WRONG],
                     (Sense){ .kind = SENSE_TYPO, .index = (uint32_t)i }));
        *LIST_ADD(compile->arena, &compile->typos) =
            (Typo){ pool_text(compile, row->cells[WRONG]), pool_text(compile, row->cells[RIGHT]) };
    }
    return OK;
}

/* A year or an age; 0 when the cell is empty. */
static Problem place_limit(Place place, int16_t *out)
{
    int value = 0;

    if (place_text(place).len)
        TRY(place_number(place, 1, 2100, &value));
    *out = (int16_t)value;
    return OK;
}

static Problem marks(Compile *compile)
{
    static const char *const columns[] = { "word", "kind", "low", "high", "zh", "en", NULL };
    static const char *const kinds[] = { "theme", "kin",     "claim", "vague",  "compliance", "outing",
                                         "spam",  "ware",    "trade", "pasted", "aged",       "formula",
                                         "sexed", "counted", "day",   "lost",   "letters",    NULL };
    enum { WORD_COLUMN, KIND, LOW, HIGH, ZH, EN };
    Sheet sheet;

    TRY(sheet_read(compile, "marks.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];
        Mark mark = { .word = pool_text(compile, row->cells[WORD_COLUMN]),
                      .zh = pool_text(compile, row->cells[ZH]),
                      .en = pool_text(compile, row->cells[EN]) };
        size_t kind = 0;

        TRY(place_choice((Place){ &sheet, row, KIND }, kinds, &kind));
        TRY(place_limit((Place){ &sheet, row, LOW }, &mark.low));
        TRY(place_limit((Place){ &sheet, row, HIGH }, &mark.high));
        if (kind == MARK_COMPLIANCE) {
            TRY(need_text((Place){ &sheet, row, ZH }));
            TRY(need_text((Place){ &sheet, row, EN }));
        }
        mark.kind = (uint8_t)kind;
        TRY(word_add(compile, (Place){ &sheet, row, WORD_COLUMN }, row->cells[WORD_COLUMN],
                     (Sense){ .kind = SENSE_MARK, .index = (uint32_t)i }));
        *LIST_ADD(compile->arena, &compile->marks) = mark;
    }
    return OK;
}

static Problem person_words(Compile *compile)
{
    static const char *const columns[] = { "word", "kind", NULL };
    static const char *const kinds[] = { "minor",   "victim",  "patient",  "party",   "bereaved",
                                         "helped",  "private", "violence", "illness", "death",
                                         "dispute", "help",    "honour",   "office",  NULL };
    enum { WORD_COLUMN, KIND };
    Sheet sheet;

    TRY(sheet_read(compile, "person_words.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];
        size_t kind = 0;

        TRY(place_choice((Place){ &sheet, row, KIND }, kinds, &kind));
        TRY(word_add(compile, (Place){ &sheet, row, WORD_COLUMN }, row->cells[WORD_COLUMN],
                     (Sense){ .kind = SENSE_PERSON, .a = (uint8_t)kind }));
    }
    return OK;
}

Problem compile_checks(Compile *compile)
{
    TRY(checks(compile));
    TRY(personal(compile));
    TRY(person_words(compile));
    TRY(typos(compile));
    return marks(compile);
}
