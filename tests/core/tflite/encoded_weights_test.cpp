// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/plan/plan.h"
#include "core/tflite/compressed_tensors.h"
#include "core/tflite/compression_generated.h"
#include "core/tflite/encoded_weights.h"
#include "core/tflite/schema_generated.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>

using namespace tmw;

namespace {

using Bytes = std::vector<uint8_t>;

TfliteTensor tensorOf(DataType type, Shape shape, size_t scales = 0, int dimension = 0) {
    TfliteTensor tensor;
    tensor.type = type;
    tensor.shape = std::move(shape);
    tensor.quantization = {std::vector<float>(scales, 1.0f), std::vector<int64_t>(scales),
                           dimension};
    return tensor;
}

Bytes ancillary(uint8_t type, uint8_t parameters, uint8_t stride, const Bytes& rest) {
    Bytes bytes{type, 1, 0, 0, 1, parameters, stride};
    bytes.resize(16);
    bytes.insert(bytes.end(), rest.begin(), rest.end());
    return bytes;
}

/// Entries of 16 bits: 1 bit for 'a', 2 for 'b' and 'c'.
const Bytes kCodes{'a', 0x88, 1, 0, 'b', 0x88, 'c', 0x88};

std::string problemOf(const TfliteTensor& tensor, const Bytes& encoded, const Bytes& how) {
    const auto decoded = decodeWeights(tensor, encoded, how);
    return decoded ? "none" : decoded.error();
}

const std::filesystem::path kGoldens =
    std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/operators";

Bytes finished(flatbuffers::FlatBufferBuilder& to) {
    return {to.GetBufferPointer(), to.GetBufferPointer() + to.GetSize()};
}

/// Of one tensor of the first subgraph.
Bytes listOf(uint32_t version, uint8_t bits) {
    flatbuffers::FlatBufferBuilder to;
    const auto tensor = compression::CreateLutTensor(to, 3, 7, bits);
    const auto tensors = to.CreateVector(&tensor, 1);
    const auto graph = compression::CreateSubgraph(to, tensors);
    const auto graphs = to.CreateVector(&graph, 1);
    compression::FinishMetadataBuffer(to, compression::CreateMetadata(to, version, graphs));
    return finished(to);
}

/// A model with nothing else.
Bytes modelWith(const Bytes& list) {
    flatbuffers::FlatBufferBuilder to;
    const auto data = to.CreateVector(list);
    const auto buffer = schema::CreateBuffer(to, data);
    const auto buffers = to.CreateVector(&buffer, 1);
    const auto entry = schema::CreateMetadataDirect(to, "COMPRESSION_METADATA", 0);
    const auto entries = to.CreateVector(&entry, 1);
    schema::ModelBuilder model(to);
    model.add_version(3);
    model.add_buffers(buffers);
    model.add_metadata(entries);
    to.Finish(model.Finish());
    return finished(to);
}

const TfliteTensor kEight = tensorOf(DataType::Int8, {2, 4});
const Bytes kIndices{0b00011011, 0b11100100};
const Bytes kTable{10, 20, 30, 40};
const Bytes kTwoTables{1, 2, 3, 4, 11, 12, 13, 14};

} // namespace

// What TensorFlow Lite Micro answers to encoded weights is in tests/golden/operators.
class EncodedWeightsTest : public QObject {
    Q_OBJECT
private slots:
    void wholeOnesAreDecoded() {
        const auto lookup = decodeWeights(kEight, kIndices, ancillary(0, 0xf2, 4, kTable));
        QVERIFY(lookup);
        QCOMPARE(*lookup, (Bytes{10, 20, 30, 40, 40, 30, 20, 10}));
        // One table for all channels, which the axis says.
        const TfliteTensor channels = tensorOf(DataType::Int8, {2, 4}, 2);
        const auto shared = decodeWeights(channels, kIndices, ancillary(0, 0xf2, 4, kTable));
        QVERIFY(shared);
        QCOMPARE(*shared, *lookup);
        const auto own = decodeWeights(channels, kIndices, ancillary(0, 0x02, 4, kTwoTables));
        QVERIFY(own);
        QCOMPARE(*own, (Bytes{1, 2, 3, 4, 14, 13, 12, 11}));
        const auto codes = decodeWeights(tensorOf(DataType::Int8, {5}), Bytes{0b01011001},
                                         ancillary(1, 0, 0, kCodes));
        QVERIFY(codes);
        QCOMPARE(*codes, (Bytes{'a', 'b', 'c', 'a', 'a'}));
        const auto pruned = decodeWeights(kEight, Bytes{0b10100001}, ancillary(2, 0, 0, {5, 6, 7}));
        QVERIFY(pruned);
        QCOMPARE(*pruned, (Bytes{5, 0, 6, 0, 0, 0, 0, 7}));
    }

