// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/import_preview.h"

#include "widgets/viewmodels/words.h"

#include <algorithm>

namespace tmw::ui {

ImportPreview::ImportPreview(Workflow& workflow, std::vector<std::filesystem::path> paths,
                             QObject* parent)
    : QObject(parent), workflow_(workflow), paths_(std::move(paths)),
      kind_(kindOf(paths_).value_or(DataKind::Tables)) {
    read();
}

ImportPreview::~ImportPreview() {
    if (isReading_)
        workflow_.jobs().cancel(JobKind::Preview);
}

bool ImportPreview::hasRowsBefore() const {
    return !workflow_.spec().sources.empty();
}

void ImportPreview::read() {
    auto request = std::make_shared<ImportRequest>(
        ImportRequest{Project::preview(workflow_.document().folder(),
                                       specForImport(workflow_.spec(), columns_, replaces_)),
                      replaces_ ? nullptr : workflow_.sharedDataset(), paths_, choices_});
    isReading_ = true;
    emit changed();
    workflow_.jobs().start<ImportReading>(
        JobKind::Preview, tr("Reading files"), this,
        [request](std::stop_token stop, const Progress&) { return readForPreview(*request, stop); },
        [this](Result<ImportReading> reading) {
            isReading_ = false;
            if (reading)
                take(std::move(*reading));
            else
                reading_.error = reading.error(); // stopped from the job list
            emit changed();
        });
}

void ImportPreview::take(ImportReading reading) {
    if (!reading.paths.empty())
        paths_ = reading.paths;
    if (reading.error &&
        reading_.head) // what was seen stays, so that the last change can be undone
        reading_.error = reading.error;
    else
        reading_ = std::move(reading);
}

void ImportPreview::choose(const std::function<void(ImportChoices&)>& change) {
    ImportChoices next = choices_;
    change(next);
    if (next == choices_)
        return;
    choices_ = std::move(next);
    read();
}

void ImportPreview::chooseLayout(const std::function<void(ImportChoices&)>& change) {
    choose([this, &change](ImportChoices& choices) {
        const ImportChoices before = choices;
        change(choices);
        if (choices == before)
            return;
        columns_.clear();
        if (!labelIsMade())
            choices.label.clear();
        choices.targets.clear();
        choices.group.clear();
        choices.time.clear();
        choices.weight.clear();
        choices.numbers.clear();
        choices.words.clear();
    });
}

/// The class may come from where a file lies; its column is then made, and the last.
bool ImportPreview::labelIsMade() const {
    return choices_.label == "folder" || choices_.label == "filename";
}

void ImportPreview::setLabelFrom(const std::string& place) {
    if (labelIsMade() && !reading_.summary.columns.empty())
        columns_.erase(reading_.summary.columns.back().name);
    choose([&](ImportChoices& choices) { choices.label = place; });
}

void ImportPreview::setReplaces(bool replaces) {
    if (replaces == replaces_)
        return;
    replaces_ = replaces;
    read();
}

void ImportPreview::leaveOut(int file) {
    if (file < 0 || file >= static_cast<int>(paths_.size()))
        return;
    paths_.erase(paths_.begin() + file);
    read();
}

ColumnRole ImportPreview::roleOf(size_t column) const {
    const std::string& name = at(column).name;
    const auto told = columns_.find(name);
    if (told != columns_.end() && told->second.role)
        return *told->second.role;
    if (choices_.label == name)
        return ColumnRole::Label;
    if (std::ranges::find(choices_.targets, name) != choices_.targets.end())
        return ColumnRole::Target;
    return choices_.group == name    ? ColumnRole::Group
           : choices_.time == name   ? ColumnRole::Time
           : choices_.weight == name ? ColumnRole::Weight
                                     : at(column).role;
}

QString ImportPreview::unitOf(size_t column) const {
    const auto told = columns_.find(at(column).name);
    return QString::fromStdString(told != columns_.end() && told->second.unit ? *told->second.unit
                                                                              : at(column).unit);
}

ColumnType ImportPreview::typeOf(size_t column) const {
    const auto holds = [&](const std::vector<std::string>& names) {
        return std::ranges::find(names, at(column).name) != names.end();
    };
    return holds(choices_.numbers) ? ColumnType::Number
           : holds(choices_.words) ? ColumnType::Category
                                   : at(column).type;
}

void ImportPreview::forgetRole(const std::string& name) {
    if (choices_.label == name)
        choices_.label.clear();
    if (choices_.group == name)
        choices_.group.clear();
    if (choices_.time == name)
        choices_.time.clear();
    if (choices_.weight == name)
        choices_.weight.clear();
    std::erase(choices_.targets, name);
    columns_[name].role.reset();
}

/// One class is learnt, or numbers: what was to be learnt before becomes an input.
void ImportPreview::makeOnlyAnswer(const std::string& name) {
    for (size_t i = 0; i < reading_.summary.columns.size(); ++i) {
        const ColumnRole role = roleOf(i);
        if (at(i).name == name || (role != ColumnRole::Label && role != ColumnRole::Target))
            continue;
        const bool made = labelIsMade() && i + 1 == reading_.summary.columns.size();
        forgetRole(at(i).name);
        if (made)
            columns_.erase(at(i).name);
        else
            columns_[at(i).name].role = ColumnRole::Input;
    }
}

std::vector<std::string> ImportPreview::targets() const {
    std::vector<std::string> names;
    for (size_t i = 0; i < reading_.summary.columns.size(); ++i)
        if (roleOf(i) == ColumnRole::Target)
            names.push_back(at(i).name);
    return names;
}

void ImportPreview::setRole(size_t column, ColumnRole role) {
    if (role == roleOf(column))
        return;
    const std::string name = at(column).name;
    auto learnt = targets();
    forgetRole(name);
    switch (role) {
    case ColumnRole::Label:
        makeOnlyAnswer(name);
        choices_.label = name;
        break;
    case ColumnRole::Target:
        if (learnt.empty())
            makeOnlyAnswer(name); // a label steps back
        learnt.push_back(name);
        choices_.targets = std::move(learnt);
        break;
    case ColumnRole::Group:
        choices_.group = name;
        break;
    case ColumnRole::Time:
        choices_.time = name;
        break;
    case ColumnRole::Weight:
        choices_.weight = name;
        break;
    case ColumnRole::Input:
    case ColumnRole::Ignored:
        columns_[name].role = role;
        break;
    }
    emit columnsChanged();
    read();
}

void ImportPreview::setUnit(size_t column, const QString& unit) {
    if (unit == unitOf(column))
        return;
    columns_[at(column).name].unit = unit.toStdString();
    emit columnsChanged();
}

void ImportPreview::setType(size_t column, ColumnType type) {
    if (type == typeOf(column))
        return;
    choose([&](ImportChoices& choices) {
        std::erase(choices.numbers, at(column).name);
        std::erase(choices.words, at(column).name);
        auto& list = type == ColumnType::Number ? choices.numbers : choices.words;
        list.push_back(at(column).name);
    });
}

QString ImportPreview::whyNot() const {
    if (isReading_)
        return tr("The files are being read");
    if (reading_.error)
        return sentenceOf(*reading_.error);
    return reading_.summary.rows == 0 ? tr("There are no rows") : QString();
}

void ImportPreview::import() {
    workflow_.importFiles(paths_, choices_, columns_, replaces_);
}

} // namespace tmw::ui
