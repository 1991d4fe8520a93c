// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/import.h"
#include "core/project/line.h"
#include "core/project/sample_import.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>

using namespace tmw;

namespace {

/// A gray or coloured square in a folder of its class.
bool draw(const QDir& folder, const QString& name, QSize size, QColor color) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    image.setPixelColor(1, 0, Qt::black);
    return QDir().mkpath(folder.filePath(name.section('/', 0, -2))) &&
           image.save(folder.filePath(name));
}

Project projectIn(const QTemporaryDir& folder) {
    return *Project::create(folder.filePath("p.tmw").toStdString(), {});
}

std::filesystem::path pathOf(const QDir& folder) {
    return folder.path().toStdString();
}

std::string_view codeOf(const auto& result) {
    return result ? "none" : result.error().code();
}

} // namespace

class SampleImportTest : public QObject {
    Q_OBJECT
private slots:
    void a_folder_of_images_becomes_samples_with_classes() {
        QTemporaryDir room;
        const QDir images(room.filePath("shots"));
        for (int i = 0; i < 12; ++i) {
            const QString ending = i % 3 == 0 ? "png" : i % 3 == 1 ? "bmp" : "jpg";
            QVERIFY(draw(images, QString("red/%1.%2").arg(i).arg(ending), {12, 10}, Qt::red));
            QVERIFY(draw(images, QString("dark/%1.%2").arg(i).arg(ending), {12, 10}, Qt::darkBlue));
        }
        Project project = projectIn(room);
        const auto import = importFiles(project, std::array{pathOf(images)}, {});
        TMW_VERIFY(import);
        QCOMPARE(import->data.array->shape, (Shape{10, 12, 3}));
        const auto data = loadDataset(project);
        TMW_VERIFY(data);
        QVERIFY(data->array->bytes == import->data.array->bytes);
        QCOMPARE(findColumn(*data, "label")->categories, (std::vector<std::string>{"dark", "red"}));
        QCOMPARE(findColumn(*data, "file")->categories.front(), std::string("dark/0.png"));
        QVERIFY(project.spec().settings.layers.starts_with("conv2d 8 3x3 relu, maxpool 2"));
        const auto features = loadFeatures(project);
        TMW_VERIFY(features);
        QCOMPARE(features->sampleShape, (Shape{10, 12, 3}));
    }

    void an_imported_folder_goes_to_int8() {
        QTemporaryDir room;
        const QDir images(room.filePath("shots"));
        for (int i = 0; i < 20; ++i) {
            QVERIFY(draw(images, QString("light/%1.png").arg(i), {12, 12}, QColor(200, 200, 200)));
            QVERIFY(draw(images, QString("dark/%1.png").arg(i), {12, 12}, QColor(20, 20, 20)));
        }
        Project project = projectIn(room);
        TMW_VERIFY(importFiles(project, std::array{pathOf(images)}, {}));
        ProjectSpec spec = project.spec();
        spec.settings.epochs = 2;
        TMW_VERIFY(project.save(spec));
        const auto run = trainProject(project, {});
        TMW_VERIFY(run);
        const auto again = openRun(project, 0, Staleness::Refused);
        TMW_VERIFY(again);
        QCOMPARE(again->inputNames, run->inputNames);
        QCOMPARE(again->inputContract.scale, run->inputContract.scale);
        QCOMPARE(again->inputContract.offset.size(), size_t{144});
        TMW_VERIFY(convertProject(project, {ModelKind::Float, ModelKind::Int8}, 0));
    }

    void unequal_sizes_are_counted_and_one_size_helps() {
        QTemporaryDir room;
        const QDir images(room.filePath("shots"));
        QVERIFY(draw(images, "a/1.png", {8, 8}, QColor(128, 128, 128)));
        QVERIFY(draw(images, "a/2.png", {8, 8}, QColor(128, 128, 128)));
        QVERIFY(draw(images, "b/1.png", {9, 8}, QColor(128, 128, 128)));
        Project project = projectIn(room);
        const auto failed = importFiles(project, std::array{pathOf(images)}, {});
        QCOMPARE(codeOf(failed), "image.sizes");
        QVERIFY(failed.error().message().find("2 of 8x8, 1 of 9x8") != std::string::npos);
        ImportChoices choices;
        choices.size = "6x4";
        const auto import = importFiles(project, std::array{pathOf(images)}, choices);
        TMW_VERIFY(import);
        QCOMPARE(import->data.array->shape, (Shape{4, 6, 1}));
        choices.size = "6";
        QCOMPARE(codeOf(importFiles(project, std::array{pathOf(images)}, choices)),
                 "image.bad_size");
    }

    void kinds_do_not_mix() {
        QTemporaryDir room;
        const QDir folder(room.path());
        QVERIFY(draw(folder, "a/1.png", {8, 8}, QColor(128, 128, 128)));
        QFile broken(folder.filePath("a/2.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no image") > 0);
        broken.close();
        Project project = projectIn(room);
        const auto images = pathOf(QDir(folder.filePath("a")));
        QCOMPARE(codeOf(importFiles(project, std::array{images}, {})), "image.unreadable");
        QCOMPARE(codeOf(importFiles(project, std::array{images, images / "t.csv"}, {})),
                 "import.mixed_kinds");
    }

    void first_layers_fit_the_shape() {
        QVERIFY(firstLayers({28, 28, 1}, "dense 2 softmax").starts_with("conv2d"));
        QVERIFY(firstLayers({128, 9}, "dense 2 softmax").starts_with("conv1d"));
        QVERIFY(firstLayers({4, 4, 1}, "dense 2 softmax").starts_with("flatten"));
        QCOMPARE(firstLayers({92}, "dense 1"), std::string("dense 32 relu, dense 1"));
    }

    void pictures_of_others_are_read_into_their_parts() {
        TMW_NEED_DATA("datasets/images_mnist_bmp100");
        QTemporaryDir room;
        Project project = projectIn(room);
        const auto import =
            importFiles(project, std::array{test::dataRoot() / "datasets/images_mnist_bmp100"}, {});
        TMW_VERIFY(import);
        QCOMPARE(import->data.array->shape, (Shape{28, 28, 1}));
        QCOMPARE(codeOf(loadFeatures(project)), "data.no_labels");
    }
};

QTEST_GUILESS_MAIN(SampleImportTest)
#include "sample_import_test.moc"
