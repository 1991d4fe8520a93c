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

#if defined(NRF52840_XXAA)
#include <FlashIAP.h>

int mbed::FlashIAP::init() {
    return registers[3];
}
int mbed::FlashIAP::erase(uint32_t, uint32_t) {
    return registers[3];
}
int mbed::FlashIAP::program(const void*, uint32_t, uint32_t) {
    return registers[3];
}
uint32_t mbed::FlashIAP::get_page_size() const {
    return 4;
}
uint32_t mbed::FlashIAP::get_sector_size(uint32_t) const {
    return 4096;
}
#endif

int main() {
    setup();
    for (;;)
        loop();
}
