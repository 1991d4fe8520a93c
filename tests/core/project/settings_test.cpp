// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/settings.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

class SettingsTest : public QObject {
    Q_OBJECT
private slots:
    void everyRowReadsBackWhatItWrites() {
        Settings settings;
        for (const auto& row : settingRows()) {
            const auto text = valueText(settings, row);
            TMW_VERIFY(setValue(settings, row.key, text));
            QCOMPARE(valueText(settings, row), text);
        }
    }
    void numbersKeepEveryDigit() {
        Settings settings;
        TMW_VERIFY(setValue(settings, "train.rate", "0.0012345678901234"));
        QCOMPARE(settings.rate, 0.0012345678901234);
        QCOMPARE(valueText(settings, **findSetting("train.rate")),
                 std::string("0.0012345678901234"));
    }
    void wrongValuesAreRefusedAndChangeNothing_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        for (const auto& [key, value] : {std::pair{"train.epochs", "0"},
                                         {"train.epochs", "ten"},
                                         {"train.epochs", "3 "},
                                         {"train.rate", "nan"},
                                         {"train.rate", "-1"},
                                         {"train.rate", ""},
                                         {"train.optimizer", "lion"},
                                         {"split.train", "1.01"},
                                         {"data.standardise", "maybe"},
                                         {"train.seed", "99999999999999999999"},
                                         {"model.layers", "dense 16 relu,, dense 1"}})
            QTest::addRow("%s=%s", key, value) << key << value;
    }
    void wrongValuesAreRefusedAndChangeNothing() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        Settings settings;
        QVERIFY(!setValue(settings, key.toStdString(), value.toStdString()));
        const auto* row = *findSetting(key.toStdString());
        QCOMPARE(valueText(settings, *row), valueText(Settings(), *row));
    }
    void unknownKeyNamesTheNearest() {
        const auto found = findSetting("train.epoch");
        QVERIFY(!found);
        QCOMPARE(found.error().args().back(), std::string("train.epochs"));
    }
    void helpNamesEveryKey() {
        const auto help = settingsHelp();
        for (const auto& row : settingRows())
            QVERIFY(help.find(row.key) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
