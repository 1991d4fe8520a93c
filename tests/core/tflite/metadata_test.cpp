// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/metadata.h"
#include "core/tflite/model_writer.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <filesystem>

using namespace tmw;

namespace {

const std::filesystem::path kGolden{TMW_SOURCE_DIR "/tests/golden"};

/// A model that hands its input on by a relu, with this metadata.
std::vector<uint8_t> modelWith(const ModelMetadata& metadata) {
    ModelWriter to;
    const int32_t input = to.addActivation("input", {1, 4}, {});
    const int32_t output = to.addActivation("output", {1, 4}, {});
    to.addOperator({19, 1, {1, 5, 0}}, {input}, {output});
    to.addMetadata(kMetadataName, metadataBytes(metadata));
    return withLabels(to.finish(input, output), metadata).value();
}

std::optional<ModelMetadata> read(std::vector<uint8_t> bytes) {
    return readMetadata(TfliteModel::fromBytes(std::move(bytes)).value()).value();
}

} // namespace

/// TensorFlow Lite Metadata as it is written here, and as tflite-support writes it.
class MetadataTest : public QObject {
    Q_OBJECT
private slots:
    void what_is_written_is_read() {
        ModelMetadata metadata{"flowers", "which iris", "3", "me", "CC0", {}, {}};
        metadata.inputs = {{"flower", "four lengths", {1, 2.5F}, {0.5F, 4}, {}}};
        metadata.outputs = {{"species", "", {}, {}, {"setosa", "Schwertlilie ü", "c"}}};
        const auto back = read(modelWith(metadata));
        QVERIFY(back);
        QCOMPARE(back->name, metadata.name);
        QCOMPARE(back->description, metadata.description);
        QCOMPARE(back->version, metadata.version);
        QCOMPARE(back->author, metadata.author);
        QCOMPARE(back->license, metadata.license);
        QCOMPARE(back->inputs.size(), size_t{1});
        QCOMPARE(back->inputs[0].name, metadata.inputs[0].name);
        QCOMPARE(back->inputs[0].mean, metadata.inputs[0].mean);
        QCOMPARE(back->inputs[0].deviation, metadata.inputs[0].deviation);
        QVERIFY(back->inputs[0].labels.empty());
        QCOMPARE(back->outputs[0].labels, metadata.outputs[0].labels);
        QCOMPARE(modelWith(metadata), modelWith(metadata));
    }

    void others_is_read() {
        const auto model = TfliteModel::fromFile(kGolden / "tflite_metadata/with_metadata.tflite");
        TMW_VERIFY(model);
        const auto metadata = readMetadata(*model);
        TMW_VERIFY(metadata);
        QVERIFY(metadata->has_value());
        QCOMPARE((*metadata)->name, std::string("iris"));
        QCOMPARE((*metadata)->license, std::string("CC0"));
        QCOMPARE((*metadata)->inputs[0].description, std::string("four lengths in cm"));
        QCOMPARE((*metadata)->inputs[0].mean, (std::vector<float>{5.8F, 3.05F}));
        QCOMPARE((*metadata)->inputs[0].deviation, (std::vector<float>{0.8F, 0.4F}));
        QCOMPARE((*metadata)->outputs[0].labels,
                 (std::vector<std::string>{"setosa", "versicolor", "virginica"}));
    }

    void none_is_nothing() {
        const auto model = TfliteModel::fromFile(kGolden / "int8_activations/logistic_0.1.tflite");
        TMW_VERIFY(model);
        const auto metadata = readMetadata(*model);
        TMW_VERIFY(metadata);
        QVERIFY(!metadata->has_value());
    }

    /// Whatever is wrong in it, the model is whole: metadata says so, or lacks its labels.
    void damage_leaves_the_model() {
        ModelMetadata metadata{"flowers", "which iris", "3", "me", "CC0", {}, {}};
        metadata.outputs = {{"species", "", {}, {}, {"setosa", "b", "c"}}};
        const std::vector<uint8_t> whole = modelWith(metadata);
        size_t refused = 0;
        for (size_t at = 0; at < whole.size(); ++at) {
            auto bytes = whole;
            bytes[at] ^= 0x55;
            const auto model = TfliteModel::fromBytes(std::move(bytes));
            if (!model)
                continue;
            const auto back = readMetadata(*model);
            if (!back)
                QCOMPARE(back.error().code(), std::string_view("metadata.damaged"));
            refused += !back;
        }
        QVERIFY(refused > 10);
    }
};

QTEST_GUILESS_MAIN(MetadataTest)
#include "metadata_test.moc"
