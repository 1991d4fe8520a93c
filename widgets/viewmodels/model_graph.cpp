// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/model_graph.h"

#include "core/tflite/names.h"
#include "core/tflite/subgraph_calls.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace tmw::ui {

namespace {

constexpr int kScaleDigits = 4;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelGraph)
};

QString detailOf(const TfliteTensor& tensor) {
    return fromText(tensorTypeName(tensor.type)) + ' ' +
           QString::fromStdString(toText(tensor.shape)).replace('x', QChar(0xD7));
}

QString noteOf(const TfliteTensor& tensor) {
    const TensorQuantization& q = tensor.quantization;
    if (!q.present())
        return {};
    if (q.scales.size() > 1)
        return Words::tr("%1 scales").arg(countText(static_cast<qint64>(q.scales.size())));
    return Words::tr("scale %1, zero point %2")
        .arg(numberText(static_cast<double>(q.scales[0]), kScaleDigits))
        .arg(q.zeroPoints.empty() ? 0 : q.zeroPoints[0]);
}

/// "body of operator 3 (WHILE)", and of which subgraph where it is not the main one.
QString callerText(const TfliteModel& model, const SubgraphCall& call) {
    const TfliteOperator& op = model.subgraphs()[static_cast<size_t>(call.subgraph)]
                                   .operators[static_cast<size_t>(call.op)];
    const QString text = Words::tr("%1 of operator %2, %3")
                             .arg(inLanguage("Subgraph", call.role))
                             .arg(call.op)
                             .arg(QString::fromStdString(op.name));
    return call.subgraph == 0 ? text : Words::tr("%1 in graph %2").arg(text).arg(call.subgraph);
}

/// Makes the nodes, then their rows and columns.
class Drawing {
public:
    Drawing(const ModelFile& file, size_t subgraph)
        : graph_(file.model.subgraphs()[subgraph]),
          unsupported_(subgraph == 0 ? file.facts.unsupported
                                     : std::vector<UnsupportedOperator>()) {}

    ModelGraph draw() {
        for (const int32_t input : graph_.inputs)
            add(tensorNode(Words::tr("Input"), input), input);
        for (size_t i = 0; i < graph_.operators.size(); ++i)
            addOperator(static_cast<int>(i));
        addOutputs();
        takeEdges();
        placeColumns();
        return std::move(made_);
    }

private:
    const TfliteTensor& tensor(int32_t index) const {
        return graph_.tensors[static_cast<size_t>(index)];
    }

    GraphNode tensorNode(const QString& title, int32_t index) const {
        const TfliteTensor& of = tensor(index);
        return {.title = title,
                .detail = detailOf(of),
                .note = noteOf(of),
                .tip = QString::fromStdString(of.name)};
    }

    void add(GraphNode node, int32_t writes) {
        node.row = rowOfNext_;
        rowOfNext_ = 0;
        made_.rows = std::max(made_.rows, node.row + 1);
        if (writes >= 0)
            writer_[writes] = static_cast<int>(made_.nodes.size());
        made_.nodes.append(std::move(node));
    }

    /// The next node stands below this tensor's writer.
    void reads(int32_t index, std::vector<int>& from) {
        const auto at = writer_.find(index);
        if (at == writer_.end() || std::ranges::find(from, at->second) != from.end())
            return;
        from.push_back(at->second);
        rowOfNext_ = std::max(rowOfNext_, made_.nodes[at->second].row + 1);
    }

    void addOperator(int index) {
        const TfliteOperator& op = graph_.operators[static_cast<size_t>(index)];
        std::vector<int> from;
        for (const int32_t input : op.inputs)
            reads(input, from);
        GraphNode node;
        node.op = index;
        node.title = QString::fromStdString(op.name);
        if (!op.outputs.empty()) {
            node.detail = detailOf(tensor(op.outputs[0]));
            node.note = noteOf(tensor(op.outputs[0]));
        }
        node.tip = Words::tr("Operator %1").arg(index);
        for (const UnsupportedOperator& each : unsupported_)
            if (each.index == index) {
                node.refused = true;
                node.tip = sentenceOf(each.reason);
            }
        const int self = static_cast<int>(made_.nodes.size());
        add(std::move(node), -1);
        for (const int32_t output : op.outputs)
            writer_[output] = self;
        for (const int each : from)
            direct_.push_back({each, self});
    }

