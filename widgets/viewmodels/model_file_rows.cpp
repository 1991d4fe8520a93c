// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/names.h"
#include "widgets/viewmodels/model_file.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr int kScaleDigits = 6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelFile)
};

GridCell number(qint64 value) {
    return {countText(value), value};
}

GridCell none() {
    return {QStringLiteral("-"), -1};
}

GridCell shapeCell(const Shape& shape) {
    return {QString::fromStdString(toText(shape)).replace('x', QChar(0xD7))};
}

GridCell bytesCell(const TfliteTensor& tensor) {
    if (!tensor.data.empty())
        return number(static_cast<qint64>(tensor.data.size()));
    const auto elements = elementCount(tensor.shape);
    const size_t each = rt::sizeOf(tensor.type);
    return elements && each > 0 ? number(static_cast<qint64>(*elements * each)) : none();
}

QString useOf(const TfliteSubgraph& graph, int32_t index) {
    const TfliteTensor& tensor = graph.tensors[static_cast<size_t>(index)];
    if (std::ranges::find(graph.inputs, index) != graph.inputs.end())
        return Words::tr("input");
    if (std::ranges::find(graph.outputs, index) != graph.outputs.end())
        return Words::tr("output");
    if (tensor.isConstant)
        return Words::tr("constant");
    return tensor.isVariable ? Words::tr("state") : Words::tr("between");
}

GridCell scaleCell(const TensorQuantization& quantization) {
    if (!quantization.present())
        return none();
    const auto& scales = quantization.scales;
    const double first = static_cast<double>(scales.front());
    if (scales.size() == 1)
        return {numberText(first, kScaleDigits), first};
    const auto [least, most] = std::ranges::minmax(scales);
    return {Words::tr("%1 channels").arg(countText(static_cast<qint64>(scales.size()))),
            first,
            false,
            {},
            Words::tr("%1 scales along dimension %2, from %3 to %4")
                .arg(countText(static_cast<qint64>(scales.size())))
                .arg(quantization.dimension)
                .arg(numberText(static_cast<double>(least), kScaleDigits),
                     numberText(static_cast<double>(most), kScaleDigits))};
}

GridCell zeroPointCell(const TensorQuantization& quantization) {
    if (!quantization.present())
        return none();
    return number(quantization.zeroPoints.empty() ? 0 : quantization.zeroPoints.front());
}

/// "28 of 512", in KB; bold where it has no room.
GridCell memoryCell(const MemoryFit& memory) {
    const QString parts =
        memory.firmwareBytes
            ? Words::tr("model %1, firmware %2")
                  .arg(bytesText(memory.modelBytes), bytesText(*memory.firmwareBytes))
            : Words::tr("the model alone; firmware of your own comes beside it");
    return {Words::tr("%1 of %2")
                .arg(wholeKiloText(memory.neededBytes()), wholeKiloText(memory.availableBytes)),
            static_cast<qint64>(memory.neededBytes()),
            memory.missingBytes() > 0,
            {},
            Words::tr("%1 of %2: %3")
                .arg(bytesText(memory.neededBytes()), bytesText(memory.availableBytes), parts)};
}

/// Whether an operator can run on a board, and why not.
GridCell runsCell(const ModelFile& file, int32_t index) {
    for (const UnsupportedOperator& each : file.facts.unsupported)
        if (each.index == index)
            return {Words::tr("no"), {}, false, {}, sentenceOf(each.reason)};
    return {Words::tr("yes")};
}

/// Where it does not fit, its tool tip says what is missing.
GridCell fitCell(const Fit& fit) {
    if (fit.fits() && fit.fitsSlot())
        return {Words::tr("yes"), 0};
    if (fit.fits())
        return {Words::tr("built in"),
                0,
                false,
                {},
                Words::tr("Too large to upload: a slot holds %1.").arg(bytesText(fit.slotBytes))};
    QStringList missing;
    if (const uint64_t bytes = fit.flash.missingBytes(); bytes > 0)
        missing += Words::tr("%1 of flash missing").arg(bytesText(bytes));
    if (const uint64_t bytes = fit.ram.missingBytes(); bytes > 0)
        missing += Words::tr("%1 of RAM missing").arg(bytesText(bytes));
    return {Words::tr("no"), 1, false, {}, missing.join('\n')};
}

