/* call.c - the words of calls and answers. */
#include "model/call.h"

static const char *const call_words[CALL_STATES] = { "open", "closed", "withdrawn" };

static const struct {
    const char *word, *zh;
} answer_words[ANSWER_STATES] = {
    [ANSWER_WAITING] = { "waiting", "未报" },     [ANSWER_DRAFT] = { "draft", "草稿" },
    [ANSWER_SUBMITTED] = { "submitted", "已报" }, [ANSWER_RETURNED] = { "returned", "退回" },
    [ANSWER_ACCEPTED] = { "accepted", "验收" },
};

const char *call_state_word(CallState state)
{
    return call_words[state];
}

bool call_state_read(Text word, CallState *out)
{
    for (int i = 0; i < CALL_STATES; i++)
        if (text_equal(word, text_of(call_words[i]))) {
            *out = (CallState)i;
            return true;
        }
    return false;
}

const char *answer_state_word(AnswerState state)
{
    return answer_words[state].word;
}

bool answer_state_read(Text word, AnswerState *out)
{
    for (int i = 0; i < ANSWER_STATES; i++)
        if (text_equal(word, text_of(answer_words[i].word))) {
            *out = (AnswerState)i;
            return true;
        }
    return false;
}

Text answer_state_name(AnswerState state, Language language)
{
    return text_of(language == LANGUAGE_ZH ? answer_words[state].zh : answer_words[state].word);
}

bool answer_late(const Answer *answer, Date due, Date today)
{
    bool there = answer->state == ANSWER_SUBMITTED || answer->state == ANSWER_ACCEPTED;

    return date_compare(there ? answer->submitted : today, due) > 0;
}
