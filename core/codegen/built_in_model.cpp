// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/built_in_model.h"

#include "core/codegen/source_file.h"

namespace tmw {

std::string builtInModelSource(const Plan& plan) {
    return "// SPDX-License-Identifier: Apache-2.0\n"
           "#include \"device_runtime/firmware/built_in_model.h\"\n\n"
           "namespace tmw {\nnamespace rt {\n\nnamespace {\n"
           "alignas(8) const uint8_t kPlan[] = {\n" +
           arrayText(plan.bytes) + "\n" +
           "};\n} // namespace\n\nSpan<const uint8_t> builtInModel() {\n"
           "    return Span<const uint8_t>(kPlan);\n}\n\n} // namespace rt\n} // namespace tmw\n";
}

} // namespace tmw
