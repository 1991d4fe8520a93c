// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/adopt.h"
#include "core/project/examples.h"
#include "core/project/line.h"
#include "core/tflite/model_writer.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>

using namespace tmw;

/// A .tflite as a project's network, and training that begins with its weights.
class AdoptTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int made_ = 0;

    Result<Project> example(const char* name) {
        const auto path = folder_.filePath(QString("%1.tmw").arg(++made_)).toStdString();
        TMW_CHECK(createExample(path, name).map([](auto&&) {}));
        return Project::open(path, Project::Access::Write);
    }
    static Result<TfliteModel> modelOf(const Shape& shape, const char* layers) {
        TMW_TRY(const TrainedModel network, test::sampleNetwork(shape, layers, 5));
        return convert(network, ModelKind::Float);
    }
    /// FLOOR of four values, or of a dense layer of six.
    static Result<TfliteModel> floored(bool dense) {
        ModelWriter to;
        const int32_t input = to.addActivation("input", {1, 4}, {});
        int32_t last = input;
        const Shape shape{1, dense ? 6 : 4};
        if (dense) {
            const int32_t kernel = to.addConstant("kernel", {6, 4}, DataType::Float32,
                                                  std::vector<float>(24, 0.5F), {});
            last = to.addActivation("sums", shape, {});
            to.addOperator({9, 1, {}}, {input, kernel, -1}, {last},
                           schema::BuiltinOptions::FullyConnectedOptions,
                           schema::CreateFullyConnectedOptions(to.builder()).Union());
        }
        const int32_t output = to.addActivation("output", shape, {});
        to.addOperator({8, 1, {}}, {last}, {output});
        return TfliteModel::fromBytes(to.finish(input, output));
    }
    static std::vector<float> answers(const TrainedModel& model, const Features& features) {
        return predict(model.graph, model.weights, std::span(features.inputs), features.samples);
    }

private slots:
    void trainingGoesOn();
    void answersInDataUnits();
    void newHead();
    void refusals();
};

void AdoptTest::trainingGoesOn() {
    auto project = example("iris");
    TMW_VERIFY(project);
    const auto network = test::sampleNetwork(4, "dense 9 tanh, dense 3 softmax", 5);
    TMW_VERIFY(network);
    const auto file = convert(*network, ModelKind::Float);
    TMW_VERIFY(file);
    auto made = adopted(*project, *file, {.name = "a.tflite"});
    TMW_VERIFY(made);
    QCOMPARE(project->spec().chosenRun, 0);
    TMW_VERIFY(keepAdopted(*project, *made));
    QCOMPARE(project->spec().settings.layers, std::string("dense 9 tanh, dense 3 softmax"));
    QCOMPARE(project->spec().settings.startFrom, 1);
    const auto kept = loadRun(*project, 1);
    TMW_VERIFY(kept);
    QCOMPARE(kept->adoptedFrom, std::string("a.tflite"));
    QCOMPARE(kept->checkpoint.epoch, 0);
    QCOMPARE(kept->model.weights, network->weights);

    // A step too small to see leaves the weights where they were.
    ProjectSpec spec = project->spec();
    spec.settings.epochs = 2;
    spec.settings.rate = 1e-8;
    spec.settings.optimizer = "sgd"; // another than the run's
    TMW_VERIFY(project->save(spec));
    for (const bool resume : {false, true}) {
        spec = project->spec();
        spec.chosenRun = 1;
        TMW_VERIFY(project->save(spec));
        const auto run = trainProject(*project, {.threads = 1, .resume = resume});
        TMW_VERIFY(run);
        QCOMPARE(run->checkpoint.epoch, 2);
        for (size_t i = 0; i < network->weights.size(); ++i)
            QVERIFY(std::abs(run->model.weights[i] - network->weights[i]) < 1e-5F);
    }
    spec = project->spec();
    spec.settings.startFrom = 0;
    TMW_VERIFY(project->save(spec));
    const auto anew = trainRun(*project, {.threads = 1});
    TMW_VERIFY(anew);
    QVERIFY(std::abs(anew->run.model.weights[0] - network->weights[0]) > 1e-3F);
    spec.settings.startFrom = 1;
    spec.settings.layers = "dense 3 softmax";
    TMW_VERIFY(project->save(spec));
    const auto other = trainRun(*project, {.threads = 1});
    QVERIFY(!other);
    QCOMPARE(other.error().code(), std::string_view("run.start_layers"));
}

