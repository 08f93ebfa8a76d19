#pragma once
#include <zlib.h>

// How many bytes `czlib_gzip` may need.
static inline unsigned long czlib_bound(unsigned long count) { return compressBound(count) + 32; }

// Writes the bytes as one gzip member; returns its length, or 0 if it did not work. deflateInit2 is a macro, which
// Swift cannot see.
static inline unsigned long czlib_gzip(
    const unsigned char *bytes, unsigned int count, unsigned char *result, unsigned int room
) {
    z_stream stream = {0};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    stream.next_in = (unsigned char *)bytes;
    stream.avail_in = count;
    stream.next_out = result;
    stream.avail_out = room;
    int status = deflate(&stream, Z_FINISH);
    unsigned long length = stream.total_out;
    deflateEnd(&stream);
    return status == Z_STREAM_END ? length : 0;
}
