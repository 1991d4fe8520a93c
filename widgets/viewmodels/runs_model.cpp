// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/runs_model.h"

#include "widgets/viewmodels/words.h"

#include <QFont>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr int kFrame = 33; // milliseconds: thirty times a second

bool isNumber(int column) {
    return column == RunsModel::Number || column == RunsModel::Loss || column == RunsModel::Epoch ||
           column == RunsModel::Seed || column == RunsModel::Time;
}

QString whenText(const QDateTime& when) {
    const QString time = when.toString("HH:mm");
    if (when.date() == QDate::currentDate())
        return RunsModel::tr("today %1").arg(time);
    return when.toString("yyyy-MM-dd ") + time;
}

QString stateOf(const RunRow& run) {
    if (run.trouble)
        return sentenceOf(*run.trouble);
    QStringList notes;
    if (!run.upToDate)
        notes.append(RunsModel::tr("other data"));
    if (run.resumedFrom != 0)
        notes.append(RunsModel::tr("goes on from %1").arg(run.resumedFrom));
    if (!run.adoptedFrom.empty())
        notes.append(RunsModel::tr("weights of %1").arg(QString::fromStdString(run.adoptedFrom)));
    if (run.stopped)
        notes.append(RunsModel::tr("stopped"));
    return notes.join(", ");
}

} // namespace

double watchedLoss(const EpochRecord& record) {
    return std::isnan(record.validationLoss) ? record.trainLoss : record.validationLoss;
}

const EpochRecord* bestRecord(const std::vector<EpochRecord>& history, int epoch) {
    const auto known = std::ranges::find(history, epoch, &EpochRecord::epoch);
    if (known != history.end())
        return &*known;
    const auto best =
        std::min_element(history.begin(), history.end(), [](const auto& a, const auto& b) {
            return watchedLoss(a) < watchedLoss(b);
        });
    return best == history.end() ? nullptr : &*best;
}

RunsModel::RunsModel(Workflow& workflow, QObject* parent)
    : QAbstractTableModel(parent), workflow_(workflow) {
    drawing_.setSingleShot(true);
    drawing_.setInterval(kFrame);
    connect(&drawing_, &QTimer::timeout, this, &RunsModel::showProgress);
    connect(&workflow, &Workflow::runsChanged, this, &RunsModel::load);
    connect(&workflow, &Workflow::trainingChanged, this, &RunsModel::load);
    connect(&workflow, &Workflow::epochDone, this, [this] {
        if (!drawing_.isActive())
            drawing_.start();
    });
    connect(&workflow.document(), &ProjectDocument::specChanged, this, &RunsModel::showNotes);
    load();
}

RunsModel::Line RunsModel::lineOf(const RunRow& run) const {
    Line line;
    line.run = run.number;
    line.chosen = run.number == workflow_.spec().chosenRun;
    line.damaged = run.trouble.has_value();
    const auto at = std::find_if(run.history.begin(), run.history.end(),
                                 [&](const auto& each) { return each.epoch == run.bestEpoch; });
    const auto known = [&run](const QString& text) {
        return run.trouble ? QStringLiteral("-") : text;
    };
    const double loss = at == run.history.end() ? std::nan("") : watchedLoss(*at);
    line.texts = {QString(),
                  countText(run.number),
                  whenText(run.when),
                  known(QString::fromStdString(run.settings.layers)),
                  numberText(loss),
                  known(countText(run.bestEpoch)),
                  known(QString::number(run.settings.trainSeed)),
                  known(durationText(run.seconds)),
                  QString()};
    line.sorts = {line.chosen,
                  run.number,
                  run.when,
                  line.texts[3],
                  loss,
                  run.bestEpoch,
                  static_cast<qlonglong>(run.settings.trainSeed),
                  run.seconds,
                  QString()};
    line.state = stateOf(run);
    takeNote(line);
    return line;
}

RunsModel::Line RunsModel::lineAtWork() const {
    const TrainingNow& now = *workflow_.training();
    const EpochRecord* best = bestRecord(now.history);
    const auto seconds = static_cast<double>(now.begun.secsTo(QDateTime::currentDateTime()));
    const int next = workflow_.nextRunNumber();
    const int epoch = now.history.empty() ? 0 : now.history.back().epoch;
    const Settings& settings = now.settings;
    Line line;
    line.texts = {
        QString(),
        countText(next),
        whenText(now.begun),
        QString::fromStdString(settings.layers),
        best ? numberText(watchedLoss(*best)) : QStringLiteral("-"),
        best ? countText(best->epoch) : QStringLiteral("-"),
        QString::number(settings.trainSeed),
        durationText(seconds),
        tr("running, epoch %1 of %2").arg(countText(epoch), countText(allEpochs(settings)))};
    line.sorts = {false,
                  next,
                  now.begun,
                  line.texts[3],
                  best ? watchedLoss(*best) : std::nan(""),
                  best ? best->epoch : 0,
                  static_cast<qlonglong>(settings.trainSeed),
                  seconds,
                  line.texts[8]};
    return line;
}

