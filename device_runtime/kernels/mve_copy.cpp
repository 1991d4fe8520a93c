// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/mve_copy.h"

#include "device_runtime/base/core_family.h"
#include "device_runtime/kernels/copy_bytes.h"

#include <string.h>

namespace tmw {
namespace rt {

// By hand: compilers move predicates through other registers in each round. Functions of their own,
// because an inline assembly cannot name the predicates that it overwrites.

void copyVectors(void* to, const void* from, uint32_t bytes) {
#if TMW_RT_HAS_MVE
    __asm__ volatile("wlstp.8 lr, %[bytes], 2f\n"
                     "1:\n"
                     "vldrb.8 q0, [%[from]], #16\n"
                     "vstrb.8 q0, [%[to]], #16\n"
                     "letp lr, 1b\n"
                     "2:\n"
                     : [to] "+r"(to), [from] "+r"(from)
                     : [bytes] "r"(bytes)
                     : "lr", "q0", "memory");
#else
    copyBytes(to, from, bytes); // a damaged record's places may overlap
#endif
}

void fillVectors(int8_t* to, int32_t value, uint32_t bytes) {
#if TMW_RT_HAS_MVE
    __asm__ volatile("vdup.8 q0, %[value]\n"
                     "wlstp.8 lr, %[bytes], 2f\n"
                     "1:\n"
                     "vstrb.8 q0, [%[to]], #16\n"
                     "letp lr, 1b\n"
                     "2:\n"
                     : [to] "+r"(to)
                     : [bytes] "r"(bytes), [value] "r"(value)
                     : "lr", "q0", "memory");
#else
    memset(to, value, bytes);
#endif
}

void clampVectors(int8_t* at, uint32_t bytes, int32_t low, int32_t high) {
#if TMW_RT_HAS_MVE
    __asm__ volatile("vdup.8 q1, %[low]\n"
                     "vdup.8 q2, %[high]\n"
                     "wlstp.8 lr, %[bytes], 2f\n"
                     "1:\n"
                     "vldrb.8 q0, [%[at]]\n"
                     "vmax.s8 q0, q0, q1\n"
                     "vmin.s8 q0, q0, q2\n"
                     "vstrb.8 q0, [%[at]], #16\n"
                     "letp lr, 1b\n"
                     "2:\n"
                     : [at] "+r"(at)
                     : [bytes] "r"(bytes), [low] "r"(low), [high] "r"(high)
                     : "lr", "q0", "q1", "q2", "memory");
#else
    for (int8_t* const end = at + bytes; at != end; ++at)
        *at = static_cast<int8_t>(*at < low ? low : *at > high ? high : *at);
#endif
}

void copyRows(int8_t* to, uint32_t toLine, const int8_t* from, uint32_t line, uint32_t bytes,
              uint32_t rows) {
#if TMW_RT_HAS_MVE
    if (bytes <= 16) {
        __asm__ volatile(
            "vctp.8 %[bytes]\n"
            "dls lr, %[rows]\n"
            "1:\n"
            "vpstt\n"
            "vldrbt.8 q0, [%[from]]\n"
            "vstrbt.8 q0, [%[to]]\n"
            "add %[from], %[line]\n"
            "add %[to], %[toLine]\n"
            "le lr, 1b\n"
            : [to] "+r"(to), [from] "+r"(from)
            : [bytes] "r"(bytes), [line] "r"(line), [toLine] "r"(toLine), [rows] "r"(rows)
            : "lr", "q0", "memory");
        return;
    }
#endif
    for (; rows > 0; --rows, from += line, to += toLine)
        copyVectors(to, from, bytes);
}

void copyWindows(int8_t* to, const int8_t* from, uint32_t line, uint32_t bytes, uint32_t rows,
                 uint32_t step, uint32_t count) {
#if TMW_RT_HAS_MVE
    if (bytes <= 16) {
        const int8_t* at;
        __asm__ volatile("vctp.8 %[bytes]\n"
                         "1:\n"
                         "mov %[at], %[from]\n"
                         "dls lr, %[rows]\n"
                         "2:\n"
                         "vpstt\n"
                         "vldrbt.8 q0, [%[at]]\n"
                         "vstrbt.8 q0, [%[to]]\n"
                         "add %[at], %[line]\n"
                         "add %[to], %[bytes]\n"
                         "le lr, 2b\n"
                         "add %[from], %[step]\n"
                         "subs %[count], #1\n"
                         "bne 1b\n"
                         : [to] "+r"(to), [from] "+r"(from), [count] "+r"(count), [at] "=&r"(at)
                         : [bytes] "r"(bytes), [line] "r"(line), [step] "r"(step), [rows] "r"(rows)
                         : "lr", "q0", "cc", "memory");
        return;
    }
#endif
    for (; count > 0; --count, from += step, to += rows * bytes)
        copyRows(to, bytes, from, line, bytes, rows);
}

} // namespace rt
} // namespace tmw
