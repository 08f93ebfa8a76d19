#pragma once
#include <libstemmer.h>
#include <stddef.h>
#include <stdint.h>

/* The result and its length in one call, so that no caller can pair a length with an older result.
   Returns 0 when memory ran out; the bytes belong to the stemmer until its next call. */
static inline const uint8_t *stm_stem(struct sb_stemmer *stemmer, const uint8_t *word, int32_t size, int32_t *length) {
    const sb_symbol *stem = sb_stemmer_stem(stemmer, word, size);
    *length = stem ? sb_stemmer_length(stemmer) : 0;
    return stem;
}
