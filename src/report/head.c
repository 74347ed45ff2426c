/* head.c - the words of a cell taken apart. */
#include "report/head.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "model/word_lists.h"
#include "report/labels.h"

static Text without_number(Text words);
static Text narrow(Arena *arena, Text words);
static Text take_units(const Catalog *catalog, Arena *arena, Text words, Text *units);
static bool all_units(const Catalog *catalog, Text words);

void head_read(const Catalog *catalog, Arena *arena, Text words, Head *out)
{
    Text rest = without_number(narrow(arena, text_trim(words)));
    size_t part = listed_at(catalog, WORDS_TABLE_PART, rest, 0);

    *out = (Head){ .words = text_trim(words), .part = part > 0 };
    rest = take_units(catalog, arena, without_number(text_trim(text_slice(rest, part, rest.len))), &out->units);
    Text plain = label_normal(arena, rest);
    out->skip = is_listed(catalog, WORDS_TABLE_SKIP, plain);
    out->unit_head = is_listed(catalog, WORDS_TABLE_UNIT_HEAD, plain);
    if (is_listed(catalog, WORDS_TABLE_TERM, plain) || is_listed(catalog, WORDS_TABLE_BEFORE, plain)) {
        bool before = is_listed(catalog, WORDS_TABLE_BEFORE, plain);
        out->time = (HeadTime){ .relative = true,
                                .offset = before ? -1 : 0,
                                .same_part = text_contains(plain, TEXT("期")) || !before,
                                .whole = text_contains(plain, TEXT("全年")) };
        return;
    }
    out->label = label_normal(arena, head_time(catalog, arena, rest, &out->time));
    out->skip |= is_listed(catalog, WORDS_TABLE_SKIP, out->label); /* 2025年目标值 */
    if (is_listed(catalog, WORDS_TABLE_TOTAL, out->label) || is_listed(catalog, WORDS_TABLE_VALUE, out->label)) {
        out->total = is_listed(catalog, WORDS_TABLE_TOTAL, out->label);
        out->label = TEXT("");
    } else if (is_listed(catalog, WORDS_TABLE_OWN, out->label)) {
        out->own = true;
        out->label = TEXT("");
    } else if (is_listed(catalog, WORDS_TABLE_WOMEN, out->label)) {
        out->sex = SEX_WOMEN;
    } else if (is_listed(catalog, WORDS_TABLE_MEN, out->label)) {
        out->sex = SEX_MEN;
    }
}

bool head_time_given(const HeadTime *time)
{
    return time->year || time->relative || time->first_month || time->day;
}

/* ---- time ---- */

/* A number of digits, or of one Chinese digit, at `at`. */
static int number_at(Text words, size_t at, size_t *length)
{
    static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
    int value = 0;

    *length = 0;
    while (at + *length < words.len && words.at[at + *length] >= '0' && words.at[at + *length] <= '9'
           && *length < 5)
        value = value * 10 + (words.at[at + (*length)++] - '0');
    for (int i = 0; *length == 0 && i < 10; i++)
        if (text_starts(text_slice(words, at, words.len), text_of(digits[i]))) {
            *length = strlen(digits[i]);
            return i + 1;
        }
    return *length ? value : -1;
}

static size_t word_at(Text words, size_t at, const char *const *choices)
{
    for (; *choices; choices++)
        if (text_starts(text_slice(words, at, words.len), text_of(*choices)))
            return strlen(*choices);
    return 0;
}

/* 2023年(度) 2023—2024学年 2023—2025年: how long it is, 0 when there is none. */
static size_t year_at(Text words, size_t at, HeadTime *out)
{
    static const char *const dashes[] = { "-", "—", "–", "~", "至", "～", NULL };
    static const char *const tails[] = { "年度", "年末", "年底", "年", NULL };
    size_t length, second = 0;
    int year = number_at(words, at, &length), last = 0;

    if (length != 4 || year < 1949 || year > 2099)
        return 0;
    size_t next = at + length;
    size_t dash = word_at(words, next, dashes);
    while (dash && word_at(words, next + dash, dashes))
        dash += word_at(words, next + dash, dashes);
    if (!dash && text_starts(text_slice(words, next, words.len), TEXT("年")))
        dash = word_at(words, next + TEXT("年").len, dashes)
                   ? TEXT("年").len + word_at(words, next + TEXT("年").len, dashes)
                   : 0;
    if (dash)
        last = number_at(words, next + dash, &second);
    if (second == 4 && last > year && last <= 2099)
        next += dash + second;
    else
        last = 0;
    if (text_starts(text_slice(words, next, words.len), TEXT("学年"))) {
        size_t tail = TEXT("学年").len
                      + (text_starts(text_slice(words, next + TEXT("学年").len, words.len), TEXT("度")) ? 3 : 0);
        out->year = year;
        out->school = true;
        return next + tail - at;
    }
    size_t tail = word_at(words, next, tails);
    if (!tail && next < words.len)
        return 0;
    out->year = year;
    out->last_year = last;
    return next + tail - at;
}

