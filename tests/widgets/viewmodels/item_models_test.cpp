// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"
#include "tests/support/test_data.h"
#include "widgets/viewmodels/column_model.h"
#include "widgets/viewmodels/feature_model.h"
#include "widgets/viewmodels/fit_check.h"
#include "widgets/viewmodels/layer_form.h"
#include "widgets/viewmodels/layer_model.h"
#include "widgets/viewmodels/row_model.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtTest>

using namespace tmw;
using namespace tmw::ui;

namespace {

/// An open example whose data has been read.
struct Bench {
    QTemporaryDir folder;
    ProjectDocument document;
    Jobs jobs;
    Workflow workflow{document, jobs};

    bool open(const char* example) {
        auto project =
            createExample((folder.path() + '/' + example + ".tmw").toStdString(), example);
        if (!project)
            return false;
        document.adopt(std::move(*project));
        return settled();
    }
    bool settled() {
        return QTest::qWaitFor([this] { return jobs.running().isEmpty(); }, 20000);
    }
    std::string layers() const { return document.spec().settings.layers; }
};

} // namespace

class ItemModelsTest : public QObject {
    Q_OBJECT
private slots:
    void every_model_keeps_the_rules_while_the_project_changes() {
        Bench bench;
        ColumnModel columns(bench.workflow);
        RowModel rows(bench.workflow);
        FeatureModel features(bench.workflow);
        LayerModel layers(bench.workflow);
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (QAbstractItemModel* model :
             std::initializer_list<QAbstractItemModel*>{&columns, &rows, &features, &layers})
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        QVERIFY(bench.open("penguins"));
        QCOMPARE(rows.rowCount(), 344);
        QVERIFY(columns.rowCount() >= 7);
        QVERIFY(features.rowCount() > columns.rowCount() - 1); // words become inputs of their own
        QVERIFY(
            columns.setData(columns.index(0, ColumnModel::Role), roleWords().last(), Qt::EditRole));
        QVERIFY(layers.insertAfter(0));
        QVERIFY(bench.settled());
        bench.document.undoStack().undo();
        bench.document.undoStack().undo();
        QVERIFY(bench.settled());
        QVERIFY(bench.document.close());
        QCOMPARE(rows.rowCount(), 0);
        QCOMPARE(layers.rowCount(), 0);
        QVERIFY(bench.open("iris"));
        QCOMPARE(rows.rowCount(), 150);
    }

    void a_role_and_a_unit_are_steps_of_undo() {
        Bench bench;
        QVERIFY(bench.open("iris"));
        ColumnModel columns(bench.workflow);
        const QModelIndex role = columns.index(0, ColumnModel::Role);
        const QString before = role.data().toString();
        QVERIFY(columns.setData(role, roleWords().last(), Qt::EditRole));
        QCOMPARE(role.data().toString(), roleWords().last());
        QVERIFY(columns.setData(columns.index(1, ColumnModel::Unit), "mm", Qt::EditRole));
        QVERIFY(bench.settled());
        QCOMPARE(bench.workflow.features()->inputWidth(), size_t{3});
        QCOMPARE(columns.unitAt(1), QString("mm"));
        bench.document.undoStack().undo();
        bench.document.undoStack().undo();
        QVERIFY(bench.settled());
        QCOMPARE(role.data().toString(), before);
        QCOMPARE(bench.workflow.features()->inputWidth(), size_t{4});
        QVERIFY(!columns.setData(role, "no such role", Qt::EditRole));
    }

    void layers_are_added_moved_and_removed() {
        Bench bench;
        QVERIFY(bench.open("iris"));
        LayerModel layers(bench.workflow);
        QVERIFY(layers.setText("dense 8 relu, dense 6 tanh, dense 3 softmax"));
        QVERIFY(layers.moveLayer(0, 1));
        QCOMPARE(bench.layers(), std::string("dense 6 tanh, dense 8 relu, dense 3 softmax"));
        QVERIFY(layers.removeLayer(0));
        QVERIFY(layers.insertAfter(1)); // under the last one: before it
        QCOMPARE(bench.layers(), std::string("dense 8 relu, dense 16 relu, dense 3 softmax"));
        QVERIFY(!layers.moveLayer(0, -1));
        QVERIFY(layers.setText("dense 8, dense 9, dense 10, dense 3 softmax"));
        QVERIFY(layers.moveLayer(0, 2)); // those between move on by one
        QCOMPARE(bench.layers(), std::string("dense 9, dense 10, dense 8, dense 3 softmax"));
        QVERIFY(layers.moveLayer(2, -2));
        QCOMPARE(bench.layers(), std::string("dense 8, dense 9, dense 10, dense 3 softmax"));
        QVERIFY(!layers.moveLayer(1, 3));
        const auto flagsOf = [&](int row) { return layers.index(row, 0).flags(); };
        QVERIFY(flagsOf(1).testFlag(Qt::ItemIsDragEnabled));
        for (const int row : {0, layers.rowCount() - 1}) // input and totals
            QVERIFY(!flagsOf(row).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(layers.setText("dense 8 relu, dense 16 relu, dense 3 softmax"));
        const QModelIndex setting = layers.index(layers.rowOf(0), LayerModel::Setting);
        QVERIFY(layers.setData(setting, "12 relu6", Qt::EditRole));
        QCOMPARE(setting.data().toString(), QString("12 relu6"));
        QSignalSpy refused(&layers, &LayerModel::refused);
        const QModelIndex second = layers.index(layers.rowOf(1), LayerModel::Setting);
        QVERIFY(!layers.setData(second, "many", Qt::EditRole));
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused.front().front().toString().startsWith("Layer 2 "));
        QCOMPARE(layers.index(layers.rowCount() - 1, LayerModel::Parameters).data().toString(),
                 QString::number(layers.graph()->parameterCount()));
        QVERIFY(!layers.setText("dense"));
        QVERIFY(layers.graph());
    }

