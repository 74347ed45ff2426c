/* catalog.h - the domain's rows, loaded.
 *
 * A Catalog is a view of one block of bytes (its image): built from the files of
 * catalog/ by catalog_compile, at build time for the catalog that is part of the
 * program, at run time for --catalog DIR. Opening an image copies and builds
 * nothing. Read-only; any number of threads may share it. docs/catalog.md says
 * what the files hold. */
#ifndef HALFSKY_MODEL_CATALOG_H
#define HALFSKY_MODEL_CATALOG_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/problem.h"
#include "model/lexicon.h"

/* Texts inside an image: offset and length in its string pool. */
typedef struct {
    uint32_t at, len;
} PoolText;

typedef enum { UNIT_COUNT, UNIT_MONEY, UNIT_PERCENT, UNIT_MEASURE } UnitKind;
enum { UNIT_EMPTY = 1, UNIT_LONE = 2, UNIT_WORD = 4 };

typedef struct {
    PoolText text;
    uint16_t family; /* row of families */
    uint8_t kind;    /* UnitKind */
    uint8_t flags;
} Unit;

/* Kinds that belong together share a line. */
/* clang-format off */
typedef enum {
    NAME_FESTIVAL, NAME_POLICY, NAME_SLOGAN, NAME_IDIOM, NAME_PLACE, NAME_PLAN, NAME_HOTLINE, NAME_ORDINAL, NAME_KINDS
} NameKind;

typedef enum {
    CUE_BEFORE = 1, CUE_AFTER, CUE_ACTUAL, CUE_PLAN, CUE_TARGET, CUE_RULE, CUE_FORECAST, CUE_INTENT, CUE_PART, CUE_EACH,
    CUE_COMPLETION, CUE_EXTENT, CUE_RUNNING, CUE_BY, CUE_TO, CUE_SUM, CUE_COMPARE, CUE_RATIO,
    CUE_PLAN_HEADING, CUE_PROBLEM_HEADING, CUE_ASK_HEADING, CUE_AS_OF,
    CUE_NUMBER, /* a word that is a number itself: 过半 翻一番 零发生 */
    CUE_KINDS
} Cue;

typedef enum {
    VALUE_NONE, VALUE_OVER, VALUE_UNDER, VALUE_ABOUT, VALUE_AT_LEAST, VALUE_AT_MOST, /* bounds */
    VALUE_OWN, VALUE_ALL, VALUE_STAFF,                                               /* extents */
    VALUE_UP, VALUE_DOWN,                                                            /* directions */
    VALUE_NIL, VALUE_HALF, VALUE_OVER_HALF, VALUE_TWICE, VALUE_FOUR_TIMES           /* numbers */
} CueValue;
/* clang-format on */

typedef enum { TITLE_OFFICE, TITLE_POST, TITLE_ADDRESS, TITLE_PERSON } TitleKind;

typedef struct {
    PoolText key, zh, en;
} Topic;

typedef struct {
    PoolText key, zh, en, unit, answers;
    uint16_t family; /* of its unit */
    uint16_t topic;
    uint8_t nature;    /* 0 activity, 1 state */
    uint8_t over_time; /* 0 flow 1 stock 2 last 3 max 4 distinct */
    uint16_t phrase_count;
    uint32_t phrases; /* first of its phrases */
} Measure;

enum { TERM_ANYWHERE = 1, TERM_ABSENT = 2 }; /* ^ and ! */

typedef struct {
    uint32_t term;
    uint32_t flags;
} TermUse;

enum { UNIT_CODE_FAMILY = 0x8000 }; /* a unit code: row of units, or this bit and a family */

typedef struct {
    uint32_t measure;
    uint32_t uses;  /* first of its term uses; the head comes first */
    uint32_t units; /* first of its unit codes */
    uint8_t use_count, unit_count;
    uint8_t kinds; /* bits 1 << UnitKind; 0: any */
    uint8_t rate;  /* & : matches rates, and only them */
    PoolText text; /* as written */
} Phrase;

