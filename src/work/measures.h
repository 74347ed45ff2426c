/* measures.h - which measure somebody means, and whose figure an agency's answer is. */
#ifndef HALFSKY_WORK_MEASURES_H
#define HALFSKY_WORK_MEASURES_H

#include "model/catalog.h"
#include "model/problems.h"
#include "model/fact.h"
#include "model/slot.h"
#include "model/value.h"
#include "work/work.h"

/* NULL when the catalog has no measure of that key. */
const Measure *measure_of(const Work *work, Text key);
/* The key of the measure that somebody means by its key or its name in either language. MEASURE_UNKNOWN, MEASURE_UNCLEAR. */
Problem measure_meant(Work *work, Text words, Text *key);
/* The measure's name in a language; the key where the catalog has it no more. */
Text measure_words(const Work *work, Text key, Language language);
Text measure_unit(const Work *work, Text key); /* "" where the catalog has it no more */
UnitKind measure_unit_kind(const Work *work, Text key);
/* What no figure of that unit can be: less than none, half a person. FORM_NEGATIVE, FORM_FRACTION name the label. */
Problem figure_check(Text label, Text unit, UnitKind kind, GridValue value);
Problem measure_figure_check(const Work *work, Text key, GridValue value);
/* PERIOD_AHEAD when nothing can have been counted in it yet. */
Problem period_begun(const Work *work, Period period);

/* Whose figure it is when `agency` says it: its own doing; or how things stand in the region that it works for, where
 * the measure is a state that bureaus answer for. Staff is always its own. */
Id measure_subject(const Work *work, const Tree *tree, const Slot *slot, FactExtent extent, Id agency, Date day);

#endif
