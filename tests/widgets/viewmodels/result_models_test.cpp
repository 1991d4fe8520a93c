// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"
#include "widgets/viewmodels/comparison_rows.h"
#include "widgets/viewmodels/confusion_model.h"
#include "widgets/viewmodels/evaluation_rows.h"
#include "widgets/viewmodels/flip_rows.h"
#include "widgets/viewmodels/layer_rows.h"
#include "widgets/viewmodels/loss_words.h"
#include "widgets/viewmodels/memory_rows.h"
#include "widgets/viewmodels/mix_ups.h"
#include "widgets/viewmodels/number_rows.h"
#include "widgets/viewmodels/runs_model.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tmw;
using namespace tmw::ui;

namespace {

Evaluation threeClasses() {
    const std::vector<int32_t> truth{0, 0, 1, 1, 1, 2, 2, 2, 2, 2};
    const std::vector<int32_t> said{0, 1, 1, 1, 2, 2, 2, 2, 1, 1};
    Evaluation evaluation;
    evaluation.samples = truth.size();
    evaluation.classification = classificationMetrics(said, truth, 3);
    evaluation.labels = {"setosa", "versicolor", "virginica"};
    return evaluation;
}

} // namespace

/// Models of results, and of the runs of a project.
class ResultModelsTest : public QObject {
    Q_OBJECT
private slots:
    void gridIsAModel();
    void matrixCountsAndShares();
    void matrixStartsAtTheWorstCell();
    void matrixShowsWhatIsAsked();
    void mixUpsAreCounted();
    void histogramHoldsEverySample();
    void worstComesFirst();
    void changeOfAccuracyIsInPoints();
    void barsOfAccuracyStartBelowTheirIntervals();
    void rangesAndBlocksAreModels();
    void curesAreWaysToConvert();
    void runsFollowTraining();
    void damagedRunsSayWhy();
};

void ResultModelsTest::gridIsAModel() {
    GridModel grid;
    QAbstractItemModelTester tester(&grid, QAbstractItemModelTester::FailureReportingMode::QtTest);
    grid.set(classColumns(), classRows(threeClasses()));
    QCOMPARE(grid.rowCount(), 3);
    QCOMPARE(grid.index(0, 0).data().toString(), QString("setosa"));
    QCOMPARE(grid.index(0, 1).data().toString(), QString("50.0"));
    QCOMPARE(grid.index(0, 4).data().toString(), QString("-"));
    Evaluation scored = threeClasses();
    scored.scores = ScoreMetrics{{0.75, 1, 0.5}, 0.75, 0.1};
    grid.set(classColumns(), classRows(scored));
    QCOMPARE(grid.index(0, 4).data().toString(), QString("0.750"));
    QCOMPARE(grid.index(0, 4).data(GridModel::kSortRole).toDouble(), 0.75);
    grid.set(classColumns(), {});
    QCOMPARE(grid.rowCount(), 0);
}

