#pragma once
/* never define _GNU_SOURCE here: it changes fd_set and clashes with the Glibc module */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

/* EPOLL_EVENTS is an enum that Swift imports awkwardly: plain numbers instead. */
static const uint32_t clinux_epollin = EPOLLIN, clinux_epollout = EPOLLOUT, clinux_epollrdhup = EPOLLRDHUP,
                      clinux_epollerr = EPOLLERR, clinux_epollhup = EPOLLHUP, clinux_epollexclusive = 1u << 28;

static inline int clinux_epoll_control(int epoll, int operation, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event;
    memset(&event, 0, sizeof event);
    event.events = events;
    event.data.u64 = token;
    return epoll_ctl(epoll, operation, descriptor, &event);
}

/* A signal that a fault of this very thread raises must reach its handler; all others are for the thread that waits for them. */
static inline void clinux_block_signals(void) {
    sigset_t set;
    sigfillset(&set);
    const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS};
    for (unsigned i = 0; i < sizeof faults / sizeof *faults; i++) sigdelset(&set, faults[i]);
    pthread_sigmask(SIG_BLOCK, &set, 0);
}

/* Addresses travel as 16 bytes in network order; IPv4 as ::ffff:a.b.c.d. */
static inline int clinux_is_v4(const uint8_t *address) {
    static const uint8_t prefix[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return memcmp(address, prefix, 12) == 0;
}

static inline socklen_t clinux_sockaddr(struct sockaddr_storage *out, const uint8_t *address, uint16_t port) {
    memset(out, 0, sizeof *out);
    if (clinux_is_v4(address)) {
        struct sockaddr_in *v4 = (struct sockaddr_in *)out;
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        memcpy(&v4->sin_addr, address + 12, 4);
        return sizeof *v4;
    }
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)out;
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    memcpy(&v6->sin6_addr, address, 16);
    return sizeof *v6;
}

static inline void clinux_from_sockaddr(const struct sockaddr_storage *from, uint8_t *address, uint16_t *port) {
    memset(address, 0, 16);
    *port = 0;
    if (from->ss_family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)from;
        address[10] = address[11] = 0xff;
        memcpy(address + 12, &v4->sin_addr, 4);
        *port = ntohs(v4->sin_port);
    } else if (from->ss_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)from;
        memcpy(address, &v6->sin6_addr, 16);
        *port = ntohs(v6->sin6_port);
    }
}

extern int accept4(int, struct sockaddr *, socklen_t *, int);
static inline int clinux_accept(int listener, uint8_t *address, uint16_t *port) {
    struct sockaddr_storage peer;
    socklen_t length = sizeof peer;
    memset(&peer, 0, sizeof peer);
    int descriptor = accept4(listener, (struct sockaddr *)&peer, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor >= 0) clinux_from_sockaddr(&peer, address, port);
    return descriptor;
}

static inline int clinux_bound(int descriptor, uint8_t *address, uint16_t *port) {
    struct sockaddr_storage name;
    socklen_t length = sizeof name;
    if (getsockname(descriptor, (struct sockaddr *)&name, &length)) return -1;
    clinux_from_sockaddr(&name, address, port);
    return 0;
}

static inline int clinux_set(int descriptor, int level, int option, int value) {
    return setsockopt(descriptor, level, option, &value, sizeof value);
}

/* Whether what connects to a bound socket comes from this machine, as it does behind a proxy. */
static inline int clinux_hears_itself(int descriptor) {
    uint8_t address[16];
    uint16_t port;
    if (clinux_bound(descriptor, address, &port)) return 0;
    return clinux_is_v4(address) ? address[12] == 127 : IN6_IS_ADDR_LOOPBACK((struct in6_addr *)address);
}

/* Linux copies these from a listener to what it accepts, so they cost no system call per connection. */
static inline void clinux_tune_listener(int descriptor, int send_buffer, int unsent_low_water, int user_timeout_ms) {
    clinux_set(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    clinux_set(descriptor, SOL_SOCKET, SO_SNDBUF, send_buffer);
    clinux_set(descriptor, IPPROTO_TCP, 25 /* TCP_NOTSENT_LOWAT */, unsent_low_water);
    clinux_set(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, user_timeout_ms);
    clinux_set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
    clinux_set(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, 60);
    clinux_set(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, 15);
    /* Where bbr is the system's choice, its timers cost up to a tenth of a question, and there is no road here to be
       gentle to. Reno is in every kernel, and free for everybody. */
    if (clinux_hears_itself(descriptor)) setsockopt(descriptor, IPPROTO_TCP, TCP_CONGESTION, "reno", 4);
}

/* -1 with errno on failure. share_port: one listener per loop on the same port. */
static inline int clinux_bind(const uint8_t *address, uint16_t port, int share_port) {
    struct sockaddr_storage name;
    socklen_t length = clinux_sockaddr(&name, address, port);
    int descriptor = socket(name.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -1;
    clinux_set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
    if (share_port) clinux_set(descriptor, SOL_SOCKET, SO_REUSEPORT, 1);
    if (name.ss_family == AF_INET6) clinux_set(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, 1);
    if (bind(descriptor, (struct sockaddr *)&name, length)) {
        int reason = errno;
        close(descriptor);
        errno = reason;
        return -1;
    }
    return descriptor;
}

/* Starts a connection; it is made when the descriptor becomes writable. */
static inline int clinux_connect(const uint8_t *address, uint16_t port) {
    struct sockaddr_storage name;
    socklen_t length = clinux_sockaddr(&name, address, port);
    int descriptor = socket(name.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -1;
    clinux_set(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    if (connect(descriptor, (struct sockaddr *)&name, length) && errno != EINPROGRESS) {
        int reason = errno;
        close(descriptor);
        errno = reason;
        return -1;
    }
    return descriptor;
}

static inline int clinux_socket_error(int descriptor) {
    int error = 0;
    socklen_t length = sizeof error;
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length);
    return error;
}

static inline int clinux_is_listening(int descriptor) {
    int listening = 0;
    socklen_t length = sizeof listening;
    return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listening, &length) == 0 && listening;
}

/* The process's limit of open descriptors, raised as far as it may raise it itself. */
static inline uint64_t clinux_raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit)) return 0;
    if (limit.rlim_cur < limit.rlim_max) {
        struct rlimit raised = {limit.rlim_max, limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0) return raised.rlim_cur;
    }
    return limit.rlim_cur;
}
