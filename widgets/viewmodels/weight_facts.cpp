// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/weight_facts.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr int kBars = 64;
constexpr size_t kMostPixels = 1U << 24;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WeightFacts)
};

/// Rows are what has a scale of its own, or else the first dimension.
struct Matrix {
    size_t rows = 1;
    size_t columns = 1;
    size_t inner = 1; ///< elements after the rows' dimension

    size_t elementAt(size_t row, size_t column) const {
        return (column / inner * rows + row) * inner + column % inner;
    }
};

Matrix matrixOf(const TfliteTensor& tensor) {
    const Shape& shape = tensor.shape;
    Matrix matrix;
    const size_t elements = elementCount(shape).value_or(0);
    if (shape.size() < 2 || elements == 0) {
        matrix.columns = elements;
        return matrix;
    }
    size_t dimension = tensor.quantization.scales.size() > 1
                           ? static_cast<size_t>(tensor.quantization.dimension)
                           : 0;
    if (shape[dimension] == 1) // a depthwise filter, whose outputs come last
        dimension = shape.size() - 1;
    matrix.rows = static_cast<size_t>(shape[dimension]);
    matrix.columns = elements / matrix.rows;
    for (size_t i = dimension + 1; i < shape.size(); ++i)
        matrix.inner *= static_cast<size_t>(shape[i]);
    return matrix;
}

class Reader {
public:
    explicit Reader(const TfliteTensor& tensor) : tensor_(tensor) {
        size_t after = 1;
        const TensorQuantization& q = tensor.quantization;
        for (size_t i = static_cast<size_t>(q.dimension) + 1; i < tensor.shape.size(); ++i)
            after *= static_cast<size_t>(tensor.shape[i]);
        inner_ = std::max<size_t>(after, 1);
    }
    double stored(size_t i) const { return storedValue(tensor_.type, tensor_.data, i); }
    double real(size_t i) const {
        const TensorQuantization& q = tensor_.quantization;
        if (!q.present())
            return stored(i);
        const size_t channel = q.scales.size() > 1 ? i / inner_ % q.scales.size() : 0;
        const auto zero = channel < q.zeroPoints.size() ? q.zeroPoints[channel] : int64_t{0};
        return static_cast<double>(q.scales[channel]) * (stored(i) - static_cast<double>(zero));
    }

private:
    const TfliteTensor& tensor_;
    size_t inner_ = 1;
};

} // namespace

QList<int> constantsOf(const ModelFile& file, int op) {
    QList<int> found;
    const TfliteSubgraph& graph = file.model.graph();
    if (op < 0 || static_cast<size_t>(op) >= graph.operators.size())
        return found;
    for (const int32_t index : graph.operators[static_cast<size_t>(op)].inputs) {
        if (index < 0 || found.contains(index))
            continue;
        const TfliteTensor& tensor = graph.tensors[static_cast<size_t>(index)];
        const size_t width = rt::sizeOf(tensor.type);
        if (!tensor.data.empty() && width > 0 &&
            tensor.data.size() / width >= elementCount(tensor.shape).value_or(0))
            found.append(index);
    }
    return found;
}

WeightFacts weightFacts(const TfliteTensor& tensor) {
    WeightFacts facts;
    const size_t elements = elementCount(tensor.shape).value_or(0);
    if (elements == 0)
        return facts;
    const Reader reader(tensor);
    double low = reader.real(0);
    double high = low;
    double square = 0;
    size_t zeros = 0;
    size_t ends = 0;
    for (size_t i = 0; i < elements; ++i) {
        const double value = reader.real(i);
        low = std::min(low, value);
        high = std::max(high, value);
        square += value * value;
        zeros += value == 0;
        const double stored = reader.stored(i);
        ends += tensor.type == DataType::Int8 && (stored >= 127 || stored <= -127);
    }
    const double width = (high - low) / kBars;
    if (width > 0) {
        facts.x.resize(kBars);
        facts.counts.fill(0, kBars);
        for (int i = 0; i < kBars; ++i)
            facts.x[i] = low + (i + 0.5) * width;
        for (size_t i = 0; i < elements; ++i)
            facts.counts[std::clamp(static_cast<int>((reader.real(i) - low) / width), 0,
                                    kBars - 1)] += 1;
    } else {
        facts.x = {low};
        facts.counts = {static_cast<double>(elements)};
    }
    const auto share = [&](size_t count) {
        return Words::tr("%1 (%2 %)")
            .arg(countText(static_cast<qint64>(count)),
                 numberText(100.0 * static_cast<double>(count) / static_cast<double>(elements), 3));
    };
    const Matrix matrix = matrixOf(tensor);
    facts.rows = {static_cast<int32_t>(matrix.rows), static_cast<int32_t>(matrix.columns)};
    facts.pairs = {
        {Words::tr("Values"), countText(static_cast<qint64>(elements))},
        {Words::tr("Range"), Words::tr("%1 to %2").arg(numberText(low), numberText(high))},
        {Words::tr("RMS"), numberText(std::sqrt(square / static_cast<double>(elements)))},
        {Words::tr("Zeros"), share(zeros)}};
    if (tensor.type == DataType::Int8 && tensor.quantization.present())
        facts.pairs.append({Words::tr("At the ends"), share(ends)});
    return facts;
}

QImage weightImage(const TfliteTensor& tensor, QColor negative, QColor zero, QColor positive) {
    const Matrix matrix = matrixOf(tensor);
    if (matrix.rows * matrix.columns == 0 || matrix.rows * matrix.columns > kMostPixels)
        return {};
    const Reader reader(tensor);
    double most = 0;
    for (size_t i = 0; i < matrix.rows * matrix.columns; ++i)
        most = std::max(most, std::abs(reader.real(i)));
    const auto mixed = [&](double value) {
        const QColor& end = value < 0 ? negative : positive;
        const double part = most > 0 ? std::abs(value) / most : 0;
        const auto channel = [part](int from, int to) {
            return static_cast<int>(std::lround(from + part * (to - from)));
        };
        return qRgb(channel(zero.red(), end.red()), channel(zero.green(), end.green()),
                    channel(zero.blue(), end.blue()));
    };
    QImage image(static_cast<int>(matrix.columns), static_cast<int>(matrix.rows),
                 QImage::Format_RGB32);
    for (size_t row = 0; row < matrix.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(row)));
        for (size_t column = 0; column < matrix.columns; ++column)
            line[column] = mixed(reader.real(matrix.elementAt(row, column)));
    }
    return image;
}

} // namespace tmw::ui
