// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/lockstep.h"

#include "core/plan/generated_input.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lockstep)
};

Result<TestVectors> samplesOf(const TfliteModel& model, const LockstepRequest& request) {
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    TestVectors samples;
    for (size_t i = 0; i < request.samples; ++i) {
        TMW_TRY(auto inputs, computableInputs(runner, request.seed + static_cast<uint32_t>(i)));
        samples.push_back(std::move(inputs));
    }
    return samples;
}

} // namespace

QString lockstepWords(const VerifyState& state) {
    QStringList boards;
    for (const VerifyState::On& each : state.boards)
        if (!each.out && state.placing)
            boards += Words::tr("%1 (%2 %)", "a board and how much of the model it has")
                          .arg(fromText(each.board))
                          .arg(static_cast<int>(100 * each.placed));
        else if (!each.out)
            boards += each.steps == 0 ? fromText(each.board)
                                      : Words::tr("%1, step %2 of %3")
                                            .arg(fromText(each.board),
                                                 countText(static_cast<qint64>(each.step) + 1),
                                                 countText(static_cast<qint64>(each.steps)));
    if (state.placing)
        return Words::tr("Putting the model on %1").arg(boards.join(", "));
    return Words::tr("Sample %1 of %2: %3")
        .arg(countText(static_cast<qint64>(state.sample) + 1),
             countText(static_cast<qint64>(state.samples)), boards.join("; "));
}

VerifyProgress lockstepProgress(const Progress& progress) {
    if (!progress)
        return {};
    return [&progress](const VerifyState& state) {
        progress(state.fraction(), lockstepWords(state).toStdString());
    };
}

Result<VerifyReport> runLockstep(const TfliteModel& model, const LockstepRequest& request,
                                 const Progress& progress, std::stop_token stop) {
    TMW_TRY(const TestVectors samples, samplesOf(model, request));
    std::vector<BoardPlace> places;
    std::vector<Plan> plans;
    for (const BoardSpot& spot : request.boards) {
        TMW_TRY(Plan plan, makePlan(model, spot.board->core));
        places.push_back(checkPlace(spot));
        plans.push_back(std::move(plan));
    }
    if (progress)
        progress(0, Words::tr("Starting %1").arg(spotNames(request.boards)).toStdString());
    const OpenBoards open = openBoards(places, stop);
    return verifyOpen(places, open, plans, model, samples, lockstepProgress(progress), stop);
}

QString lockstepLine(const VerifyReport& report) {
    return Words::tr("%1 of %2 on %3: the same bits in every layer")
        .arg(countOf(static_cast<qint64>(report.samples), Words::tr("1 sample"),
                     Words::tr("%1 samples")),
             countOf(static_cast<qint64>(report.layers), Words::tr("1 layer"),
                     Words::tr("%1 layers")),
             countOf(static_cast<qint64>(report.boards.size()), Words::tr("1 board"),
                     Words::tr("%1 boards")));
}

} // namespace tmw::ui
