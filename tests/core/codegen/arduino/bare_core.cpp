// SPDX-License-Identifier: GPL-3.0-or-later
// An Arduino core of next to no size, so that a linked sketch shows its own.
#include "Arduino.h"

namespace {
volatile uint8_t registers[4];
} // namespace

SerialPort Serial;

int SerialPort::available() {
    return registers[0];
}
int SerialPort::read() {
    return registers[1];
}
int SerialPort::peek() {
    return registers[1];
}
size_t SerialPort::write(uint8_t byte) {
    registers[2] = byte;
    return 1;
}
size_t SerialPort::write(const uint8_t* data, size_t bytes) {
    for (size_t i = 0; i < bytes; ++i)
        registers[2] = data[i];
    return bytes;
}
unsigned long micros() {
    return registers[3];
}
int analogRead(uint8_t) {
    return registers[3];
}
void yield() {}

int main() {
    setup();
    for (;;)
        loop();
}