RunsModel::Line RunsModel::lineQueued(const QueuedRun& run, int number) const {
    const QString none = QStringLiteral("-");
    const QString note = tr("queued, %1 epochs").arg(countText(allEpochs(run.settings)));
    const QString layers = QString::fromStdString(run.settings.layers);
    Line line;
    line.queued = run.job;
    line.texts = {QString(),
                  countText(number),
                  whenText(run.added),
                  layers,
                  none,
                  none,
                  QString::number(run.settings.trainSeed),
                  none,
                  note};
    line.sorts = {false,
                  number,
                  run.added,
                  layers,
                  std::nan(""),
                  0,
                  static_cast<qlonglong>(run.settings.trainSeed),
                  0.0,
                  line.texts[Note]};
    return line;
}

/// A person's own words come first.
void RunsModel::takeNote(Line& line) const {
    const auto& notes = workflow_.spec().runNotes;
    const auto at = notes.find(line.run);
    line.note = at == notes.end() ? QString() : QString::fromStdString(at->second);
    QStringList words{line.note, line.state};
    words.removeAll(QString());
    line.texts[Note] = words.join(QStringLiteral("; "));
    line.sorts[Note] = line.texts[Note];
}

void RunsModel::showNotes() {
    for (int row = 0; row < rowCount(); ++row) {
        Line& line = lines_[static_cast<size_t>(row)];
        const QString before = line.texts[Note];
        if (line.run == 0)
            continue;
        takeNote(line);
        if (line.texts[Note] != before)
            emit dataChanged(index(row, Note), index(row, Note));
    }
}

void RunsModel::load() {
    beginResetModel();
    lines_.clear();
    const auto& queue = workflow_.queue();
    int number =
        workflow_.nextRunNumber() + (workflow_.training() ? 1 : 0) + static_cast<int>(queue.size());
    for (auto run = queue.rbegin(); run != queue.rend(); ++run)
        lines_.push_back(lineQueued(*run, --number));
    if (workflow_.training())
        lines_.push_back(lineAtWork());
    const auto& runs = workflow_.runs();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run)
        lines_.push_back(lineOf(*run));
    endResetModel();
}

void RunsModel::showProgress() {
    const size_t row = workflow_.queue().size();
    if (!workflow_.training() || row >= lines_.size() || lines_[row].run != 0)
        return;
    lines_[row] = lineAtWork();
    const int shown = static_cast<int>(row);
    emit dataChanged(index(shown, 0), index(shown, Columns - 1));
}

int RunsModel::queuedAt(int row) const {
    return row < 0 || row >= rowCount() ? 0 : lines_[static_cast<size_t>(row)].queued;
}

int RunsModel::runAt(int row) const {
    return row < 0 || row >= rowCount() ? 0 : lines_[static_cast<size_t>(row)].run;
}

int RunsModel::rowOf(int run) const {
    const auto at = std::find_if(lines_.begin(), lines_.end(),
                                 [run](const Line& line) { return line.run == run; });
    return at == lines_.end() ? -1 : static_cast<int>(at - lines_.begin());
}

int RunsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Line& line = lines_[static_cast<size_t>(index.row())];
    const auto column = static_cast<size_t>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return line.texts[column];
    case Qt::EditRole:
        return column == Note ? line.note : line.texts[column];
    case Qt::AccessibleTextRole:
        return column == Chosen ? (line.chosen ? tr("chosen") : tr("not chosen"))
                                : line.texts[column];
    case Qt::ToolTipRole:
        return column == Network || column == Note ? QVariant(line.texts[column]) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case Qt::FontRole:
        if (line.chosen) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case kSortRole:
        return line.sorts[column];
    case kChosenRole:
        // The run at work cannot be chosen yet, a damaged one never: no mark.
        return line.run == 0 || line.damaged ? QVariant() : QVariant(line.chosen);
    default:
        return {};
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return runAt(index.row()) > 0 && index.column() == Note ? flags | Qt::ItemIsEditable : flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    workflow_.noteRun(runAt(index.row()), value.toString());
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= Columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString heads[] = {
        QString(),      tr("Run"),  tr("When"), tr("Network"), tr("Best val. loss"),
        tr("At epoch"), tr("Seed"), tr("Time"), tr("Note")};
    return heads[section];
}

} // namespace tmw::ui
