// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// One record: its fields without quotes and without blanks around them. Views live until the next
/// record is read.
struct CsvRecord {
    size_t line = 0; ///< from 1, where the record begins
    std::vector<std::string_view> fields;
    /// Why it cannot be read; empty where it can.
    std::string_view problem;
};

/// Cuts a text into records (RFC 4180, and what programs write beside it): LF, CRLF or CR ends,
/// fields in double quotes with doubled quotes and line ends inside, blank lines left out. With a
/// space as delimiter, a run of blanks is one. A record that cannot be read ends at its line.
class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    /// False at the end of the text.
    bool next(CsvRecord& record);
    /// Bytes read so far.
    size_t position() const { return at_; }

private:
    void skipBlankLines();
    void endLine();
    bool atLineEnd() const;
    void readField(CsvRecord& record);
    void readQuoted(CsvRecord& record);
    void giveUp(CsvRecord& record, size_t start, std::string_view problem);

    std::string_view text_;
    char delimiter_;
    size_t at_ = 0;
    size_t line_ = 1;
    std::deque<std::string> unescaped_; // fields whose doubled quotes were undone
};

} // namespace tmw
