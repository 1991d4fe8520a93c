// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "core/project/examples.h"
#include "device_runtime/host/state_folder.h"
#include "tests/support/elf_symbols.h"
#include "tests/support/test_data.h"
#include "widgets/viewmodels/difference_words.h"
#include "widgets/viewmodels/slots_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace tmw;
using namespace tmw::ui;

namespace {

constexpr const char* kBoard = "mps2-an386";
constexpr const char* kKernel =
    "_ZN3tmw2rt24runFullyConnectedInt8DspERKNS0_10PlanRecordERKNS0_13KernelContextE";

/// Where a function's code lies in the file.
std::optional<size_t> codeAt(const std::filesystem::path& elf, std::string_view name) {
    const auto address = test::symbolOf(elf, name);
    const auto file = readFile(elf);
    if (!address || !file)
        return {};
    Elf32_Ehdr header;
    std::memcpy(&header, file->data(), sizeof header);
    for (unsigned i = 0; i < header.e_phnum; ++i) {
        Elf32_Phdr part;
        std::memcpy(&part, file->data() + header.e_phoff + i * sizeof part, sizeof part);
        if (part.p_type == PT_LOAD && *address >= part.p_vaddr &&
            *address < part.p_vaddr + part.p_filesz)
            return part.p_offset + (*address - part.p_vaddr);
    }
    return {};
}

/// The board's firmware, with a kernel that returns at once and writes nothing.
bool breakKernel() {
    const auto elf = boardFolder(kBoard) / "firmware.elf";
    auto bytes = readFile(elf);
    const auto at = codeAt(elf, kKernel);
    if (!bytes || !at)
        return false;
    const uint8_t returnNothing[] = {0x00, 0x20, 0x70, 0x47}; // movs r0, #0; bx lr
    std::copy(std::begin(returnNothing), std::end(returnNothing),
              bytes->begin() + static_cast<ptrdiff_t>(*at));
    std::filesystem::remove(boardFolder(kBoard) / "firmware.follows");
    return writeFile(elf, *bytes).has_value();
}

} // namespace

/// A board whose arithmetic is wrong: the check finds where, and the new model does not run.
class BoardDiffersTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    bool settled() { return bench_->workflow().jobs().running().isEmpty(); }
    BoardDesk& desk() { return bench_->desk(); }
    bool says(const QString& part) {
        const auto labels = bench_->window().page(Step::Deploy)->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(part);
        });
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
        bench_ = std::make_unique<Workbench>(*qApp);
        bench_->window().resize(1280, 800);
        bench_->window().show();
        auto project = createExample(folder_.filePath("hello.tmw").toStdString(), "hello_world");
        TMW_VERIFY(project);
        ProjectSpec spec = project->spec();
        spec.settings.epochs = 20;
        spec.settings.board = kBoard;
        TMW_VERIFY(project->save(std::move(spec)));
        Workflow& workflow = bench_->workflow();
        workflow.document().adopt(std::move(*project));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow.features(), 20000);
        workflow.train();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow.run(), 60000);
        workflow.compare();
        QTRY_VERIFY_WITH_TIMEOUT(workflow.compared() && settled(), 60000);
    }
    void cleanupTestCase() { bench_.reset(); }

    void theFirstDifferenceIsShownAndTheModelDoesNotRun() {
        SlotsModel slots_(desk());
        LayerCheckModel layers(desk());
        QAbstractItemModelTester one(&slots_,
                                     QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester two(&layers,
                                     QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::keyClick(&bench_->window(), Qt::Key_7, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(desk().hello() && desk().health() && settled(), 30000);
        QVERIFY(breakKernel());
        desk().doAct(DeployAct::Upload);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 60000);
        QCOMPARE(desk().state(DeployAct::Upload), StepState::Problem);
        QCOMPARE(desk().hello()->runningSlot, rt::kNoSlot);
        desk().doAct(DeployAct::Check);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 60000);
        QCOMPARE(desk().state(DeployAct::Check), StepState::Problem);
        QCOMPARE(bench_->workflow().state(Step::Deploy), StepState::Problem);
        QVERIFY(desk().check() && !desk().check()->identical && desk().check()->firstDifference);
        const Difference& first = *desk().check()->firstDifference;
        QVERIFY(first.host != first.board);
        QCOMPARE(QString::fromStdString(first.op), QString("FULLY_CONNECTED"));
        QVERIFY(says(differenceTitle(first)));
        const auto& made = desk().check()->arithmetic;
        QVERIFY(made && made->element == first.index && made->result == first.host);
        const QString arithmetic = arithmeticOf(*desk().check(), desk().checkedModel()->open.model);
        QVERIFY(arithmetic.contains("Rescaled") && arithmetic.contains("zero point"));
        QVERIFY(says(arithmetic));
        QVERIFY(says(whatRunsNow(desk())));
        QVERIFY(whatRunsNow(desk()).contains("not made active"));
        QCOMPARE(layers.rowCount(), static_cast<int>(desk().check()->checks.size()));
        QCOMPARE(slots_.rowCount(), static_cast<int>(rt::kSlots));
        const QDir out(QStringLiteral(TMW_BINARY_DIR "/tour"));
        out.mkpath(".");
        QTest::qWait(50); // for the layout
        QVERIFY(bench_->window().grab().save(out.filePath("deploy_differs.png")));
    }

    void deployingFlashesAGoodFirmwareAndRuns() {
        desk().deploy();
        QTRY_VERIFY_WITH_TIMEOUT(desk().isLive() && desk().predictions() > 20, 60000);
        QVERIFY(desk().check() && desk().check()->identical);
        QCOMPARE(desk().identical(), desk().predictions());
        desk().stopLive();
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 20000);
    }

    void aBoardWithoutAPortSaysSo() {
        desk().setBoard("arduino-nano-33-ble-sense", {});
        desk().askStatus();
        QVERIFY(desk().linkProblem());
        QCOMPARE(desk().linkState(), StepState::Problem);
        QVERIFY(says("does not answer"));
        // Looked for anew each time: a message makes its buttons again.
        const auto emulated = [this]() -> QPushButton* {
            for (auto* button : bench_->window().page(Step::Deploy)->findChildren<QPushButton*>())
                if (button->isVisible() && button->text() == "Use an emulated board")
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(emulated()); // a layout later
        QTest::mouseClick(emulated(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(desk().board() && desk().board()->emulated && settled(), 20000);
        QVERIFY(!desk().linkProblem());
    }

    void aPortThatIsNotThereSaysSo() {
        desk().setBoard(kBoard, "/dev/ttyNoSuchBoard0");
        desk().askStatus();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && desk().linkProblem(), 30000);
        QVERIFY(says("/dev/ttyNoSuchBoard0"));
    }
};

QTEST_MAIN(BoardDiffersTest)
#include "board_differs_test.moc"
