// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"
#include "app/workbench.h"
#include "core/project/examples.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"
#include "widgets/pages/tflite_page.h"
#include "widgets/parts/graph_view.h"
#include "widgets/parts/picture.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>

using namespace tmw;
using namespace tmw::ui;

/// Files and folders that are handed to the window.
class OpeningTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    MainWindow& window() { return bench_->window(); }
    TflitePage* page() { return window().findChild<TflitePage*>(); }
    QString modelPath() const {
        return QString::fromStdString(
            (test::dataRoot() / "models/tflite-micro/hello_world_int8.tflite").string());
    }
    QString write(const QString& name, const QByteArray& bytes) {
        QFile file(folder_.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                   ? file.fileName()
                   : QString();
    }
    bool pageSays(const QString& words) {
        const auto labels = page()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    bool tableSays(const QString& name, const QString& words) {
        const auto* table = page()->findChild<QTableView*>(name);
        for (int row = 0; table && table->isVisible() && row < table->model()->rowCount(); ++row)
            for (int column = 0; column < table->model()->columnCount(); ++column)
                if (table->model()->index(row, column).data().toString().contains(words))
                    return true;
        return false;
    }
    QPushButton* button(const QString& words) {
        for (auto* each : page()->findChildren<QPushButton*>())
            if (each->text() == words)
                return each;
        return nullptr;
    }
    void picture(const char* name) {
        const QDir out(QStringLiteral(TMW_BINARY_DIR "/tour"));
        out.mkpath(".");
        QVERIFY(window().grab().save(out.filePath(QString(name) + ".png")));
    }
    void wear(ThemeChoice choice) {
        bench_->theming().choose(choice);
        QTest::qWait(600); // part by part
    }
    void darkPicture(const char* name) {
        wear(ThemeChoice::Dark);
        picture(name);
        wear(ThemeChoice::Light);
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QVERIFY(createExample(folder_.filePath("iris.tmw").toStdString(), "iris"));
    }
    void init() {
        bench_ = std::make_unique<Workbench>(*qApp);
        window().resize(1280, 800);
        window().show();
    }
    void cleanup() { bench_.reset(); }

    void whatItIs() {
        const QString project = folder_.filePath("iris.tmw");
        for (const QString& path :
             {project, project + '/', project + "/project.json", project + "/open.tmw"}) {
            const Opening opening = openingOf(path);
            QCOMPARE(opening.kind, OpeningKind::Project);
            QCOMPARE(opening.path, project);
        }
        const QByteArray model("\x20\0\0\0TFL3", 8);
        QCOMPARE(openingOf(write("a.TFLITE", {})).kind, OpeningKind::Model);
        QCOMPARE(openingOf(write("model.bin", model)).kind, OpeningKind::Model);
        QCOMPARE(openingOf(write("table.csv", "a,b\n1,2\n")).kind, OpeningKind::Data);
        QCOMPARE(openingOf(write("project.json", "{}")).kind, OpeningKind::Project);
        QFile::remove(folder_.filePath("project.json"));
        QCOMPARE(openingOf(folder_.filePath("nothing")).kind, OpeningKind::Data);
        QVERIFY(QDir::isAbsolutePath(openingOf("nothing.tflite").path));
    }

    void aProjectByTheFileThatStandsForIt() {
        window().open(folder_.filePath("iris.tmw/open.tmw"));
        QVERIFY(bench_->workflow().document().isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(bench_->workflow().features(), 20000);
    }

    void aProjectOfANewerProgramCanBeLookedAt() {
        window().open(folder_.filePath("iris.tmw"));
        QTRY_VERIFY_WITH_TIMEOUT(bench_->workflow().features(), 20000);
        TMW_VERIFY(bench_->workflow().document().close());
        QFile file(folder_.filePath("iris.tmw/project.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray old = file.readAll();
        file.close();
        write("iris.tmw/project.json", QByteArray(old).replace("\"schema\": 1", "\"schema\": 9"));
        window().open(folder_.filePath("iris.tmw"));
        QTRY_VERIFY_WITH_TIMEOUT(bench_->workflow().features(), 20000);
        const auto labels = window().findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->isVisible() && label->text().contains("newer version (schema 9");
        }));
        picture("read_only");
        bench_->workflow().train();
        QVERIFY(!bench_->workflow().training());
        QCOMPARE(bench_->workflow().state(Step::Train), StepState::Problem);
        TMW_VERIFY(bench_->workflow().document().close());
        write("iris.tmw/project.json", old);
    }

    void aModelIsShownAndClosed() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        window().open(modelPath());
        QTRY_VERIFY_WITH_TIMEOUT(page()->file(), 20000);
        QVERIFY(page()->isVisible());
        QCOMPARE(page()->title(), QString("hello_world_int8.tflite"));
        QVERIFY(pageSays("3 operators"));
        for (const char* view : {"Operators", "Tensors", "Graph"}) {
            QTest::mouseClick(button(view), Qt::LeftButton);
            for (const QTableView* table : page()->findChildren<QTableView*>())
                if (table->isVisible())
                    QVERIFY2(table->model()->rowCount() > 0, qPrintable(table->accessibleName()));
        }
        picture("model_file");
        darkPicture("model_file_dark");
        QTest::mouseClick(button("Close"), Qt::LeftButton);
        QVERIFY(!page()->isVisible());
    }

    /// Graph, weights and arithmetic of what is chosen; a board in step; a second model.
    void aModelIsLookedInto() {
        TMW_NEED_DATA("models/tflite-micro/person_detect.tflite");
        const auto models = test::dataRoot() / "models/tflite-micro";
        window().open(QString::fromStdString((models / "person_detect.tflite").string()));
        QTRY_VERIFY_WITH_TIMEOUT(page()->file(), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(bench_->workflow().jobs().running().isEmpty(), 20000);
        auto* graph = page()->findChild<GraphView*>();
        QVERIFY(graph && graph->isVisible());
        QCOMPARE(graph->chosen(), 0);
        graph->setFocus();
        QTest::keyClick(graph, Qt::Key_Down);
        QCOMPARE(graph->chosen(), 1);
        QVERIFY(pageSays("DEPTHWISE_CONV_2D"));
        QTest::qWait(50); // for the layout
        picture("model_inside");
        darkPicture("model_inside_dark");
        QTest::mouseClick(button("Arithmetic"), Qt::LeftButton);
        QTRY_VERIFY(tableSays("arithmeticSteps", "Accumulator"));
        QVERIFY(pageSays("at 0, 0, 0, 0 of"));
        auto* output = [&]() -> Picture* {
            for (auto* each : page()->findChildren<Picture*>())
                if (each->isVisible())
                    return each;
            return nullptr;
        }();
        QVERIFY(output);
        QTest::mouseClick(output, Qt::LeftButton, {}, output->rect().center());
        QVERIFY(!pageSays("at 0, 0, 0, 0 of"));
        QVERIFY(tableSays("arithmeticSteps", "Accumulator"));
        QTest::qWait(50); // for the layout
        picture("model_arithmetic");
        graph->setFocus();
        QTest::keyClick(graph, Qt::Key_End);
        QVERIFY(pageSays("SOFTMAX") && tableSays("arithmeticSteps", "Reciprocal"));
        QVERIFY(pageSays("2 values read"));
        QTest::qWait(50); // for the layout
        picture("model_arithmetic_softmax");
        page()->openBeside(modelPath());
        QTRY_VERIFY_WITH_TIMEOUT(button("Beside")->isVisible(), 20000);
        QTest::qWait(50); // for the layout
        picture("model_beside");
        darkPicture("model_arithmetic_dark");
    }

    void anOutputIsChosenWhereThereAreSeveral() {
        TMW_NEED_DATA("models/ai-edge-quantizer/single_split.tflite");
        const auto split = test::dataRoot() / "models/ai-edge-quantizer/single_split.tflite";
        window().open(QString::fromStdString(split.string()));
        QTRY_VERIFY_WITH_TIMEOUT(page()->file(), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(bench_->workflow().jobs().running().isEmpty(), 20000);
        QTest::mouseClick(button("Arithmetic"), Qt::LeftButton);
        auto* output = [&]() -> QComboBox* {
            for (auto* each : page()->findChildren<QComboBox*>())
                if (each->isVisible() && each->accessibleName() == "Output")
                    return each;
            return nullptr;
        }();
        QVERIFY(output);
        QCOMPARE(output->count(), 2);
        QTRY_VERIFY(pageSays("at 0"));
        QTest::keyClick(output, Qt::Key_Down);
        QCOMPARE(output->currentIndex(), 1);
        QVERIFY(pageSays("at 0"));
    }

    void aModelRunsInStepWithABoard() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
        window().open(modelPath());
        QTRY_VERIFY_WITH_TIMEOUT(page()->file(), 20000);
        Jobs& jobs = bench_->workflow().jobs();
        QTRY_VERIFY_WITH_TIMEOUT(jobs.running().isEmpty(), 20000);
        QTest::mouseClick(button("Count instructions"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page()->file()->counted, 60000);
        QCOMPARE(page()->file()->counted->profile.operators.size(), size_t(3));
        QVERIFY(pageSays("instructions an inference"));
        QTest::mouseClick(button("Lockstep"), Qt::LeftButton);
        bench_->desk().setBeside({*findBoard("mps3-an547")}, true);
        QVERIFY(button("And 1 more board"));
        auto* run = [&]() -> QPushButton* {
            for (auto* each : page()->findChildren<QPushButton*>())
                if (each->isVisible() && each->text().startsWith("Run on"))
                    return each;
            return nullptr;
        }();
        QVERIFY(run && run->isEnabled());
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(pageSays("4 samples of 3 layers on 2 boards"), 60000);
        QTest::qWait(50); // for the layout
        picture("model_lockstep");
        darkPicture("model_lockstep_dark");
    }

    void aDroppedModelLeavesTheProjectOpen() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        window().open(folder_.filePath("iris.tmw"));
        QTRY_VERIFY_WITH_TIMEOUT(bench_->workflow().features(), 20000);
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(modelPath())});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window(), &enter);
        QDropEvent drop({100, 100}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window(), &drop);
        QTRY_VERIFY_WITH_TIMEOUT(page()->isVisible() && page()->file(), 20000);
        QVERIFY(bench_->workflow().document().isOpen());
        QTest::keyClick(&window(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(!page()->isVisible());
        QVERIFY(window().page(Step::Model)->isVisible());
    }

    void aDamagedModelSaysSoInTheWindow() {
        window().open(write("cut.tflite", QByteArray("\xff\xff\0\0TFL3", 8)));
        QTRY_VERIFY_WITH_TIMEOUT(pageSays("Copy or download it again"), 20000);
        QVERIFY(!page()->file());
        picture("model_file_damaged");
    }

    void aModelThatIsGoneSaysSoInTheWindow() {
        window().open(folder_.filePath("gone.tflite"));
        QTRY_VERIFY_WITH_TIMEOUT(pageSays("gone.tflite") && pageSays("Not readable"), 20000);
    }

    /// Shown beside an open project, a model becomes its network; one step of undo takes it back.
    void aModelIsUsedAsNetwork() {
        const auto network = test::sampleNetwork(4, "dense 7 tanh, dense 3 softmax");
        TMW_VERIFY(network);
        const auto model = convert(*network, ModelKind::Float);
        TMW_VERIFY(model);
        const auto bytes = model->bytes();
        const QString file =
            write("own.tflite", QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                           static_cast<qsizetype>(bytes.size())));
        auto* use = page()->findChild<QPushButton*>("useAsNetwork");
        window().open(file);
        QTRY_VERIFY(page()->file());
        QVERIFY(!use->isEnabled()); // no project is open
        window().open(folder_.filePath("iris.tmw"));
        Workflow& workflow = bench_->workflow();
        QTRY_VERIFY(workflow.features());
        window().open(file);
        QTRY_VERIFY(use->isEnabled());
        const std::string before = workflow.spec().settings.layers;
        use->click();
        QTRY_COMPARE(workflow.spec().settings.layers, std::string("dense 7 tanh, dense 3 softmax"));
        QCOMPARE(workflow.spec().settings.startFrom, workflow.run()->number);
        QTRY_VERIFY(!page()->isVisible());
        workflow.document().undoStack().undo();
        QCOMPARE(workflow.spec().settings.layers, before);
        QCOMPARE(workflow.spec().settings.startFrom, 0);
    }
};

QTEST_MAIN(OpeningTest)
#include "opening_test.moc"
