// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/unpack.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace tmw {

namespace {

constexpr uint64_t kMostBytes = uint64_t{1} << 32;
constexpr uint64_t kMostGrowth = 1032; ///< deflate packs no better
constexpr size_t kStep = size_t{1} << 20;
constexpr int kRaw = -MAX_WBITS;
constexpr int kGzip = MAX_WBITS + 16;

constexpr ErrorKind kDamaged{"unpack.damaged",
                             "%1 is cut off or damaged: it cannot be unpacked. Get it again."};
constexpr ErrorKind kTooLarge{"unpack.too_large",
                              "%1 unpacks to more than %2 bytes. Divide it into smaller files."};

class Inflater {
public:
    Inflater(std::span<const uint8_t> bytes, int format) : rest_(bytes) {
        ok_ = inflateInit2(&stream_, format) == Z_OK;
    }
    ~Inflater() { inflateEnd(&stream_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Adds up to `most` bytes to `out`. False where the stream is damaged.
    bool step(std::vector<uint8_t>& out, size_t most) {
        if (!ok_)
            return false;
        feed();
        const size_t before = out.size();
        out.resize(before + most);
        stream_.next_out = out.data() + before;
        stream_.avail_out = static_cast<uInt>(most);
        const int answer = inflate(&stream_, Z_NO_FLUSH);
        out.resize(out.size() - stream_.avail_out);
        ended_ = answer == Z_STREAM_END;
        return ended_ ||
               (answer == Z_OK && (out.size() > before || stream_.avail_in > 0 || !rest_.empty()));
    }
    /// A gzip file may be several, one after another.
    bool another() {
        feed();
        return stream_.avail_in > 0 && inflateReset(&stream_) == Z_OK;
    }
    bool ended() const { return ended_; }

private:
    void feed() {
        if (stream_.avail_in > 0 || rest_.empty())
            return;
        const size_t taken = std::min<size_t>(rest_.size(), std::numeric_limits<uInt>::max());
        stream_.next_in = const_cast<Bytef*>(rest_.data()); // zlib only reads it
        stream_.avail_in = static_cast<uInt>(taken);
        rest_ = rest_.subspan(taken);
    }
    z_stream stream_{};
    std::span<const uint8_t> rest_;
    bool ok_ = false;
    bool ended_ = false;
};

} // namespace

bool isGzip(std::span<const uint8_t> bytes) {
    return bytes.size() > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

Result<std::vector<uint8_t>> unpackGzip(std::span<const uint8_t> bytes, std::string_view file) {
    std::vector<uint8_t> out;
    Inflater inflater(bytes, kGzip);
    do {
        if (!inflater.step(out, kStep))
            return fail(kDamaged, file);
        if (out.size() > kMostBytes)
            return fail(kTooLarge, file, kMostBytes);
    } while (!inflater.ended() || inflater.another());
    return out;
}

Result<std::vector<uint8_t>> unpackDeflate(std::span<const uint8_t> bytes, uint64_t size,
                                           std::string_view file) {
    if (size > kMostBytes || size > (bytes.size() + 1) * kMostGrowth)
        return fail(kDamaged, file);
    std::vector<uint8_t> out;
    out.reserve(size);
    Inflater inflater(bytes, kRaw);
    while (!inflater.ended())
        // One byte more than is due, so that a stream that is too long shows.
        if (!inflater.step(out, std::min<uint64_t>(kStep, size - out.size() + 1)) ||
            out.size() > size)
            return fail(kDamaged, file);
    if (out.size() != size)
        return fail(kDamaged, file);
    return out;
}

} // namespace tmw
