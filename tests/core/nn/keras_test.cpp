// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/training_support.h"

#include <QObject>

#include <fstream>
#include <map>
#include <sstream>

using namespace tmw;
using namespace tmw::test;

namespace {

struct Golden {
    std::map<std::string, std::string> lines;

    std::vector<float> numbers(const std::string& name) const {
        std::istringstream in(lines.at(name));
        return {std::istream_iterator<float>(in), {}};
    }
    /// Of an option that the case may have.
    double number(const std::string& name, double otherwise = 0) const {
        const auto found = lines.find(name);
        return found == lines.end() ? otherwise : std::stod(found->second);
    }
};

Golden readGolden(const QString& name) {
    std::ifstream in(std::string(TMW_SOURCE_DIR "/tests/golden/keras_training/") +
                     name.toStdString() + ".txt");
    Golden golden;
    for (std::string line; std::getline(in, line);)
        golden.lines[line.substr(0, line.find(' '))] = line.substr(line.find(' ') + 1);
    return golden;
}

/// max |a - b| / max |reference|.
double distance(std::span<const float> a, std::span<const float> reference) {
    double most = 0;
    double scale = 0;
    for (size_t i = 0; i < reference.size(); ++i) {
        most = std::max(most, std::abs(static_cast<double>(a[i]) - reference[i]));
        scale = std::max(scale, std::abs(static_cast<double>(reference[i])));
    }
    return most / scale;
}

Features featuresOf(const Golden& golden, bool classes) {
    const auto shape = golden.numbers("shape");
    Features features = randomInputs(static_cast<size_t>(shape[0]), static_cast<size_t>(shape[1]));
    features.inputs = golden.numbers("x");
    if (golden.lines.contains("sample_weights"))
        features.weights = golden.numbers("sample_weights");
    const auto outputs = static_cast<size_t>(shape[2]);
    if (!classes) {
        features.targetNames.resize(outputs, "y");
        features.targets = golden.numbers("y");
        return features;
    }
    features.task = outputs == 1 ? Task::BinaryClassification : Task::Classification;
    features.classNames.resize(std::max<size_t>(outputs, 2), "c");
    for (const float label : golden.numbers("y"))
        features.labels.push_back(static_cast<int32_t>(label));
    return features;
}

/// A step is an epoch of one batch.
TrainOptions optionsOf(const Golden& golden) {
    std::istringstream optimizer(golden.lines.at("optimizer"));
    std::string kind;
    TrainOptions options;
    optimizer >> kind >> options.rate;
    options.optimizer = kind == "sgd"       ? OptimizerKind::Sgd
                        : kind == "adamw"   ? OptimizerKind::AdamW
                        : kind == "rmsprop" ? OptimizerKind::RmsProp
                                            : OptimizerKind::Adam;
    options.epochs = 20;
    options.nesterov = golden.number("nesterov") != 0;
    options.weightDecay = golden.number("weight_decay");
    options.huberDelta = golden.number("huber_delta", 1);
    options.labelSmoothing = golden.number("label_smoothing");
    if (golden.lines.contains("class_weights"))
        options.classWeights = golden.numbers("class_weights");
    options.penalty = {.l1 = golden.number("l1"),
                       .l2 = golden.number("l2"),
                       .maxNorm = golden.number("max_norm"),
                       .clipNorm = golden.number("clip_norm"),
                       .clipValue = golden.number("clip_value")};
    const auto schedule = golden.lines.find("schedule");
    if (schedule != golden.lines.end())
        options.schedule = {.kind = schedule->second == "cosine" ? ScheduleKind::Cosine
                                    : schedule->second == "step" ? ScheduleKind::Step
                                                                 : ScheduleKind::Plateau,
                            .warmup = static_cast<int>(golden.number("warmup")),
                            .every = static_cast<int>(golden.number("every", 1)),
                            .factor = golden.number("factor", 1),
                            .patience = static_cast<int>(golden.number("patience", 1)),
                            .leastRate = golden.number("least_rate")};
    return options;
}

/// The lines of a case without options.
constexpr size_t kPlainLines = 11;

std::vector<float> without(const Golden& golden, const Graph& graph, Features features,
                           const TrainOptions& options, Checkpoint start) {
    features.weights.clear();
    TrainOptions plain;
    plain.epochs = options.epochs;
    plain.batch = options.batch;
    plain.rate = options.rate;
    plain.optimizer =
        options.optimizer == OptimizerKind::AdamW ? OptimizerKind::Adam : options.optimizer;
    if (!golden.lines.contains("huber_delta"))
        plain.loss = options.loss;
    return train(graph, features, plain, {}, {}, &start).value().checkpoint.weights;
}

} // namespace

