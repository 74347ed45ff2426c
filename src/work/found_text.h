/* found_text.h - what the words of a document tell before anybody says anything of it: where it begins and ends, what it
 * is called, whose it seems to be and what it reports on. */
#ifndef HALFSKY_WORK_FOUND_TEXT_H
#define HALFSKY_WORK_FOUND_TEXT_H

#include "halfsky/check.h"
#include "safe/keyed_hash.h"
#include "work/agency_guess.h"
#include "work/documents.h"

typedef struct {
    Text text; /* a stretch of what was read */
    Text title, agency;
    Period period; /* none where nothing tells */
} FoundText;

typedef LIST(FoundText) FoundTexts;

/* The documents of a text, those without words left out. DOCUMENT_EMPTY when there is none. */
Problem texts_find(halfsky_reader *reader, Arena *arena, Text text, FoundTexts *out);
/* Whose it is by its own words; 0 when they do not tell, or when another agency signs in it, too: then `*several`. */
Id text_agency(const AgencyGuesser *words, const FoundText *found, bool *several);
/* Where the one activity was that a stretch of what the reader has read tells of; "" where there is none, or several. */
Text activity_place(halfsky_reader *reader, Stretch sentence);
/* The hash by which a text is known again. Line ends, blanks at line ends and empty lines make no difference. */
KeyedHash text_known_by(const Keys *keys, Text text);

#endif
