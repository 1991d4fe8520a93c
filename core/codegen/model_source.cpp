// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/model_source.h"

#include "core/base/hex.h"
#include "core/codegen/export_errors.h"
#include "core/codegen/kernel_sources.h"
#include "core/plan/generated_input.h"
#include "core/plan/runner.h"
#include "core/tflite/names.h"
#include "device_runtime/plan/plan_view.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kKernel{"export.kernel",
                            "Kernel %1 of the plan has no source to export. Update the program."};

std::string number(uint64_t value) {
    return std::to_string(value);
}

std::string_view coreTitle(rt::CoreFamily core) {
    return core == rt::CoreFamily::Armv7EM   ? "armv7em"
           : core == rt::CoreFamily::Armv81M ? "armv81m"
           : core == rt::CoreFamily::Armv7M  ? "armv7m"
                                             : "generic";
}

std::string_view coreEnumerator(rt::CoreFamily core) {
    return core == rt::CoreFamily::Armv7EM   ? "Armv7EM"
           : core == rt::CoreFamily::Armv81M ? "Armv81M"
           : core == rt::CoreFamily::Armv7M  ? "Armv7M"
                                             : "Generic";
}

std::string shapeText(const rt::PlanTensor& tensor) {
    return toText(Shape(tensor.dims, tensor.dims + tensor.rank));
}

/// "int8, 1x16; real = 0.0243 * (q - 3)".
std::string describe(const rt::PlanTensor& tensor) {
    std::string text =
        std::string(tensorTypeName(static_cast<DataType>(tensor.type))) + ", " + shapeText(tensor);
    if (tensor.scale != 0)
        text += "; real = " + toText(double(tensor.scale)) + " * (q - " +
                std::to_string(tensor.zeroPoint) + ")";
    return text;
}

/// Writes what differs from tensor to tensor of one direction.
struct Tensors {
    std::string declarations;
    std::string definitions;
    std::string cases;
    std::string list;
    size_t elements = 0;

    void add(const rt::PlanTensor& tensor, size_t index, bool input) {
        const std::string type =
            (input ? "" : "const ") + std::string(cTypeOf(static_cast<DataType>(tensor.type)));
        const std::string name = (input ? "input" : "output") + std::to_string(index);
        const std::string at = "arena + " + number(tensor.arenaOffset);
        declarations += "/// " + describe(tensor) + ".\nSpan<" + type + "> " + name + "();\n";
        definitions += "Span<" + type + "> " + name + "() {\n    return Span<" + type +
                       ">(reinterpret_cast<" + type + "*>(" + at + "), " + number(tensor.elements) +
                       ");\n}\n\n";
        cases += "    case " + number(index) + ":\n        return Span<" + (input ? "" : "const ") +
                 "uint8_t>(" + at + ", " + number(tensor.bytes) + ");\n";
        list += "- `" + name + "`: " + describe(tensor) + "\n";
        elements += tensor.elements;
    }
};

/// Null where the record is no jump.
const rt::JumpRecord* jumpOf(const rt::PlanRecord& record) {
    const auto id = static_cast<rt::KernelId>(record.kernel);
    const bool jumps =
        id == rt::KernelId::Skip || id == rt::KernelId::EnterLoop || id == rt::KernelId::Repeat;
    return jumps ? reinterpret_cast<const rt::JumpRecord*>(&record) : nullptr;
}

std::vector<const rt::PlanRecord*> recordsOf(const rt::PlanView& view) {
    std::vector<const rt::PlanRecord*> records;
    const uint8_t* at = view.records();
    for (uint32_t i = 0; i < view.recordCount(); ++i) {
        records.push_back(reinterpret_cast<const rt::PlanRecord*>(at));
        at += records.back()->bytes;
    }
    return records;
}

std::string label(size_t record) {
    return "record" + number(record);
}

