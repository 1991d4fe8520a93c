// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/fast_plan.h"

#include "core/plan/plan.h"
#include "device_runtime/host/boards.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FastPlan)
};

QString both(const QString& usual, const QString& fast) {
    return Words::tr("%1 usual").arg(usual) + '\n' + Words::tr("%1 fast").arg(fast);
}

QString instructionsText(const std::optional<uint64_t>& count) {
    return count ? countText(static_cast<qint64>(*count)) : QStringLiteral("-");
}

Facts factsOf(const FastPlan& plans) {
    const auto bytes = [](size_t count) {
        return Words::tr("%1 B").arg(countText(static_cast<qint64>(count)));
    };
    return {{Words::tr("Plan"), both(bytes(plans.usualBytes), bytes(plans.fastBytes))},
            {Words::tr("Instructions, emulated"), both(instructionsText(plans.usualInstructions),
                                                       instructionsText(plans.fastInstructions))}};
}

} // namespace

FastPlanChoice fastPlanChoice(const Workflow& workflow) {
    const auto board = findBoard(workflow.spec().settings.board);
    if (!board)
        return {false, sentenceOf(board.error()), {}};
    if (!hasFastPlans((*board)->core))
        return {false,
                Words::tr("%1 is a %2. Only Cortex-M3 has fast plans.")
                    .arg(fromText((*board)->name), fromText((*board)->cpu)),
                {}};
    const Compared* compared = workflow.compared();
    const bool known = compared && compared->fastPlan && compared->board == (*board)->name &&
                       !workflow.isOutOfDate(Step::Compare);
    if (!known)
        return {true, Words::tr("Convert and compare tells what it costs."), {}};
    const QString kind = kindText(compared->kind);
    if (!compared->hasFastPlan())
        return {false, Words::tr("No layer of this %1 model gains from it.").arg(kind), {}};
    const auto layers = static_cast<qint64>(compared->fastPlan->widened);
    return {true,
            countOf(layers, Words::tr("Wide weights in 1 layer, the same bits."),
                    Words::tr("Wide weights in %1 layers, the same bits.")),
            factsOf(*compared->fastPlan)};
}

} // namespace tmw::ui
