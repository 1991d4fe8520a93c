// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"
#include "widgets/viewmodels/column_model.h"
#include "widgets/viewmodels/import_columns.h"
#include "widgets/viewmodels/import_files.h"
#include "widgets/viewmodels/import_rows.h"
#include "widgets/viewmodels/rejected_model.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace tmw;
using namespace tmw::ui;

namespace {

/// A project and files beside it.
struct Bench {
    QTemporaryDir folder;
    ProjectDocument document;
    Jobs jobs;
    Workflow workflow{document, jobs};

    bool openEmpty() {
        auto project = Project::create((folder.path() + "/empty.tmw").toStdString(), {});
        if (!project)
            return false;
        document.adopt(std::move(*project));
        return settled();
    }
    bool open(const char* example) {
        auto project = createExample((folder.path() + "/example.tmw").toStdString(), example);
        if (!project)
            return false;
        document.adopt(std::move(*project));
        return settled();
    }
    bool settled() {
        return QTest::qWaitFor([this] { return jobs.running().isEmpty(); }, 20000);
    }
    std::filesystem::path write(const QString& name, const QByteArray& text) const {
        const QString path = folder.path() + '/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return path.toStdString();
    }
};

QByteArray table(int rows) {
    QByteArray text = "a [m],b,kind\n";
    for (int i = 0; i < rows; ++i)
        text +=
            QString("%1,%2,%3\n").arg(i * 7 % 11).arg(i * 5 % 13).arg(i % 2 ? "x" : "y").toUtf8();
    return text;
}

ColumnRole roleOf(const ImportPreview& preview, const char* name) {
    const auto& columns = preview.reading().summary.columns;
    const auto found = std::ranges::find(columns, name, &ColumnSummary::name);
    return preview.roleOf(static_cast<size_t>(found - columns.begin()));
}

std::string codeOf(const ImportPreview& preview) {
    const auto& error = preview.reading().error;
    return error ? std::string(error->code()) : std::string();
}

} // namespace

