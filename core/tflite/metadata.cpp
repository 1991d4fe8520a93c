// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/metadata.h"

#include "core/data/zip.h"
#include "core/tflite/metadata_generated.h"
#include "core/tflite/named_buffer.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kDamaged{"metadata.damaged",
                             "The model's metadata is damaged: it is left out. The model itself is "
                             "whole."};

/// The first version of the format that has all that is written here.
constexpr char kParserVersion[] = "1.0.0";
constexpr size_t kMostText = 1 << 20; ///< bytes of a label file
constexpr char kFile[] = "labels";    ///< in errors that nobody sees

using flatbuffers::FlatBufferBuilder;
using flatbuffers::Offset;

std::string labelFile(size_t tensor) {
    return tensor == 0 ? "labels.txt" : "labels_" + std::to_string(tensor) + ".txt";
}

Offset<flatbuffers::String> textOf(FlatBufferBuilder& to, const std::string& text) {
    return text.empty() ? Offset<flatbuffers::String>() : to.CreateString(text);
}

Offset<metadata::TensorMetadata> write(FlatBufferBuilder& to, const TensorMetadata& tensor,
                                       size_t index) {
    const auto name = textOf(to, tensor.name);
    const auto description = textOf(to, tensor.description);
    std::vector<Offset<metadata::ProcessUnit>> units;
    if (!tensor.mean.empty())
        units.push_back(metadata::CreateProcessUnit(
            to, metadata::ProcessUnitOptions::NormalizationOptions,
            metadata::CreateNormalizationOptionsDirect(to, &tensor.mean, &tensor.deviation)
                .Union()));
    std::vector<Offset<metadata::AssociatedFile>> files;
    if (!tensor.labels.empty())
        files.push_back(metadata::CreateAssociatedFileDirect(
            to, labelFile(index).c_str(), "Labels of the last dimension, one a line",
            metadata::AssociatedFileType::TENSOR_AXIS_LABELS));
    const auto content = metadata::CreateContent(to, metadata::ContentProperties::FeatureProperties,
                                                 metadata::CreateFeatureProperties(to).Union());
    const auto unitList = units.empty() ? 0 : to.CreateVector(units);
    const auto fileList = files.empty() ? 0 : to.CreateVector(files);
    return metadata::CreateTensorMetadata(to, name, description, 0, content, unitList, 0, fileList);
}

Offset<flatbuffers::Vector<Offset<metadata::TensorMetadata>>>
write(FlatBufferBuilder& to, const std::vector<TensorMetadata>& tensors) {
    std::vector<Offset<metadata::TensorMetadata>> made;
    for (size_t i = 0; i < tensors.size(); ++i)
        made.push_back(write(to, tensors[i], i));
    return to.CreateVector(made);
}

std::string textOf(const flatbuffers::String* from) {
    return from ? from->str() : std::string();
}

std::vector<float> numbersOf(const flatbuffers::Vector<float>* from) {
    return from ? std::vector<float>(from->begin(), from->end()) : std::vector<float>();
}

std::vector<std::string> linesOf(const std::vector<uint8_t>& bytes) {
    std::vector<std::string> lines(1);
    for (const uint8_t byte : bytes) {
        if (byte == '\n')
            lines.emplace_back();
        else if (byte != '\r')
            lines.back().push_back(static_cast<char>(byte));
    }
    if (lines.back().empty())
        lines.pop_back();
    return lines;
}

/// Reads what one tensor says; label files come from the archive behind the model.
class Reader {
public:
    explicit Reader(std::span<const uint8_t> file) {
        if (auto members = zipMembers(file, kFile))
            members_ = std::move(*members);
    }

