// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/project/project.h"
#include "core/project/run_store.h"
#include "core/quant/lowering.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>
#include <sys/resource.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <limits>

using namespace tmw;

namespace {

class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    void (*handler_)(int);
    rlimit before_{};
};

ProjectSpec sampleSpec() {
    ProjectSpec spec;
    spec.title = "Wände \"1\"";
    spec.sources.push_back(NoisySine{.samples = 20, .seed = 7});
    FileSource file{.name = "a.csv", .sha256 = std::string(64, 'a')};
    file.choices = {.format = "csv",
                    .header = false,
                    .decimalComma = true,
                    .latin1 = true,
                    .label = "kind",
                    .targets = {"t1", "t2"},
                    .group = "g",
                    .weight = "w",
                    .columns = {"x", "y"},
                    .numbers = {"x"},
                    .words = {"g"},
                    .missingCode = -200,
                    .part = SplitPart::Test};
    spec.sources.push_back(file);
    spec.columns["x"] = {.role = ColumnRole::Ignored, .unit = "m/s"};
    spec.corrections.push_back({std::string(64, 'a'), 4, "kind", "wing", "ring"});
    spec.settings.epochs = 7;
    spec.chosenRun = 3;
    spec.runNotes = {{1, "first try"}, {12, "mit \"Dropout\""}};
    return spec;
}

Run sampleRun(int number) {
    Graph graph = *Graph::build({2}, *parseLayers("dense 3 relu, dense 1"));
    Run run{.model = {.graph = graph}};
    run.number = number;
    run.settings.layers = "dense 3 relu, dense 1";
    run.sampleShape = {2};
    run.inputNames = {"a", "b"};
    run.targetNames = {"t"};
    run.inputContract = {{1.5f, 0.1f}, {0, -3}};
    run.targetScaling = {{2}, {0.25f}};
    run.dataFingerprint = "f";
    for (size_t i = 0; i < graph.parameterCount(); ++i)
        run.model.weights.push_back(static_cast<float>(i) / 7);
    run.model.history = {{1, 0.5, std::numeric_limits<double>::quiet_NaN(), 0.1, 0.2}};
    run.model.bestEpoch = 1;
    run.checkpoint.epoch = 1;
    run.checkpoint.step = 12;
    run.checkpoint.weights = run.checkpoint.firstMoment = run.model.weights;
    run.checkpoint.bestWeights = run.model.weights;
    run.checkpoint.random = Random(3).state();
    return run;
}

/// One epoch, and two of quantization-aware training.
Run awareRun() {
    Run run = sampleRun(1);
    run.checkpoint.history = run.model.history;
    const TrainedModel lowered = lower(run.model).value();
    AwareState& aware = run.aware.emplace();
    aware.layers = run.settings.layers;
    aware.checkpoint = run.checkpoint;
    aware.checkpoint.epoch = 2;
    aware.checkpoint.bestEpoch = 2;
    aware.checkpoint.bestWeights.front() = 9;
    aware.stays = true;
    for (size_t i = 0; i <= lowered.graph.layers().size(); ++i) {
        aware.ranges.push_back({-1, static_cast<float>(i)});
        aware.grids.push_back({0.5F, -2, static_cast<float>(i)});
    }
    run.model.graph = lowered.graph;
    run.model.weights = aware.checkpoint.bestWeights;
    for (const int epoch : {2, 3})
        run.model.history.push_back({epoch, 0.25, 0.5, 0.1, 0.2});
    return run;
}

} // namespace

class ProjectTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

