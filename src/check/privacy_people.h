/* privacy_people.h - what the finders of names share. Private to them. */
#ifndef HALFSKY_CHECK_PRIVACY_PEOPLE_H
#define HALFSKY_CHECK_PRIVACY_PEOPLE_H

#include "check/privacy.h"
#include "read/names.h"

/* A word of person_words.tsv where it stands. */
typedef struct {
    uint32_t start, end;
    PersonWord kind;
} PersonFound;

/* A name that may not be read by everybody. */
typedef struct {
    Span span;
    PersonalSort sort;
} Person;

typedef struct {
    Checker *c;
    Finder finder; /* for names.h */
    LIST(PersonFound) words;
    LIST(Person) persons;
    LIST(Text) officials; /* names in office, sorted */
} People;

/* Bits 1 << PersonWord of the words in [start, end). */
unsigned people_context(const People *p, size_t start, size_t end);

/* The word that begins at or behind `at`: an index into words. */
size_t people_word(const People *p, size_t at);

/* The first item of the document: items stand in the order of the documents. */
size_t people_first_item(const People *p);

/* Of somebody who is called by such a word, which sort of person; PERSONAL_SORTS: none by itself. */
PersonalSort people_sort(PersonWord kind);

/* Notes a name, unless it is masked already or of somebody in office. */
void people_add(People *p, const Name *name, PersonalSort sort);

/* Names from `at` on, parted by 、 和 (and with `listed` by commas and blanks too). How many. */
size_t people_list(People *p, size_t at, PersonalSort sort, bool listed);

/* Details that tell who somebody with a masked name was, and figures that do. */
void people_cases(People *p);

/* Columns of names in tables. */
void people_tables(People *p);

#endif
