// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/codegen/code_bytes.h"
#include "core/codegen/export.h"
#include "core/codegen/identifier.h"
#include "core/codegen/source_file.h"
#include "core/quant/convert.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QDirIterator>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace tmw;
using namespace tmw::test;

namespace {

struct Exported {
    TfliteModel model;
    Plan plan;
};

Result<Exported> network(ModelKind kind, rt::CoreFamily core, std::string_view layers) {
    TMW_TRY(const TrainedModel trained, sampleNetwork(3, layers));
    TMW_TRY(const Calibration calibration, calibrate(trained, sampleFeatures(3, 100)));
    TMW_TRY(TfliteModel model, convert(trained, kind, &calibration));
    TMW_TRY(Plan plan, makePlan(model, core));
    return Exported{std::move(model), std::move(plan)};
}

/// Runs a compiler or a program; its words when it did not end with 0.
QString run(const QString& folder, const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(120000))
        return program + " did not run: " + process.errorString();
    const QString words = QString::fromUtf8(process.readAll());
    return process.exitCode() == 0 ? QString()
                                   : words + "\nexit code " + QString::number(process.exitCode());
}

QStringList sourcesBelow(const QString& folder) {
    QStringList files;
    QDirIterator each(folder, {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        files << each.next();
    files.sort();
    return files;
}

const QStringList kStrict{"-Wall", "-Wextra", "-Werror", "-fno-exceptions", "-fno-rtti"};
constexpr std::string_view kLayers = "dense 5 relu, dense 4 tanh, dense 3 softmax";

} // namespace

class ExportTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    ExportOptions options_{.name = "my model", .resources = TMW_BINARY_DIR "/share/tmw"};

    QString at(const char* name) const { return folder_.filePath(name); }
    Result<std::vector<std::filesystem::path>> write(const Exported& from, ExportKind kind,
                                                     const QString& out) {
        return exportModel(from.model, &from.plan, kind, options_, out.toStdString());
    }

private slots:
    void cArrayHoldsTheBytes() {
        const auto from = network(ModelKind::Int8, rt::CoreFamily::Generic, kLayers);
        TMW_VERIFY(from);
        const QString out = at("c");
        TMW_VERIFY(write(*from, ExportKind::CArray, out));
        const std::string check =
            "#include <stdio.h>\n#include \"my_model_model.h\"\nint main(void) { return "
            "fwrite(my_model_model, 1, my_model_model_len, stdout) == MY_MODEL_MODEL_BYTES ? 0 : "
            "1; }\n";
        TMW_VERIFY(writeFile((out + "/main.c").toStdString(), check));
        QCOMPARE(run(out, "gcc",
                     {"-std=c99", "-Wall", "-Wextra", "-Werror", "main.c", "my_model_model.c", "-o",
                      "c99"}),
                 QString());
        QCOMPARE(run(out, "g++",
                     {"-std=c++14", "-x", "c++", "-Wall", "-Werror", "main.c", "my_model_model.c",
                      "-o", "cpp"}),
                 QString());
        QProcess process;
        process.start(out + "/c99", QStringList());
        QVERIFY(process.waitForFinished());
        const QByteArray bytes = process.readAll();
        QCOMPARE(bytes, QByteArray(reinterpret_cast<const char*>(from->model.bytes().data()),
                                   static_cast<qsizetype>(from->model.bytes().size())));
    }
    void cppGivesTheDesktopsBits_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("core");
        QTest::addColumn<QString>("compiler");
        for (const int kind : {0, 1})
            for (const char* compiler : {"g++", "clang++"})
                QTest::addRow("%s %s", kind ? "int8" : "float", compiler) << kind << 0 << compiler;
        QTest::newRow("int8 armv7em") << 1 << 1 << "g++";
        QTest::newRow("int8 armv81m") << 1 << 2 << "g++";
        for (const ModelKind kind :
             {ModelKind::Int16x8, ModelKind::Float16, ModelKind::Int8Weights})
            QTest::addRow("%s g++", toText(kind).data()) << static_cast<int>(kind) << 0 << "g++";
    }
    /// The exported example compares with what the workbench computed, and says so by its exit
    /// code.
    void cppGivesTheDesktopsBits() {
        QFETCH(int, kind);
        QFETCH(int, core);
        QFETCH(QString, compiler);
        const auto from =
            network(static_cast<ModelKind>(kind), static_cast<rt::CoreFamily>(core), kLayers);
        TMW_VERIFY(from);
        const QString out = at(QTest::currentDataTag());
        TMW_VERIFY(write(*from, ExportKind::Cpp, out));
        QCOMPARE(run(out, compiler,
                     QStringList{"-std=c++14", "-O2", "-I.", "-o", "example"} + kStrict +
                         sourcesBelow(out)),
                 QString());
        QCOMPARE(run(out, out + "/example", {}), QString());
        QVERIFY(run(out, out + "/example", {"1", "2"}).contains("exit code 2"));
    }
    void convolutionsOfOthersToo_data() {
        TMW_NEED_DATA("models/mlperf-tiny/kws_ref_model.tflite");
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("core");
        const QString words = "mlperf-tiny/kws_ref_model.tflite";
        QTest::newRow("kws generic") << words << 0;
        QTest::newRow("kws armv7em") << words << 1;
        QTest::newRow("kws armv81m") << words << 2;
        QTest::newRow("kws armv7m") << words << 3;
        // Its last convolution has one pixel, and it has no fully connected layer.
        QTest::newRow("person armv7em") << "tflite-micro/person_detect.tflite" << 1;
        QTest::newRow("float") << "tinymaix/mnist_dw_f.tflite" << 0;
        QTest::newRow("int16") << "tflite-micro/seanet/conv/conv0.tflite" << 0;
    }
    void convolutionsOfOthersToo() {
        QFETCH(QString, model);
        QFETCH(int, core);
        auto read = TfliteModel::fromFile(test::dataRoot() / "models" / model.toStdString());
        TMW_VERIFY(read);
        auto plan = makePlan(*read, static_cast<rt::CoreFamily>(core));
        TMW_VERIFY(plan);
        const QString out = at(QTest::currentDataTag());
        TMW_VERIFY(write({*read, *plan}, ExportKind::Cpp, out));
        QCOMPARE(run(out, "g++",
                     QStringList{"-std=c++14", "-O2", "-I.", "-o", "example"} + kStrict +
                         sourcesBelow(out)),
                 QString());
        QCOMPARE(run(out, out + "/example", {}), QString());
    }
    void branchesAndLoopsToo_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("compiler");
        for (const char* model : {"if_nested", "while_nested", "while_recurrent"})
            for (const char* compiler : {"g++", "clang++"})
                QTest::addRow("%s %s", model, compiler) << QString(model) << compiler;
    }
    void branchesAndLoopsToo() {
        QFETCH(QString, model);
        QFETCH(QString, compiler);
        auto read =
            TfliteModel::fromFile(std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/operators" /
                                  (model.toStdString() + ".tflite"));
        TMW_VERIFY(read);
        auto plan = makePlan(*read, rt::CoreFamily::Generic);
        TMW_VERIFY(plan);
        const QString out = at(QTest::currentDataTag());
        TMW_VERIFY(write({*read, *plan}, ExportKind::Cpp, out));
        QCOMPARE(run(out, compiler,
                     QStringList{"-std=c++14", "-O2", "-I.", "-o", "example"} + kStrict +
                         sourcesBelow(out)),
                 QString());
        QCOMPARE(run(out, out + "/example", {}), QString());
    }
    void aChangedWeightIsNoticed() {
        const auto from = network(ModelKind::Int8, rt::CoreFamily::Generic, kLayers);
        TMW_VERIFY(from);
        const QString out = at("changed");
        TMW_VERIFY(write(*from, ExportKind::Cpp, out));
        auto vectors = *readFile((out + "/test_vectors.h").toStdString());
        std::string text(vectors.begin(), vectors.end());
        const size_t digit = text.find("0x", text.find("kVectorOutputs")) + 2;
        text[digit] = text[digit] == '0' ? '1' : '0';
        TMW_VERIFY(writeFile((out + "/test_vectors.h").toStdString(), text));
        QCOMPARE(
            run(out, "g++", QStringList{"-std=c++14", "-I.", "-o", "example"} + sourcesBelow(out)),
            QString());
        QVERIFY(run(out, out + "/example", {}).contains("exit code 1"));
    }
    void cppLinksForCortexM_data() {
        QTest::addColumn<int>("core");
        QTest::addColumn<QStringList>("flags");
        QTest::newRow("M3") << 0 << QStringList{"-mcpu=cortex-m3"};
        QTest::newRow("M4F") << 1
                             << QStringList{"-mcpu=cortex-m4", "-mfloat-abi=hard",
                                            "-mfpu=fpv4-sp-d16"};
        QTest::newRow("M55") << 2 << QStringList{"-mcpu=cortex-m55", "-mfloat-abi=hard"};
    }
    void cppLinksForCortexM() {
        QFETCH(int, core);
        QFETCH(QStringList, flags);
        const auto from = network(ModelKind::Int8, static_cast<rt::CoreFamily>(core), kLayers);
        TMW_VERIFY(from);
        const QString out = at(QTest::currentDataTag());
        TMW_VERIFY(write(*from, ExportKind::Cpp, out));
        const QStringList words{"-std=c++14",
                                "-O2",
                                "-mthumb",
                                "-I.",
                                "--specs=nano.specs",
                                "--specs=nosys.specs",
                                "-Wl,--no-warn-rwx-segments",
                                "-o",
                                "example.elf"};
        QCOMPARE(run(out, "arm-none-eabi-g++", words + flags + kStrict + sourcesBelow(out)),
                 QString());
    }
    void arduinoLibraryCompiles_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("float") << 0;
        QTest::newRow("int8") << 1;
        QTest::newRow("int16x8") << static_cast<int>(ModelKind::Int16x8);
    }
    void arduinoLibraryCompiles() {
        QFETCH(int, kind);
        const auto from = network(static_cast<ModelKind>(kind), rt::CoreFamily::Generic, kLayers);
        TMW_VERIFY(from);
        const QString out = at(("arduino" + QByteArray::number(kind)).constData());
        TMW_VERIFY(write(*from, ExportKind::Arduino, out));
        const QStringList words =
            QStringList{
                "-std=gnu++11", "-Isrc",     "-I" TMW_SOURCE_DIR "/tests/core/codegen/arduino",
                "-include",     "Arduino.h", "-c"} +
            kStrict + sourcesBelow(out) +
            QStringList{"-x", "c++", "examples/my_model/my_model.ino"};
        QCOMPARE(run(out, "g++", words), QString());
        QCOMPARE(run(out, "arm-none-eabi-g++", QStringList{"-mcpu=cortex-m0", "-mthumb"} + words),
                 QString());
    }
    void arduinoIsForTheGenericCore() {
        const auto from = network(ModelKind::Int8, rt::CoreFamily::Armv7EM, kLayers);
        TMW_VERIFY(from);
        QCOMPARE(write(*from, ExportKind::Arduino, at("no")).error().code(),
                 std::string_view("export.arduino_core"));
    }
    void companionTakesTheModelIn() {
        const auto from = network(ModelKind::Int8, rt::CoreFamily::Generic, kLayers);
        TMW_VERIFY(from);
        const QString out = at("companion");
        const auto files = write(*from, ExportKind::ArduinoCompanion, out);
        TMW_VERIFY(files);
        const auto model =
            readFile((out + "/src/device_runtime/firmware/built_in_model.cpp").toStdString());
        TMW_VERIFY(model);
        const std::string text(model->begin(), model->end());
        QVERIFY(text.find(arrayText(from->plan.bytes)) != text.npos);
        QCOMPARE(parseExportKind("arduino-companion").value(), ExportKind::ArduinoCompanion);
    }
    void sameModelSameBytes() {
        const auto from = network(ModelKind::Int8, rt::CoreFamily::Generic, kLayers);
        TMW_VERIFY(from);
        for (const char* out : {"one", "two"})
            TMW_VERIFY(write(*from, ExportKind::Cpp, at(out)));
        QCOMPARE(run(folder_.path(), "diff", {"-r", "one", "two"}), QString());
    }
    void namesBecomeIdentifiers() {
        QCOMPARE(identifierOf("my model"), std::string("my_model"));
        for (const char* name : {"class", "2fast", "", "über", "int"}) {
            const auto made = identifierOf(name);
            QVERIFY2(!made.empty() && made != name, name);
        }
    }
    void unwritableFolderIsNamed() {
        const auto from = network(ModelKind::Int8, rt::CoreFamily::Generic, kLayers);
        TMW_VERIFY(from);
        QCOMPARE(write(*from, ExportKind::Plan, "/dev/null/x").error().code(),
                 std::string_view("file.unwritable"));
        QCOMPARE(parseExportKind("rust").error().code(), std::string_view("export.unknown_kind"));
    }
    void helloWorldsCodeIsSmall() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model =
            TfliteModel::fromFile(dataRoot() / "models/tflite-micro/hello_world_int8.tflite");
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, rt::CoreFamily::Armv7EM);
        TMW_VERIFY(plan);
        const auto bytes = measureCodeBytes(*model, *plan, options_);
        TMW_VERIFY(bytes);
        QVERIFY2(*bytes > 500 && *bytes <= 10240, std::to_string(*bytes).c_str());
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
