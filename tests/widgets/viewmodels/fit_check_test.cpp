// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"
#include "core/project/line.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"
#include "widgets/viewmodels/fit_cures.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace tmw;
using namespace tmw::ui;

/// What is said of a network before it is trained.
class FitCheckTest : public QObject {
    Q_OBJECT
private slots:
    void figuresAreThoseOfTheTrainedModel_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("scales");
        QTest::addColumn<QString>("layers");
        for (const char* kind : {"int8", "int16x8", "float16", "int8w"})
            for (const char* scales : {"tensor", "channel"})
                for (const char* layers : {"dense 12 relu, dense 3 softmax",
                                           "reshape 4x1, conv1d 6 3 relu, flatten, dense 3 softmax",
                                           "reshape 4x1, lstm 5 sequences, gru 3, dense 3 softmax"})
                    QTest::addRow("%s %s %s", kind, scales, layers) << kind << scales << layers;
    }
    void figuresAreThoseOfTheTrainedModel() {
        QFETCH(QString, kind);
        QFETCH(QString, scales);
        QFETCH(QString, layers);
        QTemporaryDir folder;
        auto project = createExample((folder.path() + "/iris.tmw").toStdString(), "iris");
        TMW_VERIFY(project);
        ProjectSpec spec = project->spec();
        spec.settings.modelKind = kind.toStdString();
        spec.settings.weightScales = scales.toStdString();
        spec.settings.layers = layers.toStdString();
        spec.settings.epochs = 1;
        TMW_VERIFY(project->save(std::move(spec)));
        const Settings& settings = project->spec().settings;
        const auto features = loadFeatures(*project);
        TMW_VERIFY(features);
        const auto before = fitFigures(settings, *features);
        TMW_VERIFY(before);
        const auto trained = trainRun(*project, {});
        TMW_VERIFY(trained);
        const auto board = findBoard(settings.board);
        TMW_VERIFY(board);
        const auto plan = [&](ModelKind of) {
            const auto made = convertRun(trained->run, *features, of);
            return made ? makePlan(made->model, (*board)->core,
                                   {.inputContract = &features->inputContract})
                        : forward(made);
        };
        const auto chosen = plan(*parseModelKind(settings.modelKind));
        TMW_VERIFY(chosen);
        QCOMPARE(before->planBytes, chosen->bytes.size());
        QCOMPARE(before->arenaBytes, uint64_t{chosen->arenaBytes});
        const auto inFloat = plan(ModelKind::Float);
        TMW_VERIFY(inFloat);
        QCOMPARE(before->floatPlanBytes, inFloat->bytes.size());
        QCOMPARE(before->floatArenaBytes, uint64_t{inFloat->arenaBytes});
    }

    void aSlotMayBeSmallerThanTheFlash() {
        const Features features = test::sampleFeatures(4, 40);
        Settings settings;
        settings.layers = "dense 1000 relu, dense 1000 relu, dense 1";
        const auto smaller = fitFigures(settings, features);
        TMW_VERIFY(smaller);
        QVERIFY(smaller->int8->fits() && smaller->int8->fitsSlot());
        settings.layers = "dense 1100 relu, dense 1000 relu, dense 1";
        const auto larger = fitFigures(settings, features);
        TMW_VERIFY(larger);
        QVERIFY(larger->int8->fits() && !larger->int8->fitsSlot());
    }

    void anUnrolledLstmMayBecomeOneOperator() {
        const Features features = test::sampleFeatures(300, 40);
        Settings settings;
        settings.board = "microbit";
        settings.modelKind = "int16x8";
        settings.layers = "reshape 100x3, lstm 12, dense 1";
        const auto before = fitFigures(settings, features);
        TMW_VERIFY(before);
        QVERIFY(!before->int8->fits());
        const auto cures = fitCures(settings, features);
        TMW_VERIFY(cures);
        QVERIFY(!cures->isEmpty());
        cures->first().change(settings);
        QVERIFY(settings.fusedLstm);
        const auto after = fitFigures(settings, features);
        TMW_VERIFY(after);
        QVERIFY(after->int8->fits());
        QVERIFY(20 * after->planBytes < before->planBytes);
    }
};

QTEST_GUILESS_MAIN(FitCheckTest)
#include "fit_check_test.moc"
