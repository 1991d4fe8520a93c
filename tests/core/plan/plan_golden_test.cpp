// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/plan/generated_input.h"
#include "core/plan/runner.h"
#include "device_runtime/base/crc32.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>

using namespace tmw;
using Json = nlohmann::json;

// Every model whose reference outputs we have, on every core family, and where a fast plan is
// another one, that too: equal bytes for integers,
// within 1e-5 of the tensor's largest magnitude for floats.
namespace {

std::filesystem::path golden() {
    return test::dataRoot() / "golden/litert";
}

std::vector<std::byte> readBytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<std::byte> bytes(std::filesystem::file_size(path));
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

/// Empty where they agree.
std::string differenceOf(const Tensor& got, std::span<const std::byte> wanted) {
    if (got.bytes.size() != wanted.size())
        return "sizes " + std::to_string(got.bytes.size()) + " and " +
               std::to_string(wanted.size());
    if (got.type != DataType::Float32) {
        size_t wrong = 0;
        for (size_t i = 0; i < wanted.size(); ++i)
            wrong += got.bytes[i] != wanted[i];
        return wrong == 0 ? "" : std::to_string(wrong) + " bytes differ";
    }
    std::vector<float> reference(wanted.size() / sizeof(float));
    std::memcpy(reference.data(), wanted.data(), wanted.size());
    const auto values = got.as<float>();
    float largest = 0;
    for (const float value : reference)
        if (std::isfinite(value))
            largest = std::max(largest, std::fabs(value));
    for (size_t i = 0; i < reference.size(); ++i) {
        const bool same = values[i] == reference[i] ||
                          (std::isnan(values[i]) && std::isnan(reference[i])) ||
                          std::fabs(values[i] - reference[i]) <= 1e-5f * largest;
        if (!same)
            return "element " + std::to_string(i) + " is " + std::to_string(values[i]) + ", not " +
                   std::to_string(reference[i]);
    }
    return "";
}

struct Case {
    Json json;
    std::vector<std::byte> outputs;
    bool layersApply; ///< LiteRT's layers are the reference's too
};

Case load(const std::filesystem::path& path) {
    Case result;
    std::ifstream file(path);
    std::string text(std::istreambuf_iterator<char>(file), {});
    // Largest magnitudes may be Infinity or NaN, which JSON has no words for.
    text = std::regex_replace(text, std::regex("-?Infinity|NaN"), "null");
    result.json = Json::parse(text);
    const std::string tflm = result.json.value("tflm", "");
    std::filesystem::path bin = path;
    bin.replace_extension(tflm == "differs" ? ".tflm.bin" : ".bin");
    result.outputs = readBytes(bin);
    result.layersApply = tflm == "same";
    return result;
}

/// The first difference of any vector, output or integer layer.
std::string checkVectors(Runner& runner, const Case& golden) {
    const bool consecutive = golden.json.contains("consecutive_invokes");
    GeneratedInput generator(0);
    for (const Json& vector : golden.json["vectors"]) {
        if (vector["seed"].is_number())
            generator = GeneratedInput(vector["seed"].get<uint32_t>());
        if (!consecutive)
            runner.reset();
        std::vector<Tensor> inputs;
        for (const PlanTensorInfo& info : runner.inputs()) {
            auto input = generator.next(info.type, info.shape);
            if (!input)
                return input.error().message();
            inputs.push_back(std::move(*input));
        }
        std::map<int32_t, uint32_t> layers;
        const auto outputs =
            runner.invokeTraced(inputs, [&](const TracedOperator&, const TracedOutput& out,
                                            std::span<const uint8_t> bytes) {
                layers[out.tensor] = rt::crc32(bytes.data(), bytes.size());
            });
        if (!outputs)
            return outputs.error().message();
        for (size_t i = 0; i < outputs->size(); ++i) {
            const Json& wanted = vector["outputs"][i];
            const std::string difference =
                differenceOf((*outputs)[i],
                             std::span(golden.outputs).subspan(wanted["offset"], wanted["bytes"]));
            if (!difference.empty())
                return "output " + std::to_string(i) + ": " + difference;
        }
        if (!golden.layersApply || !vector.contains("layers"))
            continue;
        for (const Json& layer : vector["layers"]) {
            if (layer["op"] == "UNIDIRECTIONAL_SEQUENCE_LSTM")
                break; // the layers are LiteRT's, whose LSTM and what follows it differ
            for (const Json& output : layer["outputs"]) {
                const auto found = layers.find(output["tensor"].get<int32_t>());
                if (!output.contains("crc32") || found == layers.end())
                    continue;
                const auto wanted = static_cast<uint32_t>(
                    std::stoul(output["crc32"].get<std::string>(), nullptr, 16));
                if (found->second != wanted)
                    return "layer of tensor " + std::to_string(found->first) + " differs";
            }
        }
    }
    return "";
}

/// What the planner may answer for a model that does not run yet; anything else is a fault of ours.
bool isNotYetPlanned(const Error& error) {
    constexpr std::string_view kCodes[] = {"plan.unsupported_op", "plan.unsupported_type",
                                           "plan.unsupported_form"};
    return std::ranges::find(kCodes, error.code()) != std::end(kCodes);
}

/// "CONV_2D plan.unsupported_type: int16 in, int8 out".
std::string reasonOf(const Error& error) {
    const auto& args = error.args();
    return (args.size() > 1 ? args[1] : "") + " " + std::string(error.code()) +
           (args.size() > 2 ? ": " + args[2] : "");
}

/// The arena beside the most that tensors take at one time, without scratch.
uint64_t peakOf(const Plan& plan) {
    uint64_t peak = 0;
    int32_t end = -1;
    for (const ArenaBuffer& buffer : plan.buffers)
        end = std::max(end, buffer.last);
    for (int32_t record = -1; record <= end; ++record) {
        uint64_t alive = 0;
        for (const ArenaBuffer& buffer : plan.buffers)
            if (!buffer.tensors.empty() && buffer.first <= record && record <= buffer.last)
                alive += (buffer.bytes + 7) / 8 * 8;
        peak = std::max(peak, alive);
    }
    return peak;
}

/// What the arena may take above the peak. The tenth: graphs of a hundred tensors that live across
/// each other cannot always be placed without gaps.
uint64_t spareOf(uint64_t peak) {
    return std::max<uint64_t>(2048, peak / 10);
}

struct Outcome {
    bool equal = false;
    std::string refused;  ///< why, where it does not run yet
    std::string wrong;    ///< what is not as it must be
    bool widened = false; ///< its fast plan is another one, on some core
};

/// The plan runs and gives the reference's bits; what is wrong where it does not.
std::string wrongWith(Plan plan, const Case& reference) {
    const uint64_t peak = peakOf(plan);
    if (plan.arenaBytes > peak + spareOf(peak))
        return "the arena is " + std::to_string(plan.arenaBytes) + " B where the peak is " +
               std::to_string(peak);
    auto runner = Runner::make(std::move(plan));
    return runner ? checkVectors(*runner, reference) : runner.error().message();
}

Outcome outcomeOf(const std::filesystem::path& path) {
    const Case reference = load(path);
    const auto model = TfliteModel::fromFile(test::dataRoot() / "models" / reference.json["model"]);
    if (!model)
        return {false, "", model.error().message()};
    bool widened = false;
    for (const rt::CoreFamily family : rt::kEveryCoreFamily) {
        auto plan = makePlan(*model, family);
        if (!plan && isNotYetPlanned(plan.error()))
            return {false, reasonOf(plan.error()), ""};
        if (!plan)
            return {false, "", plan.error().message()};
        if (std::string wrong = wrongWith(std::move(*plan), reference); !wrong.empty())
            return {false, "", wrong};
        auto fast = makePlan(*model, family, {.fast = true});
        if (!fast)
            return {false, "", fast.error().message()};
        if (fast->widened == 0)
            continue;
        widened = true;
        if (std::string wrong = wrongWith(std::move(*fast), reference); !wrong.empty())
            return {false, "", "fast: " + wrong};
    }
    return {true, "", "", widened};
}

} // namespace