    void names_that_layers_go_by_follow_edits() {
        Bench bench;
        QVERIFY(bench.open("iris"));
        LayerModel layers(bench.workflow);
        QVERIFY(layers.setText("dense 8 relu, dense 8, add with=dense, dense 3 softmax"));
        // Its name was made of its place, which the new layer changes.
        QVERIFY(layers.insertAfter(0));
        QCOMPARE(bench.layers(), std::string("dense 8 relu name=dense, dense 16 relu, dense 8, "
                                             "add with=dense, dense 3 softmax"));
        const QModelIndex name = layers.index(layers.rowOf(0), LayerModel::Name);
        QVERIFY(layers.setData(name, "skip", Qt::EditRole));
        const std::string renamed = "dense 8 relu name=skip, dense 16 relu, dense 8, "
                                    "add with=skip, dense 3 softmax";
        QCOMPARE(bench.layers(), renamed);
        QVERIFY(layers.setData(name, "", Qt::EditRole)); // it is needed
        QCOMPARE(bench.layers(), renamed);
        const QModelIndex setting = layers.index(layers.rowOf(1), LayerModel::Setting);
        QVERIFY(layers.setData(setting, "16 relu from=input", Qt::EditRole));
        QCOMPARE(setting.data().toString(), QString("16 relu from=input"));
        const LayerSpec& spec = layers.graph()->layers()[1].spec;
        QCOMPARE(layerFields(spec).back().value, QString("input"));
        const auto moved = withLayerField(spec, LayerFieldKind::From, "skip");
        TMW_VERIFY(moved);
        QVERIFY(layers.replaceLayer(1, *moved, "Layer 2"));
        QSignalSpy refused(&layers, &LayerModel::refused);
        QVERIFY(!layers.removeLayer(0));
        QVERIFY(!layers.setData(setting, "16 relu, dense 2", Qt::EditRole));
        QCOMPARE(refused.count(), 2);
        bench.document.undoStack().undo();
        bench.document.undoStack().undo();
        bench.document.undoStack().undo();
        bench.document.undoStack().undo();
        QCOMPARE(bench.layers(),
                 std::string("dense 8 relu, dense 8, add with=dense, dense 3 softmax"));
    }

    void what_does_not_fit_names_cures_that_fit() {
        Bench bench;
        QVERIFY(bench.open("iris"));
        LayerModel layers(bench.workflow);
        FitCheck fit(bench.workflow);
        QVERIFY(bench.settled());
        QVERIFY2(fit.figures(), qPrintable(fit.trouble()));
        QVERIFY(fit.figures()->int8 && fit.figures()->int8->fits());
        bench.document.edit("board", [](ProjectSpec& spec) {
            spec.settings.board = "microbit";
            spec.settings.layers = "dense 512 relu, dense 512 relu, dense 3 softmax";
        });
        QVERIFY(bench.settled());
        QVERIFY(fit.figures() && fit.figures()->int8 && !fit.figures()->int8->fits());
        QCOMPARE(bench.workflow.state(Step::Model), StepState::Problem);
        const QList<FitCure> cures = fit.figures()->cures;
        QCOMPARE(cures.size(), 3);
        for (const FitCure& cure : cures) {
            bench.document.edit(cure.name, [&](ProjectSpec& spec) { cure.change(spec.settings); });
            QVERIFY(bench.settled());
            QVERIFY2(fit.figures() && fit.figures()->int8->fits(), qPrintable(cure.words));
            QCOMPARE(bench.workflow.state(Step::Model), StepState::Done);
            bench.document.undoStack().undo();
            QVERIFY(bench.settled());
            QVERIFY(!fit.figures()->int8->fits());
        }
        // One unit more than the cure gives would be too many.
        Settings settings = bench.workflow.spec().settings;
        cures.first().change(settings);
        auto specs = parseLayers(settings.layers);
        TMW_VERIFY(specs);
        int before = 0;
        for (auto& spec : *specs)
            if (auto* dense = std::get_if<DenseSpec>(&spec); dense && before++ == 0)
                ++dense->units;
        settings.layers = formatLayers(*specs);
        const auto more = fitFigures(settings, *bench.workflow.features());
        TMW_VERIFY(more);
        QVERIFY(!more->int8->fits());
    }
};

QTEST_GUILESS_MAIN(ItemModelsTest)
#include "item_models_test.moc"