static size_t part_at(Text words, size_t at, HeadTime *out)
{
    static const char *const halves[] = { "上半年", "下半年", NULL };
    static const char *const dashes[] = { "-", "—", "–", "~", "～", "至", NULL };
    size_t length, second = 0;
    size_t lead = text_starts(text_slice(words, at, words.len), TEXT("第")) ? TEXT("第").len : 0;

    if (word_at(words, at, halves)) {
        bool first = text_starts(text_slice(words, at, words.len), TEXT("上"));
        out->first_month = first ? 1 : 7;
        out->last_month = first ? 6 : 12;
        return TEXT("上半年").len;
    }
    int number = number_at(words, at + lead, &length);
    if (number < 1 || number > 12)
        return 0;
    Text behind = text_slice(words, at + lead + length, words.len);
    if (number <= 4 && (text_starts(behind, TEXT("季度")) || text_starts(behind, TEXT("季")))) {
        out->first_month = number * 3 - 2;
        out->last_month = number * 3;
        return lead + length + (text_starts(behind, TEXT("季度")) ? TEXT("季度").len : TEXT("季").len);
    }
    if (lead)
        return 0;
    size_t month = text_starts(behind, TEXT("月")) ? TEXT("月").len : 0;
    size_t dash = word_at(behind, month, dashes);
    while (dash && word_at(behind, month + dash, dashes))
        dash += word_at(behind, month + dash, dashes);
    int last = dash ? number_at(behind, month + dash, &second) : -1;
    if (last >= number && last <= 12
        && text_starts(text_slice(behind, month + dash + second, behind.len), TEXT("月"))) {
        out->first_month = number;
        out->last_month = last;
        length += month + dash + second + TEXT("月").len;
        return length + (text_starts(text_slice(words, at + length, words.len), TEXT("份")) ? TEXT("份").len : 0);
    }
    if (!month)
        return 0;
    behind = text_slice(behind, month, behind.len);
    int day = number_at(behind, 0, &second);
    bool a_day = day > 0 && text_starts(text_slice(behind, second, behind.len), TEXT("日"));
    bool end = text_starts(behind, TEXT("底")) || text_starts(behind, TEXT("末"));
    out->first_month = number;
    out->last_month = number;
    out->day = a_day || end;
    return length + month
           + (a_day ? second + TEXT("日").len
              : end ? TEXT("底").len
                    : 0)
           + (text_starts(behind, TEXT("份")) ? TEXT("份").len : 0);
}

Text head_time(const Catalog *catalog, Arena *arena, Text words, HeadTime *out)
{
    static const char *const until[] = { "截至",     "截止到",   "统计截止", "数据截止", "截止",
                                         "统计时段", "统计时间", "统计期",   NULL };
    Buffer rest = { 0 };
    size_t length;

    (void)catalog;
    for (size_t at = 0; at < words.len; at += length) {
        HeadTime found = { 0 };
        size_t taken = out->year ? 0 : year_at(words, at, &found);
        bool after_digit = at && words.at[at - 1] >= '0' && words.at[at - 1] <= '9';

        if (!taken && !out->first_month && !after_digit)
            taken = part_at(words, at, &found);
        if (!taken && (taken = word_at(words, at, until)))
            found.day = false;
        if (taken) {
            out->year = found.year ? found.year : out->year;
            out->last_year = found.last_year ? found.last_year : out->last_year;
            out->school |= found.school;
            out->day |= found.day;
            if (found.first_month) {
                out->first_month = found.first_month;
                out->last_month = found.last_month;
            }
            length = taken;
            continue;
        }
        utf8_read(words, at, &length);
        buffer_add(&rest, text_slice(words, at, at + length));
    }
    Text left = arena_text(arena, buffer_text(&rest));
    buffer_free(&rest);
    return left;
}

/* ---- units ---- */

