/* table_fill.c - a superior's blank table filled from the grid. */
#include "work/table_fill.h"

#include "base/buffer.h"
#include "model/api.h"
#include "store/slots.h"
#include "work/agency_names.h"
#include "work/cells.h"
#include "work/grid_views.h"
#include "work/measures.h"
#include "work/table_source.h"

typedef struct {
    Work *work;
    const FillWish *wish;
    Tree tree;
    Slots slots;
    Grid *grid;
} Filling;

static Problem context_of(Work *work, const FillWish *wish, const Tree *tree, AskContext *out);
static Problem fill_cell(Filling *filling, FillCell *cell);

Problem table_fill(Work *work, const Doc *doc, const FillWish *wish, TableFill *out)
{
    Filling filling = { .work = work, .wish = wish };
    AskContext context;
    Asks asks = { 0 };

    *out = (TableFill){ 0 };
    if (!doc->tables.count)
        return problem(PROBLEM_TABLE_MISSING, TEXT(""), TEXT(""), TEXT(""));
    TRY(work_tree(work, &filling.tree));
    TRY(slots_load(work->db, work->county, work->arena, &filling.slots));
    TRY(cells_grid(work, &filling.grid));
    TRY(context_of(work, wish, &filling.tree, &context));
    if (!asks_read(catalog_of(work->catalog), &context, doc, work->arena, &asks))
        return problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("too much text or too many cells"), TEXT(""), TEXT(""));
    for (size_t i = 0; i < asks.count; i++) {
        FillCell *cell = LIST_ADD(work->arena, &out->cells);
        *cell = (FillCell){ .ask = asks.items[i], .state = FILL_NOT_UNDERSTOOD };
        if (cell->ask.state == ASK_KNOWN)
            TRY(fill_cell(&filling, cell));
        out->counts[cell->state]++;
    }
    return OK;
}

const char *fill_state_word(FillState state)
{
    static const char *const words[] = { "filled",  "same",      "differs", "unknown", "incomplete",
                                         "several", "forbidden", "unit",    "closed",  "not_understood" };

    return words[state];
}

/* ---- whose and when ---- */

static Problem context_of(Work *work, const FillWish *wish, const Tree *tree, AskContext *out)
{
    AgencyNames names;
    AskName *words;

    TRY(agency_names(work, &names));
    words = arena_alloc(work->arena, (names.count + 1) * sizeof *words);
    for (size_t i = 0; i < names.count; i++) {
        const Agency *agency = tree_agency(tree, names.items[i].agency);
        words[i] =
            (AskName){ names.items[i].words, names.items[i].agency, agency && agency_is_region(agency->kind) };
    }
    *out = (AskContext){ .names = words,
                         .name_count = names.count,
                         .agency = wish->agency,
                         .told = wish->agency != 0,
                         .period = wish->period };
    for (size_t i = 0; i < tree->agencies.count && !out->agency; i++)
        if (tree_parent(tree, tree->agencies.items[i].id, work->today) == 0)
            out->agency = tree->agencies.items[i].id;
    return OK;
}

/* ---- one cell ---- */

static Problem resolved_of(Filling *filling, uint32_t slot, Spot spot, FactExtent extent, Resolved *out)
{
    DashboardRow *rows;
    size_t count;

    *out = (Resolved){ .how = HOW_NONE };
    TRY(query_dashboard(filling->grid, filling->work->arena, spot, extent, &slot, 1, &rows, &count));
    if (count)
        *out = rows[0].now;
    return OK;
}

/* Another issuer's figure for the same that cannot be true too. */
static Problem issuers_differ(Filling *filling, const FillCell *cell, const Slot *slot, Spot spot, bool *out)
{
    DashboardRow *rows;
    size_t count;

    *out = false;
    TRY(query_variants(filling->grid, filling->work->arena, spot, slot->number, cell->ask.extent, &rows, &count));
    for (size_t i = 0; i < count; i++)
        *out |= rows[i].slot != slot->number && value_is_given(rows[i].now.value)
                && !(value_is_given(cell->found.value) && value_agrees(rows[i].now.value, cell->found.value));
    return OK;
}

/* The slot without an issuer, else one that an issuer has: somebody said something of it. */
static const Slot *slot_of(const Filling *filling, Text measure, Text category)
{
    const Slot *found = NULL;

    for (size_t i = 0; i < filling->slots.count; i++) {
        const Slot *slot = &filling->slots.items[i];
        if (text_equal(slot->measure, measure) && text_equal(slot->category, category)
            && (!found || !slot->issuer.len))
            found = slot;
    }
    return found;
}

