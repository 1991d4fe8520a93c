// SPDX-License-Identifier: GPL-3.0-or-later
// As much of Arduino's core as the exported sketches use, to compile them without one, and the
// macros that every core puts before what a sketch includes.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ARDUINO 10819
#define F_CPU 48000000L
#define HIGH 0x1
#define LOW 0x0
#define INPUT 0x0
#define OUTPUT 0x1
#define CHANGE 1
#define FALLING 2
#define RISING 3
#define DEFAULT 1
#define EXTERNAL 0
#define INTERNAL 2
#define SERIAL 0x0
#define DISPLAY 0x1
#define PI 3.1415926535897932384626433832795
#define EULER 2.718281828459045235360287471352
#define A0 14
#define B0 0
#define B1 1
#define B10 2
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#define abs(x) ((x) > 0 ? (x) : -(x))
#define round(x) ((x) >= 0 ? (long)((x) + 0.5) : (long)((x)-0.5))
#define constrain(amt, low, high) ((amt) < (low) ? (low) : ((amt) > (high) ? (high) : (amt)))
#define radians(deg) ((deg)*DEG_TO_RAD)
#define degrees(rad) ((rad)*RAD_TO_DEG)
#define sq(x) ((x) * (x))
#define lowByte(w) ((uint8_t)((w)&0xff))
#define highByte(w) ((uint8_t)((w) >> 8))
#define bit(b) (1UL << (b))
#define bitRead(value, bit) (((value) >> (bit)) & 0x01)

typedef uint8_t byte;
typedef uint16_t word;
typedef bool boolean;

class Print {
public:
    virtual size_t write(uint8_t byte) = 0;
    virtual size_t write(const uint8_t* data, size_t bytes) = 0;
    size_t print(const char*) { return 0; }
    size_t print(float, int) { return 0; }
    size_t println() { return 0; }
    size_t println(const char*) { return 0; }
};

class Stream : public Print {
public:
    virtual int available() = 0;
    virtual int read() = 0;
    virtual int peek() = 0;
    float parseFloat() { return 0; }
};

class SerialPort : public Stream {
public:
    void begin(unsigned long) {}
    int available() override;
    int read() override;
    int peek() override;
    size_t write(uint8_t byte) override;
    size_t write(const uint8_t* data, size_t bytes) override;
};

extern SerialPort Serial;

unsigned long micros();
unsigned long millis();
int analogRead(uint8_t pin);
void yield();

void setup();
void loop();
