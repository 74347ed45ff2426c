/* passphrase.h - a key ring under a passphrase, to be kept apart from the machine. */
#ifndef HALFSKY_SAFE_PASSPHRASE_H
#define HALFSKY_SAFE_PASSPHRASE_H

#include "safe/keys.h"

enum { PASSPHRASE_MIN = 10 }; /* characters */

/* How much work a guess costs (Argon2id). Noted in the export, so that it may rise. */
typedef struct {
    unsigned passes;
    unsigned memory_kb;
} PassphraseCost;

/* About half a second and 128 MB on a desktop of 2020. */
extern const PassphraseCost passphrase_cost;

/* The ring as a text that can be mailed, printed, or kept on a stick. */
Problem keys_export(const Keys *keys, Text passphrase, const PassphraseCost *cost, const Random *random,
                    Buffer *out);
Problem keys_import(Text text, Text passphrase, Keys **keys);

#endif
