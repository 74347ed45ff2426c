#include "read/item_finders.h"

#include "read/around.h"
#include "read/cursor.h"
#include "read/names.h"

enum { ORGANISATION_MOST = 75, LIST_MOST = 60, POST_MOST = 60 };

static size_t take_title(Finder *f, size_t at, const Title *title);
static void take_honoured(Finder *f, size_t at);
static void take_masked(Finder *f, size_t at);
static void take_posted(Finder *f, size_t open);

void roles_find(Finder *f)
{
    SpotWalk walk = spots_walk(&f->r->spots, f->start, f->d->span.end, SPOT_ROLE);
    size_t at, length;
    Title title;

    while (spot_next(&walk, &at)) {
        uint32_t code = code_at(f->text, at, &length);

        if (length != 3)
            continue;
        if (title_at(f, at, &title))
            walk.behind = take_title(f, at, &title);
        else if (code == U'（')
            take_posted(f, at);
        else if (code == U'某')
            take_masked(f, at);
        else if (listed_at(f->catalog, WORDS_HONOUR, f->text, at))
            take_honoured(f, at);
    }
}

/* ---- what is said of somebody ---- */

static Text sex_of(const Finder *f, const Name *name, Text title)
{
    static const Text signs[] = { WORD("（"), WORD("("), WORD("，"), WORD(",") };
    size_t sign = any_word_at(f->text, name->end, WORDS(signs));

    if (sign && word_at(f->text, name->end + sign, TEXT("女"))
        && name_border_behind(f, name->end + sign + 3) == BORDER_SIGN)
        return TEXT("女");
    if (sign && word_at(f->text, name->end + sign, TEXT("男"))
        && name_border_behind(f, name->end + sign + 3) == BORDER_SIGN)
        return TEXT("男");
    if (text_starts(title, TEXT("女")) && !text_equal(title, TEXT("女儿")))
        return TEXT("女");
    if (text_starts(title, TEXT("男")))
        return TEXT("男");
    if (listed_ends(f->catalog, WORDS_WOMAN, title))
        return TEXT("女");
    return listed_ends(f->catalog, WORDS_MAN, title) ? TEXT("男") : (Text){ 0 };
}

/* The agency whose name ends at `at`, also before 的. */
static Text organisation_before(const Finder *f, size_t at)
{
    size_t length, end = at - (word_before(f->text, at, f->start, TEXT("的")) ? 3 : 0), start = end;

    while (start > f->start && end - start < ORGANISATION_MOST) {
        size_t before = letter_before(f->text, start, f->start);
        const Letter *letter = letter_at(f->lexicon, f->text, before, &length);
        if (letter_parts(letter) || letter->kind == LETTER_DIGIT
            || listed_before(f->catalog, WORDS_ORGANISATION_STOP, f->text, start, f->start))
            break;
        start = before;
    }
    if (end - start < 6 || !listed_before(f->catalog, WORDS_AGENCY_ENDING, f->text, end, start))
        return (Text){ 0 };
    return text_slice(f->text, start, end);
}

/* That of a title: in 县妇联主席 it is part of the title. */
static Text organisation_of(const Finder *f, const Title *title)
{
    size_t length;

    for (size_t at = title->start; at < title->end; at += length) {
        utf8_read(f->text, at, &length);
        if (at + length == title->end
            || listed_before(f->catalog, WORDS_AGENCY_ENDING, f->text, at + length, title->start) < 6)
            continue;
        Text organisation = organisation_before(f, at + length);
        return organisation.at == f->text.at + title->start ? (Text){ 0 } : organisation;
    }
    return organisation_before(f, title->start);
}

static void add(Finder *f, const Name *name, size_t start, size_t end, Text title, Text organisation)
{
    Item *item = item_add(f, ITEM_ROLE, start, end);

    item->name = text_slice(f->text, name->start, name->end);
    item->title = title;
    item->organisation = organisation;
    item->sex = sex_of(f, name, title);
    item->confidence = name->confidence;
    if (name->end > f->named_until)
        f->named_until = name->end;
}

/* 冯劲同志任组长: what else he is. */
static void take_office_behind(Finder *f, const Name *name)
{
    static const Text being[] = { WORD("担任"), WORD("兼任"), WORD("任"), WORD("为") };
    size_t at = name->end, length;
    Title title;

    if (word_at(f->text, at, TEXT("同志")))
        at += 6;
    length = any_word_at(f->text, at, WORDS(being));
    if (length && title_at(f, at + length, &title) && title.kind <= TITLE_POST)
        add(f, name, name->start, title.end, text_slice(f->text, title.start, title.end), (Text){ 0 });
}

/* Names behind a title and a colon: 副组长：李四、王五 */
static size_t take_list(Finder *f, size_t at, Text title, Text organisation)
{
    size_t length;
    Name name;

    for (int i = 0; i < LIST_MOST && name_at(f, at, true, &name); i++) {
        if (name_border_behind(f, name.end) != BORDER_SIGN)
            break;
        add(f, &name, name.start, name.end, title, organisation);
        at = name.end;
        if (word_at(f->text, at, TEXT("（"))) { /* 李四（县妇联主席） */
            Text inside = text_slice(f->text, at + 3, at + 3 + 90);
            size_t close = text_find(inside, TEXT("）"));
            if (close < inside.len && !text_contains(text_slice(inside, 0, close), TEXT("\n")))
                at += 3 + close + 3;
        }
        const Letter *letter = letter_at(f->lexicon, f->text, at, &length);
        if (letter->kind != LETTER_COMMA && letter->kind != LETTER_BLANK)
            break;
        for (; letter->kind == LETTER_COMMA || letter->kind == LETTER_BLANK;
             letter = letter_at(f->lexicon, f->text, at, &length))
            at += length;
    }
    return at;
}

