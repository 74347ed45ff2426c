/* docx_fields.c - fields, which are instructions with results, and signs by their code in a font. */
#include "format/docx.h"

#include "base/utf8.h"

#include <stdlib.h>

static DocxField *innermost(DocxFields *fields)
{
    return fields->open > 0 && fields->open <= DOCX_FIELDS_MAX ? &fields->items[fields->open - 1] : NULL;
}

void docx_fields_change(DocxFields *fields, Text type)
{
    DocxField *field = innermost(fields);

    if (text_equal(type, TEXT("begin"))) {
        if (fields->open < DOCX_FIELDS_MAX)
            fields->items[fields->open] = (DocxField){ 0 };
        fields->open++;
    } else if (text_equal(type, TEXT("separate")) && field) {
        field->result = true;
    } else if (text_equal(type, TEXT("end")) && fields->open > 0) {
        fields->open--;
    }
}

void docx_fields_instruct(DocxFields *fields, Text words)
{
    DocxField *field = innermost(fields);

    for (size_t i = 0; field && !field->result && i < words.len && field->length < DOCX_CODE_MAX; i++) {
        if (words.at[i] != ' ' || field->length)
            field->code[field->length++] = words.at[i];
    }
}

bool docx_fields_hide(const DocxFields *fields)
{
    for (int i = 0; i < fields->open && i < DOCX_FIELDS_MAX; i++) {
        const DocxField *field = &fields->items[i];
        if (!field->result || docx_field_is_contents((Text){ field->code, field->length }))
            return true;
    }
    return false;
}

bool docx_field_is_contents(Text instruction)
{
    return text_starts(text_trim(instruction), TEXT("TOC"));
}

Text docx_sign(Text code, char room[4])
{
    static const struct {
        Text code, sign;
    } signs[] = {
        { TEXT("F0FE"), TEXT("☑") }, { TEXT("F052"), TEXT("☑") }, { TEXT("F0FD"), TEXT("☒") },
        { TEXT("F054"), TEXT("☒") }, { TEXT("F0A8"), TEXT("□") }, { TEXT("F06F"), TEXT("□") },
        { TEXT("F0A3"), TEXT("□") }, { TEXT("F0FC"), TEXT("√") }, { TEXT("F050"), TEXT("√") },
        { TEXT("F0FB"), TEXT("×") }, { TEXT("F0B4"), TEXT("×") }, { TEXT("F0B3"), TEXT("≥") },
        { TEXT("F0B0"), TEXT("°") }, { TEXT("F0B1"), TEXT("±") },
    };
    char digits[8] = { 0 };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (text_equal(code, signs[i].code))
            return signs[i].sign;
    }
    if (code.len == 0 || code.len > 5 || text_starts(code, TEXT("F0")))
        return TEXT("");
    memcpy(digits, code.at, code.len);
    uint32_t value = (uint32_t)strtoul(digits, NULL, 16);
    return (Text){ room, value >= ' ' ? utf8_write(value, room) : 0 };
}
