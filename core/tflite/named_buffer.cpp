// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/named_buffer.h"

#include "core/tflite/schema_generated.h"

namespace tmw {

std::optional<std::span<const uint8_t>> namedBuffer(const schema::Model& model,
                                                    std::string_view name) {
    if (!model.metadata())
        return std::nullopt;
    for (const auto* each : *model.metadata()) {
        if (!each->name() || each->name()->string_view() != name || !model.buffers() ||
            each->buffer() >= model.buffers()->size())
            continue;
        if (const auto* data = model.buffers()->Get(each->buffer())->data())
            return std::span(data->data(), data->size());
    }
    return std::nullopt;
}

} // namespace tmw
