// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tflite/tflite_model.h"

#include <optional>
#include <vector>

namespace tmw {

/// Which operators of two models of one network are the same layer. Operators that only make
/// constants, such as weights stored in fewer bits, have no match, and neither have those inside of
/// a layer that is one operator in one model and many in the other.
class OperatorMatch {
public:
    /// Errors: compare.other_model where the two are not of one network.
    static Result<OperatorMatch> make(const TfliteModel& first, const TfliteModel& second);

    std::optional<size_t> second(size_t first) const { return second_[first]; }
    std::optional<size_t> first(size_t second) const { return first_[second]; }

private:
    Status pairInOrder(const TfliteSubgraph& a, const TfliteSubgraph& b);
    bool pairByLayers(const TfliteSubgraph& a, const TfliteSubgraph& b);

    std::vector<std::optional<size_t>> second_; ///< by operator of the first
    std::vector<std::optional<size_t>> first_;
};

} // namespace tmw
