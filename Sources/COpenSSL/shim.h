#pragma once
#include <openssl/ssl.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/hmac.h>
#include <openssl/crypto.h>
#include <openssl/param_build.h>
#include <openssl/core_names.h>

/* A macro of casts and sums, which Swift cannot import. */
static inline int openssl_public_key_selection(void) { return EVP_PKEY_PUBLIC_KEY; }
