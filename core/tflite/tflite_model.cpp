// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/tflite_model.h"

#include "core/base/file.h"
#include "core/tflite/schema_generated.h"
#include "core/tflite/summary.h"
#include "device_runtime/base/sha256.h"

#include <string_view>

namespace tmw {

namespace {

constexpr ErrorKind kTruncated{
    "tflite.truncated",
    "The file ends after %1 bytes, before the model it should hold. Copy or download it again."};
constexpr ErrorKind kNotAModel{
    "tflite.not_a_model",
    "This is not a TensorFlow Lite model (its identifier is missing). Name a .tflite file."};
constexpr ErrorKind kLfsPointer{
    "tflite.not_a_model",
    "This is a Git LFS pointer and not the model itself. Run `git lfs pull` in its repository, or "
    "download the file itself."};
constexpr ErrorKind kBadVersion{
    "tflite.bad_version",
    "The model's schema version is %1; this program reads version 3. Convert it again."};
constexpr ErrorKind kDamaged{
    "tflite.damaged",
    "The file is damaged or was cut short: something in its %1 bytes points outside. Copy or "
    "download it again."};

constexpr std::string_view kLfsStart = "version https://git-lfs.github.com/spec/";
constexpr size_t kHeaderBytes = 8; ///< offset of the root table, file identifier

Status checkHeader(std::span<const uint8_t> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with(kLfsStart))
        return fail(kLfsPointer);
    if (bytes.size() < kHeaderBytes)
        return fail(kTruncated, bytes.size());
    if (!schema::ModelBufferHasIdentifier(bytes.data()))
        return fail(kNotAModel);
    if (flatbuffers::ReadScalar<uint32_t>(bytes.data()) >= bytes.size())
        return fail(kTruncated, bytes.size());
    return {};
}

} // namespace

struct TfliteModel::Body {
    std::vector<uint8_t> bytes;
    std::array<uint8_t, 32> sha256{};
    Summary summary;
};

TfliteModel::TfliteModel(std::shared_ptr<const Body> body) : body_(std::move(body)) {}

Result<TfliteModel> TfliteModel::fromBytes(std::vector<uint8_t> bytes) {
    TMW_CHECK(checkHeader(bytes));
    flatbuffers::Verifier verifier(bytes.data(), bytes.size());
    if (!schema::VerifyModelBuffer(verifier))
        return fail(kDamaged, bytes.size());
    const schema::Model& model = *schema::GetModel(bytes.data());
    if (model.version() != 3)
        return fail(kBadVersion, model.version());
    // A vector keeps its bytes where they are when it moves, so the summary may point into them.
    TMW_TRY(Summary summary, summarize(model, bytes));
    auto body = std::make_shared<Body>();
    rt::sha256(bytes.data(), bytes.size(), body->sha256.data());
    body->bytes = std::move(bytes);
    body->summary = std::move(summary);
    return TfliteModel(std::move(body));
}

Result<TfliteModel> TfliteModel::fromFile(const std::filesystem::path& path) {
    TMW_TRY(std::vector<uint8_t> bytes, readFile(path));
    return fromBytes(std::move(bytes));
}

std::span<const uint8_t> TfliteModel::bytes() const {
    return body_->bytes;
}

const std::array<uint8_t, 32>& TfliteModel::sha256() const {
    return body_->sha256;
}

const TfliteSubgraph& TfliteModel::graph() const {
    return body_->summary.subgraphs.front();
}

const std::vector<TfliteSubgraph>& TfliteModel::subgraphs() const {
    return body_->summary.subgraphs;
}

} // namespace tmw
