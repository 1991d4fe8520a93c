// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/workflow.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace tmw::ui {

/// Another class for one sample: an edit of the project that can be undone.
class RelabelBox : public QWidget {
    Q_OBJECT
public:
    explicit RelabelBox(Workflow& workflow, QWidget* parent = nullptr);
    /// A sample of what was evaluated.
    void show(const Evaluated& evaluated, uint32_t sample);

private:
    void showState();
    void relabel();
    const LabelCorrection* correction() const;

    Workflow& workflow_;
    std::shared_ptr<const Dataset> dataset_;
    size_t row_ = 0;
    QString label_; ///< as it was when it was evaluated
    QLabel* words_;
    QComboBox* classes_;
    QPushButton* relabel_;
};

} // namespace tmw::ui
