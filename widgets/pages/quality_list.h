// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/data_quality.h"

#include <QWidget>

class QVBoxLayout;

namespace tmw::ui {

/// What was looked at in the data, a mark and a sentence each.
class QualityList : public QWidget {
    Q_OBJECT
public:
    explicit QualityList(const Theming& theming, QWidget* parent = nullptr);
    void setLines(const QList<QualityLine>& lines);

private:
    const Theming& theming_;
    QVBoxLayout* rows_;
};

} // namespace tmw::ui
