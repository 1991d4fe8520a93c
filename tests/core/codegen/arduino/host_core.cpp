// SPDX-License-Identifier: GPL-3.0-or-later
// An Arduino board of this process: Serial is standard input and output. Ends with its input.
#include "Arduino.h"

#include <poll.h>
#include <time.h>
#include <unistd.h>

namespace {

uint8_t received[256];
size_t taken = 0;
size_t filled = 0;
int idleTurns = 0;
unsigned writes = 0;

void fill() {
    pollfd line = {STDIN_FILENO, POLLIN, 0};
    if (poll(&line, 1, ++idleTurns > 1000 ? 1 : 0) <= 0)
        return;
    idleTurns = 0;
    const ssize_t got = ::read(STDIN_FILENO, received, sizeof received);
    if (got <= 0)
        exit(0);
    taken = 0;
    filled = static_cast<size_t>(got);
}

} // namespace

SerialPort Serial;

int SerialPort::available() {
    if (taken == filled)
        fill();
    return static_cast<int>(filled - taken);
}

int SerialPort::read() {
    return available() > 0 ? received[taken++] : -1;
}

int SerialPort::peek() {
    return available() > 0 ? received[taken] : -1;
}

size_t SerialPort::write(uint8_t byte) {
    return write(&byte, 1);
}

// As a core whose buffer is small, and full now and then.
size_t SerialPort::write(const uint8_t* data, size_t bytes) {
    if (++writes % 5 == 0)
        return 0;
    const ssize_t sent = ::write(STDOUT_FILENO, data, bytes < 64 ? bytes : 64);
    return sent > 0 ? static_cast<size_t>(sent) : 0;
}

// Wraps as Arduino's does, and soon.
unsigned long micros() {
    timespec time = {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    static const uint64_t start = static_cast<uint64_t>(time.tv_sec);
    const uint64_t passed = (static_cast<uint64_t>(time.tv_sec) - start) * 1000000 +
                            static_cast<uint64_t>(time.tv_nsec) / 1000;
    return static_cast<uint32_t>(passed - 500000);
}

int analogRead(uint8_t pin) {
    static int count = 0;
    return pin == A0 ? ++count % 1024 : -1;
}

void yield() {}

int main() {
    setup();
    for (;;)
        loop();
}
