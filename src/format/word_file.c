/* After MS-DOC: Fib 2.5, Clx 2.9.38, PlcBteChpx and PlcBtePapx 2.8.5 and 2.8.6, Sprm 2.6. */
#include "format/word_file.h"

#include "base/list.h"
#include "format/compound.h"

#include <stdlib.h>

enum {
    FIB_FLAGS = 10,
    FIB_COUNTS = 76,
    FIB_PLACES = 154,
    PAGE = 512,
    PLACE_NOTE_TEXTS = 3,
    PLACE_LETTERS = 12,
    PLACE_PARAGRAPHS = 13,
    PLACE_CLX = 33,
    WORD_97 = 0xC1,
    PIECE_MAX = 1 << 22
};

/* Properties that are asked for. */
enum {
    SPRM_DELETED = 0x0800,
    SPRM_HIDDEN = 0x083C,
    SPRM_SYMBOL = 0x6A09,
    SPRM_IN_TABLE = 0x2416,
    SPRM_ENDS_ROW = 0x2417,
    SPRM_DEPTH = 0x6649,
    SPRM_INNER_CELL = 0x244B,
    SPRM_INNER_ROW = 0x244C,
    SPRM_OUTLINE = 0x2640,
    SPRM_ROW = 0xD608,
    SPRM_TABS = 0xC615,
    SPRM_HUGE = 0x6646
};

typedef struct {
    uint32_t cp, fc;
    bool narrow; /* a byte a letter, in Windows-1252 */
    bool dropped;
} Piece;

typedef struct {
    uint32_t start, end; /* FCs */
    uint32_t style;
    Text properties;
} Run;

typedef LIST(Run) Runs;

struct WordFile {
    Text main, table, data;
    uint32_t counts[WORD_PARTS];
    LIST(Piece) pieces; /* the last only has the end */
    Runs letters, paragraphs;
    Text notes; /* where they begin in their part */
};

/* ---- properties ------------------------------------------------------------------- */

/* Cuts off the next property: its number and its operand. */
static bool property_next(Text *rest, uint32_t *sprm, Text *operand)
{
    static const unsigned char sizes[] = { 1, 1, 2, 4, 2, 2, 0, 3 };
    size_t size, start = 2;

    if (rest->len < 3)
        return false;
    *sprm = bytes_u16(*rest, 0);
    size = sizes[*sprm >> 13];
    if (*sprm >> 13 == 6) {
        size = bytes_u8(*rest, 2);
        start = 3;
        if (*sprm == SPRM_ROW) {
            size = bytes_u16(*rest, 2);
            size = size ? size - 1 : 0;
            start = 4;
        } else if (*sprm == SPRM_TABS && size == 255) {
            size = rest->len - 3;
        }
    }
    *operand = text_slice(*rest, start, start + size);
    *rest = text_slice(*rest, start + size, rest->len);
    return true;
}

static bool drops(Text properties)
{
    uint32_t sprm;
    Text operand;
    bool dropped = false;

    while (property_next(&properties, &sprm, &operand))
        if (sprm == SPRM_DELETED || sprm == SPRM_HIDDEN)
            dropped = dropped || bytes_u8(operand, 0) == 1;
        else if (sprm == SPRM_SYMBOL)
            dropped = true;
    return dropped;
}

/* ---- opening ---------------------------------------------------------------------- */

static Problem broken(const char *why)
{
    return problem(PROBLEM_FILE_BROKEN, TEXT("DOC"), text_of(why), TEXT(""));
}

/* What the header points to in the table stream. */
static Text place(const WordFile *file, size_t index)
{
    size_t at = FIB_PLACES + 8 * index, start = bytes_u32(file->main, at), size = bytes_u32(file->main, at + 4);

    return text_slice(file->table, start, start + size);
}

static Problem read_pieces(WordFile *file, Arena *arena)
{
    Text clx = place(file, PLACE_CLX), plc;
    LIST(Text) changes = { 0 };
    size_t count;

    while (bytes_u8(clx, 0) == 1) {
        size_t size = bytes_u16(clx, 1);
        *LIST_ADD(arena, &changes) = text_slice(clx, 3, 3 + size);
        clx = text_slice(clx, 3 + size, clx.len);
    }
    if (bytes_u8(clx, 0) != 2)
        return broken("its list of pieces is damaged");
    plc = text_slice(clx, 5, 5 + (size_t)bytes_u32(clx, 1));
    count = plc.len < 16 ? 0 : (plc.len - 4) / 12;
    if (count == 0 || count > PIECE_MAX)
        return broken("its list of pieces is damaged");
    for (size_t i = 0; i <= count; i++) {
        size_t at = 4 * (count + 1) + 8 * i;
        uint32_t fc = i < count ? bytes_u32(plc, at + 2) : 0, change = i < count ? bytes_u16(plc, at + 6) : 0;
        Piece piece = { .cp = bytes_u32(plc, 4 * i), .fc = fc & 0x3FFFFFFF, .narrow = fc & 0x40000000 };

        if (i > 0 && piece.cp < file->pieces.items[i - 1].cp)
            return broken("its list of pieces is damaged");
        if (piece.narrow)
            piece.fc /= 2;
        if ((change & 1) && change >> 1 < changes.count)
            piece.dropped = drops(changes.items[change >> 1]);
        *LIST_ADD(arena, &file->pieces) = piece;
    }
    return OK;
}

