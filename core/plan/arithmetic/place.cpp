// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"
#include "core/plan/arithmetic/slices.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tmw {

namespace {

/// Where the block begins along each dimension, held within the limits.
std::array<size_t, 6> startsOf(RecordReader& reader, const rt::BlockAtRecord& r) {
    std::array<size_t, 6> starts{};
    for (size_t i = 0; i < r.rank; ++i) {
        const size_t d = 6 - r.rank + i;
        const double start = reader.read(offsetof(rt::BlockAtRecord, starts), i);
        starts[d] = static_cast<size_t>(std::clamp<double>(start, 0, r.limits[d]));
    }
    return starts;
}

} // namespace

std::optional<double> explainSliceAt(RecordReader& reader) {
    using R = rt::BlockAtRecord;
    const R r = reader.as<R>();
    const auto starts = startsOf(reader, r);
    size_t rest = reader.element(), byte = 0;
    for (size_t d = 6; d-- > 0;) {
        byte += (rest % r.dims[d] + starts[d]) * r.strides[d];
        rest /= r.dims[d];
    }
    return taken(reader, offsetof(R, input), byte / r.width);
}

std::optional<double> explainPlaceAt(RecordReader& reader) {
    using R = rt::BlockAtRecord;
    const R r = reader.as<R>();
    const auto starts = startsOf(reader, r);
    size_t rest = reader.element() * r.width, block = 0;
    for (size_t d = 6 - r.rank; d < 6; ++d) {
        const size_t at = rest / r.strides[d];
        rest %= r.strides[d];
        if (at < starts[d] || at - starts[d] >= r.dims[d])
            return {};
        block = block * r.dims[d] + at - starts[d];
    }
    return taken(reader, offsetof(R, input), block);
}

std::optional<double> explainGatherNd(RecordReader& reader) {
    using R = rt::GatherNdRecord;
    const R r = reader.as<R>();
    const size_t elements = r.bytes / reader.outputWidth();
    const size_t slice = sliceOf(r.index, reader.element() / elements, [&](size_t at) {
        return reader.read(offsetof(R, indices), at, static_cast<DataType>(r.index.type));
    });
    return taken(reader, offsetof(R, input), slice * elements + reader.element() % elements);
}

std::optional<double> explainReverseSequence(RecordReader& reader) {
    using R = rt::ReverseSequenceRecord;
    const R r = reader.as<R>();
    const size_t elements = r.bytes / reader.outputWidth();
    const size_t slice = reader.element() / elements;
    const size_t j = slice % r.dims[3];
    const size_t i = slice / r.dims[3] / r.dims[2] % r.dims[1];
    const size_t steps = r.stepsFirst ? r.dims[1] : r.dims[3];
    const size_t stride = r.stepsFirst ? size_t{r.dims[2]} * r.dims[3] : 1;
    const size_t step = r.stepsFirst ? i : j;
    const double length = reader.read(offsetof(R, lengths), r.stepsFirst ? j : i,
                                      static_cast<DataType>(r.lengthType));
    const auto held =
        static_cast<size_t>(std::clamp<double>(length, 0, static_cast<double>(steps)));
    const size_t from = step < held ? held - 1 - step : step;
    return taken(reader, offsetof(R, input), reader.element() + (from - step) * stride * elements);
}

} // namespace tmw
