// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/cli.h"

#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>

namespace tmw::cli {

namespace {

std::stop_source& source() {
    static std::stop_source source;
    return source;
}

// A signal handler may do next to nothing, so it wakes a thread through a pipe.
std::array<int, 2> wake{-1, -1};
volatile std::sig_atomic_t asked = 0;

extern "C" void onInterrupt(int) {
    if (asked)
        _exit(kInterrupted);
    asked = 1;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = write(wake[1], &byte, 1);
}

} // namespace

void watchInterrupts() {
    if (pipe(wake.data()) != 0)
        return;
    // The source must outlive the thread, which runs until the program ends.
    std::thread([stop = source()]() mutable {
        char byte = 0;
        if (read(wake[0], &byte, 1) == 1)
            stop.request_stop();
    }).detach();
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    std::signal(SIGPIPE, SIG_IGN);
}

std::stop_token interruptToken() {
    return source().get_token();
}

} // namespace tmw::cli
