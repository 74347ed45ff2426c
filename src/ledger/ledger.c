/* ledger.c - definitions of ledgers, read from YAML. */
#include "ledger/ledger.h"

#include "base/decimal.h"
#include "ledger/yaml_tree.h"

static const char *const kind_words[FIELD_KINDS] = { "text", "whole", "decimal", "day", "choice", "yes", "people" };

typedef struct {
    Arena *arena;
    Ledger *ledger;
    LIST(Field) fields;
    LIST(EntryCheck) checks;
    LIST(EntryCount) counts;
} Reading;

static Problem definition_read(Reading *reading, const YamlNode *root);
static Problem field_read(Reading *reading, const YamlNode *node);
static Problem check_read(Reading *reading, const YamlNode *node);
static Problem count_read(Reading *reading, const YamlNode *node);

Problem ledger_read(Text yaml, Text path, Arena *arena, Ledger *out)
{
    Reading reading = { .arena = arena, .ledger = out };
    const YamlNode *root;
    Problem wrong = yaml_tree_read(yaml, arena, &root);

    *out = (Ledger){ 0 };
    if (!wrong.code)
        wrong = definition_read(&reading, root);
    return wrong.code ? problem_at(wrong, path, 0, TEXT("")) : OK;
}

const Ledger *ledger_find(const Ledgers *ledgers, Text key)
{
    for (size_t i = 0; i < ledgers->count; i++)
        if (text_equal(ledgers->items[i].key, key) || text_equal(ledgers->items[i].zh, key))
            return &ledgers->items[i];
    return NULL;
}

const Ledger *ledger_numbered(const Ledgers *ledgers, int64_t number)
{
    for (size_t i = 0; i < ledgers->count; i++)
        if (ledgers->items[i].number == number)
            return &ledgers->items[i];
    return NULL;
}

int ledger_field(const Ledger *ledger, Text key)
{
    for (size_t i = 0; i < ledger->field_count; i++)
        if (text_equal(ledger->fields[i].key, key))
            return (int)i;
    return text_equal(key, TEXT("day")) ? FIELD_OF_DAY : FIELD_NONE;
}

const char *field_kind_word(FieldKind kind)
{
    return kind_words[kind];
}

static Problem clash(const Ledger *ledger, Text what)
{
    return problem_at(problem(PROBLEM_LEDGER_WRONG, what, TEXT(""), TEXT("")), ledger->key, 0, TEXT(""));
}

Problem ledgers_check(const Ledgers *ledgers)
{
    for (size_t i = 0; i < ledgers->count; i++) {
        const Ledger *ledger = &ledgers->items[i];
        for (size_t k = 0; k < i; k++) {
            const Ledger *other = &ledgers->items[k];
            if (text_equal(ledger->key, other->key) || ledger->number == other->number)
                return clash(ledger, other->key);
            for (size_t a = 0; a < ledger->count_count; a++)
                for (size_t b = 0; b < other->count_count; b++)
                    if (text_equal(ledger->counts[a].measure, other->counts[b].measure)
                        && (ledger->counts[a].people < 0 || other->counts[b].people < 0))
                        return clash(ledger, ledger->counts[a].measure);
        }
    }
    return OK;
}

/* ---- parts of a definition ---- */

static Problem wrong_at(const YamlNode *node, Text what)
{
    return problem_at(problem(PROBLEM_LEDGER_WRONG, what, TEXT(""), TEXT("")), TEXT(""), node->line, TEXT(""));
}

/* The word behind a key; LEDGER_WRONG when it is missing and needed. */
static Problem word_read(const YamlNode *map, const char *key, bool needed, Text *out)
{
    const YamlNode *node = yaml_value(map, key);

    *out = TEXT("");
    if (!node && !needed)
        return OK;
    if (!node || node->kind != YAML_SCALAR || !node->text.len)
        return wrong_at(node ? node : map, text_of(key));
    *out = node->text;
    return OK;
}

static Problem number_read(const YamlNode *map, const char *key, int *out)
{
    Decimal number;
    Text word;

    TRY(word_read(map, key, true, &word));
    if (!decimal_read(word, &number) || !decimal_is_integer(number) || decimal_compare(number, decimal_int(1)) < 0
        || decimal_compare(number, decimal_int(9999)) > 0)
        return wrong_at(yaml_value(map, key), text_of(key));
    *out = (int)decimal_round(number, 0).coefficient;
    return OK;
}