GridCell instructionsCell(const ModelFile& file, int32_t op) {
    if (!file.counted)
        return none();
    for (const OperatorCost& each : file.counted->profile.operators)
        if (each.index == op)
            return number(static_cast<qint64>(each.instructions));
    return none();
}

} // namespace

QList<GridColumn> operatorColumns() {
    return {{Words::tr("No."), true},
            {Words::tr("Operator")},
            {Words::tr("Runs")},
            {Words::tr("Type")},
            {Words::tr("Output")},
            {Words::tr("MACs"), true},
            {Words::tr("Weights B"), true},
            {Words::tr("Instructions"), true}};
}

QList<GridRow> operatorRows(const ModelFile& file) {
    const TfliteSubgraph& graph = file.model.graph();
    QList<GridRow> rows;
    for (size_t i = 0; i < graph.operators.size(); ++i) {
        const TfliteOperator& op = graph.operators[i];
        size_t weights = 0;
        for (const int32_t index : op.inputs)
            weights += index < 0 ? 0 : graph.tensors[static_cast<size_t>(index)].data.size();
        const TfliteTensor* output =
            op.outputs.empty() ? nullptr : &graph.tensors[static_cast<size_t>(op.outputs.front())];
        const QString name = QString::fromStdString(op.name);
        rows.append(GridRow{number(static_cast<qint64>(i)),
                            {name, {}, false, {}, name},
                            runsCell(file, static_cast<int32_t>(i)),
                            output ? GridCell{fromText(tensorTypeName(output->type))} : none(),
                            output ? shapeCell(output->shape) : none(),
                            file.facts.plan
                                ? number(static_cast<qint64>(file.facts.plan->operators[i].macs))
                                : none(),
                            number(static_cast<qint64>(weights)),
                            instructionsCell(file, static_cast<int32_t>(i))});
    }
    return rows;
}

QList<GridColumn> tensorColumns() {
    return {{Words::tr("No."), true},
            {Words::tr("Name")},
            {Words::tr("Use")},
            {Words::tr("Type")},
            {Words::tr("Shape")},
            {Words::tr("Scale"), true},
            {Words::tr("Zero point"), true},
            {Words::tr("Size B"), true}};
}

QList<GridRow> tensorRows(const ModelFile& file) {
    const TfliteSubgraph& graph = file.model.graph();
    QList<GridRow> rows;
    for (size_t i = 0; i < graph.tensors.size(); ++i) {
        const TfliteTensor& tensor = graph.tensors[i];
        const QString name = QString::fromStdString(tensor.name);
        rows.append(GridRow{number(static_cast<qint64>(i)),
                            {name, {}, false, {}, name},
                            {useOf(graph, static_cast<int32_t>(i))},
                            {fromText(tensorTypeName(tensor.type))},
                            shapeCell(tensor.shape),
                            scaleCell(tensor.quantization),
                            zeroPointCell(tensor.quantization),
                            bytesCell(tensor)});
    }
    return rows;
}

QList<GridColumn> boardColumns() {
    return {{Words::tr("Board")},
            {Words::tr("Fits")},
            {Words::tr("Flash KB"), true},
            {Words::tr("RAM KB"), true}};
}

QList<GridRow> boardRows(const ModelFile& file) {
    QList<GridRow> rows;
    for (const auto& [board, fit] : file.boards) {
        const QString title = fromText(board->title);
        rows.append(GridRow{{title, {}, false, {}, title + ", " + fromText(board->cpu)},
                            fitCell(fit),
                            memoryCell(fit.flash),
                            memoryCell(fit.ram)});
    }
    return rows;
}

} // namespace tmw::ui
