/* privacy.c - what tells who somebody is, and must not be read by everybody. */
#include "check/privacy.h"

void privacy_check(Checker *c)
{
    privacy_numbers(c);
    privacy_contacts(c);
    privacy_places(c);
    privacy_names(c);
}

Finding *privacy_object(Checker *c, size_t start, size_t end, PersonalSort sort, Text mask, bool mendable)
{
    Finding *finding = privacy_note(c, start, end, sort);

    finding->stated = mask;
    finding->mendable = mendable;
    finding->fix = mendable ? mask : (Text){ 0 };
    *LIST_ADD(c->arena, &c->out->hidden) = (Hidden){ finding->span, mask };
    return finding;
}

Finding *privacy_note(Checker *c, size_t start, size_t end, PersonalSort sort)
{
    const Check *personal = &c->r->catalog->personal[sort];
    Finding *finding = finding_add(c, CHECK_PRIVACY, start, end);

    finding->class = (uint8_t)personal->class;
    finding->fatal = personal_sort_fatal(sort);
    finding->stated = text_slice(c->r->text, start, end);
    finding->zh[0] = catalog_text(c->r->catalog, personal->zh);
    finding->en[0] = catalog_text(c->r->catalog, personal->en);
    return finding;
}

size_t privacy_label(const Checker *c, WordListKind list, size_t at)
{
    static const Text between[] = { { "：", 3 }, { ":", 1 },  { " ", 1 }, { "　", 3 }, { "为", 3 },
                                    { "是", 3 }, { "（", 3 }, { "(", 1 }, { "“", 3 },  { "\"", 1 } };
    Text text = c->r->text;
    size_t least = c->d->span.start, before = at;

    for (int i = 0; i < 6; i++) {
        size_t length = listed_before(c->r->catalog, list, text, before, least);
        if (length)
            return length;
        for (size_t k = 0; k < sizeof between / sizeof *between && !length; k++)
            if (before - least >= between[k].len && text_ends(text_slice(text, least, before), between[k]))
                length = between[k].len;
        if (!length)
            return 0;
        before -= length;
    }
    return 0;
}
