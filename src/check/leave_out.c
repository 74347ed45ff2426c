#include "check/leave_out.h"

#include "halfsky/check.h"
#include "model/api.h"
#include "model/exceptions.h"

enum { FILE_NAME, AGENCY, TITLE, PLACES };

typedef LIST(Text) Words;

/* The words of findings that no exception holds for: a minor's name, wherever it stands again. */
static Words fatal_words(const halfsky_reader *reader)
{
    Words words = { 0 };

    for (size_t i = 0; i < reader->findings.items.count; i++)
        if (reader->findings.items.items[i].fatal)
            LIST_PUSH(reader->arena, &words, reading_text(&reader->reading, reader->findings.items.items[i].span));
    return words;
}

/* Whether personal data that the finding is about is part of fatal words, or holds some. */
static bool touches(const Words *fatal, Text quote)
{
    for (size_t i = 0; i < fatal->count; i++)
        if (text_contains(quote, fatal->items[i]) || text_contains(fatal->items[i], quote))
            return true;
    return false;
}

static bool excepted(const halfsky_reader *reader, const Finding *finding, const Words *fatal, const Text *places)
{
    Text quote = reading_text(&reader->reading, finding->span);

    if (finding->fatal)
        return false;
    if (finding->rule == CHECK_PRIVACY) /* `stated` is a mask, which many names share */
        return exceptions_hold(reader->exceptions, CHECK_PRIVACY, quote, places, PLACES) && !touches(fatal, quote);
    return exceptions_hold(reader->exceptions, finding->rule, quote, places, PLACES)
           || (finding->stated.len
               && exceptions_hold(reader->exceptions, finding->rule, finding->stated, places, PLACES));
}

static void document_places(halfsky_reader *reader, size_t document, Text *places)
{
    halfsky_document about = { 0 };

    halfsky_document_at(reader, document, &about);
    places[AGENCY] = (Text){ about.agency.at, about.agency.len };
    places[TITLE] = (Text){ about.title.at, about.title.len };
}

void leave_out(halfsky_reader *reader)
{
    Finding *items = reader->findings.items.items;
    Text places[PLACES] = { [FILE_NAME] = buffer_text(&reader->file) };
    uint32_t document = UINT32_MAX;
    size_t kept = 0;

    if (!reader->exceptions)
        return;
    for (size_t i = 0; i < reader->reading.documents.count; i++) {
        document_places(reader, i, places);
        exceptions_meet(reader->exceptions, places, PLACES);
    }
    Words fatal = fatal_words(reader);
    for (size_t i = 0; i < reader->findings.items.count; i++) {
        if (items[i].document != document) {
            document = items[i].document;
            document_places(reader, document, places);
        }
        if (!excepted(reader, &items[i], &fatal, places))
            items[kept++] = items[i];
    }
    reader->excepted = reader->findings.items.count - kept;
    reader->findings.items.count = kept;
}

/* ---- halfsky/check.h ---- */

halfsky_exceptions *halfsky_exceptions_read(const char *name, const char *text, size_t length, const char *language,
                                            char *message, size_t room)
{
    Exceptions *exceptions;
    Problem wrong = exceptions_read(text_of(name), (Text){ text, length }, &exceptions);

    if (wrong.code)
        api_message(&wrong, language, message, room);
    return exceptions;
}

void halfsky_exceptions_free(halfsky_exceptions *exceptions)
{
    exceptions_free(exceptions);
}

void halfsky_reader_except(halfsky_reader *reader, const halfsky_exceptions *exceptions, const char *name,
                           size_t length)
{
    reader->exceptions = exceptions;
    buffer_clear(&reader->file);
    buffer_add(&reader->file, (Text){ name, length });
}
