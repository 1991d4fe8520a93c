// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/identifier.h"

#include <algorithm>
#include <cctype>

namespace tmw {

namespace {

constexpr size_t kLongest = 64;

/// Words of C++ (contextual ones too), C, and names and macros that every program or sketch sees.
/// Each between spaces.
constexpr std::string_view kTaken =
    " alignas alignof and and_eq arm asm atomic_cancel atomic_commit atomic_noexcept auto "
    "bitand bitor bool break case catch char char16_t char32_t char8_t class co_await "
    "co_return co_yield compl concept const const_cast consteval constexpr constinit "
    "continue decltype default delete do double dynamic_cast else enum explicit export "
    "extern false final float for friend goto if import inline int linux long module mutable "
    "namespace new noexcept not not_eq nullptr operator or or_eq override private protected "
    "public reflexpr register reinterpret_cast requires restrict return short signed sizeof "
    "static static_assert static_cast struct switch synchronized template this thread_local "
    "throw true try typedef typeid typename union unix unsigned using virtual void volatile "
    "wchar_t while xor xor_eq main std tmw device_runtime abort abs accept access acos alarm "
    "asctime asin atan atan2 atexit atof atoi atol bind brk bsearch calloc cbrt ceil chdir "
    "clock close connect copysign cos cosh ctime daemon difftime div dup environ erf erfc "
    "errno exit exp exp2 expm1 fabs fclose fdim feof ferror fflush ffs floor fma fmax fmin "
    "fmod fopen fork fprintf fputc fputs fread free frexp fscanf fseek ftell fwrite gamma "
    "getc getchar getenv gets gmtime hypot ilogb index isalnum isalpha isatty isdigit isinf "
    "isnan isspace j0 j1 jn kill labs ldexp ldiv lgamma link listen llabs localtime log "
    "log10 log1p log2 logb longjmp lrint lround lseek malloc memchr memcmp memcpy memmove "
    "memset mktime modf nan nearbyint nice open pause perror pipe poll pow printf putc "
    "putchar puts qsort raise rand random read realloc recv remove rename rewind rindex rint "
    "round scanf select send setjmp setlocale signal sin sinh sleep socket sprintf sqrt "
    "srand srandom sscanf stat stderr stdin stdout strcat strchr strcmp strcpy strdup strlen "
    "strstr strtol swab sync system tan tanh tgamma time time_t times timezone tmpfile "
    "tolower toupper trunc truncate ungetc unlink va_list wait write y0 y1 yn Arduino SPI "
    "Wire alloca assert complex ctype endian features fenv inttypes iso646 limits locale "
    "math memory pgmspace sched stdarg stdbool stddef stdint stdio stdlib string strings "
    "unistd utility wchar wctype analogRead analogWrite bit bitClear bitRead bitSet bitWrite "
    "boolean byte constrain degrees delay digitalRead digitalWrite highByte interrupts loop "
    "lowByte map max micros millis min noInterrupts noTone pinMode pulseIn radians "
    "randomSeed setup shiftIn shiftOut sq tone word yield Serial String DEC HEX OCT BIN HIGH "
    "LOW INPUT OUTPUT INPUT_PULLUP DEFAULT INTERNAL EXTERNAL CHANGE FALLING RISING PI "
    "HALF_PI TWO_PI EULER SERIAL DISPLAY LED_BUILTIN NULL EOF F PROGMEM DEBUG NDEBUG ";

bool isWordCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
}

/// A0 to A99, B0 to B11111111, D0 to D99: pins and numbers of Arduino cores.
bool isPin(std::string_view word) {
    return word.size() > 1 && (word[0] == 'A' || word[0] == 'B' || word[0] == 'D') &&
           std::ranges::all_of(word.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

bool isTaken(std::string_view word) {
    return kTaken.find(' ' + std::string(word) + ' ') != kTaken.npos || isPin(word);
}

} // namespace

std::string identifierOf(std::string_view name) {
    std::string word;
    for (const char c : name) {
        if (isWordCharacter(c))
            word += c;
        else if (!word.empty() && word.back() != '_')
            word += '_'; // two in a row are the compiler's
    }
    word.resize(std::min(word.size(), kLongest - 6));
    while (!word.empty() && word.back() == '_')
        word.pop_back();
    if (word.empty())
        return "my_model";
    const bool digitFirst = word[0] >= '0' && word[0] <= '9';
    return digitFirst || isTaken(word) ? "model_" + word : word;
}

} // namespace tmw
