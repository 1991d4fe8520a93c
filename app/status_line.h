// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

namespace tmw::ui {

class StatusFit;

/// The bar at the bottom: jobs at the left, the fit in the middle, the board at the right.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(PageContext& context, QWidget* parent = nullptr);

signals:
    void fitPressed();
    void boardPressed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    StatusFit* fit_;
};

} // namespace tmw::ui
