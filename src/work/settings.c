/* settings.c - what a county calls its own way. */
#include "work/settings.h"

#include "store/counties.h"

Problem setting_value(Work *work, const char *name, Text *out)
{
    const Setting *setting = setting_known(text_of(name));

    return setting_find(work->db, work->county, text_of(name), text_of(setting->usual), work->arena, out);
}

Problem setting_rows(Work *work, SettingRows *out)
{
    const Setting *setting;

    *out = (SettingRows){ 0 };
    for (size_t i = 0; (setting = setting_at(i)); i++) {
        SettingRow row = { .setting = setting };

        TRY(setting_find(work->db, work->county, text_of(setting->name), TEXT(""), work->arena, &row.value));
        row.own = row.value.len > 0;
        if (!row.own)
            row.value = text_of(setting->usual);
        LIST_PUSH(work->arena, out, row);
    }
    return OK;
}

Problem setting_change(Work *work, Text name, Text value)
{
    if (!setting_known(name))
        return problem(PROBLEM_SETTING_UNKNOWN, name, TEXT(""), TEXT(""));
    if (value.len && !setting_valid(value))
        return problem(PROBLEM_SETTING_WRONG, name, TEXT(""), TEXT(""));
    TRY(work_begin(work, VERB_SETTING_CHANGE, 0));
    return work_end(work, VERB_SETTING_CHANGE,
                    value.len ? setting_put(work->db, work->county, name, value)
                              : setting_remove(work->db, work->county, name),
                    (WorkNote){ "setting", 0, name });
}
