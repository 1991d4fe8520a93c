// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "core/project/corrections.h"
#include "core/project/examples.h"
#include "widgets/pages/rate_panel.h"
#include "widgets/pages/settings_form.h"
#include "widgets/pages/train_curves.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/evaluation_rows.h"
#include "widgets/viewmodels/runs_model.h"
#include "widgets/viewmodels/words.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace tmw;
using namespace tmw::ui;

/// Iris in the window with keys and clicks: train, stop, choose, evaluate, compare.
class TrainToCompareTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void walk();
    void numbers();

private:
    void lookAtChoices();
    void compareOtherKinds();
    void relabel();
    void press(QPushButton* button) { QTest::mouseClick(button, Qt::LeftButton); }
    QPushButton* primary(Step step) { return bench_->window().page(step)->primary(); }
    QPushButton* button(Step step, const QString& text);
    bool shows(Step step, const QString& words);
    void picture(const QString& name);

    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;
};

void TrainToCompareTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    bench_ = std::make_unique<Workbench>(*qApp);
    bench_->window().resize(1280, 800);
    bench_->window().show();
}

QPushButton* TrainToCompareTest::button(Step step, const QString& text) {
    const auto buttons = bench_->window().page(step)->findChildren<QPushButton*>();
    const auto found = std::ranges::find(buttons, text, &QPushButton::text);
    return found == buttons.end() ? nullptr : *found;
}

bool TrainToCompareTest::shows(Step step, const QString& words) {
    const auto labels = bench_->window().page(step)->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
        return label->isVisible() && label->text().contains(words);
    });
}

/// Where TMW_PICTURES names a folder.
void TrainToCompareTest::picture(const QString& name) {
    const QString to = qEnvironmentVariable("TMW_PICTURES");
    if (to.isEmpty())
        return;
    QTest::qWait(200);
    bench_->window().grab().save(to + "/" + name + ".png");
}