bool unit_read(const Catalog *catalog, Text words, uint32_t *unit, int *scale)
{
    static const struct {
        Text word;
        int power;
    } scales[] = {
        { { "", 0 }, 0 }, { { "万", 3 }, 4 }, { { "亿", 3 }, 8 }, { { "千", 3 }, 3 }, { { "百", 3 }, 2 }
    };

    words = text_trim(words);
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        if (!text_starts(words, scales[i].word))
            continue;
        Text bare = text_slice(words, scales[i].word.len, words.len);
        for (uint32_t j = 0; j < catalog->unit_count; j++)
            if (text_equal(catalog_text(catalog, catalog->units[j].text), bare)) {
                *unit = j;
                *scale = scales[i].power;
                return true;
            }
    }
    return false;
}

/* The next of units that stand beside each other. */
static bool next_unit(Text *rest, Text *one)
{
    static const char *const signs[] = { "、", "，", ",", "；", ";", "和", " ", NULL };

    while (rest->len) {
        size_t at = 0, sign = 0;
        while (at < rest->len && !(sign = word_at(*rest, at, signs)))
            at++;
        *one = text_slice(*rest, 0, at);
        *rest = text_slice(*rest, at + sign, rest->len);
        if (one->len)
            return true;
    }
    return false;
}

bool units_choose(const Catalog *catalog, Text words, uint16_t family, uint32_t *unit, int *scale)
{
    Text one;

    while (next_unit(&words, &one))
        if (unit_read(catalog, one, unit, scale) && catalog->units[*unit].family == family)
            return true;
    return false;
}

static bool all_units(const Catalog *catalog, Text words)
{
    uint32_t unit;
    int scale;
    Text one;
    bool any = false;

    while (next_unit(&words, &one)) {
        if (!unit_read(catalog, one, &unit, &scale))
            return false;
        any = true;
    }
    return any;
}

static Text without_unit_word(Text words)
{
    static const char *const leads[] = { "计量单位", "单位", NULL };
    size_t lead = word_at(words, 0, leads);
    Text rest = text_trim(text_slice(words, lead, words.len));

    if (lead && text_starts(rest, TEXT(":")))
        return text_trim(text_slice(rest, 1, rest.len));
    return lead ? TEXT("") : words;
}

/* Takes units in brackets at the end, or 单位: and units, out of the words. */
static Text take_units(const Catalog *catalog, Arena *arena, Text words, Text *units)
{
    Buffer rest = { 0 };

    *units = TEXT("");
    for (size_t at = 0; at < words.len; at++) {
        if (words.at[at] == '(' || words.at[at] == '[') {
            size_t close = at + 1;
            while (close < words.len && words.at[close] != ')' && words.at[close] != ']')
                close++;
            Text inside = text_trim(text_slice(words, at + 1, close));
            Text bare = without_unit_word(inside);
            if (close + 1 >= words.len && all_units(catalog, bare.len ? bare : inside)) {
                *units = bare.len ? bare : inside;
                at = close;
                continue;
            }
        } else if (!units->len && text_starts(text_slice(words, at, words.len), TEXT("单位"))) {
            Text bare = without_unit_word(text_slice(words, at, words.len));
            if (bare.len && all_units(catalog, bare)) {
                *units = bare;
                break;
            }
        }
        buffer_add_char(&rest, words.at[at]);
    }
    Text left = arena_text(arena, buffer_text(&rest));
    buffer_free(&rest);
    return left;
}

/* ---- words ---- */

static Text narrow(Arena *arena, Text words)
{
    char *out = arena_alloc(arena, words.len + 1);
    size_t length, size = 0;

    for (size_t at = 0; at < words.len; at += length) {
        uint32_t code = utf8_narrow(utf8_read(words, at, &length));
        code = code == '\n' || code == '\t' || code == 0xA0 ? ' ' : code;
        if (code == 0x3014 || code == 0x3010) /* 〔 【 */
            code = '(';
        if (code == 0x3015 || code == 0x3011)
            code = ')';
        size += utf8_write(code, out + size);
    }
    return (Text){ out, size };
}

/* Without 1. （一） 一、 (2) ① before them. */
static Text without_number(Text words)
{
    size_t bracket = text_starts(words, TEXT("("));
    size_t length, at = bracket;

    while (at < words.len && number_at(words, at, &length) >= 0)
        at += length;
    if (at == bracket)
        return words;
    Text behind = text_slice(words, at, words.len);
    static const char *const ends[] = { "、", ".", "．", ")", " ", NULL };
    size_t end = word_at(behind, 0, ends);
    if (!end || (bracket && behind.at[0] != ')'))
        return words;
    if (behind.at[0] == '.' && behind.len > 1 && behind.at[1] >= '0' && behind.at[1] <= '9')
        return words;
    return text_trim(text_slice(behind, end, behind.len));
}
