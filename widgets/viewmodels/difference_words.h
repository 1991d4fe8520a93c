// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"

#include <QString>

namespace tmw::ui {

/// Where a board first differs, in words: board, layer, vector, element.
QString differenceTitle(const BoardCheck& check);
/// Both values, as they are stored and what they stand for.
QString differenceValues(const Difference& first, const TfliteModel& model);
/// What makes such an element: its arithmetic on this computer where it is known, or else the
/// operator with the quantization of what goes in and comes out.
QString arithmeticOf(const BoardCheck& check, const TfliteModel& model);
/// What is to be said of a report that is not identical: the difference, then how it stands with
/// each other board.
QString checkWords(const VerifyReport& report, const TfliteModel& model);
/// What the board runs now, after a check that failed.
QString whatRunsNow(const BoardDesk& desk);

} // namespace tmw::ui