/// Targets are scaled for training; the last layer takes that in.
void AdoptTest::answersInDataUnits() {
    auto project = example("hello_world");
    TMW_VERIFY(project);
    const auto network = test::sampleNetwork(1, "dense 6 relu, dense 1", 5);
    TMW_VERIFY(network);
    const auto file = convert(*network, ModelKind::Float);
    TMW_VERIFY(file);
    const auto made = adopted(*project, *file, {});
    TMW_VERIFY(made);
    const auto features = loadFeatures(*project);
    TMW_VERIFY(features);
    QVERIFY(features->targetScaling.scale[0] != 1);
    const auto back = inDataUnits(made->run.model, made->run.targetScaling);
    TMW_VERIFY(back);
    const auto wanted = answers(*network, *features);
    const auto got = answers(*back, *features);
    for (size_t i = 0; i < wanted.size(); ++i)
        QVERIFY(std::abs(wanted[i] - got[i]) < 1e-5F);
}

void AdoptTest::newHead() {
    auto project = example("iris");
    TMW_VERIFY(project);
    const auto network = test::sampleNetwork(4, "dense 9 relu, dense 5 softmax", 5);
    TMW_VERIFY(network);
    const auto file = convert(*network, ModelKind::Float);
    TMW_VERIFY(file);
    const auto refused = adopted(*project, *file, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().message(),
             std::string("The network answers 5 values, and the data ask for 3. Give it a new last "
                         "layer (--new-head), or choose another model."));
    const auto made = adopted(*project, *file, {.name = {}, .newHead = true});
    TMW_VERIFY(made);
    QVERIFY(made->newHead);
    QCOMPARE(made->run.settings.layers, std::string("dense 9 relu, dense 3 softmax"));
    QVERIFY(std::equal(network->weights.begin(), network->weights.begin() + 45,
                       made->run.model.weights.begin()));
}

void AdoptTest::refusals() {
    auto project = example("iris");
    TMW_VERIFY(project);
    const auto wide = modelOf({5}, "dense 3 softmax");
    TMW_VERIFY(wide);
    const auto refused = adopted(*project, *wide, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), std::string_view("network.sample"));

    // An operator without a layer, and what stands in front of it.
    for (const bool dense : {false, true}) {
        const auto file = floored(dense);
        TMW_VERIFY(file);
        const auto whole = adopted(*project, *file, {});
        QVERIFY(!whole);
        QCOMPARE(whole.error().message(),
                 std::string(dense ? "1 of 2 operators cannot be trained here: 1"
                                   : "1 of 1 operators cannot be trained here: 0") +
                     " FLOOR (no layer here does what it does). Choose another model, or take the "
                     "layers in front of the first of them with a new last layer (--new-head).");
        const auto part = adopted(*project, *file, {.name = {}, .newHead = true});
        if (!dense) {
            QVERIFY(!part);
            QCOMPARE(part.error().code(), std::string_view("adopt.nothing"));
            continue;
        }
        TMW_VERIFY(part);
        QCOMPARE(part->run.settings.layers, std::string("dense 6 no_bias, dense 3 softmax"));
        QCOMPARE(part->missing.size(), size_t{1});
        QCOMPARE(part->run.model.weights[0], 0.5F);
    }
}

QTEST_GUILESS_MAIN(AdoptTest)
#include "adopt_test.moc"
