// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QWidget>

namespace tmw::ui {

/// A bar of shares that together fill it, 2 px apart: the parts of a split.
class ShareBar : public QWidget {
    Q_OBJECT
public:
    explicit ShareBar(const Theming& theming, QWidget* parent = nullptr);
    struct Share {
        Token token;
        double size;
    };
    /// `words` is what a screen reader says.
    void setShares(QList<Share> shares, const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theming& theming_;
    QList<Share> shares_;
};

/// What a memory holds: firmware grey, model in accent; all of it red where it is too much.
class MemoryBar : public QWidget {
    Q_OBJECT
public:
    explicit MemoryBar(const Theming& theming, QWidget* parent = nullptr);
    void setBytes(quint64 firmware, quint64 model, quint64 available);
    bool isOver() const { return firmware_ + model_ > available_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theming& theming_;
    quint64 firmware_ = 0;
    quint64 model_ = 0;
    quint64 available_ = 0;
};

/// A square of 8 in a colour, before a word.
class Swatch : public QWidget {
    Q_OBJECT
public:
    Swatch(const Theming& theming, Token token, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theming& theming_;
    Token token_;
};

} // namespace tmw::ui
