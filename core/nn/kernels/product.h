// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace tmw::nn {

/// Batches are stored feature-major: one row of samples per feature, padded to blocks of 16. All
/// kernels give the same bits on every instruction set: vectors run across outputs, and each output
/// is one chain of fused multiply-adds in ascending order.
inline constexpr size_t kBlock = 16;

constexpr size_t padded(size_t count) {
    return (count + kBlock - 1) / kBlock * kBlock;
}

/// The instruction set in use: "AVX3" (AVX-512), "AVX2", "SCALAR", ...
const char* instructionSet();

/// C(m, n) = sum over k of A(m, k) B(k, n). A is read one value at a time, with any strides; B has
/// rows of padded(columns) values.
struct Product {
    const float* a = nullptr;
    size_t aRow = 0;
    size_t aColumn = 0;
    const float* b = nullptr;
    size_t bRow = 0;
    float* c = nullptr;
    size_t cRow = 0;
    size_t rows = 0;
    size_t columns = 0;
    size_t depth = 0;
};

/// The chain of row m begins at start[m], or at 0 where `start` is null. `columns` is a multiple of
/// 16. Only rows from `first` to before `last` are made.
void multiply(const Product& product, const float* start, size_t first, size_t last);

/// The sum runs over samples: chains over blocks of 16, joined pairwise by a tree that depends on
/// `depth` alone (a multiple of 16, at most 2^20). Any number of columns.
void multiplyOverSamples(const Product& product, size_t first, size_t last);

/// out(c, r) = in(r, c) for `columns`, a multiple of 4. Rows are read and written up to the next
/// multiple of 4.
void transpose(const float* in, size_t inRow, size_t rows, size_t columns, float* out,
               size_t outRow);

} // namespace tmw::nn
