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

/* What follows are macros over SSL_CTX_ctrl, which Swift cannot see. */
static inline void copenssl_serve_context(SSL_CTX *context) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    /* Tickets resume sessions; a cache of them would only be memory. */
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_read_ahead(context, 1);
}

/* Of the protocols a client offers, http/1.1 is the one spoken here; a client that insists on others is told so. */
static inline int copenssl_choose_protocol(SSL *session, const unsigned char **chosen, unsigned char *chosen_length,
                                           const unsigned char *offered, unsigned int offered_length, void *context) {
    static const unsigned char spoken[] = "\x08http/1.1";
    unsigned char *found = 0;
    (void)session, (void)context;
    if (SSL_select_next_proto(&found, chosen_length, spoken, sizeof spoken - 1, offered, offered_length) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

static inline void copenssl_speak_http11(SSL_CTX *context) {
    SSL_CTX_set_alpn_select_cb(context, copenssl_choose_protocol, 0);
}
