// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "core/plan/arithmetic.h"

namespace tmw::cli {

/// The products that weigh most, by magnitude; at most so many.
std::vector<Product> largestProducts(const WeightedSum& sum, size_t most);

/// How an element comes about, with its `most` largest products, or the first that it reads.
Json arithmeticDocument(const ElementArithmetic& made, size_t most);
std::string arithmeticText(const ElementArithmetic& made, size_t most);

} // namespace tmw::cli
