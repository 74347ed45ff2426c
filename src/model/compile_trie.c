/* The drafts, sorted, as the double-array trie of the lexicon (lexicon.h says how it is walked). */
#include "model/compile.h"

#include "base/utf8.h"

/* Words first to last - 1 share what leads to `node`, `depth` bytes. */
typedef struct {
    uint32_t node, first, last;
    uint32_t depth;
} Branch;

/* A letter that goes on from a branch, and the words that go on with it. */
typedef struct {
    uint16_t letter;
    uint32_t first, last, depth;
} Twig;

typedef struct {
    Compile *compile;
    LIST(uint32_t) next_free; /* of a slot: itself when free, else where to look on */
    LIST(Twig) twigs;         /* of the branch at hand */
} Trie;

static void trie_extend(Trie *trie, size_t count);
static void trie_take(Trie *trie, uint32_t slot, uint32_t parent);
static void trie_split(Trie *trie, const Branch *branch);
static uint32_t trie_base(Trie *trie);

void compile_trie(Compile *compile)
{
    Trie trie = { .compile = compile };
    LIST(Branch) branches = { 0 };

    *LIST_ADD(compile->arena, &compile->nodes) = (LexiconNode){ .check = -1 }; /* the root */
    *LIST_ADD(compile->arena, &trie.next_free) = 1;
    if (compile->drafts.count)
        *LIST_ADD(compile->arena, &branches) = (Branch){ .last = (uint32_t)compile->drafts.count };
    /* level by level, so that the nodes near the root lie together */
    for (size_t i = 0; i < branches.count; i++) {
        Branch branch = branches.items[i];

        trie_split(&trie, &branch);
        if (!trie.twigs.count)
            continue;
        uint32_t base = trie_base(&trie);
        compile->nodes.items[branch.node].base = (int32_t)base;
        for (size_t t = 0; t < trie.twigs.count; t++) {
            const Twig *twig = &trie.twigs.items[t];
            trie_take(&trie, base + twig->letter, branch.node);
            *LIST_ADD(compile->arena, &branches) =
                (Branch){ base + twig->letter, twig->first, twig->last, twig->depth };
        }
    }
    /* Any letter behind any node stays inside the array: a walk needs no check of bounds. */
    trie_extend(&trie, compile->nodes.count + compile->letters.count);
}

/* Makes room for slots below `count`. */
static void trie_extend(Trie *trie, size_t count)
{
    while (trie->compile->nodes.count < count) {
        uint32_t slot = (uint32_t)trie->compile->nodes.count;
        *LIST_ADD(trie->compile->arena, &trie->compile->nodes) = (LexiconNode){ .check = -1 };
        *LIST_ADD(trie->compile->arena, &trie->next_free) = slot;
    }
}

/* The first free slot from `slot` on. */
static uint32_t trie_free_from(Trie *trie, uint32_t slot)
{
    trie_extend(trie, slot + 1);
    while (trie->next_free.items[slot] != slot) {
        uint32_t next = trie->next_free.items[slot];

        trie_extend(trie, next + 1);
        trie->next_free.items[slot] = trie->next_free.items[next]; /* the next search goes a shorter way */
        slot = next;
    }
    return slot;
}

static void trie_take(Trie *trie, uint32_t slot, uint32_t parent)
{
    trie->next_free.items[slot] = slot + 1;
    trie->compile->nodes.items[slot].check = (int32_t)parent;
}

/* The letters behind a branch; the word that ends there is noted in its node. */
static void trie_split(Trie *trie, const Branch *branch)
{
    Compile *compile = trie->compile;
    uint32_t first = branch->first;
    size_t length;

    trie->twigs.count = 0;
    if (compile->drafts.items[first].text.len == branch->depth) {
        compile->nodes.items[branch->node].word = first + 1;
        compile->nodes.items[branch->node].kinds = compile->words.items[first + 1].kinds;
        compile->nodes.items[branch->node].all_kinds = compile->words.items[first + 1].all_kinds;
        if (word_tells(&compile->drafts.items[first]))
            compile->nodes.items[branch->node].kinds |= KIND_TELLS;
        first++;
    }
    for (uint32_t i = first; i < branch->last; i++) {
        uint32_t code = utf8_read(compile->drafts.items[i].text, branch->depth, &length);
        uint16_t letter = compile->letter_of[code];
        Twig *twig = trie->twigs.count ? &trie->twigs.items[trie->twigs.count - 1] : NULL;

        if (!twig || twig->letter != letter) {
            twig = LIST_ADD(compile->arena, &trie->twigs);
            *twig = (Twig){ letter, i, i, branch->depth + (uint32_t)length };
        }
        twig->last = i + 1;
    }
}

static bool trie_fits(Trie *trie, uint32_t base)
{
    for (size_t i = 0; i < trie->twigs.count; i++) {
        uint32_t child = base + trie->twigs.items[i].letter;
        if (trie_free_from(trie, child) != child)
            return false;
    }
    return true;
}

/* The lowest base from which the slots of all twigs are free. */
static uint32_t trie_base(Trie *trie)
{
    uint16_t lowest = trie->twigs.items[0].letter;

    for (size_t i = 1; i < trie->twigs.count; i++)
        if (trie->twigs.items[i].letter < lowest)
            lowest = trie->twigs.items[i].letter;
    for (uint32_t slot = lowest;; slot++) {
        slot = trie_free_from(trie, slot);
        if (trie_fits(trie, slot - lowest))
            return slot - lowest;
    }
}
