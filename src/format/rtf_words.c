#include "format/rtf_words.h"

#include <stdio.h>

/* By name. */
static const RtfWord words[] = {
    { "annotation", W_NOTHING, 0 },
    { "ansicpg", W_ANSICPG, 0 },
    { "atnauthor", W_NOTHING, 0 },
    { "atndate", W_NOTHING, 0 },
    { "atnid", W_NOTHING, 0 },
    { "background", W_NOTHING, 0 },
    { "bin", W_BIN, 0 },
    { "bullet", W_SIGN, 0x2022 },
    { "cell", W_CELL, 0 },
    { "cellx", W_CELLX, 0 },
    { "clmrg", W_LEFT, 0 },
    { "clvmrg", W_ABOVE, 0 },
    { "colortbl", W_NOTHING, 0 },
    { "deleted", W_DELETED, 0 },
    { "emdash", W_SIGN, 0x2014 },
    { "emspace", W_SIGN, ' ' },
    { "endash", W_SIGN, 0x2013 },
    { "enspace", W_SIGN, ' ' },
    { "f", W_FONT, 0 },
    { "fcharset", W_FCHARSET, 0 },
    { "fldinst", W_FIELD_CODE, 0 },
    { "fldrslt", W_FIELD_RESULT, 0 },
    { "fonttbl", W_FONTS, 0 },
    { "footer", W_NOTHING, 0 },
    { "footerf", W_NOTHING, 0 },
    { "footerl", W_NOTHING, 0 },
    { "footerr", W_NOTHING, 0 },
    { "footnote", W_NOTE, 0 },
    { "header", W_NOTHING, 0 },
    { "headerf", W_NOTHING, 0 },
    { "headerl", W_NOTHING, 0 },
    { "headerr", W_NOTHING, 0 },
    { "info", W_NOTHING, 0 },
    { "intbl", W_IN_TABLE, 0 },
    { "ldblquote", W_SIGN, 0x201C },
    { "line", W_BREAK, 0 },
    { "listtext", W_LIST, 0 },
    { "lquote", W_SIGN, 0x2018 },
    { "nestcell", W_NEST, 0 },
    { "nestrow", W_NEST, 0 },
    { "nonesttables", W_NOTHING, 0 },
    { "nonshppict", W_NOTHING, 0 },
    { "objdata", W_NOTHING, 0 },
    { "outlinelevel", W_LEVEL, 0 },
    { "page", W_BREAK, 0 },
    { "par", W_PAR, 0 },
    { "pard", W_PARD, 0 },
    { "pict", W_NOTHING, 0 },
    { "plain", W_PLAIN, 0 },
    { "pntext", W_LIST, 0 },
    { "rdblquote", W_SIGN, 0x201D },
    { "row", W_ROW, 0 },
    { "rquote", W_SIGN, 0x2019 },
    { "rxe", W_NOTHING, 0 },
    { "s", W_STYLE, 0 },
    { "sect", W_PAR, 0 },
    { "shpinst", W_KNOWN, 0 },
    { "shprslt", W_NOTHING, 0 },
    { "shptxt", W_BOX, 0 },
    { "sp", W_NOTHING, 0 },
    { "stylesheet", W_STYLES, 0 },
    { "tab", W_SIGN, ' ' },
    { "tc", W_NOTHING, 0 },
    { "trowd", W_TROWD, 0 },
    { "u", W_UNICODE, 0 },
    { "uc", W_UC, 0 },
    { "ud", W_THROUGH, 0 },
    { "upr", W_NOTHING, 0 },
    { "v", W_HIDDEN, 0 },
    { "xe", W_NOTHING, 0 },
};

const RtfWord *rtf_word(const char *name)
{
    int low = 0, high = sizeof words / sizeof *words;

    while (low < high) {
        int middle = (low + high) / 2, order = strcmp(name, words[middle].name);
        if (order == 0)
            return &words[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

int rtf_page_of_charset(int charset)
{
    static const struct {
        int charset, page;
    } pages[] = { { 2, RTF_PAGE_SYMBOL }, { 128, 932 },  { 129, 949 },  { 134, 936 },  { 136, 950 },
                  { 161, 1253 },          { 162, 1254 }, { 177, 1255 }, { 178, 1256 }, { 186, 1257 },
                  { 204, 1251 },          { 222, 874 },  { 238, 1250 } };

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (pages[i].charset == charset)
            return pages[i].page;
    }
    return RTF_PAGE_OWN;
}

const char *rtf_page_name(int page, char room[16])
{
    if (page == 936 || page == 54936)
        return "GB18030";
    if (page == 65001)
        return "UTF-8";
    snprintf(room, 16, "CP%d", page);
    return room;
}