/* A term of phrases: a set of words that stand for each other. */
typedef struct {
    uint32_t heads; /* first of head_phrases: phrases that this term is the head of */
    uint32_t head_count;
    PoolText text; /* as written, for --explain */
} Term;

typedef struct {
    PoolText title;           /* full title */
    PoolText successor;       /* or empty */
    PoolText in_force, ended; /* ISO dates or empty */
    uint32_t kind;            /* 0 law 1 regulation 2 plan 3 policy */
} Law;

typedef enum { YEAR_EVENT, YEAR_PLAN, YEAR_ORDINAL, YEAR_JUBILEE, YEAR_FINAL } YearKind;

typedef struct {
    int16_t first, last;
    uint8_t confidence;
    uint8_t kind;
    uint16_t zero;
    PoolText cue;  /* as written; {n} parts: what stands before {n} is in the lexicon */
    PoolText tail; /* what must follow the number of an ordinal or jubilee */
} YearCue;

/* 今年 去年 上半年 年底: a word that names a year or a part of one. */
typedef struct {
    PoolText word;
    int8_t offset_said; /* it names a year: the report's year + offset */
    int8_t offset;
    uint8_t half, quarter; /* 0: none */
    uint8_t part;          /* 0 none 1 begin 2 middle 3 end */
    uint8_t zero[3];
} DateWord;

/* One of word_lists.h. Its words stand in the order of their bytes. */
typedef struct {
    uint64_t firsts, lasts; /* the word_list_bit of the first letters' last bytes, and of the words' last bytes */
    uint64_t lengths;       /* bit n: a word has n bytes; bit 63: 63 or more */
    uint64_t shorts;        /* as `firsts`, of words shorter than WORD_BEGINNING */
    uint64_t beginnings[8]; /* the word_beginning of the others */
    uint32_t first, count;  /* of list_words */
    uint32_t longest;       /* bytes */
    uint32_t zero;
} WordList;

enum { WORD_BEGINNING = 6 /* bytes: two letters */ };

/* A bit of `beginnings` for the first WORD_BEGINNING bytes at `at`. Several share one. */
static inline unsigned word_beginning(const char *at)
{
    uint64_t bytes = 0;
    memcpy(&bytes, at, WORD_BEGINNING);
    return (unsigned)((bytes * 0x9E3779B97F4A7C15u) >> 55);
}

/* The last byte of a letter tells most. */
static inline uint64_t word_list_bit(char last)
{
    return (uint64_t)1 << ((unsigned char)last & 63);
}

static inline uint64_t word_length_bit(size_t bytes)
{
    return (uint64_t)1 << (bytes < 63 ? bytes : 63);
}

/* A rule of checks.tsv, or a sort of personal.tsv. */
typedef struct {
    uint32_t class; /* 'A' to 'D' */
    PoolText zh, en;
} Check;

typedef struct {
    PoolText wrong, right;
} Typo;

/* A day of holidays.tsv; they stand in the order of days. */
typedef struct {
    int32_t day;     /* since 1970-01-01 */
    uint32_t worked; /* 1: a weekend day that is worked, 0: a day off */
    PoolText name;
} Holiday;

/* What a word of person_words.tsv says of whoever is named beside it. */
typedef enum {
    PERSON_MINOR, /* these six: somebody who is not to be named */
    PERSON_VICTIM,
    PERSON_PATIENT,
    PERSON_PARTY,
    PERSON_BEREAVED,
    PERSON_HELPED,
    PERSON_PRIVATE,  /* somebody without office, named or not as the sentence goes */
    PERSON_VIOLENCE, /* these five: what makes a sentence about somebody private */
    PERSON_ILLNESS,
    PERSON_DEATH,
    PERSON_DISPUTE,
    PERSON_HELP,
    PERSON_HONOUR, /* a name in such a sentence was made public: 荣获 */
    PERSON_OFFICE, /* the heading of a column of people in office */
    PERSON_WORDS
} PersonWord;

