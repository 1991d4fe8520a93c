// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/import_preview.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace tmw::ui {

class InspectorColumn;

/// How files are read: what was found, and what the person says instead.
class ImportForm : public QWidget {
    Q_OBJECT
public:
    explicit ImportForm(ImportPreview& preview, QWidget* parent = nullptr);

private:
    QComboBox* addChoice(const QString& label, const QStringList& words,
                         const std::function<void(int)>& act);
    QLineEdit* addNumber(const QString& label, std::optional<double> ImportChoices::*field);
    void takeNumber(QLineEdit* line, std::optional<double> ImportChoices::*field);
    void addLayoutFields();
    void addSampleFields();
    QLineEdit* addWords(const QString& label, const QString& hint,
                        std::string ImportChoices::*field);
    void addTableMeaning();
    void addMeaningFields();
    void showChoices();
    void showTableChoices(const ImportChoices& choices);
    void showFound();

    ImportPreview& preview_;
    InspectorColumn* form_;
    QComboBox* separator_;
    QComboBox* header_;
    QComboBox* decimal_;
    QComboBox* encoding_;
    QLineEdit* missing_;
    QComboBox* label_ = nullptr;
    QLineEdit* rate_ = nullptr;
    QComboBox* part_;
    QComboBox* place_ = nullptr;
};

} // namespace tmw::ui