    std::vector<TensorMetadata>
    read(const flatbuffers::Vector<Offset<metadata::TensorMetadata>>* from) const {
        std::vector<TensorMetadata> tensors;
        for (size_t i = 0; from && i < from->size(); ++i)
            tensors.push_back(read(*from->Get(static_cast<flatbuffers::uoffset_t>(i))));
        return tensors;
    }

private:
    TensorMetadata read(const metadata::TensorMetadata& from) const {
        TensorMetadata to;
        to.name = textOf(from.name());
        to.description = textOf(from.description());
        if (const auto* units = from.process_units())
            for (const auto* unit : *units)
                if (const auto* options = unit->options_as_NormalizationOptions()) {
                    to.mean = numbersOf(options->mean());
                    to.deviation = numbersOf(options->std());
                }
        if (const auto* files = from.associated_files())
            for (const auto* file : *files)
                if (file->type() == metadata::AssociatedFileType::TENSOR_AXIS_LABELS)
                    to.labels = labelsIn(textOf(file->name()));
        return to;
    }

    std::vector<std::string> labelsIn(const std::string& name) const {
        const auto member = std::ranges::find(members_, name, &ZipMember::name);
        if (member == members_.end() || member->size > kMostText)
            return {};
        const auto bytes = unpackMember(*member, kFile);
        return bytes ? linesOf(*bytes) : std::vector<std::string>();
    }

    std::vector<ZipMember> members_;
};

} // namespace

std::vector<uint8_t> metadataBytes(const ModelMetadata& from) {
    FlatBufferBuilder to;
    const auto inputs = write(to, from.inputs);
    const auto outputs = write(to, from.outputs);
    const auto subgraph = metadata::CreateSubGraphMetadata(to, 0, 0, inputs, outputs);
    const auto subgraphs = to.CreateVector(&subgraph, 1);
    const auto name = textOf(to, from.name);
    const auto description = textOf(to, from.description);
    const auto version = textOf(to, from.version);
    const auto author = textOf(to, from.author);
    const auto license = textOf(to, from.license);
    const auto parser = to.CreateString(kParserVersion);
    metadata::FinishModelMetadataBuffer(
        to, metadata::CreateModelMetadata(to, name, description, version, subgraphs, author,
                                          license, 0, parser));
    return {to.GetBufferPointer(), to.GetBufferPointer() + to.GetSize()};
}

Result<std::vector<uint8_t>> withLabels(std::vector<uint8_t> model, const ModelMetadata& from) {
    std::vector<ZipEntry> files;
    for (const auto* tensors : {&from.inputs, &from.outputs})
        for (size_t i = 0; i < tensors->size(); ++i) {
            std::string text;
            for (const std::string& label : (*tensors)[i].labels)
                text.append(label).append("\n");
            if (!text.empty())
                files.push_back({labelFile(i), {text.begin(), text.end()}});
        }
    if (files.empty())
        return model;
    TMW_TRY(const auto archive, zipBytes(files, model.size()));
    model.insert(model.end(), archive.begin(), archive.end());
    return model;
}

Result<std::optional<ModelMetadata>> readMetadata(const TfliteModel& model) {
    const auto bytes = namedBuffer(*schema::GetModel(model.bytes().data()), kMetadataName);
    if (!bytes)
        return std::nullopt;
    flatbuffers::Verifier verifier(bytes->data(), bytes->size());
    if (bytes->size() < 8 || !metadata::ModelMetadataBufferHasIdentifier(bytes->data()) ||
        !metadata::VerifyModelMetadataBuffer(verifier))
        return fail(kDamaged);
    const metadata::ModelMetadata& from = *metadata::GetModelMetadata(bytes->data());
    ModelMetadata to{textOf(from.name()),
                     textOf(from.description()),
                     textOf(from.version()),
                     textOf(from.author()),
                     textOf(from.license()),
                     {},
                     {}};
    if (from.subgraph_metadata() && from.subgraph_metadata()->size() > 0) {
        const Reader reader(model.bytes());
        const auto& subgraph = *from.subgraph_metadata()->Get(0);
        to.inputs = reader.read(subgraph.input_tensor_metadata());
        to.outputs = reader.read(subgraph.output_tensor_metadata());
    }
    return to;
}

} // namespace tmw
