/* agency_codes.c - the region codes and credit codes of agencies, dated. */
#include "model/agency_codes.h"

#include "model/codes.h"

static const char *const sort_words[] = { "region", "credit" };

static Problem region_check(const AgencyCodes *codes, const Tree *tree, AgencyKind kind, const AgencyCode *wanted);
static Problem need_free(const AgencyCodes *codes, const Tree *tree, AgencyKind kind, const AgencyCode *wanted);
static Date until(const AgencyCodes *codes, const AgencyCode *wanted);
static bool meet(Date first, Date last, Date other_first, Date other_last);
static Date sooner(Date a, Date b);
static Date before(Date day);

const char *code_sort_word(CodeSort sort)
{
    return sort_words[sort];
}

bool code_sort_read(Text word, CodeSort *out)
{
    for (size_t i = 0; i < CODE_SORTS; i++)
        if (text_equal(word, text_of(sort_words[i]))) {
            *out = (CodeSort)i;
            return true;
        }
    return false;
}

bool code_equal(const AgencyCode *a, const AgencyCode *b)
{
    return a->agency == b->agency && a->sort == b->sort && text_equal(a->code, b->code)
           && date_compare(a->first, b->first) == 0 && date_compare(a->last, b->last) == 0;
}

bool code_same(Text a, Text b)
{
    return text_equal(region_code_bare(a), region_code_bare(b));
}

Text code_on(const AgencyCodes *codes, Id agency, CodeSort sort, Date day)
{
    for (size_t i = 0; i < codes->count; i++) {
        const AgencyCode *code = &codes->items[i];
        if (code->agency == agency && code->sort == sort && meet(code->first, code->last, day, day))
            return code->code;
    }
    return TEXT("");
}

Problem code_check(const AgencyCodes *codes, const Tree *tree, AgencyKind kind, const AgencyCode *wanted)
{
    const Agency *agency = tree_agency(tree, wanted->agency);
    AgencyCode lasting = *wanted;
    char day[DATE_TEXT_MAX];

    if (agency && !meet(agency->first, agency->last, wanted->first, wanted->first)) {
        date_write(wanted->first, day);
        return problem(PROBLEM_AGENCY_NOT_THERE, tree_name(tree, agency->id, wanted->first), text_of(day),
                       TEXT(""));
    }
    lasting.last = sooner(until(codes, wanted), agency ? agency->last : (Date){ 0 });
    if (wanted->sort == CODE_CREDIT && !credit_code_valid(wanted->code))
        return problem(PROBLEM_CODE_WRONG, wanted->code, TEXT(""), TEXT(""));
    if (wanted->sort == CODE_REGION)
        TRY(region_check(codes, tree, kind, &lasting));
    return need_free(codes, tree, kind, &lasting);
}

void code_put(Arena *arena, AgencyCodes *codes, AgencyCode code)
{
    code.last = until(codes, &code);
    for (size_t i = 0; i < codes->count; i++) {
        AgencyCode *known = &codes->items[i];
        if (known->agency != code.agency || known->sort != code.sort)
            continue;
        if (date_compare(known->first, code.first) == 0) {
            known->code = code.code;
            return;
        }
        if (meet(known->first, known->last, code.first, code.first))
            known->last = before(code.first);
    }
    LIST_PUSH(arena, codes, code);
}

/* The county's own code has six digits; all others lie in one that the county has while they are theirs. */
static Problem region_check(const AgencyCodes *codes, const Tree *tree, AgencyKind kind, const AgencyCode *wanted)
{
    const Agency *county = tree->agencies.count ? &tree->agencies.items[0] : NULL;
    Text outer = TEXT("");
    RegionLevel level;

    if (!region_code_read(wanted->code, &level)
        || (kind == AGENCY_COUNTY && (level != REGION_COUNTY || text_ends(wanted->code, TEXT("0000")))))
        return problem(PROBLEM_CODE_WRONG, wanted->code, TEXT(""), TEXT(""));
    if (!county || county->id == wanted->agency)
        return OK;
    for (size_t i = 0; i < codes->count; i++) {
        const AgencyCode *known = &codes->items[i];
        if (known->agency != county->id || known->sort != CODE_REGION
            || !meet(known->first, known->last, wanted->first, wanted->last))
            continue;
        if (region_code_within(wanted->code, known->code))
            return OK;
        outer = known->code;
    }
    return outer.len ? problem(PROBLEM_REGION_OUTSIDE, wanted->code, outer, TEXT("")) : OK;
}

static Problem need_free(const AgencyCodes *codes, const Tree *tree, AgencyKind kind, const AgencyCode *wanted)
{
    if (wanted->sort == CODE_REGION && !agency_is_region(kind))
        return OK;
    for (size_t i = 0; i < codes->count; i++) {
        const AgencyCode *known = &codes->items[i];
        const Agency *other = tree_agency(tree, known->agency);

        if (known->agency == wanted->agency || known->sort != wanted->sort || !code_same(known->code, wanted->code)
            || !other || (known->sort == CODE_REGION && !agency_is_region(other->kind))
            || !meet(known->first, sooner(known->last, other->last), wanted->first, wanted->last))
            continue;
        return known->sort == CODE_REGION ? problem(PROBLEM_REGION_TAKEN, wanted->code,
                                                    tree_name(tree, other->id, wanted->first), TEXT(""))
                                          : problem(PROBLEM_CODE_TAKEN, wanted->code, TEXT(""), TEXT(""));
    }
    return OK;
}

/* The last day before the agency's next code of that sort that is known already; {0}: none. */
static Date until(const AgencyCodes *codes, const AgencyCode *wanted)
{
    Date last = { 0 };

    for (size_t i = 0; i < codes->count; i++) {
        const AgencyCode *known = &codes->items[i];
        if (known->agency == wanted->agency && known->sort == wanted->sort
            && date_compare(known->first, wanted->first) > 0)
            last = sooner(last, before(known->first));
    }
    return last;
}

static bool meet(Date first, Date last, Date other_first, Date other_last)
{
    return (!date_valid(other_last) || date_compare(first, other_last) <= 0)
           && (!date_valid(last) || date_compare(other_first, last) <= 0);
}

/* {0} is never. */
static Date sooner(Date a, Date b)
{
    if (!date_valid(a) || (date_valid(b) && date_compare(b, a) < 0))
        return b;
    return a;
}

static Date before(Date day)
{
    return date_from_days(date_to_days(day) - 1);
}
