// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <bit>
#include <cmath>

namespace tmw {

namespace {

/// Natural logarithm of x in (0, 1], from IEEE basic operations only: the exponent times ln 2 and
/// the atanh series of the mantissa in [sqrt(1/2), sqrt(2)).
double naturalLog(double x) {
    const auto bits = std::bit_cast<uint64_t>(x);
    int exponent = static_cast<int>(bits >> 52) - 1023;
    double mantissa = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (mantissa > 1.4142135623730951) {
        mantissa *= 0.5;
        ++exponent;
    }
    const double t = (mantissa - 1.0) / (mantissa + 1.0);
    const double t2 = t * t;
    double sum = 0.0;
    for (int k = 25; k >= 1; k -= 2)
        sum = sum * t2 + 1.0 / k;
    return 2.0 * t * sum + exponent * 0.69314718055994531;
}

} // namespace

Random::Random(uint64_t seed) {
    for (auto& word : state_.words) {
        seed += 0x9e3779b97f4a7c15ULL;
        uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        word = z ^ (z >> 31);
    }
}

uint64_t Random::next() {
    auto& s = state_.words;
    const uint64_t result = std::rotl(s[1] * 5, 7) * 9;
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = std::rotl(s[3], 45);
    return result;
}

uint64_t Random::below(uint64_t bound) {
    const uint64_t limit = -bound % bound;
    uint64_t value = next();
    while (value < limit)
        value = next();
    return value % bound;
}

double Random::uniform() {
    return static_cast<double>(next() >> 11) * 0x1p-53;
}

double Random::normal() {
    if (state_.hasSpare) {
        state_.hasSpare = false;
        return state_.spare;
    }
    double u = 0.0;
    double v = 0.0;
    double s = 0.0;
    do {
        u = 2.0 * uniform() - 1.0;
        v = 2.0 * uniform() - 1.0;
        s = u * u + v * v;
    } while (s >= 1.0 || s == 0.0);
    const double scale = std::sqrt(-2.0 * naturalLog(s) / s);
    state_.spare = v * scale;
    state_.hasSpare = true;
    return u * scale;
}

} // namespace tmw
