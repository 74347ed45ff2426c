/* documents.c - documents opened and listed. */
#include "work/documents.h"

#include "base/doc_bytes.h"
#include "work/facts.h"

static Problem open_file(Work *work, const DocumentRow *row, OpenDocument *out);
static Problem line_of(Work *work, const DocumentRow *row, DocumentLine *out);

Vault work_vault(const Work *work)
{
    return (Vault){ work->db, work->keys, work->random, work->county, work->arena };
}

Problem document_open(Work *work, Id document, OpenDocument *out)
{
    Vault vault = work_vault(work);
    char id[ID_TEXT_MAX];
    bool found;

    *out = (OpenDocument){ 0 };
    TRY(document_row_find(&vault, document, &out->row, &found));
    if (!found)
        return problem(PROBLEM_DOCUMENT_UNKNOWN, (Text){ id, id_write(document, id) }, TEXT(""), TEXT(""));
    return open_file(work, &out->row, out);
}

Problem document_read(Work *work, Id document, OpenDocument *out)
{
    TRY(document_open(work, document, out));
    TRY(work_begin(work, VERB_DOCUMENT_READ, out->row.agency));
    return work_end(work, VERB_DOCUMENT_READ, OK, (WorkNote){ "document", document, TEXT("") });
}

Problem document_findings(Work *work, Id document, FindingRows *out)
{
    Vault vault = work_vault(work);
    OpenDocument opened;

    TRY(document_open(work, document, &opened));
    TRY(work_may(work, VERB_DOCUMENT_READ, opened.row.agency));
    return findings_load(&vault, document, out);
}

Problem document_remarks(Work *work, Id document, RemarkRows *out)
{
    Vault vault = work_vault(work);
    OpenDocument opened;

    TRY(document_open(work, document, &opened));
    TRY(work_may(work, VERB_DOCUMENT_READ, opened.row.agency));
    return remarks_load(&vault, document, out);
}

Problem document_list(Work *work, DocumentFilter filter, bool replaced, DocumentLines *out)
{
    Vault vault = work_vault(work);
    DocumentRows rows = { 0 };

    TRY(document_rows(&vault, filter, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const DocumentRow *row = &rows.items[i];
        DocumentLine line = { .row = *row };

        if ((row->state == DOCUMENT_REPLACED && !replaced) || work_may(work, VERB_DOCUMENT_READ, row->agency).code)
            continue;
        TRY(line_of(work, row, &line));
        LIST_PUSH(work->arena, out, line);
    }
    return OK;
}

/* ---- sentences ---- */

static bool ends_sentence(Text text, size_t at, size_t *length)
{
    static const Text signs[] = { TEXT("。"), TEXT("！"), TEXT("？"), TEXT("\n"), TEXT("\r") };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_starts(text_slice(text, at, text.len), signs[i])) {
            *length = signs[i].len;
            return true;
        }
    return false;
}

Stretch sentence_around(Text text, size_t start, size_t stop)
{
    Stretch sentence = { start, stop };
    size_t length;
    Text trimmed;

    for (size_t at = start; at > 0; at--) {
        sentence.start = at;
        if (((unsigned char)text.at[at - 1] & 0xC0) == 0x80) {
            if (at >= 3 && ends_sentence(text, at - 3, &length) && length == 3)
                break;
        } else if (ends_sentence(text, at - 1, &length) && length == 1) {
            break;
        }
        sentence.start = at - 1;
    }
    for (; sentence.stop < text.len; sentence.stop++) {
        if (!ends_sentence(text, sentence.stop, &length))
            continue;
        sentence.stop += length == 3 ? 3 : 0;
        break;
    }
    trimmed = text_trim(text_slice(text, sentence.start, sentence.stop));
    if (trimmed.len) {
        sentence.start = (size_t)(trimmed.at - text.at);
        sentence.stop = sentence.start + trimmed.len;
    }
    return sentence;
}

/* ---- */

static Problem open_file(Work *work, const DocumentRow *row, OpenDocument *out)
{
    Vault vault = work_vault(work);
    FileRow file;
    bool found;

    TRY(file_row_find(&vault, row->file, &file, &found));
    if (!found || !doc_bytes_read(file.extracted, work->arena, &out->doc) || row->stop > out->doc.text.len)
        return problem(PROBLEM_DATABASE_BROKEN, TEXT("file"), TEXT(""), TEXT(""));
    out->text = text_slice(out->doc.text, row->start, row->stop);
    out->file_name = file.name;
    out->format = file.format;
    return OK;
}

static Problem line_of(Work *work, const DocumentRow *row, DocumentLine *out)
{
    Vault vault = work_vault(work);
    FindingRows findings = { 0 };
    FactViews facts = { 0 };
    OpenDocument document = { .row = *row };

    TRY(facts_view(work, &document, &facts));
    for (size_t i = 0; i < facts.count; i++) {
        out->facts += facts.items[i].row && facts.items[i].row->fits;
        out->open += facts.items[i].standing == FACT_OPEN || facts.items[i].standing == FACT_PROPOSED;
    }
    TRY(findings_load(&vault, row->id, &findings));
    for (size_t i = 0; i < findings.count; i++)
        out->findings[findings.items[i].class - 'A']++;
    return OK;
}
