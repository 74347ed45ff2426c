/* docx_write.h - a Doc as a Word file, with comments and tracked suggestions in it.
 *
 * The text comes out as it is: paragraphs, headings and tables, set as official documents
 * are (GB/T 9704: A4, 仿宋 16 pt, level 1 in 黑体, level 2 in 楷体). Remarks become comments at
 * their words; with a suggestion their words are deleted and the new ones inserted as tracked
 * changes, which the author accepts or not. The same input gives the same bytes: no clock,
 * no names of the machine. */
#ifndef HALFSKY_FORMAT_DOCX_WRITE_H
#define HALFSKY_FORMAT_DOCX_WRITE_H

#include "base/buffer.h"
#include "base/doc.h"

/* About the bytes [start, end) of the text. */
typedef struct {
    size_t start, end;
    Text comment;  /* "" for none; line ends part paragraphs */
    bool suggests; /* `instead` is to stand there; left out when the words reach over a line end or cell */
    Text instead;  /* "" deletes them */
} DocxRemark;

enum { DOCX_TITLE = 0, DOCX_LEVELS = 4 };

/* A line of the text that is a heading: its title, or level 1 一、 to 4 （1）. */
typedef struct {
    size_t start, end;
    int level;
} DocxHeading;

typedef struct {
    const Doc *doc;
    const DocxHeading *headings; /* in text order; they go before what the Doc's blocks say */
    size_t heading_count;
    const DocxRemark *remarks; /* by their start, then longest first */
    size_t remark_count;
    Text author; /* of the comments and changes */
} DocxJob;

/* Adds the file to `out`. */
void docx_write(const DocxJob *job, Buffer *out);

#endif
