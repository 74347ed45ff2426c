/* rtf.c - Rich Text Format, 1.9.1: groups, control words and letters.
 *
 * Numbers of lists stand in the file (\listtext) and are read. What is deleted or hidden is not, nor are destinations that
 * hold no text of the document. */
#include "format/readers.h"

#include "base/utf8.h"
#include "format/decode.h"
#include "format/rtf_text.h"
#include "format/rtf_words.h"

enum { DEPTH_MAX = 1024, FONTS_MAX = 1024, STYLES_MAX = 4096, WORD_MAX = 32, CODE_MAX = 4 };

typedef enum { INTO_TEXT, INTO_NOTHING, INTO_FONTS, INTO_STYLES, INTO_INSTRUCTION } Destination;

typedef struct {
    Destination into;
    bool opened; /* a note or text box that ends with the group */
    bool hidden, deleted;
    bool number;           /* of a list */
    bool contents;         /* a field that is a table of contents */
    bool any;              /* the group begins with \* */
    bool paragraph_hidden; /* as `hidden`, of \pard */
    int skip;              /* letters behind \u that stand for it: \uc */
    int font;
} Group;

typedef struct {
    Text bytes;
    size_t at;
    Arena *arena, *letters_arena;
    RtfText text;
    Group groups[DEPTH_MAX];
    int depth; /* of the group that is open */
    int page;  /* the code page of the file */
    int fonts[FONTS_MAX];
    uint8_t levels[STYLES_MAX]; /* heading of a style, 0: none */
    int font, style;            /* that the tables speak of */
    int level;                  /* heading of the open paragraph */
    bool in_table;
    bool merge_above, merge_left; /* of the cell that is defined */
    int skip;                     /* letters still to be skipped */
    uint32_t high;                /* first half of a letter in UTF-16 */
    Buffer letters;               /* in code page `letters_page` */
    int letters_page;
    bool trail; /* the second byte of a letter is to come */
    char code[CODE_MAX];
    int code_length;
    Problem problem;
} Rtf;

static void read_word(Rtf *rtf);
static void open_group(Rtf *rtf);
static void close_group(Rtf *rtf);
static void add_byte(Rtf *rtf, unsigned char byte);
static void flush(Rtf *rtf);

Problem rtf_read(Text bytes, DocBuilder *out)
{
    Arena *arena = arena_new();
    Rtf *rtf = ARENA_NEW(arena, Rtf);

    rtf->bytes = bytes;
    rtf->arena = arena;
    rtf->letters_arena = arena_new();
    rtf->text = (RtfText){ .arena = arena, .builder = out };
    rtf->page = 1252;
    rtf->groups[0].skip = 1;
    if (!text_contains(text_slice(bytes, 0, 64), TEXT("{\\rtf")))
        rtf->problem = problem(PROBLEM_FILE_BROKEN, TEXT("RTF"), TEXT("its text is missing"), TEXT(""));
    while (rtf->at < bytes.len && !rtf->problem.code && !builder_full(out)) {
        char c = bytes.at[rtf->at++];
        if (c == '{')
            open_group(rtf);
        else if (c == '}')
            close_group(rtf);
        else if (c == '\\')
            read_word(rtf);
        else if (c != '\r' && c != '\n' && c != 0)
            add_byte(rtf, (unsigned char)c);
    }
    flush(rtf);
    Problem problem = rtf->problem;
    if (!problem.code)
        rtf_text_finish(&rtf->text);
    rtf_text_free(&rtf->text);
    buffer_free(&rtf->letters);
    arena_free(rtf->letters_arena);
    arena_free(arena);
    return problem;
}

static Group *group_of(Rtf *rtf)
{
    return &rtf->groups[rtf->depth];
}

static void open_group(Rtf *rtf)
{
    flush(rtf);
    rtf->skip = 0;
    if (rtf->depth + 1 == DEPTH_MAX) {
        rtf->problem = problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("how deep its parts are nested"), TEXT(""), TEXT(""));
        return;
    }
    rtf->groups[rtf->depth + 1] = rtf->groups[rtf->depth];
    rtf->depth++;
    group_of(rtf)->opened = false;
    group_of(rtf)->any = false;
}

