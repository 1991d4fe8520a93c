// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/fit_check.h"

#include "widgets/viewmodels/fit_cures.h"
#include "widgets/viewmodels/words.h"

namespace tmw::ui {

namespace {

constexpr ErrorKind kNoFit{"fit.too_large", "The network does not fit %1."};

uint64_t missingOf(const Fit& fit) {
    return fit.flash.missingBytes() + fit.ram.missingBytes();
}

} // namespace

Result<FitFigures> fitFigures(const Settings& settings, const Features& features,
                              std::stop_token stop) {
    TMW_TRY(const BoardRow* board, findBoard(settings.board));
    TMW_TRY(const UntrainedModels models, untrained(settings, features, stop));
    const PlanOptions options{.inputContract = &features.inputContract, .fast = settings.fast};
    TMW_TRY(const CorePlans plans, plansOfCores(models.int8, options));
    TMW_TRY(const Plan inFloat, makePlan(models.inFloat, board->core, options));
    const Plan& int8 = plans.at(board->core);
    FitFigures figures;
    figures.board = fromText(board->title);
    figures.kind = fromText(settings.modelKind);
    figures.planBytes = int8.bytes.size();
    figures.arenaBytes = int8.arenaBytes;
    figures.floatPlanBytes = inFloat.bytes.size();
    figures.floatArenaBytes = inFloat.arenaBytes;
    figures.int8Memory = arenaTimeline(int8, models.int8);
    figures.floatMemory = arenaTimeline(inFloat, models.inFloat);
    const auto firmware = shippedFirmwareSize(*board);
    figures.int8 = fitOf(int8, *board, firmware);
    figures.inFloat = fitOf(inFloat, *board, firmware);
    if (figures.int8)
        figures.arenaRoom = figures.int8->ram.roomBytes();
    if (!figures.int8 || figures.int8->fits())
        return figures;
    for (const BoardRow& other : boards()) {
        const auto fit = fitOf(plans.at(other.core), other, shippedFirmwareSize(other));
        figures.boardsKnown += fit ? 1 : 0;
        if (fit && fit->fits())
            figures.boardsThatFit += fromText(other.title);
    }
    return figures;
}

FitCheck::FitCheck(Workflow& workflow, QObject* parent) : QObject(parent), workflow_(workflow) {
    connect(&workflow, &Workflow::dataChanged, this, &FitCheck::look);
    connect(&workflow.document(), &ProjectDocument::specChanged, this, &FitCheck::look);
    look();
}

void FitCheck::look() {
    const auto features = workflow_.sharedFeatures();
    if (!features) {
        workflow_.jobs().cancel(JobKind::Fit);
        asked_.clear();
        askedOf_ = nullptr;
        checking_ = false;
        if (figures_ || !trouble_.isEmpty()) {
            figures_.reset();
            trouble_.clear();
            emit changed();
        }
        return;
    }
    const Settings settings = workflow_.spec().settings;
    const std::string key = settings.board + (settings.fast ? "\nfast\n" : "\n") +
                            conversionText(settings) + settings.layers;
    if (key == asked_ && askedOf_ == features)
        return;
    asked_ = key;
    askedOf_ = features;
    checking_ = true;
    workflow_.jobs().start<FitFigures>(
        JobKind::Fit, tr("Checking the fit"), this,
        [settings, features](std::stop_token stop, const Progress&) {
            return fitFigures(settings, *features, stop);
        },
        [this, settings, features](Result<FitFigures> figures) {
            take(std::move(figures));
            if (figures_ && figures_->int8 && missingOf(*figures_->int8) > 0)
                lookForCures(settings, features);
        });
    emit changed();
}

/// After the figures: it plans many networks.
void FitCheck::lookForCures(const Settings& settings, std::shared_ptr<const Features> features) {
    workflow_.jobs().start<QList<FitCure>>(
        JobKind::Fit, tr("Looking for what fits"), this,
        [settings, features](std::stop_token stop, const Progress&) {
            return fitCures(settings, *features, stop);
        },
        [this](Result<QList<FitCure>> cures) {
            if (!cures || !figures_)
                return;
            figures_->cures = std::move(*cures);
            emit changed();
        });
}

void FitCheck::take(Result<FitFigures> figures) {
    if (!askedOf_)
        return; // the data went meanwhile
    checking_ = false;
    trouble_ = figures ? QString() : sentenceOf(figures.error());
    figures_.reset();
    if (figures)
        figures_ = std::move(*figures);
    const bool tooLarge = figures_ && figures_->int8 && missingOf(*figures_->int8) > 0;
    workflow_.setProblem(
        Step::Model, tooLarge ? std::optional<Error>(Error(kNoFit, figures_->board.toStdString()))
                              : std::nullopt);
    emit changed();
}

} // namespace tmw::ui
