// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/fit_check.h"

#include "core/nn/initialize.h"
#include "core/plan/plan.h"
#include "core/quant/convert.h"
#include "widgets/viewmodels/words.h"

#include <algorithm>
#include <map>

namespace tmw::ui {

namespace {

constexpr ErrorKind kNoFit{"fit.too_large", "The network does not fit %1."};
constexpr size_t kCalibration = 64;
constexpr int kMostHalvings = 12;

struct Models {
    TfliteModel inFloat;
    TfliteModel int8;
};

/// The network with its first weights, converted: sizes are those of any weights.
Result<Models> untrained(const std::string& layers, const Features& features,
                         std::stop_token stop) {
    TMW_TRY(auto specs, parseLayers(layers));
    TMW_TRY(Graph graph, Graph::build(features.sampleShape, std::move(specs)));
    Random random(1);
    TrainedModel model{.graph = std::move(graph)};
    model.weights = nn::initialWeights(model.graph, random);
    if (auto scaled = inDataUnits(model, features.targetScaling))
        model = std::move(*scaled);
    TMW_TRY(const Calibration calibration, calibrate(model, features, kCalibration, stop));
    TMW_TRY(TfliteModel inFloat, convert(model, ModelKind::Float));
    TMW_TRY(TfliteModel int8, convert(model, ModelKind::Int8, &calibration));
    return Models{std::move(inFloat), std::move(int8)};
}

uint64_t roomOf(const MemoryFit& ram) {
    const uint64_t firmware = ram.firmwareBytes.value_or(0);
    return ram.availableBytes > firmware ? ram.availableBytes - firmware : 0;
}

uint64_t missingOf(const Fit& fit) {
    return fit.flash.missingBytes() + fit.ram.missingBytes();
}

/// Halves the largest layer but the last until the network fits.
std::optional<FitCure> cureOf(const std::string& layers, const Features& features,
                              const BoardRow& board, std::stop_token stop) {
    auto specs = parseLayers(layers);
    if (!specs)
        return std::nullopt;
    const auto firmware = shippedFirmwareSize(board);
    QStringList changed;
    for (int i = 0; i < kMostHalvings && !stop.stop_requested(); ++i) {
        DenseSpec* largest = nullptr;
        for (size_t at = 0; at + 1 < specs->size(); ++at)
            if (auto* dense = std::get_if<DenseSpec>(&(*specs)[at]);
                dense && dense->units > 1 && (!largest || dense->units > largest->units))
                largest = dense;
        if (!largest)
            return std::nullopt;
        largest->units /= 2;
        const std::string text = formatLayers(*specs);
        const auto models = untrained(text, features, stop);
        const auto plan =
            models ? makePlan(models->int8, board.core, {.inputContract = &features.inputContract})
                   : Result<Plan>(forward(models));
        const auto fit = plan ? fitOf(*plan, board, firmware) : std::nullopt;
        if (!fit || !fit->fits())
            continue;
        return FitCure{text, FitCheck::tr("Use layers %1").arg(QString::fromStdString(text)),
                       fit->ram.availableBytes - fit->ram.neededBytes()};
    }
    return std::nullopt;
}

} // namespace

Result<FitFigures> fitFigures(const Settings& settings, const Features& features,
                              std::stop_token stop) {
    TMW_TRY(const BoardRow* board, findBoard(settings.board));
    TMW_TRY(const Models models, untrained(settings.layers, features, stop));
    const PlanOptions options{.inputContract = &features.inputContract};
    std::map<rt::CoreFamily, Plan> plans;
    for (const auto core :
         {rt::CoreFamily::Generic, rt::CoreFamily::Armv7EM, rt::CoreFamily::Armv81M}) {
        TMW_TRY(Plan plan, makePlan(models.int8, core, options));
        plans.emplace(core, std::move(plan));
    }
    TMW_TRY(const Plan inFloat, makePlan(models.inFloat, board->core, options));
    const Plan& int8 = plans.at(board->core);
    FitFigures figures;
    figures.board = fromText(board->title);
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
        figures.arenaRoom = roomOf(figures.int8->ram);
    if (!figures.int8 || figures.int8->fits())
        return figures;
    for (const BoardRow& other : boards()) {
        const auto fit = fitOf(plans.at(other.core), other, shippedFirmwareSize(other));
        figures.boardsKnown += fit ? 1 : 0;
        if (fit && fit->fits())
            figures.boardsThatFit += fromText(other.title);
    }
    figures.cure = cureOf(settings.layers, features, *board, stop);
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
        if (figures_ || !trouble_.isEmpty()) {
            figures_.reset();
            trouble_.clear();
            emit changed();
        }
        return;
    }
    const Settings settings = workflow_.spec().settings;
    const std::string key = settings.board + '\n' + settings.layers;
    if (key == asked_ && askedOf_ == features)
        return;
    asked_ = key;
    askedOf_ = features;
    workflow_.jobs().start<FitFigures>(
        JobKind::Fit, tr("Checking the fit"), this,
        [settings, features](std::stop_token stop, const Progress&) {
            return fitFigures(settings, *features, stop);
        },
        [this](Result<FitFigures> figures) { take(std::move(figures)); });
}

void FitCheck::take(Result<FitFigures> figures) {
    if (!askedOf_)
        return; // the data went meanwhile
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
