// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/tmw_process.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>

using namespace tmw;
using namespace tmw::test;

namespace {

QString golden(const char* name) {
    return QStringLiteral(TMW_SOURCE_DIR "/tests/golden/operators/%1.tflite")
        .arg(QLatin1String(name));
}

} // namespace

/// Models that keep state, and models that were compressed, on an emulated board.
class FrontEndTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString at() const { return folder_.path(); }

private slots:
    void initTestCase() { qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8()); }

    void everyLayerIsTheBoards_data() {
        QTest::addColumn<QString>("model");
        QTest::newRow("audio front-end") << golden("signal_front_end");
        QTest::newRow("TFLM_DECODE") << golden("encoded_layers");
        QTest::newRow("COMPRESSION_METADATA") << golden("encoded_listed");
    }
    void everyLayerIsTheBoards() {
        QFETCH(QString, model);
        TMW_RUN(inspected, 0, at(), "inspect", model, "--json");
        QVERIFY2(inspected.json()["unsupported"].empty(), inspected.out.c_str());
        TMW_RUN(verified, 0, at(), "verify", model, "--board", "mps2-an386", "--json");
        QCOMPARE(verified.json()["identical"].get<bool>(), true);
        TMW_RUN(profiled, 0, at(), "profile", model, "--board", "mps2-an386", "--json");
        QVERIFY2(profiled.json()["instructions"].get<double>() > 0, profiled.out.c_str());
    }
};

QTEST_GUILESS_MAIN(FrontEndTest)
#include "front_end_test.moc"
