/* facts_work.h - the document and the line that facts.c is at, for its own files. */
#ifndef HALFSKY_READ_FACTS_WORK_H
#define HALFSKY_READ_FACTS_WORK_H

#include "read/facts.h"
#include "read/status.h"

enum {
    OPENING_LINES = 5,   /* first lines of a report, in which its year may stand */
    CLAUSE_REACH = 240,  /* bytes in front of a figure that may say what it is, in its clause */
    LATELY_REACH = 1200, /* and in its sentence */
    YEAR_REACH = 12,     /* bytes behind a year that tell whose it is */
    NEAR_REACH = 240     /* bytes in front of a quantity that count as near */
};

/* The document under way. */
typedef struct {
    Reading *r;
    const Catalog *catalog;
    const FactTools *tools;
    Cues cues;
    const Cells *cells;
    uint32_t document;
    TopicScores whole;       /* of the document */
    TopicScores background;  /* of the section */
    uint32_t section;        /* that background and evidence stand for */
    uint32_t section_date;   /* 2024年 of 五、2024年工作打算, when that is its heading; or NO_INDEX */
    uint32_t planned_date;   /* 2015年 of 六、存在问题及2015年安排; or NO_INDEX */
    int report_year;         /* as its title or its first lines print it, or 0 */
    uint32_t previous_topic; /* of the figure before, or TOPIC_NONE */
} Work;

/* The line under way. */
typedef struct {
    const Line *line;
    uint32_t line_row;
    size_t token, token_end;   /* its tokens */
    size_t sentence;           /* where the sentence begins: behind 。！？； or at the line's start */
    size_t paragraph_sentence; /* as above, but ； does not end it */
    size_t clause;             /* behind the last comma, colon or bracket */
    uint32_t previous;         /* row of the fact before it in this sentence, dates left out; or NO_INDEX */
    size_t near;               /* end of the quantity or date before it */
    size_t words;              /* where that one's own words began */
    bool in_brackets;
    size_t bracket;       /* in brackets: behind the opening one */
    uint32_t date, as_of; /* dates that govern */
    bool planned;         /* the time that the heading plans for was named */
    TopicScores sentence_scores, passed;
    size_t passed_token;   /* tokens before it are in `passed` */
    size_t marked_token;   /* tokens before it are marked as evidence */
    size_t sentence_token; /* first of the sentence */
    size_t cue_token;      /* tokens before it are among the cues, or behind 。 */
    bool entered;          /* its tallies are made */
} Place;

static inline const Token *token_at(const Work *w, size_t i)
{
    return &w->r->tokens.items[i];
}

static inline bool is_word(const Token *t)
{
    return t->kind == TOKEN_WORD;
}

static inline bool has_topic(const Token *t)
{
    return t->topic;
}

static inline bool has_term(const Token *t)
{
    return is_word(t) && t->kinds & 1u << SENSE_TERM;
}

static inline bool ends_clause(const Token *t)
{
    return t->kind == TOKEN_STOP || t->kind == TOKEN_SEMICOLON || t->kind == TOKEN_COMMA || t->kind == TOKEN_COLON
           || t->kind == TOKEN_OPEN || t->kind == TOKEN_CLOSE;
}

static inline bool is_figure(const Token *t)
{
    return t->kind == TOKEN_QUANTITY || t->kind == TOKEN_DATE;
}

/* The first token at or behind an offset. */
static inline size_t first_token_from(const Work *w, size_t offset)
{
    size_t low = 0, high = w->r->tokens.count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (token_at(w, middle)->start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#endif
