/* said.h - days and periods as people write them in tables, commands and answers.
 *
 * Day: 2026-01-08, 2026/1/8, 2026.1.8, 2026年1月8日, each also with a time of zero behind, as spreadsheets put it.
 * Period: all that period_read takes, and 2026年, 2026年度, 2026年上半年, 2026年第一季度, 2026年6月, 2026/6,
 * 2026年1-10月, 2026年1月至10月, 2025年9月至2026年6月, 2025-2026学年. */
#ifndef HALFSKY_MODEL_SAID_H
#define HALFSKY_MODEL_SAID_H

#include "base/date.h"

/* The whole text or nothing; false leaves `out` alone. */
bool day_said(Text text, Date *out);
bool period_said(Text text, Period *out);

#endif
