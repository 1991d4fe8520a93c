// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "core/project/import.h"
#include "tests/support/test_data.h"
#include "widgets/pages/evaluate_errors.h"
#include "widgets/parts/table.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/layer_model.h"
#include "widgets/viewmodels/runs_model.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace tmw;
using namespace tmw::ui;

namespace {

constexpr int kLong = 60000; // milliseconds
constexpr int kRows = 240;

/// Waves whose height changes, an eighth of them turned over.
QByteArray waves() {
    QByteArray text = "v0,v1,v2,v3,v4,v5,v6,v7,kind\n";
    for (int row = 0; row < kRows; ++row) {
        const bool turned = row % 8 == 3;
        const double height = (turned ? -1 : 1) * (1 + 0.5 * std::sin(row * 0.37));
        for (int i = 0; i < 8; ++i)
            text += QByteArray::number(
                        std::sin(0.7 * i) * height + 0.03 * std::sin(row * 7.1 + i * 3.3), 'f', 5) +
                    ",";
        text += turned ? "turned\n" : "usual\n";
    }
    return text;
}

template <typename T>
T* named(QWidget* parent, const QString& name) {
    for (T* each : parent->findChildren<T*>())
        if (each->accessibleName() == name)
            return each;
    return nullptr;
}

} // namespace