class ImportPreviewTest : public QObject {
    Q_OBJECT
private slots:
    void shows_what_was_found_and_changes_nothing() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        ImportPreview preview(bench.workflow, {bench.write("walk.csv", table(40))});
        QVERIFY(preview.isReading());
        QVERIFY(!preview.whyNot().isEmpty());
        QVERIFY(bench.settled());
        QCOMPARE(preview.whyNot(), QString());
        const ImportReading& reading = preview.reading();
        QCOMPARE(reading.summary.rows, size_t{40});
        QCOMPARE(reading.files.front().format.delimiter, ',');
        QVERIFY(reading.files.front().format.header);
        QCOMPARE(preview.unitOf(0), QString("m"));
        QCOMPARE(roleOf(preview, "kind"), ColumnRole::Label);
        QVERIFY(bench.workflow.spec().sources.empty());
        QVERIFY(!bench.document.isDirty());
    }

    void everything_said_of_columns_goes_into_one_step_of_undo() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        ImportPreview preview(bench.workflow, {bench.write("walk.csv", table(40))});
        QVERIFY(bench.settled());
        preview.setRole(1, ColumnRole::Label);
        QVERIFY(bench.settled());
        QCOMPARE(preview.roleOf(1), ColumnRole::Label);
        QCOMPARE(roleOf(preview, "kind"), ColumnRole::Input); // one label
        preview.setRole(2, ColumnRole::Ignored);
        preview.setUnit(0, "mm");
        QVERIFY(bench.settled());
        preview.import();
        QVERIFY(bench.settled());
        QCOMPARE(bench.document.undoStack().count(), 1);
        const Dataset& data = *bench.workflow.dataset();
        QCOMPARE(data.columns[0].unit, std::string("mm"));
        QCOMPARE(data.columns[1].role, ColumnRole::Label);
        QCOMPARE(data.columns[2].role, ColumnRole::Ignored);
        bench.document.undoStack().undo();
        QVERIFY(bench.settled());
        QVERIFY(bench.workflow.spec().sources.empty());
        QVERIFY(bench.workflow.spec().columns.empty());
    }

    void several_targets_and_back_to_a_label() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        ImportPreview preview(bench.workflow, {bench.write("walk.csv", table(40))});
        QVERIFY(bench.settled());
        preview.setRole(0, ColumnRole::Target);
        preview.setRole(1, ColumnRole::Target);
        QVERIFY(bench.settled());
        QCOMPARE(preview.choices().targets, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(roleOf(preview, "kind"), ColumnRole::Input);
        preview.setRole(2, ColumnRole::Label);
        QVERIFY(bench.settled());
        QVERIFY(preview.choices().targets.empty());
        QCOMPARE(roleOf(preview, "a"), ColumnRole::Input);
        QCOMPARE(roleOf(preview, "kind"), ColumnRole::Label);
        preview.setRole(0, ColumnRole::Weight);
        QVERIFY(bench.settled());
        QCOMPARE(preview.choices().weight, std::string("a"));
        QCOMPARE(roleOf(preview, "a"), ColumnRole::Weight);
        preview.setRole(0, ColumnRole::Input);
        QVERIFY(bench.settled());
        QVERIFY(preview.choices().weight.empty());
        QCOMPARE(roleOf(preview, "a"), ColumnRole::Input);
    }

    void the_class_comes_from_the_folder_and_a_column_takes_its_place() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        bench.write("run/1.csv", "a,b\n1,2.5\n3,4.5\n");
        bench.write("sit/2.csv", "a,b\n5,6.5\n7,8.5\n");
        const std::vector<std::filesystem::path> folders{
            (bench.folder.path() + "/run").toStdString(),
            (bench.folder.path() + "/sit").toStdString()};
        ImportPreview preview(bench.workflow, folders);
        QVERIFY(bench.settled());
        preview.setLabelFrom("folder");
        QVERIFY(bench.settled());
        QCOMPARE(preview.reading().summary.classes.size(), size_t{2});
        QCOMPARE(preview.reading().summary.classes.front().first, std::string("run"));
        preview.setRole(0, ColumnRole::Label);
        QVERIFY(bench.settled());
        QCOMPARE(codeOf(preview), std::string());
        QCOMPARE(preview.reading().summary.columns.size(), size_t{2});
        preview.leaveOut(0);
        QVERIFY(bench.settled());
        QCOMPARE(preview.reading().summary.rows, size_t{2});
    }

    void layout_and_types_are_read_anew() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        ImportPreview preview(bench.workflow,
                              {bench.write("german.csv", "a;b\n1,5;1\n2,5;2\n3,5;3\n")});
        QVERIFY(bench.settled());
        QVERIFY(preview.reading().files.front().format.decimalComma);
        QCOMPARE(preview.reading().summary.columns[0].max, 3.5);
        preview.chooseLayout([](ImportChoices& choices) { choices.header = false; });
        QVERIFY(bench.settled());
        QCOMPARE(preview.reading().summary.columns[0].name, std::string("column_1"));
        preview.chooseLayout([](ImportChoices& choices) { choices.header = {}; });
        QVERIFY(bench.settled());
        preview.setType(1, ColumnType::Category);
        QVERIFY(bench.settled());
        QCOMPARE(preview.reading().head->columns[1].categories.size(), size_t{3});
        preview.import();
        QVERIFY(bench.settled());
        QVERIFY(bench.document.save());
        const auto again = Project::open(bench.document.folder(), Project::Access::Read);
        QVERIFY(again);
        QCOMPARE(std::get<FileSource>(again->spec().sources.front()).choices, preview.choices());
    }

    void a_code_for_missing_is_noticed_and_taken() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        QByteArray text = "time_ms,v\n";
        for (int i = 0; i < 100; ++i)
            text += QString("%1,%2\n")
                        .arg(i * 20)
                        .arg(i % 10 == 0 ? QString("-200") : QString::number(i / 7.0))
                        .toUtf8();
        ImportPreview preview(bench.workflow, {bench.write("air.csv", text)});
        QVERIFY(bench.settled());
        QCOMPARE(preview.reading().suspect, std::optional(-200.0));
        QCOMPARE(preview.reading().rateHz, std::optional(50.0));
        preview.choose([](ImportChoices& choices) { choices.missingCode = -200; });
        QVERIFY(bench.settled());
        QVERIFY(!preview.reading().suspect);
        QCOMPARE(preview.reading().summary.columns[1].missing, size_t{10});
    }

    void broken_rows_are_listed_with_their_lines() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        QByteArray text = "a,b,c\n";
        for (int i = 0; i < 1000; ++i)
            text += i % 4 == 1    ? QByteArray("1,2\n")
                    : i % 40 == 2 ? QByteArray("1,oops,3\n")
                                  : QByteArray("1.5,2,3\n");
        ImportPreview preview(bench.workflow, {bench.write("broken.csv", text)});
        QVERIFY(bench.settled());
        QCOMPARE(preview.reading().rejectedRows, size_t{275});
        QCOMPARE(preview.reading().rejected->front().line, size_t{3});
        QCOMPARE(preview.reading().summary.rows, size_t{725});
        RejectedModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(preview.reading().rejected);
        QCOMPARE(model.rowCount(), 275);
        QCOMPARE(model.index(0, RejectedModel::Line).data().toString(), QString("3"));
        QVERIFY(model.index(1, RejectedModel::Reason).data().toString().contains("oops"));
    }

    void what_cannot_be_read_says_why_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::string>("code");
        QTest::newRow("empty") << QByteArray() << std::string("csv.empty");
        QTest::newRow("utf-16") << QByteArray("\xff\xfe"
                                              "a\0,\0b\0\n\0",
                                              10)
                                << std::string("csv.utf16");
        QTest::newRow("binary") << QByteArray("\x7f\x45\x4c\x46\0\0\0\1\0\0\0", 11)
                                << std::string("csv.binary");
        QTest::newRow("latin-1") << QByteArray("gr\xf6\xdf"
                                               "e,b\n1,2\n3,4\n")
                                 << std::string();
        QTest::newRow("huge line") << "a,b\n1,2\n" + QByteArray(20 << 20, 'x') + "\n3,4\n"
                                   << std::string();
        QTest::newRow("line ends missing")
            << QByteArray(1 << 20, '7') << std::string("csv.no_rows");
    }
    void what_cannot_be_read_says_why() {
        QFETCH(QByteArray, text);
        QFETCH(std::string, code);
        Bench bench;
        QVERIFY(bench.openEmpty());
        ImportPreview preview(bench.workflow, {bench.write("file.csv", text)});
        QVERIFY(bench.settled());
        QCOMPARE(codeOf(preview), code);
        QCOMPARE(preview.whyNot().isEmpty(), code.empty());
        QVERIFY(bench.workflow.spec().sources.empty());
    }

    void a_folder_without_tables_says_so() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        bench.write("pictures/readme.md", "nothing");
        ImportPreview preview(bench.workflow, {(bench.folder.path() + "/pictures").toStdString()});
        QVERIFY(bench.settled());
        QCOMPARE(codeOf(preview), std::string("import.no_files"));
        ImportPreview missing(bench.workflow, {(bench.folder.path() + "/gone.csv").toStdString()});
        QVERIFY(bench.settled());
        QVERIFY(!codeOf(missing).empty());
    }

    void rows_are_added_or_take_the_place_of_others() {
        Bench bench;
        QVERIFY(bench.open("hello_world"));
        ImportPreview preview(bench.workflow, {bench.write("walk.csv", table(40))});
        QVERIFY(bench.settled());
        QCOMPARE(codeOf(preview), std::string(kGeneratedData.code));
        preview.setReplaces(true);
        QVERIFY(bench.settled());
        QCOMPARE(codeOf(preview), std::string());
        preview.import();
        QVERIFY(bench.settled());
        QCOMPARE(bench.workflow.dataset()->rows, size_t{40});
        ImportPreview more(bench.workflow, {bench.write("more.csv", table(10)),
                                            bench.write("again.csv", table(40))});
        QVERIFY(bench.settled());
        QCOMPARE(more.reading().summary.rows, size_t{50});
        QCOMPARE(more.reading().already, std::vector<std::string>{"again.csv"});
        more.import();
        QVERIFY(bench.settled());
        QCOMPARE(bench.workflow.dataset()->rows, size_t{90});
        bench.workflow.removeSources({0});
        QVERIFY(bench.settled());
        QCOMPARE(bench.workflow.dataset()->rows, size_t{50});
        bench.document.undoStack().undo();
        bench.document.undoStack().undo();
        bench.document.undoStack().undo();
        QVERIFY(bench.settled());
        QVERIFY(std::holds_alternative<NoisySine>(bench.workflow.spec().sources.front()));
    }

    void a_newer_reading_takes_the_place_of_an_older() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        ImportPreview preview(bench.workflow, {bench.write("large.csv", table(300000))});
        for (const bool header : {false, true, false, true, false})
            preview.chooseLayout([header](ImportChoices& choices) { choices.header = header; });
        QVERIFY(QTest::qWaitFor([&] { return !preview.isReading(); }, 20000));
        QCOMPARE(preview.reading().summary.columns[0].name, std::string("column_1"));
        QVERIFY(bench.settled());
    }

    void a_preview_that_goes_stops_its_reading() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        const auto file = bench.write("large.csv", table(2000000));
        {
            ImportPreview preview(bench.workflow, {file});
            QTest::qWait(50);
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(bench.settled());
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }

    void models_keep_the_rules_while_the_reading_changes() {
        Bench bench;
        QVERIFY(bench.openEmpty());
        ImportPreview preview(bench.workflow, {bench.write("walk.csv", table(300))});
        ImportColumnModel columns(preview);
        ImportRowModel rows(preview);
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (QAbstractItemModel* model :
             std::initializer_list<QAbstractItemModel*>{&columns, &rows})
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        QVERIFY(bench.settled());
        QCOMPARE(columns.rowCount(), 3);
        QCOMPARE(rows.rowCount(), static_cast<int>(ImportReading::kMostShown));
        QCOMPARE(rows.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QString("a m"));
        QVERIFY(columns.setData(columns.index(0, ImportColumnModel::Unit), "mm", Qt::EditRole));
        QCOMPARE(rows.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QString("a mm"));
        QVERIFY(columns.setData(columns.index(1, ImportColumnModel::Name), Qt::Unchecked,
                                Qt::CheckStateRole));
        QVERIFY(bench.settled());
        QCOMPARE(columns.index(1, ImportColumnModel::Role).data().toString(), roleWords().last());
        preview.chooseLayout([](ImportChoices& choices) { choices.format = "tsv"; });
        QVERIFY(bench.settled());
        QCOMPARE(columns.rowCount(), 1);
        QVERIFY(
            !columns.setData(columns.index(0, ImportColumnModel::Role), "no such", Qt::EditRole));
    }
};

QTEST_GUILESS_MAIN(ImportPreviewTest)
#include "import_preview_test.moc"
