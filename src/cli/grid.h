/* grid.h - what the grid commands share: where one looks, and how a value is printed. */
#ifndef HALFSKY_CLI_GRID_H
#define HALFSKY_CLI_GRID_H

#include "cli/command.h"
#include "work/grid_views.h"

/* The rows of a grid command's options, before its own. */
enum { GRID_OF, GRID_EXTENT, GRID_SHARED };
#define GRID_OPTIONS                                                             \
    [GRID_OF] = { "of",                                                          \
                  0,                                                             \
                  OPTION_TEXT,                                                   \
                  "AGENCY",                                                      \
                  0,                                                             \
                  0,                                                             \
                  "哪个单位：名称、简称、代码或编号（缺省全县）",                \
                  "whose figures: a name, code or id (default: the county's)" }, \
    [GRID_EXTENT] = { "extent",                                                  \
                      0,                                                         \
                      OPTION_CHOICE,                                             \
                      "all|own|staff",                                           \
                      0,                                                         \
                      0,                                                         \
                      "范围：含下级、本级、本单位职工（缺省 all）",              \
                      "with those below, its own, or its staff (default: all)" }

/* The place that --of, --extent and the word `period` name. */
Problem grid_place_of(const Session *session, const OptionValue *values, const char *period, GridPlace *out);
/* Adds a value with what is to be known of it: 4,316 · summed of 12/12, by whom, as of when. */
void grid_describe(const Session *session, const Tree *tree, const Resolved *resolved, Buffer *out);
/* 自述 台账 填报 核定数, in English its word. */
Text source_shown(Source source, Language language);
/* 本级 含下级 本单位职工, in English its word. */
Text extent_shown(FactExtent extent, Language language);
/* 算数 不算数 …, in English its word. */
Text standing_shown(Standing standing, Language language);
/* The measure's name in the session's language, its key where the catalog has it no more. */
Text grid_measure_name(const Session *session, const Slot *slot);

#endif
