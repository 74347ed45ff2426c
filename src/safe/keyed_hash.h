/* keyed_hash.h - what stands for a text without telling it.
 *
 * BLAKE2b under a key of the ring's root, another one for each purpose: equal texts give equal
 * hashes in one purpose and field, and only who has the ring can make or try them. */
#ifndef HALFSKY_SAFE_KEYED_HASH_H
#define HALFSKY_SAFE_KEYED_HASH_H

#include "safe/keys.h"

enum { KEYED_HASH_BYTES = 32, KEYED_HASH_HEX = 2 * KEYED_HASH_BYTES + 1 };

/* Numbers stand in databases: they are only added to. */
typedef enum {
    HASH_RING = 0,    /* which ring this is */
    HASH_FILES = 1,   /* names of files */
    HASH_SEARCH = 2,  /* names, numbers and phones that are searched for */
    HASH_AUDIT = 3,   /* the chain of audit rows */
    HASH_CONTENT = 4, /* documents by their text */
    HASH_CODE = 5,    /* check codes of what was printed */
    HASH_PERSON = 6,  /* people that entries name */
} HashPurpose;

typedef struct {
    uint8_t at[KEYED_HASH_BYTES];
} KeyedHash;

/* `field` parts what is hashed for one purpose ("person.name", "person.phone"): the same text in
 * two fields gives two hashes. */
KeyedHash keyed_hash(const Keys *keys, HashPurpose purpose, Text field, Text bytes);

/* The same, piece by piece. */
typedef struct {
    _Alignas(64) uint8_t state[384];
} HashStream;
void hash_stream_begin(HashStream *stream, const Keys *keys, HashPurpose purpose, Text field);
void hash_stream_add(HashStream *stream, Text bytes);
/* The lengths of what is added are hashed, too: "ab" + "c" differs from "a" + "bc". */
void hash_stream_add_field(HashStream *stream, Text bytes);
void hash_stream_add_int(HashStream *stream, int64_t value);
KeyedHash hash_stream_end(HashStream *stream);

bool keyed_hash_equal(const KeyedHash *a, const KeyedHash *b); /* takes the same time for all */
Text keyed_hash_bytes(const KeyedHash *hash);                  /* borrowed, for binding */
bool keyed_hash_read(Text bytes, KeyedHash *out);              /* 32 bytes, or false */
void keyed_hash_hex(const KeyedHash *hash, char out[KEYED_HASH_HEX]);

/* What a database keeps to know its ring again. */
KeyedHash keys_fingerprint(const Keys *keys);

#endif