static Problem flag_read(const YamlNode *map, const char *key, bool *out)
{
    Text word;

    TRY(word_read(map, key, false, &word));
    *out = text_equal(word, TEXT("true"));
    return !word.len || *out || text_equal(word, TEXT("false")) ? OK : wrong_at(yaml_value(map, key), text_of(key));
}

static Problem words_read(Reading *reading, const YamlNode *list, const Text **out, size_t *count)
{
    LIST(Text) words = { 0 };

    if (list->kind != YAML_LIST || !list->count)
        return wrong_at(list, TEXT("[…]"));
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i]->kind != YAML_SCALAR || !list->items[i]->text.len)
            return wrong_at(list->items[i], TEXT("[…]"));
        LIST_PUSH(reading->arena, &words, list->items[i]->text);
    }
    *out = words.items;
    *count = words.count;
    return OK;
}

static Problem each(Reading *reading, const YamlNode *root, const char *key, bool needed,
                    Problem (*read)(Reading *reading, const YamlNode *node))
{
    const YamlNode *list = yaml_value(root, key);

    if (!list)
        return needed ? wrong_at(root, text_of(key)) : OK;
    if (list->kind != YAML_LIST)
        return wrong_at(list, text_of(key));
    for (size_t i = 0; i < list->count; i++)
        TRY(read(reading, list->items[i]));
    return OK;
}

static Problem definition_read(Reading *reading, const YamlNode *root)
{
    static const char *const keys[] = { "ledger", "number", "version", "zh", "en",
                                        "fields", "checks", "counts",  NULL };
    Ledger *ledger = reading->ledger;

    TRY(yaml_only(root, keys));
    TRY(word_read(root, "ledger", true, &ledger->key));
    TRY(number_read(root, "number", &ledger->number));
    TRY(number_read(root, "version", &ledger->version));
    TRY(word_read(root, "zh", true, &ledger->zh));
    TRY(word_read(root, "en", true, &ledger->en));
    TRY(each(reading, root, "fields", true, field_read));
    ledger->fields = reading->fields.items;
    ledger->field_count = reading->fields.count;
    TRY(each(reading, root, "checks", false, check_read));
    TRY(each(reading, root, "counts", false, count_read));
    ledger->checks = reading->checks.items;
    ledger->check_count = reading->checks.count;
    ledger->counts = reading->counts.items;
    ledger->count_count = reading->counts.count;
    return OK;
}

static Problem field_read(Reading *reading, const YamlNode *node)
{
    static const char *const keys[] = { "key", "zh", "en", "unit", "kind", "choices", "needed", "sealed", NULL };
    const YamlNode *choices = yaml_value(node, "choices");
    Field field = { .kind = FIELD_KINDS };
    Text kind;

    TRY(yaml_only(node, keys));
    TRY(word_read(node, "key", true, &field.key));
    TRY(word_read(node, "zh", true, &field.zh));
    TRY(word_read(node, "en", true, &field.en));
    TRY(word_read(node, "unit", false, &field.unit));
    TRY(word_read(node, "kind", true, &kind));
    TRY(flag_read(node, "needed", &field.needed));
    TRY(flag_read(node, "sealed", &field.sealed));
    for (int i = 0; i < FIELD_KINDS; i++)
        if (text_equal(kind, text_of(kind_words[i])))
            field.kind = (FieldKind)i;
    if (field.kind == FIELD_KINDS)
        return wrong_at(yaml_value(node, "kind"), kind);
    if ((field.kind == FIELD_CHOICE) != (choices != NULL))
        return wrong_at(node, TEXT("choices"));
    if (choices)
        TRY(words_read(reading, choices, &field.choices, &field.choice_count));
    for (size_t i = 0; i < reading->fields.count; i++)
        if (text_equal(reading->fields.items[i].key, field.key))
            return wrong_at(node, field.key);
    if (text_equal(field.key, TEXT("day")) || text_equal(field.key, TEXT("agency")))
        return wrong_at(node, field.key); /* every entry has them */
    field.sealed = field.sealed || field.kind == FIELD_PEOPLE;
    *LIST_ADD(reading->arena, &reading->fields) = field;
    return OK;
}

static bool is_number(const Ledger *ledger, int field)
{
    if (field < 0 || !ledger->fields)
        return false;
    return ledger->fields[field].kind == FIELD_WHOLE || ledger->fields[field].kind == FIELD_DECIMAL;
}

static bool is_people(const Ledger *ledger, int field)
{
    return field >= 0 && ledger->fields && ledger->fields[field].kind == FIELD_PEOPLE;
}

