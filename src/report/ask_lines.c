/* ask_lines.c - the lines above a table: of when it is, whose, and in what unit. */
#include "base/utf8.h"
#include "model/word_lists.h"
#include "report/ask_work.h"

static void line_part(AskWork *work, Text words);
static bool of_filling(Text words);
static void note_subject(AskWork *work, Text words);

void ask_lines_forget(AskWork *work)
{
    work->title = work->title_bare = work->units = work->stranger = TEXT("");
    work->time = (HeadTime){ 0 };
    work->agency = work->context->agency;
}

/* Where a stretch of blanks begins at or behind `at`: two at least, or a wide one; its length. */
static size_t gap_from(Text words, size_t at, size_t *length)
{
    const Text wide = TEXT("\xE3\x80\x80");

    for (; at < words.len; at++) {
        size_t end = at, blanks = 0;
        for (size_t step = 1; step; end += step) {
            Text rest = text_slice(words, end, words.len);
            step = text_starts(rest, wide) ? wide.len : text_starts(rest, TEXT(" ")) ? 1 : 0;
            blanks += step == wide.len ? 2 : step;
        }
        if (blanks >= 2) {
            *length = end - at;
            return at;
        }
    }
    *length = 0;
    return words.len;
}

static bool names_itself(Text words)
{
    return text_contains(words, TEXT("：")) || text_contains(words, TEXT(":"));
}

/* 填报单位：县民政局      统计截止时间：2024年12月31日 says two things, far apart. A wide gap inside of a title, or in front of what
 * somebody signs, parts nothing. */
void ask_line(AskWork *work, Text words)
{
    size_t begin = 0, length;

    for (size_t at = gap_from(words, 0, &length); at < words.len; at = gap_from(words, at + length, &length)) {
        size_t next = at + length, unused;
        Text before = text_slice(words, begin, at);
        Text behind = text_slice(words, next, gap_from(words, next, &unused));
        if (!names_itself(before) || !names_itself(behind))
            continue;
        line_part(work, before);
        begin = next;
    }
    line_part(work, text_slice(words, begin, words.len));
}

static void line_part(AskWork *work, Text words)
{
    HeadTime time = { 0 };
    Head head;

    head_read(work->catalog, work->arena, words, &head);
    if (head.units.len)
        work->units = head.units;
    note_subject(work, words);
    if (of_filling(words))
        return;
    Text bare = label_normal(work->arena, head_time(work->catalog, work->arena, words, &time));
    if (time.year) {
        work->time.year = time.year;
        work->time.last_year = time.last_year;
        work->time.school = time.school;
    }
    if (time.first_month) {
        work->time.first_month = time.first_month;
        work->time.last_month = time.last_month;
        work->time.day = time.day;
    }
    work->title =
        arena_format(work->arena, "%.*s%.*s", TEXT_ARG(work->title), TEXT_ARG(label_normal(work->arena, words)));
    work->title_bare = arena_format(work->arena, "%.*s%.*s", TEXT_ARG(work->title_bare), TEXT_ARG(bare));
}

/* A town is called without 镇 too, an agency without the county's name before it. */
Id ask_agency(const AskWork *work, Text words)
{
    static const char *const tails[] = { "", "镇", "乡", "街道", "县", "社区", "村", "人民政府", NULL };
    const AskContext *context = work->context;
    Text normal = label_normal(work->arena, words);

    for (const char *const *tail = tails; *tail && normal.len; tail++) {
        Text wanted = **tail ? arena_format(work->arena, "%.*s%s", TEXT_ARG(normal), *tail) : normal;
        Id found = 0;
        bool several = false;
        for (size_t i = 0; i < context->name_count; i++)
            if (text_equal(context->names[i].words, wanted)) {
                several |= found && found != context->names[i].agency;
                found = context->names[i].agency;
            }
        if (found)
            return several ? 0 : found;
    }
    return 0;
}

/* 填报时间 tells when it was filled in, not of when it is. */
static bool of_filling(Text words)
{
    static const char *const marks[] = { "填报时间", "填表时间", "填报日期", "填表日期", "报送时间", "报送日期",
                                         "制表时间", "有效期",   "制表日期", "上报时间", "填表说明", "注：",
                                         "注:",      "说明：",   "文号",     "截止时间", "前报送",   "前上报",
                                         "前报",     "制定机关", "制表机关", "批准机关", NULL };

    if (text_contains(words, TEXT("统计截止")) || text_contains(words, TEXT("数据截止")))
        return false; /* not until when it is to be sent */
    for (const char *const *mark = marks; *mark; mark++)
        if (text_contains(words, text_of(*mark)))
            return true;
    return false;
}

static void set_agency(AskWork *work, Id agency, Text stranger)
{
    if (work->context->told)
        return;
    work->agency = agency;
    work->stranger = stranger;
}

/* The office that fills in tables for the county, whoever is in the tree: 县妇儿工委办公室, 泠川县妇儿工委办公室. */
static bool is_office(const AskWork *work, Text name)
{
    const AskContext *context = work->context;
    Text rest = label_normal(work->arena, name);
    size_t cut = listed_at(work->catalog, WORDS_TABLE_OFFICE_LEAD, rest, 0);

    for (size_t i = 0; i < context->name_count; i++)
        if (context->names[i].agency == context->agency && context->names[i].words.len > cut
            && text_starts(rest, context->names[i].words))
            cut = context->names[i].words.len;
    return is_listed(work->catalog, WORDS_TABLE_OFFICE, text_slice(rest, cut, rest.len));
}

/* 填报单位：X, or the name of an agency in the title; the longest, if it is one. */
static void note_subject(AskWork *work, Text words)
{
    const AskContext *context = work->context;
    size_t colon = text_find(words, TEXT("：")), width = TEXT("：").len;
    Text normal = label_normal(work->arena, words);
    size_t longest = 0;
    Id found = 0;

    if (colon == words.len) {
        colon = text_find(words, TEXT(":"));
        width = 1;
    }
    if (colon < words.len) {
        Text lead = text_slice(words, 0, colon);
        size_t bracket = text_find(lead, TEXT("（"));
        lead = label_normal(
            work->arena,
            text_slice(lead, 0, bracket < text_find(lead, TEXT("(")) ? bracket : text_find(lead, TEXT("("))));
        Text name = text_trim(text_slice(words, colon + width, words.len));
        Head unit;
        head_read(work->catalog, work->arena, words, &unit);
        if (is_listed(work->catalog, WORDS_TABLE_SUBJECT, lead)) {
            size_t end = 0, length;
            for (; end < name.len; end += length) {
                uint32_t code = utf8_narrow(utf8_read(name, end, &length));
                if (code == ' ' || code == '(' || code == '_')
                    break;
            }
            name = text_slice(name, 0, end);
            if (!label_normal(work->arena, name).len || unit.units.len)
                return;
            Id agency = ask_agency(work, name);
            if (!agency && is_office(work, name))
                agency = work->context->agency;
            set_agency(work, agency, agency ? TEXT("") : name);
        }
        return;
    }
    for (size_t i = 0; i < context->name_count; i++) {
        const AskName *name = &context->names[i];
        if (name->words.len > longest && utf8_count(name->words) >= 3 && text_contains(normal, name->words)) {
            longest = name->words.len;
            found = name->agency;
        }
    }
    if (found)
        set_agency(work, found, TEXT(""));
}
