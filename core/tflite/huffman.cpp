// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/huffman.h"

#include <cstring>

namespace tmw {

namespace {

struct Entry {
    bool isValue;
    unsigned bits;  ///< of a value: its code's in this table; else: the next table's index less 1
    uint32_t value; ///< or how far the next table lies ahead
};

class Decoder {
public:
    Decoder(std::span<const uint8_t> code, const HuffmanTables& tables)
        : code_(code), tables_(tables), entries_(tables.entries.size() / (tables.wide ? 4 : 2)) {}

    tl::expected<uint32_t, std::string> next();

private:
    Entry entry(size_t at) const;
    /// Beyond the end there are zeros, of which no code may be.
    uint32_t peek(unsigned bits) const;

    std::span<const uint8_t> code_;
    const HuffmanTables& tables_;
    size_t entries_;
    size_t at_ = 0; ///< bit
};

Entry Decoder::entry(size_t at) const {
    if (tables_.wide) {
        uint32_t raw = 0;
        std::memcpy(&raw, tables_.entries.data() + 4 * at, sizeof raw);
        return {(raw >> 31) != 0, raw >> 27 & 0xfu, raw & 0x7ffffffu};
    }
    uint16_t raw = 0;
    std::memcpy(&raw, tables_.entries.data() + 2 * at, sizeof raw);
    return {(raw >> 15) != 0, raw >> 11 & 0xfu, raw & 0x7ffu};
}

uint32_t Decoder::peek(unsigned bits) const {
    uint32_t value = 0;
    for (size_t i = at_; i < at_ + bits; ++i) {
        const unsigned byte = i / 8 < code_.size() ? code_[i / 8] : 0;
        value = value << 1 | (byte >> (7 - i % 8) & 1u);
    }
    return value;
}

tl::expected<uint32_t, std::string> Decoder::next() {
    unsigned bits = tables_.firstBits;
    for (size_t table = 0;;) {
        const size_t place = table + peek(bits);
        if (place >= entries_)
            return tl::unexpected<std::string>("a code leads beyond its tables");
        const Entry found = entry(place);
        if (found.isValue && (found.bits == 0 || found.bits > bits))
            return tl::unexpected<std::string>("a table gives a code a length that it cannot have");
        at_ += found.isValue ? found.bits : bits;
        if (at_ > 8 * code_.size())
            return tl::unexpected<std::string>("its codes end before the last value");
        if (found.isValue)
            return found.value;
        bits = found.bits + 1;
        table = place + found.value;
    }
}

} // namespace

DecodedWeights decodeHuffman(std::span<const uint8_t> code, const HuffmanTables& tables,
                             size_t count, size_t width) {
    if (count > 8 * code.size())
        return tl::unexpected<std::string>("its codes end before the last value");
    Decoder decoder(code, tables);
    std::vector<uint8_t> values;
    values.reserve(count * width);
    for (size_t i = 0; i < count; ++i) {
        const auto value = decoder.next();
        if (!value)
            return tl::unexpected(value.error());
        for (size_t byte = 0; byte < width; ++byte)
            values.push_back(static_cast<uint8_t>(*value >> 8 * byte));
    }
    return values;
}

} // namespace tmw
