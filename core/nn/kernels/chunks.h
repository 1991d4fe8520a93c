// SPDX-License-Identifier: GPL-3.0-or-later
// Included once for each instruction set, after tile.h.
#if defined(TMW_NN_CHUNKS) == defined(HWY_TARGET_TOGGLE)
#ifdef TMW_NN_CHUNKS
#undef TMW_NN_CHUNKS
#else
#define TMW_NN_CHUNKS
#endif

#include "core/nn/kernels/tile.h"

#include <span>

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

/// A stretch of a chain: values of `a` against rows of `b` that lie one behind the other.
struct Chunk {
    const float* a;
    const float* b;
    size_t depth;
};

struct Operand {
    size_t aRow;
    size_t aColumn;
    size_t bRow;
};

template <size_t R, size_t C>
HWY_INLINE void chunkTile(std::span<const Chunk> chunks, const Operand& o, const float* start,
                          float* out, size_t row, size_t column) {
    Tile<R, C> tile;
    tile.set(start ? start + row : nullptr);
    for (const Chunk& chunk : chunks)
        tile.accumulate(chunk.a + row * o.aRow, o.aRow, o.aColumn, chunk.b + column, o.bRow,
                        chunk.depth);
    tile.store(out + row * o.bRow + column, o.bRow);
}

template <size_t C>
HWY_INLINE void chunkPanel(std::span<const Chunk> chunks, const Operand& o, const float* start,
                           float* out, size_t rows, size_t column) {
    size_t row = 0;
    for (; row + kTileRows <= rows; row += kTileRows)
        chunkTile<kTileRows, C>(chunks, o, start, out, row, column);
    for (; row + 4 <= rows; row += 4)
        chunkTile<4, C>(chunks, o, start, out, row, column);
    for (; row < rows; ++row)
        chunkTile<1, C>(chunks, o, start, out, row, column);
}

/// `rows` rows of answers from one list of chunks.
HWY_INLINE void chunkRows(std::span<const Chunk> chunks, const Operand& o, const float* start,
                          float* out, size_t rows, size_t columns) {
    size_t column = 0;
    for (; column + 2 * kWidth <= columns; column += 2 * kWidth)
        chunkPanel<2>(chunks, o, start, out, rows, column);
    for (; column < columns; column += kWidth)
        chunkPanel<1>(chunks, o, start, out, rows, column);
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#endif
