/* compile_checks.c - the rules of checks.tsv and the wrong words of typos.tsv. */
#include "model/compile.h"

#include "model/checks.h"

static Problem need_text(Place place)
{
    if (place_text(place).len)
        return OK;
    return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, TEXT(""), TEXT("≠ \"\""));
}

static Problem checks(Compile *compile)
{
    static const char *const columns[] = { "rule", "class", "zh", "en", NULL };
    static const char *const classes[] = { "A", "B", "C", "D", NULL };
    enum { RULE, CLASS, ZH, EN };
    const char *names[CHECK_RULES + 1] = { 0 };
    bool given[CHECK_RULES] = { 0 };
    Sheet sheet;

    for (size_t i = 0; i < CHECK_RULES; i++)
        names[i] = check_rule_name((CheckRule)i);
    TRY(sheet_read(compile, "checks.tsv", columns, &sheet));
    compile->checks = ARENA_ARRAY(compile->arena, CHECK_RULES, Check);
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];
        size_t rule = 0, class = 0;

        TRY(place_choice((Place){ &sheet, row, RULE }, names, &rule));
        TRY(place_choice((Place){ &sheet, row, CLASS }, classes, &class));
        TRY(need_text((Place){ &sheet, row, ZH }));
        TRY(need_text((Place){ &sheet, row, EN }));
        if (given[rule])
            return place_problem((Place){ &sheet, row, RULE }, PROBLEM_CATALOG_DUPLICATE, row->cells[RULE],
                                 TEXT(""));
        given[rule] = true;
        compile->checks[rule] = (Check){ .class = (uint32_t)('A' + class),
                                         .zh = pool_text(compile, row->cells[ZH]),
                                         .en = pool_text(compile, row->cells[EN]) };
    }
    for (size_t i = 0; i < CHECK_RULES; i++)
        if (!given[i])
            return problem_at(problem(PROBLEM_CATALOG_REFERENCE, text_of(names[i]), TEXT("checks.tsv"), TEXT("")),
                              sheet.path, 0, TEXT("rule"));
    return OK;
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

Problem compile_checks(Compile *compile)
{
    TRY(checks(compile));
    return typos(compile);
}
