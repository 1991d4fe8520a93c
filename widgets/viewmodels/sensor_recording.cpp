// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/sensor_recording.h"

#include <algorithm>
#include <charconv>

namespace tmw::ui {

namespace {

constexpr ErrorKind kCannotWrite{"record.cannot_write",
                                 "The recording cannot be written to %1. Free some room on the "
                                 "disk and record again."};
constexpr std::string_view kTime = "time_s";

std::string cellOf(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string all = "\"";
    for (const char one : text)
        all += one == '"' ? std::string("\"\"") : std::string(1, one);
    return all + '"';
}

/// The shortest digits that give the same value back.
template <typename T>
std::string digits(T value) {
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value);
    return {text, end.ptr};
}

} // namespace

SensorRecording::SensorRecording(std::filesystem::path file, Columns columns)
    : file_(std::move(file)), columns_(std::move(columns)), out_(file_, std::ios::binary) {}

Result<std::unique_ptr<SensorRecording>> SensorRecording::begin(const std::filesystem::path& file,
                                                                Columns columns) {
    std::unique_ptr<SensorRecording> made(new SensorRecording(file, std::move(columns)));
    std::string line = made->columns_.time ? std::string(kTime) : std::string();
    const auto add = [&line](const std::string& name) {
        line += (line.empty() ? "" : ",") + cellOf(name);
    };
    for (const std::string& name : made->columns_.inputs)
        add(name);
    if (!made->columns_.label.empty())
        add(made->columns_.label);
    made->out_ << line << '\n';
    if (!made->out_)
        return fail(kCannotWrite, file.string());
    return made;
}

void SensorRecording::add(double seconds, std::span<const float> raw, int label) {
    if (rows_ == 0)
        begun_ = seconds;
    std::string line;
    if (columns_.time)
        line = digits(static_cast<float>(seconds - begun_));
    for (size_t i = 0; i < columns_.inputs.size(); ++i) {
        line += line.empty() ? "" : ",";
        if (i < raw.size())
            line += digits(raw[i]);
    }
    const bool named = label >= 0 && static_cast<size_t>(label) < columns_.labels.size();
    if (!columns_.label.empty())
        line += ',' + (named ? cellOf(columns_.labels[static_cast<size_t>(label)]) : std::string());
    out_ << line << '\n';
    ++rows_;
    labelled_ += named ? 1 : 0;
}

Status SensorRecording::finish() {
    out_.close();
    return out_ ? Status() : fail(kCannotWrite, file_.string());
}

SensorRecording::Columns columnsFor(const Dataset* data, std::vector<std::string> inputs,
                                    std::string label, std::vector<std::string> labels) {
    const auto has = [data](const std::string& name) { return findColumn(*data, name) != nullptr; };
    const bool known = data && std::ranges::all_of(inputs, has) && !has(std::string(kTime));
    return {!known, std::move(inputs), std::move(label), std::move(labels)};
}

} // namespace tmw::ui
