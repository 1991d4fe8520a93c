// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/import.h"
#include "tests/support/test_data.h"
#include "widgets/viewmodels/feature_model.h"
#include "widgets/viewmodels/sample_model.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

using namespace tmw;
using namespace tmw::ui;

class SampleModelTest : public QObject {
    Q_OBJECT
private slots:
    void samples_are_shown_by_class() {
        QTemporaryDir room;
        const QDir images(room.filePath("shots"));
        for (int i = 0; i < 10; ++i)
            for (const QString name : {"light", "dark"}) {
                QImage image(12, 12, QImage::Format_RGB32);
                image.fill(name == "light" ? QColor(200, 200, 200) : QColor(20, 20, 20));
                QVERIFY(QDir().mkpath(images.filePath(name)));
                QVERIFY(image.save(images.filePath(QString("%1/%2.png").arg(name).arg(i))));
            }
        auto project = Project::create(room.filePath("p.tmw").toStdString(), {});
        TMW_VERIFY(project);
        const std::filesystem::path folder = images.path().toStdString();
        TMW_VERIFY(importFiles(*project, std::array{folder}, {}));
        ProjectDocument document;
        Jobs jobs;
        Workflow workflow{document, jobs};
        SampleModel samples(workflow);
        FeatureModel features(workflow);
        const QAbstractItemModelTester tester(
            &samples, QAbstractItemModelTester::FailureReportingMode::QtTest);
        document.adopt(std::move(*project));
        QVERIFY(QTest::qWaitFor([&] { return jobs.running().isEmpty(); }, 20000));
        QCOMPARE(samples.rowCount(), 20);
        QCOMPARE(samples.classes(), (QStringList{"dark", "light"}));
        QCOMPARE(features.rowCount(), 1); // one scale for all pixels
        samples.showClass(1);
        QCOMPARE(samples.rowCount(), 10);
        QCOMPARE(samples.answerOf(samples.sampleAt(0)), "light");
        QCOMPARE(samples.fileOf(samples.sampleAt(0)), "light/0.png");
        const auto picture = samples.index(0).data(Qt::DecorationRole).value<QImage>();
        QCOMPARE(picture.size(), QSize(SampleModel::kThumbnail, SampleModel::kThumbnail));
        QCOMPARE(picture.pixelColor(3, 3), QColor(200, 200, 200));
        QVERIFY(document.close());
        QCOMPARE(samples.rowCount(), 0);
    }
};

QTEST_MAIN(SampleModelTest)
#include "sample_model_test.moc"
