/* ask_closest.c - the measures whose names are most like headings that no measure is called by: to be shown, never filled. */
#include "base/utf8.h"
#include "report/ask_work.h"

/* Headings that are compared with all labels; a table with more has other troubles. */
enum { CLOSEST_TRIED_MAX = 300, LETTERS_MAX = 48, ENOUGH = 50 };

struct AskClose {
    Text label;
    AskLike like[ASK_CLOSEST_MAX];
    size_t count;
};

static size_t letters_of(Text words, uint32_t *out)
{
    size_t count = 0, length;

    for (size_t at = 0; at < words.len && count < LETTERS_MAX; at += length)
        out[count++] = utf8_read(words, at, &length);
    return count;
}

/* Dice's coefficient of the pairs of letters, in percent. */
static int likeness(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    bool used[LETTERS_MAX] = { false };
    size_t shared = 0;

    if (a_count < 2 || b_count < 2)
        return 0;
    for (size_t i = 0; i + 1 < a_count; i++)
        for (size_t k = 0; k + 1 < b_count; k++)
            if (!used[k] && a[i] == b[k] && a[i + 1] == b[k + 1]) {
                used[k] = true;
                shared++;
                break;
            }
    return (int)(200 * shared / (a_count + b_count - 2));
}

/* The best ones first, each measure once. */
static void note(AskLike *list, size_t *count, AskLike like)
{
    for (size_t i = 0; i < *count; i++)
        if (list[i].measure == like.measure) {
            if (list[i].percent >= like.percent)
                return;
            memmove(list + i, list + i + 1, (*count - i - 1) * sizeof *list);
            --*count;
            break;
        }
    size_t place = *count;
    while (place > 0 && list[place - 1].percent < like.percent)
        place--;
    if (place == ASK_CLOSEST_MAX)
        return;
    if (*count < ASK_CLOSEST_MAX)
        ++*count;
    memmove(list + place + 1, list + place, (*count - 1 - place) * sizeof *list);
    list[place] = like;
}

static const AskClose *closest_to(AskWork *work, Text label)
{
    uint32_t wanted[LETTERS_MAX], letters[LETTERS_MAX];
    size_t size;

    for (size_t i = 0; i < work->closest.count; i++)
        if (text_equal(work->closest.items[i]->label, label))
            return work->closest.items[i];
    if (work->closest.count == CLOSEST_TRIED_MAX)
        return NULL;
    AskClose *found = ARENA_NEW(work->arena, AskClose);
    found->label = label;
    size = letters_of(label, wanted);
    for (size_t i = 0; i < work->labels.labels.count; i++) {
        const LabelWords *named = &work->labels.labels.items[i];
        int percent = likeness(wanted, size, letters, letters_of(named->words, letters));
        if (percent >= ENOUGH)
            note(found->like, &found->count, (AskLike){ named->measure, percent });
    }
    LIST_PUSH(work->arena, &work->closest, found);
    return found;
}

void ask_closest(AskWork *work, const HeadPath *path, Ask *ask)
{
    for (size_t i = 0; i < path->count; i++) {
        const Head *head = path->heads[i];
        if (path->places[i] == HEAD_SECTION || head->sex || !head->label.len || ask_is_topic(work, head->label))
            continue;
        const AskClose *close = closest_to(work, head->label);
        for (size_t k = 0; close && k < close->count; k++)
            note(ask->closest, &ask->closest_count, close->like[k]);
    }
}
