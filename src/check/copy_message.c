/* copy_message.c - what people are told about a copy. */
#include "check/copier.h"

#include "model/api.h"
#include "model/checks.h"

/* {2} of the rule's sentence, by kind. */
static const struct {
    const char *kind, *zh, *en;
} kinds[] = {
    { "own", "同一单位的材料，半年与全年之间属正常",
      "a report of the same agency, which is normal for half a year and its year" },
    { "other", "另一份材料", "another report" },
    { "model", "范文", "a model text" },
};

static Text word_of(const halfsky_copy *copy, Text name, Text other, Text share, bool zh)
{
    if (text_equal(name, TEXT("stated")))
        return share;
    if (text_equal(name, TEXT("1")))
        return other;
    for (size_t i = 0; text_equal(name, TEXT("2")) && i < sizeof kinds / sizeof *kinds; i++)
        if (text_equal(text_of(kinds[i].kind), text_of(copy->kind)))
            return text_of(zh ? kinds[i].zh : kinds[i].en);
    return TEXT("");
}

halfsky_text halfsky_copy_message(halfsky_copier *copier, const halfsky_copy *copy, int side, halfsky_text other,
                                  const char *language)
{
    const Check *check = &copier->catalog->checks[CHECK_COPY];
    bool zh = strcmp(language, "en") != 0;
    Text rest = catalog_text(copier->catalog, zh ? check->zh : check->en), part;

    buffer_clear(&copier->message);
    arena_reset(copier->answers);
    Text share = arena_format(copier->answers, "%u%%", copy->percent[side != 0]);
    while (rest.len) {
        size_t open = text_find(rest, TEXT("{")), close = text_find(rest, TEXT("}"));

        buffer_add(&copier->message, text_slice(rest, 0, open));
        if (close <= open || close >= rest.len) {
            buffer_add(&copier->message, text_slice(rest, open, rest.len));
            break;
        }
        part = text_slice(rest, open + 1, close);
        buffer_add(&copier->message, word_of(copy, part, (Text){ other.at, other.len }, share, zh));
        rest = text_slice(rest, close + 1, rest.len);
    }
    return text_public(buffer_text(&copier->message));
}
