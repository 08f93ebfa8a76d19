#pragma once
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
/* C's variadic calls do not come to Swift. These are typed and inlined: there is nothing to link. */

typedef size_t (*door_write)(char *bytes, size_t size, size_t count, void *context);
typedef int (*door_socket)(CURL *transfer, curl_socket_t descriptor, int interest, void *context, void *unused);
typedef int (*door_timer)(CURLM *transfers, long milliseconds, void *context);

static inline CURLcode door_set_number(CURL *transfer, CURLoption option, long value) {
    return curl_easy_setopt(transfer, option, value);
}
static inline CURLcode door_set_text(CURL *transfer, CURLoption option, const char *value) {
    return curl_easy_setopt(transfer, option, value);
}
static inline CURLcode door_set_headers(CURL *transfer, struct curl_slist *headers) {
    return curl_easy_setopt(transfer, CURLOPT_HTTPHEADER, headers);
}
/* Lets the caller make each socket, knowing the address it is for, or refuse to. */
typedef curl_socket_t (*door_open)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode door_open_sockets(CURL *transfer, door_open open, void *context) {
    curl_easy_setopt(transfer, CURLOPT_OPENSOCKETDATA, context);
    return curl_easy_setopt(transfer, CURLOPT_OPENSOCKETFUNCTION, open);
}
/* The bytes are copied. */
static inline CURLcode door_set_body(CURL *transfer, const void *bytes, curl_off_t count) {
    CURLcode code = curl_easy_setopt(transfer, CURLOPT_POSTFIELDSIZE_LARGE, count);
    return code != CURLE_OK ? code : curl_easy_setopt(transfer, CURLOPT_COPYPOSTFIELDS, bytes);
}
static inline CURLcode door_hear(CURL *transfer, door_write header, door_write body, void *context) {
    curl_easy_setopt(transfer, CURLOPT_HEADERDATA, context);
    curl_easy_setopt(transfer, CURLOPT_WRITEDATA, context);
    CURLcode code = curl_easy_setopt(transfer, CURLOPT_HEADERFUNCTION, header);
    return code != CURLE_OK ? code : curl_easy_setopt(transfer, CURLOPT_WRITEFUNCTION, body);
}
static inline CURLcode door_status(CURL *transfer, long *status) {
    return curl_easy_getinfo(transfer, CURLINFO_RESPONSE_CODE, status);
}
static inline CURLMcode door_watch(CURLM *transfers, door_socket socket, door_timer timer, void *context) {
    curl_multi_setopt(transfers, CURLMOPT_SOCKETDATA, context);
    curl_multi_setopt(transfers, CURLMOPT_TIMERDATA, context);
    CURLMcode code = curl_multi_setopt(transfers, CURLMOPT_SOCKETFUNCTION, socket);
    return code != CURLM_OK ? code : curl_multi_setopt(transfers, CURLMOPT_TIMERFUNCTION, timer);
}
static inline CURLMcode door_set_multi(CURLM *transfers, CURLMoption option, long value) {
    return curl_multi_setopt(transfers, option, value);
}
/* The next transfer that has ended, with its result; NULL when there is none. */
static inline CURL *door_next_ended(CURLM *transfers, CURLcode *result) {
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(transfers, &left)))
        if (message->msg == CURLMSG_DONE) {
            *result = message->data.result;
            return message->easy_handle;
        }
    return NULL;
}
