/* privacy.h - what tells who somebody is. Private to the privacy_*.c files, one for each sort of finder. */
#ifndef HALFSKY_CHECK_PRIVACY_H
#define HALFSKY_CHECK_PRIVACY_H

#include "check/checkers.h"
#include "model/word_lists.h"

/* Numbers of people: identity numbers, cards, mobile telephones. */
void privacy_numbers(Checker *c);
/* Passports, landlines, mail, QQ and WeChat, number plates. */
void privacy_contacts(Checker *c);
/* Private addresses. */
void privacy_places(Checker *c);
/* Names of people who are not in public life. */
void privacy_names(Checker *c);

/* A finding about [start, end), of which outputs show `mask` only; it also is the fix when `mendable`. */
Finding *privacy_object(Checker *c, size_t start, size_t end, PersonalSort sort, Text mask, bool mendable);

/* A finding about [start, end) that people must decide; nothing is hidden. */
Finding *privacy_note(Checker *c, size_t start, size_t end, PersonalSort sort);

/* The longest word of a list that ends at `at` or before the blanks, colons and 是 为 in front of it, in bytes. */
size_t privacy_label(const Checker *c, WordListKind list, size_t at);

#endif
