#pragma once
/* Starts a program that can hurt nobody, and the two calls that Swift's Glibc module does not know.
 *
 * Why not posix_spawn: it sets no limits, and a limit set afterwards comes too late for a program that forks at once.
 * Why not a shell with ulimit: shells differ in what they limit, and none of them makes namespaces.
 * So the limits are set here, between the copy and the exec, where only async-signal-safe calls are made: the host has
 * many threads, and any of them may hold the lock of malloc. They are plain system calls, since sanitizers replace the
 * C library's functions by some that take locks.
 *
 * Never define _GNU_SOURCE here: it changes fd_set and clashes with the Glibc module. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define SPAWN_NEW_USER 0x10000000UL
#define SPAWN_NEW_PIDS 0x20000000UL

static inline int spawn_pipe(int ends[2], int flags) { return (int)syscall(SYS_pipe2, ends, flags); }

/* A descriptor that becomes readable when the process ends: no SIGCHLD handler, no waiting thread. */
static inline int spawn_watch(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

struct spawn_limits {
    rlim_t cpu_seconds, memory_bytes, file_bytes, open_files, processes;
};

struct spawn_request {
    char *const *candidates;            /* paths to try, in order, ending with NULL */
    char *const *arguments;             /* ending with NULL */
    char *const *environment;           /* ending with NULL */
    int standard_input, standard_output, standard_error;
    int failure;                        /* where errno goes when nothing could be run; closes on exec */
    const char *own_user_map;           /* "1000 1000 1": the host's user, seen from inside a user namespace */
    const char *own_group_map;
    uid_t lone_user, spare_user;        /* who the program becomes when the host is root; the second, if there is no first */
    int may_isolate;                    /* whether to ask for namespaces at all */
    struct spawn_limits limits;
};

struct spawn_kernel_limit { unsigned long long now, most; };

static inline void spawn_limit(int resource, rlim_t value) {
    struct spawn_kernel_limit limit = { 0, RLIM_INFINITY };
    syscall(SYS_prlimit64, 0, resource, NULL, &limit);
    limit.now = limit.most = limit.most < value ? limit.most : value;
    syscall(SYS_prlimit64, 0, resource, &limit, NULL);
}

static inline void spawn_write_file(const char *path, const char *text) {
    size_t length = 0;
    while (text[length]) length++;
    long file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    syscall(SYS_write, file, text, length);
    syscall(SYS_close, file);
}

/* Moves a descriptor out of the way of 0, 1 and 2. */
static inline int spawn_move(int descriptor) { return (int)syscall(SYS_fcntl, descriptor, F_DUPFD_CLOEXEC, 10); }

static inline int spawn_place(int descriptor, int at) {
    return descriptor < 0 || syscall(SYS_dup3, descriptor, at, 0) < 0;
}

/* All but the standard three and one more; without close_range, one by one. */
static inline void spawn_close_all_but(int kept) {
    if (syscall(SYS_close_range, 3U, (unsigned)kept - 1U, 0U) == 0
        && syscall(SYS_close_range, (unsigned)kept + 1U, ~0U, 0U) == 0)
        return;
    struct spawn_kernel_limit open_files = { 65536, 0 };
    syscall(SYS_prlimit64, 0, RLIMIT_NOFILE, NULL, &open_files);
    for (unsigned long long descriptor = 3; descriptor < open_files.now; descriptor++)
        if (descriptor != (unsigned long long)kept) syscall(SYS_close, (int)descriptor);
}

/* What a host ignores or blocks is no business of the program's. */
static inline void spawn_reset_signals(void) {
    unsigned long default_action[8] = { 0 }, none = 0; /* the kernel's own structures */
    for (int number = 1; number < 65; number++) syscall(SYS_rt_sigaction, number, default_action, NULL, sizeof none);
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, NULL, sizeof none);
}

static inline int spawn_turn_into(uid_t user) {
    return syscall(SYS_setresgid, user, user, user) != 0 || syscall(SYS_setresuid, user, user, user) != 0;
}

