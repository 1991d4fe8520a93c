// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/board_recorder.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace tmw::ui {

class LivePlot;

/// Records what the board's sensor reads; the table then goes through the import preview.
class RecordDialog : public QDialog {
    Q_OBJECT
public:
    explicit RecordDialog(PageContext& context, QWidget* parent = nullptr);
    /// Where something was recorded.
    const std::filesystem::path& file() const { return recorder_.file(); }

    size_t rows() const { return recorder_.rows(); }

protected:
    void reject() override;

private:
    QWidget* foot();
    void act();
    void showRow(double seconds, const std::vector<float>& values);
    void showAll();

    PageContext& context_;
    BoardRecorder recorder_;
    MessageBar* message_;
    LivePlot* plot_;
    QComboBox* rate_;
    QLabel* result_;
    QPushButton* act_;
    bool closing_ = false;
};

/// Opens it over `parent`, and then the preview of what was recorded.
void recordSensor(PageContext& context, QWidget* parent);

} // namespace tmw::ui
