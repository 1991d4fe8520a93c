// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/import_kind.h"
#include "widgets/viewmodels/import_reading.h"
#include "widgets/viewmodels/workflow.h"

#include <QObject>

#include <map>

namespace tmw::ui {

/// Files before they enter the project: what was found in them, what the person says of them
/// instead, and the rows that come of it. Each change reads the files again, beside the window; a
/// newer one takes the place of an older. The project changes by `import` alone.
class ImportPreview : public QObject {
    Q_OBJECT
public:
    ImportPreview(Workflow& workflow, std::vector<std::filesystem::path> paths,
                  QObject* parent = nullptr);
    ~ImportPreview() override;

    /// The last that was read; while a newer one is on its way still the one before. After an error
    /// it holds that beside the rows before it.
    const ImportReading& reading() const { return reading_; }
    bool isReading() const { return isReading_; }
    const ImportChoices& choices() const { return choices_; }
    DataKind kind() const { return kind_; }
    bool hasRowsBefore() const;
    bool replaces() const { return replaces_; }

    /// What does not touch the columns: code for missing, rate, part.
    void choose(const std::function<void(ImportChoices&)>& change);
    /// Separator, first line, decimal sign, encoding. What was said of columns is forgotten: they
    /// are others.
    void chooseLayout(const std::function<void(ImportChoices&)>& change);
    /// "folder", "filename", or empty for a column of the file.
    void setLabelFrom(const std::string& place);
    /// In place of what the project has, not beside it.
    void setReplaces(bool replaces);
    void leaveOut(int file);

    ColumnRole roleOf(size_t column) const;
    QString unitOf(size_t column) const;
    ColumnType typeOf(size_t column) const;
    void setRole(size_t column, ColumnRole role);
    void setUnit(size_t column, const QString& unit);
    void setType(size_t column, ColumnType type);

    /// Why nothing can be imported now; empty: it can.
    QString whyNot() const;
    void import();

signals:
    /// What was read, or that it is being read.
    void changed();
    /// A unit, or a role before it was read again.
    void columnsChanged();

private:
    const ColumnSummary& at(size_t column) const { return reading_.summary.columns[column]; }
    void read();
    void take(ImportReading reading);
    void forgetRole(const std::string& name);
    void makeOnlyAnswer(const std::string& name);
    std::vector<std::string> targets() const;
    bool labelIsMade() const;

    Workflow& workflow_;
    std::vector<std::filesystem::path> paths_;
    DataKind kind_;
    ImportChoices choices_;
    std::map<std::string, ColumnChoice> columns_;
    bool replaces_ = false;
    bool isReading_ = false;
    ImportReading reading_;
};

} // namespace tmw::ui
