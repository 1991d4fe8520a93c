// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/mps2/semihosting.h"

#include <string.h>

namespace semihosting {

namespace {
enum : uint32_t { kOpen = 1, kClose = 2, kWrite = 5, kRead = 6, kSeek = 10 };

int32_t call(uint32_t operation, uint32_t argument) {
    register uint32_t r0 __asm__("r0") = operation;
    register uint32_t r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return static_cast<int32_t>(r0);
}

int32_t call(uint32_t operation, const uint32_t* block) {
    return call(operation, reinterpret_cast<uint32_t>(block));
}

uint32_t address(const void* data) {
    return reinterpret_cast<uint32_t>(data);
}
} // namespace

int open(const char* name, Mode mode) {
    const uint32_t block[] = {address(name), static_cast<uint32_t>(mode), strlen(name)};
    return call(kOpen, block);
}

void close(int file) {
    const uint32_t block[] = {static_cast<uint32_t>(file)};
    call(kClose, block);
}

bool seek(int file, uint32_t offset) {
    const uint32_t block[] = {static_cast<uint32_t>(file), offset};
    return call(kSeek, block) == 0;
}

size_t read(int file, void* data, size_t bytes) {
    const uint32_t block[] = {static_cast<uint32_t>(file), address(data), bytes};
    const int32_t missing = call(kRead, block);
    return missing < 0 ? 0 : bytes - static_cast<size_t>(missing);
}

bool write(int file, const void* data, size_t bytes) {
    const uint32_t block[] = {static_cast<uint32_t>(file), address(data), bytes};
    return call(kWrite, block) == 0;
}

} // namespace semihosting
