// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <filesystem>

class QWidget;

namespace tmw::ui {

class MessageBar;
struct PageContext;

/// Says that a table was recorded, with the buttons that import and keep it.
void offerRecording(MessageBar& message, PageContext& context, const std::filesystem::path& file,
                    qint64 rows, QWidget* window);

} // namespace tmw::ui
