/* agency_guess.c - which agency words mean. */
#include "work/agency_guess.h"

#include "base/utf8.h"
#include "model/api.h"
#include "model/word_lists.h"
#include "store/agencies.h"

/* A name and the same without its place. */
typedef struct {
    Text name, bare;
    Id agency;
} AgencyWord;

struct AgencyGuesser {
    const Catalog *catalog;
    Text county; /* 泠川县 */
    LIST(AgencyWord) words;
};

static void add_word(AgencyGuesser *words, Arena *arena, Text name, Id agency);
static Text without_place(Text county, Text name, bool *local);
static Id one_of(Id found, Id other);

Problem agency_guesser(Work *work, AgencyGuesser **out)
{
    AgencyGuesser *words = ARENA_NEW(work->arena, AgencyGuesser);
    AgencyAliases aliases = { 0 };
    Tree tree;

    *out = words;
    words->catalog = catalog_of(work->catalog);
    TRY(work_tree(work, &tree));
    TRY(agency_aliases(work->db, work->county, work->arena, &aliases));
    for (size_t i = 0; i < tree.agencies.count && !words->county.len; i++)
        if (tree.agencies.items[i].kind == AGENCY_COUNTY)
            words->county = tree_name(&tree, tree.agencies.items[i].id, work->today);
    for (size_t i = 0; i < tree.names.count; i++)
        add_word(words, work->arena, tree.names.items[i].name, tree.names.items[i].agency);
    for (size_t i = 0; i < aliases.count; i++)
        add_word(words, work->arena, aliases.items[i].alias, aliases.items[i].agency);
    return OK;
}

enum { NO_AGENCY = 0, SEVERAL_AGENCIES = -1 };

static Id single(Id found)
{
    return found > 0 ? found : 0;
}

Id agency_called(const AgencyGuesser *words, Text name)
{
    Id found = NO_AGENCY;

    for (size_t i = 0; i < words->words.count; i++)
        if (text_equal(words->words.items[i].name, name))
            found = one_of(found, words->words.items[i].agency);
    return single(found);
}

Id agency_said(const AgencyGuesser *words, Text name)
{
    size_t tail = listed_before(words->catalog, WORDS_AGENCY_TAIL, name, name.len, 0);
    Text shorter = text_slice(name, 0, name.len - tail);
    bool local;
    Text bare = without_place(words->county, name, &local);
    Text bare_shorter = text_slice(bare, 0, bare.len - (bare.len > tail ? tail : 0));
    Id found = agency_called(words, name);

    if (found || !name.len)
        return found;
    for (size_t i = 0; i < words->words.count; i++) {
        const AgencyWord *word = &words->words.items[i];
        if ((local && (text_equal(word->bare, bare) || text_equal(word->bare, bare_shorter)))
            || (tail && text_equal(word->name, shorter)))
            found = one_of(found, word->agency);
    }
    return single(found);
}

/* Behind the name: the end, a number, a sign, or a word that titles go on with. */
static bool ends_here(const AgencyGuesser *words, Text rest)
{
    size_t length;

    if (!rest.len)
        return true;
    uint32_t letter = utf8_read(rest, 0, &length);
    bool han = letter >= 0x3400 && letter < 0xA000;
    return !han || listed_begins(words->catalog, WORDS_FILE_TITLE, rest);
}

/* The agency with the longest name that `part` begins with. */
static Id begins_with(const AgencyGuesser *words, Text part, bool strict)
{
    bool local, word_local;
    Text bare = without_place(words->county, part, &local);
    size_t longest = 0;
    Id found = NO_AGENCY;

    for (size_t i = 0; i < words->words.count; i++) {
        const AgencyWord *word = &words->words.items[i];
        size_t length = 0;

        without_place(words->county, word->name, &word_local);
        if (text_starts(part, word->name) && ends_here(words, text_slice(part, word->name.len, part.len)))
            length = word->name.len;
        else if ((local || (!strict && word_local)) && text_starts(bare, word->bare)
                 && ends_here(words, text_slice(bare, word->bare.len, bare.len)))
            length = word->bare.len + (size_t)(bare.at - part.at);
        if (!length || length < longest)
            continue;
        found = length > longest ? word->agency : one_of(found, word->agency);
        longest = length;
    }
    return single(found);
}

Id agency_of_file(const AgencyGuesser *words, Text file_name, bool strict)
{
    size_t at = 0, length;

    for (size_t i = 0; i < file_name.len; i++)
        if (file_name.at[i] == '/' || file_name.at[i] == '\\')
            at = i + 1;
    for (; at < file_name.len; at += length) {
        uint32_t letter = utf8_read(file_name, at, &length);
        if (letter >= 0x3400 && letter < 0xA000)
            return begins_with(words, text_slice(file_name, at, file_name.len), strict);
    }
    return 0;
}

/* ---- */

static void add_word(AgencyGuesser *words, Arena *arena, Text name, Id agency)
{
    bool local;
    Text bare = without_place(words->county, name, &local);

    if (bare.len)
        LIST_PUSH(arena, &words->words, (AgencyWord){ name, bare, agency });
}

static bool strip(Text *text, Text prefix)
{
    if (!prefix.len || text->len <= prefix.len || !text_starts(*text, prefix))
        return false;
    *text = text_slice(*text, prefix.len, text->len);
    return true;
}

/* Without 中共 and the county's own name; `local` tells whether that stood there. 泠川县, 泠川, 县, 我县 and 本县 are the county's
 * own; 市 is another's. */
static Text without_place(Text county, Text name, bool *local)
{
    size_t kind_at = county.len;

    while (kind_at > 0 && ((unsigned char)county.at[--kind_at] & 0xC0) == 0x80)
        ;
    *local = false;
    strip(&name, TEXT("中共"));
    if (strip(&name, county) || (kind_at > 3 && strip(&name, text_slice(county, 0, kind_at)))) {
        *local = true;
        return name;
    }
    if (!strip(&name, TEXT("我")))
        strip(&name, TEXT("本"));
    *local = strip(&name, text_slice(county, kind_at, county.len));
    return name;
}

static Id one_of(Id found, Id other)
{
    return found == NO_AGENCY || found == other ? other : SEVERAL_AGENCIES;
}
