// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace tmw::ui {

/// How many ticks have room beside or above each other.
int ticksAlong(int pixels);
int ticksUp(int pixels);

/// Ticks at 1, 2 or 5 times a power of ten, four to ten of them where there is room; written with a
/// plain minus and thousands.
class RoundTicks : public QCPAxisTicker {
public:
    RoundTicks();
    /// At whole numbers alone, as for counts.
    void setWhole(bool whole) { whole_ = whole; }

protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int digits) override;
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double step) override;

private:
    QCPRange last_;
    bool whole_ = false;
};

/// Ticks of a logarithmic axis: powers of ten, with 2 and 5 between them where there are few;
/// written without exponents.
class LogTicks : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int digits) override;
    int getSubTickCount(double step) override;
};

/// A value for a read-out: five digits, no exponent in the ordinary range.
QString readableNumber(double value);

} // namespace tmw::ui