void ResultModelsTest::matrixCountsAndShares() {
    ConfusionModel matrix;
    QAbstractItemModelTester tester(&matrix,
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Evaluation evaluation = threeClasses();
    matrix.set(evaluation);
    QCOMPARE(matrix.rowCount(), 4);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            QCOMPARE(
                matrix.index(row, column).data(ConfusionModel::kCountRole).toULongLong(),
                static_cast<qulonglong>(
                    evaluation.classification->confusion[static_cast<size_t>(3 * row + column)]));
    QCOMPARE(matrix.index(2, 1).data(ConfusionModel::kShareRole).toDouble(), 0.4);
    QCOMPARE(matrix.index(2, 3).data().toString(), QString("60.0 %\nof 5"));
    QCOMPARE(matrix.headerData(1, Qt::Horizontal).toString(), QString("versicolor"));
    QVERIFY(!matrix.flags(matrix.index(3, 0)).testFlag(Qt::ItemIsSelectable));
}

void ResultModelsTest::matrixStartsAtTheWorstCell() {
    ConfusionModel matrix;
    matrix.set(threeClasses());
    QCOMPARE(matrix.worstCell(), matrix.index(2, 1));
}

void ResultModelsTest::matrixShowsWhatIsAsked() {
    ConfusionModel matrix;
    matrix.set(threeClasses());
    QCOMPARE(matrix.index(2, 1).data().toString(), QString("2\n40.0 %"));
    const QSignalSpy changes(&matrix, &QAbstractItemModel::dataChanged);
    matrix.setShown(ConfusionModel::Shown::Count);
    QCOMPARE(matrix.index(2, 1).data().toString(), QString("2"));
    matrix.setShown(ConfusionModel::Shown::Share);
    QCOMPARE(matrix.index(2, 1).data().toString(), QString("40.0 %"));
    QCOMPARE(changes.count(), 2);
}

void ResultModelsTest::mixUpsAreCounted() {
    const ClassificationMetrics metrics = *threeClasses().classification;
    const auto all = mixUps(metrics);
    QCOMPARE(all.size(), size_t{3});
    QCOMPARE(all[0].truth, 2);
    QCOMPARE(all[0].predicted, 1);
    QCOMPARE(all[0].samples, size_t{2});
    QCOMPARE(all[1].truth, 0);
    const MixedPair most = mostMixedUp(metrics);
    QCOMPARE(most.first, 1);
    QCOMPARE(most.second, 2);
    QCOMPARE(most.samples, size_t{3}); // 2 of one sort and 1 of the other
    QCOMPARE(most.errors, size_t{4});
    const std::vector<int32_t> same{0, 1, 1};
    QCOMPARE(mostMixedUp(classificationMetrics(same, same, 2)).samples, size_t{0});
}

void ResultModelsTest::histogramHoldsEverySample() {
    std::vector<NumberAnswer> answers;
    for (size_t i = 0; i < 101; ++i)
        answers.push_back({i, 0, 0, (static_cast<double>(i) - 50) / 50});
    const ResidualHistogram histogram = residualHistogram(answers);
    double all = 0;
    for (const double count : histogram.counts)
        all += count;
    QCOMPARE(all, 101.0);
    QVERIFY(histogram.reach > 1);
    const ResidualStats stats = residualStats(answers);
    // Of -1, -0.98 ... 1: variance 0.02^2 (101^2 - 1) / 12 * 101 / 100.
    QVERIFY(std::abs(stats.mean) < 1e-12);
    QVERIFY(std::abs(stats.deviation - std::sqrt(0.0004 * 10200 / 12 * 1.01)) < 1e-12);
    QCOMPARE(stats.inside, size_t{101});
    QCOMPARE(histogram.counts.size(), histogram.centres.size());
}

void ResultModelsTest::worstComesFirst() {
    const auto worst = worstFirst({{0, 0, 1, 1.1}, {1, 0, 2, 1}, {2, 0, 0, 0.5}});
    QCOMPARE(worst.front().at, size_t{1});
    QCOMPARE(worst.back().at, size_t{0});
    QCOMPARE(worstFirst({{0, 0, 1, 1.1}, {1, 0, 2, 1}, {2, 0, 0, 0.5}}, 1).size(), size_t{1});
}

void ResultModelsTest::changeOfAccuracyIsInPoints() {
    Compared compared;
    compared.comparison.inFloat = {1000, 800, 400, {}, threeClasses()};
    compared.comparison.int8 = {500, 200, 100, {}, threeClasses()};
    compared.comparison.int8.evaluation.classification->accuracy = share(5, 10);
    compared.comparison.inFloat.evaluation.classification->accuracy = share(6, 10);
    compared.comparison.flips = Flips{2, 1, 1};
    const QList<GridRow> rows = comparisonRows(compared);
    QCOMPARE(rows.at(0).at(4).text, QString("0.50 of float"));
    QCOMPARE(rows.at(1).at(2).text, QString("200 B"));
    QCOMPARE(rows.last().at(4).text, QString("-10.0 points"));
    QVERIFY(costSentence(compared).contains("0.25 flash"));
    QVERIFY(costSentence(compared).contains("loses 10.0 points"));
    QVERIFY(flipsSentence(compared.comparison)
                .startsWith("No loss: 2 only float right, 1 only int8 right, p = 1"));
    compared.comparison.layers = {{"dense", 30.2, 10.61}, {"softmax", 28, INFINITY}};
    compared.loss.layer = "dense";
    const LayerBars bars = layerBars(compared);
    QCOMPARE(bars.worst, 0);
    QCOMPARE(bars.texts, QStringList({"worst, 10.6", "exact"}));
    QVERIFY(std::isnan(bars.alone.back()));
}

void ResultModelsTest::barsOfAccuracyStartBelowTheirIntervals() {
    Compared compared;
    compared.comparison.inFloat.evaluation = threeClasses();
    compared.comparison.int8.evaluation = threeClasses();
    compared.comparison.inFloat.evaluation.classification->accuracy = {0.96, 0.93, 0.98};
    compared.comparison.int8.evaluation.classification->accuracy = {0.94, 0.91, 0.96};
    QVERIFY(comparisonColumns(&compared).at(3).head.contains("accuracy from 90 to 100 %"));
    const auto bars = comparisonRows(compared).last().at(3).extra.value<BarPair>();
    // Two points are a fifth of the axis.
    QVERIFY(std::abs(bars.inFloat.length - bars.int8.length - 0.2) < 1e-9);
    QVERIFY(bars.int8.interval() && bars.int8.low > 0 && bars.inFloat.high < 1);
}

void ResultModelsTest::rangesAndBlocksAreModels() {
    GridModel grid;
    QAbstractItemModelTester tester(&grid, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Comparison comparison;
    comparison.ranges = {{"input", {-1, 1}, {-2, 2}, 0.015, 5, 133, 0},
                         {"dense", {0, 4}, {0, 3}, 0.01, -128, 400, 0.125}};
    grid.set(rangeColumns(ModelKind::Int8), rangeRows(comparison));
    QCOMPARE(grid.rowCount(), 2);
    QCOMPARE(grid.index(1, 7).data().toString(), QString("12.50"));
    ArenaTimeline memory{
        {"input", "dense"}, {4, 20}, {{"input", 16, 4, 0, 1}, {"dense", 0, 16, 1, 1}}, 24, 1};
    grid.set(blockColumns(), blockRows(memory));
    QCOMPARE(grid.index(1, 2).data().toString(), QString("16"));
    QCOMPARE(peakText(memory), QString("peak 20 B, step 1 (dense)"));
    QCOMPARE(stepOf(memory, "dense"), 1);
    QCOMPARE(stepOf(memory, "conv"), -1);
    QCOMPARE(blockOf(memory, 1), &memory.blocks[1]);
    QCOMPARE(peakSentence(memory), QString("Peak 20 B in step 1 (dense): dense 16 B, input 4 B."));
    QCOMPARE(lowerPeak(memory).first(),
             QString("half of dense (fewer units or channels, or a stride where it is written): "
                     "at best 12 B, then in step 1 (dense)."));
    memory.blocks.push_back({"", 20, 4, 1, 1, ArenaUse::Scratch});
    QCOMPARE(blockText(memory, memory.blocks[2]), QString("scratch of dense"));
    memory.blocks = {{"input", 0, 20, 0, 0}, {"dense", 0, 20, 1, 1}};
    memory.alive = {20, 20};
    QCOMPARE(lowerPeak(memory).size(), 1);
    QVERIFY(lowerPeak(memory).first().startsWith("2 steps need as much"));
}

void ResultModelsTest::curesAreWaysToConvert() {
    Compared compared;
    compared.scales = "tensor";
    compared.tried = TriedScales{threeClasses(), threeClasses()};
    compared.tried->channel.classification->accuracy.value += 0.021;
    auto cures = curesOf(compared, {});
    QCOMPARE(cures.size(), 1);
    QCOMPARE(cures.first().gain, QString("+2.1 points"));
    Settings settings;
    QVERIFY(setValue(settings, cures.first().key, cures.first().value));
    QCOMPARE(settings.weightScales, std::string("channel"));
    compared.scales = "channel";
    compared.tried.reset();
    QCOMPARE(curesOf(compared, settings).first().value, std::string("tensor"));
    compared.loss = {"dense", 10.6, LossCause::OneScale, {}, 40, 7};
    cures = curesOf(compared, settings);
    QCOMPARE(cures.last().key, std::string("train.qat_epochs"));
    QVERIFY(setValue(settings, cures.last().key, cures.last().value));
    QVERIFY(settings.qatEpochs > 0);
    QVERIFY(curesOf(compared, settings).last().key != "train.qat_epochs");
    compared.kind = ModelKind::Float16;
    QVERIFY(curesOf(compared, Settings()).last().key != "train.qat_epochs");
    compared.kind = ModelKind::Int8;
    QVERIFY(causeSentence(compared.loss, ModelKind::Int8)
                .contains("Channel 7 has weights of 40 times"));
    QVERIFY(causeSentence({}, ModelKind::Int8).contains("those of float"));
}

void ResultModelsTest::damagedRunsSayWhy() {
    QTemporaryDir folder;
    ProjectDocument document;
    Jobs jobs;
    Workflow workflow(document, jobs);
    RunsModel runs(workflow);
    QAbstractItemModelTester tester(&runs, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString path = folder.filePath("iris.tmw");
    auto project = createExample(path.toStdString(), "iris");
    QVERIFY(project);
    QVERIFY(QDir(path).mkpath("runs/007"));
    QFile file(path + "/runs/007/run.json");
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{ nonsense") > 0);
    file.close();
    QVERIFY(QFile::copy(file.fileName(), path + "/runs/007/checkpoint.cbor"));
    document.adopt(std::move(*project));
    QTRY_VERIFY_WITH_TIMEOUT(workflow.features(), 30000);
    QCOMPARE(runs.rowCount(), 1);
    QCOMPARE(runs.runAt(0), 7);
    QCOMPARE(runs.index(0, RunsModel::Loss).data().toString(), QString("-"));
    QVERIFY(runs.index(0, RunsModel::Note).data().toString().contains("damaged"));
    QVERIFY(!runs.index(0, RunsModel::Chosen).data(RunsModel::kChosenRole).isValid());
}

void ResultModelsTest::runsFollowTraining() {
    QTemporaryDir folder;
    ProjectDocument document;
    Jobs jobs;
    Workflow workflow(document, jobs);
    RunsModel runs(workflow);
    QAbstractItemModelTester tester(&runs, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto project = createExample(folder.filePath("iris.tmw").toStdString(), "iris");
    QVERIFY(project);
    document.adopt(std::move(*project));
    document.edit("Epochs", [](ProjectSpec& spec) { spec.settings.epochs = 5; });
    QTRY_VERIFY_WITH_TIMEOUT(workflow.features(), 30000);
    for (int run = 1; run <= 2; ++run) {
        workflow.train();
        QCOMPARE(runs.rowCount(), run);
        QCOMPARE(runs.runAt(0), 0); // at work
        QTRY_VERIFY_WITH_TIMEOUT(!workflow.training(), 60000);
        QCOMPARE(runs.runAt(0), run);
    }
    QCOMPARE(runs.rowOf(1), 1);
    QVERIFY(runs.index(0, RunsModel::Chosen).data(RunsModel::kChosenRole).toBool());
    QSignalSpy reset(&runs, &QAbstractItemModel::modelReset);
    workflow.chooseRun(1);
    QVERIFY(reset.count() > 0);
    QVERIFY(runs.index(1, RunsModel::Chosen).data(RunsModel::kChosenRole).toBool());
    QVERIFY(runs.index(1, RunsModel::Loss).data(Qt::FontRole).value<QFont>().bold());
}

QTEST_MAIN(ResultModelsTest)
#include "result_models_test.moc"