/* What checking does about a word of marks.tsv. */
typedef enum {
    MARK_THEME,      /* women or children are spoken of, */
    MARK_KIN,        /* or perhaps: schools, families */
    MARK_CLAIM,      /* a success that only a figure shows: 显著提高 */
    MARK_VAGUE,      /* in the place of a figure: 若干 */
    MARK_COMPLIANCE, /* better not written, or not in years behind `high` or before `low` */
    MARK_OUTING,     /* of staff: who paid? */
    MARK_SPAM,       /* of an advertisement: pasted in where a name should stand */
    MARK_WARE,       /* what advertisements sell, and */
    MARK_TRADE,      /* how: both together are of one */
    MARK_PASTED,     /* of a site that such texts are copied from */
    MARK_AGED,       /* people from `low` to `high` years of age */
    MARK_FORMULA,    /* said again and again in such prose */
    MARK_SEXED,      /* people whom the outlines want told apart by sex */
    MARK_COUNTED, /* a unit that has lost its number where a clause begins: 家单位; zh: the unit, of the next two too */
    MARK_DAY,     /* a date without numbers: 年月日 */
    MARK_LOST,    /* a word that cannot be without its number: 第届 */
    MARK_LETTERS, /* letters are gone from it: 通过群， */
    MARK_KINDS
} MarkKind;

typedef struct {
    PoolText word, zh, en;
    int16_t low, high; /* 0: open */
    uint8_t kind;      /* MarkKind */
    uint8_t zero[3];
} Mark;

enum { LABEL_DEPTH_MAX = 8 };
#define LABEL_NO_WHOLE UINT32_MAX

/* What tables call a measure: a row of labels.tsv. */
typedef struct {
    uint32_t measure;
    uint32_t whole;    /* the measure that this one is `category` of, or LABEL_NO_WHOLE */
    PoolText category; /* words for it, by | */
    PoolText words;    /* as written: a|b[c](d|e) */
} Label;

typedef struct Catalog {
    Text image;
    const char *pool;
    Lexicon lexicon;
    const Unit *units;
    const PoolText *families;
    const Topic *topics;
    const Measure *measures;
    const Phrase *phrases;
    const TermUse *uses;
    const uint16_t *unit_codes;
    const Term *terms;
    const uint32_t *head_phrases;
    const Law *laws;
    const YearCue *years;
    const DateWord *dates;
    const WordList *lists; /* by WordListKind */
    const PoolText *list_words;
    const Check *checks;   /* by CheckRule */
    const Check *personal; /* by PersonalSort */
    const Typo *typos;
    const Mark *marks;
    const Holiday *holidays;
    const Label *labels;
    uint32_t unit_count, family_count, topic_count, measure_count, phrase_count, term_count, law_count, year_count,
        date_count, typo_count, mark_count, holiday_count, label_count;
    uint32_t topic_other; /* row of "other" */
} Catalog;

static inline Text catalog_text(const Catalog *catalog, PoolText text)
{
    return (Text){ catalog->pool + text.at, text.len };
}

/* Do two units count the same (人, 名; 元, 万元)? They are rows, or negative where a figure has no unit. */
static inline bool catalog_same_family(const Catalog *catalog, int a, int b)
{
    return a >= 0 && b >= 0 && catalog->units[a].family == catalog->units[b].family;
}

/* The catalog that is part of the program. */
const Catalog *catalog_builtin(void);

/* Views `image` (8-byte aligned, kept alive by the caller). Checks magic, version,
 * sizes and every index, so that a broken image is a Problem and never a crash. */
Problem catalog_open(Text image, Catalog *out);

/* Reads the files of `folder` and adds their image to `image`. */
Problem catalog_compile(Text folder, Arena *arena, Buffer *image);

#endif