/* The child's side; never returns. */
static inline void spawn_become(const struct spawn_request *r, unsigned long namespaces, int is_root) {
    int number;
    syscall(SYS_setsid);
    if (namespaces & SPAWN_NEW_USER) {
        spawn_write_file("/proc/self/setgroups", "deny");
        spawn_write_file("/proc/self/uid_map", r->own_user_map);
        spawn_write_file("/proc/self/gid_map", r->own_group_map);
    }
    int failure = spawn_move(r->failure);
    int in = spawn_move(r->standard_input), out = spawn_move(r->standard_output), err = spawn_move(r->standard_error);
    if (spawn_place(in, 0) || spawn_place(out, 1) || spawn_place(err, 2)) {
        number = errno;
        goto failed;
    }
    spawn_close_all_but(failure);
    spawn_reset_signals();

    spawn_limit(RLIMIT_CORE, 0);
    spawn_limit(RLIMIT_CPU, r->limits.cpu_seconds);
    spawn_limit(RLIMIT_DATA, r->limits.memory_bytes);
    spawn_limit(RLIMIT_FSIZE, r->limits.file_bytes);
    spawn_limit(RLIMIT_NOFILE, r->limits.open_files);
    spawn_limit(RLIMIT_NPROC, r->limits.processes);
    syscall(SYS_setpriority, PRIO_PROCESS, 0, 10);
    if (is_root) {
        /* The kernel does not count the processes of root. */
        if (syscall(SYS_setgroups, 0, NULL) != 0 || (spawn_turn_into(r->lone_user) && spawn_turn_into(r->spare_user))) {
            number = errno;
            goto failed;
        }
    }
    syscall(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);

    number = ENOENT;
    for (char *const *path = r->candidates; *path; path++) {
        syscall(SYS_execve, *path, r->arguments, r->environment);
        if (errno != ENOENT && errno != ENOTDIR) number = errno;
    }
failed:
    while (syscall(SYS_write, failure, &number, sizeof number) < 0 && errno == EINTR) {}
    for (;;) syscall(SYS_exit_group, 127);
}

static inline unsigned long spawn_namespaces(void) {
    return geteuid() == 0 ? SPAWN_NEW_PIDS : SPAWN_NEW_PIDS | SPAWN_NEW_USER;
}

/* Whether the system grants namespaces; found out by trying. */
static inline int spawn_isolates(void) {
    long process = syscall(SYS_clone, spawn_namespaces() | SIGCHLD, NULL, NULL, NULL, 0UL);
    if (process == 0) syscall(SYS_exit_group, 0);
    if (process < 0) return 0;
    while (syscall(SYS_wait4, process, NULL, 0, NULL) < 0 && errno == EINTR) {}
    return 1;
}

/* Returns the process, or -1 with errno; `namespaces` is told which ones the system granted. */
static inline pid_t spawn_start(const struct spawn_request *r, unsigned long *namespaces) {
    int is_root = geteuid() == 0;
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before); /* no handler of the host's may run in the copy */
    *namespaces = r->may_isolate ? spawn_namespaces() : 0;
    long process = syscall(SYS_clone, *namespaces | SIGCHLD, NULL, NULL, NULL, 0UL);
    if (process < 0 && *namespaces && errno != EAGAIN && errno != ENOMEM) {
        *namespaces = 0;
        process = syscall(SYS_clone, (unsigned long)SIGCHLD, NULL, NULL, NULL, 0UL);
    }
    if (process == 0) spawn_become(r, *namespaces, is_root);
    int number = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = number;
    return (pid_t)process;
}

/* Ends every process of a lone user, wherever it hides; for a root that may not make namespaces.
 * The signal goes to everything its sender may reach, so it is sent only by one who has become that user. */
static inline void spawn_sweep(uid_t lone_user) {
    if (lone_user == 0 || geteuid() != 0) return;
    long sweeper = syscall(SYS_clone, (unsigned long)SIGCHLD, NULL, NULL, NULL, 0UL);
    if (sweeper == 0) {
        uid_t real, effective, saved;
        if (syscall(SYS_setresuid, lone_user, lone_user, lone_user) == 0
            && syscall(SYS_getresuid, &real, &effective, &saved) == 0 && real == lone_user && effective == lone_user
            && saved == lone_user)
            syscall(SYS_kill, -1, SIGKILL);
        syscall(SYS_exit_group, 0);
    }
    if (sweeper > 0)
        while (syscall(SYS_wait4, sweeper, NULL, 0, NULL) < 0 && errno == EINTR) {}
}
