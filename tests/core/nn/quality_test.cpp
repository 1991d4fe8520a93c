// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/generators.h"
#include "tests/core/nn/training_support.h"

#include <QObject>

#include <fstream>
#include <sstream>

using namespace tmw;
using namespace tmw::test;

namespace {

/// scikit-learn's layout: a line of counts and class names, then numbers with the class last.
Dataset readClasses(const std::string& file) {
    std::ifstream in(dataRoot() / "datasets/tabular_sklearn" / file);
    std::vector<std::vector<double>> rows;
    std::vector<std::string> header;
    for (std::string line; std::getline(in, line);) {
        std::istringstream cells(line);
        std::vector<std::string> texts;
        for (std::string cell; std::getline(cells, cell, ',');)
            texts.push_back(cell);
        if (header.empty()) {
            header = texts;
            continue;
        }
        auto& row = rows.emplace_back();
        for (const auto& text : texts)
            row.push_back(std::stod(text));
    }
    Dataset data;
    data.rows = rows.size();
    for (size_t c = 0; c < rows.front().size(); ++c) {
        Column column;
        column.name = "c" + std::to_string(c);
        for (const auto& row : rows)
            column.values.push_back(row[c]);
        data.columns.push_back(std::move(column));
    }
    Column& label = data.columns.back();
    label.type = ColumnType::Category;
    label.role = ColumnRole::Label;
    label.categories.assign(header.begin() + 2, header.end());
    return data;
}

double squaredErrorOfTest(const Features& features, const TrainedModel& model) {
    const auto answers = predict(model.graph, model.weights, features.inputs, features.samples);
    double sum = 0;
    for (const uint32_t s : features.split.test)
        sum += std::pow(static_cast<double>(answers[s] - features.targets[s]), 2);
    return sum / static_cast<double>(features.split.test.size());
}

double accuracyOfTest(const Features& features, const TrainedModel& model) {
    const auto answers = predict(model.graph, model.weights, features.inputs, features.samples);
    const size_t classes = features.classNames.size();
    size_t right = 0;
    for (const uint32_t s : features.split.test) {
        const auto row = std::span(answers).subspan(s * classes, classes);
        right += std::ranges::max_element(row) - row.begin() == features.labels[s];
    }
    return static_cast<double>(right) / static_cast<double>(features.split.test.size());
}

} // namespace

/// What the default options reach.
class QualityTest : public QObject {
    Q_OBJECT
private slots:
    /// Noise of 0.1 alone makes 0.01.
    void noisySine() {
        const Graph graph = graphOf(1, "dense 16 relu, dense 16 relu, dense 1");
        for (const uint64_t seed : {1, 2, 3, 4, 5, 6}) {
            const auto data = makeNoisySine({.seed = seed});
            TMW_VERIFY(data);
            FeatureOptions options;
            options.split.seed = seed;
            const auto features = makeFeatures(*data, options);
            TMW_VERIFY(features);
            TrainOptions training;
            training.seed = seed;
            const auto trained = train(graph, *features, training);
            TMW_VERIFY(trained);
            const auto model = inDataUnits(trained->model, features->targetScaling);
            TMW_VERIFY(model);
            const double error = squaredErrorOfTest(*features, *model);
            QVERIFY2(error <= 0.0125, qPrintable(QString("seed %1: %2").arg(seed).arg(error)));
        }
    }

    void tables_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("inputs");
        QTest::newRow("iris") << "iris.csv" << 4;
        QTest::newRow("wine") << "wine_data.csv" << 13;
    }
    void tables() {
        TMW_NEED_DATA("datasets/tabular_sklearn/iris.csv");
        QFETCH(QString, file);
        QFETCH(int, inputs);
        const Dataset data = readClasses(file.toStdString());
        const Graph graph = graphOf(inputs, "dense 16 relu, dense 3 softmax");
        double sum = 0;
        for (const uint64_t seed : {1, 2, 3, 4, 5}) {
            FeatureOptions options;
            options.split.seed = seed;
            const auto features = makeFeatures(data, options);
            TMW_VERIFY(features);
            TrainOptions training;
            training.seed = seed;
            const auto trained = train(graph, *features, training);
            TMW_VERIFY(trained);
            const double accuracy = accuracyOfTest(*features, trained->model);
            qInfo("seed %d: %.3f", static_cast<int>(seed), accuracy);
            QVERIFY2(accuracy >= 0.85, qPrintable(QString("seed %1").arg(seed)));
            sum += accuracy / 5;
        }
        QVERIFY2(sum >= 0.92, qPrintable(QString::number(sum)));
    }
};

QTEST_GUILESS_MAIN(QualityTest)
#include "quality_test.moc"
