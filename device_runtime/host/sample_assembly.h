// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/device_link.h"

namespace tmw {

/// Samples out of the pieces in which large ones come (rt::PieceHead).
class SampleAssembly {
public:
    /// The sample that `message`, a StreamPiece without its head, makes whole; none where more is
    /// to come. Error: link.damaged where it does not follow what came before.
    Result<std::optional<StreamedSample>> add(std::span<const uint8_t> message);

private:
    StreamedSample whole() const;

    rt::PieceHead head_{};       ///< of the sample under way
    std::vector<uint8_t> bytes_; ///< as they came; empty: none is under way
};

} // namespace tmw
