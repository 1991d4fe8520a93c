// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/kernel_table_source.h"

#include "core/codegen/kernel_sources.h"
#include "device_runtime/plan/plan_view.h"

#include <cstring>
#include <sstream>
#include <vector>

namespace tmw {

namespace {

std::string rowOf(const KernelSource& kernel) {
    return kernel.row.empty() ? "k" + std::string(kernel.function.substr(3)) + "Kernel"
                              : std::string(kernel.row);
}

} // namespace

std::string kernelTableSource(const Plan& plan) {
    const rt::PlanView view = rt::PlanView::ofTrusted(plan.bytes.data());
    std::vector<bool> used(rt::kKernelIds, false);
    const uint8_t* at = view.records();
    for (uint32_t i = 0; i < view.recordCount(); ++i) {
        rt::PlanRecord record{};
        std::memcpy(&record, at, sizeof record);
        used.at(record.kernel) = true;
        at += record.bytes;
    }
    std::ostringstream text;
    text << "// SPDX-License-Identifier: Apache-2.0\n"
            "#include \"device_runtime/kernels/kernel_table.h\"\n\n"
            "#include \"device_runtime/kernels/kernel_rows.h\"\n\n"
            "namespace tmw {\nnamespace rt {\n\nnamespace {\n"
            "constexpr Kernel kOfThePlan[kKernelIds] = {";
    for (uint16_t id = 0; id < rt::kKernelIds; ++id) {
        const KernelSource* kernel = used[id] ? findKernelSource(id) : nullptr;
        text << "\n    " << (kernel ? rowOf(*kernel) : "kNoKernel") << ",";
    }
    text << "\n};\nconstexpr KernelTable kTable = {kOfThePlan, kKernelIds};\n} // namespace\n\n"
            "const KernelTable& fullKernels() {\n    return kTable;\n}\n\n"
            "} // namespace rt\n} // namespace tmw\n";
    return text.str();
}

} // namespace tmw
