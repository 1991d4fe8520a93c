// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"

#include <QString>

namespace tmw::ui {

/// Where host and board first differ, in words: layer, vector, element.
QString differenceTitle(const Difference& first);
/// Both values, as they are stored and what they stand for.
QString differenceValues(const Difference& first, const TfliteModel& model);
/// What makes such an element: its arithmetic on this computer where it is known, or else the
/// operator with the quantization of what goes in and comes out.
QString arithmeticOf(const VerifyReport& report, const TfliteModel& model);
/// What the board runs now, after a check that failed.
QString whatRunsNow(const BoardDesk& desk);

} // namespace tmw::ui
