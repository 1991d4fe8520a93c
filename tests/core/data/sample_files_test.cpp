// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/data/features.h"
#include "core/data/idx.h"
#include "core/data/labelled_arrays.h"
#include "core/data/npy.h"
#include "core/data/npz.h"
#include "core/data/packed_samples.h"
#include "core/data/sample_files.h"
#include "core/data/zip.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>

#include <cmath>
#include <cstring>
#include <numeric>

using namespace tmw;

namespace {

template <typename T>
Tensor tensorOf(DataType type, Shape shape, const std::vector<T>& values) {
    Tensor tensor{type, std::move(shape), std::vector<std::byte>(values.size() * sizeof(T))};
    std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
    return tensor;
}

/// `count` samples of `shape` with values that count up from 0.
Tensor bytesOf(int32_t count, Shape shape) {
    shape.insert(shape.begin(), count);
    std::vector<uint8_t> values(*elementCount(shape));
    std::iota(values.begin(), values.end(), uint8_t{0});
    return tensorOf(DataType::UInt8, shape, values);
}

Tensor alternating(int32_t count) {
    std::vector<int32_t> labels;
    for (int32_t i = 0; i < count; ++i)
        labels.push_back(i % 2);
    return tensorOf(DataType::Int32, {count}, labels);
}

LabelledArrays labelled(Tensor samples, Tensor labels) {
    return {.samples = std::move(samples), .labels = std::move(labels), .labelsName = "y.npy"};
}

std::vector<uint8_t> idx(uint8_t type, std::vector<uint8_t> sizes, std::vector<uint8_t> values) {
    std::vector<uint8_t> bytes{0, 0, type, static_cast<uint8_t>(sizes.size())};
    for (const uint8_t size : sizes)
        bytes.insert(bytes.end(), {0, 0, 0, size});
    bytes.insert(bytes.end(), values.begin(), values.end());
    return bytes;
}

ZipEntry entry(std::string name, const Tensor& tensor) {
    return {std::move(name), *npyBytes(tensor)};
}

std::string_view codeOf(const auto& result) {
    return result ? "none" : result.error().code();
}

} // namespace

class SampleFilesTest : public QObject {
    Q_OBJECT
private slots:
    void idx_values_are_big_endian() {
        const auto shorts = parseIdx(idx(0x0b, {2}, {0x01, 0x02, 0xff, 0xfe}), "t");
        TMW_VERIFY(shorts);
        QCOMPARE(shorts->as<int16_t>()[0], int16_t{258});
        QCOMPARE(shorts->as<int16_t>()[1], int16_t{-2});
        const auto doubles = parseIdx(idx(0x0e, {1}, {0xc0, 0, 0, 0, 0, 0, 0, 0}), "t");
        TMW_VERIFY(doubles);
        QCOMPARE(doubles->as<float>()[0], -2.0f);
    }

