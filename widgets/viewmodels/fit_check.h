// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arena_timeline.h"
#include "device_runtime/host/fit.h"
#include "widgets/viewmodels/workflow.h"

#include <QList>
#include <QObject>

#include <functional>

namespace tmw::ui {

/// A change of the project after which the network fits; each was tried with the planner.
struct FitCure {
    QString name;  ///< of the edit
    QString words; ///< "Set 32 units in layer 1: 40.0 KB RAM, 8.0 KB to spare"
    std::function<void(Settings&)> change;
};

/// What the network of the settings needs, computed before any training: the plan's size does not
/// depend on the weights.
struct FitFigures {
    QString board;
    QString kind = "int8"; ///< of the model that goes onto boards, "int8" in the names below
    uint64_t planBytes = 0;
    uint64_t arenaBytes = 0;
    uint64_t floatPlanBytes = 0;
    uint64_t floatArenaBytes = 0;
    std::optional<Fit> int8; ///< nothing: the board has no figures
    std::optional<Fit> inFloat;
    ArenaTimeline int8Memory;
    ArenaTimeline floatMemory;
    /// RAM that firmware leaves for the arena; nothing: the board has no figures.
    std::optional<uint64_t> arenaRoom;
    QStringList boardsThatFit;
    size_t boardsKnown = 0;
    QList<FitCure> cures; ///< the least change first; found after the rest
};

/// Works out the fit of the chosen board on every edit, beside the window. A network that does not
/// fit is a problem of the Model step.
class FitCheck : public QObject {
    Q_OBJECT
public:
    explicit FitCheck(Workflow& workflow, QObject* parent = nullptr);

    /// Null while nothing is known.
    const FitFigures* figures() const { return figures_ ? &*figures_ : nullptr; }
    /// The figures are of the network before the last edit.
    bool isChecking() const { return checking_; }
    /// Why there are none.
    const QString& trouble() const { return trouble_; }

signals:
    void changed();

private:
    void look();
    void take(Result<FitFigures> figures);
    void lookForCures(const Settings& settings, std::shared_ptr<const Features> features);

    Workflow& workflow_;
    std::optional<FitFigures> figures_;
    QString trouble_;
    bool checking_ = false;
    std::string asked_; ///< settings the figures are of, or will be
    std::shared_ptr<const Features> askedOf_;
};

/// The figures of one network. Errors: those of the steps to the plan.
Result<FitFigures> fitFigures(const Settings& settings, const Features& features,
                              std::stop_token stop = {});

} // namespace tmw::ui
