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
        const QStringList verbs{"examples", "run",     "new",     "import",  "dataset",
                                "set",      "get",     "adopt",   "train",   "evaluate",
                                "convert",  "compare", "inspect", "explain", "invoke",
                                "verify",   "profile", "export",  "build",   "boards",
                                "ports",    "flash",   "upload",  "monitor", "help"};
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
    void subgraphsAreInspected() {
        const QString model =
            QString(TMW_SOURCE_DIR) + "/tests/golden/operators/while_converted.tflite";
        TMW_RUN(inspected, 0, at(), "inspect", model, "--json");
        const Json json = inspected.json();
        QCOMPARE(json["ops"].size(), size_t{1}); // of the main graph alone
        const Json& graphs = json["subgraphs"];
        QCOMPARE(graphs.size(), size_t{4}); // branches within the body too
        for (const size_t i : {2u, 3u}) {
            QCOMPARE(graphs[i]["index"].get<size_t>(), i + 1);
            const Json caller = {{"subgraph", 0},
                                 {"index", 0},
                                 {"op", "WHILE"},
                                 {"as", i == 2 ? "condition" : "body"}};
            QCOMPARE(graphs[i]["called_by"].dump(), Json::array({caller}).dump());
            QVERIFY(!graphs[i]["name"].get<std::string>().empty() && !graphs[i]["ops"].empty());
            for (const Json& op : graphs[i]["ops"])
                for (const char* list : {"reads", "writes"})
                    for (const Json& tensor : op[list])
                        QVERIFY(tensor < graphs[i]["tensors"].size());
        }
        QVERIFY(inspected.out.find("LESS") != std::string::npos);
        TMW_RUN(words, 0, at(), "inspect", model);
        QVERIFY2(words.out.find("condition of operator 0 (WHILE)") != std::string::npos,
                 words.out.c_str());
    }
    void runsAreListedWithTheirNotes() {
        TMW_RUN(made, 0, at(), "new", "noted.tmw", "--example", "iris");
        TMW_RUN(none, 0, at(), "runs", "noted.tmw", "--json");
        QCOMPARE(none.json()["runs"].size(), size_t{0});
        for (int i = 0; i < 2; ++i) {
            TMW_RUN(trained, 0, at(), "train", "noted.tmw", "--epochs", "3");
        }
        TMW_RUN(noted, 0, at(), "runs", "noted.tmw", "--run", "1", "--note", "the slow one");
        QVERIFY(noted.out.find("the slow one") != std::string::npos);
        TMW_RUN(listed, 0, at(), "runs", "noted.tmw", "--json");
        const auto runs = listed.json()["runs"];
        QCOMPARE(runs.size(), size_t{2});
        QCOMPARE(runs[0]["note"].get<std::string>(), std::string("the slow one"));
        QVERIFY(!runs[0]["chosen"].get<bool>() && runs[1]["chosen"].get<bool>());
        QCOMPARE(runs[1]["epochs"].get<int>(), 3);
        TMW_RUN(which, 1, at(), "runs", "noted.tmw", "--note", "x");
        TMW_RUN(missing, 1, at(), "runs", "noted.tmw", "--run", "7", "--note", "x", "--json");
        QCOMPARE(missing.json()["error"]["code"].get<std::string>(), std::string("run.missing"));
    }
    void rateTestSuggestsAndKeepsNothing() {
        TMW_RUN(made, 0, at(), "new", "rates.tmw", "--example", "iris");
        TMW_RUN(tested, 0, at(), "train", "rates.tmw", "--rate-test", "--json");
        const auto points = tested.json()["points"];
        QVERIFY(points.size() > 50 && points.size() == tested.json()["steps"].get<size_t>());
        const double rate = tested.json()["suggestion"].get<double>();
        QVERIFY(rate > 1e-4 && rate < 1);
        TMW_RUN(other, 0, at(), "train", "rates.tmw", "--rate-test", "--json", "--seed", "7");
        QVERIFY(other.json()["points"][0]["loss"] != points[0]["loss"]);
        TMW_RUN(seed, 0, at(), "get", "rates.tmw", "train.seed");
        QVERIFY(seed.out.find('1') != std::string::npos);
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
        TMW_RUN(explained, 0, at(), "explain", "said_iris.tmw:int8", "--layer", "1", "--element",
                "5", "--json");
        const auto steps = explained.json();
        QCOMPARE(steps["op"].get<std::string>(), std::string("FULLY_CONNECTED"));
        QVERIFY(steps["position"] == Json({0, 5}));
        QCOMPARE(steps["largest_products"].size(), size_t{8});
        const double stored = steps["rescaled"].get<double>() + steps["zero_point"].get<double>();
        QCOMPARE(steps["result"].get<double>(), std::clamp(stored, steps["clamp"][0].get<double>(),
                                                           steps["clamp"][1].get<double>()));
        TMW_RUN(beyond, 1, at(), "explain", "said_iris.tmw:int8", "--layer", "1", "--element",
                "99");
        QVERIFY(beyond.err.find("elements are 0 to 15") != std::string::npos);
    }

    void killedTrainingGoesOn_data() {
        QTest::addColumn<QStringList>("epochs");
        QTest::newRow("epochs") << QStringList{"train.epochs=8000"};
        QTest::newRow("of quantization-aware training")
            << QStringList{"train.epochs=1", "train.qat_epochs=1000"};
    }
    /// Killed, it loses at most a second of epochs; it goes on to what it would have become.
    void killedTrainingGoesOn() {
        QFETCH(QStringList, epochs);
        const auto set = [&](const QString& name) {
            return QStringList{"set", name,
                               "model.layers=dense 128 relu, dense 128 relu, dense 1"} +
                   epochs;
        };
        for (const char* name : {"long.tmw", "killed.tmw"})
            QDir(at() + '/' + name).removeRecursively();
        for (const char* name : {"long.tmw", "killed.tmw"}) {
            TMW_RUN(made, 0, at(), "new", name, "--example", "hello_world");
            QCOMPARE(runTmw(at(), set(name)).exitCode, 0);
        }
        QProcess process;
        process.setWorkingDirectory(at());
        process.start(QStringLiteral(TMW_BINARY_DIR "/bin/tmw"), {"train", "killed.tmw"});
        const QDir runs(at() + "/killed.tmw/runs");
        const auto left = [&runs] { return runs.entryList({"interrupted-*"}); };
        const auto someEpochs = [&] {
            return std::ranges::any_of(
                left(), [](const QString& name) { return name.section('-', 1).toInt() > 1; });
        };
        QVERIFY(QTest::qWaitFor(someEpochs, 60000));
        QVERIFY(process.state() == QProcess::Running);
        process.kill();
        QVERIFY(process.waitForFinished());
        QVERIFY(!left().isEmpty());
        TMW_RUN(rest, 0, at(), "train", "killed.tmw", "--resume");
        QVERIFY(rest.err.find("Going on after epoch") != std::string::npos);
        QVERIFY(left().isEmpty());
        TMW_RUN(whole, 0, at(), "train", "long.tmw");
        TMW_RUN(first, 0, at(), "convert", "long.tmw", "--json");
        TMW_RUN(second, 0, at(), "convert", "killed.tmw", "--json");
        for (const size_t i : {size_t(0), size_t(1)})
            QCOMPARE(first.json()["models"][i]["sha256"].get<std::string>(),
                     second.json()["models"][i]["sha256"].get<std::string>());
    }

    /// After a training, too; the epochs before are not done again.
    void plansFollowTheProject() {
        TMW_RUN(made, 0, at(), "new", "fast.tmw", "--example", "iris");
        TMW_RUN(trained, 0, at(), "train", "fast.tmw", "--epochs", "5");
        TMW_RUN(converted, 0, at(), "convert", "fast.tmw");
        TMW_RUN(usual, 0, at(), "profile", "fast.tmw:int8", "--board", "bluepill-f103c8", "--json");
        QCOMPARE(usual.json()["widened"].get<int>(), 0);
        TMW_RUN(set, 0, at(), "set", "fast.tmw", "convert.fast=true");
        TMW_RUN(fast, 0, at(), "profile", "fast.tmw:int8", "--board", "bluepill-f103c8", "--json");
        QVERIFY(fast.json()["widened"].get<int>() > 0);
        const auto planBytes = [](const auto& run) {
            return run.json()["plan_bytes"].template get<int>();
        };
        QVERIFY(planBytes(fast) > planBytes(usual));
        TMW_RUN(once, 0, at(), "profile", "fast.tmw:int8", "--board", "bluepill-f103c8",
                "--no-fast", "--json");
        QCOMPARE(planBytes(once), planBytes(usual));
        TMW_RUN(other, 0, at(), "profile", "fast.tmw:int8", "--board", "nucleo-f401re", "--json");
        QCOMPARE(other.json()["widened"].get<int>(), 0);
        // Nothing was converted anew for it.
        TMW_RUN(compared, 0, at(), "compare", "fast.tmw", "--board", "bluepill-f103c8", "--json");
        QCOMPARE(compared.json()["models"][1]["plan_bytes"].get<int>(), planBytes(fast));
    }
    void awareEpochsFollowTheOthers() {
        TMW_RUN(made, 0, at(), "new", "aware.tmw", "--example", "iris");
        TMW_RUN(first, 0, at(), "train", "aware.tmw", "--epochs", "20", "--json");
        TMW_RUN(kind, 0, at(), "set", "aware.tmw", "train.qat_epochs=6", "convert.kind=float16");
        TMW_RUN(refused, 1, at(), "train", "aware.tmw", "--resume", "--json");
        QCOMPARE(refused.json()["error"]["code"].get<std::string>(), std::string("train.qat_kind"));
        TMW_RUN(back, 0, at(), "set", "aware.tmw", "convert.kind=int8");
        TMW_RUN(second, 0, at(), "train", "aware.tmw", "--resume", "--json");
        const Json before = first.json()["history"];
        const Json after = second.json()["history"];
        QCOMPARE(after.size(), size_t(26));
        QVERIFY(std::equal(before.begin(), before.end(), after.begin()));
        QCOMPARE(after[25]["epoch"].get<int>(), 26);
        QVERIFY(second.json()["best_epoch"].get<int>() > 24);
        TMW_RUN(nothing, 1, at(), "train", "aware.tmw", "--resume", "--json");
        QCOMPARE(nothing.json()["error"]["code"].get<std::string>(),
                 std::string("run.nothing_to_resume"));
        TMW_RUN(converted, 0, at(), "convert", "aware.tmw");
        TMW_RUN(evaluated, 0, at(), "evaluate", "aware.tmw", "--model", "int8", "--json");
        QVERIFY(evaluated.json()["accuracy"].get<double>() > 0.8);
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