void TrainToCompareTest::walk() {
    const QString path = folder_.filePath("iris.tmw");
    QVERIFY(createExample(path.toStdString(), "iris"));
    MainWindow& window = bench_->window();
    Workflow& workflow = bench_->workflow();
    window.openProject(path);
    QTRY_VERIFY_WITH_TIMEOUT(workflow.features(), 30000);
    QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.page(Step::Train)->isVisible());
    picture("train_ready");

    // A short run to its end.
    const auto spins = window.findChildren<QSpinBox*>();
    const auto epochs = std::find_if(spins.begin(), spins.end(), [](const QSpinBox* spin) {
        return spin->accessibleName() == "Epochs";
    });
    QVERIFY(epochs != spins.end());
    (*epochs)->setValue(40);
    QCOMPARE(workflow.spec().settings.epochs, 40);
    QCOMPARE(primary(Step::Train)->text(), QString("Train"));
    press(primary(Step::Train));
    QTRY_VERIFY_WITH_TIMEOUT(!workflow.training() && workflow.runs().size() == 1, 60000);
    QCOMPARE(primary(Step::Train)->text(), QString("Continue to Evaluate"));
    picture("train_done");

    // The rate that the test suggests, by its button.
    auto* rates = window.findChild<RatePanel*>();
    QVERIFY(rates && !rates->isVisible());
    press(button(Step::Train, "Find rate"));
    QTRY_VERIFY_WITH_TIMEOUT(rates->isVisible(), 60000);
    const RateTest* test = workflow.rateTest();
    QVERIFY(test && test->suggestion);
    QCOMPARE(rates->plot()->series().back().x.size(), static_cast<qsizetype>(test->points.size()));
    picture("train_rate_test");
    press(rates->useButton());
    QCOMPARE(workflow.spec().settings.rate, *test->suggestion);
    QVERIFY(!rates->isVisible());

    // The lower plot shows the rate of each epoch.
    auto* curves = window.findChild<TrainCurves*>();
    auto* below = curves->findChild<QComboBox*>();
    QVERIFY(below);
    below->setCurrentIndex(1);
    QCOMPARE(curves->metricPlot()->series().front().y.front(),
             workflow.runs().back().settings.rate);
    picture("train_rates");
    below->setCurrentIndex(0);

    // A long one, stopped well.
    (*epochs)->setValue(1000000);
    press(primary(Step::Train));
    QTRY_VERIFY_WITH_TIMEOUT(workflow.training() && workflow.training()->history.size() > 20,
                             60000);
    QCOMPARE(primary(Step::Train)->text(), QString("Stop and keep best"));
    picture("train_running");
    press(primary(Step::Train));
    QTRY_VERIFY_WITH_TIMEOUT(!workflow.training() && workflow.runs().size() == 2, 60000);
    QVERIFY(workflow.runs().back().stopped);
    QCOMPARE(workflow.run()->number, 2);

    // The first run again, by its row and Return.
    auto* table = window.findChild<QTableView*>("runs");
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), 2);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(workflow.run()->number, 1);
    picture("train_chosen");

    // Entering Evaluate evaluates.
    QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(workflow.evaluated(), 60000);
    const auto& metrics = *workflow.evaluated()->inFloat.result.classification;
    QTRY_VERIFY(shows(Step::Evaluate, percentText(metrics.accuracy.value)));
    QTRY_VERIFY(shows(Step::Evaluate, QString::number(metrics.macroF1, 'f', 3)));
    QTRY_COMPARE(primary(Step::Evaluate)->text(), QString("Continue to Compare"));
    picture("evaluate_done");
    lookAtChoices();
    relabel();
    workflow.chooseRun(2);
    QTRY_VERIFY(shows(Step::Evaluate, "The chosen run is now 2"));
    picture("evaluate_stale");
    workflow.chooseRun(1);

    // Entering Compare compares.
    QTest::keyClick(&window, Qt::Key_6, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(workflow.compared(), 60000);
    const Comparison& comparison = workflow.compared()->comparison;
    auto* measures = window.findChild<QTableView*>("measures");
    QVERIFY(measures);
    QTRY_COMPARE(measures->model()->index(0, 1).data().toString(),
                 countText(static_cast<qint64>(comparison.inFloat.bytes)) + " B");
    QCOMPARE(measures->model()->index(2, 2).data().toString(),
             countText(static_cast<qint64>(comparison.int8.arenaBytes)) + " B");
    QTRY_COMPARE(primary(Step::Compare)->text(), QString("Continue to Deploy"));
    QTRY_VERIFY(shows(Step::Compare, "McNemar"));
    QTRY_VERIFY_WITH_TIMEOUT(!workflow.jobs().isRunning(JobKind::Count), 120000);
    picture("compare_done");

    // The inspector has the worst layer first, then the one of the row that is clicked.
    const auto titled = [&](const std::string& layer) {
        const auto labels = window.page(Step::Compare)->inspector()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* each) {
            return each->text() == QString::fromStdString(layer);
        });
    };
    QVERIFY(titled(workflow.compared()->loss.layer));
    auto* ranges = window.findChild<QTableView*>("ranges");
    QVERIFY(ranges);
    ranges->selectRow(1);
    QVERIFY(titled(comparison.layers.front().layer));

    // A cure is applied by its button, converts again, and is a step of undo.
    QVERIFY(workflow.compared()->tried);
    const auto buttons = window.page(Step::Compare)->findChildren<QPushButton*>();
    const auto apply = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* each) {
        return each->isVisible() && each->text() == "Apply";
    });
    QVERIFY(apply != buttons.end());
    press(*apply);
    QCOMPARE(workflow.spec().settings.weightScales, std::string("channel"));
    QTRY_COMPARE_WITH_TIMEOUT(workflow.compared()->scales, std::string("channel"), 60000);
    QTRY_VERIFY_WITH_TIMEOUT(!workflow.jobs().isRunning(JobKind::Count), 120000);
    picture("compare_channel");
    workflow.document().undoStack().undo();
    QCOMPARE(workflow.spec().settings.weightScales, std::string("tensor"));
    QTRY_VERIFY(shows(Step::Compare, "Settings of the conversion were changed"));
    compareOtherKinds();
}

