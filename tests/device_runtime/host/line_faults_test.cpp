// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/boards.h"
#include "device_runtime/host/faulty_transport.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

class LineFaultsTest : public QObject {
    Q_OBJECT
private slots:
    void readsOptions() {
        const auto faults = parseLineFaults("drop=0.25,delay_ms=3,seed=9");
        TMW_VERIFY(faults);
        QCOMPARE(faults->drop, 0.25);
        QCOMPARE(faults->delayMs, 3u);
        QCOMPARE(faults->seed, uint64_t{9});
        QCOMPARE(faults->flip, 0.0);
    }
    void refusesOthers() {
        for (const char* text :
             {"drop", "drop=", "drop=2", "flip=x", "lose=1", "drop=nan", "seed=-1", "drop=0.1,,"})
            QCOMPARE(parseLineFaults(text).error().code(), std::string_view("fault.bad_option"));
    }
    void boardsAreFoundByName() {
        QCOMPARE((*findBoard("mps2-an386"))->core, rt::CoreFamily::Armv7EM);
        const auto unknown = findBoard("mps2");
        QCOMPARE(unknown.error().code(), std::string_view("board.unknown"));
        QVERIFY(unknown.error().message().find("mps2-an385") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(LineFaultsTest)
#include "line_faults_test.moc"
