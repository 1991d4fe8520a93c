// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/range_choice.h"

#include "core/quant/convert.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tmw {

namespace {

constexpr std::array<std::string_view, 3> kWords{"minmax", "percentile", "mse"};

/// Range without the outermost `share` of the values at each end.
Range cut(const Histogram& values, double share) {
    const auto most =
        static_cast<uint64_t>(std::floor(static_cast<double>(values.count()) * share));
    const auto bins = values.bins();
    constexpr size_t kZero = Histogram::kSide;
    Range range = values.seen();
    uint64_t left = 0;
    for (size_t i = 0; i < bins.size(); ++i) {
        left += bins[i] + (i == kZero ? values.zeros() : 0);
        if (left > most) {
            range.low = std::max(range.low, static_cast<float>(values.edge(i)));
            break;
        }
    }
    uint64_t right = 0;
    for (size_t i = bins.size(); i-- > 0;) {
        right += bins[i];
        const bool ends = right > most;
        if (i == kZero)
            right += values.zeros();
        if (right > most) {
            range.high = std::min(range.high, static_cast<float>(values.edge(ends ? i + 1 : i)));
            break;
        }
    }
    return range;
}

/// Number, sum and sum of squares of the values below a bin, each at the middle of its own.
struct Moments {
    double count = 0;
    double sum = 0;
    double squares = 0;

    /// Sum of squared distances to `end`.
    double distance(double end) const { return squares - 2 * end * sum + end * end * count; }
};

Moments operator-(const Moments& a, const Moments& b) {
    return {a.count - b.count, a.sum - b.sum, a.squares - b.squares};
}

class SquaredError {
public:
    SquaredError(const Histogram& values, DataType activations)
        : values_(values), wide_(activations == DataType::Int16), below_(1) {
        for (size_t i = 0; i < values.bins().size(); ++i) {
            const double middle = values.edge(i) + values.width() / 2;
            const auto count = static_cast<double>(values.bins()[i]);
            const Moments& before = below_.back();
            below_.push_back({before.count + count, before.sum + count * middle,
                              before.squares + count * middle * middle});
        }
    }

    double of(double low, double high) const {
        const Moments under = below_[binOf(low)];
        const Moments inside = below_[binOf(high)] - under;
        const Moments over = below_.back() - below_[binOf(high)];
        const double step =
            wide_ ? std::max(std::abs(low), std::abs(high)) / 32767 : (high - low) / 255;
        return under.distance(low) + over.distance(high) + inside.count * step * step / 12;
    }

private:
    /// The first whose middle is not below `end`.
    size_t binOf(double end) const {
        const double at =
            std::ceil(end / values_.width() - 0.5) + static_cast<double>(Histogram::kSide);
        return static_cast<size_t>(std::clamp(at, 0.0, static_cast<double>(below_.size() - 1)));
    }

    const Histogram& values_;
    bool wide_;
    std::vector<Moments> below_; ///< each bin
};

constexpr int kParts = 640;
constexpr int kCoarse = 16; ///< of them at once, at first

/// Parts of the ends of what was seen.
struct Ends {
    int low = kParts;
    int high = kParts;
};

/// The best of those `reach` to each side of `around`, `stride` apart.
Ends bestOf(const SquaredError& error, Range whole, Ends around, int reach, int stride) {
    Ends best = around;
    const auto at = [&](Ends ends) {
        return error.of(static_cast<double>(whole.low) * ends.low / kParts,
                        static_cast<double>(whole.high) * ends.high / kParts);
    };
    double least = at(best);
    const auto inside = [&](int middle, bool any) {
        const int low = any ? std::max(middle - reach, stride) : kParts;
        return std::pair(low, std::min(middle + reach, kParts));
    };
    const auto [lowFrom, lowTo] = inside(around.low, whole.low < 0);
    const auto [highFrom, highTo] = inside(around.high, whole.high > 0);
    for (int low = lowFrom; low <= lowTo; low += stride)
        for (int high = highFrom; high <= highTo; high += stride)
            if (const double each = at({low, high}); each < least) {
                least = each;
                best = {low, high};
            }
    return best;
}

Range leastError(const Histogram& values, DataType activations) {
    const Range whole{std::min(values.seen().low, 0.0F), std::max(values.seen().high, 0.0F)};
    if (values.bins().empty())
        return whole;
    const SquaredError error(values, activations);
    const Ends coarse = bestOf(error, whole, {}, kParts, kCoarse);
    const Ends fine = bestOf(error, whole, coarse, kCoarse, 1);
    const auto part = [](float end, int parts) {
        return static_cast<float>(static_cast<double>(end) * parts / kParts);
    };
    return {part(whole.low, fine.low), part(whole.high, fine.high)};
}

} // namespace

std::string_view toText(RangeMethod method) {
    return kWords[static_cast<size_t>(method)];
}

RangeMethod parseRangeMethod(std::string_view word) {
    const auto at = std::ranges::find(kWords, word);
    return at == kWords.end() ? RangeMethod::MinMax : static_cast<RangeMethod>(at - kWords.begin());
}

Range chooseRange(const Histogram& values, const RangeChoice& choice, DataType activations) {
    switch (choice.method) {
    case RangeMethod::Percentile:
        return cut(values, (100 - choice.percentile) / 200);
    case RangeMethod::Mse:
        return leastError(values, activations);
    case RangeMethod::MinMax:
        break;
    }
    return values.seen();
}

void chooseRanges(Calibration& calibration, const RangeChoice& choice, DataType activations) {
    calibration.input = chooseRange(calibration.inputValues, choice, activations);
    for (size_t i = 0; i < calibration.outputs.size(); ++i)
        calibration.outputs[i] = chooseRange(calibration.outputValues[i], choice, activations);
}

} // namespace tmw
