/* period_words.h - periods and dates for people. */
#ifndef HALFSKY_CLI_PERIOD_WORDS_H
#define HALFSKY_CLI_PERIOD_WORDS_H

#include "base/buffer.h"
#include "model/problems.h"

/* Writes a period or norm of a fact in words: 2024-10 stays as it is, 2024-S1 is 2024上半年,
 * Y0-06-10 本年 06-10, 20xx~end 20xx底, P1Y 1年, 2024-01..2024-10 2024-01至10. What is not of
 * this form is written as it is. */
void period_show(Text period, Language language, Buffer *out);

#endif
