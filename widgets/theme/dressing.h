// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <vector>

class QApplication;

namespace tmw::ui {

/// Puts the style sheet on, part by part: one for the whole application is matched against every
/// widget in one go, which holds the window for half a second.
class Dressing : public QObject {
    Q_OBJECT
public:
    /// Windows that open under no part become one as they come.
    explicit Dressing(QApplication& application, QObject* parent = nullptr);

    /// Dresses @p part with all in it when it is shown, or earlier once there is time. Parts do not
    /// lie in each other.
    void add(QWidget* part);

    /// Another sheet for all parts: those in sight first, each in an event of its own, and not
    /// painted until the last of them wears it.
    void change(const QString& sheet);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Part {
        QPointer<QWidget> widget;
        bool wears = false; ///< the present sheet
    };

    Part* find(const QObject* widget);
    bool isUnderPart(const QWidget* widget) const;
    void wear(Part& part);
    void wearNext();

    QString sheet_;
    std::vector<Part> parts_;
    QTimer next_;
    QList<QPointer<QWidget>> held_; ///< windows that are not painted meanwhile
};

} // namespace tmw::ui
