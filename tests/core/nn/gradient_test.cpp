// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/batch_runner.h"
#include "core/nn/initialize.h"
#include "core/nn/kernels/product.h"
#include "core/nn/penalty.h"
#include "tests/core/nn/reference_network.h"
#include "tests/core/nn/training_support.h"

#include <QObject>

using namespace tmw;
using namespace tmw::test;

namespace {

double distanceLoss(const TrainOptions& options, double difference) {
    const double size = std::abs(difference);
    if (options.loss == Loss::MeanSquaredError)
        return size * size;
    if (options.loss == Loss::MeanAbsoluteError)
        return size;
    const double delta = options.huberDelta;
    return size <= delta ? size * size / 2 : delta * size - delta * delta / 2;
}

double lossReference(const TrainOptions& options, const Row& answer, const Features& features,
                     size_t sample) {
    const auto width = static_cast<double>(answer.size());
    double sum = 0;
    if (features.task == Task::Regression) {
        for (size_t i = 0; i < answer.size(); ++i)
            sum +=
                distanceLoss(options, answer[i] - static_cast<double>(features.target(sample)[i]));
        return sum / width;
    }
    const auto label = static_cast<size_t>(features.labels[sample]);
    const Row shares = answer.size() == 1 ? Row{1 - answer[0], answer[0]} : answer;
    const double smoothing = options.labelSmoothing;
    for (size_t c = 0; c < shares.size(); ++c)
        sum -= ((c == label ? 1 - smoothing : 0) + smoothing / static_cast<double>(shares.size())) *
               std::log(shares[c]);
    return options.classWeights.empty() ? sum
                                        : sum * static_cast<double>(options.classWeights[label]);
}

double dataLoss(const Graph& graph, const TrainOptions& options, const Features& features,
                const Row& weights) {
    Rows rows;
    for (size_t s = 0; s < features.samples; ++s)
        rows.emplace_back(features.input(s).begin(), features.input(s).end());
    rows = ReferenceNetwork(graph).answers(weights, std::move(rows));
    double sum = 0;
    for (size_t s = 0; s < features.samples; ++s)
        sum += lossReference(options, rows[s], features, s);
    return sum / static_cast<double>(features.samples);
}

double meanLoss(const Graph& graph, const TrainOptions& options, const Features& features,
                const Row& weights) {
    double penalty = 0;
    for (const auto& layer : graph.layers())
        for (const auto& tensor : layer.parameters)
            for (size_t i = 0; tensor.name == "kernel" && i < tensor.count; ++i) {
                const double w = weights[tensor.offset + i];
                penalty += options.penalty.l1 * std::abs(w) + options.penalty.l2 * w * w;
            }
    return dataLoss(graph, options, features, weights) + penalty;
}

} // namespace