    void idx_is_known_by_what_it_begins_with() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "pictures.bin";
        TMW_VERIFY(writeFile(path, idx(0x08, {2, 1, 1}, {1, 2})));
        QVERIFY(isSampleFile(path));
        TMW_VERIFY(readSamples(path, {}));
        TMW_VERIFY(writeFile(path, std::vector<uint8_t>{'a', 'b', 'c', 'd'}));
        QVERIFY(!isSampleFile(path));
    }

    void broken_idx_files_are_named() {
        QCOMPARE(codeOf(parseIdx(idx(0x08, {2, 2}, {1, 2, 3}), "t")), "idx.size");
        QCOMPARE(codeOf(parseIdx(idx(0x0a, {1}, {1}), "t")), "idx.type");
        QCOMPARE(codeOf(parseIdx(std::vector<uint8_t>{1, 2, 3, 4, 5}, "t")), "idx.not_idx");
        QCOMPARE(codeOf(parseIdx(std::vector<uint8_t>{0, 0, 8, 3, 0}, "t")), "idx.not_idx");
    }

    void npz_names_tell_samples_labels_and_parts() {
        const auto bytes = zipBytes(
            {entry("X_train.npy", bytesOf(4, {2, 2})), entry("y_train.npy", alternating(4)),
             entry("X_test.npy", bytesOf(2, {2, 2})), entry("y_test.npy", alternating(2))});
        TMW_VERIFY(bytes);
        const auto all = parseNpz(*bytes, "t.npz");
        TMW_VERIFY(all);
        QCOMPARE(all->size(), size_t{2});
        QVERIFY(all->front().part == SplitPart::Train && all->back().part == SplitPart::Test);
        QVERIFY(all->front().labels && all->back().labels);
        const auto odd =
            zipBytes({entry("specs.npy", bytesOf(4, {2, 2})), entry("labels.npy", alternating(4))});
        QVERIFY(parseNpz(*odd, "t.npz")->front().labels);
    }

    void broken_npz_files_are_named() {
        const auto two = zipBytes({entry("a.npy", alternating(2)), entry("b.npy", alternating(2))});
        QCOMPARE(codeOf(parseNpz(*two, "t")), "npz.which");
        QCOMPARE(codeOf(parseNpz(*zipBytes({}), "t")), "npz.no_samples");
        auto bytes = *zipBytes({entry("x.npy", bytesOf(4, {2, 2}))});
        for (size_t cut = 0; cut < bytes.size(); ++cut)
            QVERIFY(!parseNpz(std::span(bytes).first(cut), "t"));
        bytes[150] ^= 1; // a value
        QCOMPARE(codeOf(parseNpz(bytes, "t")), "zip.damaged");
    }

    void shapes_and_labels_are_checked() {
        const auto code = [](Tensor samples, Tensor labels, const Shape& shape = {}) {
            return codeOf(datasetOf(labelled(std::move(samples), std::move(labels)), shape, "t"));
        };
        QCOMPARE(code(bytesOf(4, {2, 2}), alternating(4)), "none");
        QCOMPARE(code(bytesOf(4, {2, 2}), alternating(3)), "samples.counts");
        QCOMPARE(code(bytesOf(4, {2, 2}), bytesOf(4, {2, 2})), "samples.labels");
        QCOMPARE(code(bytesOf(4, {}), alternating(4)), "samples.rank");
        QCOMPARE(code(bytesOf(4, {2, 2, 1, 1}), alternating(4)), "samples.rank");
        QCOMPARE(code(bytesOf(4, {0, 2}), alternating(4)), "samples.empty");
        QCOMPARE(code(bytesOf(4, {6}), alternating(4), {3, 2}), "none");
        QCOMPARE(code(bytesOf(4, {6}), alternating(4), {4, 2}), "samples.shape");
    }

    void rows_of_one_one_are_classes_and_fractions_are_targets() {
        const auto hot = tensorOf<float>(DataType::Float32, {2, 3}, {0, 0, 1, 1, 0, 0});
        const auto classes = datasetOf(labelled(bytesOf(2, {2, 2}), hot), {}, "t");
        TMW_VERIFY(classes);
        QCOMPARE(findColumn(*classes, "label")->values, (std::vector<double>{2, 0}));
        const auto halves = tensorOf<float>(DataType::Float32, {2}, {0.5f, 1});
        const auto numbers = datasetOf(labelled(bytesOf(2, {2, 2}), halves), {}, "t");
        QVERIFY(numbers->columns.back().role == ColumnRole::Target);
    }

    void images_keep_every_pixel_and_one_scale() {
        const auto data = datasetOf(labelled(bytesOf(10, {3, 4}), alternating(10)), {}, "t");
        TMW_VERIFY(data);
        const auto features = makeFeatures(*data, {});
        TMW_VERIFY(features);
        QCOMPARE(features->sampleShape, (Shape{3, 4, 1}));
        QCOMPARE(features->inputWidth(), size_t{12});
        QCOMPARE(features->raw[13], 13.0f);
        for (const float scale : features->inputContract.scale)
            QCOMPARE(scale, static_cast<float>(1.0 / 255));
        QCOMPARE(features->split.test.size(), size_t{2});
    }

    void signals_are_standardised_by_channel_on_the_training_part() {
        std::vector<float> values;
        for (int i = 0; i < 10 * 4; ++i)
            values.insert(values.end(), {static_cast<float>(i), 5.0f});
        const auto data = datasetOf(
            labelled(tensorOf(DataType::Float32, {10, 4, 2}, values), alternating(10)), {}, "t");
        const auto features = makeFeatures(*data, {});
        TMW_VERIFY(features);
        double sum = 0;
        double squares = 0;
        for (const uint32_t sample : features->split.train)
            for (size_t at = 0; at < 8; at += 2) {
                const double value = double{features->input(sample)[at]};
                sum += value;
                squares += value * value;
            }
        const double count = 4.0 * static_cast<double>(features->split.train.size());
        QVERIFY(std::abs(sum / count) < 1e-5);
        QVERIFY(std::abs(squares / count - 1) < 1e-4);
        QCOMPARE(features->input(0)[1], 0.0f); // constant, and still there
    }

    void samples_without_a_number_are_left_out() {
        std::vector<float> values(10 * 6, 1.0f);
        values[7] = std::nanf("");
        const auto data = datasetOf(
            labelled(tensorOf(DataType::Float32, {10, 3, 2}, values), alternating(10)), {}, "t");
        const auto features = makeFeatures(*data, {});
        TMW_VERIFY(features);
        QCOMPARE(features->samples, size_t{9});
        QCOMPARE(features->leftOut.front().rows, size_t{1});
        auto bare = datasetOf({.samples = bytesOf(4, {2, 2})}, {}, "t");
        QCOMPARE(codeOf(makeFeatures(*bare, {})), "data.no_labels");
    }

    void packed_samples_are_the_same_and_damage_is_named() {
        auto data = *datasetOf(labelled(bytesOf(3, {2, 2}), alternating(3)), {}, "t");
        data.importedPart = {SplitPart::Train, std::nullopt, SplitPart::Test};
        const auto packed = packSamples(data);
        TMW_VERIFY(packed);
        QVERIFY(isPackedSamples(*packed));
        const auto again = unpackSamples(*packed, "t.npz");
        TMW_VERIFY(again);
        QVERIFY(again->array->bytes == data.array->bytes);
        QVERIFY(again->importedPart == data.importedPart);
        for (size_t i = 0; i < data.columns.size(); ++i) {
            QCOMPARE(again->columns[i].values, data.columns[i].values);
            QCOMPARE(again->columns[i].categories, data.columns[i].categories);
        }
        QVERIFY(!unpackSamples(std::span(*packed).first(packed->size() - 30), "t.npz"));
    }

    void mnist_is_read_with_the_labels_beside_it() {
        TMW_NEED_DATA("datasets/images_mnist_t10k");
        const auto folder = test::dataRoot() / "datasets/images_mnist_t10k";
        const auto path = folder / "t10k-images-idx3-ubyte.gz";
        const auto data = readSamples(path, {});
        TMW_VERIFY(data);
        QCOMPARE(data->rows, size_t{10000});
        QCOMPARE(data->array->shape, (Shape{28, 28, 1}));
        const auto& labels = findColumn(*data, "label")->values;
        QCOMPARE(labels[0], 7.0);
        QCOMPARE(std::ranges::count(labels, 0.0), std::ptrdiff_t{980});
        SampleOptions wrong;
        wrong.labels = folder / "train-labels-idx1-ubyte.gz";
        QCOMPARE(codeOf(readSamples(path, wrong)), "samples.counts");
        QCOMPARE(codeOf(readSamples(folder / "t10k-labels-idx1-ubyte.gz", {})),
                 "samples.labels_alone");
        auto bytes = *readFile(path);
        bytes.resize(bytes.size() / 2);
        QTemporaryDir cut;
        const std::filesystem::path half = cut.filePath("half-idx3-ubyte.gz").toStdString();
        TMW_VERIFY(writeFile(half, bytes));
        QCOMPARE(codeOf(readSamples(half, {})), "unpack.damaged");
    }

    void arrays_of_others_are_read() {
        TMW_NEED_DATA("datasets/har_emlearn_npy/har_trees");
        const auto folder = test::dataRoot() / "datasets/har_emlearn_npy/har_trees";
        const auto table = readSamples(folder / "uci_har.testdata.npz", {});
        TMW_VERIFY(table);
        QCOMPARE(table->rows, size_t{60});
        QCOMPARE(table->array->shape, Shape{92});
        const auto windows = readSamples(folder / "pamap2_windows.npy", {});
        TMW_VERIFY(windows);
        QCOMPARE(windows->array->shape, (Shape{128, 3}));
    }
};

QTEST_GUILESS_MAIN(SampleFilesTest)
#include "sample_files_test.moc"
