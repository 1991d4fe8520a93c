// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/pages.h"

namespace tmw::ui {

Page* makeDataPage(PageContext& context) {
    return new Page(Step::Data, "Data", context);
}
Page* makeFeaturesPage(PageContext& context) {
    return new Page(Step::Features, "Features", context);
}
Page* makeModelPage(PageContext& context) {
    return new Page(Step::Model, "Model", context);
}
Page* makeDeployPage(PageContext& context) {
    return new Page(Step::Deploy, "Deploy", context);
}
Page* makeLivePage(PageContext& context) {
    return new Page(Step::Live, "Live", context);
}

} // namespace tmw::ui
