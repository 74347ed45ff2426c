/* settings.h - what a county may call its own way. */
#ifndef HALFSKY_MODEL_SETTINGS_H
#define HALFSKY_MODEL_SETTINGS_H

#include "base/text.h"

typedef struct {
    const char *name;    /* "committee.name" */
    const char *usual;   /* where the county says nothing */
    const char *zh, *en; /* what it is */
} Setting;

enum { SETTING_LETTERS_MAX = 40 };

/* The known settings one after the other; NULL behind the last. */
const Setting *setting_at(size_t index);
const Setting *setting_known(Text name); /* NULL: none */
/* One line of 1 to SETTING_LETTERS_MAX letters. */
bool setting_valid(Text value);

#endif
