// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"
#include "widgets/viewmodels/beside_rows.h"
#include "widgets/viewmodels/element_plane.h"
#include "widgets/viewmodels/model_graph.h"
#include "widgets/viewmodels/weight_facts.h"

#include <QObject>

#include <set>

using namespace tmw;
using namespace tmw::ui;

namespace {

/// Two paths that meet again.
Result<ModelFile> branching(ModelKind kind) {
    const Shape shape{8, 6, 2};
    TMW_TRY(const TrainedModel trained,
            test::sampleNetwork(shape, "conv2d 4 3x3 same relu name=a, conv2d 4 3x3 same relu, "
                                       "conv2d 4 3x3 same, add with=a relu, flatten, dense 3"));
    Features features = test::sampleFeatures(8 * 6 * 2, 20);
    features.sampleShape = shape;
    TMW_TRY(const Calibration calibration, calibrate(trained, features));
    TMW_TRY(TfliteModel model, convert(trained, kind, &calibration));
    ModelFacts facts = factsOf(model);
    return ModelFile{"branching.tflite", std::move(model), std::move(facts), {}};
}

int boldRows(const QList<GridRow>& rows) {
    return static_cast<int>(
        std::ranges::count_if(rows, [](const GridRow& row) { return row[1].bold; }));
}

} // namespace

class ModelInsideTest : public QObject {
    Q_OBJECT

private slots:
    void aGraphGoesDown() {
        const auto file = branching(ModelKind::Int8);
        TMW_VERIFY(file);
        const ModelGraph graph = modelGraph(*file);
        std::set<int> operators;
        std::set<std::pair<int, int>> places;
        int passages = 0;
        for (const GraphNode& node : graph.nodes) {
            QVERIFY(node.row < graph.rows && node.column < graph.columns);
            QVERIFY(places.emplace(node.row, node.column).second);
            if (node.op >= 0)
                QVERIFY(operators.insert(node.op).second);
            passages += node.isPassage();
            QVERIFY(!node.refused);
        }
        QCOMPARE(operators.size(), file->model.graph().operators.size());
        QCOMPARE(passages, 2); // beside the two convolutions that are passed by
        for (const GraphEdge& edge : graph.edges)
            QCOMPARE(graph.nodes[edge.to].row, graph.nodes[edge.from].row + 1);
        QCOMPARE(graph.nodes[0].row, 0);
        QVERIFY(graph.nodes[1].detail.startsWith("int8 1×8×6×4"));
        QVERIFY(graph.nodes[1].note.contains("zero point"));
    }

    void loopsHaveGraphsOfTheirOwn() {
        const auto file = readModelFile(std::filesystem::path(TMW_SOURCE_DIR) /
                                        "tests/golden/operators/while_converted.tflite");
        TMW_VERIFY(file);
        const QStringList titles = graphTitles(file->model);
        QCOMPARE(titles.size(), 5);
        QVERIFY2(titles[1].contains("else branch of operator 8, IF in graph 4"),
                 qPrintable(titles[1]));
        QVERIFY2(titles[3].contains("condition of operator 0, WHILE"), qPrintable(titles[3]));
        QVERIFY2(titles[4].contains("body of operator 0, WHILE"), qPrintable(titles[4]));
        for (int i = 0; i < titles.size(); ++i) {
            const auto& graph = file->model.subgraphs()[static_cast<size_t>(i)];
            const ModelGraph drawn = modelGraph(*file, i);
            std::set<QString> operators;
            for (const GraphNode& node : drawn.nodes)
                if (node.op >= 0)
                    operators.insert(node.title);
            for (const TfliteOperator& op : graph.operators)
                QVERIFY(operators.contains(QString::fromStdString(op.name)));
        }
    }

    void weightsAreCounted() {
        const auto file = branching(ModelKind::Int8);
        TMW_VERIFY(file);
        const auto constants = constantsOf(*file, 0);
        QCOMPARE(constants.size(), 2); // weights and bias
        const auto& graph = file->model.graph();
        const TfliteTensor& weights = graph.tensors[static_cast<size_t>(constants[0])];
        const WeightFacts facts = weightFacts(weights);
        double counted = 0;
        for (const double each : facts.counts)
            counted += each;
        QCOMPARE(counted, 4.0 * 3 * 3 * 2);
        QCOMPARE(facts.rows, (Shape{4, 3 * 3 * 2}));
        const QImage image = weightImage(weights, Qt::red, Qt::white, Qt::blue);
        QCOMPARE(image.size(), QSize(3 * 3 * 2, 4));
        // The greatest magnitude has one of the pure colours.
        int pure = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                pure += image.pixelColor(x, y) == QColor(Qt::red) ||
                        image.pixelColor(x, y) == QColor(Qt::blue);
        QVERIFY(pure >= 1);
        // Real values: every channel's scale brings its greatest weight to 127 steps.
        QVERIFY(facts.x.front() < 0 && facts.x.back() > 0 && facts.x.back() < 2);
        QVERIFY(constantsOf(*file, -1).isEmpty() && constantsOf(*file, 1000).isEmpty());
    }

    void oneValueIsOneBar() {
        const float two = 2;
        TfliteTensor tensor;
        tensor.type = DataType::Float32;
        tensor.shape = {1};
        tensor.data = std::span(reinterpret_cast<const uint8_t*>(&two), sizeof two);
        const WeightFacts facts = weightFacts(tensor);
        QCOMPARE(facts.x, QVector<double>{2});
        QCOMPARE(facts.counts, QVector<double>{1});
        QCOMPARE(facts.rows, (Shape{1, 1}));
    }

    void aPlaneKnowsItsElements() {
        std::vector<uint8_t> bytes(2 * 3 * 5 * 4);
        for (size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<uint8_t>(i);
        for (size_t element = 0; element < bytes.size(); ++element) {
            const auto plane = ElementPlane::through({2, 3, 5, 4}, DataType::UInt8, bytes, element,
                                                     Qt::white, Qt::black);
            QCOMPARE(plane.image().size(), QSize(5, 3));
            QCOMPARE(plane.elementAt(plane.placeOf(element)), std::optional(element));
        }
        const auto row =
            ElementPlane::through({1, 70}, DataType::UInt8, bytes, 69, Qt::white, Qt::black);
        QCOMPARE(row.image().size(), QSize(32, 3));
        QCOMPARE(row.placeOf(69), QPoint(5, 2));
        QVERIFY(!row.elementAt({6, 2}));
        QVERIFY(ElementPlane::through({1, 70}, DataType::Int32, bytes, 0, Qt::white, Qt::black)
                    .image()
                    .isNull()); // fewer bytes than the shape asks for
    }

    void twoModelsAreHeldAgainstEachOther() {
        const auto int8 = branching(ModelKind::Int8);
        const auto inFloat = branching(ModelKind::Float);
        TMW_VERIFY(int8);
        TMW_VERIFY(inFloat);
        QCOMPARE(boldRows(besideRows(*int8, *int8)), 0);
        const auto rows = besideRows(*int8, *inFloat);
        const auto facts = summaryPairs(*int8).size();
        QCOMPARE(rows.size(), facts + static_cast<qsizetype>(int8->model.graph().operators.size()));
        QVERIFY(rows[facts][1].text.contains("int8") && rows[facts][2].text.contains("float32"));
        QVERIFY(boldRows(rows) > 5);
    }
};

QTEST_MAIN(ModelInsideTest)
#include "model_inside_test.moc"
