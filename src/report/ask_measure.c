/* ask_measure.c - which measure headings say together.
 *
 * One heading names a measure, or two do (培训 › 期数), or one names a category of what another names (留守儿童 › 女童).
 * What is left must be words of that measure, a field of work that it stands under, or nothing. */
#include "model/word_lists.h"
#include "report/ask_work.h"

typedef struct {
    uint32_t measure;
    Text category;
    size_t letters; /* of the headings that name it: more say it better */
    bool two;
    Text unit;
} Candidate;

typedef struct {
    AskWork *work;
    const HeadPath *path;
    bool counted;
    HeadSex sex;
    Text sex_words;
    LIST(Candidate) found;
    Candidate near; /* one of which a heading is left over */
    bool has_near;
    Text left;
} Search;

static void try_alone(Search *search, size_t i);
static void try_two(Search *search, size_t i, size_t j);
static void try_title(Search *search);
static void settle(Search *search, Ask *ask, Text *unit_named);

void ask_measure(AskWork *work, const HeadPath *path, bool counted, Ask *ask, Text *unit_named)
{
    Search search = { .work = work, .path = path, .counted = counted };
    bool named = false;

    for (size_t i = 0; i < path->count; i++) {
        if (path->heads[i]->sex && path->places[i] != HEAD_SECTION) {
            search.sex = path->heads[i]->sex;
            search.sex_words = path->heads[i]->words;
        } else if (path->heads[i]->label.len && path->places[i] != HEAD_SECTION) {
            named = true;
        }
    }
    for (size_t i = 0; i < path->count; i++) {
        try_alone(&search, i);
        for (size_t j = 0; j < path->count; j++)
            if (i != j)
                try_two(&search, i, j);
    }
    if (!search.found.count && (!named || path->count))
        try_title(&search);
    settle(&search, ask, unit_named);
}

/* Words one after another until nothing is left. */
bool ask_is_topic(const AskWork *work, Text label)
{
    size_t reach[64] = { 0 }, count = 1;

    if (!label.len || label.len > 120)
        return label.len == 0;
    for (size_t i = 0; i < count; i++)
        for (size_t end = label.len; end > reach[i]; end--) {
            Text word = text_slice(label, reach[i], end);
            if ((end < label.len && ((unsigned char)label.at[end] & 0xC0) == 0x80)
                || (!is_listed(work->catalog, WORDS_TABLE_TOPIC, word)
                    && !is_listed(work->catalog, WORDS_TABLE_TAIL, word)))
                continue;
            if (end == label.len)
                return true;
            bool known = false;
            for (size_t k = 0; k < count; k++)
                known |= reach[k] == end;
            if (!known && count < sizeof reach / sizeof *reach)
                reach[count++] = end;
        }
    return false;
}

/* ---- what is left over ---- */

static bool is_whole_of(const Labels *labels, uint32_t whole, uint32_t measure)
{
    for (int steps = 0; steps < 4 && measure != LABEL_NO_WHOLE; steps++) {
        if (measure == whole)
            return true;
        measure = labels->wholes.items[measure];
    }
    return false;
}

/* The heading adds nothing to the measure that `key` names. Fields of work stand before it on the same side. */
static bool accounted(const Search *search, size_t other, size_t key, uint32_t measure)
{
    const HeadPath *path = search->path;
    const Head *head = path->heads[other];
    const Labels *labels = &search->work->labels;

    if (!head->label.len || head->skip || (head->sex && path->places[other] != HEAD_SECTION))
        return true;
    if (labels_within(labels, measure, head->label))
        return true;
    LabelHits hits = labels_find(labels, head->label, true);
    for (size_t i = 0; i < hits.count; i++)
        if (is_whole_of(labels, hits.measures[i], measure)
            && (hits.measures[i] != measure || path->places[other] == path->places[key]))
            return true;
    bool before = path->places[other] == HEAD_SECTION || (other < key && path->places[other] == path->places[key]);
    return before && ask_is_topic(search->work, head->label);
}

/* Adds the candidate when the headings but i and j are accounted for. */
static void add(Search *search, uint32_t measure, size_t i, size_t j, Text unit)
{
    const HeadPath *path = search->path;
    Candidate candidate = { .measure = measure, .two = i != j, .unit = unit };
    Labels *labels = &search->work->labels;

    candidate.letters = path->heads[i]->label.len + (i == j ? 0 : path->heads[j]->label.len);
    if (search->sex) {
        static const struct {
            HeadSex sex;
            Text word;
        } sexes[] = { { SEX_WOMEN, { "女", 3 } }, { SEX_MEN, { "男", 3 } } };
        Text word = sexes[search->sex == SEX_MEN].word;
        uint32_t part = labels_part(labels, measure, word);
        if (part != LABEL_NO_WHOLE)
            candidate.measure = part;
        else if (labels->wholes.items[measure] == LABEL_NO_WHOLE
                 || labels_part(labels, labels->wholes.items[measure], word) != measure)
            candidate.category = word;
    }
    for (size_t other = 0; other < path->count; other++) {
        if (other == i || other == j || accounted(search, other, i, measure))
            continue;
        if (!search->has_near || candidate.letters > search->near.letters) {
            search->has_near = true;
            search->near = candidate;
            search->left = path->heads[other]->words;
        }
        return;
    }
    for (size_t k = 0; k < search->found.count; k++)
        if (search->found.items[k].measure == candidate.measure
            && text_equal(search->found.items[k].category, candidate.category)) {
            if (candidate.letters > search->found.items[k].letters)
                search->found.items[k] = candidate;
            return;
        }
    LIST_PUSH(search->work->arena, &search->found, candidate);
}

