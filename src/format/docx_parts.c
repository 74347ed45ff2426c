/* docx_parts.c - what a Word file has besides its text: styles, page, relations, and the zip around all. */
#include "format/docx_parts.h"

#include "base/html.h"
#include "format/zip_write.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const Text types = TEXT(
    HEAD "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
         "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
         "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE "document.main+xml\"/>"
         "<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
         "<Override PartName=\"/word/settings.xml\" ContentType=\"" TYPE "settings+xml\"/>"
         "<Override PartName=\"/word/comments.xml\" ContentType=\"" TYPE "comments+xml\"/>"
         "<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPE "footer+xml\"/>"
         "<Override PartName=\"/word/footer2.xml\" ContentType=\"" TYPE "footer+xml\"/></Types>");

static const Text package_relations = TEXT(
    HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<Relationship Id=\"rId1\" Type=\"" R "/officeDocument\" Target=\"word/document.xml\"/></Relationships>");

static const Text document_relations =
    TEXT(HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id=\"rId1\" Type=\"" R "/styles\" Target=\"styles.xml\"/>"
              "<Relationship Id=\"rId2\" Type=\"" R "/settings\" Target=\"settings.xml\"/>"
              "<Relationship Id=\"rId3\" Type=\"" R "/comments\" Target=\"comments.xml\"/>"
              "<Relationship Id=\"rId4\" Type=\"" R "/footer\" Target=\"footer1.xml\"/>"
              "<Relationship Id=\"rId5\" Type=\"" R "/footer\" Target=\"footer2.xml\"/></Relationships>");

/* Page numbers stand outside: right on odd pages, left on even ones. */
static const Text settings =
    TEXT(HEAD "<w:settings " W "><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
              "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>");

#define FONTS(east)                                                                               \
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" " \
    "w:eastAsia=\"" east "\"/>"
#define SIZE(half_points) "<w:sz w:val=\"" half_points "\"/><w:szCs w:val=\"" half_points "\"/>"
#define STYLE(id, name, paragraph, run)                                                                            \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:basedOn w:val=\"Normal\"/>" \
    "<w:pPr>" paragraph "</w:pPr><w:rPr>" run "</w:rPr></w:style>"
#define HEADING(level, outline, run) \
    STYLE("Heading" level, "heading " level, "<w:keepNext/><w:outlineLvl w:val=\"" outline "\"/>", run)

static const Text styles =
    TEXT(HEAD "<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr>" FONTS("仿宋_GB2312") SIZE(
        "32") "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
              "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
              "<w:pPr><w:widowControl w:val=\"0\"/><w:spacing w:line=\"580\" "
              "w:lineRule=\"exact\"/></w:pPr></w:style>"
              "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name "
              "w:val=\"Default "
              "Paragraph Font\"/></w:style>"
              "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
              "Table\"/><w:tblPr>"
              "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/>"
              "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>" STYLE(
                  "Title", "Title",
                  "<w:keepNext/><w:spacing w:before=\"290\" w:after=\"290\" w:line=\"660\" "
                  "w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
                  FONTS("方正小标宋简体") SIZE("44")) HEADING("1", "0", FONTS("黑体"))
                  HEADING("2", "1", FONTS("楷体_GB2312")) HEADING("3", "2", "<w:b/>") HEADING("4", "3", "")
                      STYLE("Body", "Body Text", "<w:ind w:firstLine=\"640\" w:firstLineChars=\"200\"/>", "") STYLE(
                          "Cell", "Table Text",
                          "<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"320\" w:lineRule=\"atLeast\"/>",
                          SIZE("24")) STYLE("Footer", "footer", "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>",
                                            FONTS("宋体") SIZE("28"))
                          STYLE("CommentText", "annotation text",
                                "<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"240\" w:lineRule=\"auto\"/>",
                                FONTS("宋体") SIZE(
                                    "21")) "<w:style w:type=\"character\" w:styleId=\"CommentReference\"><w:name "
                                           "w:val=\"annotation reference\"/>"
                                           "<w:rPr>" SIZE("21") "</w:rPr></w:style></w:styles>");

#define FOOTER(side, indent)                                                                                \
    HEAD "<w:ftr " W "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind " indent "/><w:jc w:val=\"" side      \
         "\"/></w:pPr>"                                                                                     \
         "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" \
         "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"     \
         "<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"                             \
         "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"

static const Text footer_odd = TEXT(FOOTER("right", "w:right=\"280\""));
static const Text footer_even = TEXT(FOOTER("left", "w:left=\"280\""));

/* GB/T 9704: 37 mm above, 28 mm at the binding edge, a type area of 156 × 225 mm; 22 lines a page. */
Text docx_section(void)
{
    return TEXT("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
                "<w:footerReference w:type=\"even\" r:id=\"rId5\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" "
                "w:footer=\"1400\" w:gutter=\"0\"/><w:docGrid w:type=\"lines\" w:linePitch=\"580\"/></w:sectPr>");
}

void docx_text(Buffer *out, Text text)
{
    size_t done = 0;

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool last = c == 0xef && text.len - i > 2 && (unsigned char)text.at[i + 1] == 0xbf
                    && (unsigned char)text.at[i + 2] >= 0xbe; /* U+FFFE and U+FFFF */
        if ((c >= 0x20 && !last) || c == '\t' || c == '\n' || c == '\r')
            continue;
        html_text(out, text_slice(text, done, i));
        i += last ? 2 : 0;
        done = i + 1;
    }
    html_text(out, text_slice(text, done, text.len));
}

void docx_pack(Text document, Text comments, Buffer *out)
{
    ZipWriter zip = { .out = out };

    zip_add(&zip, TEXT("[Content_Types].xml"), types);
    zip_add(&zip, TEXT("_rels/.rels"), package_relations);
    zip_add(&zip, TEXT("word/document.xml"), document);
    zip_add(&zip, TEXT("word/_rels/document.xml.rels"), document_relations);
    zip_add(&zip, TEXT("word/styles.xml"), styles);
    zip_add(&zip, TEXT("word/settings.xml"), settings);
    zip_add(&zip, TEXT("word/comments.xml"), comments);
    zip_add(&zip, TEXT("word/footer1.xml"), footer_odd);
    zip_add(&zip, TEXT("word/footer2.xml"), footer_even);
    zip_end(&zip);
}
