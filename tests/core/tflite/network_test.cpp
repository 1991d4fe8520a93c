// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"
#include "core/tflite/network/network.h"
#include "tests/oracle/convert_cases.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <iostream>
#include <map>

using namespace tmw;

namespace {

constexpr size_t kSome = 50; ///< samples

struct Pair {
    TrainedModel trained;
    TfliteModel file;
    Features features;
};

Result<Pair> convertedCase(const test::Case& from, ModelKind kind) {
    TMW_TRY(TrainedModel model, test::sampleNetwork(from.inputs, from.layers, 7, from.gain));
    Features features = test::sampleFeatures(from.inputs, kSome);
    TMW_TRY(const Calibration calibration, calibrate(model, features));
    TMW_TRY(TfliteModel file,
            convert(model, kind, &calibration, {.scales = WeightScales::Channel}));
    return Pair{std::move(model), std::move(file), std::move(features)};
}

std::vector<float> answersOf(const TrainedModel& model, const Features& features) {
    return predict(model.graph, model.weights, std::span(features.inputs), features.samples);
}

std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".tflite")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::string reasonOf(const MissingOperator& missing) {
    return missing.name + ": " + missing.reason.text();
}

/// For inputs: where they are quantized first, an eighth of what that takes.
Range reachOf(const TfliteSubgraph& graph) {
    for (const TfliteOperator& op : graph.operators)
        if (op.name == "QUANTIZE" && op.inputs[0] == graph.inputs[0]) {
            const auto& to = graph.tensors[static_cast<size_t>(op.outputs[0])].quantization;
            const auto zero = static_cast<float>(to.zeroPoints[0]);
            return {to.scales[0] * std::max(-16.0F, -128 - zero),
                    to.scales[0] * std::min(16.0F, 127 - zero)};
        }
    return {-1, 1};
}

/// The board reads the first scale of such, as TensorFlow Lite Micro.
bool dequantizesByChannel(const TfliteSubgraph& graph) {
    return std::ranges::any_of(graph.operators, [&](const TfliteOperator& op) {
        return op.name == "DEQUANTIZE" &&
               graph.tensors[static_cast<size_t>(op.inputs[0])].quantization.scales.size() > 1;
    });
}

bool computesWithIntegers(const TfliteSubgraph& graph) {
    return std::ranges::any_of(graph.operators, [&](const TfliteOperator& op) {
        return op.name == "QUANTIZE" ||
               (!op.outputs.empty() && op.outputs[0] >= 0 &&
                graph.tensors[static_cast<size_t>(op.outputs[0])].type == DataType::Int8);
    });
}

