// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tmw::ui {

/// What a file or folder that somebody hands to the window is.
enum class OpeningKind : uint8_t {
    Project, ///< `path` is the project's folder
    Model,   ///< a .tflite, by its name or its content
    Data,    ///< anything else: a table to bring into the project
};
struct Opening {
    OpeningKind kind = OpeningKind::Data;
    QString path; ///< absolute
};

/// A project is its folder, or one of the files in it that stand for it: project.json, *.tmw.
Opening openingOf(const QString& path);

} // namespace tmw::ui
