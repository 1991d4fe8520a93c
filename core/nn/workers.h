// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace tmw::nn {

/// Threads for rows of work that do not depend on each other, so that their number never changes a
/// bit. Small work is done at once by the caller.
class Workers {
public:
    /// 0: one a core.
    explicit Workers(int threads = 1);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Calls work(first, last) for parts of [0, rows) in any order. `cost` is multiply-adds a row.
    template <typename Work>
    void split(size_t rows, size_t cost, const Work& work) const {
        if (threads_ == 1 || rows * cost < kWorthIt)
            work(size_t{0}, rows);
        else
            splitAmong(rows, work);
    }

private:
    /// About 8 microseconds on one core; handing out costs 2 or 3.
    static constexpr size_t kWorthIt = size_t{1} << 18;
    void splitAmong(size_t rows, const std::function<void(size_t, size_t)>& work) const;

    struct Arena;
    std::unique_ptr<Arena> arena_;
    size_t threads_;
};

} // namespace tmw::nn
