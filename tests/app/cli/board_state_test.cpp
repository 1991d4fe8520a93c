// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/tmw_process.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include <csignal>

using namespace tmw;
using test::Json;

/// What a board runs, by hand: status, roll back, keys, bad lines.
class BoardStateTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString first_;
    QString second_;
    const QString board_ = "mps2-an385";

    QString dir() const { return folder_.path(); }

    void write(const QString& name, const QByteArray& text) {
        QFile file(folder_.filePath(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
    }

    std::string running() {
        const auto answer = test::runTmw(dir(), {"status", "--board", board_, "--json"});
        const Json json = answer.json();
        return json.is_object() && json["running"].is_string() ? json["running"].get<std::string>()
                                                               : std::string();
    }

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto models = test::dataRoot() / "models/tflite-micro";
        first_ = QString::fromStdString((models / "hello_world_int8.tflite").string());
        second_ = QString::fromStdString((models / "hello_world_float.tflite").string());
    }

    void statusTellsSlotsAndHealth() {
        TMW_RUN(empty, 0, dir(), "status", "--board", board_, "--json");
        const Json none = empty.json();
        QVERIFY(none["running"].is_null() && none["key_id"].is_null());
        QCOMPARE(none["slots"].size(), size_t{2});
        QVERIFY(none["slots"][0]["state"] == Json("empty"));
        QVERIFY(none["health"]["crash"].is_null());

        TMW_RUN(up, 0, dir(), "upload", first_, "--board", board_, "--json");
        TMW_RUN(one, 0, dir(), "status", "--board", board_, "--json");
        QVERIFY(one.json()["running"] == up.json()["sha256"]);
        QVERIFY(one.json()["slots"][0]["state"] == Json("running"));
        TMW_RUN(text, 0, dir(), "status", "--board", board_);
        QVERIFY(text.out.find(one.json()["running"].get<std::string>().substr(0, 8)) !=
                std::string::npos);
        QVERIFY(text.out.find("anyone may upload") != std::string::npos);
    }

    void goesBackAndForth() {
        const std::string before = running();
        TMW_RUN(up, 0, dir(), "upload", second_, "--board", board_, "--json");
        const std::string after = running();
        QVERIFY(!before.empty() && before != after);
        QCOMPARE(after, up.json()["sha256"].get<std::string>());
        TMW_RUN(back, 0, dir(), "rollback", "--board", board_, "--json");
        QVERIFY(back.json()["sha256"] == Json(before));
        QCOMPARE(running(), before);
        TMW_RUN(forth, 0, dir(), "rollback", "--board", board_);
        QCOMPARE(running(), after);
    }

    void countingLeavesTheModelsAlone() {
        const QString board = "mps2-an386"; // with nothing in its other slot
        const auto models = [&] {
            const auto answer = test::runTmw(dir(), {"status", "--board", board, "--json"});
            return answer.json()["slots"].dump();
        };
        TMW_RUN(up, 0, dir(), "upload", first_, "--board", board, "--json");
        const std::string before = models();
        TMW_RUN(profile, 0, dir(), "profile", second_, "--board", board, "--json");
        QVERIFY(profile.json()["instructions"].is_number());
        QCOMPARE(models(), before);
    }

    void monitorKnowsWhatRuns() {
        TMW_RUN(now, 0, dir(), "status", "--board", board_, "--json");
        QCOMPARE(now.json()["model"].get<std::string>(), second_.toStdString());
        TMW_RUN(one, 0, dir(), "monitor", "--board", board_, "--samples", "2");
        TMW_RUN(back, 0, dir(), "rollback", "--board", board_);
        TMW_RUN(before, 0, dir(), "status", "--board", board_, "--json");
        QCOMPARE(before.json()["model"].get<std::string>(), first_.toStdString());
        TMW_RUN(other, 0, dir(), "monitor", "--board", board_, "--samples", "2", "--json");
        QVERIFY(other.err.find("2 predictions, 2 identical") != std::string::npos);
        TMW_RUN(negative, 2, dir(), "monitor", "--board", board_, "--samples", "-1");
    }
    void replayGivesWhatTheModelTakes() {
        write("two.csv", "a,b\n1,2\n3,4\n");
        TMW_RUN(two, 1, dir(), "monitor", "--board", board_, "--replay", "two.csv", "--json");
        QCOMPARE(two.json()["error"]["code"].get<std::string>(),
                 std::string("monitor.replay_width"));
        write("words.csv", "a\nred\ngreen\nred\n");
        TMW_RUN(words, 1, dir(), "monitor", "--board", board_, "--replay", "words.csv", "--json");
        QCOMPARE(words.json()["error"]["code"].get<std::string>(),
                 std::string("monitor.replay_words"));
        QCOMPARE(words.out.find('\n'), words.out.size() - 1);
        write("one.csv", "a\n0.5\n1\n");
        TMW_RUN(one, 0, dir(), "monitor", "--board", board_, "--replay", "one.csv");
    }
    void anUploadCountsWhereItCannotBeNoted() {
        const QString note = "state/boards/" + board_ + "/uploaded.json";
        QVERIFY(QFile::remove(folder_.filePath(note)));
        QVERIFY(QDir(dir()).mkpath(note + "/in the way"));
        TMW_RUN(up, 0, dir(), "upload", first_, "--board", board_, "--json");
        QVERIFY(up.err.find("was not noted") != std::string::npos);
        QCOMPARE(running(), up.json()["sha256"].get<std::string>());
        QVERIFY(QDir(folder_.filePath(note)).removeRecursively());
        TMW_RUN(unknown, 1, dir(), "monitor", "--board", board_, "--json");
        QVERIFY(unknown.json()["error"]["code"] == Json("monitor.nothing_uploaded"));
    }
    void ctrlCEndsTheWaitForASilentBoard() {
        QProcess process;
        process.setWorkingDirectory(dir());
        process.start(QStringLiteral(TMW_BINARY_DIR "/bin/tmw"),
                      {"upload", first_, "--board", board_, "--json", "--fault", "drop=1"});
        QVERIFY(process.waitForStarted());
        QTest::qWait(1500);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(15000));
        QCOMPARE(process.exitCode(), 130);
        const Json answer = Json::parse(process.readAllStandardOutput().toStdString());
        QVERIFY(answer["error"]["code"] == Json("job.cancelled"));
        TMW_RUN(after, 0, dir(), "status", "--board", board_);
    }
    void damagedFirmwareSaysWhatToDo() {
        write("state/boards/" + board_ + "/firmware.follows", "");
        QVERIFY(QFile::remove(folder_.filePath("state/boards/" + board_ + "/firmware.follows")));
        write("state/boards/" + board_ + "/firmware.elf", "");
        TMW_RUN(ended, 1, dir(), "status", "--board", board_, "--json");
        QVERIFY2(ended.json()["error"]["code"] == Json("emulator.ended"), ended.err.c_str());
        QVERIFY(ended.err.find("tmw flash " + board_.toStdString()) != std::string::npos);
        TMW_RUN(flash, 0, dir(), "flash", board_);
        TMW_RUN(after, 0, dir(), "status", "--board", board_);
    }

    void nothingToGoBackTo() {
        TMW_RUN(reset, 0, dir(), "boards", "reset", board_);
        TMW_RUN(empty, 1, dir(), "monitor", "--board", board_, "--json");
        QVERIFY(empty.json()["error"]["code"] == Json("monitor.runs_none"));
        TMW_RUN(none, 1, dir(), "rollback", "--board", board_, "--json");
        QVERIFY(none.json()["error"]["code"] == Json("rollback.nothing_before"));
    }

    void aBadLineChangesNothingOfTheResult() {
        TMW_RUN(up, 0, dir(), "upload", first_, "--board", board_, "--json", "--fault",
                "drop=0.0005,flip=0.0005,duplicate=0.0005,reorder=0.0002,disconnect=0.0003,seed=3");
        QVERIFY(up.json()["identical_vectors"] == up.json()["checked_vectors"]);
        QCOMPARE(running(), up.json()["sha256"].get<std::string>());
        TMW_RUN(verify, 0, dir(), "verify", first_, "--board", board_, "--json", "--fault",
                "drop=0.0005,flip=0.0005,seed=4");
        QVERIFY(verify.json()["identical"] == Json(true));
        TMW_RUN(wrong, 1, dir(), "upload", first_, "--board", board_, "--json", "--fault",
                "lose=1");
        QVERIFY(wrong.json()["error"]["code"] == Json("fault.bad_option"));
    }

    void aLockedBoardTakesSignedUploadsOnly() {
        TMW_RUN(lock, 0, dir(), "lock", "--board", board_, "--json");
        const auto key = lock.json()["key_id"].get<std::string>();
        TMW_RUN(again, 1, dir(), "lock", "--board", board_, "--json");
        QVERIFY(again.json()["error"]["code"] == Json("lock.is_locked"));
        TMW_RUN(mine, 0, dir(), "upload", second_, "--board", board_);
        TMW_RUN(list, 0, dir(), "keys", "--json");
        QVERIFY(list.json()["keys"] == Json::array({key}));
        TMW_RUN(show, 0, dir(), "keys", "show", QString::fromStdString(key), "--json");
        const auto digits = QString::fromStdString(show.json()["key"].get<std::string>());

        const QString file = "state/keys/" + QString::fromStdString(key) + ".key";
        write(file, "no key\n");
        TMW_RUN(status, 0, dir(), "status", "--board", board_);
        TMW_RUN(damaged, 1, dir(), "upload", first_, "--board", board_, "--json");
        QVERIFY(damaged.json()["error"]["code"] == Json("key.damaged"));
        QVERIFY(
            QFile::remove(folder_.filePath("state/keys/" + QString::fromStdString(key) + ".key")));
        TMW_RUN(other, 1, dir(), "upload", first_, "--board", board_, "--json");
        QVERIFY(other.json()["error"]["code"] == Json("link.key_unknown"));
        QVERIFY(other.err.find("The board runs") != std::string::npos);
        TMW_RUN(add, 0, dir(), "keys", "add", digits);
        TMW_RUN(unlock, 0, dir(), "unlock", "--board", board_);
        TMW_RUN(open, 1, dir(), "unlock", "--board", board_, "--json");
        QVERIFY(open.json()["error"]["code"] == Json("lock.not_locked"));
        TMW_RUN(free, 0, dir(), "upload", first_, "--board", board_);
    }

    void keysAreWrongInWords() {
        TMW_RUN(odd, 1, dir(), "keys", "add", "1234", "--json");
        QVERIFY(odd.json()["error"]["code"] == Json("key.not_a_key"));
        TMW_RUN(none, 1, dir(), "keys", "show", "1234", "--json");
        QVERIFY(none.json()["error"]["code"] == Json("key.absent"));
    }
};

QTEST_GUILESS_MAIN(BoardStateTest)
#include "board_state_test.moc"
