/* privacy_names.c - people who are named though they should not be: victims, minors, the ill, those who
 * complained, were helped or died.
 *
 * It goes by the words of person_words.tsv: what somebody is called (孤儿, 受害人), and for people who are
 * only called 村民 or 女儿, what the sentence says of them. People in office, and those whose prize the sentence
 * reports, are named rightly. */
#include "check/privacy_people.h"

#include "check/prose.h"
#include "read/around.h"
#include "read/cursor.h"

#include <stdlib.h>

enum { NAMES_MOST = 200, BRACKET_MOST = 90, BACK_MOST = 60, CALLED_MOST = 45, ADULT = 18 };

#define BIT(kind) (1u << (kind))
enum {
    SORTED = (1u << (PERSON_HELPED + 1)) - 1, /* PERSON_MINOR to PERSON_HELPED */
    MISFORTUNE = 1u << PERSON_VIOLENCE | 1u << PERSON_ILLNESS | 1u << PERSON_DEATH | 1u << PERSON_DISPUTE
};

/* ---- words ---- */

static void words_find(People *p)
{
    size_t behind = 0;

    for (size_t i = 0; i < p->c->persons.count; i++) {
        const PersonPlace *place = &p->c->persons.items[i];
        if (place->start < behind)
            continue;
        *LIST_ADD(p->c->arena, &p->words) = (PersonFound){ place->start, place->end, place->kind };
        behind = place->end;
    }
}