/// The trainer's backward pass against central differences of a reference in doubles.
class GradientTest : public QObject {
    Q_OBJECT
private slots:
    void matchesDifferences_data() {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<Loss>("loss");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("samples");
        const Loss mse = Loss::MeanSquaredError;
        for (const char* activation : {"linear", "relu", "relu6", "tanh", "sigmoid", "softmax",
                                       "leaky_relu", "elu", "hard_swish"}) {
            const QString word = activation;
            QTest::newRow(qPrintable("hidden " + word))
                << "dense 6 " + word + ", dense 2" << mse << 3 << 20;
            QTest::newRow(qPrintable("last " + word))
                << "dense 5 tanh, dense 3 " + word << mse << 3 << 20;
            QTest::newRow(qPrintable("alone " + word))
                << "dense 5, activation " + word + ", dense 2, activation " + word << mse << 3
                << 20;
        }
        const Loss binary = Loss::BinaryCrossEntropy;
        const Loss categorical = Loss::SparseCategoricalCrossEntropy;
        QTest::newRow("absolute") << "dense 6 tanh, dense 3" << Loss::MeanAbsoluteError << 3 << 20;
        QTest::newRow("binary") << "dense 6 tanh, dense 1 sigmoid" << binary << 3 << 20;
        QTest::newRow("binary alone") << "dense 1, activation sigmoid" << binary << 3 << 20;
        QTest::newRow("categorical") << "dense 6 tanh, dense 4 softmax" << categorical << 3 << 20;
        QTest::newRow("categorical alone")
            << "dense 6 tanh, dense 4, activation softmax" << categorical << 3 << 20;
        QTest::newRow("no bias") << "dense 6 tanh no_bias, dense 2 no_bias" << mse << 3 << 20;
        QTest::newRow("one sample") << "dense 6 tanh, dense 1" << mse << 3 << 1;
        QTest::newRow("whole block") << "dense 6 tanh, dense 1" << mse << 3 << 16;
        QTest::newRow("seven blocks") << "dense 4 tanh, dense 1" << mse << 2 << 100;
        QTest::newRow("wide") << "dense 37 tanh, dense 3" << mse << 5 << 33;
        for (const char* layers : {
                 "reshape 6x2, conv1d 5 3 tanh, flatten, dense 2",
                 "reshape 12x1, conv1d 3 5 same stride=2 sigmoid, flatten, dense 2",
                 "reshape 12x1, conv1d 3 3 dilation=2 tanh, flatten, dense 2",
                 "reshape 3x4, conv1d 3 2 same dilation=4 tanh, flatten, dense 2", // empty windows
                 "reshape 4x3x1, conv2d 5 2x2 tanh, flatten, dense 2",
                 "reshape 2x3x2, conv2d 6 3x3 same tanh, conv2d 4 2x2 same softmax, flatten, dense "
                 "2",
                 "reshape 4x3x1, conv2d 3 3x3 same stride=2 dilation=1 tanh no_bias, flatten, "
                 "dense 2",
                 "reshape 4x3x1, conv2d 2 1x1, conv2d 5 3x2 same stride=1x2 tanh, flatten, dense 2",
                 "reshape 6x2, depthwise_conv1d 3 tanh, flatten, dense 2",
                 "reshape 2x3x2, depthwise_conv2d 3x3 same multiplier=2 tanh, flatten, dense 2",
                 "reshape 2x3x2, conv2d 3 1x1, depthwise_conv2d 2x2 same stride=2 tanh no_bias, "
                 "flatten, dense 2",
                 "reshape 4x3x1, conv2d 4 2x2 same, maxpool 2, flatten, dense 2",
                 "reshape 4x3x1, conv2d 4 2x2 same, maxpool 3x2 stride=1 same, flatten, dense 2",
                 "reshape 6x2, conv1d 3 3, maxpool 2, flatten, dense 2",
                 "reshape 4x3x1, conv2d 4 2x2 same, avgpool 2x3 stride=1 same, flatten, dense 2",
                 "reshape 4x3x1, conv2d 4 2x2 same, avgpool global, dense 2",
                 "reshape 4x3x1, conv2d 4 2x2 same, maxpool global, dense 2",
                 "dense 5 no_bias, batch_normalization, activation tanh, dense 2",
                 "reshape 4x3x1, conv2d 4 2x2 no_bias, batch_normalization, activation relu, "
                 "depthwise_conv2d 2x2 same no_bias, batch_normalization, flatten, dense 2",
             })
            QTest::newRow(layers) << layers << mse << 12 << 21;
        for (const char* layers : {
                 "dense 5 tanh name=a, dense 5 sigmoid, add with=a tanh, dense 2",
                 "dense 5 tanh name=a, dense 5 sigmoid name=b, dense 5, multiply with=a+b, dense 2",
                 "dense 2 tanh name=a, dense 3 tanh from=input, concatenate with=a, dense 2",
                 "dense 3 tanh, add with=dense, multiply with=dense sigmoid",
                 "dense 4 tanh name=a, dense 4 tanh name=b, dense 4 tanh from=a, add with=a+b, "
                 "dense 2 from=add name=last, concatenate with=add",
                 "dense 12 tanh, add with=input relu6, dense 2",
                 "reshape 3x2x2, conv2d 3 2x2 same tanh name=a, conv2d 3 3x3 same no_bias, "
                 "batch_normalization, add with=a, activation tanh, flatten, dense 2",
                 "reshape 6x2 name=in, conv1d 3 3 same tanh, maxpool 2 name=a, conv1d 2 1 from=in "
                 "stride=2, concatenate with=a, flatten, dense 2",
             })
            QTest::newRow(layers) << layers << mse << 12 << 21;
        for (const char* layers :
             {"activation leaky_relu slope=0.05, dense 2",
              "activation leaky_relu slope=0, dense 2",
              "activation elu, dense 3, activation hard_swish, dense 2",
              "reshape 4x3x1, conv2d 4 2x2 hard_swish, depthwise_conv2d 2x2 multiplier=2 "
              "hard_swish, flatten, dense 2 elu",
              "reshape 6x2, conv1d 5 3 leaky_relu, flatten, dense 2 hard_swish",
              "reshape 6x2, lstm 5, dense 2",
              "reshape 6x2, lstm 4 sequences, flatten, dense 2",
              "reshape 4x3, lstm 3 sequences, lstm 5, dense 2",
              "reshape 1x12, lstm 3, dense 2",
              "reshape 6x2, gru 5, dense 2",
              "reshape 6x2, gru 4 sequences, flatten, dense 2",
              "reshape 4x3, gru 3 sequences, gru 5, dense 2",
              "reshape 1x12, gru 3, dense 2",
              "dense 7, layer_normalization, activation tanh, dense 20, layer_normalization, dense "
              "2",
              "reshape 4x3x1, conv2d 3 2x2, layer_normalization, activation tanh, conv2d 18 2x2, "
              "layer_normalization, flatten, dense 2",
              "reshape 6x2, layer_normalization, conv1d 3 3, flatten, dense 2",
              "reshape 4x3x1, conv2d_transpose 3 2x2 tanh, flatten, dense 2",
              "reshape 2x3x2, conv2d_transpose 5 3x2 stride=2 tanh, conv2d_transpose 2 3x3 same "
              "stride=2x1 no_bias hard_swish, flatten, dense 2",
              "reshape 2x3x2, conv2d_transpose 3 1x2 stride=3 tanh, conv2d_transpose 2 5x4 same "
              "stride=3, flatten, dense 2",
              "reshape 2x3x2, conv2d_transpose 3 2x2 no_bias, batch_normalization, activation "
              "relu, flatten, dense 2",
              "reshape 4x3x1, conv2d 3 2x2 tanh, zero_padding 1x2x0x3, conv2d 2 3x2, flatten, "
              "dense 2",
              "reshape 6x2, conv1d 3 2 tanh, zero_padding 2x1, conv1d 2 3, flatten, dense 2",
              "reshape 4x3x1, conv2d 3 2x2 tanh, upsampling 2x3, zero_padding 1, conv2d 2 3x2, "
              "flatten, dense 2",
              "reshape 6x2, conv1d 3 2 tanh, upsampling 2, conv1d 2 3, flatten, dense 2",
              "reshape 4x3x1, conv2d 3 2x2 tanh, permute 3x1x2, conv2d 2 2x2, permute 2x3x1, "
              "flatten, dense 2",
              "reshape 6x2, conv1d 3 2 tanh, permute 2x1, conv1d 2 2, flatten, dense 2"})
            QTest::newRow(layers) << layers << mse << 12 << 21;
        QTest::newRow("many inputs") << "dense 3 tanh, dense 2" << mse << 45 << 33;
    }
    void matchesDifferences() {
        QFETCH(QString, layers);
        QFETCH(Loss, loss);
        QFETCH(int, inputs);
        QFETCH(int, samples);
        check(layers, {.loss = loss}, inputs, samples);
    }