/* Titles that belong to a place: the words before them name it, not somebody. */
static bool begins_with_place(const Finder *f, Text title)
{
    return listed_begins(f->catalog, WORDS_PLACE_TITLE, title);
}

/* 兼职副主席2名（陈阿妹、黄碧云）: where the names begin that a title and their number announce, or 0. */
static size_t announced(const Finder *f, size_t at)
{
    Cursor c = cursor_at(f->lexicon, f->text, at);

    while (cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_NUMERAL))
        cursor_next(&c);
    if (c.at == at || !(cursor_eat(&c, TEXT("名")) || cursor_eat(&c, TEXT("人")) || cursor_eat(&c, TEXT("位"))))
        return 0;
    return cursor_eat(&c, TEXT("（")) || cursor_eat(&c, TEXT("：")) ? c.at : 0;
}

/* The name beside a title. Returns where to go on. */
static size_t take_title(Finder *f, size_t at, const Title *title)
{
    Text words = text_slice(f->text, title->start, title->end);
    bool person = title->kind == TITLE_PERSON, asks = title->kind == TITLE_OFFICE || title->kind == TITLE_POST;
    size_t behind = title->end, colon = any_word_at(f->text, behind, (const Text[]){ WORD("："), WORD(":") }, 2),
           length;
    Name name;

    if (!person && at > f->named_until && !begins_with_place(f, words)
        && !any_word_before(f->text, at, f->start, (const Text[]){ WORD("小学"), WORD("中学"), WORD("大学") }, 3)
        && name_before(f, at, &name)) {
        add(f, &name, name.start, title->end, words, organisation_before(f, name.start));
        return title->end;
    }
    if (colon && asks) {
        size_t from = behind + colon;
        while (letter_at(f->lexicon, f->text, from, &length)->kind == LETTER_BLANK && length)
            from += length;
        size_t end = take_list(f, from, words, organisation_of(f, title));
        return end > from ? end : title->end;
    }
    size_t list = asks ? announced(f, behind) : 0;
    if (list) {
        size_t end = take_list(f, list, words, organisation_of(f, title));
        return end > list ? end : title->end;
    }
    if (title->kind != TITLE_ADDRESS && name_at(f, behind, !asks, &name)
        && !(person
             && lexicon_longest(f->lexicon, f->text, behind, 1u << SENSE_TOPIC | 1u << SENSE_CUE | 1u << SENSE_NAME,
                                &length)
             && length > behind + 3)) {
        add(f, &name, at, name.end, words, organisation_of(f, title));
        take_office_behind(f, &name);
        return name.end;
    }
    return title->end;
}

/* 赖正香被评为…, 张三、李四荣获… */
static void take_honoured(Finder *f, size_t at)
{
    Name name;

    for (int i = 0; i < LIST_MOST && name_before(f, at, &name); i++) {
        size_t start = name.start;
        add(f, &name, name.start, name.end, (Text){ 0 }, organisation_before(f, start));
        f->named_until = f->start; /* those before it in the list are still to come */
        if (!word_before(f->text, start, f->start, TEXT("、")))
            break;
        at = start - 3;
    }
    f->named_until = at > f->named_until ? at : f->named_until;
}

/* 吴丽珠（户政大队教导员）: the office in the brackets behind a name. */
static void take_posted(Finder *f, size_t open)
{
    size_t start = open + TEXT("（").len, length;
    Text inside = text_slice(f->text, start, start + POST_MOST);
    size_t close = start + text_find(inside, TEXT("）"));
    Title title = { 0 };
    Name name;

    if (close >= start + inside.len)
        return;
    for (size_t at = start; at < close && title.end != close; at += length) {
        if (letter_at(f->lexicon, f->text, at, &length)->kind == LETTER_LINE)
            return;
        if (!title_at(f, at, &title))
            title.end = 0;
    }
    if (title.end == close && title.kind <= TITLE_POST && name_before(f, open, &name))
        add(f, &name, name.start, close, text_slice(f->text, title.start, title.end), organisation_of(f, &title));
}

/* 夏某: a name that was hidden. */
static void take_masked(Finder *f, size_t at)
{
    size_t start = letter_before(f->text, at, f->start), surname, mask = name_mask_at(f, at);

    if (!mask || start < f->named_until || start == at
        || !lexicon_longest(f->lexicon, text_slice(f->text, 0, at), start, 1u << SENSE_SURNAME, &surname))
        return;
    if (listed_at(f->catalog, WORDS_SURNAME_PREPOSITION, f->text, start)
        && name_border_before(f, start) == BORDER_NONE)
        return;
    Name name = { start, at + mask, 85 };
    add(f, &name, name.start, name.end, (Text){ 0 }, (Text){ 0 });
}