/// The model's real answers by the host's interpreter, and the network's, on seeded inputs.
struct Answers {
    std::vector<float> ours, theirs;
    DataType type = DataType::Float32;
};
Result<Answers> answersOfBoth(const TfliteModel& file, const TrainedModel& network) {
    TMW_TRY(Plan plan, makePlan(file, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    const TfliteSubgraph& graph = file.graph();
    const TfliteTensor& in = graph.tensors[static_cast<size_t>(graph.inputs[0])];
    const TfliteTensor& out = graph.tensors[static_cast<size_t>(graph.outputs[0])];
    TMW_TRY(const size_t width, elementCount(in.shape));
    const auto& zeros = in.quantization.zeroPoints;
    // A zero point at an end has values on one side only.
    const int64_t least = in.type == DataType::UInt8 ? 0 : -128;
    const int64_t zero = zeros.empty() ? 0 : std::clamp<int64_t>(zeros[0], least, least + 239);
    const double below = -static_cast<double>(std::min<int64_t>(16, zero - least));
    const Range reach = reachOf(graph);
    Random random(3);
    Answers made;
    made.type = in.type;
    Tensor input{in.type, in.shape, std::vector<std::byte>(width * rt::sizeOf(in.type))};
    std::vector<float> reals;
    for (size_t i = 0; i < width; ++i) {
        if (in.type == DataType::Float32)
            input.as<float>()[i] = static_cast<float>(random.uniform(reach.low, reach.high));
        else if (in.type == DataType::Int16)
            input.as<int16_t>()[i] = static_cast<int16_t>(random.uniform(-500, 500));
        else // around 0, so that little is cut off inside
            input.bytes[i] =
                static_cast<std::byte>(zero + static_cast<int64_t>(random.uniform(below, 16)));
    }
    const auto bytesOf = [](const Tensor& tensor) {
        return std::span(reinterpret_cast<const uint8_t*>(tensor.bytes.data()),
                         tensor.bytes.size());
    };
    reals = realValues(in.type, bytesOf(input), in.quantization).value_or(reals);
    TMW_TRY(const std::vector<Tensor> outputs, runner.invoke(std::span(&input, 1)));
    made.theirs =
        realValues(out.type, bytesOf(outputs[0]), out.quantization).value_or(std::vector<float>());
    if (reals.size() == width)
        made.ours = predict(network.graph, network.weights, reals, 1);
    return made;
}

double signalToNoise(const std::vector<float>& signal, const std::vector<float>& values) {
    double power = 0, noise = 0;
    for (size_t i = 0; i < signal.size(); ++i) {
        const double value = static_cast<double>(signal[i]);
        const double off = value - static_cast<double>(values[i]);
        power += value * value;
        noise += off * off;
    }
    return noise == 0 ? 200 : 10 * std::log10(power / noise);
}

} // namespace

class NetworkTest : public QObject {
    Q_OBJECT
private slots:
    void ownModels_data();
    void ownModels();
    void namesAndSkips();
    void modelsOfOthers();
    void refusals();
    void damaged();

private:
    /// Raise it with each operator that is read.
    static constexpr size_t kLeastOpened = 194;
};

void NetworkTest::ownModels_data() {
    QTest::addColumn<size_t>("number");
    QTest::addColumn<int>("kind");
    const auto all = test::everyCase();
    for (int kind = 0; kind < static_cast<int>(kModelKinds); ++kind)
        for (size_t i = 0; i < all.size(); ++i) {
            const auto of = static_cast<ModelKind>(kind);
            if (of == ModelKind::Int16x8 &&
                std::ranges::any_of(test::kNotInt16, [&](const test::Case& each) {
                    return each.name == std::string_view(all[i].name);
                }))
                continue;
            QTest::newRow((std::string(all[i].name) + "." + std::string(toText(of))).c_str())
                << i << kind;
        }
}

/// Written and read back: the same answers, near ones where weights were stored in integers.
void NetworkTest::ownModels() {
    QFETCH(size_t, number);
    QFETCH(int, kind);
    const auto of = static_cast<ModelKind>(kind);
    const auto made = convertedCase(test::everyCase()[number], of);
    TMW_VERIFY(made);
    const auto read = readNetwork(made->file);
    TMW_VERIFY(read);
    for (const MissingOperator& each : read->missing)
        qInfo("%zu %s", each.index, reasonOf(each).c_str());
    QVERIFY(read->missing.empty());
    QVERIFY(read->model);
    // As a project keeps it: a text.
    const auto specs = parseLayers(formatLayers(read->layers));
    TMW_VERIFY(specs);
    auto graph = Graph::build(read->model->graph.input(), *specs);
    TMW_VERIFY(graph);
    const TrainedModel kept{*graph, read->model->weights};
    const auto expected = answersOf(made->trained, made->features);
    const auto answers = answersOf(kept, made->features);
    QCOMPARE(answers.size(), expected.size());
    if (of == ModelKind::Float) {
        const double difference = test::relativeDifference(answers, expected);
        QVERIFY2(difference <= 1e-5, qPrintable(QString::number(difference)));
        QCOMPARE(read->quantized, size_t{0});
        return;
    }
    QVERIFY(read->quantized > 0 || made->trained.weights.empty() || of == ModelKind::Float16 ||
            of == ModelKind::Int8Weights);
    const double snr = signalToNoise(expected, answers);
    QVERIFY2(snr > 20, qPrintable(QString::number(snr)));
}

void NetworkTest::namesAndSkips() {
    const auto made = convertedCase(
        {"", 48,
         "reshape 16x3, conv1d 5 3 same relu name=left, conv1d 5 1 same, add with=left relu, "
         "flatten, dense 3 softmax"},
        ModelKind::Float);
    TMW_VERIFY(made);
    const auto read = readNetwork(made->file);
    TMW_VERIFY(read);
    QCOMPARE(formatLayers(read->layers),
             std::string("reshape 16x3, conv1d 5 3 same relu name=conv1d, conv1d 5 1 same, add "
                         "with=conv1d relu, reshape flat, dense 3 softmax"));
    // The data's own shape spares the reshape.
    const auto shaped = readNetwork(made->file, Shape{48, 1});
    TMW_VERIFY(shaped);
    QCOMPARE(shaped->model->graph.input(), (Shape{48, 1}));
    const auto signal = readNetwork(made->file, Shape{16, 3});
    TMW_VERIFY(signal);
    QVERIFY(formatLayers(signal->layers).starts_with("conv1d 5 3 same relu name=conv1d, conv1d"));
    const auto other = readNetwork(made->file, Shape{16, 4});
    QVERIFY(!other);
    QCOMPARE(other.error().message(),
             std::string("The network takes 48 values, shaped 48, and the data have samples of "
                         "16x4. Import data of that shape, or choose another model."));
}

/// Every file of others: whole and with the answers of its .tflite, or with each operator named
/// that is not taken over.
void NetworkTest::modelsOfOthers() {
    TMW_NEED_DATA("models");
    size_t opened = 0, compared = 0, refused = 0, inParts = 0, unreadable = 0, empty = 0;
    std::map<std::string, size_t> reasons;
    const auto files = filesBelow(test::dataRoot() / "models");
    for (const auto& path : files) {
        const auto file = TfliteModel::fromFile(path);
        if (!file) {
            ++unreadable;
            ++reasons[std::string(file.error().code())];
            continue;
        }
        const auto read = readNetwork(*file);
        if (!read) {
            ++refused;
            ++reasons[std::string(read.error().code())];
            continue;
        }
        if (!read->missing.empty()) {
            ++inParts;
            ++reasons[reasonOf(read->missing[0])];
            for (const MissingOperator& each : read->missing) {
                QCOMPARE(each.name, file->graph().operators[each.index].name);
                QVERIFY(!each.reason.text().empty());
            }
            continue;
        }
        if (!read->model) {
            ++empty;
            ++reasons["nothing to train"];
            continue;
        }
        ++opened;
        const auto answers = answersOfBoth(*file, *read->model);
        if (!answers || answers->ours.empty() || dequantizesByChannel(file->graph()))
            continue;
        ++compared;
        QCOMPARE(answers->ours.size(), answers->theirs.size());
        const bool floats = answers->type == DataType::Float32 && read->quantized == 0 &&
                            !computesWithIntegers(file->graph());
        const double difference = test::relativeDifference(answers->ours, answers->theirs);
        QVERIFY2(difference <= (floats ? 1e-5 : 0.5),
                 (path.string() + " " + std::to_string(difference)).c_str());
    }
    for (const auto& [reason, count] : reasons)
        std::cout << count << " not whole: " << reason << '\n';
    std::cout << opened << " of " << files.size() << " models opened as networks, " << compared
              << " of them compared; " << inParts << " with operators that have no layer, "
              << refused << " of several inputs, outputs or other types, " << empty
              << " with nothing to train, " << unreadable << " unreadable\n";
    QCOMPARE(opened + inParts + refused + unreadable + empty, files.size());
    QVERIFY(opened >= kLeastOpened);
}

void NetworkTest::refusals() {
    TMW_NEED_DATA("models");
    const auto models = test::dataRoot() / "models";
    const std::pair<const char*, const char*> whole[] = {
        {"tflite-micro/simple_add_model.tflite", "network.inputs"},
        {"nxp-eiq/yolo_face_detect.tflite", "network.outputs"},
        {"ai-edge-quantizer/embedding_lookup.tflite", "network.input_type"},
        {"ai-edge-quantizer/duplicated_tensor_names.tflite", "network.batch"},
    };
    for (const auto& [name, code] : whole) {
        const auto file = TfliteModel::fromFile(models / name);
        TMW_VERIFY(file);
        const auto read = readNetwork(*file);
        QVERIFY2(!read, name);
        QCOMPARE(read.error().code(), std::string_view(code));
    }
    const auto file = TfliteModel::fromFile(models / "nearform-gestures/v7.noquant.tflite");
    TMW_VERIFY(file);
    const auto read = readNetwork(*file);
    TMW_VERIFY(read);
    QVERIFY(!read->missing.empty());
    QCOMPARE(read->missing[0].index, size_t{0});
    QCOMPARE(reasonOf(read->missing[0]),
             std::string("STRIDED_SLICE: no layer here does what it does"));
}

/// Cut and flipped bytes end in an error or in a network that can be built; nothing else.
void NetworkTest::damaged() {
    std::vector<TfliteModel> models;
    for (const char* name : {"gru", "lstm", "layer_normal_image", "residual", "branches",
                             "transposed", "permuted", "padded", "upsampled"})
        for (const test::Case& each : test::kCases)
            if (each.name == std::string_view(name))
                for (const ModelKind kind : {ModelKind::Float, ModelKind::Int8Weights}) {
                    auto made = convertedCase(each, kind);
                    TMW_VERIFY(made);
                    models.push_back(std::move(made->file));
                }
    Random random(5);
    size_t read = 0, errors = 0;
    for (const TfliteModel& model : models)
        for (int round = 0; round < 400; ++round) {
            std::vector<uint8_t> bytes(model.bytes().begin(), model.bytes().end());
            for (uint64_t n = 1 + random.below(6); n > 0; --n)
                bytes[random.below(bytes.size())] = static_cast<uint8_t>(random.next());
            const auto damaged = TfliteModel::fromBytes(std::move(bytes));
            if (!damaged)
                continue;
            const auto network = readNetwork(*damaged);
            read += network.has_value();
            errors += !network;
            if (network && network->model)
                QCOMPARE(network->model->weights.size(), network->model->graph.parameterCount());
        }
    std::cout << read << " damaged models read, " << errors << " refused\n";
    QVERIFY(read > 1000);
}

QTEST_GUILESS_MAIN(NetworkTest)
#include "network_test.moc"