    void lossTerms_data() {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<TrainOptions>("options");
        const auto binary = Loss::BinaryCrossEntropy;
        const auto categorical = Loss::SparseCategoricalCrossEntropy;
        const QString many = "dense 6 tanh, dense 4 softmax";
        const QString one = "dense 6 tanh, dense 1 sigmoid";
        const QString numbers = "dense 6 tanh, dense 3";
        const QString image = "reshape 4x3x1, conv2d 3 2x2 no_bias, batch_normalization, "
                              "depthwise_conv2d 2x2 tanh, flatten, dense 2";
        const PenaltyOptions both{.l1 = 0.03, .l2 = 0.05};
        QTest::newRow("huber") << numbers << TrainOptions{.loss = Loss::Huber, .huberDelta = 0.4};
        QTest::newRow("wide huber")
            << numbers << TrainOptions{.loss = Loss::Huber, .huberDelta = 5};
        QTest::newRow("smoothed") << many
                                  << TrainOptions{.loss = categorical, .labelSmoothing = 0.1};
        QTest::newRow("smoothed binary")
            << one << TrainOptions{.loss = binary, .labelSmoothing = 0.2};
        QTest::newRow("weighted") << many
                                  << TrainOptions{.loss = categorical,
                                                  .classWeights = {1, 3, 0.5F, 0}};
        QTest::newRow("weighted binary")
            << one << TrainOptions{.loss = binary, .classWeights = {0.25F, 2}};
        QTest::newRow("smoothed and weighted")
            << many
            << TrainOptions{
                   .loss = categorical, .labelSmoothing = 0.3, .classWeights = {1, 2, 3, 0.5F}};
        QTest::newRow("l1") << numbers << TrainOptions{.penalty = {.l1 = 0.1}, .loss = Loss::Huber};
        QTest::newRow("l2") << numbers << TrainOptions{.penalty = {.l2 = 0.1}, .loss = Loss::Huber};
        QTest::newRow("l1 and l2")
            << image << TrainOptions{.penalty = both, .loss = Loss::MeanSquaredError};
    }
    void lossTerms() {
        QFETCH(QString, layers);
        QFETCH(TrainOptions, options);
        check(layers, options, layers.startsWith("reshape") ? 12 : 3, 37);
    }

private:
    static void check(const QString& layers, const TrainOptions& options, int inputs, int samples) {
        const Loss loss = *options.loss;
        const Graph graph = graphOf(inputs, layers.toStdString());
        const auto width = static_cast<size_t>(graph.output()[0]);
        const bool numbers =
            loss != Loss::BinaryCrossEntropy && loss != Loss::SparseCategoricalCrossEntropy;
        const auto count = static_cast<size_t>(samples);
        const auto columns = static_cast<size_t>(inputs);
        const Features features = numbers
                                      ? randomNumbers(count, columns, width)
                                      : randomClasses(count, columns, std::max<size_t>(width, 2));
        const auto objective = nn::Objective::make(graph, features, options);
        TMW_VERIFY(objective);

        Random random(11);
        std::vector<float> weights = nn::initialWeights(graph, random);
        for (float& w : weights)
            w = 2 * w + 0.1F * static_cast<float>(random.normal());
        const nn::Workers workers(1);
        nn::BatchRunner runner(graph, *objective, nn::padded(count), workers);
        std::vector<float> gradient(weights.size());
        const auto score = runner.gradient(weights.data(), features.split.train, gradient.data());

        nn::addPenalty(graph, options.penalty, weights.data(), gradient.data());
        Row exact(weights.begin(), weights.end());
        const double reference = dataLoss(graph, options, features, exact);
        QVERIFY(std::abs(score.loss / samples - reference) <= 1e-5 * std::max(1.0, reference));
        const double penalty = meanLoss(graph, options, features, exact) - reference;
        QVERIFY(std::abs(nn::penaltyLoss(graph, options.penalty, weights.data()) - penalty) <=
                1e-9 * std::max(1.0, penalty));
        for (const auto& layer : graph.layers())
            for (const auto& tensor : layer.parameters)
                if (tensor.name == "recurrent_kernel" && layer.input[0] == 1)
                    // There is no state before the only step.
                    QVERIFY(std::ranges::all_of(
                        std::span(gradient).subspan(tensor.offset, tensor.count),
                        [](float g) { return g == 0; }));
                else if (tensor.momentum == 0)
                    compare(graph, options, features, exact, gradient, tensor);
    }

    static void compare(const Graph& graph, const TrainOptions& options, const Features& features,
                        Row& weights, const std::vector<float>& gradient, const Parameter& tensor) {
        constexpr double kStep = 1e-6;
        double most = 0;
        double scale = 0;
        for (size_t i = tensor.offset; i < tensor.offset + tensor.count; ++i) {
            const double value = weights[i];
            weights[i] = value + kStep;
            const double above = meanLoss(graph, options, features, weights);
            weights[i] = value - kStep;
            const double below = meanLoss(graph, options, features, weights);
            weights[i] = value;
            const double slope = (above - below) / (2 * kStep);
            most = std::max(most, std::abs(slope - static_cast<double>(gradient[i])));
            scale = std::max(scale, std::abs(slope));
        }
        QVERIFY2(scale > 0, "the reference has no slope: nothing was checked");
        QVERIFY2(
            most <= 2e-5 * scale,
            qPrintable(QString("%1 of %2: off by %3 of %4")
                           .arg(QString::fromStdString(tensor.name),
                                QString::fromStdString(formatLayers({graph.layers().front().spec})))
                           .arg(most)
                           .arg(scale)));
    }
};

QTEST_GUILESS_MAIN(GradientTest)
#include "gradient_test.moc"
