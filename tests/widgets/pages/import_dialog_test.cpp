// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "core/project/examples.h"
#include "widgets/pages/import_dialog.h"
#include "widgets/viewmodels/column_model.h"
#include "widgets/viewmodels/import_columns.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include <ctime>

using namespace tmw;
using namespace tmw::ui;

namespace {

template <typename T>
T* named(QWidget* parent, const QString& name) {
    for (T* each : parent->findChildren<T*>())
        if (each->accessibleName() == name)
            return each;
    return nullptr;
}

QByteArray table(int rows) {
    QByteArray text = "a,b,kind\n";
    for (int i = 0; i < rows; ++i)
        text +=
            QString("%1,%2,%3\n").arg(i * 7 % 11).arg(i * 5 % 13).arg(i % 2 ? "x" : "y").toUtf8();
    return text;
}

/// The longest time the event loop did not come round: on the clock, and of this thread's own work,
/// which a busy machine does not make longer.
class LongestPause : public QObject {
public:
    LongestPause() : worked_(workedNow()) {
        clock_.start();
        startTimer(5);
    }
    QString text() const {
        return QString("%1 ms, of these %2 ms of work").arg(longest_).arg(mostWork_);
    }
    qint64 milliseconds() const { return longest_; }

protected:
    void timerEvent(QTimerEvent*) override {
        const qint64 now = workedNow();
        longest_ = std::max(longest_, clock_.restart());
        mostWork_ = std::max(mostWork_, now - worked_);
        worked_ = now;
    }

private:
    static qint64 workedNow() {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return now.tv_sec * 1000 + now.tv_nsec / 1000000;
    }

    QElapsedTimer clock_;
    qint64 worked_;
    qint64 longest_ = 0;
    qint64 mostWork_ = 0;
};

} // namespace