static void close_group(Rtf *rtf)
{
    Group *group = group_of(rtf);

    flush(rtf);
    rtf->skip = 0;
    if (group->opened)
        rtf_text_close(&rtf->text);
    if (rtf->depth == 0)
        return;
    if (group->into == INTO_INSTRUCTION && rtf->code_length >= 3 && memcmp(rtf->code, "TOC", 3) == 0)
        rtf->groups[rtf->depth - 1].contents = true;
    rtf->depth--;
}

/* ---- letters ---------------------------------------------------------------------- */

static int page_now(Rtf *rtf)
{
    int font = group_of(rtf)->font, page = font >= 0 && font < FONTS_MAX ? rtf->fonts[font] : 0;

    return page == 0 || page == RTF_PAGE_OWN ? rtf->page : page;
}

static bool is_read(Rtf *rtf)
{
    const Group *group = group_of(rtf);

    return group->into == INTO_TEXT && !group->hidden && !group->deleted;
}

/* Words into the text, or where else the group's words go. */
static void add_words(Rtf *rtf, Text words)
{
    if (is_read(rtf)) {
        if (group_of(rtf)->number && rtf->text.lines[rtf->text.stream].len == 0)
            words = text_trim(words);
        rtf_text_add(&rtf->text, words);
    } else if (group_of(rtf)->into == INTO_INSTRUCTION) {
        for (size_t i = 0; i < words.len && rtf->code_length < CODE_MAX; i++) {
            if (words.at[i] != ' ')
                rtf->code[rtf->code_length++] = words.at[i];
        }
    } else if (group_of(rtf)->into == INTO_STYLES && words.len >= 9 && rtf->style >= 0 && rtf->style < STYLES_MAX
               && (text_starts(words, TEXT("heading ")) || text_starts(words, TEXT("Heading ")))) {
        if (words.at[8] >= '1' && words.at[8] <= '9' && !rtf->levels[rtf->style])
            rtf->levels[rtf->style] = (uint8_t)(words.at[8] - '0');
    }
}

static void flush(Rtf *rtf)
{
    char room[16];
    Text letters = buffer_text(&rtf->letters), words;
    bool ascii = true;

    rtf->trail = false;
    if (letters.len == 0)
        return;
    for (size_t i = 0; i < letters.len; i++)
        ascii &= (unsigned char)letters.at[i] < 0x80;
    if (rtf->letters_page == RTF_PAGE_SYMBOL) {
        /* marks of lists */
    } else if (ascii) {
        add_words(rtf, letters);
    } else if (decode_known(rtf_page_name(rtf->letters_page, room), letters, rtf->letters_arena, &words)
               || decode_known("CP1252", letters, rtf->letters_arena, &words)) {
        add_words(rtf, words);
        arena_reset(rtf->letters_arena);
    }
    buffer_clear(&rtf->letters);
}

static void add_byte(Rtf *rtf, unsigned char byte)
{
    int page = page_now(rtf);

    if (rtf->skip > 0) {
        rtf->skip--;
        return;
    }
    if (group_of(rtf)->into == INTO_NOTHING || group_of(rtf)->into == INTO_FONTS)
        return;
    if (rtf->letters.len && page != rtf->letters_page)
        flush(rtf);
    rtf->letters_page = page;
    buffer_add_char(&rtf->letters, (char)byte);
    bool pairs = page == 936 || page == 950 || page == 932 || page == 949;
    rtf->trail = pairs && !rtf->trail && byte >= 0x81;
    if (rtf->letters.len > 64 * 1024 && !rtf->trail)
        flush(rtf);
}

static void add_code(Rtf *rtf, uint32_t code)
{
    char words[4];

    flush(rtf);
    if (code >= 0xD800 && code < 0xDC00) {
        rtf->high = code;
        return;
    }
    if (code >= 0xDC00 && code < 0xE000 && rtf->high)
        code = 0x10000 + ((rtf->high - 0xD800) << 10) + (code - 0xDC00);
    rtf->high = 0;
    if (code >= 0xE000 && code < 0xF900) /* signs of a font, marks of lists */
        return;
    add_words(rtf, (Text){ words, utf8_write(code, words) });
}

