/* markup.h - signs in a plain text that are no words of it: **一、组织领导。** is to be set in bold. */
#ifndef HALFSKY_BASE_MARKUP_H
#define HALFSKY_BASE_MARKUP_H

#include <stdbool.h>

#include "base/text.h"

/* The stars at `at` open or close what is bold in their line: a pair of ** or *** around words that begin a line or
 * stand behind a sign, and that end with a sign or before one. False for stars that mask: 培训**人. */
bool markup_is_bold(Text text, size_t at);

#endif
