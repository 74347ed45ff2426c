/* compile.c - the files of a catalog's folder become one image. */
#include "model/compile.h"

#include "model/checks.h"
#include "model/image.h"
#include "model/letters.h"
#include "model/reasons.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { SHEET_SIZE_MAX = 64 << 20 };

static Problem file_read(Compile *compile, Text path, Text *out);
static void image_write(const Compile *compile, Buffer *image);

Problem catalog_compile(Text folder, Arena *arena, Buffer *image)
{
    Compile *compile = ARENA_NEW(arena, Compile);

    compile->arena = arena;
    compile->folder = folder;
    TRY(compile_rows(compile));
    TRY(compile_phrases(compile));
    TRY(compile_lists(compile));
    TRY(compile_checks(compile));
    TRY(compile_calendar(compile));
    TRY(compile_labels(compile));
    compile_words(compile);
    image_write(compile, image);
    return OK;
}

Problem sheet_read(Compile *compile, const char *name, const char *const *columns, Sheet *out)
{
    Text bytes = { 0 };

    *out = (Sheet){ .columns = columns };
    out->path = arena_format(compile->arena, "%.*s/%s", TEXT_ARG(compile->folder), name);
    TRY(file_read(compile, out->path, &bytes));
    return tsv_read(out->path, bytes, columns, compile->arena, &out->rows);
}

static Problem file_read(Compile *compile, Text path, Text *out)
{
    const char *name = arena_string(compile->arena, path);
    FILE *file = fopen(name, "rb");
    Problem failed = OK;
    Buffer bytes = { 0 };
    size_t got;

    if (!file)
        return problem_at(
            problem(errno == ENOENT || errno == ENOTDIR ? PROBLEM_CATALOG_MISSING : PROBLEM_FILE_UNREADABLE,
                    reason_of(errno), TEXT(""), TEXT("")),
            path, 0, TEXT(""));
    while ((got = fread(buffer_reserve(&bytes, BUFSIZ), 1, BUFSIZ, file)) > 0 && bytes.len <= SHEET_SIZE_MAX)
        bytes.len += got;
    if (ferror(file))
        failed = problem(PROBLEM_FILE_UNREADABLE, reason_of(errno), TEXT(""), TEXT(""));
    else if (bytes.len > SHEET_SIZE_MAX)
        failed = problem(PROBLEM_CATALOG_TOO_LARGE, TEXT("64 MiB"), TEXT(""), TEXT(""));
    fclose(file);
    *out = arena_text(compile->arena, buffer_text(&bytes));
    buffer_free(&bytes);
    return failed.code ? problem_at(failed, path, 0, TEXT("")) : OK;
}

PoolText pool_text(Compile *compile, Text text)
{
    uint32_t at = index_put(compile->arena, &compile->text_places, text, compile->pool_size);

    if (at == compile->pool_size && text.len) {
        *LIST_ADD(compile->arena, &compile->texts) = text;
        compile->pool_size += (uint32_t)text.len;
    }
    return (PoolText){ at, (uint32_t)text.len };
}

Text place_text(Place place)
{
    return place.row->cells[place.column];
}

Problem place_problem(Place place, ProblemCode code, Text value, Text wanted)
{
    return problem_at(problem(code, value, wanted, TEXT("")), place.sheet->path, place.row->line,
                      text_of(place.sheet->columns[place.column]));
}

Problem place_key(Compile *compile, Place place, Index *index, Text key, uint32_t value)
{
    uint32_t known;

    if (key.len == 0)
        return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, key, TEXT("≠ \"\""));
    if (index_find(index, key, &known))
        return place_problem(place, PROBLEM_CATALOG_DUPLICATE, key, TEXT(""));
    index_put(compile->arena, index, key, value);
    return OK;
}

Problem place_choice(Place place, const char *const *choices, size_t *out)
{
    Text text = place_text(place);
    char wanted[PROBLEM_ARG_MAX] = "";
    size_t length = 0;

    for (size_t i = 0; choices[i]; i++)
        if (text_equal(text, text_of(choices[i]))) {
            *out = i;
            return OK;
        }
    for (size_t i = 0; choices[i] && length < sizeof wanted; i++)
        length += (size_t)snprintf(wanted + length, sizeof wanted - length, "%s%s", i ? " " : "", choices[i]);
    return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, text, text_of(wanted));
}