static Text value_words(Arena *arena, GridValue value, Language language)
{
    char words[VALUE_TEXT_MAX], digits[DECIMAL_TEXT_MAX];

    switch (value.state) {
    case VALUE_NUMBER:
        return arena_text(arena, (Text){ digits, decimal_write(value.low, digits) });
    case VALUE_ZERO:
        return TEXT("0");
    case VALUE_NOT_APPLICABLE:
        return TEXT("—");
    default:
        return arena_text(arena, (Text){ words, value_write(value, language, words) });
    }
}

/* The value in the unit of the table: 12,300 元 is 1.23 万元, exactly. False when no exact way leads there. */
static bool in_unit(const Catalog *catalog, const Ask *ask, GridValue *value)
{
    const Unit *unit = &catalog->units[ask->unit];
    Text own = catalog_text(catalog, catalog->measures[ask->measure].unit);

    if (unit->kind == UNIT_MEASURE && !text_equal(catalog_text(catalog, unit->text), own))
        return false; /* 公里 and 米 share a family */
    if (unit->kind == UNIT_MONEY && !text_starts(catalog_text(catalog, unit->text), own))
        return false; /* 角, 分钱 */
    if (value->state != VALUE_NUMBER && value->state != VALUE_INTERVAL)
        return true;
    return (value->low_open || decimal_shift(value->low, -ask->scale, &value->low))
           && (value->high_open || decimal_shift(value->high, -ask->scale, &value->high));
}

/* What stands there against ours, as exactly as it stands there. */
static bool stands(Text filled, GridValue ours)
{
    char digits[64];
    size_t length = 0, behind = 0;
    bool point = false;
    Decimal theirs;

    for (size_t i = 0; i < filled.len && length < sizeof digits; i++)
        if (filled.at[i] != ',' && filled.at[i] != ' ' && filled.at[i] != '%') {
            digits[length++] = filled.at[i];
            behind += point;
            point |= filled.at[i] == '.';
        }
    if (!decimal_read((Text){ digits, length }, &theirs))
        return ours.state == VALUE_NOT_APPLICABLE;
    if (behind > DECIMAL_SCALE_MAX || (ours.state != VALUE_NUMBER && ours.state != VALUE_ZERO))
        return ours.state == VALUE_INTERVAL && value_agrees(ours, value_number(theirs));
    return decimal_equal(decimal_round(ours.state == VALUE_ZERO ? decimal_int(0) : ours.low, (int)behind), theirs);
}

static Problem fill_cell(Filling *filling, FillCell *cell)
{
    Work *work = filling->work;
    const Catalog *catalog = catalog_of(work->catalog);
    Ask *ask = &cell->ask;
    Text measure = catalog_text(catalog, catalog->measures[ask->measure].key);
    const Slot *slot = slot_of(filling, measure, ask->category);
    bool several = false;

    cell->state = FILL_UNKNOWN;
    if (work_may(work, VERB_GRID_READ, ask->agency).code) {
        cell->state = FILL_FORBIDDEN;
        return OK;
    }
    if (!slot)
        return OK;
    cell->slot = slot->number;
    /* A bureau's table asks how things stand in the county; a bureau's row among others asks of the bureau. */
    Id subject = ask->own_line
                     ? ask->agency
                     : measure_subject(work, &filling->tree, slot, ask->extent, ask->agency, ask->period.last);
    Spot spot = { subject, ask->period };
    TRY(resolved_of(filling, slot->number, spot, ask->extent, &cell->found));
    TRY(issuers_differ(filling, cell, slot, spot, &several));
    GridValue value = cell->found.value;
    if (several)
        cell->state = FILL_SEVERAL;
    if (several || (value.state != VALUE_NOT_APPLICABLE && !value_is_given(value)))
        return OK;
    if (!in_unit(catalog, ask, &value)) {
        cell->state = FILL_UNIT;
        return OK;
    }
    cell->value = value_words(work->arena, value, filling->wish->language);
    cell->number = value.state == VALUE_NUMBER || value.state == VALUE_ZERO;
    bool sum = cell->found.how == HOW_SUMMED || cell->found.how == HOW_PERIODS;
    cell->state = ask->filled.len ? (stands(ask->filled, value) ? FILL_SAME : FILL_DIFFERS)
                  : sum && (cell->found.flags & RESOLVED_INCOMPLETE) && !filling->wish->incomplete ? FILL_INCOMPLETE
                                                                                                   : FILL_DONE;
    return table_source(work, filling->grid, &filling->tree, slot, spot, filling->wish->language, cell);
}
