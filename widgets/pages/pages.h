// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

namespace tmw::ui {

// One page a step, each in the file of its name.
Page* makeDataPage(PageContext& context);
Page* makeFeaturesPage(PageContext& context);
Page* makeModelPage(PageContext& context);
Page* makeTrainPage(PageContext& context);
Page* makeEvaluatePage(PageContext& context);
Page* makeComparePage(PageContext& context);
Page* makeDeployPage(PageContext& context);
Page* makeLivePage(PageContext& context);

} // namespace tmw::ui
