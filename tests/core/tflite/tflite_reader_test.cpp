// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/tflite/schema_generated.h"
#include "core/tflite/tflite_model.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <map>
#include <new>
#include <sstream>

namespace {
std::atomic<size_t> allocated{0};
}

// Everything the reader asks for is counted, freed or not: an upper bound of what it holds.
void* operator new(size_t bytes) {
    allocated += bytes;
    if (void* at = std::malloc(bytes ? bytes : 1))
        return at;
    throw std::bad_alloc();
}
void operator delete(void* at) noexcept {
    std::free(at);
}
void operator delete(void* at, size_t) noexcept {
    std::free(at);
}

using namespace tmw;

namespace {

/// The code for each file whose fault the reader sees; the others are refused for what their
/// operators ask for, which is the planner's to say.
const std::map<std::string, std::string> kCodes{
    {"real/0_subgraphs.bin", "tflite.no_subgraph"},
    {"real/git_lfs_pointer_har_int8.tflite", "tflite.not_a_model"},
    {"real/tensor_string_data_type.bin", "tflite.bad_scale"},
    {"real/test_model_broken.bin", "tflite.not_a_model"},
    {"synthetic/bitflip_00.tflite", "tflite.damaged"},
    {"synthetic/bitflip_02.tflite", "tflite.damaged"},
    {"synthetic/bitflip_04.tflite", "tflite.damaged"},
    {"synthetic/bitflip_06.tflite", "tflite.damaged"},
    {"synthetic/bitflip_08.tflite", "tflite.damaged"},
    {"synthetic/bitflip_10.tflite", "tflite.damaged"},
    {"synthetic/buffer_len_huge.tflite", "tflite.damaged"},
    {"synthetic/buffers_vector_len_one.tflite", "tflite.bad_index"},
    {"synthetic/eight_bytes_root_oob.tflite", "tflite.truncated"},
    {"synthetic/graph_input_index_9999.tflite", "tflite.bad_index"},
    {"synthetic/ident_TFL2.tflite", "tflite.not_a_model"},
    {"synthetic/input_zero_point_1000.tflite", "tflite.bad_zero_point"},
    {"synthetic/op_input_index_neg2.tflite", "tflite.bad_index"},
    {"synthetic/ops_vector_len_huge.tflite", "tflite.damaged"},
    {"synthetic/root_offset_ffffffff.tflite", "tflite.truncated"},
    {"synthetic/root_offset_zero.tflite", "tflite.damaged"},
    {"synthetic/root_vtable_oob.tflite", "tflite.damaged"},
    {"synthetic/scale_nan.tflite", "tflite.bad_scale"},
    {"synthetic/schema_version_2.tflite", "tflite.bad_version"},
    {"synthetic/shape_negative.tflite", "tflite.bad_shape"},
    {"synthetic/shape_rank_huge.tflite", "tflite.damaged"},
    {"synthetic/subgraphs_vector_len_zero.tflite", "tflite.no_subgraph"},
    {"synthetic/tensor_type_99.tflite", "tflite.bad_type"},
    {"synthetic/tensors_vector_len_huge.tflite", "tflite.damaged"},
    {"synthetic/three_bytes.tflite", "tflite.truncated"},
    {"synthetic/truncated_12pct.tflite", "tflite.damaged"},
    {"synthetic/truncated_50pct.tflite", "tflite.damaged"},
    {"synthetic/truncated_99pct.tflite", "tflite.damaged"},
};

/// Reads a file, and checks that it took no more memory than allowed.
Result<TfliteModel> readWithinLimit(const std::filesystem::path& path) {
    auto bytes = readFile(path);
    if (!bytes)
        return forward(bytes);
    const size_t limit = 16 * bytes->size() + (size_t{1} << 20);
    const size_t before = allocated;
    auto model = TfliteModel::fromBytes(std::move(*bytes));
    if (allocated - before > limit)
        qFatal("%s: %zu bytes allocated, %zu allowed", path.c_str(), allocated - before, limit);
    return model;
}

} // namespace

class TfliteReaderTest : public QObject {
    Q_OBJECT
private slots:
    void malformedFiles();
    void gitLfsPointerIsNamed();
    void everyModelReads();
    void summaryOfHelloWorld();
    void sharedTablesStayWithinTheLimit();
};

