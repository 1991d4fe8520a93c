// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/workflow.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace tmw::ui {

/// All trainings of the project, newest first: those that are queued, the one at work, then those
/// that ended.
class RunsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Chosen, Number, When, Network, Loss, Epoch, Seed, Time, Note, Columns };
    static constexpr int kSortRole = Qt::UserRole;
    static constexpr int kChosenRole = Qt::UserRole + 1;

    explicit RunsModel(Workflow& workflow, QObject* parent = nullptr);

    /// The run of a row; 0: one at work or queued.
    int runAt(int row) const;
    /// The waiting job of a row; 0: it is not queued.
    int queuedAt(int row) const;
    /// -1 where there is none.
    int rowOf(int run) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Of the note.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Line {
        int run = 0;
        int queued = 0;
        bool chosen = false;
        bool damaged = false;
        QString note;  ///< a person's own
        QString state; ///< what there is to say beside it
        std::array<QString, Columns> texts;
        std::array<QVariant, Columns> sorts;
    };
    void load();
    void showProgress();
    void showNotes();
    void takeNote(Line& line) const;
    Line lineOf(const RunRow& run) const;
    Line lineAtWork() const;
    Line lineQueued(const QueuedRun& run, int number) const;

    Workflow& workflow_;
    std::vector<Line> lines_;
    QTimer drawing_;
};

/// The record of `epoch`, or else that of the least validation loss, or training loss where there
/// is no validation part; null where there is none.
const EpochRecord* bestRecord(const std::vector<EpochRecord>& history, int epoch = 0);
/// The loss that is looked at: of validation, or of training without a validation part.
double watchedLoss(const EpochRecord& record);

} // namespace tmw::ui
