// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/plan/generated_input.h"
#include "tests/device_runtime/portable/plan_cases.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstring>
#include <set>

using namespace tmw;

namespace {

constexpr int kBuildMillis = 300000;
constexpr int kRunMillis = 300000;

template <typename T>
void append(std::vector<uint8_t>& to, const T& value) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(&value);
    to.insert(to.end(), bytes, bytes + sizeof value);
}

void pad(std::vector<uint8_t>& to) {
    to.resize((to.size() + 7) / 8 * 8);
}

/// Adds what the model answers here; nothing where it does not run, or takes too long elsewhere.
bool addCase(const std::filesystem::path& path, rt::CoreFamily core, uint64_t mostMacs,
             std::vector<uint8_t>& to) {
    constexpr size_t kMostBytes = size_t{14} << 20;
    const auto model = TfliteModel::fromFile(path);
    if (!model)
        return false;
    const auto plan = makePlan(*model, core);
    if (!plan || plan->macs > mostMacs ||
        plan->bytes.size() + 3 * size_t{plan->arenaBytes} > kMostBytes)
        return false;
    auto runner = Runner::make(*plan);
    if (!runner)
        return false;
    const auto inputs = generatedInputs(*runner, 1);
    if (!inputs)
        return false;
    const auto outputs = runner->invoke(*inputs);
    if (!outputs)
        return false;
    const auto sizeOf = [](const std::vector<Tensor>& tensors) {
        size_t bytes = 0;
        for (const Tensor& each : tensors)
            bytes += each.bytes.size();
        return static_cast<uint32_t>(bytes);
    };
    append(to, PlanCase{static_cast<uint32_t>(plan->bytes.size()), sizeOf(*inputs),
                        sizeOf(*outputs), 0});
    to.insert(to.end(), plan->bytes.begin(), plan->bytes.end());
    pad(to);
    for (const auto* tensors : {&*inputs, &*outputs}) {
        for (const Tensor& each : *tensors)
            to.insert(to.end(), each.as<uint8_t>().begin(), each.as<uint8_t>().end());
        pad(to);
    }
    return true;
}

} // namespace

/// The runtime is of 32 bits as well, and of no maker: what it answers there is what it answers
/// here, where plan_golden_test holds it against the reference.
class PortableRuntimeTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    /// Every golden model of at most so many multiply-accumulates; answers how many.
    uint32_t writeCases(rt::CoreFamily core, uint64_t mostMacs) {
        std::vector<uint8_t> bytes;
        append(bytes, PlanCaseFile{kPlanCaseMagic, 0});
        std::set<std::filesystem::path> models;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(test::dataRoot() / "models"))
            if (entry.path().extension() == ".tflite")
                models.insert(entry.path());
        uint32_t cases = 0;
        for (const auto& path : models)
            cases += addCase(path, core, mostMacs, bytes);
        std::memcpy(bytes.data() + offsetof(PlanCaseFile, cases), &cases, sizeof cases);
        return writeFile(folder_.filePath("plan_cases.bin").toStdString(), bytes) ? cases : 0;
    }

    /// What it prints; starts with "!" where it fails.
    QString run(const QString& program, const QStringList& arguments, int millis) {
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        const bool done = process.waitForFinished(millis) && process.exitCode() == 0;
        if (!done)
            process.kill();
        return (done ? "" : "!") + QString::fromUtf8(process.readAll()).right(2000);
    }

    QString build(const QString& compiler, const QStringList& flags) {
        QStringList arguments = flags;
        arguments << "-std=c++14"
                  << "-O2"
                  << "-ffp-contract=off"
                  << "-fno-exceptions"
                  << "-fno-rtti"
                  << "-I" << TMW_SOURCE_DIR << "-o"
                  << "run_plan_cases"
                  << TMW_SOURCE_DIR "/tests/device_runtime/portable/run_plan_cases.cpp";
        for (const QString& source : QString(TMW_RUNTIME_SOURCES).split(','))
            arguments << TMW_SOURCE_DIR "/device_runtime/" + source;
        return run(compiler, arguments, kBuildMillis);
    }

    /// A board emulates about 200 million instructions a second; tests/bench/goldens runs all.
    static constexpr uint64_t kMostMacs = uint64_t{1} << 20;
    static bool has(const char* program) {
        return !QStandardPaths::findExecutable(program).isEmpty();
    }