Problem place_number(Place place, int low, int high, int *out)
{
    Text text = place_text(place);
    char wanted[32];
    bool minus = text_starts(text, TEXT("-"));
    Text digits = text_slice(text, minus, text.len);
    int value = 0;
    bool good = digits.len > 0 && digits.len <= 9;

    for (size_t i = 0; i < digits.len && good; i++) {
        good = digits.at[i] >= '0' && digits.at[i] <= '9';
        value = 10 * value + (digits.at[i] - '0');
    }
    *out = value = minus ? -value : value;
    if (good && value >= low && value <= high)
        return OK;
    snprintf(wanted, sizeof wanted, "%d … %d", low, high);
    return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, text, text_of(wanted));
}

/* Adds one section and notes it in the header, which lies at `start` of the image. */
static void section_write(Buffer *image, size_t start, SectionKind kind, const void *items, size_t count,
                          size_t size)
{
    while ((image->len - start) % IMAGE_ALIGN)
        buffer_add_char(image, 0);
    ImageSection section = { (uint32_t)(image->len - start), (uint32_t)count, (uint32_t)size, 0 };
    memcpy(image->at + start + offsetof(ImageHeader, sections) + kind * sizeof section, &section, sizeof section);
    if (count)
        buffer_add(image, (Text){ items, count * size });
}

#define SECTION_LIST(kind, list) \
    section_write(image, start, (kind), (list).items, (list).count, sizeof *(list).items)

static void image_write(const Compile *compile, Buffer *image)
{
    ImageHeader header = { .magic = IMAGE_MAGIC, .version = IMAGE_VERSION, .topic_other = compile->topic_other };
    size_t start = image->len;

    buffer_add(image, (Text){ (const char *)&header, sizeof header });
    section_write(image, start, SECTION_LETTER_OF, compile->letter_of, LETTER_CODES, sizeof *compile->letter_of);
    SECTION_LIST(SECTION_LETTERS, compile->letters);
    SECTION_LIST(SECTION_NODES, compile->nodes);
    section_write(image, start, SECTION_PAIRS, compile->pairs, PAIR_BITS / 8, 1);
    section_write(image, start, SECTION_LETTER_SPOTS, compile->letter_spots, compile->letters.count,
                  sizeof *compile->letter_spots);
    section_write(image, start, SECTION_PAIR_SPOTS, compile->pair_spots, PAIR_BITS, sizeof *compile->pair_spots);
    SECTION_LIST(SECTION_WORDS, compile->words);
    SECTION_LIST(SECTION_SENSES, compile->senses);
    SECTION_LIST(SECTION_UNITS, compile->units);
    SECTION_LIST(SECTION_FAMILIES, compile->families);
    SECTION_LIST(SECTION_TOPICS, compile->topics);
    SECTION_LIST(SECTION_MEASURES, compile->measures);
    SECTION_LIST(SECTION_PHRASES, compile->phrases);
    SECTION_LIST(SECTION_USES, compile->uses);
    SECTION_LIST(SECTION_UNIT_CODES, compile->unit_codes);
    SECTION_LIST(SECTION_TERMS, compile->terms);
    SECTION_LIST(SECTION_HEAD_PHRASES, compile->head_phrases);
    SECTION_LIST(SECTION_LAWS, compile->laws);
    SECTION_LIST(SECTION_YEARS, compile->years);
    SECTION_LIST(SECTION_DATES, compile->dates);
    SECTION_LIST(SECTION_LISTS, compile->lists);
    SECTION_LIST(SECTION_LIST_WORDS, compile->list_words);
    section_write(image, start, SECTION_CHECKS, compile->checks, CHECK_RULES, sizeof *compile->checks);
    section_write(image, start, SECTION_PERSONAL, compile->personal, PERSONAL_SORTS, sizeof *compile->personal);
    SECTION_LIST(SECTION_TYPOS, compile->typos);
    SECTION_LIST(SECTION_MARKS, compile->marks);
    SECTION_LIST(SECTION_HOLIDAYS, compile->holidays);
    SECTION_LIST(SECTION_LABELS, compile->labels);

    section_write(image, start, SECTION_POOL, NULL, 0, 1);
    for (size_t i = 0; i < compile->texts.count; i++)
        buffer_add(image, compile->texts.items[i]);
    memcpy(image->at + start + offsetof(ImageHeader, sections) + offsetof(ImageSection, count), &compile->pool_size,
           sizeof compile->pool_size);
    while ((image->len - start) % IMAGE_ALIGN)
        buffer_add_char(image, 0);

    header.size = (uint32_t)(image->len - start);
    memcpy(image->at + start + offsetof(ImageHeader, size), &header.size, sizeof header.size);
}
