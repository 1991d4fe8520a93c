// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "core/project/examples.h"
#include "core/project/line.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tmw;
using namespace tmw::ui;

/// What Train says of a training that a crash ended, and what its button makes of it.
class InterruptedPageTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    Workflow& workflow() { return bench_->workflow(); }
    QPushButton* button(const QString& text) {
        for (auto* each : bench_->window().page(Step::Train)->findChildren<QPushButton*>())
            if (each->text() == text && each->isVisible())
                return each;
        return nullptr;
    }
    bool shows(const QString& words) {
        const auto labels = bench_->window().page(Step::Train)->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    void set(const std::function<void(Settings&)>& change) {
        workflow().document().edit("Settings", [&](ProjectSpec& spec) { change(spec.settings); });
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        const QString path = folder_.filePath("iris.tmw");
        {
            auto project = createExample(path.toStdString(), "iris");
            QVERIFY(project);
            ProjectSpec spec = project->spec();
            spec.settings.epochs = 9;
            QVERIFY(project->save(std::move(spec)));
            const auto lost = trainRun(*project, {});
            QVERIFY(lost && saveInterrupted(*project, lost->run));
        }
        bench_ = std::make_unique<Workbench>(*qApp);
        bench_->window().resize(1280, 800);
        bench_->window().show();
        bench_->window().openProject(path);
        QTRY_VERIFY_WITH_TIMEOUT(workflow().features(), 30000);
        QTest::keyClick(&bench_->window(), Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(bench_->window().page(Step::Train)->isVisible());
    }

    void itIsSaidHowFarItCame() {
        QTRY_VERIFY(shows("It had done all of its 9 epochs"));
        QVERIFY(button("Keep it"));
        set([](Settings& settings) { settings.epochs = 12; });
        QTRY_VERIFY(shows("It had done 9 of 12 epochs"));
        set([](Settings& settings) { settings.rate *= 2; });
        QTRY_VERIFY(shows("cannot go on: train.rate was"));
        QTRY_VERIFY(!button("Go on") && !button("Keep it"));
        set([](Settings& settings) { settings.rate /= 2; });
        QTRY_VERIFY(button("Go on"));
    }

    void itIsKept() {
        set([](Settings& settings) { settings.epochs = 9; });
        QTRY_VERIFY(button("Keep it"));
        QTest::mouseClick(button("Keep it"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(workflow().runs().size(), size_t{1}, 30000);
        QCOMPARE(workflow().runs().front().history.size(), size_t{9});
        QVERIFY(!workflow().interrupted() && !shows("A training was interrupted"));
    }
};

QTEST_MAIN(InterruptedPageTest)
#include "interrupted_page_test.moc"
