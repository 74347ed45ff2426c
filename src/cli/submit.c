/* submit.c - `halfsky submit`: what agencies sent in, into the data folder. */
#include "cli/archive.h"
#include "cli/columns.h"
#include "cli/documents.h"
#include "cli/files.h"
#include "cli/given.h"
#include "cli/load.h"
#include "work/calls.h"
#include "work/submit.h"

#include <ctype.h>

enum { SUBMIT_CALL, SUBMIT_AGENCY, SUBMIT_PERIOD, SUBMIT_BESIDE, SUBMIT_OPTIONS };
enum { AGENCY_WIDTH = 22, STATE_WIDTH = 22 };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [SUBMIT_CALL] = { "call", 0, OPTION_TEXT, "CALL", 0, 0, "答复哪个报送任务（缺省按单位和时期找）",
                      "the call that they answer (default: found by agency and period)" },
    [SUBMIT_AGENCY] = { "agency", 0, OPTION_TEXT, "AGENCY", 0, 0, "哪个单位的材料（缺省按落款和文件名认）",
                        "whose they are (default: by signature and file name)" },
    [SUBMIT_PERIOD] = { "period", 0, OPTION_TEXT, "PERIOD", 0, 0, "什么时期的材料（缺省按正文认）",
                        "what they report on (default: as the text says)" },
    [SUBMIT_BESIDE] = { "beside", 0, OPTION_FLAG, NULL, 0, 0, "和已报的并存，不代替原来的一份",
                        "beside what was handed in before, not in place of it" },
    [SUBMIT_OPTIONS] = { 0 },
};

const Command submit_command = {
    .name = "submit",
    .usage = "submit [--call CALL] [--agency AGENCY] [--period PERIOD] [--beside] PATH...",
    .zh = "收下材料：读、核、归到单位和任务",
    .en = "take in documents: read, checked, given to agencies and calls",
    .details_zh =
        "文件、文件夹、压缩包，或用 - 表示粘贴的文字。原件加密保存；一个文件里有几份材料就分成几份。同一单位、\n"
        "任务和时期再报的一份代替前一份，各版都留着；内容一样的只说明已经有了。单位认不准的留着待分送。\n",
    .details_en =
        "Files, folders, archives, or - for pasted text. The originals are kept sealed; a bundle is split into "
        "its\n"
        "documents. What the same agency sends again for the same call and period stands in place of the\n"
        "earlier one, all versions are kept; the same text is only said to be there. Documents whose agency is\n"
        "not sure wait to be assigned.\n",
    .options = options,
    .most_operands = -1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

/* All files of a run. */
typedef struct {
    const Session *session;
    Work work; /* with memory of its own, reset after each file */
    Deriver *deriver;
    Extractor *extractor;
    SubmitOptions options;
    Tree tree;
    Buffer out;
    size_t files, documents, there, unassigned;
    int status;
} Batch;

static Problem begin(Batch *batch, const OptionValue *values);
static void take_path(Batch *batch, const char *path);
static void finish(Batch *batch);

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Batch batch = { .session = session, .work = *session->work };
    const char *path;
    FileWalk *walk;
    Problem wrong = given_words(&submit_command, count, 1);

    if (!wrong.code)
        wrong = begin(&batch, values);
    if (wrong.code)
        return session_complain(session, wrong);
    batch.work.arena = arena_new();
    batch.extractor = extractor_new(session->milliseconds);
    walk = files_walk(operands, (size_t)count);
    while (files_next(walk, &path, &wrong)) {
        if (wrong.code)
            batch.status = session_complain(session, wrong);
        else
            take_path(&batch, path);
        arena_reset(batch.work.arena);
    }
    files_free(walk);
    extractor_free(batch.extractor);
    deriver_free(batch.deriver);
    arena_free(batch.work.arena);
    finish(&batch);
    buffer_free(&batch.out);
    return batch.status;
}

