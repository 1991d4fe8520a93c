// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/tmw_process.h"

#include <QDir>
#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include <algorithm>

using namespace tmw::test;

class VerbsTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString at() const { return folder_.path(); }

private slots:
    void wrongUsageIsExitTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown verb") << QStringList{"fly"};
        QTest::newRow("missing argument") << QStringList{"train"};
        QTest::newRow("unknown option") << QStringList{"examples", "--fast"};
        QTest::newRow("out of range") << QStringList{"examples", "--threads", "-3"};
    }
    void wrongUsageIsExitTwo() {
        QFETCH(QStringList, arguments);
        const auto answer = runTmw(at(), arguments);
        QCOMPARE(answer.exitCode, 2);
        QVERIFY(answer.out.empty());
        QVERIFY(answer.err.find("--help") != std::string::npos);
        const auto asJson = runTmw(at(), arguments + QStringList{"--json"});
        QCOMPARE(asJson.exitCode, 2);
        QCOMPARE(asJson.json()["error"]["code"].get<std::string>(), std::string("usage"));
    }
    void everyVerbHasHelpWithAnExample() {
        TMW_RUN(help, 0, at(), "--help");
        const QStringList verbs{"examples", "run",    "new",    "import",   "dataset", "set",
                                "get",      "adopt",  "train",  "evaluate", "convert", "compare",
                                "inspect",  "invoke", "verify", "profile",  "export",  "build",
                                "boards",   "ports",  "flash",  "upload",   "monitor", "help"};
        for (const auto& verb : verbs) {
            QVERIFY2(help.out.find("\n  " + verb.toStdString()) != std::string::npos,
                     qPrintable(verb));
            TMW_RUN(each, 0, at(), verb, "--help");
            QVERIFY2(each.out.find("Example: tmw " + verb.toStdString()) != std::string::npos,
                     qPrintable(verb));
        }
    }
    void helpTopics() {
        TMW_RUN(settings, 0, at(), "help", "settings");
        QVERIFY(settings.out.find("train.epochs") != std::string::npos);
        TMW_RUN(layers, 0, at(), "help", "layers");
        QVERIFY(layers.out.find("dense") != std::string::npos);
    }
    void errorsAreADocumentToo() {
        TMW_RUN(answer, 1, at(), "get", "nothing.tmw", "--json");
        QCOMPARE(answer.json()["error"]["code"].get<std::string>(), std::string("project.missing"));
        QVERIFY(answer.err.find("nothing.tmw") != std::string::npos);
    }
    void companionNeedsNoModel() {
        TMW_RUN(made, 0, at(), "export", "--as", "arduino-companion", "--out", "lib", "--json");
        const Json files = made.json()["files"];
        for (const char* file : {"lib/library.properties", "lib/examples/Companion/Companion.ino",
                                 "lib/src/TinyMLWorkbenchCompanion.h",
                                 "lib/src/device_runtime/firmware/device/device_server.cpp"}) {
            QVERIFY2(std::ranges::find(files, file) != files.end(), file);
            QVERIFY2(QFile::exists(at() + "/" + file), file);
        }
        TMW_RUN(core, 1, at(), "export", "--as", "arduino-companion", "--core", "armv7em", "--out",
                "no", "--json");
        QCOMPARE(core.json()["error"]["code"].get<std::string>(),
                 std::string("export.arduino_core"));
        TMW_RUN(others, 2, at(), "export", "--as", "arduino", "--out", "no", "--json");
        QCOMPARE(others.json()["error"]["code"].get<std::string>(), std::string("usage"));
    }
    void newSetGet() {
        TMW_RUN(made, 0, at(), "new", "a.tmw", "--json");
        QCOMPARE(made.json()["project"].get<std::string>(), std::string("a.tmw"));
        TMW_RUN(set, 0, at(), "set", "a.tmw", "train.epochs=17",
                "model.layers=dense 4 relu, dense 1");
        TMW_RUN(get, 0, at(), "get", "a.tmw", "train.epochs", "--json");
        QCOMPARE(get.json()["settings"]["train.epochs"].get<int>(), 17);
        TMW_RUN(bad, 1, at(), "set", "a.tmw", "train.epochs=3", "train.rate=fast");
        TMW_RUN(kept, 0, at(), "get", "a.tmw", "train.epochs");
        QCOMPARE(kept.out, std::string("17\n"));
    }
    void workWithoutDataSaysWhatToDo() {
        TMW_RUN(made, 0, at(), "new", "empty.tmw");
        for (const char* verb : {"train", "dataset", "evaluate", "convert"}) {
            TMW_RUN(answer, 1, at(), verb, "empty.tmw");
            QVERIFY2(answer.err.find("tmw import") != std::string::npos ||
                         answer.err.find("tmw train") != std::string::npos,
                     answer.err.c_str());
        }
    }
    void notConvertedYet() {
        TMW_RUN(made, 0, at(), "new", "sine.tmw", "--example", "hello_world");
        TMW_RUN(trained, 0, at(), "train", "sine.tmw", "--epochs", "2");
        TMW_RUN(answer, 1, at(), "inspect", "sine.tmw:int8", "--json");
        QCOMPARE(answer.json()["error"]["code"].get<std::string>(),
                 std::string("project.not_converted"));
    }
    void rateTestSuggestsAndKeepsNothing() {
        TMW_RUN(made, 0, at(), "new", "rates.tmw", "--example", "iris");
        TMW_RUN(tested, 0, at(), "train", "rates.tmw", "--rate-test", "--json");
        const auto points = tested.json()["points"];
        QVERIFY(points.size() > 50 && points.size() == tested.json()["steps"].get<size_t>());
        const double rate = tested.json()["suggestion"].get<double>();
        QVERIFY(rate > 1e-4 && rate < 1);
        TMW_RUN(none, 1, at(), "evaluate", "rates.tmw", "--json");
        QCOMPARE(none.json()["error"]["code"].get<std::string>(), std::string("run.none"));
        TMW_RUN(both, 2, at(), "train", "rates.tmw", "--rate-test", "--resume");
    }
    void remarksAreSaid() {
        TMW_RUN(made, 0, at(), "new", "said.tmw", "--example", "iris");
        TMW_RUN(set, 0, at(), "set", "said.tmw", "train.batch=1000", "train.epochs=2");
        TMW_RUN(trained, 0, at(), "train", "said.tmw", "--json");
        const auto remarks = trained.json()["remarks"];
        QCOMPARE(remarks.size(), size_t{1});
        QVERIFY(remarks[0].get<std::string>().find("batch of 1000") != std::string::npos);
    }
    void modelsSayWhatTheyAre() {
        TMW_RUN(made, 0, at(), "new", "said_iris.tmw", "--example", "iris");
        TMW_RUN(set, 0, at(), "set", "said_iris.tmw", "train.epochs=5", "convert.metadata=true");
        TMW_RUN(trained, 0, at(), "train", "said_iris.tmw");
        TMW_RUN(converted, 0, at(), "convert", "said_iris.tmw");
        TMW_RUN(inspected, 0, at(), "inspect", "said_iris.tmw:int8", "--json");
        const auto metadata = inspected.json()["metadata"];
        QCOMPARE(metadata["outputs"][0]["labels"].size(), size_t{3});
        QCOMPARE(metadata["inputs"][0]["mean"].size(), size_t{4});
        QVERIFY(metadata["inputs"][0]["deviation"][0].get<double>() > 0);
        TMW_RUN(words, 0, at(), "inspect", "said_iris.tmw:float");
        QVERIFY(words.out.find("setosa, versicolor, virginica") != std::string::npos);
    }

    /// Killed, it loses at most a second of epochs; it goes on to what it would have become.
    void killedTrainingGoesOn() {
        const auto set = [&](const QString& name) {
            return QStringList{"set", name, "model.layers=dense 128 relu, dense 128 relu, dense 1",
                               "train.epochs=1500"};
        };
        for (const char* name : {"long.tmw", "killed.tmw"}) {
            TMW_RUN(made, 0, at(), "new", name, "--example", "hello_world");
            QCOMPARE(runTmw(at(), set(name)).exitCode, 0);
        }
        QProcess process;
        process.setWorkingDirectory(at());
        process.start(QStringLiteral(TMW_BINARY_DIR "/bin/tmw"), {"train", "killed.tmw"});
        const QDir runs(at() + "/killed.tmw/runs");
        const auto left = [&runs] { return runs.entryList({"interrupted-*"}); };
        QVERIFY(QTest::qWaitFor([&] { return !left().isEmpty(); }, 60000));
        QVERIFY(process.state() == QProcess::Running);
        process.kill();
        QVERIFY(process.waitForFinished());
        QCOMPARE(left().size(), 1);
        TMW_RUN(rest, 0, at(), "train", "killed.tmw", "--resume");
        QVERIFY(rest.err.find("Going on after epoch") != std::string::npos);
        QVERIFY(left().isEmpty());
        TMW_RUN(whole, 0, at(), "train", "long.tmw");
        TMW_RUN(first, 0, at(), "convert", "long.tmw", "--json");
        TMW_RUN(second, 0, at(), "convert", "killed.tmw", "--json");
        QCOMPARE(first.json()["models"][0]["sha256"].get<std::string>(),
                 second.json()["models"][0]["sha256"].get<std::string>());
    }

    void resumedTrainingGivesTheSameBytes() {
        TMW_RUN(made, 0, at(), "new", "whole.tmw", "--example", "hello_world");
        TMW_RUN(also, 0, at(), "new", "parts.tmw", "--example", "hello_world");
        TMW_RUN(whole, 0, at(), "train", "whole.tmw", "--epochs", "8", "--threads", "1");
        TMW_RUN(part, 0, at(), "train", "parts.tmw", "--epochs", "3");
        TMW_RUN(rest, 0, at(), "train", "parts.tmw", "--epochs", "8", "--resume", "--threads", "2");
        TMW_RUN(first, 0, at(), "convert", "whole.tmw", "--json");
        TMW_RUN(second, 0, at(), "convert", "parts.tmw", "--json");
        for (const size_t i : {size_t(0), size_t(1)})
            QCOMPARE(first.json()["models"][i]["sha256"].get<std::string>(),
                     second.json()["models"][i]["sha256"].get<std::string>());
    }
};

QTEST_GUILESS_MAIN(VerbsTest)
#include "verbs_test.moc"
