// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_page.h"
#include "app/workbench.h"
#include "core/eval/predictions.h"
#include "core/project/examples.h"
#include "tests/app/tour/layout_check.h"
#include "tests/app/tour/pause_watch.h"
#include "tests/support/test_data.h"
#include "widgets/pages/live_inspector.h"
#include "widgets/parts/veil.h"
#include "widgets/viewmodels/words.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextStream>
#include <QtTest/QTest>

#include <utility>

using namespace tmw;
using namespace tmw::ui;

namespace {

constexpr int kLong = 120000; // milliseconds
constexpr QSize kDesign(1280, 800);
constexpr QSize kLeast(1024, 680);

} // namespace

/// All pages of the examples, from the start page to live predictions, with mouse and keys: what is
/// written there is the core's, nothing is cut, and a picture of each is left in tour/.
class TourTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;
    QString suffix_;
    QStringList faults_;

    MainWindow& window() { return bench_->window(); }
    Workflow& workflow() { return bench_->workflow(); }
    bool settled() { return workflow().jobs().running().isEmpty(); }
    void press(Qt::Key key) { QTest::keyClick(&window(), key, Qt::ControlModifier); }
    void click(QPushButton* button) {
        QVERIFY(button && button->isEnabled() && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QPushButton* primary(Step step) { return window().page(step)->primary(); }
    void goTo(Step step) {
        press(static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(step)));
        QVERIFY(window().page(step)->isVisible());
    }

    /// As the menu does: in an event, which the watch measures.
    void choose(ThemeChoice choice) {
        const QString words =
            choice == ThemeChoice::Dark ? MainWindow::tr("Dark") : MainWindow::tr("Light");
        for (QAction* action : window().findChildren<QAction*>())
            if (action->text() == words)
                QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
        QCoreApplication::processEvents();
        QCOMPARE(bench_->theming().choice(), choice);
        QTRY_VERIFY(window().updatesEnabled()); // all that is in sight wears it
    }

    QStringList textsOf(const QWidget& widget) {
        QStringList texts;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            if (label->isVisible())
                texts += label->text();
        for (const QTableView* table : widget.findChildren<QTableView*>())
            for (int row = 0; table->isVisible() && row < table->model()->rowCount(); ++row)
                for (int column = 0; column < table->model()->columnCount(); ++column)
                    texts += table->model()->index(row, column).data().toString();
        return texts;
    }
    /// Somewhere on the page stands what the core says.
    bool says(Step step, const QString& words) {
        const QStringList texts = textsOf(*window().page(step));
        return std::ranges::any_of(texts,
                                   [&](const QString& text) { return text.contains(words); });
    }

    void lookAt(const QString& name) {
        QCoreApplication::processEvents();
        QTest::qWait(60); // layouts that wait, plots that draw
        const QDir out(QStringLiteral(TMW_BINARY_DIR "/tour"));
        QVERIFY(out.mkpath("."));
        QVERIFY(window().grab().save(out.filePath(name + suffix_ + ".png")));
        for (const QString& fault : test::layoutFaults(window()))
            faults_ += name + suffix_ + ": " + fault;
    }
    /// After all pages were seen, so that one look tells all that is wrong.
    void nothingIsCut() {
        const QStringList faults = std::exchange(faults_, {});
        QVERIFY2(faults.isEmpty(), qPrintable("\n  " + faults.join("\n  ")));
    }
    /// In both shades at the design's size, and light at the least one.
    void lookAtAll(const QString& name) {
        window().resize(kDesign);
        choose(ThemeChoice::Light);
        lookAt(name);
        choose(ThemeChoice::Dark);
        lookAt(name + "_dark");
        choose(ThemeChoice::Light);
        window().resize(kLeast);
        lookAt(name + "_small");
        window().resize(kDesign);
    }

    void dataAndFeatures(const QString& name) {
        goTo(Step::Data);
        const auto rows = static_cast<qint64>(workflow().dataset()->rows);
        QVERIFY(says(Step::Data, countText(rows)));
        lookAtAll(name + "_1_data");
        goTo(Step::Features);
        const Features& features = *workflow().features();
        if (workflow().dataset()->array)
            QVERIFY(says(Step::Features, countText(static_cast<qint64>(features.inputWidth()))));
        else
            for (const std::string& input : features.inputNames)
                QVERIFY(says(Step::Features, QString::fromStdString(input)));
        lookAtAll(name + "_2_features");
    }

    void model(const QString& name) {
        goTo(Step::Model);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && window().isVisible(), kLong);
        const auto graph = workflow().graph();
        TMW_VERIFY(graph);
        QVERIFY(says(Step::Model, countText(static_cast<qint64>(graph->parameterCount()))));
        lookAtAll(name + "_3_model");
    }

    void train(const QString& name) {
        goTo(Step::Train);
        if (!workflow().run()) {
            lookAt(name + "_4_train_ready");
            press(Qt::Key_Return);
        }
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow().run(), kLong);
        QVERIFY(says(Step::Train, QString::number(workflow().run()->model.bestEpoch)));
        lookAtAll(name + "_4_train");
    }

    void evaluate(const QString& name) {
        goTo(Step::Evaluate);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow().evaluated(), kLong);
        const Project& project = workflow().document().project();
        const auto run = openRun(project, 0, Staleness::Refused);
        const auto features = loadFeatures(project);
        TMW_VERIFY(run);
        TMW_VERIFY(features);
        const auto& test = features->split.test;
        const auto model = inDataUnits(run->model, run->targetScaling);
        TMW_VERIFY(model);
        const auto answers =
            predict(model->graph, model->weights, gatherInputs(*features, test), test.size());
        const auto truth = tmw::evaluate(*features, test, answers);
        TMW_VERIFY(truth);
        QTRY_VERIFY(says(Step::Evaluate,
                         truth->classification
                             ? QString::number(100 * truth->classification->accuracy.value, 'f', 1)
                             : numberText(truth->regression->rmse)));
        lookAtAll(name + "_5_evaluate");
    }

    void compare(const QString& name) {
        goTo(Step::Compare);
        QTRY_VERIFY_WITH_TIMEOUT(
            settled() && workflow().compared() && workflow().compared()->int8Instructions, kLong);
        for (const ConvertedModel& each : workflow().compared()->models)
            QVERIFY(says(Step::Compare, countText(static_cast<qint64>(each.model.bytes().size()))));
        QVERIFY(says(Step::Compare,
                     countText(static_cast<qint64>(*workflow().compared()->int8Instructions))));
        lookAtAll(name + "_6_compare");
    }

    void deployAndWatch(const QString& name) {
        BoardDesk& desk = bench_->desk();
        goTo(Step::Deploy);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kLong);
        lookAt(name + "_7_deploy_ready");
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isLive() && desk.predictions() > 60, kLong);
        QVERIFY(says(Step::Deploy, desk.runningHash()));
        lookAtAll(name + "_7_deploy");
        goTo(Step::Live);
        QTRY_VERIFY_WITH_TIMEOUT(desk.predictions() > 300, kLong);
        lookAtAll(name + "_8_live");
        QCOMPARE(desk.identical(), desk.predictions());
        // No fact of the example before stands on.
        QCOMPARE(textsOf(window()).contains(LiveInspector::tr("Right")),
                 desk.feed().meaning().classifies);
        click(primary(Step::Live));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && !desk.isLive(), kLong);
    }

    /// Results of before a change of the data stay, dimmed, until it is taken back.
    void outOfDate(const QString& name) {
        if (name != "iris")
            return;
        workflow().document().edit("Seed", [](ProjectSpec& spec) { ++spec.settings.splitSeed; });
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow().features(), kLong);
        for (const Step step : {Step::Train, Step::Evaluate, Step::Compare, Step::Deploy}) {
            goTo(step);
            QCOMPARE(workflow().state(step), StepState::Stale);
            QTRY_VERIFY(isDimmed(step));
            const QString page = QString::number(static_cast<int>(step) + 1);
            lookAt(name + "_old_" + page);
            choose(ThemeChoice::Dark);
            lookAt(name + "_old_" + page + "_dark");
            choose(ThemeChoice::Light);
        }
        workflow().document().undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && !workflow().isOutOfDate(Step::Compare), kLong);
        QVERIFY(!isDimmed(Step::Deploy));
    }
    bool isDimmed(Step step) {
        const auto veils = window().page(step)->findChildren<Veil*>();
        return std::ranges::any_of(veils, [](const Veil* veil) { return veil->isVisible(); });
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        qputenv("HOME", folder_.path().toUtf8());
        QSettings().clear();
        if (qApp->devicePixelRatio() > 1)
            suffix_ = "_2x";
        bench_ = std::make_unique<Workbench>(*qApp);
        window().resize(kDesign);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        static_cast<test::PauseWatch*>(qApp)->reset();
    }
    void cleanupTestCase() {
        bench_.reset();
        QTextStream out(stdout);
        out << "Longest pauses of the window:\n";
        for (const auto& pause : static_cast<test::PauseWatch*>(qApp)->longest())
            out << QString("  %1 ms, %2 ms of them at work: %3\n")
                       .arg(pause.milliseconds, 0, 'f', 1)
                       .arg(pause.cpuMilliseconds, 0, 'f', 1)
                       .arg(pause.what);
    }

    void startPage() {
        lookAtAll("start");
        nothingIsCut();
    }

    void emptyPages() {
        auto project = Project::create(folder_.filePath("empty.tmw").toStdString(), {});
        TMW_VERIFY(project);
        workflow().document().adopt(std::move(*project));
        for (size_t i = 0; i < kSteps; ++i) {
            goTo(static_cast<Step>(i));
            lookAt(QString("empty_%1").arg(i + 1));
        }
        TMW_VERIFY(workflow().document().close());
        nothingIsCut();
    }

    void example_data() {
        QTest::addColumn<QString>("name");
        for (const Example& each : examples())
            QTest::newRow(std::string(each.name).c_str()) << fromText(each.name);
    }

    void cleanup() {
        workflow().document().drop();
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kLong);
    }

    void example() {
        QFETCH(QString, name);
        const auto example = std::ranges::find(examples(), name.toStdString(), &Example::name);
        const QString word = StartPage::tr("Open the example %1").arg(fromText(example->title));
        QPushButton* open = nullptr;
        for (QPushButton* each : window().findChildren<QPushButton*>())
            open = each->accessibleName() == word ? each : open;
        click(open);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow().features(), kLong);
        for (const auto& part :
             {&TourTest::dataAndFeatures, &TourTest::model, &TourTest::train, &TourTest::evaluate,
              &TourTest::compare, &TourTest::deployAndWatch, &TourTest::outOfDate}) {
            (this->*part)(name);
            if (QTest::currentTestFailed())
                return;
        }
        TMW_VERIFY(workflow().document().close());
        nothingIsCut();
    }
};

int main(int argc, char** argv) {
    test::PauseWatch application(argc, argv);
    QApplication::setOrganizationName("tinyml-workbench");
    QApplication::setApplicationName("tour");
    TourTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tour_test.moc"
