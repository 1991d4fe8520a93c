// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/parts/bars.h"

#include <array>

class QCheckBox;
class QSpinBox;

namespace tmw::ui {

/// How samples are divided into train, validation and test: per cents that sum to 100, seed, and
/// what came of it.
class SplitEditor : public QWidget {
    Q_OBJECT
public:
    explicit SplitEditor(PageContext& context, QWidget* parent = nullptr);

private:
    QWidget* countsView();
    void showSettings();
    void showCounts();
    void percentEdited(size_t part);
    void set(const char* key, const QString& value);

    Workflow& workflow_;
    const Theming& theming_;
    std::array<QSpinBox*, 3> percents_;
    QSpinBox* seed_;
    QCheckBox* stratified_;
    ShareBar* bar_;
    std::array<QLabel*, 3> counts_{};
    QLabel* note_;
};

} // namespace tmw::ui
