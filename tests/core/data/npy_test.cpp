// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/data/npy.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>

#include <cstring>

using namespace tmw;

namespace {

std::vector<uint8_t> npy(std::string_view header, std::string_view data, uint8_t major = 1) {
    std::string text = "\x93NUMPY";
    text += static_cast<char>(major);
    text += '\0';
    text += static_cast<char>(header.size());
    text.append(major == 1 ? 1 : 3, '\0');
    text += header;
    text += data;
    return {text.begin(), text.end()};
}

std::string_view codeOf(std::string_view header, std::string_view data = "1234") {
    const auto bytes = npy(header, data);
    const auto made = parseNpy(bytes, "t.npy");
    return made ? "none" : made.error().code();
}

} // namespace

class NpyTest : public QObject {
    Q_OBJECT
private slots:
    void roundTrip() {
        Random random(7);
        const DataType types[] = {DataType::Float32, DataType::Float16, DataType::Int32,
                                  DataType::UInt8,   DataType::Int64,   DataType::Bool,
                                  DataType::Int16,   DataType::Int8,    DataType::UInt64,
                                  DataType::UInt32,  DataType::UInt16};
        for (int round = 0; round < 400; ++round) {
            Tensor tensor{types[round % std::size(types)], {}, {}};
            for (uint64_t i = random.below(5); i > 0; --i)
                tensor.shape.push_back(static_cast<int32_t>(random.below(6)));
            tensor.bytes.resize(*elementCount(tensor.shape) * rt::sizeOf(tensor.type));
            for (std::byte& byte : tensor.bytes)
                byte = static_cast<std::byte>(random.below(2));
            const auto bytes = npyBytes(tensor);
            TMW_VERIFY(bytes);
            QCOMPARE((bytes->size() - tensor.bytes.size()) % 64, size_t{0});
            const auto again = parseNpy(*bytes, "t.npy");
            TMW_VERIFY(again);
            QVERIFY(again->type == tensor.type);
            QCOMPARE(again->shape, tensor.shape);
            QVERIFY(again->bytes == tensor.bytes);
            for (const size_t cut : {size_t{0}, size_t{9}, size_t{60}, bytes->size() - 1})
                QVERIFY(!parseNpy(std::span(*bytes).first(std::min(cut, bytes->size() - 1)), "t"));
        }
    }
    void asNumpyWritesIt() {
        Tensor tensor{DataType::Int16, {3}, std::vector<std::byte>(6)};
        const auto bytes = npyBytes(tensor);
        const std::string text(bytes->begin(), bytes->end());
        QCOMPARE(text.substr(8, 2), std::string("\x76\0", 2));
        QVERIFY(text.substr(10).starts_with(
            "{'descr': '<i2', 'fortran_order': False, 'shape': (3,), }"));
        QCOMPARE(text[127], '\n');
        QCOMPARE(text.size(), size_t{134});
    }
    void versionsAndDoubles() {
        for (const uint8_t major : {uint8_t{1}, uint8_t{2}, uint8_t{3}})
            TMW_VERIFY(parseNpy(
                npy("{'descr':'<f4','fortran_order':False,'shape':()}", "abcd", major), "t"));
        QCOMPARE(parseNpy(npy("{}", "", 4), "t").error().code(), "npy.version");
        const double values[] = {0.1, -3};
        const std::string_view data(reinterpret_cast<const char*>(values), sizeof values);
        const auto bytes = npy("{'shape': (2,), 'fortran_order': False, 'descr': '<f8'}", data);
        QCOMPARE(parseNpy(bytes, "t").error().code(), "npy.type");
        const auto narrowed = parseNpy(bytes, "t", true);
        TMW_VERIFY(narrowed);
        QCOMPARE(narrowed->as<float>()[0], 0.1f);
        QCOMPARE(narrowed->as<float>()[1], -3.0f);
    }
    void errors() {
        QCOMPARE(codeOf("{'descr':'<f4','fortran_order':False,'shape':(1,)}"), "none");
        QCOMPARE(codeOf("{'descr':'>f4','fortran_order':False,'shape':(1,)}"), "npy.byte_order");
        QCOMPARE(codeOf("{'descr':'<c8','fortran_order':False,'shape':(1,)}"), "npy.type");
        QCOMPARE(codeOf("{'descr':'<f4','fortran_order':True,'shape':(1,1)}"), "npy.fortran_order");
        QCOMPARE(codeOf("{'descr':'<f4','fortran_order':False,'shape':(2,)}"), "npy.size");
        QCOMPARE(codeOf("{'descr':'<f4','fortran_order':False,'shape':(-1,)}"), "tensor.bad_shape");
        QCOMPARE(codeOf("{'descr':'<f4','fortran_order':False,'shape':(2147483647,2)}"),
                 "tensor.bad_shape");
        QCOMPARE(codeOf("{'descr':'<f4','fortran_order':False,'shape':(99999999999,)}"),
                 "npy.header");
        QCOMPARE(codeOf("{'descr':[('a','<f4')],'fortran_order':False,'shape':(1,)}"),
                 "npy.header");
        QCOMPARE(codeOf("{'descr':'<f4','shape':(1,)}"), "npy.header");
        QCOMPARE(codeOf("{'descr':'<f4"), "npy.header");
        QCOMPARE(codeOf(""), "npy.header");
        QCOMPARE(parseNpy({}, "t").error().code(), "npy.not_npy");
        QVERIFY(!npyBytes({DataType::Int4, {2}, std::vector<std::byte>(1)}));
        QCOMPARE(npyBytes({DataType::Int8, {2}, {}}).error().code(), "npy.size");
    }
    void realRecordings() {
        TMW_NEED_DATA("datasets/har_emlearn_npy");
        size_t read = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(
                 test::dataRoot() / "datasets/har_emlearn_npy")) {
            if (entry.path().extension() != ".npy")
                continue;
            const auto tensor = readNpy(entry.path());
            // Some of the recordings were cut off while they were written,
            // one before its first byte.
            if (!tensor && tensor.error().code() != "npy.size" &&
                std::filesystem::file_size(entry.path()) > 0)
                QFAIL(qPrintable(QString::fromStdString(tensor.error().message())));
            read += tensor.has_value();
        }
        QVERIFY(read > 100);
    }
    void file() {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "a/b.npy";
        const Tensor tensor{DataType::Int8, {2}, {std::byte{1}, std::byte{2}}};
        TMW_VERIFY(writeNpy(path, tensor));
        QVERIFY(readNpy(path)->bytes == tensor.bytes);
    }
};

QTEST_GUILESS_MAIN(NpyTest)
#include "npy_test.moc"
