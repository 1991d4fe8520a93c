// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>

namespace tmw::ui {

/// A fixed ring between one thread that writes and one that reads, without a lock. What does not
/// fit is counted and lost: a slow screen never holds the link.
template <typename T, size_t kSize>
class LiveRing {
    static_assert((kSize & (kSize - 1)) == 0, "a power of two");

public:
    bool push(const T& value) {
        const size_t at = written_.load(std::memory_order_relaxed);
        if (at - read_.load(std::memory_order_acquire) == kSize) {
            lost_.fetch_add(1, std::memory_order_relaxed);
            return false;
        }
        slots_[at % kSize] = value;
        written_.store(at + 1, std::memory_order_release);
        return true;
    }
    bool pop(T* value) {
        const size_t at = read_.load(std::memory_order_relaxed);
        if (at == written_.load(std::memory_order_acquire))
            return false;
        *value = slots_[at % kSize];
        read_.store(at + 1, std::memory_order_release);
        return true;
    }
    size_t lost() const { return lost_.load(std::memory_order_relaxed); }

private:
    std::array<T, kSize> slots_{};
    std::atomic<size_t> written_{0};
    std::atomic<size_t> read_{0};
    std::atomic<size_t> lost_{0};
};

} // namespace tmw::ui
