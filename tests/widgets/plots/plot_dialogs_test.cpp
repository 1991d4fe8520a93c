// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/range_dialog.h"
#include "widgets/plots/series_table.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace tmw;
using namespace tmw::ui;

namespace {

ShownSeries held(ShownSeries series) {
    holdPoints(series);
    return series;
}

ShownSeries line(const QString& name, const QVector<double>& x, const QVector<double>& y) {
    return held({name, SeriesRole::Float, SeriesForm::Line, x, y});
}

} // namespace

/// What a plot asks and shows in windows of their own.
class PlotDialogsTest : public QObject {
    Q_OBJECT
private:
    static QLineEdit* field(RangeDialog& dialog, const QString& name) {
        for (auto* edit : dialog.findChildren<QLineEdit*>())
            if (edit->accessibleName() == name)
                return edit;
        return nullptr;
    }
    static void type(RangeDialog& dialog, const QString& name, const QString& text) {
        field(dialog, name)->selectAll();
        QTest::keyClick(field(dialog, name), Qt::Key_Delete);
        QTest::keyClicks(field(dialog, name), text);
    }
    static void press(RangeDialog& dialog, const QString& text) {
        for (auto* button : dialog.findChildren<QPushButton*>())
            if (button->text() == text)
                QTest::mouseClick(button, Qt::LeftButton);
    }
    static QString wrong(RangeDialog& dialog) {
        for (const auto* label : dialog.findChildren<QLabel*>())
            if (label->property("kind") == "wrong")
                return label->text();
        return {};
    }

private slots:
    void a_table_joins_series_of_the_same_x() {
        const SeriesTableModel model(
            {line("a", {1, 2, 3}, {0.1, 0.2, 1.0 / 3}), line("b", {1, 2, 3}, {4, 5, 6})}, "Epoch",
            "Loss");
        QAbstractItemModelTester tester(const_cast<SeriesTableModel*>(&model));
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QString("Epoch"));
        QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), QString("b"));
        QVERIFY(model.index(2, 1).data().toString().toDouble() == 1.0 / 3);
        QCOMPARE(model.index(1, 2).data().toString(), QString("5"));
    }

    void a_table_lists_series_of_different_x() {
        const SeriesTableModel model(
            {line("a", {1, 2}, {3, 4}), line("none", {}, {}), line("b", {1, 2, 3}, {5, 6, 7})},
            "Epoch", "Loss");
        QAbstractItemModelTester tester(const_cast<SeriesTableModel*>(&model));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.index(1, 0).data().toString(), QString("a"));
        QCOMPARE(model.index(2, 0).data().toString(), QString("b"));
        QCOMPARE(model.index(4, 2).data().toString(), QString("7"));
        const SeriesTableModel none({}, "x", "y");
        QCOMPARE(none.rowCount(), 0);
    }

    void the_table_copies_what_is_chosen_with_its_heads() {
        SeriesTableDialog dialog({line("a", {1, 2}, {3, 4}), line("b", {1, 2}, {5, 6})}, "Epoch",
                                 "Loss", nullptr);
        dialog.show();
        auto* table = dialog.findChild<QTableView*>();
        table->selectAll();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QString("Epoch\ta\tb\n1\t3\t5\n2\t4\t6\n"));
    }

    void ranges_are_taken_and_bad_ones_explained() {
        RangeDialog dialog({"Epoch", {}, {0, 100}}, {"Loss", AxisRange{1, 2}, {1, 2}, true, true},
                           nullptr);
        dialog.show();
        type(dialog, "Epoch from", "many");
        press(dialog, "Set range");
        QVERIFY(dialog.isVisible());
        QVERIFY2(wrong(dialog).contains("\"many\" is not a number"), qPrintable(wrong(dialog)));
        type(dialog, "Epoch from", "1e1");
        press(dialog, "Set range");
        QVERIFY2(wrong(dialog).contains("Epoch to is empty"), qPrintable(wrong(dialog)));
        type(dialog, "Epoch to", "5");
        press(dialog, "Set range");
        QVERIFY2(wrong(dialog).contains("from 10 to 5 is no range"), qPrintable(wrong(dialog)));
        type(dialog, "Epoch to", "1,024");
        type(dialog, "Loss from", "0");
        press(dialog, "Set range");
        QVERIFY2(wrong(dialog).contains("above 0"), qPrintable(wrong(dialog)));
        type(dialog, "Loss from", "");
        type(dialog, "Loss to", "");
        press(dialog, "Set range");
        QVERIFY(!dialog.isVisible());
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
        QCOMPARE(dialog.x()->low, 10.0);
        QCOMPARE(dialog.x()->high, 1024.0);
        QVERIFY(!dialog.y());
    }

    void following_the_data_forgets_both() {
        RangeDialog dialog({"x", AxisRange{1, 2}, {1, 2}}, {"y", AxisRange{1, 2}, {1, 2}}, nullptr);
        dialog.show();
        press(dialog, "Follow data");
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
        QVERIFY(!dialog.x() && !dialog.y());
    }
};

QTEST_MAIN(PlotDialogsTest)
#include "plot_dialogs_test.moc"
