// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/beside_rows.h"

#include "core/tflite/names.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Beside)
};

/// What two operators have in common where they are one layer of two kinds: the name, and the shape
/// of the output.
struct Layer {
    QString name;
    Shape shape;
    QString text;
    bool operator==(const Layer& other) const { return name == other.name && shape == other.shape; }
};

std::vector<Layer> layersOf(const ModelFile& file) {
    const TfliteSubgraph& graph = file.model.graph();
    std::vector<Layer> layers;
    for (const TfliteOperator& op : graph.operators) {
        Layer layer{QString::fromStdString(op.name), {}, {}};
        layer.text = layer.name;
        if (!op.outputs.empty()) {
            const auto& tensor = graph.tensors[static_cast<size_t>(op.outputs[0])];
            layer.shape = tensor.shape;
            layer.text += ", " + fromText(tensorTypeName(tensor.type)) + ' ' +
                          QString::fromStdString(toText(tensor.shape)).replace('x', QChar(0xD7));
        }
        layers.push_back(std::move(layer));
    }
    return layers;
}

/// Length of the longest common subsequence of what follows each pair of places.
std::vector<std::vector<int>> commonAfter(const std::vector<Layer>& a,
                                          const std::vector<Layer>& b) {
    std::vector<std::vector<int>> length(a.size() + 1, std::vector<int>(b.size() + 1, 0));
    for (size_t i = a.size(); i-- > 0;)
        for (size_t j = b.size(); j-- > 0;)
            length[i][j] = a[i] == b[j] ? length[i + 1][j + 1] + 1
                                        : std::max(length[i + 1][j], length[i][j + 1]);
    return length;
}

GridRow row(const QString& label, const QString& first, const QString& second) {
    const bool differs = first != second;
    return {{label}, {first, {}, differs, {}, first}, {second, {}, differs, {}, second}};
}

} // namespace

QList<GridColumn> besideColumns(const QString& first, const QString& second) {
    return {{Words::tr("What")}, {first}, {second}};
}

QList<GridRow> besideRows(const ModelFile& first, const ModelFile& second) {
    QList<GridRow> rows;
    const auto left = summaryPairs(first);
    const auto right = summaryPairs(second);
    for (qsizetype i = 0; i < left.size(); ++i)
        rows.append(row(left[i].first, left[i].second, right[i].second));
    const std::vector<Layer> a = layersOf(first);
    const std::vector<Layer> b = layersOf(second);
    const auto length = commonAfter(a, b);
    const QString none = QStringLiteral("-");
    for (size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        const bool alike = i < a.size() && j < b.size() && a[i] == b[j];
        const bool takesFirst =
            alike || (i < a.size() && (j == b.size() || length[i + 1][j] >= length[i][j + 1]));
        const bool takesSecond = alike || !takesFirst;
        rows.append(row(Words::tr("Operator %1").arg(takesFirst ? i : j),
                        takesFirst ? a[i].text : none, takesSecond ? b[j].text : none));
        i += takesFirst;
        j += takesSecond;
    }
    return rows;
}

} // namespace tmw::ui