/// An autoencoder in the window, from the task to what it finds; and the runs it leaves.
class AnomaliesPageTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    MainWindow& window() { return bench_->window(); }
    Workflow& workflow() { return bench_->workflow(); }
    bool settled() { return workflow().jobs().running().isEmpty(); }
    /// Where TMW_PICTURES names a folder.
    void picture(const QString& name) {
        const QString to = qEnvironmentVariable("TMW_PICTURES");
        if (to.isEmpty())
            return;
        for (const ThemeChoice theme : {ThemeChoice::Dark, ThemeChoice::Light}) {
            bench_->theming().choose(theme);
            QVERIFY(QTest::qWaitFor([&] { return window().updatesEnabled(); }, kLong));
            QTest::qWait(300);
            window().grab().save(to + '/' + name +
                                 (theme == ThemeChoice::Dark ? "_dark.png" : ".png"));
        }
    }
    bool open() {
        QFile file(folder_.filePath("waves.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(waves()) < 0)
            return false;
        file.close();
        auto project = Project::create(folder_.filePath("waves.tmw").toStdString(), {});
        const std::filesystem::path path = file.fileName().toStdString();
        if (!project || !importFiles(*project, {&path, 1}, {.label = "kind"}))
            return false;
        workflow().document().adopt(std::move(*project));
        return QTest::qWaitFor([&] { return settled() && workflow().features(); }, kLong);
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        bench_ = std::make_unique<Workbench>(*qApp);
        window().resize(1280, 800);
        window().show();
        QVERIFY(open());
    }
    void cleanupTestCase() { bench_.reset(); }

    void theTaskIsChosenOnData() {
        window().goTo(Step::Data);
        QWidget* inspector = window().page(Step::Data)->inspector();
        auto* task = named<QComboBox>(inspector, "Learn");
        auto* normal = named<QLineEdit>(inspector, "Normal classes");
        QVERIFY(task && normal && !normal->isVisibleTo(inspector));
        task->setCurrentIndex(task->findData("reconstruction"));
        emit task->activated(task->currentIndex());
        QVERIFY(normal->isVisibleTo(inspector));
        QTest::keyClicks(normal, "usual");
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow().features() &&
                                     !workflow().features()->normalClasses.empty(),
                                 kLong);
        QCOMPARE(workflow().features()->task, Task::Reconstruction);
        picture("anomalies_data");
        workflow().document().edit("Network", [](ProjectSpec& spec) {
            spec.settings.layers = "dense 6 tanh, dense 2, dense 6 tanh, dense 8";
            spec.settings.epochs = 150;
            spec.settings.rate = 0.01;
        });
    }

    void whatItFindsIsShown() {
        window().goTo(Step::Train);
        workflow().train();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow().run(), kLong);
        window().goTo(Step::Evaluate);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow().evaluated(), kLong);
        auto* errors = window().page(Step::Evaluate)->findChild<EvaluateErrors*>();
        QVERIFY(errors && errors->isVisible());
        const auto& found = *workflow().evaluated()->chosen().result.anomalies;
        QVERIFY(found.recall && found.recall->value > 0.95);
        auto* classes = named<Table>(errors, "Classes above the threshold");
        auto* samples = named<Table>(errors, "Samples, greatest error first");
        auto* plot = named<PlotView>(errors, "Histogram of errors");
        QVERIFY(classes && samples && plot);
        QCOMPARE(classes->model()->rowCount(), 2);
        QCOMPARE(samples->model()->rowCount(), static_cast<int>(found.errors.size()));
        QCOMPARE(samples->model()->index(0, 1).data().toString(), QString("turned"));
        double counted = 0;
        for (const ShownSeries& each : plot->series())
            counted = std::accumulate(each.y.begin(), each.y.end(), counted);
        QCOMPARE(counted, static_cast<double>(found.errors.size()));
        samples->selectRow(2);
        QCOMPARE(errors->selected()->sample,
                 sampleErrors(workflow().evaluated()->part(), found, 3)[2].sample);
        picture("anomalies_evaluate");
    }

    void theThresholdFollowsWithoutAnotherRun() {
        auto* percentile =
            named<QDoubleSpinBox>(window().page(Step::Evaluate), "Percentile of the threshold");
        QVERIFY(percentile);
        const double before = workflow().evaluated()->chosen().result.anomalies->threshold;
        percentile->setValue(60);
        QVERIFY(settled());
        QVERIFY(workflow().evaluated()->chosen().result.anomalies->threshold < before);
        QCOMPARE(workflow().spec().settings.thresholdPercentile, 60.0);
        QCOMPARE(workflow().state(Step::Evaluate), StepState::Done);
        workflow().document().undoStack().undo();
        QCOMPARE(percentile->value(), 99.0);
        QCOMPARE(workflow().evaluated()->chosen().result.anomalies->threshold, before);
    }

    void comparedWithInt8() {
        window().goTo(Step::Compare);
        workflow().compare();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow().compared(), kLong);
        const auto& int8 = workflow().compared()->comparison.int8.evaluation;
        QVERIFY(int8.anomalies && int8.anomalies->recall->value > 0.9);
        picture("anomalies_compare");
    }

    void theBoardMakesThemAgain() {
        BoardDesk& desk = bench_->desk();
        window().goTo(Step::Deploy);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kLong);
        QTest::keyClick(&window(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isLive() && desk.predictions() > 60, kLong);
        window().goTo(Step::Live);
        picture("anomalies_live");
        QCOMPARE(desk.identical(), desk.predictions());
        desk.stopLive();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && !desk.isLive(), kLong);
    }

    void runsAreNotedAndDeletedByKey() {
        window().goTo(Step::Train);
        workflow().train();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow().runs().size() == 2, kLong);
        auto* table = named<Table>(window().page(Step::Train), "Runs");
        QVERIFY(table);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        table->setFocus();
        table->selectRow(1); // run 1
        QTest::keyClick(table, Qt::Key_F2);
        auto* editor = table->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, "the first one");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(workflow().spec().runNotes.contains(1)); // the editor puts it off
        QCOMPARE(workflow().spec().runNotes.at(1), std::string("the first one"));
        QCOMPARE(workflow().spec().chosenRun, 2);
        picture("runs_noted");
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(workflow().runs().size(), size_t{1});
        workflow().document().undoStack().undo();
        QCOMPARE(workflow().runs().size(), size_t{2});
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(workflow().spec().chosenRun, 1);
        for (const Step step : {Step::Evaluate, Step::Compare, Step::Deploy})
            window().goTo(step);
        window().goTo(Step::Train);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(workflow().runs().size(), size_t{0});
        for (const Step step : {Step::Evaluate, Step::Compare, Step::Deploy, Step::Live})
            window().goTo(step);
        workflow().document().undoStack().undo();
        workflow().document().undoStack().undo();
        QCOMPARE(workflow().runs().size(), size_t{2});
        QCOMPARE(workflow().spec().chosenRun, 2);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kLong);
    }

    void longNetworksHaveRoom() {
        workflow().document().edit("Network", [](ProjectSpec& spec) {
            spec.settings.layers =
                "dense 12 relu name=first, batch_normalization, dense 12 relu, "
                "batch_normalization from=first name=beside, add with=dense+first relu name=both, "
                "dense 24 tanh from=both, batch_normalization, concatenate with=both+beside, "
                "dense 8";
        });
        window().goTo(Step::Model);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kLong);
        auto* table = named<QTableView>(window().page(Step::Model), "Layers");
        QVERIFY(table);
        QTest::qWait(50); // columns are fitted once all is there
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0); // MACs are in sight
        const int name = LayerModel::Name;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            QVERIFY(table->columnWidth(name) >=
                    table->fontMetrics().horizontalAdvance(
                        table->model()->index(row, name).data().toString()));
        const QModelIndex setting = table->model()->index(6, LayerModel::Setting);
        QCOMPARE(setting.data(Qt::ToolTipRole).toString(), setting.data().toString());
        picture("model_long");
    }
};

QTEST_MAIN(AnomaliesPageTest)
#include "anomalies_page_test.moc"
