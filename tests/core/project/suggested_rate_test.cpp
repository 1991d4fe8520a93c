// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"
#include "core/project/import.h"
#include "core/project/line.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>

#include <algorithm>
#include <limits>

using namespace tmw;

namespace {
constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr const char* kMnist = "datasets/images_mnist_t10k/t10k-images-idx3-ubyte.gz";
} // namespace

/// What the learning-rate range test suggests trains about as well as the best rate there is.
class SuggestedRateTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    Result<Project> projectOf(const QString& name) {
        const auto path = folder_.filePath(QString("%1.tmw").arg(QTest::currentDataTag()));
        if (name != "mnist")
            return createExample(path.toStdString(), name.toStdString());
        TMW_TRY(Project project, Project::create(path.toStdString(), {}));
        const auto file = test::dataRoot() / kMnist;
        TMW_TRY(const auto imported, importFiles(project, std::span(&file, 1), {}));
        return project;
    }
    /// Of the best epoch; infinite where it ended in no numbers.
    static double lossAt(Project& project, double rate) {
        ProjectSpec spec = project.spec();
        spec.settings.rate = rate;
        if (!project.save(std::move(spec)))
            return kInfinite;
        const auto trained = trainRun(project, {});
        if (!trained)
            return kInfinite;
        double least = kInfinite;
        for (const EpochRecord& each : trained->run.model.history)
            least = std::min(least, each.validationLoss);
        return least;
    }

private slots:
    void trainsWell_data() {
        QTest::addColumn<QString>("data");
        QTest::addColumn<QString>("layers");
        QTest::addColumn<QString>("optimizer");
        QTest::addColumn<double>("momentum");
        QTest::addColumn<int>("epochs");
        const QString normed = "conv2d 8 3x3 relu, batch_normalization, maxpool 2, conv2d 8 3x3 "
                               "relu, maxpool 2, flatten, dropout 0.2, dense 10 softmax";
        const QString plain = "conv2d 8 3x3 relu, maxpool 2, conv2d 8 3x3 relu, maxpool 2, "
                              "flatten, dense 10 softmax";
        const QString sine = "dense 16 relu, dense 16 relu, dense 1";
        const QString iris = "dense 16 relu, dense 16 relu, dense 3 softmax";
        QTest::newRow("sine adam") << "hello_world" << sine << "adam" << 0.9 << 40;
        QTest::newRow("sine sgd") << "hello_world" << sine << "sgd" << 0.9 << 40;
        QTest::newRow("iris adam") << "iris" << iris << "adam" << 0.9 << 60;
        QTest::newRow("iris sgd") << "iris" << iris << "sgd" << 0.9 << 60;
        QTest::newRow("mnist adam") << "mnist" << normed << "adam" << 0.9 << 1;
        // Its first plateau is left at a rate hundreds of times too low.
        QTest::newRow("mnist sgd") << "mnist" << normed << "sgd" << 0.9 << 1;
        QTest::newRow("mnist plain sgd") << "mnist" << plain << "sgd" << 0.0 << 1;
    }
    void trainsWell() {
        TMW_NEED_DATA("datasets/images_mnist_t10k/t10k-images-idx3-ubyte.gz");
        QFETCH(QString, data);
        QFETCH(QString, layers);
        QFETCH(QString, optimizer);
        QFETCH(double, momentum);
        QFETCH(int, epochs);
        auto project = projectOf(data);
        TMW_VERIFY(project);
        ProjectSpec spec = project->spec();
        spec.settings.layers = layers.toStdString();
        spec.settings.optimizer = optimizer.toStdString();
        spec.settings.momentum = momentum;
        spec.settings.epochs = epochs;
        spec.settings.schedule = "constant";
        spec.settings.warmup = 0;
        spec.settings.earlyStopping = 0;
        TMW_VERIFY(project->save(std::move(spec)));
        const auto tested = rateTestOf(*project);
        TMW_VERIFY(tested);
        QVERIFY(tested->suggestion);
        const auto least = std::ranges::min_element(tested->points, {}, &RatePoint::smoothed);
        QVERIFY(*tested->suggestion < least->rate / 2);
        double best = kInfinite;
        for (const double rate : {1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3})
            best = std::min(best, lossAt(*project, rate));
        const double there = lossAt(*project, *tested->suggestion);
        const QString figures =
            QString("loss %1 at %2, best %3").arg(there).arg(*tested->suggestion).arg(best);
        qInfo("%s", qPrintable(figures));
        QVERIFY2(there < best + 0.15, qPrintable(figures));
    }
};

QTEST_GUILESS_MAIN(SuggestedRateTest)
#include "suggested_rate_test.moc"
