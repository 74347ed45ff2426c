/* stock.h - words that everybody writes, so that they show no copying.
 *
 * Formulas of office (lists.tsv, stock_phrase), titles of laws and papers, rows of names
 * (县教育局、县民政局、…) and rows of tables. */
#ifndef HALFSKY_CHECK_STOCK_H
#define HALFSKY_CHECK_STOCK_H

#include "model/catalog.h"

/* Sets stock[i] to 1 for the letters that stand in such words and to 0 for the others. `starts` has the byte
 * of each letter, rising. */
void stock_letters(const Catalog *catalog, Text text, const uint32_t *starts, size_t count, uint8_t *stock);

#endif
