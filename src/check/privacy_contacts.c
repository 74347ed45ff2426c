/* privacy_contacts.c - other ways to somebody: passports, landlines beside a name, mail, QQ and WeChat, number plates.
 *
 * What offices publish is not personal: their mailboxes (gov.cn), hotlines, telephones without a name, 公众号, QQ群. */
#include "check/privacy_people.h"

#include "base/utf8.h"
#include "check/prose.h"
#include "read/around.h"

enum { NAME_REACH = 45, LABEL_REACH = 30 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_word(char c)
{
    return is_digit(c) || is_letter(c);
}

static Text stars(Checker *c, Text head, Text tail)
{
    return arena_format(c->arena, "%.*s****%.*s", TEXT_ARG(head), TEXT_ARG(tail));
}

/* Behind the run of ASCII letters and digits at `at`, or of those and the `more`. */
static size_t word_end(Text text, size_t at, const char *more)
{
    while (at < text.len && text.at[at] && (is_word(text.at[at]) || strchr(more, text.at[at])))
        at++;
    return at;
}

/* ---- landlines ---- */

/* 0571-88887777, (028)66668888: an area code and seven or eight digits. Its end, or `at`. */
static size_t landline_end(Text text, size_t at)
{
    size_t start = at + any_word_at(text, at, (const Text[]){ WORD("（"), WORD("(") }, 2), end = start, digits;

    while (end < text.len && is_digit(text.at[end]))
        end++;
    digits = end - start;
    if (digits < 3 || digits > 4 || text.at[start] != '0')
        return at;
    size_t sign = any_word_at(
        text, end, (const Text[]){ WORD("-"), WORD("－"), WORD("—"), WORD("）"), WORD(")"), WORD(" ") }, 6);
    size_t from = end + sign;
    for (end = from; end < text.len && is_digit(text.at[end]);)
        end++;
    digits = end - from;
    return sign && digits >= 7 && digits <= 8 ? end : at;
}

/* 维权电话：0736-2295117: the words right before it call the telephone an office's. */
static bool is_office_line(const Checker *c, size_t at)
{
    size_t least = at > c->d->span.start + NAME_REACH ? at - NAME_REACH : c->d->span.start, from = at;

    while (
        from > least
        && (text_at(c->text, from - 3, TEXT("：")) || c->text.at[from - 1] == ':' || c->text.at[from - 1] == ' '))
        from -= text_at(c->text, from - 3, TEXT("：")) ? 3 : 1;
    return listed_before(c->r->catalog, WORDS_OFFICE_LINE, c->text, from, least) != 0;
}

/* A private or public person's name stands in the few words before, on the same line: 联系人：马秀兰，电话… */
static bool name_beside(const People *p, size_t at)
{
    Text text = p->c->text;
    size_t start = at > p->c->d->span.start + NAME_REACH ? at - NAME_REACH : p->c->d->span.start, length;
    Name name;

    for (size_t i = at; i-- > start;)
        if (text.at[i] == '\n' || text_at(text, i, TEXT("。"))) {
            start = i;
            break;
        }
    while (start < at && ((unsigned char)text.at[start] & 0xC0) == 0x80)
        start++;
    for (size_t i = start; i < at; i += length) {
        utf8_read(text, i, &length);
        if (name_at(&p->finder, i, true, &name) && name.end <= at && name.confidence >= 80)
            return true;
    }
    return false;
}

static size_t take_landline(People *p, size_t at)
{
    size_t end = landline_end(p->c->text, at);

    if (end == at || is_office_line(p->c, at) || !name_beside(p, at))
        return end;
    Text whole = text_slice(p->c->text, at, end);
    privacy_object(p->c, at, end, PERSONAL_LANDLINE,
                   stars(p->c, TEXT(""), text_slice(whole, whole.len - 4, whole.len)), false);
    return end;
}

/* ---- mail ---- */

static bool is_public_mail(const Checker *c, Text domain, size_t start)
{
    static const Text official[] = { { "gov.cn", 6 }, { "org.cn", 6 }, { "edu.cn", 6 }, { "court.gov.cn", 12 } };
    size_t from = clause_start(c->text, start, c->d->span.start);

    for (size_t i = 0; i < sizeof official / sizeof *official; i++)
        if (text_ends(domain, official[i]))
            return true;
    if (start - from < 3) /* 投稿邮箱：a@b.com: the clause before the colon says whose it is */
        from = clause_start(c->text, from > c->d->span.start + 3 ? from - 3 : from, c->d->span.start);
    return listed_within(c->r->catalog, WORDS_PUBLIC_CONTACT, text_slice(c->text, from, start));
}

/* The address around the @ at `at`. Returns its end. */
static size_t take_mail(Checker *c, size_t at)
{
    Text text = c->text;
    size_t start = at, end = word_end(text, at + 1, ".-");

    while (start > c->d->span.start && (is_word(text.at[start - 1]) || strchr("._-+", text.at[start - 1])))
        start--;
    while (end > at + 1 && !is_word(text.at[end - 1]))
        end--;
    Text domain = text_slice(text, at + 1, end);
    if (start == at || text_find(domain, TEXT(".")) >= domain.len || is_public_mail(c, domain, start))
        return at + 1;
    Text mask = arena_format(c->arena, "%c***@%.*s", text.at[start], TEXT_ARG(domain));
    privacy_object(c, start, end, PERSONAL_MAIL, mask, true);
    return end;
}

/* ---- QQ and WeChat ---- */

/* Behind 号 ： and blanks. */
static size_t behind_label(Text text, size_t at)
{
    static const Text signs[] = { WORD("号码"), WORD("号"), WORD("："), WORD(":"),  WORD(" "),
                                  WORD("　"),   WORD("为"), WORD("是"), WORD("（"), WORD("(") };
    size_t length;

    for (int i = 0; i < 4 && (length = any_word_at(text, at, WORDS(signs))); i++)
        at += length;
    return at;
}

static size_t take_chat(Checker *c, size_t at, size_t label, bool numbers_only)
{
    size_t from = behind_label(c->text, label), end = word_end(c->text, from, numbers_only ? "" : "_-"), digits = 0;

    for (size_t i = from; i < end; i++)
        digits += is_digit(c->text.at[i]);
    size_t count = end - from;
    bool good = numbers_only ? count >= 5 && count <= 11 && digits == count && c->text.at[from] != '0'
                             : from > label && count >= 6 && count <= 20 && is_letter(c->text.at[from]);
    size_t before = clause_start(c->text, at, c->d->span.start);
    for (size_t i = c->hidden; i < c->out->hidden.count; i++) /* a telephone, found before */
        good = good && c->out->hidden.items[i].span.start != from;
    if (!good || listed_within(c->r->catalog, WORDS_PUBLIC_CONTACT, text_slice(c->text, before, at)))
        return label;
    privacy_object(c, from, end, PERSONAL_CHAT, TEXT("******"), true);
    return end;
}

/* ---- passports and number plates ---- */

/* E12345678, behind a word that says so. */
static size_t take_passport(Checker *c, size_t at)
{
    size_t end = word_end(c->text, at, ""), digits = 0;

    for (size_t i = at; i < end; i++)
        digits += is_digit(c->text.at[i]);
    if (end - at < 8 || end - at > 11 || digits < 7 || end - at - digits > 2 || is_digit(c->text.at[at])
        || !privacy_label(c, WORDS_PASSPORT_LEAD, at))
        return end;
    privacy_object(c, at, end, PERSONAL_PASSPORT,
                   stars(c, text_slice(c->text, at, at + 1), text_slice(c->text, end - 2, end)), true);
    return end;
}

/* 川A12345, 浙B·D12345: a province, a capital, five or six letters and digits with three digits at least. */
static size_t take_plate(Checker *c, size_t at)
{
    static const Text dots[] = { WORD("·"), WORD("•"), WORD("."), WORD("-") };
    Text text = c->text;
    size_t province = listed_at(c->r->catalog, WORDS_PLATE_PROVINCE, text, at), from = at + province, digits = 0;

    if (!province || from + 6 > text.len || text.at[from] < 'A' || text.at[from] > 'Z')
        return at;
    from += 1 + any_word_at(text, from + 1, WORDS(dots));
    size_t end = word_end(text, from, "");
    for (size_t i = from; i < end; i++) {
        digits += is_digit(text.at[i]);
        if (!is_digit(text.at[i]) && (text.at[i] < 'A' || text.at[i] > 'Z'))
            return at;
    }
    if (end - from < 5 || end - from > 6 || digits < 3)
        return at;
    privacy_object(c, at, end, PERSONAL_PLATE, stars(c, text_slice(text, at, at + province + 1), TEXT("")), true);
    return end;
}

void privacy_contacts(Checker *c)
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
    SpotWalk walk = checker_walk(c, SPOT_SIGN | SPOT_DIGIT | SPOT_LATIN | SPOT_CONTACT);
    Text text = c->text;
    size_t at, end;

    while (spot_next(&walk, &at)) {
        char byte = text.at[at];

        end = at;
        if (byte == '@') {
            end = take_mail(c, at);
        } else if (byte == '0' || byte == '(' || text_at(text, at, TEXT("（0"))) {
            end = take_landline(&p, at);
        } else if (is_word(byte) && (at == c->d->span.start || !is_word(text.at[at - 1]))) {
            if (text_at(text, at, TEXT("QQ")) || text_at(text, at, TEXT("qq")))
                end = take_chat(c, at, at + 2, true);
            else
                end = take_passport(c, at);
            if (end < text.len && text.at[end] == '@')
                end = at;
        } else if (text_at(text, at, TEXT("微信"))) {
            end = take_chat(c, at, at + 6, false);
        } else if (at + 3 < text.len && text.at[at + 3] >= 'A' && text.at[at + 3] <= 'Z') {
            end = take_plate(c, at);
        }
        walk.behind = end;
    }
}
