// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv.h"
#include "core/data/features.h"
#include "core/data/summary.h"
#include "core/data/table_import.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

namespace {

struct Expected {
    const char* file;
    size_t rows;
    size_t columns;
    size_t rejected;
};

constexpr Expected kTables[] = {
    {"tabular_sklearn/iris.csv", 150, 5, 1},
    {"tabular_sklearn/wine_data.csv", 178, 14, 1},
    {"tabular_sklearn/breast_cancer.csv", 569, 31, 1},
    {"tabular_sklearn/linnerud_exercise.csv", 20, 3, 0},
    {"tabular_sklearn/linnerud_physiological.csv", 20, 3, 0},
    {"agri_crop_recommendation/crop_recommendation.csv", 2200, 8, 0},
    {"agri_crop_recommendation/fertilizer.csv", 22, 7, 0},
    {"predictive_maintenance_ai4i2020/ai4i2020.csv", 10000, 9, 0},
    {"city_metro_traffic/Metro_Interstate_Traffic_Volume.csv", 48204, 9, 0},
    {"city_room_occupancy/datatest.txt", 2665, 7, 0},
    {"city_room_occupancy/datatest2.txt", 9752, 7, 0},
    {"city_room_occupancy/datatraining.txt", 8143, 7, 0},
    {"gesture_arduino_4class/clap.csv", 3570, 6, 0},
    {"gesture_arduino_4class/flex.csv", 2142, 6, 0},
    {"gesture_arduino_4class/punch.csv", 1666, 6, 0},
    {"gesture_arduino_4class/wave.csv", 3451, 6, 0},
    {"gesture_arduino_punch_flex/flex.csv", 1190, 6, 0},
    {"har_arduino_labelled/STATIONARY_20260510_194427.csv", 15001, 8, 0},
    {"har_arduino_labelled/WALKING_20260510_193844.csv", 15001, 8, 0},
    {"har_emlearn_npy/motion_recognition/sensordata.csv", 2080, 7, 0},
    {"har_uci_hapt_raw/acc_exp01_user01.txt", 20598, 3, 0},
    {"har_uci_hapt_raw/data_labels/labels.txt", 1214, 5, 0},
    {"vibration_cwru_bearing/normal_DE_12k_first60000.csv", 60000, 1, 0},
    {"vibration_dc_motor/motor_Rh.csv", 2280, 9, 0},
    {"vibration_dc_motor/autoencoder_results.csv", 2280, 4, 0},
    {"vibration_dc_motor/dataset_summary.csv", 9, 9, 0},
    {"ecg5000_train/ECG5000_TRAIN.txt", 500, 141, 0},
};

Result<TableImport> import(const char* file, const TableOptions& options = {}) {
    const std::filesystem::path path = test::dataRoot() / "datasets" / file;
    return importTables(std::span(&path, 1), options);
}

ColumnRole roleOf(const Dataset& data, const char* name) {
    const Column* column = findColumn(data, name);
    return column ? column->role : ColumnRole::Ignored;
}

} // namespace

class RealTablesTest : public QObject {
    Q_OBJECT
private slots:
    void rows_data() {
        QTest::addColumn<const Expected*>("expected");
        for (const Expected& table : kTables)
            QTest::newRow(table.file) << &table;
    }
    void rows() {
        TMW_NEED_DATA("datasets");
        QFETCH(const Expected*, expected);
        const auto table = readCsv(test::dataRoot() / "datasets" / expected->file);
        TMW_VERIFY(table);
        for (const RejectedRow& row : table->data.rejected)
            qInfo("line %zu: %s", row.line, row.reason.text().c_str());
        QCOMPARE(table->data.rows, expected->rows);
        QCOMPARE(table->data.columns.size(), expected->columns);
        QCOMPARE(table->data.rejectedRows, expected->rejected);
    }
    void rolesAndNotes() {
        TMW_NEED_DATA("datasets");
        const auto machine = import("predictive_maintenance_ai4i2020/ai4i2020.csv");
        TMW_VERIFY(machine);
        QCOMPARE(roleOf(machine->data, "UDI"), ColumnRole::Ignored);
        QCOMPARE(roleOf(machine->data, "Product ID"), ColumnRole::Ignored);
        QCOMPARE(roleOf(machine->data, "Type"), ColumnRole::Input);
        QCOMPARE(roleOf(machine->data, "Torque [Nm]"), ColumnRole::Input);
        QCOMPARE(roleOf(machine->data, "Machine failure"), ColumnRole::Label);
        const auto features = makeFeatures(machine->data, {});
        TMW_VERIFY(features);
        QCOMPARE(features->inputWidth(), size_t{8});
        const auto summary = summarise(machine->data);
        QCOMPARE(summary.classes, (decltype(summary.classes){{"0", 9661}, {"1", 339}}));

        const auto crops = import("agri_crop_recommendation/crop_recommendation.csv");
        QCOMPARE(roleOf(crops->data, "label"), ColumnRole::Label);
        const auto room = import("city_room_occupancy/datatraining.txt");
        QCOMPARE(roleOf(room->data, "Date"), ColumnRole::Time);
        QCOMPARE(roleOf(room->data, "Occupancy"), ColumnRole::Label);
        const auto traffic = import("city_metro_traffic/Metro_Interstate_Traffic_Volume.csv");
        QCOMPARE(roleOf(traffic->data, "traffic_volume"), ColumnRole::Target);
        QCOMPARE(roleOf(traffic->data, "date_time"), ColumnRole::Time);
    }
    void foldersOfGestures() {
        TMW_NEED_DATA("datasets");
        TableOptions options;
        options.roles.label = "filename";
        const auto gestures = import("gesture_arduino_4class", options);
        TMW_VERIFY(gestures);
        QCOMPARE(gestures->files.size(), size_t{4});
        QCOMPARE(gestures->data.rows, size_t{3570 + 2142 + 1666 + 3451});
        const auto features = makeFeatures(gestures->data, {});
        TMW_VERIFY(features);
        QCOMPARE(features->classNames, (std::vector<std::string>{"clap", "flex", "punch", "wave"}));
        QCOMPARE(features->inputWidth(), size_t{6});
    }
    void terminalLogs() {
        TMW_NEED_DATA("datasets");
        const auto log = import("gesture_tflm_magic_wand/slope/output_slope_dengyl.txt");
        TMW_VERIFY(log);
        QCOMPARE(log->data.columns.size(), size_t{3});
        QCOMPARE(log->data.rows, size_t{1142});
        QVERIFY(log->data.rejectedRows > 10);
    }
};

QTEST_GUILESS_MAIN(RealTablesTest)
#include "real_tables_test.moc"