/// By the form beside the layers: another kind, and other ranges.
void TrainToCompareTest::compareOtherKinds() {
    Workflow& workflow = bench_->workflow();
    const auto forms =
        bench_->window().page(Step::Compare)->inspector()->findChildren<SettingsForm*>();
    const auto formOf = [&](const QString& key) {
        return *std::find_if(forms.begin(), forms.end(),
                             [&](const SettingsForm* each) { return each->field(key); });
    };
    QCOMPARE(forms.size(), 3); // conversion, calibration, plan
    formOf("quant.calibration")->enter("quant.calibration", "percentile");
    const SettingsForm* calibration = formOf("quant.percentile");
    QVERIFY(calibration->field("quant.percentile")->isVisibleTo(calibration));
    for (const auto& [word, kind] :
         {std::pair("int8w", ModelKind::Int8Weights), std::pair("int16x8", ModelKind::Int16x8)}) {
        formOf("convert.kind")->enter("convert.kind", word);
        QTRY_COMPARE(workflow.state(Step::Compare), StepState::Stale);
        press(primary(Step::Compare));
        QTRY_VERIFY_WITH_TIMEOUT(workflow.compared()->kind == kind, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(!workflow.jobs().isRunning(JobKind::Count), 120000);
        auto* measures = bench_->window().findChild<QTableView*>("measures");
        QTRY_COMPARE(measures->model()->headerData(2, Qt::Horizontal).toString(), QString(word));
        QVERIFY(!workflow.problem(Step::Compare));
        QVERIFY(!workflow.problem(Step::Model));
    }
    QVERIFY(workflow.compared()->models[1].calibration);
    picture("compare_int16x8");
    formOf("quant.calibration")->enter("quant.calibration", "mse");
    QCOMPARE(workflow.spec().settings.calibration, std::string("mse"));
    workflow.document().undoStack().undo();
    QCOMPARE(workflow.spec().settings.calibration, std::string("percentile"));
}

/// Another model and another part, by the head's lists.
void TrainToCompareTest::lookAtChoices() {
    Workflow& workflow = bench_->workflow();
    const auto choice = [&](const QString& name) {
        for (QComboBox* each : bench_->window().page(Step::Evaluate)->findChildren<QComboBox*>())
            if (each->accessibleName() == name)
                return each;
        return static_cast<QComboBox*>(nullptr);
    };
    QComboBox* model = choice("Model");
    QComboBox* part = choice("Part of the samples");
    QVERIFY(model && part && model->isVisible());
    QCOMPARE(model->currentText(), QString("run 1, float"));
    model->setFocus();
    QTest::keyClick(model, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(workflow.evaluated()->choice.kind == ModelKind::Int8, 60000);
    QVERIFY(workflow.evaluated()->int8);
    QTRY_COMPARE(workflow.state(Step::Evaluate), StepState::Done);
    part->setFocus();
    QTest::keyClick(part, Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(workflow.evaluated()->choice.part == SplitPart::Train, 60000);
    const Evaluation& result = workflow.evaluated()->chosen().result;
    QCOMPARE(result.samples, workflow.features()->split.train.size());
    QTRY_VERIFY(shows(Step::Evaluate, percentText(result.classification->accuracy.value)));
    QTRY_VERIFY(shows(Step::Evaluate, samplesText(result.samples, SplitPart::Train)));
    picture("evaluate_int8_train");
    workflow.setEvaluateChoice({});
    QTRY_VERIFY_WITH_TIMEOUT(workflow.evaluated()->choice == EvaluateChoice{} &&
                                 workflow.state(Step::Evaluate) == StepState::Done,
                             60000);
}

/// A label is changed by hand, found on Data, and undone.
void TrainToCompareTest::relabel() {
    Workflow& workflow = bench_->workflow();
    QWidget* inspector = bench_->window().page(Step::Evaluate)->inspector();
    const auto buttons = inspector->findChildren<QPushButton*>();
    const auto button = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* each) {
        return each->text() == "Relabel";
    });
    QVERIFY(button != buttons.end());
    auto* classes = inspector->findChild<QComboBox*>();
    QVERIFY(classes && !(*button)->isEnabled());
    classes->setFocus();
    QTest::keyClick(classes, classes->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
    QVERIFY((*button)->isEnabled());
    press(*button);
    QCOMPARE(workflow.spec().corrections.size(), size_t{1});
    const LabelCorrection made = workflow.spec().corrections.front();
    QCOMPARE(made.now, classes->currentText().toStdString());
    QTRY_COMPARE(workflow.state(Step::Evaluate), StepState::Stale);
    QTRY_VERIFY_WITH_TIMEOUT(!workflow.jobs().isRunning(JobKind::Data), 30000);
    const auto rows = rowsOf(*workflow.dataset(), made);
    QCOMPARE(rows.size(), size_t{1});
    const size_t row = rows.front();
    const auto& label = workflow.dataset()->columns.back();
    QCOMPARE(classNameOf(label, label.values[row]), made.now);
    picture("evaluate_relabelled");
    auto* list =
        bench_->window().page(Step::Data)->inspector()->findChild<QTableView*>("corrections");
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 1);
    const auto panels = bench_->window().page(Step::Evaluate)->findChildren<QPushButton*>();
    const auto show = std::find_if(panels.begin(), panels.end(), [](const QPushButton* each) {
        return each->isVisible() && each->text() == "Show in Data";
    });
    QVERIFY(show != panels.end());
    press(*show);
    QVERIFY(bench_->window().page(Step::Data)->isVisible());
    auto* table = bench_->window().page(Step::Data)->findChild<QTableView*>("rows");
    QVERIFY(table);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), QString::number(row + 1));
    picture("data_relabelled");
    bench_->window().goTo(Step::Evaluate);
    workflow.document().undoStack().undo();
    QVERIFY(workflow.spec().corrections.empty());
    QTRY_COMPARE_WITH_TIMEOUT(workflow.state(Step::Evaluate), StepState::Done, 30000);
}

