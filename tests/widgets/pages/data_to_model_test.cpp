// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "core/project/examples.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/column_model.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

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

} // namespace

/// Data, Features and Model by key and mouse, as a person works with them.
class DataToModelTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    MainWindow& window() { return bench_->window(); }
    ProjectDocument& document() { return bench_->workflow().document(); }
    bool settled() {
        QCoreApplication::processEvents(); // what an editor puts off
        return QTest::qWaitFor([this] { return bench_->workflow().jobs().running().isEmpty(); },
                               20000);
    }
    bool open(const char* example) {
        auto project = createExample(
            (folder_.path() + '/' + QTest::currentTestFunction() + ".tmw").toStdString(), example);
        if (!project)
            return false;
        document().adopt(std::move(*project));
        return settled();
    }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        bench_ = std::make_unique<Workbench>(*qApp);
        window().resize(1280, 800);
        window().show();
    }
    void cleanup() { bench_.reset(); }

    void a_role_is_chosen_with_the_keyboard_and_taken_back() {
        QVERIFY(open("iris"));
        auto* table = named<QTableView>(window().page(Step::Data), "Columns");
        QVERIFY(table);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, ColumnModel::Role));
        QTest::keyClick(table, Qt::Key_F2);
        auto* box = table->findChild<QComboBox*>();
        QVERIFY(box);
        box->setCurrentText(roleWords().last());
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(settled());
        QCOMPARE(document().spec().columns.size(), size_t{1});
        QCOMPARE(bench_->workflow().features()->inputWidth(), size_t{3});
        document().undoStack().undo();
        QVERIFY(settled());
        QVERIFY(document().spec().columns.empty());
        QCOMPARE(bench_->workflow().features()->inputWidth(), size_t{4});
    }

    void per_cents_of_the_split_keep_their_sum() {
        QVERIFY(open("iris"));
        auto* train = named<QSpinBox>(window().page(Step::Data)->inspector(), "Train, per cent");
        auto* test = named<QSpinBox>(window().page(Step::Data)->inspector(), "Test, per cent");
        QVERIFY(train && test);
        train->setValue(75);
        QCOMPARE(test->value(), 5);
        QVERIFY(settled());
        QCOMPARE(document().spec().settings.splitTrain, 0.75);
        document().undoStack().undo();
        QCOMPARE(test->value(), 20);
    }

    void typed_layers_change_the_network_in_one_step() {
        QVERIFY(open("iris"));
        window().goTo(Step::Model);
        auto* text = named<QPlainTextEdit>(window().page(Step::Model), "Layers as text");
        QVERIFY(text);
        const std::string before = document().spec().settings.layers;
        text->setFocus();
        text->selectAll();
        QTest::keyClicks(text, "dense 12 relu, dense 3 softmax");
        QCOMPARE(document().spec().settings.layers, std::string("dense 12 relu, dense 3 softmax"));
        QVERIFY(!text->property("wrong").toBool());
        QTest::keyClicks(text, " oops");
        QVERIFY(text->property("wrong").toBool());
        QCOMPARE(document().spec().settings.layers, std::string("dense 12 relu, dense 3 softmax"));
        document().undoStack().undo();
        QCOMPARE(document().spec().settings.layers, before);
        QVERIFY(!text->property("wrong").toBool());
        QVERIFY(settled());
    }

    void memory_and_layers_choose_each_other() {
        QVERIFY(open("iris"));
        window().goTo(Step::Model);
        auto* table = named<QTableView>(window().page(Step::Model), "Layers");
        auto* plot = named<PlotView>(window().page(Step::Model), "Memory over one run");
        QVERIFY(table && plot);
        QTRY_VERIFY_WITH_TIMEOUT(!plot->series().empty(), 60000);
        QCOMPARE(static_cast<int>(plot->series().front().y.size()), 5); // input, 3 layers, softmax
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_Right);
        for (int i = 0; i < 5 && !plot->readOutText().startsWith("dense_1"); ++i)
            QTest::keyClick(plot, Qt::Key_Left);
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(table->currentIndex().row(), 2);
    }

    void layers_are_dragged_to_another_place_and_back() {
        QVERIFY(open("iris"));
        window().goTo(Step::Model);
        auto* table = named<QTableView>(window().page(Step::Model), "Layers");
        auto* text = named<QPlainTextEdit>(window().page(Step::Model), "Layers as text");
        QVERIFY(table && text);
        text->setPlainText("dense 8 relu name=a, dense 8, add with=a, dense 3 softmax");
        const std::string before = document().spec().settings.layers;
        const auto drag = [&](int from, int to, bool drop) {
            const auto at = [&](int row) {
                return table->visualRect(table->model()->index(row, 1)).center();
            };
            QTest::mousePress(table->viewport(), Qt::LeftButton, {}, at(from));
            const QPoint end = at(to) + QPoint(0, to > from ? 8 : -8);
            QTest::mouseMove(table->viewport(), (at(from) + end) / 2);
            QTest::mouseMove(table->viewport(), end);
            if (!drop)
                QTest::keyClick(table, Qt::Key_Escape);
            QTest::mouseRelease(table->viewport(), Qt::LeftButton, {}, end);
        };
        drag(3, 4, false);
        QCOMPARE(document().spec().settings.layers, before);
        drag(2, 5, true); // onto the totals: behind the last layer
        QCOMPARE(document().spec().settings.layers,
                 std::string("dense 8 relu name=a, add with=a, dense 3 softmax, dense 8"));
        QCOMPARE(table->currentIndex().row(), 4);
        document().undoStack().undo();
        QCOMPARE(document().spec().settings.layers, before);
        drag(3, 1, true); // before what it merges with
        QCOMPARE(document().spec().settings.layers, before);
        QVERIFY(!text->property("wrong").toBool()); // the text is as good as before
        QVERIFY(table->accessibleDescription().contains("\"a\""));
        drag(4, 3, true);
        QVERIFY(!table->accessibleDescription().isEmpty()); // shapes to be added differ
        QCOMPARE(document().spec().settings.layers, before);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(3, 1));
        QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(document().spec().settings.layers,
                 std::string("dense 8 relu name=a, add with=a, dense 8, dense 3 softmax"));
        QCOMPARE(table->currentIndex().row(), 2);
        QVERIFY(table->accessibleDescription().isEmpty());
        QVERIFY(settled());
    }

    void keys_add_and_remove_layers() {
        QVERIFY(open("iris"));
        window().goTo(Step::Model);
        auto* table = named<QTableView>(window().page(Step::Model), "Layers");
        QVERIFY(table);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        table->setFocus();
        const int rows = table->model()->rowCount();
        QTest::keyClick(table, Qt::Key_Insert);
        QCOMPARE(table->model()->rowCount(), rows + 1);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(table->model()->rowCount(), rows);
        QVERIFY(settled());
    }

    void a_file_is_brought_in_and_its_import_is_undone() {
        auto project = Project::create((folder_.path() + "/import.tmw").toStdString(), {});
        QVERIFY(project);
        document().adopt(std::move(*project));
        const QString csv = folder_.path() + "/walk.csv";
        QFile file(csv);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a,b,kind\n");
        for (int i = 0; i < 40; ++i)
            file.write(QString("%1,%2,%3\n")
                           .arg(i * 7 % 11)
                           .arg(i * 5 % 13)
                           .arg(i % 2 ? "x" : "y")
                           .toUtf8());
        file.close();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(csv)});
        QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        static_cast<QObject&>(window()).event(&drop);
        QVERIFY(settled());
        auto* import = window().findChild<QPushButton*>("importRows");
        QVERIFY(import && import->isEnabled());
        QVERIFY(!bench_->workflow().dataset());
        import->click();
        QVERIFY(settled());
        const auto& problem = bench_->workflow().problem(Step::Data);
        QVERIFY2(bench_->workflow().features(), problem ? problem->message().c_str() : "");
        QCOMPARE(bench_->workflow().features()->classNames.size(), size_t{2});
        QCOMPARE(named<QTableView>(window().page(Step::Data), "Rows")->model()->rowCount(), 40);
        document().undoStack().undo();
        QVERIFY(settled());
        QVERIFY(!bench_->workflow().dataset());
    }
};

QTEST_MAIN(DataToModelTest)
#include "data_to_model_test.moc"
