/* calls.c - what the commands of calls and forms share. */
#include "cli/calls.h"

#include "model/said.h"
#include "work/agencies.h"

void words_part(Arena *arena, const char *list, WordParts *out)
{
    static const Text parts[] = { { ",", 1 }, { "，", 3 }, { "、", 3 } };
    Text rest = text_of(list);

    *out = (WordParts){ 0 };
    while (rest.len) {
        size_t end = rest.len, skip = 0;
        Text word;

        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            size_t found = text_find(rest, parts[i]);
            if (found < end) {
                end = found;
                skip = parts[i].len;
            }
        }
        word = text_trim(text_slice(rest, 0, end));
        if (word.len)
            LIST_PUSH(arena, out, word);
        rest = text_slice(rest, end + skip, rest.len);
    }
}

static Problem kinds_read(Arena *arena, const char *list, unsigned *out)
{
    WordParts words;
    AgencyKind kind;

    words_part(arena, list, &words);
    for (size_t i = 0; i < words.count; i++) {
        if (!agency_kind_meant(words.items[i], &kind))
            return problem(PROBLEM_CELL_WRONG, words.items[i], TEXT("乡镇 村 社区 部门 学校 其他"), TEXT(""));
        *out |= 1u << kind;
    }
    return OK;
}

Problem audience_read(const Session *session, OptionValue to, OptionValue kinds, OptionValue below, Audience *out)
{
    Work *work = session->work;
    LIST(Id) agencies = { 0 };
    AgencyNames names;
    WordParts words;

    *out = (Audience){ 0 };
    TRY(agency_names(work, &names));
    words_part(work->arena, to.given ? to.text : "", &words);
    for (size_t i = 0; i < words.count; i++) {
        Id agency;
        TRY(agency_meant(&names, words.items[i], &agency));
        LIST_PUSH(work->arena, &agencies, agency);
    }
    out->list = agencies.items;
    out->count = agencies.count;
    TRY(kinds_read(work->arena, kinds.given ? kinds.text : "", &out->kinds));
    return below.given ? agency_meant(&names, text_of(below.text), &out->below) : OK;
}

Problem day_option(OptionValue value, const char *option, Date *out)
{
    *out = (Date){ 0 };
    if (!value.given || day_said(text_of(value.text), out))
        return OK;
    return problem(PROBLEM_OPTION_VALUE, text_of(option), text_of(value.text), TEXT("2026-01-08"));
}

Problem call_and_agency(const Session *session, const char *call, OptionValue of, Id *id, Id *agency)
{
    if (!of.given || !of.text[0])
        return problem(PROBLEM_AGENCY_UNSAID, TEXT(""), TEXT(""), TEXT(""));
    TRY(call_named(session->work, text_of(call), id));
    return agency_named(session->work, text_of(of.text), agency);
}

int call_missing(const Session *session, const Command *command)
{
    return session_complain(session, problem(PROBLEM_WORD_MISSING, text_of(command->usage), TEXT(""), TEXT("")));
}

static Text state_name(CallState state, bool zh)
{
    static const char *const words[CALL_STATES] = { "进行中", "已结束", "已撤回" };

    return text_of(zh ? words[state] : call_state_word(state));
}

void call_describe(const Session *session, const Call *call, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    char id[ID_TEXT_MAX], period[PERIOD_TEXT_MAX], day[DATE_TEXT_MAX];

    id_write(call->id, id);
    period_write(call->period, period);
    date_write(call->due, day);
    buffer_format(out, "%s  ", id);
    buffer_add(out, call->title);
    buffer_format(out, zh ? "  时段 %s  截止 %s  " : "  for %s  due %s  ", period, day);
    buffer_add(out, state_name(call->state, zh));
    if (call->wants_document)
        buffer_add(out, zh ? TEXT("  要材料") : TEXT("  document"));
    if (call->wants_form)
        buffer_add(out, zh ? TEXT("  要报表") : TEXT("  form"));
    buffer_add_char(out, '\n');
}

void call_counts_describe(const Session *session, const CallCounts *counts, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;

    buffer_format(out, zh ? "共 %d 家" : "%d asked", counts->asked);
    for (AnswerState state = 0; state < ANSWER_STATES; state++)
        if (counts->states[state]) {
            buffer_add(out, TEXT("  "));
            buffer_add(out, answer_state_name(state, session->language));
            buffer_format(out, " %d", counts->states[state]);
        }
    if (counts->unconfirmed)
        buffer_format(out, zh ? "  待确认 %d" : "  to confirm %d", counts->unconfirmed);
    if (counts->late)
        buffer_format(out, zh ? "  逾期 %d" : "  late %d", counts->late);
    buffer_add_char(out, '\n');
}
