// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "device_runtime/base/sha256.h"
#include "device_runtime/host/flasher.h"
#include "tests/support/elf_symbols.h"
#include "tests/support/small_models.h"

#include <QObject>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace tmw;
using namespace std::chrono_literals;

/// Power that goes at any moment of an upload: the emulated nRF51 is held before every step of its
/// flash controller, and a board is started with what its flash held then, or with that step half
/// done.
class EmulatedPowerCutTest : public QObject {
    Q_OBJECT

    using Flash = std::vector<uint8_t>;
    QTemporaryDir state_;
    Random random_{7};

    static constexpr uint32_t kPage = 1024;
    /// Of tmwFlashStep.
    static constexpr uint32_t kErases = 2;

    static const BoardRow& board() { return **findBoard("microbit"); }
    static std::filesystem::path flashFile() { return boardFolder(board().name) / "flash.bin"; }

    static Result<Plan> planOf(const char* file) {
        TMW_TRY(const TfliteModel model, test::modelOf(file));
        return makePlan(model, board().core);
    }
    static Result<UploadReport> upload(BoardSession& session, const Plan& plan) {
        TMW_TRY(const TestVectors vectors, test::vectorsFor(plan, 1));
        return uploadModel(session, plan, vectors);
    }
    static std::string modelHash(const Plan& plan) {
        rt::PlanHeader header{};
        std::memcpy(&header, plan.bytes.data(), sizeof header);
        return std::string(reinterpret_cast<const char*>(header.modelSha256), 32);
    }

    /// The step that is about to be done comes out half: some bits of a word are cleared, some of a
    /// page are set.
    void tear(Flash* flash, uint32_t mode, uint32_t where, uint32_t value) {
        const uint32_t start = (mode == kErases ? value : where) - board().modelFlash.address;
        const uint32_t bytes = mode == kErases ? kPage : 4;
        for (uint32_t i = 0; i < bytes && start + i < flash->size(); ++i) {
            const auto some = static_cast<uint8_t>(random_.next());
            uint8_t& byte = (*flash)[start + i];
            if (mode == kErases)
                byte = static_cast<uint8_t>(byte | some);
            else
                byte = static_cast<uint8_t>(byte & ((value >> (8 * i)) | some));
        }
    }

    /// What the flash holds before the step the processor is held at, torn by it.
    Result<Flash> cutHere(DebugPort& port, size_t step) {
        TMW_TRY(Flash flash, port.read(board().modelFlash.address, board().modelFlash.bytes));
        TMW_TRY(const uint32_t mode, port.readRegister(0));
        TMW_TRY(const uint32_t where, port.readRegister(1));
        TMW_TRY(const uint32_t value, port.readRegister(2));
        if (step % 4 != 0)
            tear(&flash, mode, where, value);
        return flash;
    }

    /// Uploads `plan` and takes a cut at every step, and after the last.
    Result<std::vector<Flash>> cutsOfUpload(const Plan& plan) {
        std::vector<Flash> cuts;
        TMW_TRY(auto session, openBoard(board().name));
        DebugPort& port = session->emulator()->debugPort();
        const auto step =
            test::symbolOf(boardFolder(board().name) / "firmware.elf", "tmwFlashStep");
        TMW_CHECK(port.interrupt());
        TMW_CHECK(port.setBreakpoint(step.value_or(0)));
        TMW_CHECK(port.resume());
        Status uploaded;
        std::atomic<bool> done = false;
        std::thread uploader([&] {
            uploaded = session->link().upload(plan.bytes).map([](uint32_t) {});
            if (uploaded)
                uploaded = session->link().activate(60s);
            std::array<uint8_t, 32> hash{};
            rt::sha256(plan.bytes.data(), plan.bytes.size(), hash.data());
            if (uploaded)
                uploaded = session->link().confirm(hash);
            done = true;
        });
        Status held;
        for (size_t i = 0; !done && held;) {
            if (!port.waitForStop(200ms))
                continue;
            auto cut = cutHere(port, i);
            held = cut ? port.resume() : Status(forward(cut));
            if (cut)
                cuts.push_back(std::move(*cut));
            ++i;
        }
        uploader.join();
        TMW_CHECK(held);
        TMW_CHECK(uploaded);
        TMW_CHECK(port.interrupt());
        TMW_TRY(Flash last, port.read(board().modelFlash.address, board().modelFlash.bytes));
        cuts.push_back(std::move(last));
        return cuts;
    }

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", state_.path().toUtf8());
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
    }

    void oneOfTheModelsAlwaysRuns() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto before = planOf(test::kHelloWorld);
        const auto after = planOf(test::kHelloWorldFloat);
        TMW_VERIFY(before);
        TMW_VERIFY(after);
        {
            auto session = openBoard(board().name);
            TMW_VERIFY(session);
            TMW_VERIFY(upload(**session, *before));
        }
        const auto cuts = cutsOfUpload(*after);
        TMW_VERIFY(cuts);
        size_t old = 0;
        size_t fresh = 0;
        for (size_t i = 0; i < cuts->size(); ++i) {
            TMW_VERIFY(writeFile(flashFile(), (*cuts)[i]));
            auto session = openBoard(board().name);
            TMW_VERIFY(session);
            const auto hello = (*session)->link().hello();
            TMW_VERIFY(hello);
            QVERIFY2(hello->runningSlot < rt::kSlots, qPrintable(QString("cut %1").arg(i)));
            const std::string running(
                reinterpret_cast<const char*>(hello->slotInfo[hello->runningSlot].modelSha256), 32);
            QVERIFY(running == modelHash(*before) || running == modelHash(*after));
            (running == modelHash(*before) ? old : fresh) += 1;
            // And the board takes a model as ever.
            if (i % 16 == 0) {
                const auto report = upload(**session, *after);
                TMW_VERIFY(report);
                QVERIFY(report->activated);
            }
        }
        qInfo("%zu cuts: %zu times the model before, %zu times the new one", cuts->size(), old,
              fresh);
        QVERIFY(old > 400 && fresh > 0);
    }
};

QTEST_GUILESS_MAIN(EmulatedPowerCutTest)
#include "emulated_power_cut_test.moc"