/// Records one after another: where each lies in the plan and which kernel runs it.
Result<std::string> calls(const rt::PlanView& view, std::vector<std::string>& roots) {
    const auto records = recordsOf(view);
    const auto target = [&](size_t i, const rt::JumpRecord& jump) {
        return static_cast<size_t>(static_cast<int64_t>(i) + 1 + jump.records);
    };
    std::vector<bool> isTarget(records.size() + 1);
    for (size_t i = 0; i < records.size(); ++i)
        if (const auto* jump = jumpOf(*records[i]))
            isTarget[target(i, *jump)] = true;
    std::string text;
    for (size_t i = 0; i < records.size(); ++i) {
        const KernelSource* source = findKernelSource(records[i]->kernel);
        if (!source)
            return fail(kKernel, records[i]->kernel);
        const auto* at = reinterpret_cast<const uint8_t*>(records[i]);
        const std::string call = "rt::" + std::string(source->function) + "(recordAt(" +
                                 number(static_cast<uint64_t>(at - view.bytes().data())) +
                                 "), kMemory)";
        if (isTarget[i])
            text += label(i) + ":\n";
        if (const auto* jump = jumpOf(*records[i]))
            text += "    if (" + call + " != 0" +
                    (jump->records < 0 ? " && mayRepeat(" + number(i) + ", " +
                                             number(static_cast<uint64_t>(-jump->records)) + ")"
                                       : "") +
                    ")\n        goto " + label(target(i, *jump)) + ";\n";
        else
            text += "    keep(" + number(i) + ", " + call + ");\n";
        roots.push_back("device_runtime/kernels/" + std::string(source->file));
    }
    return text + (isTarget.back() ? label(records.size()) + ":\n" : "");
}

/// What loops need; nothing without one.
struct LoopText {
    std::string definition;
    std::string start;
};

LoopText loopText(const rt::PlanView& view) {
    const auto records = recordsOf(view);
    const bool loops = std::ranges::any_of(records, [](const rt::PlanRecord* record) {
        return record->kernel == static_cast<uint16_t>(rt::KernelId::Repeat);
    });
    if (!loops)
        return {};
    return {
        "\nuint32_t repeated;\n\n"
        "/// Loops end: the one that would run more than kMostRepeated records again is at fault.\n"
        "bool mayRepeat(uint16_t record, uint32_t records) {\n"
        "    if (records > rt::kMostRepeated - repeated) {\n"
        "        keep(record, rt::kEndlessFault);\n"
        "        return false;\n"
        "    }\n"
        "    repeated += records;\n"
        "    return true;\n"
        "}\n",
        "    repeated = 0;\n"};
}

/// Input 0 goes through the plan's contract; others, and models without one, by their scale.
std::string writeRawText(const rt::PlanView& view) {
    std::string text;
    for (size_t i = 0; i < view.inputs().size(); ++i) {
        const rt::PlanTensor& tensor = view.inputs()[i];
        const auto contract = view.contract();
        const std::string name = "kContract" + number(i);
        const bool planned = i == 0 && !contract.empty();
        if (planned) {
            const auto offset =
                reinterpret_cast<const uint8_t*>(contract.data()) - view.bytes().data();
            text += "    const rt::InputContract* const " + name +
                    " =\n        reinterpret_cast<const " + "rt::InputContract*>(kPlan + " +
                    number(static_cast<uint64_t>(offset)) + ");\n";
        } else {
            const float a = tensor.scale == 0 ? 1.0f : 1.0f / tensor.scale;
            text += "    static const rt::InputContract " + name + "[1] = {{" + floatText(a) +
                    ", " + floatText(static_cast<float>(tensor.zeroPoint)) + "}};\n";
        }
        text += "    raw = writeRaw(rt::DataType::" +
                std::string(enumeratorOf(static_cast<DataType>(tensor.type))) + ", arena + " +
                number(tensor.arenaOffset) + ", " + number(tensor.elements) + ", " + name + ", " +
                (planned && contract.size() > 1 ? "1" : "0") + ", raw);\n";
    }
    return text;
}

std::string readRealText(const rt::PlanView& view) {
    std::string text;
    for (const rt::PlanTensor& tensor : view.outputs())
        text += "    out = readReal(reinterpret_cast<const " +
                std::string(cTypeOf(static_cast<DataType>(tensor.type))) + "*>(arena + " +
                number(tensor.arenaOffset) + "), " + number(tensor.elements) + ", " +
                floatText(tensor.scale) + ", " + std::to_string(tensor.zeroPoint) + ", out);\n";
    return text;
}

