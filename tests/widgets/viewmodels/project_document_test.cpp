// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"
#include "tests/support/test_data.h"
#include "widgets/viewmodels/project_document.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <cstdio>

using namespace tmw;
using namespace tmw::ui;

namespace {

void setEpochs(ProjectDocument& document, int epochs) {
    document.edit("Epochs", [epochs](ProjectSpec& spec) { spec.settings.epochs = epochs; });
}

/// What the killed program does: edits and saves, again and again, and says each number that is
/// on disk.
int editForEver(const char* folder) {
    auto project = Project::open(folder, Project::Access::Write);
    if (!project)
        return 1;
    ProjectDocument document;
    document.adopt(std::move(*project));
    for (int epochs = 1;; ++epochs) {
        setEpochs(document, epochs);
        if (!document.save())
            return 1;
        std::printf("%d\n", epochs);
        std::fflush(stdout);
    }
}

} // namespace

class ProjectDocumentTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path path() const {
        return folder_.filePath(QString(QTest::currentTestFunction()) + ".tmw").toStdString();
    }
    /// What another program does.
    Status changeOutside(const std::function<void(ProjectSpec&)>& change) const {
        TMW_TRY(Project project, Project::open(path(), Project::Access::Write));
        ProjectSpec spec = project.spec();
        change(spec);
        return project.save(std::move(spec));
    }
    int epochsOnDisk() const {
        const auto project = Project::open(path(), Project::Access::Read);
        return project ? project->spec().settings.epochs : -1;
    }
    void begin(ProjectDocument& document) const {
        auto project = createExample(path(), "hello_world");
        TMW_VERIFY(project);
        document.adopt(std::move(*project));
    }

private slots:
    void whatANewerProgramWroteIsOnlyRead() {
        TMW_VERIFY(createExample(path(), "iris"));
        QFile file(QString::fromStdString((path() / "project.json").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray newer = file.readAll().replace("\"schema\": 1", "\"schema\": 9");
        file.close();
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(newer) == newer.size());
        file.close();
        ProjectDocument document;
        auto project = Project::open(path(), Project::Access::Read);
        TMW_VERIFY(project);
        document.adopt(std::move(*project));
        QVERIFY(document.whyReadOnly());
        const int epochs = document.spec().settings.epochs;
        QSignalSpy shown(&document, &ProjectDocument::specChanged);
        setEpochs(document, epochs + 1);
        QCOMPARE(document.spec().settings.epochs, epochs);
        QCOMPARE(shown.count(), 1); // forms take back what was typed
        QVERIFY(!document.undoStack().canUndo() && !document.isDirty());
        QCOMPARE(document.write([](Project&) { return Status(); }).error().code(),
                 kProjectNewer.code);
        TMW_VERIFY(document.close());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), newer);
    }
    void saves_by_itself_two_seconds_after_an_edit() {
        ProjectDocument document;
        begin(document);
        setEpochs(document, 77);
        QVERIFY(document.isDirty());
        QVERIFY(epochsOnDisk() != 77);
        QTRY_VERIFY_WITH_TIMEOUT(!document.isDirty(), 4000);
        QCOMPARE(epochsOnDisk(), 77);
    }

    void another_program_may_write_and_is_seen() {
        ProjectDocument document;
        begin(document);
        QSignalSpy seen(&document, &ProjectDocument::changedOutside);
        TMW_VERIFY(changeOutside([](ProjectSpec& spec) { spec.settings.epochs = 12; }));
        QTRY_VERIFY(!seen.isEmpty());
        QCOMPARE(document.spec().settings.epochs, 12);
        QVERIFY(!document.isDirty());
        document.undoStack().undo(); // it is an edit like others
        QVERIFY(document.spec().settings.epochs != 12);
        TMW_VERIFY(document.save());
        QVERIFY(epochsOnDisk() != 12);
    }

    void who_edited_is_asked_when_both_did() {
        ProjectDocument document;
        begin(document);
        QSignalSpy conflict(&document, &ProjectDocument::conflict);
        for (const bool mine : {true, false}) {
            setEpochs(document, mine ? 21 : 23);
            TMW_VERIFY(changeOutside(
                [mine](ProjectSpec& spec) { spec.settings.epochs = mine ? 22 : 24; }));
            QVERIFY(!document.save());
            QTRY_COMPARE(conflict.size(), 1);
            conflict.clear();
            QCOMPARE(epochsOnDisk(), mine ? 22 : 24);
            mine ? document.keepMine() : document.takeTheirs();
            QCOMPARE(document.spec().settings.epochs, mine ? 21 : 24);
            QCOMPARE(epochsOnDisk(), mine ? 21 : 24);
            QVERIFY(!document.isDirty());
        }
    }

    void waits_while_another_program_is_at_work() {
        ProjectDocument document;
        begin(document);
        QSignalSpy failed(&document, &ProjectDocument::saveFailed);
        auto other =
            std::make_unique<Result<Project>>(Project::open(path(), Project::Access::Write));
        TMW_VERIFY(*other);
        setEpochs(document, 31);
        QTest::qWait(2500);
        QVERIFY(document.isDirty() && failed.isEmpty());
        const Status closed = document.close();
        QVERIFY(!closed && ProjectDocument::isWaiting(closed.error()) && document.isOpen());
        other.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!document.isDirty(), 4000);
        QCOMPARE(epochsOnDisk(), 31);
        TMW_VERIFY(document.close());
    }

    void a_training_leaves_the_steps_of_undo() {
        ProjectDocument document;
        begin(document);
        const int before = document.spec().settings.epochs;
        setEpochs(document, 41);
        TMW_VERIFY(document.write([](Project& project) {
            ProjectSpec spec = project.spec();
            spec.chosenRun = 3;
            return project.save(std::move(spec));
        }));
        QCOMPARE(document.spec().chosenRun, 3);
        document.undoStack().undo();
        QCOMPARE(document.spec().settings.epochs, before);
        QCOMPARE(document.spec().chosenRun, 3);
    }

    void killed_at_any_moment_it_has_its_last_save() {
        TMW_VERIFY(createExample(path(), "hello_world"));
        for (int times = 0; times < 60; ++times) {
            QProcess program;
            program.start(QCoreApplication::applicationFilePath(),
                          {"--edit-for-ever", QString::fromStdString(path().string())});
            QVERIFY(program.waitForReadyRead(10000));
            QTest::qSleep(QRandomGenerator::global()->bounded(20));
            ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
            QVERIFY(program.waitForFinished());
            const QList<QByteArray> said = program.readAllStandardOutput().trimmed().split('\n');
            const int last = said.last().toInt();
            const int found = epochsOnDisk();
            QVERIFY2(found == last || found == last + 1,
                     qPrintable(QString("said %1, found %2").arg(last).arg(found)));
        }
    }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == "--edit-for-ever")
        return editForEver(argv[2]);
    ProjectDocumentTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "project_document_test.moc"