    void damageIsNamed_data() {
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& problem, const char* words) {
            QTest::newRow(name) << QString::fromStdString(problem) << words;
        };
        const auto lookup = [](uint8_t parameters, uint8_t stride, const Bytes& table) {
            return problemOf(kEight, kIndices, ancillary(0, parameters, stride, table));
        };
        row("no head", problemOf(kEight, kIndices, Bytes(15)), "take 16 bytes and there are 15");
        row("own encoding", problemOf(kEight, kIndices, ancillary(200, 0, 0, {})), "maker's own");
        row("unknown encoding", problemOf(kEight, kIndices, ancillary(3, 0, 0, {})), "not known");
        Bytes later = ancillary(0, 0xf2, 4, kTable);
        later[1] = 2;
        row("version", problemOf(kEight, kIndices, later), "version 2.1");
        row("type",
            problemOf(tensorOf(DataType::UInt8, {8}), kIndices, ancillary(0, 0xf2, 4, kTable)),
            "uint8");
        row("no bits", lookup(0xf0, 4, kTable), "of 0 bits");
        row("short table", lookup(0xf2, 4, {1, 2}), "take 4 bytes and there are 2");
        row("too many tables", lookup(0x02, 4, kTwoTables), "take 4 bytes and there are 8");
        row("no table", lookup(0xf2, 0, {}), "leads beyond its look-up table");
        row("index too large", lookup(0xf2, 3, {1, 2, 3}), "leads beyond its look-up table");
        row("short indices", problemOf(kEight, {1}, ancillary(0, 0xf2, 4, kTable)),
            "take 2 bytes and there are 1");
        row("inner axis",
            problemOf(tensorOf(DataType::Int8, {2, 2, 2}, 2, 1), kIndices,
                      ancillary(0, 0x12, 4, kTwoTables)),
            "dimension 1");
        const auto coded = [](size_t count, const Bytes& code, const Bytes& tables) {
            return problemOf(tensorOf(DataType::Int8, {static_cast<int32_t>(count)}), code,
                             ancillary(1, 0, 0, tables));
        };
        row("code ends", coded(6, {0b01011101}, kCodes), "end before the last value");
        row("fewer bits than values", coded(9, {0}, kCodes), "end before the last value");
        row("table ends", coded(5, {0b01011001}, Bytes(kCodes.begin(), kCodes.begin() + 6)),
            "beyond its tables");
        row("empty code", coded(5, {0}, {'a', 0x80, 'b', 0x80}), "a length that it cannot have");
        row("long code", coded(5, {0}, {'a', 0x90, 'b', 0x90}), "a length that it cannot have");
        row("circle", coded(5, {0}, {0, 0, 0, 0}), "end before the last value");
        row("int16 by short entries",
            problemOf(tensorOf(DataType::Int16, {5}), {0}, ancillary(1, 0, 0, kCodes)), "int16");
        const auto pruned = [](const TfliteTensor& tensor, const Bytes& mask, const Bytes& values) {
            return problemOf(tensor, mask, ancillary(2, 0, 0, values));
        };
        row("short mask", pruned(tensorOf(DataType::Int8, {9}), {0}, {}), "take 2 bytes");
        row("missing values", pruned(kEight, {0xf0}, {1, 2}), "take 4 bytes and there are 2");
        row("values too many", pruned(kEight, {0x80}, {1, 2}), "take 1 bytes and there are 2");
        TfliteTensor shifted = tensorOf(DataType::Int16, {8}, 1);
        shifted.quantization.zeroPoints[0] = 3;
        row("int16 zero point", pruned(shifted, {0}, {}), "zero points");
        row("inner zero points", pruned(tensorOf(DataType::Int8, {2, 2, 2}, 2, 1), {0}, {}),
            "dimension 1");
    }
    void damageIsNamed() {
        QFETCH(QString, problem);
        QFETCH(QString, words);
        QVERIFY2(problem.contains(words), qPrintable(problem));
    }

    /// Any byte of what is encoded changed: decoded, or refused with a reason; never both.
    void everyDamagedByteIsSeenThrough() {
        for (const char* name : {"encoded_layers", "encoded_listed", "encoded_huffman"}) {
            const auto file = readFile(kGoldens / (std::string(name) + ".tflite"));
            TMW_VERIFY(file);
            size_t refused = 0;
            for (size_t at = 0; at<file->size(); at += file->size()> 8000 ? 7 : 1) {
                Bytes bytes = *file;
                bytes[at] ^= 0x15;
                const auto model = TfliteModel::fromBytes(std::move(bytes));
                const auto plan = model ? makePlan(*model, rt::CoreFamily::Generic)
                                        : Result<Plan>(forward(model));
                refused += !plan;
                QVERIFY(plan || !plan.error().message().empty());
            }
            QVERIFY2(refused > 100, name);
        }
    }

    void listsAreReadOrRefused() {
        const auto found = compressedTensors(*schema::GetModel(modelWith(listOf(1, 5)).data()));
        QVERIFY(found);
        QCOMPARE(found->size(), size_t{1});
        const CompressedTensor& tensor = found->at({0, 3});
        QCOMPARE(tensor.valueBuffer, 7u);
        QCOMPARE(tensor.indexBits, 5u);
        const auto refused = [](const Bytes& list) {
            const auto read = compressedTensors(*schema::GetModel(modelWith(list).data()));
            return read ? std::string("none") : std::string(read.error().code());
        };
        QCOMPARE(refused(listOf(2, 5)), std::string("tflite.compression_version"));
        Bytes list = listOf(1, 5);
        list.resize(list.size() / 2);
        QCOMPARE(refused(list), std::string("tflite.compression"));
    }

    /// The first tensor that encoded_listed lists: 5 bits, buffer 8, tensor 1.
    void whatAListSaysIsHeldAgainstTheModel_data() {
        QTest::addColumn<int>("place");
        QTest::addColumn<int>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("bits") << 0 << 0 << "tflite.compressed_tensor";
        QTest::newRow("other bits") << 0 << 4 << "tflite.compressed_tensor";
        QTest::newRow("buffer") << 1 << 99 << "tflite.bad_index";
        QTest::newRow("other buffer") << 1 << 2 << "tflite.compressed_tensor";
        QTest::newRow("other tensor") << 5 << 3 << "tflite.bad_constant";
    }
    void whatAListSaysIsHeldAgainstTheModel() {
        QFETCH(int, place);
        QFETCH(int, value);
        QFETCH(QString, code);
        auto file = readFile(kGoldens / "encoded_listed.tflite");
        TMW_VERIFY(file);
        constexpr uint8_t kEntry[] = {5, 8, 0, 0, 0, 1, 0, 0, 0};
        const auto at = std::ranges::search(*file, kEntry).begin();
        QVERIFY(at != file->end());
        *(at + place) = static_cast<uint8_t>(value);
        const auto model = TfliteModel::fromBytes(std::move(*file));
        QVERIFY(!model);
        QCOMPARE(QString::fromStdString(std::string(model.error().code())), code);
    }
};

QTEST_GUILESS_MAIN(EncodedWeightsTest)
#include "encoded_weights_test.moc"
