// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/range_dialog.h"

#include "widgets/plots/plot_ticks.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <cmath>

namespace tmw::ui {

namespace {

constexpr int kField = 104;

QLineEdit* field(double shown, const std::optional<double>& held, const QString& name) {
    auto* edit = new QLineEdit;
    edit->setFixedWidth(kField);
    edit->setPlaceholderText(readableNumber(shown));
    edit->setAccessibleName(name);
    if (held)
        edit->setText(QString::number(*held, 'g', QLocale::FloatingPointShortest));
    return edit;
}

std::optional<double> numberIn(const QLineEdit& edit) {
    bool ok = false;
    const double value = edit.text().trimmed().remove(',').toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void markWrong(QLineEdit& edit, bool wrong) {
    edit.setProperty("wrong", wrong);
    edit.setStyleSheet(edit.styleSheet()); // the sheet looks at the property again
}

} // namespace

RangeDialog::Fields RangeDialog::addFields(QGridLayout& grid, const AskedAxis& axis) {
    const auto low = axis.held ? std::optional(axis.held->low) : std::nullopt;
    const auto high = axis.held ? std::optional(axis.held->high) : std::nullopt;
    Fields fields{axis.title, axis.log, field(axis.shown.low, low, tr("%1 from").arg(axis.title)),
                  field(axis.shown.high, high, tr("%1 to").arg(axis.title))};
    const int row = grid.rowCount();
    auto* label = new QLabel(axis.title);
    grid.addWidget(label, row, 0);
    grid.addWidget(fields.from, row, 1);
    grid.addWidget(fields.to, row, 2);
    for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(fields.from),
                            static_cast<QWidget*>(fields.to)})
        widget->setVisible(axis.numbers);
    return fields;
}

RangeDialog::RangeDialog(const AskedAxis& x, const AskedAxis& y, QWidget* parent)
    : QDialog(parent), wrong_(new QLabel) {
    setWindowTitle(tr("Fixed range"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->addWidget(new QLabel(tr("From")), 0, 1);
    grid->addWidget(new QLabel(tr("To")), 0, 2);
    x_ = addFields(*grid, x);
    y_ = addFields(*grid, y);
    column->addLayout(grid);
    auto* hint = new QLabel(tr("An axis whose fields are empty follows the data."));
    hint->setProperty("kind", "note");
    column->addWidget(hint);
    wrong_->setProperty("kind", "wrong");
    wrong_->setWordWrap(true);
    wrong_->hide();
    column->addWidget(wrong_);
    auto* buttons = new QHBoxLayout;
    auto* follow = new QPushButton(tr("Follow data"));
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* set = new QPushButton(tr("Set range"));
    set->setProperty("kind", "primary");
    set->setDefault(true);
    buttons->addWidget(follow);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(set);
    column->addLayout(buttons);
    connect(set, &QPushButton::clicked, this, &RangeDialog::take);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(follow, &QPushButton::clicked, this, &RangeDialog::follow);
}

QString RangeDialog::read(Fields& fields) {
    fields.range.reset();
    for (QLineEdit* edit : {fields.from, fields.to})
        markWrong(*edit, false);
    if (fields.from->text().trimmed().isEmpty() && fields.to->text().trimmed().isEmpty())
        return {};
    for (QLineEdit* edit : {fields.from, fields.to}) {
        if (numberIn(*edit))
            continue;
        markWrong(*edit, true);
        edit->setFocus();
        return edit->text().trimmed().isEmpty()
                   ? tr("%1 is empty. Give both ends, or empty both to follow the data.")
                         .arg(edit->accessibleName())
                   : tr("%1: \"%2\" is not a number. Write it as 1.5 or 2e-3.")
                         .arg(edit->accessibleName(), edit->text());
    }
    const AxisRange range{*numberIn(*fields.from), *numberIn(*fields.to)};
    const bool upward = range.low < range.high;
    if (upward && !(fields.log && range.low <= 0)) {
        fields.range = range;
        return {};
    }
    markWrong(*fields.from, true);
    fields.from->setFocus();
    return upward ? tr("%1 is %2, and a log axis has no such place. Give a number above 0.")
                        .arg(fields.from->accessibleName(), readableNumber(range.low))
                  : tr("%1: from %2 to %3 is no range. Give a smaller number first.")
                        .arg(fields.title, readableNumber(range.low), readableNumber(range.high));
}

void RangeDialog::take() {
    QString wrong = read(x_);
    if (wrong.isEmpty())
        wrong = read(y_);
    wrong_->setText(wrong);
    wrong_->setVisible(!wrong.isEmpty());
    adjustSize();
    if (wrong.isEmpty())
        accept();
}

void RangeDialog::follow() {
    x_.range.reset();
    y_.range.reset();
    accept();
}

} // namespace tmw::ui
