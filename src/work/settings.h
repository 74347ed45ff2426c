/* settings.h - what a county calls its own way: asked and changed. */
#ifndef HALFSKY_WORK_SETTINGS_H
#define HALFSKY_WORK_SETTINGS_H

#include "base/list.h"
#include "model/settings.h"
#include "work/work.h"

typedef struct {
    const Setting *setting;
    Text value; /* the usual one where the county says nothing */
    bool own;   /* the county says so */
} SettingRow;

typedef LIST(SettingRow) SettingRows;

/* The value of a known setting, for whatever writes papers. */
Problem setting_value(Work *work, const char *name, Text *out);
Problem setting_rows(Work *work, SettingRows *out);
/* An empty value is the usual one again. SETTING_UNKNOWN, SETTING_WRONG. */
Problem setting_change(Work *work, Text name, Text value);

#endif
