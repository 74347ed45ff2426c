/* check_html_copies.c - copies on the page of `check`: both texts side by side, the changes marked. */
#include "cli/check_html.h"

#include "cli/place_words.h"

/* Beyond so many bytes of the page the pairs are named, their texts left out: thirty copies of one text are
 * hundreds of pairs. */
enum { TEXTS_MAX = 4 * 1024 * 1024 };

static void write_pair(const ReadCopy *copy, size_t number, bool texts, Language language, Buffer *out);

void check_html_copies(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                       Buffer *out)
{
    bool zh = settings->language == LANGUAGE_ZH;
    size_t begin = out->len;

    if (count == 0)
        return;
    buffer_add(out, TEXT("<section id=\"copies\" aria-labelledby=\"copies-title\">\n<h2 id=\"copies-title\">"));
    buffer_format(out, zh ? "雷同 %zu 对" : "Copies: pairs %zu", count);
    buffer_add(out, TEXT("</h2>\n"));
    for (size_t i = 0; i < count; i++) {
        for (int side = 0; side < 2; side++) {
            if (copies[i].sides[side].doc)
                check_html_note_copy(i + 1, &copies[i].sides[side], copies[i].level, index);
        }
        write_pair(&copies[i], i + 1, out->len - begin < TEXTS_MAX, settings->language, out);
    }
    buffer_add(out, TEXT("</section>\n"));
}

static Text kind_shown(const char *kind, bool zh)
{
    if (strcmp(kind, "own") == 0)
        return zh ? TEXT("同一单位的材料") : TEXT("reports of one agency");
    if (strcmp(kind, "model") == 0)
        return zh ? TEXT("与范文雷同") : TEXT("a model text");
    return zh ? TEXT("不同单位的材料") : TEXT("reports of two agencies");
}

static Text side_name(const CopySide *side)
{
    return side->title.len ? side->title : base_name(side->file);
}

/* Whose text it is, its name as a link, its share. */
static void write_side(const CopySide *side, bool zh, Buffer *out)
{
    buffer_add(out, TEXT("<div><b>"));
    if (side->doc)
        html_text(out, side->agency.len ? side->agency : zh ? TEXT("○ 单位不明") : TEXT("○ not stated"));
    else
        buffer_add(out, zh ? TEXT("范文") : TEXT("Model text"));
    buffer_add(out, TEXT("</b> "));
    if (side->doc)
        buffer_format(out, "<a href=\"#d%zu-%zu\">", side->number, side->document + 1);
    html_text(out, side_name(side));
    if (side->doc)
        buffer_format(out, zh ? "</a> <span>雷同文字占 %u%%</span>" : "</a> <span>%u %% of it</span>",
                      side->percent);
    buffer_add(out, TEXT("</div>\n"));
}

static void write_place(const CopySide *side, size_t start, Language language, Buffer *out)
{
    Buffer place = { 0 };

    if (!side->doc)
        return;
    text_place(side->doc, start, language, &place);
    buffer_add(out, TEXT("<small>"));
    html_text(out, buffer_text(&place));
    buffer_add(out, TEXT("</small>"));
    buffer_free(&place);
}

/* One side of a passage; what the other has not in the same way is marked. */
static void write_passage(const ReadCopy *copy, const CopyPassage *passage, int side, Language language,
                          Buffer *out)
{
    buffer_add(out, TEXT("<div lang=\"zh-CN\">"));
    write_place(&copy->sides[side], passage->start[side], language, out);
    for (size_t i = 0; i < passage->piece_count; i++) {
        const CopyPiece *piece = &passage->pieces[i];
        if (piece->shown[side].len == 0)
            continue;
        buffer_add(out, piece->equal ? TEXT("") : TEXT("<em>"));
        html_text(out, piece->shown[side]);
        buffer_add(out, piece->equal ? TEXT("") : TEXT("</em>"));
    }
    buffer_add(out, TEXT("</div>\n"));
}

/* What the sender of one side is told. */
static void write_letter(const ReadCopy *copy, size_t number, int side, bool zh, Buffer *out)
{
    const CopySide *mine = &copy->sides[side];

    if (!mine->doc)
        return;
    buffer_format(out, "<details class=\"letter\" id=\"c%zu-%d\">\n<summary>", number, side + 1);
    buffer_add(out, zh ? TEXT("退回意见：") : TEXT("Letter: "));
    html_text(out, mine->agency.len ? mine->agency : side_name(mine));
    buffer_add(out, TEXT("</summary>\n<pre>"));
    if (mine->agency.len) {
        html_text(out, mine->agency);
        buffer_add(out, zh ? TEXT("：\n") : TEXT(",\n\n"));
    }
    buffer_add(out, zh ? TEXT("　　贵单位报送的《") : TEXT("Thank you for your report \""));
    html_text(out, side_name(mine));
    buffer_add(out, zh ? TEXT("》收悉。经审核，") : TEXT("\". It "));
    html_text(out, zh ? mine->message_zh : mine->message_en);
    buffer_add(out, zh ? TEXT("。请按本单位实际情况重新撰写雷同的段落，或者书面说明情况。感谢支持。")
                       : TEXT(". Please write these passages anew from your own work, or explain. Thank you."));
    buffer_format(out, "</pre>\n<button hidden data-from=\"c%zu-%d\">", number, side + 1);
    buffer_add(out,
               zh ? TEXT("复制退回意见</button>\n</details>\n") : TEXT("copy the letter</button>\n</details>\n"));
}

static void write_pair(const ReadCopy *copy, size_t number, bool texts, Language language, Buffer *out)
{
    bool zh = language == LANGUAGE_ZH;
    int findings = 1 + (copy->sides[1].doc != NULL);

    buffer_format(out, "<section class=\"pair\" id=\"c%zu\" data-l=\"%c\" data-n=\"%d\" data-a=\"", number,
                  copy->level, findings);
    html_text(out, copy->sides[0].agency);
    buffer_add(out, TEXT("\" data-b=\""));
    html_text(out, copy->sides[1].agency);
    buffer_format(out,
                  zh ? "\">\n<h3><span class=\"tag %c\">%c</span> 雷同 %zu <span>"
                     : "\">\n<h3><span class=\"tag %c\">%c</span> Copy %zu <span>",
                  copy->level, copy->level, number);
    buffer_add(out, kind_shown(copy->kind, zh));
    buffer_add(out, TEXT("</span></h3>\n<div class=\"two heads\">\n"));
    write_side(&copy->sides[0], zh, out);
    write_side(&copy->sides[1], zh, out);
    buffer_add(out, TEXT("</div>\n"));
    if (copy->level < 'D') {
        write_letter(copy, number, 0, zh, out);
        write_letter(copy, number, 1, zh, out);
    }
    if (!texts)
        buffer_add(
            out, zh ? TEXT("<p class=\"empty\">○ 雷同的材料太多，这一对不再列出原文。</p>\n")
                    : TEXT("<p class=\"empty\">○ There are too many copies to show the texts of this pair.</p>\n"));
    for (size_t i = 0; texts && i < copy->passage_count; i++) {
        buffer_add(out, TEXT("<div class=\"two\">\n"));
        for (int side = 0; side < 2; side++) {
            if (copy->sides[side].doc)
                write_passage(copy, &copy->passages[i], side, language, out);
        }
        buffer_add(out, TEXT("</div>\n"));
    }
    buffer_add(out, TEXT("</section>\n"));
}
