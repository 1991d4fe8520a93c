// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/tmw_process.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

using namespace tmw::test;

/// The straight line as a person walks it, with emulated boards whose flash lives in this test's
/// own folder.
class LineTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString at() const { return folder_.path(); }
    QString file(const QString& name) const { return folder_.filePath(name); }

private slots:
    void initTestCase() { qputenv("TMW_STATE_HOME", file("state").toUtf8()); }

    void everyExampleRuns_data() {
        QTest::addColumn<QString>("example");
        for (const char* name : {"hello_world", "iris", "penguins", "digits", "signs"})
            QTest::newRow(name) << name;
    }
    void everyExampleRuns() {
        QFETCH(QString, example);
        const QString out = file(example);
        TMW_RUN(answer, 0, at(), "run", example, "--out", out, "--json");
        const Json json = answer.json();
        QVERIFY(json["device"]["predictions"].get<int>() >= 500);
        QCOMPARE(json["device"]["identical"].get<int>(), json["device"]["predictions"].get<int>());
        QVERIFY(json["device"]["instructions"].get<int>() > 100);
        for (const auto& model : json["models"]) {
            const QString path =
                out + "/" + QString::fromStdString(model["file"].get<std::string>());
            QCOMPARE(QFile(path).size(), model["bytes"].get<qint64>());
        }
        for (const char* name : {"/report.html", "/plots/loss.svg", "/plots/live.svg",
                                 "/export/c-array", "/export/arduino/library.properties"})
            QVERIFY2(QFile::exists(out + name), name);
    }
    void examplesReachWhatTheyPromise() {
        const Json sine = evaluation("hello_world");
        QVERIFY2(sine["mse"].get<double>() <= 0.0125, sine.dump().c_str());
        const Json iris = evaluation("iris");
        QVERIFY2(iris["accuracy"].get<double>() >= 0.9, iris.dump().c_str());
        QCOMPARE(iris["confusion"]["labels"].size(), size_t(3));
        const Json penguins = evaluation("penguins");
        QVERIFY2(penguins["r2"].get<double>() >= 0.75, penguins.dump().c_str());
    }
    void picturesAreReadOnTheBoard() {
        const Json digits = evaluation("digits");
        QVERIFY2(digits["accuracy"].get<double>() >= 0.95, digits.dump().c_str());
        QCOMPARE(digits["confusion"]["labels"].size(), size_t(10));
        TMW_RUN(verify, 0, at(), "verify", "digits/digits.tmw:int8", "--board", "mps2-an386",
                "--json");
        QVERIFY2(verify.json()["identical"].get<bool>(), verify.out.c_str());
        const Json signs = evaluation("signs");
        QVERIFY2(signs["accuracy"].get<double>() >= 0.97, signs.dump().c_str());
        QCOMPARE(signs["confusion"]["labels"][0].get<std::string>(), std::string("stop"));
    }
    void aSecondRunReplacesItsOwnFolderOnly() {
        TMW_RUN(again, 0, at(), "run", "hello_world", "--out", file("hello_world"));
        TMW_RUN(made, 0, at(), "new", "mine/iris.tmw");
        TMW_RUN(refused, 1, at(), "run", "iris", "--out", file("mine"), "--json");
        QCOMPARE(refused.json()["error"]["code"].get<std::string>(), std::string("run.in_the_way"));
    }
    void compareTellsBothModels() {
        TMW_RUN(answer, 0, at(), "compare", "iris/iris.tmw", "--json");
        const Json json = answer.json();
        QCOMPARE(json["samples"].get<int>(), 30);
        QCOMPARE(json["models"].size(), size_t(2));
        QVERIFY(json["models"][1]["bytes"].get<int>() < json["models"][0]["bytes"].get<int>());
        QVERIFY(json["models"][1]["instructions"].get<int>() > 0);
        QVERIFY(json["flips"]["mcnemar_p"].get<double>() <= 1);
        QCOMPARE(json["layers"].size(), size_t(3));
        QVERIFY(json["alone_samples"].get<int>() > 0);
        for (const Json& layer : json["layers"])
            QVERIFY2(layer["alone_exact"].get<bool>() || layer["alone_db"].get<double>() > 20,
                     layer.dump().c_str());
    }
    void uploadThenMonitorInAnotherCall() {
        TMW_RUN(flash, 0, at(), "flash", "mps2-an385", "--json");
        TMW_RUN(upload, 0, at(), "upload", "iris/iris.tmw:int8", "--board", "mps2-an385", "--json");
        QCOMPARE(upload.json()["identical_vectors"].get<int>(),
                 upload.json()["checked_vectors"].get<int>());
        TMW_RUN(monitor, 0, at(), "monitor", "--board", "mps2-an385", "--samples", "20", "--json");
        int lines = 0;
        for (const auto& line : QByteArray::fromStdString(monitor.out).split('\n')) {
            if (line.isEmpty())
                continue;
            const Json json = Json::parse(line.toStdString(), nullptr, false);
            QVERIFY2(!json.is_discarded() && json["identical"].get<bool>(), line.constData());
            QVERIFY(json["label"].is_string() && json["confidence"].get<double>() > 0.3);
            ++lines;
        }
        QCOMPARE(lines, 20);
        TMW_RUN(reset, 0, at(), "boards", "reset", "mps2-an385");
        TMW_RUN(empty, 1, at(), "monitor", "--board", "mps2-an385", "--samples", "1");
    }
    void verifyEveryLayer_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("board");
        for (const char* board : {"mps2-an385", "mps2-an386"})
            for (const char* kind : {"float", "int8"})
                QTest::addRow("%s %s", board, kind) << QString("iris/iris.tmw:") + kind << board;
    }
    void verifyEveryLayer() {
        QFETCH(QString, model);
        QFETCH(QString, board);
        TMW_RUN(answer, 0, at(), "verify", model, "--board", board, "--json");
        QVERIFY(answer.json()["identical"].get<bool>());
        QVERIFY(answer.json()["layers"].get<int>() >= 3);
    }
    void invokeOnBoardAndHostAgree() {
        TMW_RUN(host, 0, at(), "invoke", "iris/iris.tmw:int8", "--out", file("h"), "--seed", "3",
                "--json", "--layers");
        TMW_RUN(board, 0, at(), "invoke", "iris/iris.tmw:int8", "--out", file("b"), "--seed", "3",
                "--json", "--layers", "--board", "mps2-an386");
        QCOMPARE(host.json()["outputs"].at(0)["crc32"].get<std::string>(),
                 board.json()["outputs"].at(0)["crc32"].get<std::string>());
        QCOMPARE(host.json()["layers"].dump(), board.json()["layers"].dump());
        QVERIFY(host.json()["instructions"].is_null());
        QVERIFY(board.json()["instructions"].get<int>() > 0);
    }
    void buildPutsTheModelIntoFirmware() {
        TMW_RUN(answer, 0, at(), "build", "iris/iris.tmw:int8", "--board", "mps2-an386", "--out",
                file("fw"), "--json");
        const Json json = answer.json();
        QVERIFY(QFile::exists(QString::fromStdString(json["elf"].get<std::string>())));
        QVERIFY(json["firmware_bytes"].get<int>() > json["plan_bytes"].get<int>());
    }
    void profileMeetsTheLimits() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const QString model = QString::fromStdString(
            (dataRoot() / "models/tflite-micro/hello_world_int8.tflite").string());
        TMW_RUN(answer, 0, at(), "profile", model, "--board", "mps2-an386", "--json");
        const Json json = answer.json();
        QVERIFY(json["instructions"].get<int>() <= 2000);
        QVERIFY(json["arena_bytes"].get<int>() <= 128);
        QVERIFY(json["code_bytes"].get<int>() <= 10240);
    }
    void sameSeedSameBytesWhateverTheThreads() {
        std::string hashes;
        for (const char* threads : {"1", "2", "8"}) {
            const QString name = QString("threads%1.tmw").arg(threads);
            TMW_RUN(made, 0, at(), "new", name, "--example", "penguins");
            TMW_RUN(trained, 0, at(), "train", name, "--epochs", "20", "--threads", threads);
            TMW_RUN(converted, 0, at(), "convert", name, "--json");
            std::string both;
            for (const auto& model : converted.json()["models"])
                both += model["sha256"].get<std::string>();
            if (hashes.empty())
                hashes = both;
            QCOMPARE(both, hashes);
        }
    }

private:
    Json evaluation(const QString& example) {
        const auto answer = runTmw(at(), {"evaluate", example + "/" + example + ".tmw", "--json"});
        return answer.exitCode == 0 ? answer.json() : Json{{"failed", answer.err}};
    }
};

QTEST_GUILESS_MAIN(LineTest)
#include "line_test.moc"
