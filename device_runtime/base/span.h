// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>

namespace tmw {
namespace rt {

/// Borrowed memory: a pointer and a count of elements.
template <typename T>
class Span {
public:
    constexpr Span() : data_(nullptr), size_(0) {}
    constexpr Span(T* data, size_t size) : data_(data), size_(size) {}
    template <size_t N>
    constexpr Span(T (&array)[N]) : data_(array), size_(N) {}
    template <typename U>
    constexpr Span(const Span<U>& other) : data_(other.data()), size_(other.size()) {}

    constexpr T* data() const { return data_; }
    constexpr size_t size() const { return size_; }
    constexpr bool empty() const { return size_ == 0; }
    constexpr T& operator[](size_t index) const { return data_[index]; }
    constexpr T* begin() const { return data_; }
    constexpr T* end() const { return data_ + size_; }
    /// The caller sees to it that offset + count stays inside.
    constexpr Span part(size_t offset, size_t count) const { return Span(data_ + offset, count); }
    constexpr Span from(size_t offset) const { return Span(data_ + offset, size_ - offset); }

private:
    T* data_;
    size_t size_;
};

} // namespace rt
} // namespace tmw
