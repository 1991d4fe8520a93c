// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/tmw_process.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include <cmath>

using namespace tmw::test;

namespace {

constexpr int kValues = 12;
constexpr int kRows = 240;

/// A wave whose height changes, and among them some that are turned over or bent.
QByteArray waves() {
    QByteArray text;
    for (int i = 0; i < kValues; ++i)
        text += "v" + QByteArray::number(i) + ",";
    text += "count,kind\n";
    for (int row = 0; row < kRows; ++row) {
        const double height = 1 + 0.5 * std::sin(row * 0.37);
        const int kind = row % 8 == 3 ? 1 : row % 8 == 6 ? 2 : 0;
        for (int i = 0; i < kValues; ++i) {
            const double at = std::sin(i * 0.52) * height + 0.02 * std::sin(row * 7.1 + i * 3.3);
            text += QByteArray::number(kind == 1 ? -at : kind == 2 ? at * at : at, 'f', 5) + ",";
        }
        text += QByteArray::number(row % 3) + "," +
                (kind == 1   ? "turned"
                 : kind == 2 ? "bent"
                             : "usual") +
                "\n";
    }
    return text;
}

} // namespace

/// An autoencoder from a table to a model on the board, and what it finds.
class ReconstructionTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString at() const { return folder_.path(); }

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        QFile file(folder_.filePath("waves.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(waves());
        file.close();
        TMW_RUN(made, 0, at(), "new", "waves.tmw");
        TMW_RUN(brought, 0, at(), "import", "waves.tmw", "waves.csv", "--label", "kind", "--weight",
                "count", "--json");
        TMW_RUN(set, 0, at(), "set", "waves.tmw", "data.task=reconstruction", "data.normal=usual",
                "model.layers=dense 8 tanh, dense 2, dense 8 tanh, dense 12", "train.epochs=150",
                "train.rate=0.01");
        TMW_RUN(trained, 0, at(), "train", "waves.tmw");
    }

    void rolesAreInTheDataset() {
        TMW_RUN(dataset, 0, at(), "dataset", "waves.tmw", "--json");
        const Json json = dataset.json();
        QCOMPARE(json["columns"][kValues]["role"].get<std::string>(), std::string("weight"));
        const int all = json["split"]["train"].get<int>() + json["split"]["validation"].get<int>() +
                        json["split"]["test"].get<int>();
        QCOMPARE(all, kRows);
        QVERIFY(json["split"]["test"].get<int>() >= kRows / 4); // all others are only tested
    }

    void anomaliesAreFound_data() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"", "float", "int8", "int16x8"})
            QTest::newRow(*model ? model : "trained") << model;
    }
    void anomaliesAreFound() {
        QFETCH(QString, model);
        TMW_RUN(converted, 0, at(), "convert", "waves.tmw", "--kind", "float,int8,int16x8");
        QStringList words{"evaluate", "waves.tmw", "--json"};
        if (!model.isEmpty())
            words << "--model" << model;
        const auto evaluated = runTmw(at(), words);
        QCOMPARE(evaluated.exitCode, 0);
        const Json json = evaluated.json()["reconstruction"];
        QCOMPARE(json["threshold_percentile"].get<double>(), 99.0);
        QCOMPARE(json["threshold_from"].get<std::string>(), std::string("validation"));
        QVERIFY2(json["recall"].get<double>() > 0.95, json.dump().c_str());
        QVERIFY2(json["false_alarms"].get<double>() < 0.2, json.dump().c_str());
        QVERIFY(json["auc"].get<double>() > 0.97);
        QCOMPARE(json["classes"].size(), size_t{3});
        size_t above = 0;
        for (const Json& each : json["classes"])
            above += each["above"].get<size_t>();
        QCOMPARE(above, json["above"].get<size_t>());
    }

    void theThresholdFollowsItsPercentile() {
        TMW_RUN(high, 0, at(), "evaluate", "waves.tmw", "--json");
        TMW_RUN(set, 0, at(), "set", "waves.tmw", "eval.threshold_percentile=60");
        TMW_RUN(low, 0, at(), "evaluate", "waves.tmw", "--json"); // no other training is needed
        const Json before = high.json()["reconstruction"];
        const Json after = low.json()["reconstruction"];
        QVERIFY(after["threshold"].get<double>() < before["threshold"].get<double>());
        QVERIFY(after["false_alarms"].get<double>() > before["false_alarms"].get<double>());
        TMW_RUN(words, 0, at(), "evaluate", "waves.tmw");
        QVERIFY(words.out.find("False alarms") != std::string::npos);
        TMW_RUN(wrong, 1, at(), "set", "waves.tmw", "eval.threshold_percentile=30");
        TMW_RUN(back, 0, at(), "set", "waves.tmw", "eval.threshold_percentile=99");
    }

    void theWholeLineRuns() {
        TMW_RUN(run, 0, at(), "run", "waves.tmw", "--out", "out", "--json");
        const Json json = run.json();
        QVERIFY(json["evaluate"]["reconstruction"]["recall"].get<double>() > 0.95);
        QCOMPARE(json["device"]["identical"].get<int>(), json["device"]["predictions"].get<int>());
        QFile report(folder_.filePath("out/report.html"));
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray text = report.readAll();
        QVERIFY(text.contains("False alarms, test") && text.contains("turned"));
    }

    void whereAllIsNormalThereIsNothingToFind() {
        TMW_RUN(set, 0, at(), "set", "waves.tmw", "data.normal=usual, turned, bent",
                "train.epochs=2");
        TMW_RUN(trained, 0, at(), "train", "waves.tmw");
        TMW_RUN(evaluated, 0, at(), "evaluate", "waves.tmw");
        QVERIFY(evaluated.out.find("none to find") != std::string::npos);
        QVERIFY(evaluated.out.find("nan") == std::string::npos);
    }

    void aNormalClassThatIsNotThereIsRefused() {
        TMW_RUN(set, 0, at(), "set", "waves.tmw", "data.normal=unusual");
        TMW_RUN(refused, 1, at(), "train", "waves.tmw", "--json");
        QCOMPARE(refused.json()["error"]["code"].get<std::string>(), std::string("data.normal"));
    }
};

QTEST_GUILESS_MAIN(ReconstructionTest)
#include "reconstruction_test.moc"