static int by_start(const void *a, const void *b)
{
    const Run *x = a, *y = b;

    return x->start < y->start ? -1 : x->start > y->start;
}

/* The runs of all pages of properties; those of paragraphs begin with a style. */
static void read_runs(const WordFile *file, size_t index, bool paragraphs, Arena *arena, Runs *runs)
{
    Text plc = place(file, index);
    size_t pages = plc.len < 12 ? 0 : (plc.len - 4) / 8, unit = paragraphs ? 13 : 1;

    for (size_t p = 0; p < pages; p++) {
        size_t start = (size_t)(bytes_u32(plc, 4 * (pages + 1) + 4 * p) & 0x3FFFFF) * PAGE;
        Text page = text_slice(file->main, start, start + PAGE);
        size_t count = bytes_u8(page, PAGE - 1);

        if (4 * (count + 1) + unit * count >= PAGE)
            continue;
        for (size_t i = 0; i < count; i++) {
            Run run = { bytes_u32(page, 4 * i), bytes_u32(page, 4 * i + 4), 0, TEXT("") };
            size_t at = 2 * (size_t)bytes_u8(page, 4 * (count + 1) + unit * i), size = bytes_u8(page, at);

            if (at && paragraphs) {
                size = size ? 2 * size - 1 : 2 * (size_t)bytes_u8(page, ++at);
                run.style = bytes_u16(page, at + 1);
                run.properties = text_slice(page, at + 3, at + 1 + size);
            } else if (at) {
                run.properties = text_slice(page, at + 1, at + 1 + size);
            }
            if (run.end > run.start)
                *LIST_ADD(arena, runs) = run;
        }
    }
    if (runs->count)
        qsort(runs->items, runs->count, sizeof *runs->items, by_start);
}

Problem word_open(Text bytes, Arena *arena, WordFile **out)
{
    WordFile *file = ARENA_NEW(arena, WordFile);
    Compound *compound;
    uint32_t flags;

    TRY(compound_open(bytes, "DOC", arena, &compound));
    file->main = compound_stream(compound, "WordDocument", arena);
    flags = bytes_u16(file->main, FIB_FLAGS);
    if (file->main.len < FIB_PLACES + 8 * (size_t)(PLACE_CLX + 1))
        return broken("its header is damaged");
    if (bytes_u16(file->main, 0) != 0xA5EC || bytes_u16(file->main, 2) < WORD_97)
        return broken("it is of Word 95 or before");
    if (flags & 0x0100)
        return problem(PROBLEM_FILE_ENCRYPTED, TEXT(""), TEXT(""), TEXT(""));
    file->table = compound_stream(compound, flags & 0x0200 ? "1Table" : "0Table", arena);
    file->data = compound_stream(compound, "Data", arena);
    for (int i = 0; i < WORD_PARTS; i++)
        file->counts[i] = bytes_u32(file->main, FIB_COUNTS + 4 * (size_t)i);
    TRY(read_pieces(file, arena));
    read_runs(file, PLACE_LETTERS, false, arena, &file->letters);
    read_runs(file, PLACE_PARAGRAPHS, true, arena, &file->paragraphs);
    file->notes = place(file, PLACE_NOTE_TEXTS);
    *out = file;
    return OK;
}

/* ---- asking ----------------------------------------------------------------------- */

void word_part(const WordFile *file, WordPart part, uint32_t *first, uint32_t *last)
{
    uint64_t end = file->pieces.items[file->pieces.count - 1].cp, at = 0;

    for (int i = 0; i < (int)part; i++)
        at += file->counts[i];
    *first = (uint32_t)(at < end ? at : end);
    at += file->counts[part];
    *last = (uint32_t)(at < end ? at : end);
}

bool word_note(const WordFile *file, size_t index, uint32_t *first, uint32_t *last)
{
    uint32_t start, end;

    if (index + 2 > file->notes.len / 4)
        return false;
    word_part(file, WORD_NOTES, &start, &end);
    *first = bytes_u32(file->notes, 4 * index);
    *last = bytes_u32(file->notes, 4 * index + 4);
    if (*first > *last || *last > end - start)
        return false;
    *first += start;
    *last += start;
    return true;
}