/* ---- ways to say it ---- */

static void try_alone(Search *search, size_t i)
{
    const Head *head = search->path->heads[i];

    if (!head->label.len || search->path->places[i] == HEAD_SECTION)
        return;
    if (head->sex && text_equal(head->words, search->sex_words))
        return;
    LabelHits hits = labels_find(&search->work->labels, head->label, search->counted || head->units.len);
    for (size_t k = 0; k < hits.count; k++)
        add(search, hits.measures[k], i, i, hits.unit);
}

/* Heading j behind i: one name in two cells, or a category. Of the two, i is the more general. */
static void try_two(Search *search, size_t i, size_t j)
{
    const HeadPath *path = search->path;
    const Head *general = path->heads[i];
    const Head *special = path->heads[j];
    Labels *labels = &search->work->labels;
    bool counted = search->counted || special->units.len;

    if (!general->label.len || !special->label.len || path->places[j] == HEAD_SECTION
        || (i > j && path->places[i] == path->places[j]) || special->sex)
        return;
    if (path->places[i] != HEAD_SECTION) {
        LabelHits wholes = labels_find(labels, general->label, true);
        for (size_t k = 0; k < wholes.count; k++) {
            uint32_t part = labels_part(labels, wholes.measures[k], special->label);
            if (part != LABEL_NO_WHOLE)
                add(search, part, i, j, wholes.unit);
        }
    }
    Text joined = arena_format(search->work->arena, "%.*s%.*s", TEXT_ARG(general->label), TEXT_ARG(special->label));
    LabelHits hits = labels_find(labels, joined, counted);
    for (size_t k = 0; k < hits.count; k++)
        add(search, hits.measures[k], i, j, hits.unit);
}

/* The one measure that a title names, and nothing else: 2023年农村留守儿童情况统计表. */
static uint32_t title_measure(const Search *search)
{
    static const char *const tails[] = { "统计报表", "统计表", "情况表", "汇总表", "登记表",
                                         "报表",     "明细表", "表",     NULL };
    AskWork *work = search->work;
    Text title = work->title_bare;

    for (const char *const *tail = tails; *tail; tail++)
        if (text_ends(title, text_of(*tail))) {
            title.len -= strlen(*tail);
            break;
        }
    for (size_t i = 0; i < work->context->name_count; i++)
        if (text_starts(title, work->context->names[i].words))
            title = text_slice(title, work->context->names[i].words.len, title.len);
    LabelHits hits = labels_find(&work->labels, title, true);
    return hits.count == 1 ? hits.measures[0] : LABEL_NO_WHOLE;
}

static void try_title(Search *search)
{
    const HeadPath *path = search->path;
    Labels *labels = &search->work->labels;
    uint32_t whole = title_measure(search);
    size_t named = 0, which = 0;

    for (size_t i = 0; i < path->count; i++)
        if (path->heads[i]->label.len && !path->heads[i]->sex) {
            named++;
            which = i;
        }
    if (whole == LABEL_NO_WHOLE || named > 1 || !path->count)
        return;
    if (named == 1)
        whole = labels_part(labels, whole, path->heads[which]->label);
    if (whole != LABEL_NO_WHOLE)
        add(search, whole, named ? which : 0, named ? which : 0, TEXT(""));
}

/* ---- the answer ---- */

static void settle(Search *search, Ask *ask, Text *unit_named)
{
    const Candidate *best = NULL;
    size_t equal = 0;

    for (size_t i = 0; i < search->found.count; i++) {
        const Candidate *candidate = &search->found.items[i];
        if (best && candidate->letters < best->letters)
            continue;
        equal = best && candidate->letters == best->letters ? equal + 1 : 1;
        best = candidate;
    }
    ask->state = ASK_NO_MEASURE;
    ask->trouble = ask->words;
    if (!best && search->has_near) {
        ask->state = ASK_LEFT_OVER;
        ask->trouble = search->left;
        best = &search->near;
        ask->candidates[ask->candidate_count++] = best->measure;
    }
    if (!best)
        return;
    ask->measure = best->measure;
    ask->category = best->category;
    *unit_named = best->unit;
    if (ask->state == ASK_LEFT_OVER)
        return;
    for (size_t i = 0; i < search->found.count; i++)
        if (search->found.items[i].letters == best->letters && ask->candidate_count < ASK_CANDIDATES_MAX)
            ask->candidates[ask->candidate_count++] = search->found.items[i].measure;
    ask->state = equal == 1 ? ASK_KNOWN : ASK_UNCLEAR;
    ask->confidence = best->two ? 90 : 95;
}
