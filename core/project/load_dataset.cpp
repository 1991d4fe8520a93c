// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/line.h"

namespace tmw {

namespace {
constexpr ErrorKind kNoData{"project.no_data",
                            "%1 has no data yet. 'tmw import %1 FILE...' brings some in."};
}

Result<Dataset> loadDataset(const Project& project) {
    if (project.spec().sources.empty())
        return fail(kNoData, project.folder().string());
    return makeNoisySine(std::get<NoisySine>(project.spec().sources.front()));
}

} // namespace tmw