    /// All in the last row.
    void addOutputs() {
        const int last = made_.rows;
        for (const int32_t output : graph_.outputs) {
            std::vector<int> from;
            reads(output, from);
            rowOfNext_ = last;
            const int self = static_cast<int>(made_.nodes.size());
            add(tensorNode(Words::tr("Output"), output), -1);
            for (const int each : from)
                direct_.push_back({each, self});
        }
    }

    /// An edge over several rows goes through a passage in each; those from one node share them.
    void takeEdges() {
        std::map<std::pair<int, int>, int> passages; // node and row
        for (const GraphEdge& edge : direct_) {
            int at = edge.from;
            const int until = made_.nodes[edge.to].row;
            for (int row = made_.nodes[edge.from].row + 1; row < until; ++row) {
                auto [known, isNew] =
                    passages.try_emplace({edge.from, row}, static_cast<int>(made_.nodes.size()));
                if (isNew) {
                    made_.nodes.append(GraphNode{.row = row});
                    made_.edges.append({at, known->second});
                }
                at = known->second;
            }
            made_.edges.append({at, edge.to});
        }
    }

    /// In each row by the mean column of what stands above, boxes before passages.
    void placeColumns() {
        std::vector<std::vector<int>> rows(static_cast<size_t>(made_.rows));
        for (int i = 0; i < made_.nodes.size(); ++i)
            rows[static_cast<size_t>(made_.nodes[i].row)].push_back(i);
        std::vector<std::vector<int>> above(static_cast<size_t>(made_.nodes.size()));
        for (const GraphEdge& edge : made_.edges)
            above[static_cast<size_t>(edge.to)].push_back(edge.from);
        for (auto& row : rows) {
            const auto mean = [&](int node) {
                double sum = 0;
                const auto& from = above[static_cast<size_t>(node)];
                for (const int each : from)
                    sum += made_.nodes[each].column;
                return from.empty() ? 0 : sum / static_cast<double>(from.size());
            };
            std::ranges::stable_sort(row, {}, [&](int node) {
                return std::pair(mean(node), made_.nodes[node].isPassage());
            });
            for (size_t column = 0; column < row.size(); ++column)
                made_.nodes[row[column]].column = static_cast<int>(column);
            made_.columns = std::max(made_.columns, static_cast<int>(row.size()));
        }
    }

    const TfliteSubgraph& graph_;
    const std::vector<UnsupportedOperator> unsupported_;
    ModelGraph made_;
    std::map<int32_t, int> writer_; ///< tensor to node
    std::vector<GraphEdge> direct_;
    int rowOfNext_ = 0;
};

} // namespace

ModelGraph modelGraph(const ModelFile& file, int subgraph) {
    return Drawing(file, static_cast<size_t>(subgraph)).draw();
}

QStringList graphTitles(const TfliteModel& model) {
    const std::vector<SubgraphCall> calls = subgraphCalls(model);
    const auto& graphs = model.subgraphs();
    QStringList titles{Words::tr("Main graph")};
    for (size_t i = 1; i < graphs.size(); ++i) {
        QStringList callers;
        for (const SubgraphCall& call : calls)
            if (call.callee == static_cast<int32_t>(i))
                callers += callerText(model, call);
        const QString name = QString::fromStdString(graphs[i].name);
        const QString title =
            callers.empty() ? Words::tr("no operator runs it") : callers.join("; ");
        titles += name.isEmpty() ? QStringLiteral("%1: %2").arg(i).arg(title)
                                 : QStringLiteral("%1: %2 (%3)").arg(i).arg(title, name);
    }
    return titles;
}

} // namespace tmw::ui