size_t people_word(const People *p, size_t at)
{
    size_t low = 0, high = p->words.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->words.items[middle].start >= at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

unsigned people_context(const People *p, size_t start, size_t end)
{
    unsigned kinds = 0;

    for (size_t i = people_word(p, start); i < p->words.count && p->words.items[i].end <= end; i++)
        kinds |= BIT(p->words.items[i].kind);
    return kinds;
}

PersonalSort people_sort(PersonWord kind)
{
    static const PersonalSort sorts[] = {
        [PERSON_MINOR] = PERSONAL_MINOR, [PERSON_VICTIM] = PERSONAL_VICTIM,     [PERSON_PATIENT] = PERSONAL_PATIENT,
        [PERSON_PARTY] = PERSONAL_PARTY, [PERSON_BEREAVED] = PERSONAL_BEREAVED, [PERSON_HELPED] = PERSONAL_HELPED,
    };

    return kind <= PERSON_HELPED ? sorts[kind] : PERSONAL_SORTS;
}

/* What misfortune, or help, makes of whoever is named beside it. */
static PersonalSort sort_of(unsigned kinds)
{
    if (kinds & BIT(PERSON_VIOLENCE))
        return PERSONAL_VICTIM;
    if (kinds & BIT(PERSON_DEATH))
        return PERSONAL_BEREAVED;
    if (kinds & BIT(PERSON_ILLNESS))
        return PERSONAL_PATIENT;
    if (kinds & BIT(PERSON_DISPUTE))
        return PERSONAL_PARTY;
    return kinds & BIT(PERSON_HELP) ? PERSONAL_HELPED : PERSONAL_SORTS;
}

/* ---- names ---- */

static int text_order(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

static bool is_official(const People *p, Text name)
{
    return p->officials.count
           && bsearch(&name, p->officials.items, p->officials.count, sizeof name, text_order) != NULL;
}

size_t people_first_item(const People *p)
{
    const Items *items = p->c->items;
    size_t low = 0, high = items->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (items->items[middle].document >= p->c->document)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void officials_find(People *p)
{
    const Items *items = p->c->items;
    Title title;

    for (size_t i = people_first_item(p); i < items->count && items->items[i].document == p->c->document; i++) {
        const Item *item = &items->items[i];
        if (item->type != ITEM_ROLE)
            continue;
        bool office = item->title.len && title_at(&p->finder, (size_t)(item->title.at - p->c->text.at), &title)
                      && title.kind <= TITLE_ADDRESS;
        if (office || !item->title.len) /* without a title: somebody honoured, or a mask */
            *LIST_ADD(p->c->arena, &p->officials) = item->name;
    }
    if (p->officials.count)
        qsort(p->officials.items, p->officials.count, sizeof(Text), text_order);
}

static bool is_masked(const People *p, const Name *name)
{
    Text text = text_slice(p->c->text, name->start, name->end);
    size_t length;

    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = utf8_read(text, at, &length);
        if (code == U'某' || lexicon_kind(&p->c->r->catalog->lexicon, code)->kind == LETTER_MASK)
            return true;
    }
    return false;
}

void people_add(People *p, const Name *name, PersonalSort sort)
{
    if (is_masked(p, name) || is_official(p, text_slice(p->c->text, name->start, name->end)))
        return;
    *LIST_ADD(p->c->arena, &p->persons) = (Person){ { (uint32_t)name->start, (uint32_t)name->end }, sort };
}

/* Its letters are such as given names have: 王丽, 周苗苗, but 方阵 and 应诉 are none. One letter must be of the list,
 * of two one, or both of those that seldom stand alone. */
static bool given_likely(const People *p, const Name *name)
{
    const Catalog *catalog = p->c->r->catalog;
    size_t at = name->start, length, letters = 0, strong = 0, weak = 0;

    if (!lexicon_longest(p->finder.lexicon, p->c->text, at, 1u << SENSE_SURNAME, &at))
        return false;
    for (; at < name->end; at += length, letters++) {
        utf8_read(p->c->text, at, &length);
        strong += listed_at(catalog, WORDS_GIVEN_LETTER, p->c->text, at) != 0;
        weak += listed_at(catalog, WORDS_GIVEN_LETTER_BESIDE, p->c->text, at) != 0;
    }
    return strong || (letters > 1 && weak == letters);
}

/* A name begins at `at`, and no word that only looks like one. */
static bool named_at(const People *p, size_t at, Name *name)
{
    const Finder *f = &p->finder;
    Title title;
    size_t end;

    if (at >= p->c->text.len || !name_at(f, at, true, name) || is_masked(p, name) || !given_likely(p, name))
        return false;
    if (lexicon_longest(f->lexicon, f->text, at, 1u << SENSE_TOPIC | 1u << SENSE_CUE | 1u << SENSE_NAME, &end)
        && end > at + 3 && end > name->start + 3
        && !(end < name->end && listed_at(p->c->r->catalog, WORDS_GIVEN_LETTER, f->text, end)))
        return false; /* but 孙子轩 goes on behind 孙子 */
    return !title_at(f, name->end, &title) || title.kind == TITLE_PERSON
           || text_at(f->text, name->end, TEXT("同学"));
}

/* Behind the （女，12岁） at `at`, or `at`. */
static size_t behind_bracket(Text text, size_t at)
{
    bool wide = text_at(text, at, TEXT("（"));

    if (!wide && !text_at(text, at, TEXT("(")))
        return at;
    Text inside = text_slice(text, at, at + BRACKET_MOST);
    size_t close = text_find(inside, wide ? TEXT("）") : TEXT(")"));
    if (close >= inside.len || text_contains(text_slice(inside, 0, close), TEXT("\n")))
        return at;
    return at + close + (wide ? 3 : 1);
}

size_t people_list(People *p, size_t at, PersonalSort sort, bool listed)
{
    static const Text close[] = { WORD("、"), WORD("和"), WORD("与"), WORD("及") };
    static const Text wide[] = { WORD("、"), WORD("和"), WORD("与"), WORD("及"), WORD("，"), WORD(","),
                                 WORD("　"), WORD(" "),  WORD("\t"), WORD("；"), WORD("\n") };
    size_t count = 0, length;
    Name name;

    while (count < NAMES_MOST && named_at(p, at, &name)) {
        people_add(p, &name, sort);
        count++;
        at = behind_bracket(p->c->text, name.end);
        size_t from = at;
        while (
            (length = listed ? any_word_at(p->c->text, at, WORDS(wide)) : any_word_at(p->c->text, at, WORDS(close)))
            && at - from < 12)
            at += length;
        if (at == from)
            break;
    }
    return count;
}

/* ---- around the words ---- */

static bool honoured(const People *p, size_t start, size_t end)
{
    return people_context(p, start, sentence_end(p->c->text, end)) & BIT(PERSON_HONOUR);
}

/* Behind 12名 or 两个 at `at`, or `at`. */
static size_t behind_count(const People *p, size_t at)
{
    static const Text units[] = { WORD("名"), WORD("人"), WORD("位"), WORD("个"), WORD("户") };
    size_t from = at, length;
    const Letter *letter;

    while ((letter = letter_at(p->finder.lexicon, p->c->text, at, &length), length)
           && (letter->kind == LETTER_DIGIT || letter->kind == LETTER_NUMERAL || letter->kind == LETTER_TEN))
        at += length;
    length = at > from ? any_word_at(p->c->text, at, WORDS(units)) : 0;
    return length ? at + length : from;
}

/* Before 等12名 or 两名 that ends at `at`, or `at`. */
static size_t before_count(const People *p, size_t at)
{
    static const Text units[] = { WORD("名"), WORD("人"), WORD("位"), WORD("个"), WORD("户") };
    static const Text more[] = { WORD("余"), WORD("多"), WORD("几") };
    size_t least = p->c->d->span.start, from = at, length = any_word_before(p->c->text, at, least, WORDS(units));

    at -= length;
    while (length && at > least && from - at < BACK_MOST / 2) {
        size_t before = letter_start(p->c->text, at, least), bytes;
        LetterKind kind = letter_at(p->finder.lexicon, p->c->text, before, &bytes)->kind;
        if (kind != LETTER_DIGIT && kind != LETTER_NUMERAL && kind != LETTER_TEN
            && !any_word_before(p->c->text, at, least, WORDS(more)))
            break;
        at = before;
    }
    if (word_before(p->c->text, at, least, TEXT("等")))
        at -= 3;
    return at;
}

/* 小名“朵朵”的 in front of a name: behind it, or `at`. */
static size_t behind_called(const People *p, size_t at)
{
    Text clause = text_slice(p->c->text, at, clause_end(p->c->text, at)), of = TEXT("的");
    size_t end = text_find(clause, of);

    return end < clause.len && end < CALLED_MOST ? at + end + of.len : at;
}

/* 受害人王丽, 孤儿（张小雨）, 留守儿童2名：张小雨、李明轩 */
static bool names_behind(People *p, const PersonFound *word, PersonalSort sort)
{
    static const Text leads[] = { WORD("：“"),    WORD("：\""),  WORD("”"),    WORD("：\n"), WORD("："),
                                  WORD(":"),      WORD("（"),    WORD("("),    WORD("“"),    WORD("名叫"),
                                  WORD("叫"),     WORD("是"),    WORD("名为"), WORD("为"),   WORD("分别是"),
                                  WORD("分别为"), WORD("名单：") };
    static const Text called[] = { WORD("小名"), WORD("乳名"), WORD("昵称"),
                                   WORD("外号"), WORD("网名"), WORD("曾用名") };
    Text text = p->c->text;
    size_t at = behind_count(p, word->end), length;
    bool listed = at > word->end;

    if (!listed && any_word_at(text, at, WORDS(called)))
        at = behind_called(p, at);

    if ((length = any_word_at(text, at, WORDS(leads))) != 0) {
        listed = listed || text_at(text, at, TEXT("：")) || text_at(text, at, TEXT("名单"));
        at += length;
    } else if (listed) {
        return false;
    }
    return people_list(p, at, sort, listed) > 0;
}

/* 张小雨等12名留守儿童, 王桂香、李秀英两名孤儿, 张小雨的女儿 not. */
static void names_before(People *p, const PersonFound *word, PersonalSort sort)
{
    size_t end = before_count(p, word->start), least = p->c->d->span.start;
    Name name;

    if (end == word->start)
        return;
    for (int i = 0; i < NAMES_MOST && name_before(&p->finder, end, &name); i++) {
        if (!honoured(p, name.start, name.end))
            people_add(p, &name, sort);
        if (!word_before(p->c->text, name.start, least, TEXT("、")))
            break;
        end = name.start - 3;
    }
}

/* 慰问王桂香等困难妇女: who was helped stands between the verb and what they are called. */
static void names_helped(People *p, const PersonFound *word)
{
    static const Text skips[] = { WORD("了"), WORD("过"), WORD("到"), WORD("给"), WORD("“") };
    static const Text homes[] = { WORD("一家"), WORD("家"), WORD("母女"), WORD("母子"), WORD("老人"), WORD("户") };
    size_t at = word->end + any_word_at(p->c->text, word->end, WORDS(skips));
    Name name;

    if (!named_at(p, at, &name))
        return;
    size_t stop = clause_end(p->c->text, name.end);
    unsigned kinds = people_context(p, name.end, stop);
    PersonalSort sort = any_word_at(p->c->text, name.end, WORDS(homes)) ? PERSONAL_HELPED : PERSONAL_SORTS;

    for (PersonWord kind = PERSON_MINOR; kind <= PERSON_HELPED && sort == PERSONAL_SORTS; kind++)
        if (kinds & BIT(kind))
            sort = people_sort(kind);
    if (sort == PERSONAL_SORTS && kinds & BIT(PERSON_PRIVATE))
        sort = PERSONAL_HELPED;
    if (sort != PERSONAL_SORTS)
        people_list(p, at, sort, false);
}

/* 王丽遭受家庭暴力, 石板村王桂香因病去世, 王丽离婚案 */
static void names_struck(People *p, const PersonFound *word)
{
    static const Text cases[] = { WORD("案"), WORD("一案"), WORD("纠纷案"), WORD("纠纷一案") };
    bool direct = any_word_at(p->c->text, word->end, WORDS(cases)) != 0;
    size_t start = clause_start(p->c->text, word->start, p->c->d->span.start), length;
    Name name;

    if (word->start - start > BACK_MOST)
        start = letter_start(p->c->text, word->start - BACK_MOST + 1, start);
    for (size_t at = start; at <= word->start; at += length) {
        utf8_read(p->c->text, at, &length);
        if ((at < word->start ? listed_at(p->c->r->catalog, WORDS_MISFORTUNE_VERB, p->c->text, at) != 0 : direct)
            && name_before(&p->finder, at, &name)) {
            people_add(p, &name, sort_of(BIT(word->kind)));
            return;
        }
    }
}

/* 王丽诉李强离婚纠纷 */
static void names_suing(People *p, const PersonFound *word)
{
    size_t start = clause_start(p->c->text, word->start, p->c->d->span.start);
    Text clause = text_slice(p->c->text, start, word->start);
    size_t at = start + text_find(clause, TEXT("诉"));
    Name name;

    if (at >= word->start || !name_before(&p->finder, at, &name))
        return;
    Name first = name;
    if (named_at(p, at + 3, &name)) {
        people_add(p, &first, PERSONAL_PARTY);
        people_add(p, &name, PERSONAL_PARTY);
    }
}

/* 村民王桂香 and 妻子李秀英 are named rightly, unless the sentence tells of a misfortune or of help for them. */
static void names_private(People *p, const PersonFound *word)
{
    Text text = p->c->text;
    size_t least = p->c->d->span.start;
    unsigned kinds = people_context(p, sentence_start(text, word->start, least), sentence_end(text, word->end));
    unsigned before = people_context(p, clause_start(text, word->start, least), word->start);
    PersonalSort sort = sort_of((kinds & MISFORTUNE) | (before & BIT(PERSON_HELP)));

    if (sort != PERSONAL_SORTS && !(kinds & BIT(PERSON_HONOUR)))
        names_behind(p, word, sort);
}

static void names_around(People *p, const PersonFound *word)
{
    PersonalSort sort = people_sort(word->kind);

    if (sort == PERSONAL_MINOR || sort == PERSONAL_HELPED) {
        if (!honoured(p, clause_start(p->c->text, word->start, p->c->d->span.start), word->end)) {
            names_behind(p, word, sort);
            names_before(p, word, sort);
        }
    } else if (sort != PERSONAL_SORTS) {
        names_behind(p, word, sort);
        names_before(p, word, sort);
    } else if (word->kind == PERSON_PRIVATE) {
        names_private(p, word);
    } else if (word->kind == PERSON_HELP) {
        names_helped(p, word);
    } else if (word->kind <= PERSON_DISPUTE) {
        names_struck(p, word);
        if (word->kind == PERSON_DISPUTE)
            names_suing(p, word);
    }
}

/* ---- ages ---- */

/* 张小雨（女，12岁）, 王桂香，女，45岁，患乳腺癌: before the age, its sex and its bracket. */
static void named_with_age(People *p, const Fact *fact)
{
    static const Text signs[] = { WORD("（"), WORD("("), WORD("，"), WORD(","), WORD("、"), WORD(" ") };
    static const Text sexes[] = { WORD("女"), WORD("男"), WORD("今年"), WORD("现年"), WORD("年仅"), WORD("年龄") };
    Text text = p->c->text;
    size_t least = p->c->d->span.start, at = fact->quantity.start, length;
    bool minor = decimal_compare(fact->quantity.number.low, decimal_int(ADULT)) < 0;
    Name name;

    for (int i = 0; i < 5; i++) {
        length =
            i % 2 ? any_word_before(text, at, least, WORDS(sexes)) : any_word_before(text, at, least, WORDS(signs));
        at -= length;
        if (!(i % 2) && !length)
            break;
    }
    if (at == fact->quantity.start || !name_before(&p->finder, at, &name)
        || any_word_at(text, fact->quantity.end, (const Text[]){ WORD("以"), WORD("及") }, 2))
        return;
    size_t start = sentence_start(text, name.start, least), end = sentence_end(text, fact->quantity.end);
    unsigned kinds = people_context(p, start, end);
    PersonalSort sort = sort_of(kinds & (MISFORTUNE | BIT(PERSON_HELP)));
    if (kinds & BIT(PERSON_HONOUR))
        return;
    if (minor)
        people_add(p, &name, PERSONAL_MINOR);
    else if (sort != PERSONAL_SORTS)
        people_add(p, &name, sort);
}

static void ages_find(People *p)
{
    const Document *d = p->c->d;

    for (uint32_t i = d->first_fact; i < d->first_fact + d->fact_count; i++) {
        const Fact *fact = &p->c->r->facts.items[i];
        const Quantity *q = &fact->quantity;
        if (q->kind != FACT_DATE && q->number.form == NUMERAL_EXACT
            && text_ends(quantity_unit(p->c->r->catalog, p->c->r->text, q), TEXT("岁")))
            named_with_age(p, fact);
    }
}

/* 该妇女名叫赵秀兰: in a sentence that tells of a misfortune. */
static void called_find(People *p)
{
    Text text = p->c->text, called = TEXT("名叫");
    Name name;

    for (size_t at = p->c->d->span.start; at < text.len; at += called.len) {
        at += text_find(text_slice(text, at, text.len), called);
        if (at >= text.len || !named_at(p, at + called.len, &name))
            continue;
        unsigned kinds = people_context(p, sentence_start(text, at, p->c->d->span.start), sentence_end(text, at));
        PersonalSort sort = kinds & BIT(PERSON_VICTIM) ? PERSONAL_VICTIM : sort_of(kinds & MISFORTUNE);
        if (sort != PERSONAL_SORTS && !(kinds & BIT(PERSON_HONOUR)))
            people_add(p, &name, sort);
    }
}

/* ---- what is said of them ---- */

static Text mask_of(Checker *c, Span span)
{
    Text name = reading_text(c->r, span);
    size_t given = 0, length;
    Buffer mask = { 0 };

    if (!lexicon_longest(&c->r->catalog->lexicon, name, 0, 1u << SENSE_SURNAME, &given))
        utf8_read(name, 0, &given);
    buffer_add(&mask, text_slice(name, 0, given));
    for (size_t at = given; at < name.len; at += length) {
        utf8_read(name, at, &length);
        buffer_add(&mask, TEXT("某"));
    }
    Text kept = arena_text(c->arena, buffer_text(&mask));
    buffer_free(&mask);
    return kept;
}

static int person_compare(const void *a, const void *b)
{
    const Person *one = a, *two = b;

    if (one->span.start != two->span.start)
        return one->span.start < two->span.start ? -1 : 1;
    if (one->span.end != two->span.end) /* the longer name first */
        return one->span.end > two->span.end ? -1 : 1;
    return (int)one->sort - (int)two->sort;
}

/* Sorted, each name once. */
static void persons_settle(People *p)
{
    Person *items = p->persons.items;
    size_t kept = 0;

    if (p->persons.count)
        qsort(items, p->persons.count, sizeof *items, person_compare);
    for (size_t i = 0; i < p->persons.count; i++)
        if (!kept || items[i].span.start >= items[kept - 1].span.end)
            items[kept++] = items[i];
    p->persons.count = kept;
}

/* Somebody in office is named at `at`, with one more letter behind `end`: 副主任王丽娟 beside a 王丽. */
static bool of_office(const People *p, size_t at, size_t end)
{
    size_t start = at;
    Title title;

    if (!listed_at(p->c->r->catalog, WORDS_GIVEN_LETTER, p->c->text, end))
        return false;
    for (int letters = 0; letters < 6; letters++) {
        start = letter_start(p->c->text, start, p->c->d->span.start);
        if (title_at(&p->finder, start, &title) && title.end == at && title.kind <= TITLE_POST)
            return true;
    }
    return false;
}

/* Where they are named again: a mask in one place is none. */
static void named_again(People *p)
{
    LIST(Text) names = { 0 };
    size_t first = p->persons.count, length;

    for (size_t i = 0; i < first; i++)
        *LIST_ADD(p->c->arena, &names) = reading_text(p->c->r, p->persons.items[i].span);
    if (first)
        qsort(names.items, names.count, sizeof(Text), text_order);
    for (size_t at = p->c->d->span.start; first && at < p->c->text.len; at += length) {
        const Letter *letter = letter_at(p->finder.lexicon, p->c->text, at, &length);
        if (!letter->starts || length != 3)
            continue;
        for (size_t bytes = 12; bytes >= 6; bytes -= 3) {
            Text here = text_slice(p->c->text, at, at + bytes);
            Name longer;
            if (here.len < bytes || !bsearch(&here, names.items, names.count, sizeof here, text_order))
                continue;
            if (is_official(p, text_slice(p->c->text, at, at + bytes + 3)) || of_office(p, at, at + bytes))
                break;
            if (!name_at(&p->finder, at, false, &longer) || longer.end <= at + bytes) /* 王丽 is not 王丽娟 */
                *LIST_ADD(p->c->arena, &p->persons) =
                    (Person){ { (uint32_t)at, (uint32_t)(at + bytes) }, PERSONAL_NAMED_AGAIN };
            break;
        }
    }
    persons_settle(p);
}

void privacy_names(Checker *c)
{
    People p = { .c = c,
                 .finder = { .r = c->r,
                             .catalog = c->r->catalog,
                             .lexicon = &c->r->catalog->lexicon,
                             .d = c->d,
                             .document = c->document,
                             .text = c->text,
                             .start = c->d->span.start,
                             .arena = c->arena } };

    words_find(&p);
    officials_find(&p);
    for (size_t i = 0; i < p.words.count; i++)
        names_around(&p, &p.words.items[i]);
    ages_find(&p);
    called_find(&p);
    people_tables(&p);
    persons_settle(&p);
    named_again(&p);
    for (size_t i = 0; i < p.persons.count; i++)
        privacy_object(c, p.persons.items[i].span.start, p.persons.items[i].span.end, p.persons.items[i].sort,
                       mask_of(c, p.persons.items[i].span), true);
    people_cases(&p);
}
