// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/pages.h"

namespace tmw::ui {

Page* makeTrainPage(PageContext& context) {
    return new Page(Step::Train, "Train", context);
}
Page* makeEvaluatePage(PageContext& context) {
    return new Page(Step::Evaluate, "Evaluate", context);
}
Page* makeComparePage(PageContext& context) {
    return new Page(Step::Compare, "Compare", context);
}

} // namespace tmw::ui
