// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/min_max_pyramid.h"

#include <QVector>

#include <memory>

namespace tmw::ui {

/// The points of a series, numbered from begin() to end(). A series that grows may drop its
/// oldest: numbers stay with their points.
class CurveData {
public:
    virtual ~CurveData() = default;
    virtual size_t begin() const = 0;
    virtual size_t end() const = 0;
    virtual double x(size_t at) const = 0;
    virtual double y(size_t at) const = 0;
    /// Of y over [first, last).
    virtual Extent over(size_t first, size_t last) const = 0;

    bool isEmpty() const { return begin() == end(); }
    size_t size() const { return end() - begin(); }
    /// The first point from `from` on that is not left of x; only where x ascends.
    size_t from(double x, size_t from) const;
    size_t from(double x) const { return from(x, begin()); }
    /// The point nearest to x; only where x ascends, and not of an empty one.
    size_t nearest(double x) const;
};

/// Points that stay; x and y are shared, never copied.
class FixedCurve : public CurveData {
public:
    FixedCurve(QVector<double> x, QVector<double> y);
    size_t begin() const override { return 0; }
    size_t end() const override { return size_; }
    double x(size_t at) const override { return xs_[at]; }
    double y(size_t at) const override { return ys_[at]; }
    Extent over(size_t first, size_t last) const override;

private:
    QVector<double> x_;
    QVector<double> y_;
    const double* xs_;
    const double* ys_;
    size_t size_;
    MinMaxPyramid pyramid_;
};

/// What a pixel column of a line shows: where the line comes in and goes out, and its reach.
struct PlotColumn {
    size_t count = 0; ///< points in it
    double first = 0;
    double last = 0;
    Extent reach;
};

/// A line over [low, high) in so many columns of equal width, each exact.
std::vector<PlotColumn> columnsOf(const CurveData& data, double low, double high, size_t columns);

} // namespace tmw::ui
