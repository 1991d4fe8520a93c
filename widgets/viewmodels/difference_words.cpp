// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/difference_words.h"

#include "core/tflite/names.h"
#include "widgets/viewmodels/arithmetic_words.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tmw::ui {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("Difference", text);
}

const TfliteTensor* tensorAt(const TfliteModel& model, int32_t index) {
    const auto& tensors = model.graph().tensors;
    return index >= 0 && static_cast<size_t>(index) < tensors.size()
               ? &tensors[static_cast<size_t>(index)]
               : nullptr;
}

/// Which scale an element of a tensor has: its channel's.
size_t channelOf(const TfliteTensor& tensor, size_t element) {
    const size_t channels = tensor.quantization.scales.size();
    return channels > 1 ? element % channels : 0;
}

/// "int8, scale 0.0123, zero point -128".
QString typeWords(const TfliteTensor& tensor, size_t channel) {
    QString words = fromText(tensorTypeName(tensor.type));
    const TensorQuantization& q = tensor.quantization;
    if (!q.present())
        return words;
    const size_t at = std::min(channel, q.scales.size() - 1);
    const auto zero =
        q.zeroPoints.empty() ? int64_t{0} : q.zeroPoints[std::min(at, q.zeroPoints.size() - 1)];
    return say(QT_TRANSLATE_NOOP("Difference", "%1, scale %2, zero point %3"))
        .arg(words, numberText(static_cast<double>(q.scales[at]), 4))
        .arg(zero);
}

QString valueWords(double stored, const TfliteTensor* tensor, size_t element) {
    const bool whole = tensor && tensor->type != DataType::Float32;
    const QString plain = whole ? countText(static_cast<qint64>(stored)) : numberText(stored, 9);
    if (!tensor || !tensor->quantization.present())
        return plain;
    const TensorQuantization& q = tensor->quantization;
    const size_t at = channelOf(*tensor, element);
    const double zero =
        q.zeroPoints.empty()
            ? 0
            : static_cast<double>(q.zeroPoints[std::min(at, q.zeroPoints.size() - 1)]);
    return plain + " (" + numberText(static_cast<double>(q.scales[at]) * (stored - zero), 4) + ')';
}

} // namespace

QString differenceTitle(const BoardCheck& check) {
    const Difference& first = *check.firstDifference;
    return say(QT_TRANSLATE_NOOP("Difference",
                                 "First difference on %1: layer %2 %3, vector %4, element %5"))
        .arg(QString::fromStdString(check.board))
        .arg(first.layer)
        .arg(QString::fromStdString(first.op))
        .arg(first.sample + 1)
        .arg(first.index);
}

QString differenceValues(const Difference& first, const TfliteModel& model) {
    const TfliteTensor* tensor = tensorAt(model, first.tensor);
    return say(QT_TRANSLATE_NOOP("Difference", "This computer %1, board %2."))
        .arg(valueWords(first.host, tensor, first.index),
             valueWords(first.board, tensor, first.index));
}

QString arithmeticOf(const BoardCheck& check, const TfliteModel& model) {
    if (check.arithmetic)
        return arithmeticSentence(*check.arithmetic);
    const Difference& first = *check.firstDifference;
    const auto& operators = model.graph().operators;
    const TfliteTensor* output = tensorAt(model, first.tensor);
    if (!output || first.layer < 0 || static_cast<size_t>(first.layer) >= operators.size())
        return {};
    const TfliteOperator& op = operators[static_cast<size_t>(first.layer)];
    const size_t channel = channelOf(*output, first.index);
    QStringList inputs;
    for (const int32_t index : op.inputs)
        if (const TfliteTensor* tensor = tensorAt(model, index))
            inputs +=
                QString::fromStdString(tensor->name) + " (" + typeWords(*tensor, channel) + ')';
    return say(QT_TRANSLATE_NOOP("Difference", "%1 makes %2 (%3) from %4."))
        .arg(QString::fromStdString(first.op), QString::fromStdString(output->name),
             typeWords(*output, channel), inputs.join(", "));
}

QString checkWords(const VerifyReport& report, const TfliteModel& model) {
    const BoardCheck* first = report.firstDifferent();
    QStringList lines;
    if (first)
        lines += {differenceValues(*first->firstDifference, model), arithmeticOf(*first, model)};
    for (const BoardCheck& each : report.boards) {
        if (&each == first)
            continue;
        const QString board = QString::fromStdString(each.board);
        if (each.problem)
            lines += QStringLiteral("%1: %2").arg(board, sentenceOf(*each.problem));
        else if (each.firstDifference)
            lines += differenceTitle(each) + ". " + differenceValues(*each.firstDifference, model);
        else
            lines += say(QT_TRANSLATE_NOOP("Difference", "%1: the same bits in every layer."))
                         .arg(board);
    }
    return lines.join('\n');
}

QString whatRunsNow(const BoardDesk& desk) {
    if (!desk.hello() || !desk.checkedModel())
        return {};
    if (desk.hello()->runningSlot >= rt::kSlots)
        return say(QT_TRANSLATE_NOOP("Difference",
                                     "The new model was not made active; the board runs none."));
    const rt::SlotInfo& running = desk.hello()->slotInfo[desk.hello()->runningSlot];
    const bool isNew =
        std::ranges::equal(running.modelSha256, desk.checkedModel()->open.model.sha256());
    const QString slot = desk.hello()->runningSlot == 0 ? QStringLiteral("A") : QStringLiteral("B");
    return (isNew ? say(QT_TRANSLATE_NOOP("Difference", "Slot %1 runs this very model."))
                  : say(QT_TRANSLATE_NOOP("Difference", "The new model was not made active; the "
                                                        "one before, in slot %1, runs on.")))
        .arg(slot);
}

} // namespace tmw::ui
