// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/axis_range.h"

#include <QDialog>

#include <optional>

class QGridLayout;
class QLabel;
class QLineEdit;

namespace tmw::ui {

/// An axis that a fixed range is asked for.
struct AskedAxis {
    QString title;
    std::optional<AxisRange> held;
    AxisRange shown; ///< stands in empty fields as an example
    bool numbers = true;
    bool log = false;
};

/// Asks from where to where the axes go; empty fields follow the data.
class RangeDialog : public QDialog {
    Q_OBJECT
public:
    RangeDialog(const AskedAxis& x, const AskedAxis& y, QWidget* parent);
    std::optional<AxisRange> x() const { return x_.range; }
    std::optional<AxisRange> y() const { return y_.range; }

private:
    struct Fields {
        QString title;
        bool log = false;
        QLineEdit* from = nullptr;
        QLineEdit* to = nullptr;
        std::optional<AxisRange> range = {};
    };
    static Fields addFields(QGridLayout& grid, const AskedAxis& axis);
    /// What is wrong with the fields, and how to put it right; empty: their range was taken.
    static QString read(Fields& fields);
    void take();
    void follow();

    Fields x_;
    Fields y_;
    QLabel* wrong_;
};

} // namespace tmw::ui
