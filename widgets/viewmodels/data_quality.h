// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/workflow.h"

#include <QList>
#include <QString>

namespace tmw::ui {

/// One thing that was looked at in the data: done is good, out of date is a warning, ready a note.
struct QualityLine {
    StepState mark;
    QString text;
};

QList<QualityLine> qualityOf(const Dataset& data, const DatasetSummary& summary,
                             const Features* features);

} // namespace tmw::ui
