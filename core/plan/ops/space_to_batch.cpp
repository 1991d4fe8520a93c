// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"

#include <algorithm>

namespace tmw {

namespace {

/// Steps of a block that reach the same pixels: pixel p of step s is p * block + s - before.
struct Steps {
    int64_t first = 0;
    int64_t count = 0;
    int64_t begin = 0; ///< the first pixel inside the wide plane
    int64_t end = 0;

    bool goesOn(const Steps& next) const { return begin == next.begin && end == next.end; }
};

/// One dimension of the plane: `wide` pixels are `deep` in each of `block` batches.
struct Side {
    int64_t block, before, after, wide, deep;

    bool fits() const {
        return block >= 1 && block <= wide + before + after && before >= 0 && after >= 0;
    }
    std::vector<Steps> steps() const {
        std::vector<Steps> result;
        for (int64_t s = 0; s < block; ++s) {
            const int64_t behind = std::max<int64_t>(before - s, 0);
            const int64_t last = wide - 1 + before - s;
            const Steps next{s, 1, (behind + block - 1) / block,
                             last < 0 ? 0 : std::min(deep, last / block + 1)};
            if (!result.empty() && result.back().goesOn(next))
                ++result.back().count;
            else if (next.begin < next.end)
                result.push_back(next);
        }
        return result;
    }
};

/// The plane with its batches, and what the blocks of it become: batches first.
class Blocks {
public:
    Blocks(OpPlanner& planner, bool toBatch) : planner_(planner), toBatch_(toBatch) {}

    Status plan() {
        TMW_CHECK(planner_.expect(3, 1));
        TMW_CHECK(checkSameType(planner_));
        TMW_CHECK(readSides());
        if (toBatch_ && product(wide(), 0, wide().size()) < product(deep(), 0, deep().size()))
            TMW_CHECK(pad());
        std::vector<Steps> chosen;
        return emitFrom(chosen);
    }

private:
    const Shape& wide() const { return (toBatch_ ? planner_.input(0) : planner_.output()).shape; }
    const Shape& deep() const { return (toBatch_ ? planner_.output() : planner_.input(0)).shape; }

    Status readSides() {
        TMW_TRY(const auto blocks, constantIntegers(planner_, 1));
        TMW_TRY(const auto around, constantIntegers(planner_, 2));
        const Shape& w = wide();
        const Shape& d = deep();
        const size_t sides = blocks.size();
        bool fits = w.size() == d.size() && w.size() > sides && around.size() == 2 * sides;
        int64_t batches = 1;
        for (size_t i = 0; fits && i < sides; ++i) {
            const Side side{blocks[i], around[2 * i], around[2 * i + 1], w[i + 1], d[i + 1]};
            constexpr int64_t kMost = 0x7fffffff;
            fits = std::max(side.before, side.after) <= kMost && side.fits() &&
                   side.deep * side.block == side.wide + side.before + side.after &&
                   batches <= kMost / side.block;
            batches *= side.block;
            sides_.push_back(side);
        }
        fits = fits && d[0] == w[0] * batches &&
               std::equal(w.begin() + 1 + static_cast<ptrdiff_t>(sides), w.end(),
                          d.begin() + 1 + static_cast<ptrdiff_t>(sides));
        if (!fits)
            return planner_.refuse(kShape, toText(planner_.input(0).shape) + " to " +
                                               toText(planner_.output().shape));
        return {};
    }

    Status pad() {
        const TfliteTensor& out = planner_.output();
        const bool integer = out.type == DataType::Int8 || out.type == DataType::UInt8 ||
                             out.type == DataType::Int16;
        int64_t zero = 0;
        if (integer && out.quantization.present()) {
            TMW_TRY(const AffineQuantization q, planner_.affine(out));
            zero = q.zeroPoint;
        }
        emitFill(planner_, static_cast<uint64_t>(zero));
        return {};
    }

    /// All combinations of the sides' steps.
    Status emitFrom(std::vector<Steps>& chosen) {
        if (chosen.size() == sides_.size())
            return emitPart(chosen);
        for (const Steps& steps : sides_[chosen.size()].steps()) {
            chosen.push_back(steps);
            TMW_CHECK(emitFrom(chosen));
            chosen.pop_back();
        }
        return {};
    }

    Status emitPart(const std::vector<Steps>& chosen) {
        const auto w = stridesOf(wide());
        const auto d = stridesOf(deep());
        // As if the wide one was the input.
        MoveEnds ends;
        std::vector<MoveAxis> batches, pixels;
        int64_t batch = wide()[0] * d[0]; // of a step of the last side
        for (size_t i = chosen.size(); i-- > 0;) {
            const Steps& steps = chosen[i];
            const Side& side = sides_[i];
            batches.insert(batches.begin(), {steps.count, w[i + 1], batch});
            pixels.insert(pixels.begin(),
                          {steps.end - steps.begin, side.block * w[i + 1], d[i + 1]});
            ends.inStart += (steps.begin * side.block + steps.first - side.before) * w[i + 1];
            ends.outStart += steps.first * batch + steps.begin * d[i + 1];
            batch *= side.block;
        }
        std::vector<MoveAxis> axes = std::move(batches);
        axes.push_back({wide()[0], w[0], d[0]});
        axes.insert(axes.end(), pixels.begin(), pixels.end());
        axes.push_back({product(wide(), 1 + chosen.size(), wide().size()), 1, 1});
        if (!toBatch_) {
            std::swap(ends.inStart, ends.outStart);
            for (MoveAxis& axis : axes)
                std::swap(axis.in, axis.out);
        }
        return emitMove(planner_, std::move(axes), ends);
    }

    OpPlanner& planner_;
    bool toBatch_;
    std::vector<Side> sides_;
};

} // namespace

Status planSpaceToBatch(OpPlanner& planner) {
    return Blocks(planner, true).plan();
}

Status planBatchToSpace(OpPlanner& planner) {
    return Blocks(planner, false).plan();
}

} // namespace tmw
