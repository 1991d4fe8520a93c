// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"

#include <string>
#include <vector>

namespace tmw {

/// A table of words and figures; the first row is the head. Figures are set to the right.
struct ReportTable {
    std::vector<std::vector<std::string>> rows;
};

struct ReportSection {
    std::string title;
    std::vector<std::string> paragraphs = {};
    std::vector<ReportTable> tables = {};
    std::vector<Plot> plots = {};
};

struct Report {
    std::string title;
    std::string summary;
    std::vector<ReportSection> sections;
};

/// One HTML document with its plots inside; it needs no other file and no network.
std::string toHtml(const Report& report);

} // namespace tmw
