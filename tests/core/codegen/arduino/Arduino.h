// SPDX-License-Identifier: GPL-3.0-or-later
// As much of Arduino's core as the exported sketch uses, to compile it without one.
#pragma once

#include <stddef.h>
#include <stdint.h>

class SerialPort {
public:
    void begin(unsigned long) {}
    int available() { return 0; }
    int peek() { return -1; }
    int read() { return -1; }
    float parseFloat() { return 0; }
    size_t print(const char*) { return 0; }
    size_t print(float, int) { return 0; }
    size_t println() { return 0; }
    size_t println(const char*) { return 0; }
};

extern SerialPort Serial;

void setup();
void loop();
