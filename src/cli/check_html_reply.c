/* check_html_reply.c - the letter by which a document goes back to its sender. */
#include "cli/check_html.h"

static void write_opening(const Checked *checked, bool zh, size_t to_mend, Buffer *out);
static void write_class(const Checked *checked, char level, size_t *number, bool heading, Buffer *out);
static void write_closing(bool zh, size_t to_mend, Buffer *out);

void check_html_reply(const Checked *checked, Buffer *out)
{
    bool zh = checked->page.language == LANGUAGE_ZH;
    const size_t *counts = checked->founds->counts;
    size_t to_mend = counts[0] + counts[1] + counts[2], number = 0, classes = 0;

    for (int class = 0; class < CLASSES; class ++)
        classes += counts[class] > 0;
    write_opening(checked, zh, to_mend, out);
    for (int class = 0; class < CLASSES; class ++)
        write_class(checked, (char)('A' + class), &number, classes > 1, out);
    write_closing(zh, to_mend, out);
}

static void write_opening(const Checked *checked, bool zh, size_t to_mend, Buffer *out)
{
    size_t all = checked->founds->items.count;

    if (checked->agency.len) {
        covers_plain(checked->covers, checked->agency, out);
        buffer_add(out, zh ? TEXT("：\n") : TEXT(",\n\n"));
    }
    buffer_add(out, zh ? TEXT("　　贵单位报送的《") : TEXT("Thank you for your report \""));
    covers_plain(checked->covers, page_title(&checked->page), out);
    if (!zh)
        buffer_format(
            out, to_mend ? "\". Please look at the following (%zu):\n" : "\". We have a few suggestions (%zu):\n",
            all);
    else if (to_mend)
        buffer_format(out, "》收悉。经审核，以下 %zu 处请予核对修改：\n", all);
    else
        buffer_format(out, "》收悉。经审核，以下 %zu 处供参考：\n", all);
}

static void write_class(const Checked *checked, char level, size_t *number, bool heading, Buffer *out)
{
    bool zh = checked->page.language == LANGUAGE_ZH;

    if (checked->founds->counts[level - 'A'] == 0)
        return;
    if (heading) {
        buffer_add(out, zh ? TEXT("　　【") : TEXT("\n"));
        buffer_add(out, class_shown(level, checked->page.language));
        buffer_add(out, zh ? TEXT("】\n") : TEXT(":\n"));
    }
    for (size_t i = 0; i < checked->founds->items.count; i++) {
        const Found *found = &checked->founds->items.items[i];
        if (found->level != level)
            continue;
        buffer_format(out, zh ? "　　%zu. " : "%zu. ", ++*number);
        found_place(checked->page.file, found, checked->covers, checked->page.language, out);
        buffer_add(out, zh ? TEXT("：") : TEXT(": "));
        covers_plain(checked->covers, found->message, out);
        if (found->suggests && found->fix.len && !text_contains(found->message, found->fix)) {
            buffer_add(out, zh ? TEXT("，建议改为“") : TEXT("; suggested: \""));
            covers_plain(checked->covers, found->fix, out);
            buffer_add(out, zh ? TEXT("”") : TEXT("\""));
        }
        buffer_add(out, zh ? TEXT("。\n") : TEXT(".\n"));
    }
}

static void write_closing(bool zh, size_t to_mend, Buffer *out)
{
    if (to_mend)
        buffer_add(out,
                   zh ? TEXT("　　请修改后重新报送；确属无误的，请附书面说明。如有疑问，请与我们联系。感谢支持。")
                      : TEXT("\nPlease send a mended report, or a note on what is right as it is. "
                             "Do ask us if anything is unclear. Thank you."));
    else
        buffer_add(out, zh ? TEXT("　　不必重新报送。感谢支持。")
                           : TEXT("\nThere is no need to send it again. Thank you."));
}