class PlanGoldenTest : public QObject {
    Q_OBJECT
private slots:
    void everyModelWithReferenceOutputs() {
        TMW_NEED_DATA("golden/litert");
        std::vector<std::filesystem::path> cases;
        for (const auto& entry : std::filesystem::directory_iterator(golden()))
            if (entry.path().extension() == ".json")
                cases.push_back(entry.path());
        std::ranges::sort(cases);
        size_t equal = 0;
        size_t wrong = 0;
        size_t widened = 0;
        std::map<std::string, size_t> reasons;
        for (const auto& path : cases) {
            const Outcome outcome = outcomeOf(path);
            equal += outcome.equal;
            widened += outcome.widened;
            if (!outcome.refused.empty())
                ++reasons[outcome.refused];
            if (outcome.wrong.empty())
                continue;
            ++wrong;
            std::cout << "wrong: " << path.stem().string() << ": " << outcome.wrong << '\n';
        }
        for (const auto& [reason, count] : reasons)
            std::cout << count << " refused: " << reason << '\n';
        std::cout << equal + wrong << " of " << cases.size() << " models: " << equal << " equal, "
                  << cases.size() - equal - wrong << " refused; " << widened
                  << " with wide weights too\n";
        QCOMPARE(wrong, size_t{0});
        QVERIFY2(equal >= kLeastEqual, "a model that was equal is refused now");
        QVERIFY(widened > 0);
    }

private:
    /// Raise it with each operator that is added.
    static constexpr size_t kLeastEqual = 391;
};

QTEST_GUILESS_MAIN(PlanGoldenTest)
#include "plan_golden_test.moc"
