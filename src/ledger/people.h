/* people.h - the people that an entry names (名单): read from what somebody typed, in one form, and shown masked.
 *
 * A person is a name with what tells who it is: an identity number (GB 11643), else a birthday, a telephone or a
 * village. Numbers of rows and a head with 姓名, as tables have them, are passed over. People are parted by ； ; 、 or line ends, what is said of one by blanks or commas, in any order:
 *
 *     钟晓禾 990023199003070026；石青禾 女 1988-05-12 云坞村；江一帆
 *
 * In one form: name, number, sex, birthday, telephone, village with a blank between, and "; " between people. */
#ifndef HALFSKY_LEDGER_PEOPLE_H
#define HALFSKY_LEDGER_PEOPLE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/list.h"
#include "base/problem.h"
#include "model/officer.h"

enum { PEOPLE_MOST = 5000, PEOPLE_TEXT_MAX = 1 << 20 }; /* in one entry; bytes of these */

/* Borrowed from the text. What was not said is empty. */
typedef struct {
    Text name, identity, phone, village;
    Date birth; /* said, or of the number */
    Sex sex;
} Person;

typedef LIST(Person) People;

/* How sure it is that two mentions are one person. */
typedef enum { KNOWN_NOT, KNOWN_BY_VILLAGE, KNOWN_BY_PHONE, KNOWN_BY_BIRTH, KNOWN_BY_NUMBER } KnownBy;

/* PERSON_WRONG with the place in the list and what is wrong; it quotes no number. PERSON_TWICE. */
Problem people_read(Text words, Arena *arena, People *out);
Text people_write(const People *people, Arena *arena);
/* What stands for the person: "" where only a name is known. The same words for the same person, whatever else was
 * said. */
KnownBy person_words(const Person *person, Arena *arena, Text *out);

/* 钟晓禾 990023********0026; of minors on `day` and where the age is not known no digit is shown. */
Text people_shown(const People *people, Date day, Arena *arena);

#endif
