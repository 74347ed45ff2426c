/* api.c - the functions of halfsky/catalog.h. A loaded catalog owns its image. */
#include "model/api.h"

#include "base/memory.h"
#include "model/problems.h"

#include <stdlib.h>
#include <string.h>

const halfsky_catalog *halfsky_catalog_builtin(void)
{
    return (const halfsky_catalog *)catalog_builtin();
}

halfsky_catalog *halfsky_catalog_load(const char *folder, const char *language, char *message, size_t room)
{
    Arena *arena = arena_new();
    Buffer image = { 0 };
    Catalog view;
    Problem failed = catalog_compile(text_of(folder), arena, &image);

    arena_free(arena);
    if (!failed.code)
        failed = catalog_open(buffer_text(&image), &view);
    if (failed.code) {
        api_message(&failed, language, message, room);
        buffer_free(&image);
        return NULL;
    }
    Catalog *catalog = memory_resize(NULL, sizeof *catalog);
    *catalog = view;
    return (halfsky_catalog *)catalog;
}

void api_message(const Problem *failed, const char *language, char *message, size_t room)
{
    bool english = text_equal(text_of(language), TEXT("en"));
    Buffer sentence = { 0 };

    if (!room)
        return;
    problem_write(failed, english ? LANGUAGE_EN : LANGUAGE_ZH, &sentence);
    size_t length = sentence.len < room ? sentence.len : room - 1;
    while (length < sentence.len && length && ((unsigned char)sentence.at[length] & 0xC0) == 0x80)
        length--;
    if (length)
        memcpy(message, sentence.at, length);
    message[length] = '\0';
    buffer_free(&sentence);
}

void halfsky_catalog_free(halfsky_catalog *handle)
{
    Catalog *catalog = (Catalog *)handle;

    if (!catalog)
        return;
    Buffer image = { .at = (char *)catalog->image.at };
    buffer_free(&image);
    free(catalog);
}

size_t halfsky_measure_count(const halfsky_catalog *handle)
{
    return catalog_of(handle)->measure_count;
}

int halfsky_measure_at(const halfsky_catalog *handle, size_t index, halfsky_measure *out)
{
    static const Text natures[] = { TEXT("activity"), TEXT("state") };
    static const Text over_times[] = { TEXT("flow"), TEXT("stock"), TEXT("last"), TEXT("max"), TEXT("distinct") };
    const Catalog *catalog = catalog_of(handle);

    if (index >= catalog->measure_count)
        return 0;
    const Measure *measure = &catalog->measures[index];
    *out = (halfsky_measure){
        .key = text_public(catalog_text(catalog, measure->key)),
        .zh = text_public(catalog_text(catalog, measure->zh)),
        .en = text_public(catalog_text(catalog, measure->en)),
        .unit = text_public(catalog_text(catalog, measure->unit)),
        .topic = text_public(catalog_text(catalog, catalog->topics[measure->topic].key)),
        .nature = text_public(natures[measure->nature]),
        .over_time = text_public(over_times[measure->over_time]),
        .answers = text_public(catalog_text(catalog, measure->answers)),
    };
    return 1;
}

size_t halfsky_measure_phrase_count(const halfsky_catalog *handle, size_t index)
{
    const Catalog *catalog = catalog_of(handle);

    return index < catalog->measure_count ? catalog->measures[index].phrase_count : 0;
}

halfsky_text halfsky_measure_phrase(const halfsky_catalog *handle, size_t index, size_t phrase)
{
    const Catalog *catalog = catalog_of(handle);

    if (phrase >= halfsky_measure_phrase_count(handle, index))
        return (halfsky_text){ NULL, 0 };
    return text_public(catalog_text(catalog, catalog->phrases[catalog->measures[index].phrases + phrase].text));
}

int halfsky_topic_at(const halfsky_catalog *handle, size_t index, halfsky_topic *out)
{
    const Catalog *catalog = catalog_of(handle);

    if (index >= catalog->topic_count)
        return 0;
    const Topic *topic = &catalog->topics[index];
    *out = (halfsky_topic){
        .key = text_public(catalog_text(catalog, topic->key)),
        .zh = text_public(catalog_text(catalog, topic->zh)),
        .en = text_public(catalog_text(catalog, topic->en)),
    };
    return 1;
}
