/* compile_calendar.c - the days of holidays.tsv. */
#include "model/compile.h"

#include "base/date.h"

static const char *const holiday_kinds[] = { "off", "work", NULL };

Problem compile_calendar(Compile *compile)
{
    static const char *const columns[] = { "day", "kind", "name", NULL };
    enum { DAY, KIND, NAME };
    Sheet sheet;
    int64_t last = INT64_MIN;

    TRY(sheet_read(compile, "holidays.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];
        Place day = { &sheet, row, DAY };
        Date date;
        size_t kind;

        if (!date_read(row->cells[DAY], &date))
            return place_problem(day, PROBLEM_CATALOG_VALUE_BAD, row->cells[DAY], TEXT("2026-01-08"));
        if (date_to_days(date) <= last)
            return place_problem(day, PROBLEM_CATALOG_VALUE_BAD, row->cells[DAY],
                                 TEXT("↑ 2026-01-08 < 2026-01-09"));
        TRY(place_choice((Place){ &sheet, row, KIND }, holiday_kinds, &kind));
        last = date_to_days(date);
        *LIST_ADD(compile->arena, &compile->holidays) = (Holiday){
            .day = (int32_t)last,
            .worked = kind == 1,
            .name = pool_text(compile, row->cells[NAME]),
        };
    }
    return OK;
}
