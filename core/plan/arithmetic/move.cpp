// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

namespace tmw {

namespace {

/// A dimension of a move: how often, and how far it goes in bytes.
struct Axis {
    int64_t dim = 1;
    int64_t in = 0;
    int64_t out = 0;
};

/// Where the byte at `out` comes from, widest strides first; nothing: the move does not write it.
std::optional<int64_t> sourceOf(std::span<const Axis> axes, int64_t run, int64_t out) {
    if (axes.empty())
        return out >= 0 && out < run ? std::optional(out) : std::nullopt;
    const Axis& axis = axes.front();
    int64_t below = 0, above = run - 1; // what the other axes reach
    for (const Axis& other : axes.subspan(1))
        (other.out < 0 ? below : above) += (other.dim - 1) * other.out;
    for (int64_t i = 0; i < axis.dim; ++i) {
        const int64_t rest = out - i * axis.out;
        if (rest < below || rest > above)
            continue;
        if (const auto from = sourceOf(axes.subspan(1), run, rest))
            return *from + i * axis.in;
    }
    return {};
}

} // namespace

std::optional<double> explainCopy(RecordReader& reader) {
    using R = rt::CopyRecord;
    if (reader.element() >= reader.as<R>().bytes / reader.outputWidth())
        return {};
    return taken(reader, offsetof(R, input), reader.element());
}

std::optional<double> explainMove(RecordReader& reader) {
    using R = rt::MoveRecord;
    const R r = reader.as<R>();
    std::array<Axis, 6> axes;
    for (size_t d = 0; d < axes.size(); ++d)
        axes[d] = {r.dims[d], r.inStrides[d], r.outStrides[d]};
    std::ranges::stable_sort(axes, std::greater(), [](const Axis& each) {
        return each.dim > 1 ? std::abs(each.out) : INT64_MAX; // of one: first, and no search
    });
    const auto width = static_cast<int64_t>(reader.outputWidth());
    const auto from = sourceOf(axes, r.run, static_cast<int64_t>(reader.element()) * width);
    if (!from)
        return {};
    return taken(reader, offsetof(R, input), static_cast<size_t>(*from / width));
}

std::optional<double> explainFill(RecordReader& reader) {
    const auto r = reader.as<rt::FillRecord>();
    if (reader.element() >= r.count)
        return {};
    uint8_t bytes[sizeof r.value];
    std::memcpy(bytes, &r.value, sizeof bytes);
    return reader.step(StepKind::Filled, storedValue(reader.outputType(), bytes, 0));
}

std::optional<double> explainGather(RecordReader& reader) {
    using R = rt::GatherRecord;
    const R r = reader.as<R>();
    const size_t slice = r.bytes / reader.outputWidth();
    const size_t pick = reader.element() / slice;
    const size_t outer = pick / r.count;
    if (outer >= r.outer)
        return {};
    const double named =
        reader.read(offsetof(R, indices), pick % r.count, static_cast<DataType>(r.type));
    const size_t index = named >= 0 && named < r.axis ? static_cast<size_t>(named) : 0;
    return taken(reader, offsetof(R, input),
                 (outer * r.axis + index) * slice + reader.element() % slice);
}

std::optional<double> explainSelect(RecordReader& reader) {
    using R = rt::SelectRecord;
    const R r = reader.as<R>();
    const bool first =
        reader.read(offsetof(R, condition), reader.element() * r.stride, DataType::Bool) != 0;
    return taken(reader, first ? offsetof(R, a) : offsetof(R, b), reader.element());
}

} // namespace tmw
