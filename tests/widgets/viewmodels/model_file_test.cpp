// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_data.h"
#include "widgets/viewmodels/model_file.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>

#include <algorithm>

using namespace tmw;
using namespace tmw::ui;

/// What is told of a .tflite that belongs to no project.
class ModelFileTest : public QObject {
    Q_OBJECT

    static Result<ModelFile> read(const char* file) {
        return readModelFile(test::dataRoot() / "models" / file);
    }
    static QString cell(const QList<GridRow>& rows, qsizetype row, qsizetype column) {
        return rows.at(row).at(column).text;
    }
    static QStringList heads(const QList<GridColumn>& columns) {
        QStringList names;
        for (const GridColumn& column : columns)
            names += column.head;
        return names;
    }

private slots:
    void helloWorldAsItIs() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto file = read("tflite-micro/hello_world_int8.tflite");
        TMW_VERIFY(file);
        QVERIFY(resultLine(*file).startsWith("int8 1×1 to int8 1×1, 3 operators, "));
        QVERIFY(whyNotRun(*file).isEmpty());
        const auto operators = operatorRows(*file);
        QCOMPARE(operators.size(), qsizetype{3});
        QCOMPARE(cell(operators, 1, 1), QString("FULLY_CONNECTED"));
        QCOMPARE(cell(operators, 1, heads(operatorColumns()).indexOf("MACs")), QString("256"));
        const auto tensors = tensorRows(*file);
        QCOMPARE(static_cast<size_t>(tensors.size()), file->model.graph().tensors.size());
        const qsizetype use = heads(tensorColumns()).indexOf("Use");
        QCOMPARE(std::ranges::count_if(
                     tensors, [&](const GridRow& row) { return row.at(use).text == "input"; }),
                 1);
    }

    void boardsAreThoseWithFigures() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto file = read("tflite-micro/hello_world_int8.tflite");
        TMW_VERIFY(file);
        QVERIFY(file->boards.size() > 40);
        for (const BoardFit& each : file->boards) {
            const auto plan = makePlan(file->model, each.board->core);
            TMW_VERIFY(plan);
            const auto fit = fitOf(*plan, *each.board, shippedFirmwareSize(*each.board));
            QVERIFY(fit);
            QCOMPARE(each.fit.fits(), fit->fits());
            QCOMPARE(each.fit.flash.neededBytes(), fit->flash.neededBytes());
        }
        const auto rows = boardRows(*file);
        // Short enough for names beside them: the unit stands in the head.
        QVERIFY(QRegularExpression("^[0-9,]+ of [0-9,]+$").match(cell(rows, 0, 2)).hasMatch());
        QCOMPARE(heads(boardColumns()).at(2), QString("Flash KB"));
        for (qsizetype i = 0; i < rows.size(); ++i)
            QCOMPARE(cell(rows, i, 1) == "yes", file->boards[static_cast<size_t>(i)].fit.fits());
    }

    void memoryIsOfTheBoardsCore() {
        TMW_NEED_DATA("models/tflite-micro/person_detect.tflite");
        const auto file = read("tflite-micro/person_detect.tflite");
        TMW_VERIFY(file);
        for (const BoardFit& each : file->boards) {
            const auto plan = makePlan(file->model, each.board->core);
            TMW_VERIFY(plan);
            const ArenaTimeline& memory = memoryOn(*file, each.board);
            QCOMPARE(memory.arenaBytes, uint64_t(plan->arenaBytes));
            QCOMPARE(memory.steps.size(), arenaTimeline(*plan, file->model).steps.size());
            QCOMPARE(arenaRoom(*file, each.board), std::optional(each.fit.ram.roomBytes()));
        }
        const ArenaTimeline& memory = memoryOn(*file, nullptr);
        for (int op = 0; op < static_cast<int>(file->model.graph().operators.size()); ++op)
            if (const int step = lastStepOf(memory, op); step >= 0)
                QCOMPARE(memory.operators[static_cast<size_t>(step)], op);
        QCOMPARE(lastStepOf(memory, 1000), -1);
        QVERIFY(memoryRole(*file) == SeriesRole::Int8);
    }

    void whatIsNotSupportedIsNamed() {
        TMW_NEED_DATA("models/litert/litert_testdata");
        const auto file = read("litert/litert_testdata/static_w8_a16_quantized_k_einsum.tflite");
        TMW_VERIFY(file);
        if (file->facts.plan)
            QSKIP("every operator of this model is supported by now");
        QVERIFY(file->boards.empty());
        QVERIFY(!whyNotRun(*file).isEmpty());
        QCOMPARE(boardsLine(*file), QString("cannot run on boards"));
        const auto rows = operatorRows(*file);
        QCOMPARE(static_cast<size_t>(std::ranges::count_if(
                     rows, [](const GridRow& row) { return !row.at(2).tip.isEmpty(); })),
                 file->facts.unsupported.size());
    }

    /// Every model of the collection fills the tables, whatever is in it.
    void tablesOfEveryModel() {
        TMW_NEED_DATA("models");
        GridModel operators;
        GridModel tensors;
        GridModel boards;
        using Tester = QAbstractItemModelTester;
        const auto mode = Tester::FailureReportingMode::QtTest;
        const Tester first(&operators, mode);
        const Tester second(&tensors, mode);
        const Tester third(&boards, mode);
        int seen = 0;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(test::dataRoot() / "models")) {
            if (entry.path().extension() != ".tflite" || entry.file_size() > 400000)
                continue;
            const auto file = readModelFile(entry.path());
            if (!file)
                continue;
            operators.set(operatorColumns(), operatorRows(*file));
            tensors.set(tensorColumns(), tensorRows(*file));
            boards.set(boardColumns(), boardRows(*file));
            for (const GridModel* model : {&operators, &tensors, &boards})
                for (int row = 0; row < model->rowCount(); ++row)
                    for (int column = 0; column < model->columnCount(); ++column)
                        QVERIFY(!model->index(row, column).data().isNull());
            ++seen;
        }
        QVERIFY(seen > 100);
    }

    void damagedFilesSayWhatIsWrong() {
        TMW_NEED_DATA("malformed/synthetic");
        const auto cut =
            readModelFile(test::dataRoot() / "malformed/synthetic/truncated_50pct.tflite");
        QVERIFY(!cut);
        QVERIFY(QString::fromStdString(cut.error().message()).contains("again"));
    }
};

QTEST_MAIN(ModelFileTest)
#include "model_file_test.moc"