std::string resetText(const rt::PlanView& view) {
    if (view.stateBytes() == 0)
        return {};
    std::string text = "    memset(state, 0, sizeof state);\n";
    const auto initial = view.initialState();
    if (!initial.empty())
        text += "    memcpy(state, kPlan + " +
                number(static_cast<uint64_t>(initial.data() - view.bytes().data())) + ", " +
                number(initial.size()) + ");\n";
    return text;
}

} // namespace

Result<ModelSource> modelSource(const TfliteModel& model, const Plan& plan,
                                const std::string& name) {
    rt::PlanView view;
    const auto status =
        rt::PlanView::open({plan.bytes.data(), plan.bytes.size()}, plan.core, &view);
    if (status != rt::Status::Ok)
        return fail(kExportPlanRefused, static_cast<int>(status));
    Tensors in;
    Tensors out;
    for (size_t i = 0; i < view.inputs().size(); ++i)
        in.add(view.inputs()[i], i, true);
    for (size_t i = 0; i < view.outputs().size(); ++i)
        out.add(view.outputs()[i], i, false);
    ModelSource source;
    source.roots = {"device_runtime/engine/input_contract.h", "device_runtime/kernels/kernels.h",
                    "device_runtime/base/status.h", "device_runtime/base/fixed_point.h"};
    TMW_TRY(const std::string callText, calls(view, source.roots));
    const LoopText loops = loopText(view);
    const bool state = view.stateBytes() > 0;
    source.fields = {
        {"NAME", name},
        {"TITLE", name},
        {"SHA", toHex(model.sha256())},
        {"CORE", std::string(coreEnumerator(plan.core))},
        {"CORE_TITLE", std::string(coreTitle(plan.core))},
        {"PLAN_BYTES", number(plan.bytes.size())},
        {"BYTES", number(plan.bytes.size())},
        {"ARRAY", arrayText(plan.bytes) + "\n"},
        {"MEMORY", number(view.arenaBytes() + view.stateBytes())},
        {"ARENA", number(std::max<uint32_t>(view.arenaBytes(), 8))},
        {"STATE", state ? "alignas(8) uint8_t state[" + number(view.stateBytes()) + "];\n" : ""},
        {"STATE_NAME", state ? "state" : "nullptr"},
        {"CONSTANTS",
         number(view.constants().empty()
                    ? 0
                    : static_cast<uint64_t>(view.constants().data() - view.bytes().data()))},
        {"INPUTS", number(view.inputs().size())},
        {"OUTPUTS", number(view.outputs().size())},
        {"RAW_VALUES", number(in.elements)},
        {"RESULTS", number(out.elements)},
        {"TENSORS", in.declarations + out.declarations},
        {"ACCESSORS", in.definitions + out.definitions},
        {"INPUT_CASES", in.cases},
        {"OUTPUT_CASES", out.cases},
        {"TENSOR_LIST", in.list + out.list},
        {"LOOPS", loops.definition},
        {"CALLS", loops.start + callText},
        {"WRITE_RAW", writeRawText(view)},
        {"READ_REAL", readRealText(view)},
        {"RESET", resetText(view)},
    };
    return source;
}

Result<Fields> testVectorFields(const Plan& plan, size_t count) {
    TMW_TRY(Runner runner, Runner::make(plan));
    std::vector<uint8_t> in;
    std::vector<uint8_t> out;
    const auto append = [](std::vector<uint8_t>& to, const Tensor& tensor) {
        const auto* bytes = reinterpret_cast<const uint8_t*>(tensor.bytes.data());
        to.insert(to.end(), bytes, bytes + tensor.bytes.size());
    };
    for (uint32_t seed = 1; seed <= count; ++seed) {
        TMW_TRY(const auto inputs, computableInputs(runner, seed));
        for (const Tensor& tensor : inputs)
            append(in, tensor);
        TMW_TRY(const auto outputs, runner.invoke(inputs));
        for (const Tensor& tensor : outputs)
            append(out, tensor);
    }
    return Fields{{"VECTORS", number(count)},
                  {"INPUT_BYTES", number(in.size())},
                  {"OUTPUT_BYTES", number(out.size())},
                  {"INPUT_ARRAY", arrayText(in) + "\n"},
                  {"OUTPUT_ARRAY", arrayText(out) + "\n"}};
}

} // namespace tmw