private slots:
    void thirtyTwoBitsOfThisComputer() {
        TMW_NEED_DATA("models");
        // x87 keeps more of a float than a float has.
        const QString built =
            build("gcc", {"-m32", "-msse2", "-mfpmath=sse", "-static", "-ffreestanding"});
        QVERIFY2(built.isEmpty(), qPrintable(built));
        const uint32_t cases = writeCases(rt::CoreFamily::Generic, uint64_t{40} << 20);
        QVERIFY(cases > 200);
        const QString said = run(folder_.filePath("run_plan_cases"), {}, kRunMillis);
        QCOMPARE(said, QString("%1 of %1 equal\n").arg(cases));
    }

    void riscV() {
        TMW_NEED_DATA("models");
        if (!has("riscv64-unknown-elf-gcc") || !has("qemu-system-riscv32"))
            QSKIP("riscv64-unknown-elf-gcc or qemu-system-riscv32 is not installed");
        const QString built = build("riscv64-unknown-elf-gcc",
                                    {"-march=rv32imac", "-mabi=ilp32", "-specs=picolibc.specs",
                                     "--oslib=semihost", "--crt0=hosted", "-ffreestanding", "-T",
                                     TMW_SOURCE_DIR "/tests/device_runtime/portable/riscv32.ld"});
        QVERIFY2(built.isEmpty(), qPrintable(built));
        const uint32_t cases = writeCases(rt::CoreFamily::Generic, kMostMacs);
        QVERIFY(cases > 150);
        const QString said = run("qemu-system-riscv32",
                                 {"-M", "virt", "-m", "256", "-bios", "none", "-display", "none",
                                  "-monitor", "none", "-serial", "none", "-semihosting-config",
                                  "enable=on,target=native", "-kernel", "run_plan_cases"},
                                 kRunMillis);
        QCOMPARE(said, QString("%1 of %1 equal\n").arg(cases));
    }

    void cortexM_data() {
        QTest::addColumn<QString>("board");
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<rt::CoreFamily>("core");
        QTest::newRow("M3") << "mps2-an385" << QStringList{"-mcpu=cortex-m3"}
                            << rt::CoreFamily::Armv7M;
        QTest::newRow("M4F") << "mps2-an386"
                             << QStringList{"-mcpu=cortex-m4", "-mfpu=fpv4-sp-d16",
                                            "-mfloat-abi=hard"}
                             << rt::CoreFamily::Armv7EM;
        QTest::newRow("M55") << "mps3-an547" << QStringList{"-mcpu=cortex-m55", "-mfloat-abi=hard"}
                             << rt::CoreFamily::Armv81M;
    }
    void cortexM() {
        TMW_NEED_DATA("models");
        if (!has("arm-none-eabi-gcc") || !has("qemu-system-arm"))
            QSKIP("arm-none-eabi-gcc or qemu-system-arm is not installed");
        QFETCH(QString, board);
        QFETCH(QStringList, flags);
        QFETCH(rt::CoreFamily, core);
        const QString largeAt = board == "mps3-an547" ? "0x60000000" : "0x21000000";
        const QString built =
            build("arm-none-eabi-gcc",
                  flags + QStringList{"-mthumb", "-specs=rdimon.specs",
                                      "-Wl,--defsym=CASES_AT=" + largeAt, "-Wl,--gc-sections",
                                      "-ffunction-sections", "-T",
                                      TMW_SOURCE_DIR "/tests/device_runtime/portable/cortex_m.ld"});
        QVERIFY2(built.isEmpty(), qPrintable(built));
        const uint32_t cases = writeCases(core, kMostMacs);
        QVERIFY(cases > 150);
        const QString said =
            run("qemu-system-arm",
                {"-M", board, "-display", "none", "-monitor", "none", "-serial", "none",
                 "-semihosting-config", "enable=on,target=native", "-kernel", "run_plan_cases"},
                kRunMillis);
        QCOMPARE(said, QString("%1 of %1 equal\n").arg(cases));
    }
};

QTEST_GUILESS_MAIN(PortableRuntimeTest)
#include "portable_runtime_test.moc"
