// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/tmw_process.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include <set>

using namespace tmw::test;

/// Every kind of model from a trained example to a board, and how its ranges are chosen.
class KindsTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString at() const { return folder_.path(); }

private slots:
    void initTestCase();
    void fromTrainingToTheBoard_data();
    void fromTrainingToTheBoard();
    void picturesOnTheBoard_data();
    void picturesOnTheBoard();
    void theProjectsKindIsTheDefault();
    void rangesDecideTheBytes();
    void badSettingsNameTheirCure();
    void aModelComesBack();

private:
    std::string hashOf(const QString& kind);
};

void KindsTest::initTestCase() {
    qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
    for (const char* name : {"iris", "digits"}) {
        const QString project = QString(name) + ".tmw";
        TMW_RUN(made, 0, at(), "new", project, "--example", name);
        TMW_RUN(trained, 0, at(), "train", project, "--epochs", "30");
    }
}

void KindsTest::fromTrainingToTheBoard_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"int8", "int16x8", "float16", "int8w"})
        QTest::newRow(kind) << kind;
}

void KindsTest::fromTrainingToTheBoard() {
    QFETCH(QString, kind);
    const QString model = "iris.tmw:" + kind;
    TMW_RUN(early, 1, at(), "inspect", model, "--json");
    QCOMPARE(early.json()["error"]["code"].get<std::string>(),
             std::string("project.not_converted"));
    TMW_RUN(convert, 0, at(), "convert", "iris.tmw", "--kind", "float," + kind, "--json");
    QCOMPARE(convert.json()["models"][1]["kind"].get<std::string>(), kind.toStdString());
    TMW_RUN(compare, 0, at(), "compare", "iris.tmw", "--kind", kind, "--json");
    const Json json = compare.json();
    QCOMPARE(json["models"][1]["kind"].get<std::string>(), kind.toStdString());
    QVERIFY(json["models"][1]["instructions"].get<int>() > 0);
    QVERIFY(json["flips"].contains((kind + "_only_right").toStdString()));
    const double apart = std::abs(json["models"][0]["accuracy"].get<double>() -
                                  json["models"][1]["accuracy"].get<double>());
    QVERIFY2(apart < 0.05, compare.out.c_str());
    QCOMPARE(json["layers"].size(), size_t(3));
    for (const Json& layer : json["layers"])
        QVERIFY2(layer["alone_exact"].get<bool>() || layer["alone_db"].get<double>() > 20,
                 layer.dump().c_str());
    TMW_RUN(words, 0, at(), "compare", "iris.tmw", "--kind", kind);
    QVERIFY(words.out.find(kind.toStdString()) != std::string::npos);
    TMW_RUN(evaluate, 0, at(), "evaluate", "iris.tmw", "--model", kind, "--json");
    QVERIFY(std::abs(evaluate.json()["accuracy"].get<double>() -
                     json["models"][1]["accuracy"].get<double>()) < 1e-9);
    TMW_RUN(source, 0, at(), "export", model, "--as", "cpp", "--out", "cpp_" + kind);
    QVERIFY(QFile::exists(folder_.filePath("cpp_" + kind)));
    TMW_RUN(upload, 0, at(), "upload", model, "--board", "mps2-an386", "--json");
    QCOMPARE(upload.json()["identical_vectors"].get<int>(),
             upload.json()["checked_vectors"].get<int>());
    TMW_RUN(monitor, 0, at(), "monitor", "--board", "mps2-an386", "--samples", "5", "--json");
    QVERIFY(monitor.out.find("\"identical\":false") == std::string::npos);
    TMW_RUN(verify, 0, at(), "verify", model, "--board", "mps2-an385", "--json");
    QVERIFY2(verify.json()["identical"].get<bool>(), verify.out.c_str());
}

void KindsTest::picturesOnTheBoard_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"int16x8", "int8w"}) // convolutions: a scale for each filter
        QTest::newRow(kind) << kind;
}

void KindsTest::picturesOnTheBoard() {
    QFETCH(QString, kind);
    TMW_RUN(convert, 0, at(), "convert", "digits.tmw", "--as", "float," + kind);
    TMW_RUN(compare, 0, at(), "compare", "digits.tmw", "--kind", kind, "--json");
    const Json models = compare.json()["models"];
    QVERIFY2(models[1]["accuracy"].get<double>() > models[0]["accuracy"].get<double>() - 0.03,
             models.dump().c_str());
    TMW_RUN(verify, 0, at(), "verify", "digits.tmw:" + kind, "--board", "mps2-an386", "--samples",
            "2", "--json");
    QVERIFY2(verify.json()["identical"].get<bool>(), verify.out.c_str());
}

