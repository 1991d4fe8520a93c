// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/project/corrections.h"
#include "core/project/import.h"
#include "core/project/line.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>

using namespace tmw;

/// Classes that a person changed: the file keeps its own.
class CorrectionsTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const {
        return folder_.filePath(name).toStdString();
    }
    Result<Project> projectOf(const char* name, std::initializer_list<std::string> texts) {
        TMW_TRY(Project project, Project::create(path(name), {}));
        int number = 0;
        for (const std::string& text : texts) {
            const auto file = path((std::to_string(number++) + ".csv").c_str());
            TMW_CHECK(writeFile(file, text));
            const std::vector<std::filesystem::path> files{file};
            TMW_TRY(const auto import,
                    importFiles(project, files, {.format = "csv", .label = "kind"}));
        }
        return project;
    }
    static std::string classAt(const Dataset& data, size_t row) {
        return classNameOf(data.columns[1], data.columns[1].values[row]);
    }

private slots:
    void aRowOfTheSecondFile() {
        auto project = projectOf("two.tmw", {"x,kind\n1,a\n2,b\n3,a\n", "x,kind\n4,b\n5,a\n"});
        TMW_VERIFY(project);
        const auto before = loadDataset(*project);
        TMW_VERIFY(before);
        const auto correction = correctionFor(*before, 3, "c");
        QVERIFY(correction.has_value());
        QCOMPARE(correction->row, size_t{0});
        QCOMPARE(correction->was, std::string("b"));
        ProjectSpec spec = project->spec();
        addCorrection(spec.corrections, *correction);
        TMW_VERIFY(project->save(spec));
        const auto after = loadDataset(*project);
        TMW_VERIFY(after);
        QCOMPARE(classAt(*after, 3), std::string("c"));
        QCOMPARE(classAt(*after, 1), std::string("b"));
        QCOMPARE(rowsOf(*after, *correction), std::vector<size_t>{3});
        QCOMPARE(correctionOf(spec.corrections, *after, 3)->now, std::string("c"));
        QVERIFY(!correctionOf(spec.corrections, *after, 2));
        // Without its file it counts for nothing, and can go.
        spec.sources.pop_back();
        TMW_VERIFY(project->save(spec));
        TMW_VERIFY(loadDataset(*project));
        dropLooseCorrections(spec);
        QVERIFY(spec.corrections.empty());
    }
    void aFileThatIsThereTwice() {
        const std::string text = "x,kind\n1,a\n2,b\n";
        auto project = projectOf("twice.tmw", {text, text});
        TMW_VERIFY(project);
        ProjectSpec spec = project->spec();
        addCorrection(spec.corrections, *correctionFor(*loadDataset(*project), 3, "a"));
        TMW_VERIFY(project->save(spec));
        const auto data = loadDataset(*project);
        TMW_VERIFY(data);
        QCOMPARE(classAt(*data, 1), std::string("a"));
        QCOMPARE(classAt(*data, 3), std::string("a"));
    }
    /// Row 3 of the first file would be the first row of the second, and has the same label.
    void aRowBeyondItsFileIsNotOneOfTheNext() {
        auto project = projectOf("beyond.tmw", {"x,kind\n1,a\n2,b\n3,a\n", "x,kind\n4,a\n5,b\n"});
        TMW_VERIFY(project);
        ProjectSpec spec = project->spec();
        const std::string hash = std::get<FileSource>(spec.sources[0]).sha256;
        spec.corrections = {{hash, 3, "kind", "a", "b"}};
        TMW_VERIFY(project->save(spec));
        QCOMPARE(loadDataset(*project).error().code(), "project.correction");
    }
    void aSecondChangeKeepsWhatTheFileHas() {
        std::vector<LabelCorrection> list;
        addCorrection(list, {"f", 1, "kind", "a", "b"});
        addCorrection(list, {"f", 1, "kind", "b", "c"});
        QCOMPARE(list.size(), size_t{1});
        QCOMPARE(list[0], (LabelCorrection{"f", 1, "kind", "a", "c"}));
        addCorrection(list, {"f", 2, "kind", "a", "b"});
        addCorrection(list, {"f", 1, "kind", "c", "a"});
        QCOMPARE(list.size(), size_t{1});
        QCOMPARE(list[0].row, size_t{2});
    }
    void numbersAsClasses() {
        auto project = projectOf("numbers.tmw", {"x,kind\n1,0\n2,1\n3,1\n"});
        TMW_VERIFY(project);
        ProjectSpec spec = project->spec();
        addCorrection(spec.corrections, *correctionFor(*loadDataset(*project), 1, "0"));
        TMW_VERIFY(project->save(spec));
        const auto data = loadDataset(*project);
        TMW_VERIFY(data);
        QCOMPARE(data->columns[1].values, (std::vector<double>{0, 0, 1}));
    }
    void refusesWhatDoesNotFitTheTable() {
        auto project = projectOf("old.tmw", {"x,kind\n1,a\n2,b\n3,a\n"});
        TMW_VERIFY(project);
        const std::string hash = std::get<FileSource>(project->spec().sources[0]).sha256;
        const std::vector<LabelCorrection> wrong{
            {hash, 1, "kind", "a", "b"}, {hash, 7, "kind", "a", "b"}, {hash, 0, "sort", "a", "b"}};
        for (const LabelCorrection& each : wrong) {
            ProjectSpec spec = project->spec();
            spec.corrections = {each};
            TMW_VERIFY(project->save(spec));
            QCOMPARE(loadDataset(*project).error().code(), "project.correction");
        }
        // Without rows of a file there is nothing to write down.
        const auto made = makeNoisySine({});
        TMW_VERIFY(made);
        QVERIFY(!correctionFor(*made, 0, "a"));
    }
};

QTEST_GUILESS_MAIN(CorrectionsTest)
#include "corrections_test.moc"