/// 20 steps on one batch, from Keras' weights; every tensor within 1e-5 of Keras'.
class KerasTest : public QObject {
    Q_OBJECT
private slots:
    void steps_data() {
        QTest::addColumn<Loss>("loss");
        QTest::newRow("adam_mse") << Loss::MeanSquaredError;
        QTest::newRow("adam_mae") << Loss::MeanAbsoluteError;
        QTest::newRow("adam_binary") << Loss::BinaryCrossEntropy;
        QTest::newRow("adam_categorical") << Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("adam_image") << Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("adam_signal") << Loss::MeanSquaredError;
        QTest::newRow("adam_separable") << Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("residual") << Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("branches") << Loss::MeanSquaredError;
        QTest::newRow("sgd_mse") << Loss::MeanSquaredError;
        QTest::newRow("sgd_categorical") << Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("adamw_categorical") << Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("rmsprop_separable") << Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("huber") << Loss::Huber;
        QTest::newRow("smoothed_categorical") << Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("smoothed_binary") << Loss::BinaryCrossEntropy;
        QTest::newRow("weighted_categorical") << Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("sample_weighted_binary") << Loss::BinaryCrossEntropy;
        QTest::newRow("sample_weighted_mse") << Loss::MeanSquaredError;
        for (const char* name : {"nesterov_mse",
                                 "rmsprop_mse",
                                 "penalty_mse",
                                 "max_norm_mse",
                                 "clip_norm_mse",
                                 "clip_value_mse",
                                 "cosine_mse",
                                 "step_mse",
                                 "plateau_mse",
                                 "warmup_mse",
                                 "l1_mse",
                                 "l2_mse",
                                 "bent_mse",
                                 "moved_image_mse",
                                 "moved_signal_mse",
                                 "transposed_mse",
                                 "transposed_norm_mse",
                                 "layer_normal_mse",
                                 "lstm_mse",
                                 "gru_mse"})
            QTest::newRow(name) << Loss::MeanSquaredError;
    }
    void steps() {
        QFETCH(Loss, loss);
        const Golden golden = readGolden(QTest::currentDataTag());
        QVERIFY2(!golden.lines.empty(), "the golden file is missing");
        const bool classes =
            loss == Loss::BinaryCrossEntropy || loss == Loss::SparseCategoricalCrossEntropy;
        const Features features = featuresOf(golden, classes);
        const Graph graph =
            graphOf(static_cast<int>(features.inputWidth()), golden.lines.at("layers"));
        TrainOptions options = optionsOf(golden);
        options.batch = static_cast<int>(features.samples);
        options.loss = loss;

        Checkpoint start;
        start.weights = start.bestWeights = golden.numbers("before");
        QCOMPARE(start.weights.size(), graph.parameterCount());
        const auto moments = [&](OptimizerKind without) {
            return options.optimizer == without ? 0 : graph.parameterCount();
        };
        start.firstMoment.resize(moments(OptimizerKind::RmsProp));
        start.secondMoment.resize(moments(OptimizerKind::Sgd));
        start.random = Random(1).state();
        const auto trained = train(graph, features, options, {}, {}, &start);
        TMW_VERIFY(trained);

        const auto reference = golden.numbers("after");
        for (const auto& layer : graph.layers())
            for (const auto& tensor : layer.parameters) {
                const double d = distance(
                    std::span(trained->checkpoint.weights).subspan(tensor.offset, tensor.count),
                    std::span(reference).subspan(tensor.offset, tensor.count));
                QVERIFY2(d <= 1e-5, qPrintable(QString("%1 %2: %3")
                                                   .arg(QString::fromStdString(layer.name),
                                                        QString::fromStdString(tensor.name),
                                                        QString::number(d))));
            }
        if (golden.lines.size() > kPlainLines)
            QVERIFY2(distance(trained->checkpoint.weights,
                              without(golden, graph, features, options, start)) > 1e-3,
                     "the option of the case changes nothing");
        const auto losses = golden.numbers("losses");
        QCOMPARE(trained->model.history.size(), losses.size());
        for (size_t i = 0; i < losses.size(); ++i)
            QVERIFY(std::abs(trained->model.history[i].trainLoss - losses[i]) <= 1e-5);
    }

    /// Predictions of the same weights. Cross-entropies: Keras was asked for logits.
    void answers() {
        for (const char* name :
             {"adam_mse", "adam_mae", "adam_signal", "sgd_mse", "bent_mse", "moved_image_mse",
              "moved_signal_mse", "transposed_mse", "layer_normal_mse", "lstm_mse", "gru_mse"}) {
            const Golden golden = readGolden(name);
            const auto shape = golden.numbers("shape");
            const auto answers = predict(
                graphOf(static_cast<int>(shape[1]), golden.lines.at("layers")),
                golden.numbers("after"), golden.numbers("x"), static_cast<size_t>(shape[0]));
            QVERIFY(distance(answers, golden.numbers("answers")) <= 2e-6);
        }
    }
};

QTEST_GUILESS_MAIN(KerasTest)
#include "keras_test.moc"