/// The preview of an import by key and mouse.
class ImportDialogTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    int projects_ = 0;
    std::unique_ptr<Workbench> bench_;

    MainWindow& window() { return bench_->window(); }
    Workflow& workflow() { return bench_->workflow(); }
    bool settled() {
        QCoreApplication::processEvents();
        return QTest::qWaitFor([this] { return workflow().jobs().running().isEmpty(); }, 60000);
    }
    bool openEmpty() {
        auto project = Project::create(
            (folder_.path() + QString("/%1.tmw").arg(++projects_)).toStdString(), {});
        if (!project)
            return false;
        workflow().document().adopt(std::move(*project));
        return settled();
    }
    QString write(const QString& name, const QByteArray& text) {
        QFile file(folder_.path() + '/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return file.fileName();
    }
    void drop(const QString& path) {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(path)});
        QDropEvent event(QPointF(400, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        static_cast<QObject&>(window()).event(&event);
    }
    ImportDialog* dialog() { return window().findChild<ImportDialog*>(); }
    QPushButton* button() { return dialog()->findChild<QPushButton*>("importRows"); }
    MessageBar* message() { return dialog()->findChild<MessageBar*>(); }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        bench_ = std::make_unique<Workbench>(*qApp);
        window().resize(1280, 800);
        window().show();
    }
    void cleanup() { bench_.reset(); }

    void escape_leaves_the_project_untouched() {
        QVERIFY(openEmpty());
        drop(write("walk.csv", table(1234)));
        QVERIFY(settled());
        QCOMPARE(button()->text(), QString("Import 1,234 rows"));
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QVERIFY(QTest::qWaitFor([this] { return dialog() == nullptr; }));
        QVERIFY(settled());
        QVERIFY(workflow().spec().sources.empty());
        QVERIFY(!workflow().document().isDirty());
        QVERIFY(!std::filesystem::exists(workflow().document().folder() / "data") ||
                std::filesystem::is_empty(workflow().document().folder() / "data"));
    }

    void a_role_is_changed_with_the_keyboard_and_imported() {
        QVERIFY(openEmpty());
        drop(write("walk.csv", table(40)));
        QVERIFY(settled());
        auto* columns = named<QTableView>(dialog(), "Columns");
        QVERIFY(columns);
        QAbstractItemModelTester tester(columns->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        columns->setFocus();
        columns->setCurrentIndex(columns->model()->index(0, ImportColumnModel::Role));
        QTest::keyClick(columns, Qt::Key_F2);
        auto* box = columns->findChild<QComboBox*>();
        QVERIFY(box);
        box->setCurrentText(roleWords().last());
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(settled());
        QVERIFY(dialog()); // Return was the cell's, not the dialog's
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([this] { return dialog() == nullptr; }));
        QVERIFY(settled());
        QCOMPARE(workflow().dataset()->columns[0].role, ColumnRole::Ignored);
        QCOMPARE(workflow().document().undoStack().count(), 1);
    }

    void a_choice_in_the_form_reads_again() {
        QVERIFY(openEmpty());
        drop(write("walk.csv", table(40)));
        QVERIFY(settled());
        auto* first = named<QComboBox>(dialog(), "First line");
        QVERIFY(first);
        QCOMPARE(first->itemText(0), QString("found: names"));
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Down);
        QTest::keyClick(first, Qt::Key_Down);
        QVERIFY(settled());
        QCOMPARE(first->currentIndex(), 2);
        auto* rows = named<QTableView>(dialog(), "First rows");
        QCOMPARE(rows->model()->headerData(0, Qt::Horizontal).toString(), QString("column_1"));
        auto* missing = named<QLineEdit>(dialog(), "Missing is");
        missing->setFocus();
        QTest::keyClicks(missing, "abc");
        QTest::keyClick(missing, Qt::Key_Return);
        QVERIFY(missing->property("wrong").toBool());
        QVERIFY(dialog());
        missing->selectAll();
        QTest::keyClicks(missing, "3");
        QTest::keyClick(missing, Qt::Key_Return);
        QVERIFY(!missing->property("wrong").toBool());
        QVERIFY(settled());
    }

    void trouble_stands_in_the_dialog_and_the_button_is_dead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("utf-16") << QByteArray("\xff\xfe"
                                              "a\0,\0b\0\n\0",
                                              10);
        QTest::newRow("a number as long as a file") << QByteArray(1 << 20, '7');
    }
    void trouble_stands_in_the_dialog_and_the_button_is_dead() {
        QFETCH(QByteArray, text);
        QVERIFY(openEmpty());
        drop(write("file.csv", text));
        QVERIFY(settled());
        QVERIFY(message()->isVisible());
        QVERIFY(!button()->isEnabled());
        QVERIFY(!button()->toolTip().isEmpty());
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(settled());
        QVERIFY(dialog());
        QVERIFY(workflow().spec().sources.empty());
    }

    void a_folder_without_tables_is_told() {
        QVERIFY(openEmpty());
        QVERIFY(QDir(folder_.path()).mkdir("nothing"));
        drop(folder_.path() + "/nothing");
        QVERIFY(settled());
        QVERIFY(message()->accessibleName().contains("nothing"));
        QVERIFY(!button()->isEnabled());
    }

    void broken_rows_are_shown_on_demand() {
        QVERIFY(openEmpty());
        QByteArray text = "a,b\n";
        for (int i = 0; i < 1000; ++i)
            text += i % 2 ? "1.5,2\n" : "1,2,3\n5,6\n";
        drop(write("broken.csv", text));
        QVERIFY(settled());
        QCOMPARE(button()->text(), QString("Import 1,000 rows"));
        auto* show = message()->findChild<QPushButton*>();
        QVERIFY(show);
        QTest::mouseClick(show, Qt::LeftButton);
        auto* rejected = named<QTableView>(dialog(), "Rows that could not be read");
        QVERIFY(rejected && rejected->isVisible());
        QCOMPARE(rejected->model()->rowCount(), 500);
    }

    void generated_data_can_be_replaced() {
        auto example = createExample((folder_.path() + "/sine.tmw").toStdString(), "hello_world");
        QVERIFY(example);
        workflow().document().adopt(std::move(*example));
        QVERIFY(settled());
        drop(write("walk.csv", table(40)));
        QVERIFY(settled());
        QVERIFY(!button()->isEnabled());
        auto* cure = message()->findChild<QPushButton*>();
        QVERIFY(cure);
        QTest::mouseClick(cure, Qt::LeftButton);
        QVERIFY(settled());
        QVERIFY(button()->isEnabled());
        QTest::mouseClick(button(), Qt::LeftButton);
        QVERIFY(settled());
        QCOMPARE(workflow().dataset()->rows, size_t{40});
    }

    void rows_are_pasted_from_a_spreadsheet() {
        QVERIFY(openEmpty());
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QApplication::clipboard()->setText("a\tb\tkind\n1\t2.5\tx\n3\t4.5\ty\n5\t6.5\tx\n");
        QTest::keyClick(window().page(Step::Data), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(dialog());
        QVERIFY(settled());
        QCOMPARE(button()->text(), QString("Import 3 rows"));
        QTest::mouseClick(button(), Qt::LeftButton);
        QVERIFY(settled());
        QCOMPARE(workflow().dataset()->rows, size_t{3});
        QCOMPARE(std::get<FileSource>(workflow().spec().sources.front()).name,
                 std::string("clipboard/pasted.txt"));
    }

    void a_source_is_removed_and_comes_back() {
        auto example = createExample((folder_.path() + "/iris.tmw").toStdString(), "iris");
        QVERIFY(example);
        workflow().document().adopt(std::move(*example));
        QVERIFY(settled());
        auto* files = named<QTableView>(&window(), "Files of the project");
        QVERIFY(files);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        files->setFocus();
        files->selectRow(0);
        QTest::keyClick(files, Qt::Key_Delete);
        QVERIFY(settled());
        QVERIFY(workflow().spec().sources.empty());
        QVERIFY(!workflow().dataset());
        workflow().document().undoStack().undo();
        QVERIFY(settled());
        QCOMPARE(workflow().dataset()->rows, size_t{150});
    }

    void a_large_file_does_not_block_the_window() {
        QVERIFY(openEmpty());
        QByteArray text = "a,b,c,d,e,f,g,kind\n";
        for (int i = 0; text.size() < 100'000'000; ++i) {
            for (const int factor : {7, 11, 13, 17, 19, 23, 29})
                text += "1." + QByteArray::number(1000000 + i * factor % 999983) + ',';
            text += i % 2 ? "x\n" : "y\n";
        }
        const QString file = write("large.csv", text);
        text.clear();
        LongestPause pause;
        drop(file);
        QVERIFY(settled());
        const QString reading = pause.text();
        named<QComboBox>(dialog(), "Decimal sign")->activated(1);
        QTest::qWait(100);
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QVERIFY(settled());
        drop(file);
        QVERIFY(settled());
        button()->click();
        QVERIFY(settled());
        QVERIFY(workflow().features());
        qInfo("longest pause: %s to the preview; %s with the import", qPrintable(reading),
              qPrintable(pause.text()));
        QVERIFY2(pause.milliseconds() < 2000, "the event loop stood still");
        QFile::remove(file);
    }
};

QTEST_MAIN(ImportDialogTest)
#include "import_dialog_test.moc"
