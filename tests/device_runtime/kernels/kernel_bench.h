// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/kernels/kernel_rows.h"
#include "device_runtime/kernels/window.h"

#include <cstring>
#include <random>
#include <vector>

namespace tmw::test {

/// Memory for one record: the input at 0, scratch and output further on.
struct KernelBench {
    static constexpr uint32_t kScratch = 8192;
    static constexpr uint32_t kOutput = 16384;
    static constexpr uint32_t kArena = 65536;

    std::vector<uint64_t> arena = std::vector<uint64_t>(kArena / 8);
    std::vector<uint64_t> constants;
    size_t constantBytes = 0;

    template <typename T>
    void putInput(const std::vector<T>& values) {
        std::memcpy(arena.data(), values.data(), values.size() * sizeof(T));
    }
    void putConstants(const std::vector<uint8_t>& bytes) {
        constantBytes = bytes.size();
        constants.assign(bytes.size() / 8 + 1, 0);
        if (!bytes.empty())
            std::memcpy(constants.data(), bytes.data(), bytes.size());
    }
    rt::Status check(const rt::Kernel& kernel, const rt::PlanRecord& record) const {
        return kernel.check(
            record,
            {kArena, 0, {reinterpret_cast<const uint8_t*>(constants.data()), constantBytes}});
    }
    /// Checked, then run: the output's elements; none where the record is refused.
    template <typename T>
    std::vector<T> run(const rt::Kernel& kernel, const rt::PlanRecord& record, size_t count) {
        if (check(kernel, record) != rt::Status::Ok)
            return {};
        auto* bytes = reinterpret_cast<uint8_t*>(arena.data());
        fault = kernel.run(
            record,
            rt::KernelContext{{bytes, nullptr, reinterpret_cast<uint8_t*>(constants.data())}});
        std::vector<T> out(count);
        if (count > 0)
            std::memcpy(out.data(), bytes + kOutput, count * sizeof(T));
        return out;
    }
    uint16_t fault = 0;
};

inline uint16_t upTo(std::mt19937& random, uint32_t most) {
    return static_cast<uint16_t>(1 + random() % most);
}

/// Small, with paddings, strides and dilations that leave the plane on every side.
inline rt::WindowShape randomWindow(std::mt19937& random) {
    rt::WindowShape w{};
    w.batches = upTo(random, 2);
    w.inHeight = upTo(random, 7);
    w.inWidth = upTo(random, 7);
    w.channels = upTo(random, 5);
    w.outHeight = upTo(random, 4);
    w.outWidth = upTo(random, 4);
    w.height = upTo(random, 4);
    w.width = upTo(random, 4);
    w.strideY = upTo(random, 3);
    w.strideX = upTo(random, 3);
    w.dilationY = upTo(random, 2);
    w.dilationX = upTo(random, 2);
    w.padTop = static_cast<uint16_t>(random() % 3);
    w.padLeft = static_cast<uint16_t>(random() % 3);
    return w;
}

/// Visits the taps of output (y, x) that lie inside the plane: each(pixel of the input, tap).
template <typename Each>
void forEachTap(const rt::WindowShape& w, uint32_t b, uint32_t y, uint32_t x, Each each) {
    for (int32_t ky = 0; ky < w.height; ++ky)
        for (int32_t kx = 0; kx < w.width; ++kx) {
            const int32_t iy = int32_t(y * w.strideY) + ky * w.dilationY - w.padTop;
            const int32_t ix = int32_t(x * w.strideX) + kx * w.dilationX - w.padLeft;
            if (iy >= 0 && ix >= 0 && iy < int32_t(w.inHeight) && ix < int32_t(w.inWidth))
                each((size_t(b) * w.inHeight + size_t(iy)) * w.inWidth + size_t(ix),
                     size_t(ky) * w.width + size_t(kx));
        }
}

/// Visits the outputs' pixels in order.
template <typename Each>
void forEachPixel(const rt::WindowShape& w, Each each) {
    for (uint32_t b = 0; b < w.batches; ++b)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x)
                each(b, y, x);
}

template <typename T>
std::vector<T> randomNumbers(std::mt19937& random, size_t count) {
    std::vector<T> values(count);
    for (T& value : values)
        value = static_cast<T>(random());
    return values;
}

} // namespace tmw::test