void TfliteReaderTest::malformedFiles() {
    TMW_NEED_DATA("malformed/expect.tsv");
    const auto root = test::dataRoot() / "malformed";
    std::ifstream table(root / "expect.tsv");
    std::string line;
    std::getline(table, line);
    size_t refused = 0;
    while (std::getline(table, line)) {
        std::istringstream words(line);
        std::string file, expected;
        words >> file >> expected;
        const auto model = readWithinLimit(root / file);
        const auto code = kCodes.find(file);
        if (code == kCodes.end()) {
            QVERIFY2(model, file.c_str());
            continue;
        }
        QVERIFY2(!model && expected != "run", file.c_str());
        QCOMPARE(std::string(model.error().code()), code->second);
        ++refused;
    }
    QCOMPARE(refused, kCodes.size());
}

void TfliteReaderTest::gitLfsPointerIsNamed() {
    const std::string_view pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\n";
    const auto model = TfliteModel::fromBytes({pointer.begin(), pointer.end()});
    QVERIFY(!model);
    QVERIFY(model.error().message().find("git lfs pull") != std::string::npos);
}

void TfliteReaderTest::everyModelReads() {
    TMW_NEED_DATA("models");
    size_t read = 0;
    const auto root = test::dataRoot() / "models";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() != ".tflite")
            continue;
        const auto model = readWithinLimit(entry.path());
        TMW_VERIFY(model);
        for (const TfliteOperator& op : model->graph().operators)
            QVERIFY2(!op.name.empty() && !op.name.starts_with("UNKNOWN"), entry.path().c_str());
        ++read;
    }
    QVERIFY(read > 400);
}

void TfliteReaderTest::summaryOfHelloWorld() {
    TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
    const auto model =
        TfliteModel::fromFile(test::dataRoot() / "models/tflite-micro/hello_world_int8.tflite");
    TMW_VERIFY(model);
    const TfliteSubgraph& graph = model->graph();
    QCOMPARE(graph.tensors.size(), size_t{10});
    QCOMPARE(graph.operators.size(), size_t{3});
    QCOMPARE(graph.operators[0].name, std::string("FULLY_CONNECTED"));
    QCOMPARE(graph.operators[0].code, 9);
    const TfliteTensor& input = graph.tensors[static_cast<size_t>(graph.inputs[0])];
    QVERIFY(input.type == DataType::Int8 && !input.isConstant);
    QCOMPARE(input.shape, (Shape{1, 1}));
    QCOMPARE(input.quantization.zeroPoints, std::vector<int64_t>{-128});
    const TfliteTensor& weights = graph.tensors[static_cast<size_t>(graph.operators[1].inputs[1])];
    QVERIFY(weights.isConstant);
    QCOMPARE(weights.data.size(), size_t{256});
}

void TfliteReaderTest::sharedTablesStayWithinTheLimit() {
    // A hundred thousand tensors that are all the same table with a long name and shape.
    flatbuffers::FlatBufferBuilder to;
    const std::vector<int32_t> shape(16, 1);
    const auto one = schema::CreateTensorDirect(to, &shape, schema::TensorType::FLOAT32, 0,
                                                std::string(1000, 'n').c_str());
    const std::vector<flatbuffers::Offset<schema::Tensor>> tensors(100000, one);
    const std::vector<flatbuffers::Offset<schema::SubGraph>> subgraphs{
        schema::CreateSubGraphDirect(to, &tensors)};
    schema::FinishModelBuffer(to, schema::CreateModelDirect(to, 3, nullptr, &subgraphs));
    const uint8_t* at = to.GetBufferPointer();
    const size_t before = allocated;
    const auto model = TfliteModel::fromBytes({at, at + to.GetSize()});
    QVERIFY(allocated - before <= 16 * to.GetSize() + (size_t{1} << 20));
    QVERIFY(!model);
    QCOMPARE(model.error().code(), std::string_view("tflite.too_large"));
}

QTEST_GUILESS_MAIN(TfliteReaderTest)
#include "tflite_reader_test.moc"
