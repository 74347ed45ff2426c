/* decode.h - the bytes of a text file as a Doc in UTF-8.
 *
 * The encoding is found from the content, never from the name or the locale. In
 * this order: a byte order mark; well-formed UTF-8; UTF-16 without a mark; UTF-8 with
 * a few broken bytes; GB18030 (with GBK and GB2312 inside it); what uchardet says
 * (Big5 and others). Bytes that do not belong to their encoding become U+FFFD; when
 * they are many, or when the bytes are a PDF, a ZIP, a picture or other data, the
 * Problem is FILE_NOT_TEXT and its first argument says what they look like.
 *
 * A byte order mark is removed. Line endings and everything else stay as they are,
 * so that a span of the Doc can be found again in the file. */
#ifndef HALFSKY_FORMAT_DECODE_H
#define HALFSKY_FORMAT_DECODE_H

#include "base/doc.h"
#include "base/problem.h"

/* More bytes than this, before or after decoding, are FILE_TOO_LARGE. */
#define DECODE_BYTES_MAX ((size_t)1 << 30)
#define DECODE_BYTES_WORDS "1 GiB"

/* Decodes `bytes` into `out`. UTF-8 is not copied: the Doc's text then borrows from
 * `bytes`, otherwise it lies in `arena`. The Problem names no path: the caller knows it. */
Problem decode_text(Text bytes, Arena *arena, Doc *out);

/* Converts bytes whose encoding the format tells, by iconv's name for it ("GB18030"). Broken bytes become U+FFFD. False
 * when there is no such encoding. Never finds out for itself, and leaves a byte order mark where it is. */
bool decode_known(const char *encoding, Text bytes, Arena *arena, Text *out);

#endif
