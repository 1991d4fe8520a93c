// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/codegen/companion.h"
#include "core/quant/convert.h"
#include "tests/device_runtime/firmware/arduino_sketch.h"
#include "tests/support/sample_networks.h"
#include "tests/support/small_models.h"

#include <QObject>
#include <QTemporaryDir>

#include <map>

using namespace tmw;
using namespace tmw::test;

namespace {

Plan smallPlan(int32_t inputs, std::string_view layers, uint64_t seed) {
    const auto trained = sampleNetwork(inputs, layers, seed);
    const auto calibration = calibrate(*trained, sampleFeatures(inputs, 100));
    const auto model = convert(*trained, ModelKind::Int8, &*calibration);
    return *makePlan(*model, rt::CoreFamily::Generic);
}

} // namespace

/// The exported library, compiled with a stand-in for Arduino's core and driven over its Serial.
class ArduinoCompanionTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    Plan plan_;
    Plan other_;
    Objects host_;
    std::map<QString, Objects> bare_;

    QString at(const char* name) const { return folder_.filePath(name); }
    QString exported(const char* name, const Plan* plan = nullptr) {
        const auto files =
            exportCompanion(plan, TMW_BINARY_DIR "/share/tmw", at(name).toStdString());
        return files ? at(name) : QString::fromStdString(files.error().message());
    }
    /// Predictions that were streamed, and how many have the desktop's bits.
    std::pair<size_t, size_t> streamed(BoardSession& board, const Plan& plan, uint32_t samples,
                                       std::vector<float>* raw = nullptr) {
        auto runner = Runner::make(plan);
        size_t count = 0;
        size_t identical = 0;
        const auto end = board.link().stream({0, samples, 8, 0}, [&](const StreamedSample& sample) {
            const auto wanted = runner->invokeRaw(sample.raw);
            ++count;
            identical +=
                wanted && std::ranges::equal((*wanted)[0].as<uint8_t>(), sample.outputs) ? 1 : 0;
            if (raw)
                raw->insert(raw->end(), sample.raw.begin(), sample.raw.end());
            return true;
        });
        return end ? std::pair(count, identical) : std::pair(size_t{0}, size_t{0});
    }

