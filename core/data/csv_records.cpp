// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_records.h"

#include "core/base/remark.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr size_t kLongestField = size_t{1} << 20;
constexpr size_t kMostFields = 16384;

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

bool CsvReader::atLineEnd() const {
    return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
}

void CsvReader::endLine() {
    if (at_ == text_.size())
        return;
    const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    at_ += pair ? 2 : 1;
    ++line_;
}

void CsvReader::skipBlankLines() {
    while (at_ < text_.size()) {
        const size_t start = at_;
        while (at_ < text_.size() && isBlank(text_[at_]) && text_[at_] != delimiter_)
            ++at_;
        if (delimiter_ == ' ')
            while (at_ < text_.size() && isBlank(text_[at_]))
                ++at_;
        if (!atLineEnd()) {
            at_ = start;
            return;
        }
        endLine();
    }
}

/// The rest of the line where the record began is passed over, so that one stray quote does not
/// take the file with it.
void CsvReader::giveUp(CsvRecord& record, size_t start, std::string_view problem) {
    record.problem = problem;
    at_ = start;
    line_ = record.line;
    while (!atLineEnd())
        ++at_;
}

void CsvReader::readQuoted(CsvRecord& record) {
    const size_t start = ++at_;
    bool doubled = false;
    while (true) {
        const size_t quote = text_.find('"', at_);
        if (quote == std::string_view::npos || quote - start > kLongestField) {
            record.problem = TMW_PHRASE("Error", "a quote is opened and not closed");
            return;
        }
        at_ = quote + 1;
        if (at_ == text_.size() || text_[at_] != '"')
            break;
        doubled = true;
        ++at_;
    }
    std::string_view field = text_.substr(start, at_ - 1 - start);
    for (size_t i = 0; i < field.size(); ++i)
        if (field[i] == '\n' || (field[i] == '\r' && !field.substr(i + 1).starts_with('\n')))
            ++line_;
    if (doubled) {
        std::string& plain = unescaped_.emplace_back();
        for (size_t i = 0; i < field.size(); ++i) {
            plain += field[i];
            i += field[i] == '"' ? 1 : 0;
        }
        field = plain;
    }
    record.fields.push_back(field);
    while (at_ < text_.size() && isBlank(text_[at_]) && text_[at_] != delimiter_)
        ++at_;
    if (!atLineEnd() && text_[at_] != delimiter_)
        record.problem = TMW_PHRASE("Error", "text follows a closing quote");
}

void CsvReader::readField(CsvRecord& record) {
    size_t end = at_;
    while (end < text_.size() && isBlank(text_[end]) && text_[end] != delimiter_)
        ++end;
    if (end < text_.size() && text_[end] == '"') {
        at_ = end;
        readQuoted(record);
        return;
    }
    while (end < text_.size() && text_[end] != delimiter_ && text_[end] != '\n' &&
           text_[end] != '\r')
        ++end;
    record.fields.push_back(trimmed(text_.substr(at_, end - at_)));
    at_ = end;
    if (record.fields.back().size() > kLongestField)
        record.problem = TMW_PHRASE("Error", "a value is longer than 1,048,576 bytes");
}

bool CsvReader::next(CsvRecord& record) {
    record.fields.clear();
    record.problem = {};
    unescaped_.clear();
    skipBlankLines();
    if (at_ == text_.size())
        return false;
    record.line = line_;
    const size_t start = at_;
    const bool spaces = delimiter_ == ' ';
    const auto skipSpaces = [this, spaces] {
        while (spaces && at_ < text_.size() && isBlank(text_[at_]))
            ++at_;
    };
    skipSpaces();
    while (true) {
        readField(record);
        if (record.problem.empty() && record.fields.size() > kMostFields)
            record.problem = TMW_PHRASE("Error", "more than 16,384 values");
        if (!record.problem.empty()) {
            giveUp(record, start, record.problem);
            break;
        }
        if (atLineEnd())
            break;
        ++at_; // the delimiter
        skipSpaces();
        if (spaces && atLineEnd())
            break;
    }
    endLine();
    return true;
}

} // namespace tmw