private slots:
    void specReadsBackWhatItWrites() {
        const auto text = toJsonText(sampleSpec());
        const auto parsed = parseSpec(text);
        TMW_VERIFY(parsed);
        QCOMPARE(toJsonText(parsed->spec), text);
    }
    void damagedSpecNamesThePlace() {
        auto text = toJsonText(sampleSpec());
        text.replace(text.find("\"samples\": 20"), 13, "\"samples\": \"x\"");
        const auto parsed = parseSpec(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code(), std::string_view("project.damaged"));
        QCOMPARE(parsed.error().args().front(), std::string("sources[0].samples"));
    }
    void everyTruncationIsRefused() {
        const auto text = toJsonText(sampleSpec());
        for (size_t size = 0; size + 2 < text.size(); ++size)
            QVERIFY(!parseSpec(text.substr(0, size)));
    }
    void hashMayNotLeaveTheFolder() {
        auto text = toJsonText(sampleSpec());
        text.replace(text.find(std::string(64, 'a')), 64, "../../../etc/passwd");
        QVERIFY(!parseSpec(text));
    }
    void nameMayNotLeaveTheFolder() {
        for (const char* name : {"../a.csv", "/etc/passwd", "", "x/../../a"}) {
            auto text = toJsonText(sampleSpec());
            text.replace(text.find("a.csv"), 5, name);
            QVERIFY2(!parseSpec(text), name);
        }
    }
    void fingerprintFollowsTheDataAlone() {
        ProjectSpec spec = sampleSpec();
        const auto before = dataFingerprint(spec);
        spec.settings.epochs = 9;
        QCOMPARE(dataFingerprint(spec), before);
        spec.settings.splitSeed = 9;
        QVERIFY(dataFingerprint(spec) != before);
        spec = sampleSpec();
        spec.corrections.clear();
        QVERIFY(dataFingerprint(spec) != before);
        spec = sampleSpec();
        spec.settings.byteRange = 1;
        QVERIFY(dataFingerprint(spec) != before);
    }
    /// Runs of projects that were made before a setting or a choice was added stay of their data.
    void fingerprintsOfEarlierVersionsStay() {
        ProjectSpec spec;
        spec.sources.push_back(NoisySine{});
        QCOMPARE(dataFingerprint(spec), std::string("4e7c2b457e178ac96f7d89c888936c02"
                                                    "ae7a3b86d39b7e7328eb0cf32a89531a"));
    }
    void createOpenSave() {
        const auto created = Project::create(path("a.tmw"), sampleSpec());
        TMW_VERIFY(created);
        QCOMPARE(Project::create(path("a.tmw"), {}).error().code(),
                 std::string_view("project.exists"));
        QCOMPARE(Project::open(path("none.tmw"), Project::Access::Read).error().code(),
                 std::string_view("project.missing"));
        std::filesystem::create_directories(path("empty.tmw"));
        QCOMPARE(Project::open(path("empty.tmw"), Project::Access::Read).error().code(),
                 std::string_view("project.not_a_project"));
    }
    void secondWriterIsTurnedAway() {
        auto first = Project::create(path("b.tmw"), {});
        TMW_VERIFY(first);
        const auto second = Project::open(path("b.tmw"), Project::Access::Write);
        QVERIFY(!second);
        QCOMPARE(second.error().code(), std::string_view("project.busy"));
        TMW_VERIFY(Project::open(path("b.tmw"), Project::Access::Read));
        first = fail(kCancelled); // lets the lock go
        TMW_VERIFY(Project::open(path("b.tmw"), Project::Access::Write));
    }
    void newerProjectOpensForReadingOnly() {
        TMW_VERIFY(Project::create(path("c.tmw"), {}));
        auto text = toJsonText({});
        text.replace(text.find("\"schema\": 1"), 11, "\"schema\": 9");
        TMW_VERIFY(writeFile(path("c.tmw") / "project.json", text));
        const auto read = Project::open(path("c.tmw"), Project::Access::Read);
        TMW_VERIFY(read);
        QVERIFY(read->whyReadOnly());
        QCOMPARE(Project::open(path("c.tmw"), Project::Access::Write).error().code(),
                 std::string_view("project.newer"));
    }
    void readOnlyFolderIsNamed() {
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        TMW_VERIFY(Project::create(path("d.tmw"), {}));
        std::filesystem::permissions(path("d.tmw"), std::filesystem::perms::owner_read |
                                                        std::filesystem::perms::owner_exec);
        QCOMPARE(Project::open(path("d.tmw"), Project::Access::Write).error().code(),
                 std::string_view("project.read_only"));
    }
    void fullDiskKeepsTheOldProject() {
        auto project = Project::create(path("e.tmw"), sampleSpec());
        TMW_VERIFY(project);
        const auto before = *readFile(path("e.tmw") / "project.json");
        ProjectSpec longer = project->spec();
        longer.title = std::string(10000, 'x');
        Status saved;
        {
            const FileSizeLimit limit(4096); // writes end with an error, as on a full disk
            saved = project->save(longer);
        }
        QVERIFY(!saved);
        QCOMPARE(saved.error().code(), std::string_view("file.unwritable"));
        QCOMPARE(*readFile(path("e.tmw") / "project.json"), before);
        QCOMPARE(project->spec().title, sampleSpec().title);
        for (const auto& entry : std::filesystem::directory_iterator(path("e.tmw")))
            QVERIFY2(entry.path().filename().string().find("json.") == std::string::npos,
                     entry.path().c_str());
    }
    void runReadsBackWhatItWrites() {
        auto project = Project::create(path("f.tmw"), {});
        TMW_VERIFY(project);
        const Run run = sampleRun(1);
        TMW_VERIFY(saveRun(*project, run));
        const auto read = loadRun(*project, 1);
        TMW_VERIFY(read);
        QCOMPARE(read->model.weights, run.model.weights);
        QCOMPARE(read->checkpoint.firstMoment, run.checkpoint.firstMoment);
        QCOMPARE(read->checkpoint.step, run.checkpoint.step);
        QCOMPARE(read->inputContract.scale, run.inputContract.scale);
        QVERIFY(std::isnan(read->model.history[0].validationLoss));
        QCOMPARE(loadRun(*project, 2).error().code(), std::string_view("run.missing"));
    }
    void awareRunReadsBack() {
        auto project = Project::create(path("aware.tmw"), {});
        TMW_VERIFY(project);
        const Run run = awareRun();
        TMW_VERIFY(saveRun(*project, run));
        const auto read = loadRun(*project, 1);
        TMW_VERIFY(read);
        QCOMPARE(read->model.weights, run.model.weights);
        QCOMPARE(read->model.graph.parameterCount(), run.model.graph.parameterCount());
        QCOMPARE(read->checkpoint.bestWeights, run.checkpoint.bestWeights);
        QCOMPARE(read->checkpoint.history.size(), run.checkpoint.history.size());
        QCOMPARE(read->aware->checkpoint.history.size(), size_t(2));
        QCOMPARE(read->aware->checkpoint.history.back().epoch, 2);
        QVERIFY(read->aware->stays);
        for (size_t i = 0; i < run.aware->ranges.size(); ++i)
            QCOMPARE(read->aware->ranges[i].high, run.aware->ranges[i].high);
        QCOMPARE(read->aware->grids.back().step, run.aware->grids.back().step);
    }
    void damagedRunIsRefused_data() {
        QTest::addColumn<bool>("aware");
        QTest::newRow("float") << false;
        QTest::newRow("quantization-aware") << true;
    }
    void damagedRunIsRefused() {
        QFETCH(bool, aware);
        std::filesystem::remove_all(path("g.tmw"));
        auto project = Project::create(path("g.tmw"), {});
        TMW_VERIFY(project);
        TMW_VERIFY(saveRun(*project, aware ? awareRun() : sampleRun(1)));
        for (const char* name : {"run.json", "checkpoint.cbor"}) {
            const auto file = path("g.tmw") / "runs/001" / name;
            const auto whole = *readFile(file);
            for (size_t size = 0; size + 2 < whole.size(); size += 7) {
                TMW_VERIFY(writeFile(file, std::span(whole).first(size)));
                QVERIFY(!loadRun(*project, 1));
            }
            TMW_VERIFY(writeFile(file, whole));
        }
        TMW_VERIFY(loadRun(*project, 1));
    }
    void dataIsStoredOnceByContent() {
        auto project = Project::create(path("h.tmw"), {});
        TMW_VERIFY(project);
        const std::vector<uint8_t> bytes{1, 2, 3};
        FileSource first{.name = "a/b.csv"};
        FileSource second = first;
        TMW_VERIFY(project->storeData(first, bytes));
        TMW_VERIFY(project->storeData(second, bytes));
        QCOMPARE(first.sha256, second.sha256);
        QCOMPARE(*readFile(project->dataFile(first)), bytes);
    }
};

QTEST_GUILESS_MAIN(ProjectTest)
#include "project_test.moc"
