// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden_case.h"

#include "core/plan/generated_input.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <regex>

namespace tmw::test {

using Json = nlohmann::json;

namespace {

std::vector<std::byte> readBytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<std::byte> bytes(std::filesystem::file_size(path));
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

std::string floatDifference(std::span<const float> values, std::span<const float> reference) {
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

/// Empty where they agree.
std::string outputDifference(const Tensor& got, std::span<const std::byte> wanted) {
    if (got.bytes.size() != wanted.size())
        return "sizes " + std::to_string(got.bytes.size()) + " and " +
               std::to_string(wanted.size());
    if (got.type == DataType::Float32) {
        std::vector<float> reference(wanted.size() / sizeof(float));
        std::memcpy(reference.data(), wanted.data(), wanted.size());
        return floatDifference(got.as<float>(), reference);
    }
    size_t wrong = 0;
    for (size_t i = 0; i < wanted.size(); ++i)
        wrong += got.bytes[i] != wanted[i];
    return wrong == 0 ? "" : std::to_string(wrong) + " bytes differ";
}

std::string layerDifference(const std::map<int32_t, uint32_t>& got, const Json& layers) {
    for (const Json& layer : layers) {
        if (layer["op"] == "UNIDIRECTIONAL_SEQUENCE_LSTM")
            break; // the layers are LiteRT's, whose LSTM and what follows it differ
        for (const Json& output : layer["outputs"]) {
            const auto found = got.find(output["tensor"].get<int32_t>());
            if (!output.contains("crc32") || found == got.end())
                continue;
            const auto wanted =
                static_cast<uint32_t>(std::stoul(output["crc32"].get<std::string>(), nullptr, 16));
            if (found->second != wanted)
                return "layer of tensor " + std::to_string(found->first) + " differs";
        }
    }
    return "";
}

std::string vectorDifference(const GoldenCase& golden, const Json& vector,
                             const GoldenAnswer& answer) {
    for (size_t i = 0; i < answer.outputs.size(); ++i) {
        const Json& wanted = vector["outputs"][i];
        const std::string difference =
            outputDifference(answer.outputs[i],
                             std::span(golden.outputs).subspan(wanted["offset"], wanted["bytes"]));
        if (!difference.empty())
            return "output " + std::to_string(i) + ": " + difference;
    }
    return golden.layersApply && vector.contains("layers")
               ? layerDifference(answer.layers, vector["layers"])
               : "";
}

} // namespace

std::filesystem::path GoldenCase::model() const {
    return dataRoot() / "models" / json["model"];
}

std::vector<std::filesystem::path> goldenFiles() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(dataRoot() / "golden/litert"))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

GoldenCase loadGolden(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string text(std::istreambuf_iterator<char>(file), {});
    // Largest magnitudes may be Infinity or NaN, which JSON has no words for.
    text = std::regex_replace(text, std::regex("-?Infinity|NaN"), "null");
    GoldenCase golden;
    golden.name = path.stem().string();
    golden.json = Json::parse(text);
    const std::string tflm = golden.json.value("tflm", "");
    std::filesystem::path bin = path;
    bin.replace_extension(tflm == "differs" ? ".tflm.bin" : ".bin");
    golden.outputs = readBytes(bin);
    golden.layersApply = tflm == "same";
    return golden;
}

std::string goldenDifference(const GoldenCase& golden, std::span<const PlanTensorInfo> inputs,
                             const GoldenAsk& ask) {
    const bool consecutive = golden.json.contains("consecutive_invokes");
    GeneratedInput generator(0);
    bool anew = true;
    for (const Json& vector : golden.json["vectors"]) {
        if (vector["seed"].is_number())
            generator = GeneratedInput(vector["seed"].get<uint32_t>());
        std::vector<Tensor> tensors;
        for (const PlanTensorInfo& info : inputs) {
            auto input = generator.next(info.type, info.shape);
            if (!input)
                return input.error().message();
            tensors.push_back(std::move(*input));
        }
        const auto answer = ask(tensors, anew);
        if (!answer)
            return answer.error().message();
        if (std::string difference = vectorDifference(golden, vector, *answer); !difference.empty())
            return difference;
        anew = !consecutive;
    }
    return "";
}

} // namespace tmw::test
