// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"

#include "core/report/markup.h"

namespace tmw {

namespace {

constexpr std::string_view kPageStyle =
    R"(body{margin:0;background:var(--win);color:var(--text);font:13px/1.5 'Noto Sans','DejaVu Sans',sans-serif}
main{max-width:1336px;margin:0 auto;padding:24px 16px}
h1{font-size:24px;margin:0}
h2{font-size:15px;margin:0;padding:8px 12px;border-bottom:1px solid var(--line)}
p{margin:8px 12px}
.summary{color:var(--muted);margin:4px 0 20px}
section{background:var(--panel);border:1px solid var(--line);margin-bottom:12px}
.plots{display:flex;flex-wrap:wrap;gap:8px;padding:4px}
.plots svg{max-width:100%;height:auto}
table{border-collapse:collapse;margin:8px 4px 12px;font-size:12px;font-variant-numeric:tabular-nums}
th,td{padding:4px 12px 4px 8px;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th{color:var(--muted);font-weight:400}
th:first-child,td:first-child{text-align:left}
.wide{overflow-x:auto}
)";

std::string row(const std::vector<std::string>& cells, std::string_view tag) {
    std::string html = "<tr>";
    for (const auto& cell : cells)
        html += "<" + std::string(tag) + ">" + escaped(cell) + "</" + std::string(tag) + ">";
    return html + "</tr>\n";
}

std::string tableHtml(const ReportTable& table) {
    std::string html = "<div class=\"wide\"><table>\n";
    for (size_t i = 0; i < table.rows.size(); ++i)
        html += row(table.rows[i], i == 0 ? "th" : "td");
    return html + "</table></div>\n";
}

std::string sectionHtml(const ReportSection& section) {
    std::string html = "<section>\n<h2>" + escaped(section.title) + "</h2>\n";
    for (const auto& paragraph : section.paragraphs)
        html += "<p>" + escaped(paragraph) + "</p>\n";
    for (const auto& table : section.tables)
        html += tableHtml(table);
    if (!section.plots.empty()) {
        html += "<div class=\"plots\">\n";
        for (const auto& plot : section.plots)
            html += toSvg(plot);
        html += "</div>\n";
    }
    return html + "</section>\n";
}

} // namespace

std::string toHtml(const Report& report) {
    std::string html = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                       escaped(report.title) + "</title>\n<style>" + std::string(colourStyle()) +
                       std::string(kPageStyle) + "</style>\n</head>\n<body>\n<main>\n<h1>" +
                       escaped(report.title) + "</h1>\n<p class=\"summary\">" +
                       escaped(report.summary) + "</p>\n";
    for (const auto& section : report.sections)
        html += sectionHtml(section);
    return html + "</main>\n</body>\n</html>\n";
}

} // namespace tmw