/* ---- control words ---------------------------------------------------------------- */

static void act(Rtf *rtf, RtfAction action, uint32_t sign, bool has, int value);

static int hex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static void end_paragraph(Rtf *rtf)
{
    flush(rtf);
    if (is_read(rtf))
        rtf_text_end(&rtf->text, rtf->in_table, rtf->level);
}

/* What is no word: \'b1 \~ \_ \* and signs that mean themselves. */
static void read_symbol(Rtf *rtf, char c)
{
    int first = rtf->at < rtf->bytes.len ? hex(rtf->bytes.at[rtf->at]) : -1;
    int second = rtf->at + 1 < rtf->bytes.len ? hex(rtf->bytes.at[rtf->at + 1]) : -1;

    if (c == '\'' && first >= 0 && second >= 0) {
        rtf->at += 2;
        add_byte(rtf, (unsigned char)(first * 16 + second));
    } else if (c == '*') {
        group_of(rtf)->any = true;
    } else if (c == '\n' || c == '\r') {
        end_paragraph(rtf);
    } else if (c == '~' || c == '_') {
        add_byte(rtf, c == '~' ? ' ' : '-');
    } else if (c == '{' || c == '}' || c == '\\') {
        add_byte(rtf, (unsigned char)c);
    }
}

static void read_word(Rtf *rtf)
{
    char name[WORD_MAX + 1];
    size_t length = 0;
    Text bytes = rtf->bytes;
    int64_t value = 0;

    if (rtf->at == bytes.len)
        return;
    if ((bytes.at[rtf->at] | 0x20) < 'a' || (bytes.at[rtf->at] | 0x20) > 'z') {
        read_symbol(rtf, bytes.at[rtf->at++]);
        return;
    }
    for (; rtf->at < bytes.len && (bytes.at[rtf->at] | 0x20) >= 'a' && (bytes.at[rtf->at] | 0x20) <= 'z';
         rtf->at++) {
        if (length < WORD_MAX)
            name[length++] = bytes.at[rtf->at];
    }
    name[length] = 0;
    bool minus = rtf->at + 1 < bytes.len && bytes.at[rtf->at] == '-' && hex(bytes.at[rtf->at + 1]) >= 0;
    rtf->at += minus;
    bool has = rtf->at < bytes.len && bytes.at[rtf->at] >= '0' && bytes.at[rtf->at] <= '9';
    for (; rtf->at < bytes.len && bytes.at[rtf->at] >= '0' && bytes.at[rtf->at] <= '9'; rtf->at++)
        value = value < INT32_MAX / 16 ? value * 10 + (bytes.at[rtf->at] - '0') : value;
    if (rtf->at < bytes.len && bytes.at[rtf->at] == ' ')
        rtf->at++;

    const RtfWord *word = rtf_word(name);
    if (word) {
        act(rtf, word->action, word->sign, has, (int)(minus ? -value : value));
    } else if (group_of(rtf)->any) { /* {\*\unknown */
        flush(rtf);
        group_of(rtf)->into = INTO_NOTHING;
    }
    group_of(rtf)->any = false;
}

/* A destination: the words of the group go elsewhere. Inside of what is dropped all is dropped. */
static void go_into(Rtf *rtf, Destination into)
{
    flush(rtf);
    if (group_of(rtf)->into != INTO_NOTHING)
        group_of(rtf)->into = into;
}

static void act_on_text(Rtf *rtf, RtfAction action, bool in_text);

/* 一、 needs no blank behind it. */
static bool ends_wide(const Rtf *rtf)
{
    Text line = buffer_text(&rtf->text.lines[rtf->text.stream]);

    return line.len && (unsigned char)line.at[line.len - 1] >= 0x80;
}

