// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "tests/support/test_data.h"
#include "widgets/pages/tflite_page.h"
#include "widgets/parts/graph_view.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>

using namespace tmw;
using namespace tmw::ui;

/// The graphs of loops and branches of a model file, and the arithmetic of its constants.
class LookingInsideTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    MainWindow& window() { return bench_->window(); }
    TflitePage* page() { return window().findChild<TflitePage*>(); }
    QComboBox* graphs() { return page()->findChild<QComboBox*>("fileGraphs"); }
    GraphView* graph() { return page()->findChild<GraphView*>(); }
    QPushButton* button(const QString& words) {
        for (auto* each : page()->findChildren<QPushButton*>())
            if (each->text() == words)
                return each;
        return nullptr;
    }
    void open(const char* name) {
        openFile(QStringLiteral(TMW_SOURCE_DIR "/tests/golden/operators/%1.tflite").arg(name));
    }
    void openFile(const QString& path) {
        window().open(path);
        QTRY_VERIFY_WITH_TIMEOUT(page()->file(), 20000);
    }
    bool pageSays(const QString& words) {
        const auto labels = page()->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    void picture(const char* name) {
        const QDir out(QStringLiteral(TMW_BINARY_DIR "/tour"));
        out.mkpath(".");
        QVERIFY(window().grab().save(out.filePath(QString(name) + ".png")));
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        bench_ = std::make_unique<Workbench>(*qApp);
        window().resize(1280, 800);
        window().show();
    }
    void cleanupTestCase() { bench_.reset(); }

    void aLoopIsLookedInto() {
        open("while_converted");
        QVERIFY(graphs()->isVisible());
        QCOMPARE(graphs()->count(), 5); // the main one, condition, body and its branches
        QCOMPARE(graph()->chosen(), 0); // the loop
        graphs()->setFocus();
        QTest::keyClick(graphs(), Qt::Key_End);
        QVERIFY(graphs()->currentText().contains("body of operator 0, WHILE"));
        QCOMPARE(graph()->chosen(), -1);
        graph()->setFocus();
        QTest::keyClick(graph(), Qt::Key_End);
        QVERIFY(graph()->chosen() > 0);
        QVERIFY(pageSays("WHILE")); // the panel below stays with the main graph's operator
        QTest::qWait(50);           // for the layout
        picture("model_loop");
        bench_->theming().choose(ThemeChoice::Dark);
        QTest::qWait(600); // part by part
        picture("model_loop_dark");
        bench_->theming().choose(ThemeChoice::Light);
    }

    /// What is chosen elsewhere is an operator of the main graph.
    void theMainGraphComesBack() {
        open("if_behind");
        graphs()->setFocus();
        QTest::keyClick(graphs(), Qt::Key_End);
        QVERIFY(graphs()->currentIndex() > 0);
        const int last = static_cast<int>(page()->file()->model.graph().operators.size()) - 1;
        page()->findChild<QTableView*>("fileOperators")->selectRow(last);
        QCOMPARE(graphs()->currentIndex(), 0);
        QCOMPARE(graph()->chosen(), last);
    }

    /// Weights that are made floats when the plan is made.
    void constantsHaveArithmetic() {
        TMW_NEED_DATA("models/ai-edge-quantizer/mnist_quantized.tflite");
        openFile(QString::fromStdString(
            (test::dataRoot() / "models/ai-edge-quantizer/mnist_quantized.tflite").string()));
        QTRY_VERIFY_WITH_TIMEOUT(bench_->workflow().jobs().running().isEmpty(), 20000);
        graph()->setFocus();
        QTest::keyClick(graph(), Qt::Key_Home);
        QTest::mouseClick(button("Arithmetic"), Qt::LeftButton);
        const auto* steps = page()->findChild<QTableView*>("arithmeticSteps");
        QVERIFY(steps);
        QTRY_VERIFY_WITH_TIMEOUT(steps->isVisible(), 20000);
        QCOMPARE(steps->model()->rowCount(), 3); // less zero point, times scale, stored
        QTest::qWait(50);                        // for the layout
        picture("model_arithmetic_constant");
    }

    void oneGraphNeedsNoChooser() {
        open("add_int64");
        QVERIFY(graphs()->isHidden() && graph()->isVisible());
    }
};

QTEST_MAIN(LookingInsideTest)
#include "looking_inside_test.moc"
