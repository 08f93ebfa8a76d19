#pragma once
#include <stddef.h>

// A file that browsers get, as it is in this folder.
typedef struct {
    const char *path;  // below the address where assets are served: "client/protocol.js"
    const unsigned char *bytes;
    size_t length;
} WebAsset;

// How many assets there are.
size_t web_asset_count(void);

// The asset at an index below the count; the bytes live as long as the program.
const WebAsset *web_asset(size_t index);