static void act(Rtf *rtf, RtfAction action, uint32_t sign, bool has, int value)
{
    Group *group = group_of(rtf);
    bool in_text = group->into == INTO_TEXT;

    switch (action) {
    case W_ANSICPG:
        rtf->page = value;
        break;
    case W_BIN:
        rtf->at = value > 0 && (size_t)value < rtf->bytes.len - rtf->at ? rtf->at + (size_t)value
                  : value > 0                                           ? rtf->bytes.len
                                                                        : rtf->at;
        break;
    case W_FONTS:
        go_into(rtf, INTO_FONTS);
        break;
    case W_FONT:
        if (group->into == INTO_FONTS)
            rtf->font = value;
        else
            group->font = value;
        break;
    case W_FCHARSET:
        if (group->into == INTO_FONTS && rtf->font >= 0 && rtf->font < FONTS_MAX)
            rtf->fonts[rtf->font] = rtf_page_of_charset(value);
        break;
    case W_STYLES:
        go_into(rtf, INTO_STYLES);
        rtf->style = -1;
        break;
    case W_STYLE:
        flush(rtf);
        if (group->into == INTO_STYLES)
            rtf->style = value;
        else if (in_text && value >= 0 && value < STYLES_MAX)
            rtf->level = rtf->levels[value];
        break;
    case W_LEVEL:
        value = value >= 0 && value <= 8 ? value + 1 : 0;
        if (in_text)
            rtf->level = value;
        else if (group->into == INTO_STYLES && rtf->style >= 0 && rtf->style < STYLES_MAX)
            rtf->levels[rtf->style] = (uint8_t)value;
        break;
    case W_FIELD_CODE:
        go_into(rtf, INTO_INSTRUCTION);
        rtf->code_length = 0;
        break;
    case W_FIELD_RESULT:
        if (group->contents)
            go_into(rtf, INTO_NOTHING);
        break;
    case W_NOTHING:
        go_into(rtf, INTO_NOTHING);
        break;
    case W_THROUGH:
        if (rtf->depth > 1 && rtf->groups[rtf->depth - 2].into == INTO_TEXT)
            group->into = INTO_TEXT;
        break;
    case W_HIDDEN:
    case W_DELETED:
        flush(rtf);
        *(action == W_HIDDEN ? &group->hidden : &group->deleted) = !has || value != 0;
        break;
    case W_PLAIN:
        flush(rtf);
        group->hidden = group->deleted = false;
        break;
    case W_UC:
        group->skip = value;
        break;
    case W_UNICODE:
        add_code(rtf, (uint32_t)(value < 0 ? value + 65536 : value));
        rtf->skip = group->skip;
        break;
    case W_SIGN:
        flush(rtf);
        if (sign != ' ' || !group->number || !ends_wide(rtf))
            add_code(rtf, sign);
        break;
    case W_LIST:
        group->number = true;
        break;
    case W_CELLX:
        if (in_text && rtf->text.edges.count < BUILDER_COLUMNS_MAX)
            *LIST_ADD(rtf->arena, &rtf->text.edges) = (RtfEdge){ value, rtf->merge_above, rtf->merge_left };
        rtf->merge_above = rtf->merge_left = false;
        break;
    case W_ABOVE:
        rtf->merge_above = true;
        break;
    case W_LEFT:
        rtf->merge_left = true;
        break;
    default:
        act_on_text(rtf, action, in_text);
        break;
    }
}

/* Paragraphs, cells, notes. */
static void act_on_text(Rtf *rtf, RtfAction action, bool in_text)
{
    flush(rtf);
    if (!in_text)
        return;
    switch (action) {
    case W_PAR:
        end_paragraph(rtf);
        break;
    case W_PARD:
        rtf->in_table = false;
        rtf->level = 0;
        break;
    case W_IN_TABLE:
        rtf->in_table = true;
        break;
    case W_BREAK:
        if (is_read(rtf))
            rtf_text_break(&rtf->text);
        break;
    case W_NEST:
        add_words(rtf, TEXT(" "));
        break;
    case W_TROWD:
        rtf->text.edges.count = 0;
        rtf->merge_above = rtf->merge_left = false;
        break;
    case W_CELL:
        rtf_text_cell(&rtf->text);
        break;
    case W_ROW:
        rtf_text_row(&rtf->text);
        break;
    case W_NOTE:
    case W_BOX:
        group_of(rtf)->opened = rtf_text_open(&rtf->text, action == W_NOTE ? BLOCK_NOTE : BLOCK_PARAGRAPH);
        if (!group_of(rtf)->opened)
            group_of(rtf)->into = INTO_NOTHING;
        break;
    default:
        break;
    }
}