static bool is_day(const Ledger *ledger, int field)
{
    return field == FIELD_OF_DAY || (field >= 0 && ledger->fields[field].kind == FIELD_DAY);
}

static Problem check_read(Reading *reading, const YamlNode *node)
{
    static const char *const keys[] = { "at_most", "product", "not_before", "zh", "en", NULL };
    static const size_t sizes[] = { 2, 3, 2 };
    const Ledger *ledger = reading->ledger;
    const YamlNode *list = NULL;
    EntryCheck check = { 0 };
    size_t count;
    const Text *words;

    TRY(yaml_only(node, keys));
    TRY(word_read(node, "zh", true, &check.zh));
    TRY(word_read(node, "en", true, &check.en));
    for (int i = CHECK_AT_MOST; i <= CHECK_NOT_BEFORE; i++)
        if (yaml_value(node, keys[i])) {
            if (list)
                return wrong_at(node, text_of(keys[i]));
            list = yaml_value(node, keys[i]);
            check.kind = (EntryCheckKind)i;
        }
    if (!list)
        return wrong_at(node, TEXT("at_most product not_before"));
    TRY(words_read(reading, list, &words, &count));
    if (count != sizes[check.kind])
        return wrong_at(list, text_of(keys[check.kind]));
    for (size_t i = 0; i < count; i++) {
        check.fields[i] = ledger_field(ledger, words[i]);
        if (!(check.kind == CHECK_NOT_BEFORE
                  ? is_day(ledger, check.fields[i])
                  : is_number(ledger, check.fields[i])
                        || (check.kind == CHECK_AT_MOST && is_people(ledger, check.fields[i]))))
            return wrong_at(list, words[i]);
    }
    LIST_PUSH(reading->arena, &reading->checks, check);
    return OK;
}

/* `where`: a mapping from fields to lists of words, each one of the field's choices. */
static Problem where_read(Reading *reading, const YamlNode *node, EntryCount *out)
{
    LIST(CountCondition) where = { 0 };

    if (node->kind != YAML_MAP)
        return wrong_at(node, TEXT("where"));
    for (size_t i = 0; i < node->count; i++) {
        CountCondition condition = { .field = ledger_field(reading->ledger, node->keys[i]->text) };
        const Field *field;

        if (condition.field < 0 || reading->ledger->fields[condition.field].kind != FIELD_CHOICE)
            return wrong_at(node->keys[i], node->keys[i]->text);
        field = &reading->ledger->fields[condition.field];
        TRY(words_read(reading, node->items[i], &condition.words, &condition.word_count));
        for (size_t w = 0; w < condition.word_count; w++) {
            bool known = false;
            for (size_t c = 0; c < field->choice_count; c++)
                known = known || text_equal(field->choices[c], condition.words[w]);
            if (!known)
                return wrong_at(node->items[i], condition.words[w]);
        }
        LIST_PUSH(reading->arena, &where, condition);
    }
    out->where = where.items;
    out->where_count = where.count;
    return OK;
}

static Problem count_read(Reading *reading, const YamlNode *node)
{
    static const char *const keys[] = { "measure", "sum", "rows", "people", "women", "where", NULL };
    EntryCount count = { .field = FIELD_NONE, .people = FIELD_NONE };
    bool rows;
    Text sum, people;

    TRY(yaml_only(node, keys));
    TRY(word_read(node, "measure", true, &count.measure));
    TRY(word_read(node, "sum", false, &sum));
    TRY(flag_read(node, "rows", &rows));
    TRY(word_read(node, "people", false, &people));
    TRY(flag_read(node, "women", &count.women));
    if (rows ? sum.len || people.len : !sum.len && !people.len)
        return wrong_at(node, TEXT("sum, rows, people"));
    if (people.len) {
        count.people = ledger_field(reading->ledger, people);
        if (!is_people(reading->ledger, count.people))
            return wrong_at(yaml_value(node, "people"), people);
    }
    if (count.women && !people.len)
        return wrong_at(yaml_value(node, "women"), TEXT("women"));
    if (sum.len) {
        count.field = ledger_field(reading->ledger, sum);
        if (!is_number(reading->ledger, count.field))
            return wrong_at(yaml_value(node, "sum"), sum);
    }
    if (yaml_value(node, "where"))
        TRY(where_read(reading, yaml_value(node, "where"), &count));
    for (size_t i = 0; i < reading->counts.count; i++)
        if (text_equal(reading->counts.items[i].measure, count.measure))
            return wrong_at(node, count.measure);
    LIST_PUSH(reading->arena, &reading->counts, count);
    return OK;
}
