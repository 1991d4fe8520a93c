// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

namespace tmw::ui {

/// The Data page without data: ways to get some, side by side.
class NoDataView : public QWidget {
    Q_OBJECT
public:
    explicit NoDataView(PageContext& context, QWidget* parent = nullptr);

private:
    QWidget* importCard(PageContext& context);
    QWidget* exampleCard(PageContext& context);
};

/// Any other page while an earlier step is missing: what is missing, and the button that leads
/// there.
class MissingView : public QWidget {
    Q_OBJECT
public:
    MissingView(PageContext& context, const QString& what, const QString& why,
                QWidget* parent = nullptr);
};

} // namespace tmw::ui