static Problem begin(Batch *batch, const OptionValue *values)
{
    Work *work = batch->session->work;

    batch->options.beside = values[SUBMIT_BESIDE].given;
    TRY(period_given(&values[SUBMIT_PERIOD], &batch->options.period));
    if (values[SUBMIT_AGENCY].given)
        TRY(given_agency(batch->session, values[SUBMIT_AGENCY].text, &batch->options.agency));
    if (values[SUBMIT_CALL].given)
        TRY(call_named(work, text_of(values[SUBMIT_CALL].text), &batch->options.call));
    TRY(work_tree(work, &batch->tree));
    return deriver_new(work, &batch->deriver);
}

static void tell_document(Batch *batch, const SubmittedDocument *document)
{
    bool zh = batch->session->language == LANGUAGE_ZH;
    Text agency = agency_shown(batch->session, &batch->tree, document->agency);
    Text state = zh ? TEXT("已收") : TEXT("taken");

    if (document->there)
        state = zh ? TEXT("已经有了") : TEXT("there already");
    else if (document->replaced)
        state = zh ? TEXT("代替前一版") : TEXT("replaces the last one");
    else if (!document->agency)
        state = zh ? TEXT("待分送") : TEXT("to be assigned");
    id_shown(document->document, &batch->out);
    buffer_add(&batch->out, TEXT("  "));
    columns_left(&batch->out, state, STATE_WIDTH);
    columns_left(&batch->out, agency.len ? agency : TEXT("?"), AGENCY_WIDTH);
    buffer_add(&batch->out, TEXT("  "));
    columns_last(&batch->out, title_shown(batch->session, document->title), 60);
    buffer_add_char(&batch->out, '\n');
    batch->there += document->there;
    batch->documents += !document->there;
    batch->unassigned += !document->there && !document->agency;
}

static void take_bytes(Batch *batch, Text name, Text bytes, Problem wrong)
{
    Format format = format_detect(bytes, name);
    Buffer word = { 0 };
    Submission submission;
    Doc doc;

    if (!wrong.code)
        wrong = load_bytes(batch->extractor, name, bytes, batch->work.arena, &doc);
    for (const char *at = format_name(format); *at; at++)
        buffer_add_char(&word, (char)tolower((unsigned char)*at));
    ReceivedFile received = { .name = name, .bytes = bytes, .format = buffer_text(&word), .doc = &doc };
    if (!wrong.code)
        wrong = document_submit(&batch->work, batch->deriver, &received, &batch->options, &submission);
    buffer_free(&word);
    if (wrong.code) {
        batch->status = session_complain(batch->session, problem_at(wrong, name, 0, TEXT("")));
        return;
    }
    batch->files++;
    for (size_t i = 0; i < submission.documents.count; i++)
        tell_document(batch, &submission.documents.items[i]);
    if (session_print(batch->session, buffer_text(&batch->out)))
        batch->status = 1;
    buffer_clear(&batch->out);
}

static void take_path(Batch *batch, const char *path)
{
    Arena *arena = batch->work.arena;
    Buffer read = { 0 }, shown = { 0 };
    Problem wrong = file_read(path, &read);
    Text bytes = arena_text(arena, buffer_text(&read));
    Text name;

    file_name_shown(path, &shown);
    name = arena_text(arena, buffer_text(&shown));
    buffer_free(&read);
    buffer_free(&shown);
    if (!wrong.code && format_detect(bytes, name) == FORMAT_ZIP) {
        ArchiveFiles files = { 0 };

        archive_open(batch->extractor, arena, name, bytes, &files);
        for (size_t i = 0; i < files.count; i++)
            take_bytes(batch, files.items[i].name, files.items[i].bytes, files.items[i].problem);
        return;
    }
    take_bytes(batch, name, bytes, wrong);
}

static void finish(Batch *batch)
{
    bool zh = batch->session->language == LANGUAGE_ZH;

    buffer_clear(&batch->out);
    buffer_format(&batch->out,
                  zh ? "%zu 个文件，新收 %zu 份材料，其中 %zu 份待分送；%zu 份已经有了。\n"
                     : "%zu files, %zu new documents, of these %zu to be assigned; %zu were there already.\n",
                  batch->files, batch->documents, batch->unassigned, batch->there);
    if (session_print(batch->session, buffer_text(&batch->out)))
        batch->status = 1;
}