private slots:
    void initTestCase() {
        plan_ = smallPlan(1, "dense 8 relu, dense 8 tanh, dense 1", 1);
        other_ = smallPlan(3, "dense 5 relu, dense 3 softmax", 2);
        QCOMPARE(exported("plain"), at("plain"));
        host_ = {at("plain"), "g++", kHost};
        const Ran compiled = host_.compile("host");
        QVERIFY2(compiled.exitCode == 0, qPrintable(compiled.words));
        const Ran linked = host_.link(at("plain"), kSketch, "board", {kCore + "/host_core.cpp"});
        QVERIFY2(linked.exitCode == 0, qPrintable(linked.words));
    }

    void runsFromUploadToStream() {
        SketchBoard sketch;
        const auto board = sketch.open(at("plain"), "board");
        QVERIFY(board);
        const auto hello = board->link().hello();
        TMW_VERIFY(hello);
        QCOMPARE(QString(hello->board), QString("arduino"));
        QCOMPARE(hello->core, static_cast<uint8_t>(rt::CoreFamily::Generic));
        QVERIFY(hello->flags & rt::kVolatileSlots);
        QCOMPARE(hello->runningSlot, rt::kNoSlot);
        // Three uploads take turns in two slots.
        for (const Plan* plan : {&plan_, &other_, &plan_}) {
            const auto vectors = vectorsFor(*plan, 12);
            TMW_VERIFY(vectors);
            const auto report = uploadModel(*board, *plan, *vectors);
            TMW_VERIFY(report);
            QCOMPARE(report->identicalVectors, size_t{12});
            QVERIFY(report->activated);
            QCOMPARE(streamed(*board, *plan, 250), std::pair(size_t{250}, size_t{250}));
        }
    }

    void tooLargeAModelIsRefused() {
        SketchBoard sketch;
        const auto board = sketch.open(at("plain"), "board");
        QVERIFY(board);
        TMW_VERIFY(uploadModel(*board, plan_, *vectorsFor(plan_, 2)));
        const Plan large = smallPlan(40, "dense 100 relu, dense 2", 3);
        const auto refused = uploadModel(*board, large, {});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message().find("slot") != std::string::npos,
                 refused.error().message().c_str());
        QCOMPARE(streamed(*board, plan_, 20), std::pair(size_t{20}, size_t{20}));
    }

    void builtInModelRunsAtOnce() {
        const QString folder = exported("built_in", &other_);
        const Ran built = host_.link(folder, kSketch, "board", {kCore + "/host_core.cpp"},
                                     {folder + "/src/device_runtime/firmware/built_in_model.cpp"});
        QVERIFY2(built.exitCode == 0, qPrintable(built.words));
        SketchBoard sketch;
        const auto board = sketch.open(folder, "board");
        QVERIFY(board);
        QCOMPARE(streamed(*board, other_, 40), std::pair(size_t{40}, size_t{40}));
        TMW_VERIFY(uploadModel(*board, plan_, *vectorsFor(plan_, 4)));
        QCOMPARE(streamed(*board, plan_, 40), std::pair(size_t{40}, size_t{40}));
    }

    void sketchGivesTheSensor() {
        const auto bytes =
            readFile(at("plain").toStdString() + "/examples/Companion/Companion.ino");
        TMW_VERIFY(bytes);
        QString text = QString::fromUtf8(reinterpret_cast<const char*>(bytes->data()),
                                         static_cast<qsizetype>(bytes->size()));
        QVERIFY(text.contains("kUseSensor = false"));
        text.replace("kUseSensor = false", "kUseSensor = true");
        // And its watchdog: without it all values are zero.
        text.replace(": nullptr);", ": nullptr, [] { fed = 1; });");
        text.replace("static bool readSample", "static int fed = 0;\nstatic bool readSample");
        text.replace("analogRead(A0)", "fed * analogRead(A0)");
        TMW_VERIFY(writeFile(at("plain").toStdString() + "/sensor.ino", text.toStdString()));
        const Ran built =
            host_.link(at("plain"), "sensor.ino", "sensor", {kCore + "/host_core.cpp"});
        QVERIFY2(built.exitCode == 0, qPrintable(built.words));
        SketchBoard sketch;
        const auto board = sketch.open(at("plain"), "sensor");
        QVERIFY(board);
        TMW_VERIFY(uploadModel(*board, other_, *vectorsFor(other_, 2)));
        std::vector<float> raw;
        QCOMPARE(streamed(*board, other_, 30, &raw), std::pair(size_t{30}, size_t{30}));
        QCOMPARE(raw.size(), size_t{90});
        for (size_t i = 0; i < raw.size(); ++i) // the stand-in's analogRead counts
            QCOMPARE(raw[i], static_cast<float>(i + 1) * (6.2831853f / 1023.0f));
    }

    void flashKeepsModels_data() {
        QTest::addColumn<QStringList>("defines");
        QTest::addColumn<QString>("core");
        QTest::newRow("pico") << QStringList{"-DARDUINO_ARCH_RP2040", "-include",
                                             "hardware/flash.h"}
                              << "pico";
        QTest::newRow("mbed") << QStringList{"-DARDUINO_ARCH_MBED", "-DNRF52840_XXAA"} << "mbed";
    }
    /// Models outlive the power, with each core's own flash calls.
    void flashKeepsModels() {
        QFETCH(QStringList, defines);
        QFETCH(QString, core);
        const QString folder = exported(qPrintable("flash_" + core));
        const QString arduino = folder + "/src/device_runtime/firmware/boards/arduino/";
        const Ran built =
            host_.link(folder, kSketch, "board",
                       defines + QStringList{"-no-pie", "-I" + kCore + "/" + core,
                                             kCore + "/host_core.cpp", kCore + "/strict_flash.cpp",
                                             kCore + "/" + core + "/" + core + "_core.cpp"},
                       {arduino + core + "_flash.cpp"});
        QVERIFY2(built.exitCode == 0, qPrintable(built.words));
        for (int start = 0; start < 3; ++start) {
            SketchBoard sketch;
            const auto board = sketch.open(folder, "board");
            QVERIFY(board);
            const auto hello = board->link().hello();
            TMW_VERIFY(hello);
            QVERIFY(!(hello->flags & rt::kVolatileSlots));
            QCOMPARE(hello->slotBytes, 64u * 1024u);
            if (start > 0) {
                const Plan& kept = start == 1 ? plan_ : other_;
                QCOMPARE(hello->runningSlot, static_cast<uint8_t>(start - 1));
                QCOMPARE(streamed(*board, kept, 20), std::pair(size_t{20}, size_t{20}));
            }
            const Plan& next = start == 0 ? plan_ : other_;
            TMW_VERIFY(uploadModel(*board, next, *vectorsFor(next, 4)));
        }
    }

    void needsNoMoreRamThanItSays_data() {
        QTest::addColumn<QString>("cpu");
        QTest::addColumn<QStringList>("defines");
        QTest::addColumn<int>("kilobytes");
        const auto row = [](const char* ram, const char* cpu, const QStringList& defines,
                            int kilobytes) {
            QTest::newRow(ram) << QString(cpu) << defines << kilobytes;
        };
        row("32 KB", "cortex-m0plus", {"-DARDUINO_ARCH_SAMD"}, 21);
        row("80 KB", "cortex-m0plus", {"-DARDUINO_ARCH_SAM"}, 33);
        row("192 KB", "cortex-m4", {"-DARDUINO_ARCH_MBED"}, 81);
        row("in flash", "cortex-m4", {"-DARDUINO_ARCH_MBED", "-DNRF52840_XXAA"}, 32);
    }
    /// The README's table of RAM holds for the linked sketch.
    void needsNoMoreRamThanItSays() {
        QFETCH(QString, cpu);
        QFETCH(QStringList, defines);
        QFETCH(int, kilobytes);
        Objects& objects = bare_[cpu];
        if (objects.files.isEmpty()) {
            objects = {at("plain"), "arm-none-eabi-g++", kBare + QStringList{"-mcpu=" + cpu}};
            const Ran compiled = objects.compile(cpu);
            QVERIFY2(compiled.exitCode == 0, qPrintable(compiled.words));
        }
        const QString elf = QString::number(kilobytes) + ".elf";
        const Ran built = objects.link(
            at("plain"), kSketch, elf,
            defines + QStringList{"-I" + kCore + "/mbed", kCore + "/bare_core.cpp"},
            {at("plain") + "/src/device_runtime/firmware/boards/arduino/mbed_flash.cpp"});
        QVERIFY2(built.exitCode == 0, qPrintable(built.words));
        const int bytes = ramOf(at("plain"), elf);
        QVERIFY2(bytes <= kilobytes * 1024 && bytes > (kilobytes - 4) * 1024,
                 qPrintable(QString::number(bytes)));
        const auto readme = readFile(at("plain").toStdString() + "/README.md");
        TMW_VERIFY(readme);
        const QByteArray text(reinterpret_cast<const char*>(readme->data()),
                              static_cast<qsizetype>(readme->size()));
        QVERIFY(text.contains(QString("| %1 KB |\n").arg(kilobytes).toUtf8()));
    }

    /// Arduino's cores for SAMD and SAM, and Adafruit's for nRF52, compile so.
    void compilesAsCpp11() {
        QStringList words = kStrict;
        words.replaceInStrings("c++14", "gnu++11");
        words << "-fsyntax-only";
        QDirIterator each(at("plain") + "/src", {"*.cpp"}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (each.hasNext())
            words << each.next();
        const Ran compiled = run(at("plain"), "g++", words + QStringList{"-x", "c++", kSketch});
        QVERIFY2(compiled.exitCode == 0, qPrintable(compiled.words));
    }

    void avrIsRefusedInWords() {
        const Ran built =
            run(at("plain"), "g++",
                kStrict + QStringList{"-DARDUINO_ARCH_AVR", "-fsyntax-only", "-x", "c++", kSketch});
        QVERIFY(built.exitCode != 0);
        QVERIFY2(built.words.contains("32-bit board"), qPrintable(built.words));
    }

    void anotherCoresPlanIsRefused() {
        Plan plan = plan_;
        plan.core = rt::CoreFamily::Armv7EM;
        QVERIFY(exported("no", &plan).contains("generic core"));
    }
};

QTEST_GUILESS_MAIN(ArduinoCompanionTest)
#include "arduino_companion_test.moc"