void KindsTest::theProjectsKindIsTheDefault() {
    TMW_RUN(set, 0, at(), "set", "iris.tmw", "convert.kind=int16x8");
    TMW_RUN(convert, 0, at(), "convert", "iris.tmw", "--json");
    QCOMPARE(convert.json()["models"].size(), size_t(2));
    QCOMPARE(convert.json()["models"][1]["kind"].get<std::string>(), std::string("int16x8"));
    TMW_RUN(compare, 0, at(), "compare", "iris.tmw", "--json");
    QCOMPARE(compare.json()["models"][1]["kind"].get<std::string>(), std::string("int16x8"));
    QVERIFY(compare.json()["ranges"][0].contains("int16x8_covers"));
    TMW_RUN(back, 0, at(), "set", "iris.tmw", "convert.kind=int8");
}

std::string KindsTest::hashOf(const QString& kind) {
    const Answer answer = runTmw(at(), {"convert", "iris.tmw", "--as", kind, "--json"});
    return answer.exitCode == 0 ? answer.json()["models"][0]["sha256"].get<std::string>()
                                : answer.err;
}

/// And floats have none. Nothing is trained again for another choice.
void KindsTest::rangesDecideTheBytes() {
    std::set<std::string> int8;
    std::set<std::string> halves;
    for (const char* method : {"minmax", "percentile", "mse", "minmax"}) {
        TMW_RUN(set, 0, at(), "set", "iris.tmw", QString("quant.calibration=") + method,
                "quant.percentile=95");
        int8.insert(hashOf("int8"));
        halves.insert(hashOf("float16"));
    }
    QCOMPARE(int8.size(), size_t(3));
    QCOMPARE(halves.size(), size_t(1));
    TMW_RUN(few, 0, at(), "set", "iris.tmw", "convert.calibration_samples=6");
    int8.insert(hashOf("int8"));
    QCOMPARE(int8.size(), size_t(4));
}

void KindsTest::badSettingsNameTheirCure() {
    const std::pair<const char*, const char*> wrong[] = {
        {"quant.calibration=best", "minmax, percentile, mse"},
        {"quant.percentile=120", "from 50 to 100"},
        {"convert.kind=int7", "int8, int16x8, float16, int8w"},
        {"convert.calibration_samples=0", "from 1 to"}};
    for (const auto& [setting, cure] : wrong) {
        TMW_RUN(answer, 1, at(), "set", "iris.tmw", setting, "--json");
        const Json error = answer.json()["error"];
        QCOMPARE(error["code"].get<std::string>(), std::string("settings.bad_value"));
        QVERIFY2(error["message"].get<std::string>().find(cure) != std::string::npos,
                 error.dump().c_str());
    }
    TMW_RUN(kind, 1, at(), "convert", "iris.tmw", "--kind", "int4");
    QVERIFY(kind.err.find("int16x8") != std::string::npos);
    TMW_RUN(help, 0, at(), "help", "settings");
    for (const char* key : {"quant.calibration", "quant.percentile", "convert.kind"})
        QVERIFY2(help.out.find(key) != std::string::npos, key);
}

/// As the network of another project: the same answers, and training that goes on from them.
void KindsTest::aModelComesBack() {
    TMW_RUN(convert, 0, at(), "convert", "iris.tmw", "--kind", "float", "--json");
    const QString file =
        QString::fromStdString(convert.json()["models"][0]["file"].get<std::string>());
    TMW_RUN(made, 0, at(), "new", "back.tmw", "--example", "iris");
    TMW_RUN(adopt, 0, at(), "adopt", "back.tmw", file, "--json");
    const Json json = adopt.json();
    QCOMPARE(json["run"].get<int>(), 1);
    QVERIFY(json["missing"].empty() && json["partial"].empty());
    QCOMPARE(json["dequantized"].get<int>(), 0);
    TMW_RUN(before, 0, at(), "evaluate", "iris.tmw", "--json");
    TMW_RUN(after, 0, at(), "evaluate", "back.tmw", "--json");
    QCOMPARE(after.json()["confusion"].dump(), before.json()["confusion"].dump());
    TMW_RUN(train, 0, at(), "train", "back.tmw", "--epochs", "3", "--json");
    QCOMPARE(train.json()["epochs"].get<int>(), 3);
    QVERIFY(train.json()["history"][0]["train_loss"].get<double>() < 0.5); // not from the start
    TMW_RUN(words, 0, at(), "adopt", "back.tmw", file, "--new-head");
    QVERIFY(words.out.find("Last layer") != std::string::npos);
    TMW_RUN(other, 1, at(), "adopt", "digits.tmw", file, "--json");
    QCOMPARE(other.json()["error"]["code"].get<std::string>(), std::string("network.sample"));
}

QTEST_GUILESS_MAIN(KindsTest)
#include "kinds_test.moc"
