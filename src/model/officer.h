/* officer.h - who has this work at an agency, and how people are shown to those who need not know them. */
#ifndef HALFSKY_MODEL_OFFICER_H
#define HALFSKY_MODEL_OFFICER_H

#include "base/date.h"
#include "base/id.h"
#include "base/list.h"
#include "base/problem.h"
#include "model/lexicon.h"

typedef enum {
    DUTY_LEADER,       /* 分管领导 */
    DUTY_LIAISON,      /* 联络员 */
    DUTY_STATISTICIAN, /* 统计员 */
    DUTIES
} Duty;

typedef enum { SEX_UNSAID, SEX_FEMALE, SEX_MALE, SEXES } Sex;

/* A term of office. */
typedef struct {
    Id id, agency;
    Duty duty;
    Sex sex;
    Text name, phone; /* phone "": not known */
    Date first, last; /* a last day of {0} is open */
} Officer;

typedef LIST(Officer) Officers;

const char *duty_word(Duty duty);     /* "leader" */
const char *duty_word_zh(Duty duty);  /* 分管领导 */
bool duty_read(Text word, Duty *out); /* of either language */
const char *sex_word(Sex sex);        /* "female"; "" for SEX_UNSAID */
bool sex_read(Text word, Sex *out);   /* 女 male …; "" is SEX_UNSAID */
enum { OFFICER_LETTERS_MAX = 50 };

/* LINE_WRONG, which does not repeat the name. */
Problem officer_name_check(Text name);
bool phone_valid(Text phone); /* digits with - and blanks between, + in front */
bool officer_serves(const Officer *officer, Date day);

/* 王某 for 王文博, 欧阳某 for 欧阳娜娜; what begins with no family name keeps its first letter. */
Text name_masked(const Lexicon *lexicon, Text name, Arena *arena);
/* 138****1234; of a short number the last two digits. */
Text phone_masked(Text phone, Arena *arena);

#endif
