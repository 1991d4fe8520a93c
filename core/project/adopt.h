// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/run_store.h"
#include "core/tflite/network/network.h"

#include <string>

namespace tmw {

struct AdoptRequest {
    std::string name; ///< of the file, for the run
    /// A new last layer for what the data ask: in the place of the model's, or behind the layers
    /// in front of the first operator that is not taken over.
    bool newHead = false;
};

/// What became of a .tflite.
struct Adoption {
    Run run; ///< of 0 epochs
    std::vector<LayerSpec> layers;
    std::vector<MissingOperator> missing; ///< with a new head
    std::vector<MissingOperator> partial;
    size_t quantized = 0; ///< as of ReadNetwork
    bool newHead = false; ///< the last layer begins with new weights
};

/// The network of a .tflite for the project's data, with its weights. Nothing is written.
/// Errors: those of readNetwork; adopt.operators (names each), adopt.nothing, adopt.output,
/// train.not_linear where scaled targets cannot be taken out of the last layer.
Result<Adoption> adopted(const Project& project, const TfliteModel& model,
                         const AdoptRequest& request);
/// Keeps it as a run, sets model.layers to its layers and train.start_from to its number: the next
/// training begins with its weights.
Status keepAdopted(Project& project, Adoption& adoption);

} // namespace tmw
