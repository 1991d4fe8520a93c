// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/splitter.h"

#include <QSplitter>

namespace tmw::ui {

QWidget* splitter(Qt::Orientation direction, const QList<QWidget*>& panels,
                  const QList<int>& shares) {
    constexpr int kUnit = 1000; // more than any panel needs, so that only the shares count
    constexpr int kGap = 12;
    auto* made = new QSplitter(direction);
    made->setHandleWidth(kGap);
    made->setChildrenCollapsible(false);
    QList<int> sizes;
    for (int i = 0; i < panels.size(); ++i) {
        made->addWidget(panels.at(i));
        made->setStretchFactor(i, shares.at(i));
        sizes += kUnit * shares.at(i);
    }
    made->setSizes(sizes);
    return made;
}

} // namespace tmw::ui
