/* container.h - files that hold files: which format a zip or a compound file is, by what lies in it.
 *
 * Nothing is unpacked and nothing allocated; broken or cut bytes give what can still be told. */
#ifndef HALFSKY_FORMAT_CONTAINER_H
#define HALFSKY_FORMAT_CONTAINER_H

#include "format/detect.h"

/* Zip: by its list of members (APPNOTE 4.3.12), or, when that was cut off, by the heads of the members. */
bool zip_looks_so(Text bytes);
Format zip_format(Text bytes);

/* Compound file, OLE2 (MS-CFB): by the streams in its root. */
bool compound_looks_so(Text bytes);
Format compound_format(Text bytes);

#endif
