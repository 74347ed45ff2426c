/* buffer.c - bytes that grow: what writers write into. */
#include "base/buffer.h"

#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUFFER_ROOM_MIN = 256 };

void buffer_free(Buffer *buffer)
{
    free(buffer->at);
    *buffer = (Buffer){ 0 };
}

void buffer_clear(Buffer *buffer)
{
    buffer->len = 0;
}

char *buffer_reserve(Buffer *buffer, size_t more)
{
    if (!buffer->at || buffer->room - buffer->len < more) {
        size_t room = memory_plus(buffer->len, more);
        size_t doubled = memory_plus(buffer->room, buffer->room);

        if (room < doubled)
            room = doubled;
        if (room < BUFFER_ROOM_MIN)
            room = BUFFER_ROOM_MIN;
        buffer->at = memory_resize(buffer->at, room);
        buffer->room = room;
    }
    return buffer->at + buffer->len;
}

void buffer_add(Buffer *buffer, Text text)
{
    if (text.len == 0)
        return;
    memcpy(buffer_reserve(buffer, text.len), text.at, text.len);
    buffer->len += text.len;
}

void buffer_add_char(Buffer *buffer, char c)
{
    *buffer_reserve(buffer, 1) = c;
    buffer->len++;
}

void buffer_add_int(Buffer *buffer, int64_t value)
{
    char digits[20];
    size_t start = sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do
        digits[--start] = (char)('0' + left % 10);
    while (left /= 10);
    if (value < 0)
        digits[--start] = '-';
    buffer_add(buffer, (Text){ digits + start, sizeof digits - start });
}

void buffer_format(Buffer *buffer, const char *format, ...)
{
    va_list arguments, again;

    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    assert(length >= 0);
    vsnprintf(buffer_reserve(buffer, (size_t)length + 1), (size_t)length + 1, format, again);
    buffer->len += (size_t)length;
    va_end(again);
    va_end(arguments);
}

Text buffer_text(const Buffer *buffer)
{
    return (Text){ buffer->at, buffer->len };
}
