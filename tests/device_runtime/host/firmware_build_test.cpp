// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/convert.h"
#include "device_runtime/host/firmware_build.h"
#include "device_runtime/host/flasher.h"
#include "tests/support/sample_networks.h"
#include "tests/support/small_models.h"

#include <QObject>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace tmw;

/// Firmware with a model inside, compiled here and run on QEMU.
class FirmwareBuildTest : public QObject {
    Q_OBJECT

    QTemporaryDir state_;

    /// About `bytes` of weights.
    static Result<Plan> planOf(uint64_t bytes, rt::CoreFamily core) {
        constexpr int32_t kInputs = 256;
        const std::string layers = "dense " + std::to_string(bytes / (kInputs + 4));
        TMW_TRY(const TrainedModel trained, test::sampleNetwork(kInputs, layers));
        TMW_TRY(const Calibration calibration,
                calibrate(trained, test::sampleFeatures(kInputs, 4)));
        TMW_TRY(const TfliteModel model, convert(trained, ModelKind::Int8, &calibration));
        return makePlan(model, core);
    }

    static void runsWhatIsBuiltIn(const BoardRow& board, const Plan& plan) {
        auto session = openBoard(board.name);
        TMW_VERIFY(session);
        Runner runner = *Runner::make(plan);
        const std::vector<float> raw{1.0f};
        const auto wanted = runner.invokeRaw(raw);
        TMW_VERIFY(wanted);
        bool same = false;
        const auto streamed =
            (*session)->link().stream({0, 1, 1, 0}, [&](const StreamedSample& sample) {
                const auto answer = runner.invokeRaw(sample.raw);
                same = answer && std::ranges::equal((*answer)[0].as<uint8_t>(), sample.outputs);
                return true;
            });
        TMW_VERIFY(streamed);
        QVERIFY(same);
    }

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", state_.path().toUtf8());
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
        if (QStandardPaths::findExecutable("arm-none-eabi-g++").isEmpty())
            QSKIP("no cross compiler");
    }

    void putsTheModelInside_data() {
        QTest::addColumn<QString>("name");
        for (const BoardRow& board : boards())
            if (board.emulated && board.firmware)
                QTest::newRow(board.name.data()) << QString::fromUtf8(board.name);
    }
    void putsTheModelInside() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        QFETCH(QString, name);
        const BoardRow& board = **findBoard(name.toStdString());
        const auto plan = makePlan(*model, board.core);
        TMW_VERIFY(plan);
        const QTemporaryDir out;
        const auto build = buildFirmware(*plan, board, out.path().toStdString());
        TMW_VERIFY(build);
        QVERIFY(build->firmwareBytes > build->planBytes && build->ramBytes > 0);
        QVERIFY(!build->reduced);
        const auto small =
            buildFirmware(*plan, board, out.path().toStdString(), KernelChoice::OfThePlan);
        TMW_VERIFY(small);
        QVERIFY(small->reduced);
        qInfo("%s: %llu bytes with all kernels, %llu with the model's", board.name.data(),
              static_cast<unsigned long long>(build->firmwareBytes),
              static_cast<unsigned long long>(small->firmwareBytes));
        QVERIFY(small->firmwareBytes < build->firmwareBytes);
        TMW_VERIFY(resetBoard(board));
        std::filesystem::copy_file(small->elf, boardFolder(board.name) / "firmware.elf");
        runsWhatIsBuiltIn(board, *plan);
        TMW_VERIFY(resetBoard(board));
    }

    void leavesKernelsOutWhereAllDoNotFit() {
        const BoardRow& board = **findBoard("microbit");
        const QTemporaryDir out;
        const std::filesystem::path folder = out.path().toStdString();
        const auto tiny = planOf(2000, board.core);
        TMW_VERIFY(tiny);
        const auto all = buildFirmware(*tiny, board, folder);
        TMW_VERIFY(all);
        const auto few = buildFirmware(*tiny, board, folder, KernelChoice::OfThePlan);
        TMW_VERIFY(few);
        // The model's flash begins where the firmware's ends.
        const uint64_t room = board.modelFlash.address;
        const uint64_t firmware = (all->firmwareBytes + few->firmwareBytes) / 2 - all->planBytes;
        const auto plan = planOf(room - firmware, board.core);
        TMW_VERIFY(plan);
        const auto build = buildFirmware(*plan, board, folder);
        TMW_VERIFY(build);
        QVERIFY(build->reduced);
        QVERIFY(build->firmwareBytes <= room);

        const auto large = planOf(room, board.core);
        TMW_VERIFY(large);
        const auto refused = buildFirmware(*large, board, folder);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), std::string_view("build.too_large"));
        const std::string words = refused.error().message();
        QVERIFY2(std::stoul(refused.error().args().back()) > 0, words.c_str());
        const auto huge = planOf(board.flashBytes + 8, board.core);
        TMW_VERIFY(huge);
        const auto atOnce = buildFirmware(*huge, board, folder);
        QCOMPARE(std::stoul(atOnce.error().args().back()), huge->bytes.size() - board.flashBytes);

        Plan broad = *tiny;
        broad.arenaBytes = static_cast<uint32_t>(board.ramBytes);
        const auto noRoom = buildFirmware(broad, board, folder);
        QVERIFY(!noRoom);
        QCOMPARE(noRoom.error().code(), std::string_view("build.too_much_ram"));
        QCOMPARE(std::stoul(noRoom.error().args().back()), all->ramBytes - tiny->arenaBytes);
    }
};

QTEST_GUILESS_MAIN(FirmwareBuildTest)
#include "firmware_build_test.moc"
