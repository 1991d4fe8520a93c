// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/workers.h"

#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace tmw::nn {

struct Workers::Arena {
    explicit Arena(int concurrency) : arena(concurrency) {}
    tbb::task_arena arena;
};

Workers::Workers(int threads)
    : threads_(static_cast<size_t>(threads > 0 ? threads : tbb::info::default_concurrency())) {
    const int concurrency = std::min(static_cast<int>(threads_), tbb::info::default_concurrency());
    if (threads_ > 1)
        arena_ = std::make_unique<Arena>(concurrency);
}

Workers::~Workers() = default;

void Workers::splitAmong(size_t rows, const std::function<void(size_t, size_t)>& work) const {
    constexpr size_t kTileRows = 4;
    const size_t tiles = (rows + kTileRows - 1) / kTileRows;
    const size_t parts = std::min(threads_, tiles);
    const auto start = [&](size_t part) {
        return std::min(rows, tiles * part / parts * kTileRows);
    };
    arena_->arena.execute([&] {
        tbb::parallel_for(
            size_t{0}, parts, [&](size_t part) { work(start(part), start(part + 1)); },
            tbb::static_partitioner());
    });
}

} // namespace tmw::nn
