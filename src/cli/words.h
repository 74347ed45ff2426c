/* words.h - the words of facts (kind, bound, status ...) for people. */
#ifndef HALFSKY_CLI_WORDS_H
#define HALFSKY_CLI_WORDS_H

#include "base/text.h"
#include "model/problems.h"

/* 计数 for "count". A word that is not known is its own name: kinds of items and of
 * noise may grow without this table. "" stays "". */
Text word_shown(Text word, Language language);

#endif
