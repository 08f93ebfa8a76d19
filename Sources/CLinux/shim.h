#pragma once
/* never define _GNU_SOURCE here: it changes fd_set and clashes with the Glibc module */
#include <sys/epoll.h>
#include <sys/eventfd.h>