void TrainToCompareTest::numbers() {
    const QString path = folder_.filePath("hello_world.tmw");
    QVERIFY(createExample(path.toStdString(), "hello_world"));
    MainWindow& window = bench_->window();
    Workflow& workflow = bench_->workflow();
    window.openProject(path);
    QTRY_VERIFY_WITH_TIMEOUT(workflow.features() && !workflow.run(), 30000);
    window.goTo(Step::Evaluate);
    QTRY_COMPARE(primary(Step::Evaluate)->text(), QString("Go to Train"));
    press(primary(Step::Evaluate));
    QVERIFY(window.page(Step::Train)->isVisible());
    QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!workflow.training() && workflow.runs().size() == 1, 120000);
    picture("numbers_train");
    window.goTo(Step::Evaluate);
    QTRY_VERIFY_WITH_TIMEOUT(workflow.evaluated(), 60000);
    const auto& metrics = *workflow.evaluated()->inFloat.result.regression;
    QTRY_VERIFY(shows(Step::Evaluate, numberText(metrics.rmse)));
    QTRY_VERIFY(shows(Step::Evaluate, numberText(metrics.mae)));
    picture("numbers_evaluate");
    bench_->theming().choose(ThemeChoice::Dark);
    window.resize(1024, 680);
    picture("numbers_evaluate_dark_small");
    window.goTo(Step::Compare);
    QTRY_VERIFY_WITH_TIMEOUT(workflow.compared(), 60000);
    auto* measures = window.findChild<QTableView*>("measures");
    QTRY_COMPARE(measures->model()->index(4, 1).data().toString(),
                 numberText(workflow.compared()->comparison.inFloat.evaluation.regression->mae));
    QTRY_VERIFY_WITH_TIMEOUT(!workflow.jobs().isRunning(JobKind::Count), 120000);
    picture("numbers_compare_dark_small");
}

QTEST_MAIN(TrainToCompareTest)
#include "train_to_compare_test.moc"