/* The run that holds `fc`, or NULL. */
static const Run *run_at(const Runs *runs, uint32_t fc)
{
    size_t low = 0, high = runs->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (runs->items[middle].start <= fc)
            low = middle + 1;
        else
            high = middle;
    }
    return low && fc < runs->items[low - 1].end ? &runs->items[low - 1] : NULL;
}

/* Windows-1252 differs from Unicode here only. */
static uint32_t wide_code(uint32_t code)
{
    static const unsigned short codes[] = {
        0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
        0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
    };

    return code >= 0x80 && code < 0xA0 ? codes[code - 0x80] : code;
}

bool word_letter(const WordFile *file, uint32_t *cp, size_t *piece, WordLetter *out)
{
    const Piece *pieces = file->pieces.items;
    size_t last = file->pieces.count - 1;
    const Run *run;
    uint32_t low;

    while (*piece < last && *cp >= pieces[*piece + 1].cp)
        ++*piece;
    if (*piece >= last || *cp < pieces[*piece].cp)
        return false;
    const Piece *at = &pieces[*piece];
    uint64_t fc = at->fc + (uint64_t)(*cp - at->cp) * (at->narrow ? 1 : 2);
    if (fc >= file->main.len)
        return false;
    *out = (WordLetter){ .cp = (*cp)++, .fc = (uint32_t)fc, .dropped = at->dropped };
    out->code = at->narrow ? wide_code(bytes_u8(file->main, fc)) : bytes_u16(file->main, fc);
    if (!at->narrow && (out->code & 0xFC00) == 0xD800 && *cp < pieces[*piece + 1].cp
        && ((low = bytes_u16(file->main, fc + 2)) & 0xFC00) == 0xDC00) {
        out->code = 0x10000 + ((out->code & 0x3FF) << 10) + (low & 0x3FF);
        ++*cp;
    }
    run = run_at(&file->letters, out->fc);
    out->dropped = out->dropped || (run && drops(run->properties));
    return true;
}

static void read_properties(const WordFile *file, Text properties, bool inside, WordParagraph *out)
{
    uint32_t sprm;
    Text operand;

    while (property_next(&properties, &sprm, &operand))
        switch (sprm) {
        case SPRM_IN_TABLE:
            if (bytes_u8(operand, 0) && out->depth == 0)
                out->depth = 1;
            break;
        case SPRM_DEPTH:
            out->depth = bytes_u32(operand, 0) < 64 ? (int)bytes_u32(operand, 0) : 0;
            break;
        case SPRM_ENDS_ROW:
            out->ends_row = bytes_u8(operand, 0) != 0;
            break;
        case SPRM_INNER_CELL:
        case SPRM_INNER_ROW:
            out->inner_cell = bytes_u8(operand, 0) != 0;
            break;
        case SPRM_OUTLINE:
            if (bytes_u8(operand, 0) < 9)
                out->level = (int)bytes_u8(operand, 0) + 1;
            break;
        case SPRM_ROW:
            out->row = operand;
            break;
        case SPRM_HUGE: /* too many to stand here */
            if (!inside) {
                size_t at = bytes_u32(operand, 0);
                read_properties(file, text_slice(file->data, at + 2, at + 2 + bytes_u16(file->data, at)), true,
                                out);
            }
            break;
        default:
            break;
        }
}

WordParagraph word_paragraph(const WordFile *file, uint32_t fc)
{
    WordParagraph paragraph = { 0 };
    const Run *run = run_at(&file->paragraphs, fc);

    if (run) {
        if (run->style >= 1 && run->style <= 9) /* these numbers are kept for headings */
            paragraph.level = (int)run->style;
        read_properties(file, run->properties, false, &paragraph);
    }
    return paragraph;
}

/* TDefTableOperand: a count, where cells begin and end, 20 bytes for each cell. */
size_t word_cells(Text row, WordCell *cells, size_t max)
{
    size_t count = bytes_u8(row, 0);

    if (count > max)
        count = max;
    for (size_t i = 0; i < count; i++) {
        uint32_t flags = bytes_u16(row, 1 + 2 * ((size_t)bytes_u8(row, 0) + 1) + 20 * i);
        cells[i] = (WordCell){ .left = (int16_t)bytes_u16(row, 1 + 2 * i),
                               .right = (int16_t)bytes_u16(row, 3 + 2 * i),
                               .across = (flags & 3) == 2,
                               .above = (flags >> 5 & 3) == 1 };
    }
    return count;
}
