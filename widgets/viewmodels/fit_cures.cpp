// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/fit_cures.h"

#include "core/nn/initialize.h"
#include "widgets/viewmodels/words.h"

#include <algorithm>
#include <tuple>

namespace tmw::ui {

namespace {

constexpr size_t kCalibration = 64;
constexpr int kMostHalvings = 12;
using Layers = std::vector<LayerSpec>;

/// Of those before the last, whose answers the data decides; null: there is none to make smaller.
DenseSpec* widestOf(Layers& layers) {
    DenseSpec* widest = nullptr;
    for (size_t at = 0; at + 1 < layers.size(); ++at)
        if (auto* dense = std::get_if<DenseSpec>(&layers[at]);
            dense && dense->units > 1 && (!widest || dense->units > widest->units))
            widest = dense;
    return widest;
}

/// Tries networks on one board.
class Trial {
public:
    Trial(const Features& features, const BoardRow& board, const Settings& settings,
          std::stop_token stop)
        : features_(features), board_(board), settings_(settings),
          firmware_(shippedFirmwareSize(board)), stop_(std::move(stop)) {}

    /// Its fit; nothing where it does not fit or cannot be built.
    std::optional<Fit> fitting(const Layers& layers) const {
        Settings tried = settings_;
        tried.layers = formatLayers(layers);
        return fitting(tried);
    }
    std::optional<Fit> fitting(const Settings& tried) const {
        const auto models = untrained(tried, features_, stop_);
        if (!models)
            return std::nullopt;
        const auto plan = makePlan(models->int8, board_.core,
                                   {.inputContract = &features_.inputContract, .fast = tried.fast});
        const auto fit = plan ? fitOf(*plan, board_, firmware_) : std::nullopt;
        return fit && fit->fits() ? fit : std::nullopt;
    }
    bool isStopped() const { return stop_.stop_requested(); }

private:
    const Features& features_;
    const BoardRow& board_;
    const Settings& settings_;
    std::optional<FirmwareSize> firmware_;
    std::stop_token stop_;
};

QString roomWords(const Fit& fit, bool ram) {
    const MemoryFit& memory = ram ? fit.ram : fit.flash;
    const QString needed = bytesText(memory.neededBytes());
    const QString spare = bytesText(memory.availableBytes - memory.neededBytes());
    return ram ? FitCheck::tr("%1 of RAM, %2 to spare").arg(needed, spare)
               : FitCheck::tr("%1 of flash, %2 to spare").arg(needed, spare);
}

FitCure layersCure(const Layers& layers, const QString& words, const Fit& fit, bool ram) {
    return {FitCheck::tr("Smaller layers"), words + ": " + roomWords(fit, ram),
            [text = formatLayers(layers)](Settings& settings) { settings.layers = text; }};
}

/// The usual plan in the place of a fast one.
std::optional<FitCure> usualPlan(const Settings& settings, const TfliteModel& int8,
                                 const Features& features, const BoardRow& board) {
    if (!settings.fast)
        return std::nullopt;
    const auto plan = makePlan(int8, board.core, {.inputContract = &features.inputContract});
    const auto fit = plan ? fitOf(*plan, board, shippedFirmwareSize(board)) : std::nullopt;
    if (!fit || !fit->fits())
        return std::nullopt;
    return FitCure{FitCheck::tr("Usual plan"),
                   FitCheck::tr("Use the usual plan, not the fast one") + ": " +
                       roomWords(*fit, false),
                   [](Settings& changed) { changed.fast = false; }};
}

/// An int16x8 LSTM as one operator.
std::optional<FitCure> fusedLstm(Settings settings, const Layers& layers, const Trial& trial,
                                 bool ram) {
    const bool unrolled = parseModelKind(settings.modelKind) == ModelKind::Int16x8 &&
                          !settings.fusedLstm &&
                          std::ranges::any_of(layers, [](const LayerSpec& each) {
                              return std::holds_alternative<LstmSpec>(each);
                          });
    if (!unrolled)
        return std::nullopt;
    settings.fusedLstm = true;
    const auto fit = trial.fitting(settings);
    if (!fit)
        return std::nullopt;
    return FitCure{FitCheck::tr("LSTM in one"),
                   FitCheck::tr("Write the LSTM as one operator, which LiteRT does not run") +
                       ": " + roomWords(*fit, ram),
                   [](Settings& changed) { changed.fusedLstm = true; }};
}

/// The largest number of units of the widest layer that fits, found by halving the interval.
std::optional<FitCure> fewerUnits(Layers layers, const Trial& trial, bool ram) {
    DenseSpec* widest = widestOf(layers);
    if (!widest)
        return std::nullopt;
    auto least = decltype(widest->units){1};
    auto tooMany = widest->units;
    std::optional<Fit> best;
    auto bestUnits = least;
    while (least < tooMany && !trial.isStopped()) {
        widest->units = least + (tooMany - least) / 2;
        if (const auto fit = trial.fitting(layers)) {
            best = fit;
            bestUnits = widest->units;
            least = widest->units + 1;
        } else {
            tooMany = widest->units;
        }
    }
    if (!best || trial.isStopped())
        return std::nullopt;
    widest->units = bestUnits;
    const auto number =
        std::ranges::find_if(layers,
                             [&](auto& each) { return std::get_if<DenseSpec>(&each) == widest; }) -
        layers.begin() + 1;
    return layersCure(layers,
                      FitCheck::tr("Set %1 units in layer %2")
                          .arg(countText(static_cast<qint64>(bestUnits)))
                          .arg(number),
                      *best, ram);
}

/// Halves the widest layer until the network fits, so that all wide ones become smaller.
std::optional<FitCure> halved(Layers layers, const Trial& trial, bool ram) {
    for (int i = 0; i < kMostHalvings && !trial.isStopped(); ++i) {
        DenseSpec* widest = widestOf(layers);
        if (!widest)
            return std::nullopt;
        widest->units /= 2;
        if (const auto fit = trial.fitting(layers))
            return layersCure(
                layers,
                FitCheck::tr("Use layers %1").arg(QString::fromStdString(formatLayers(layers))),
                *fit, ram);
    }
    return std::nullopt;
}

/// The smallest that has room, of those that models can be put on from here; one of the same kind
/// goes before others.
std::optional<FitCure> largerBoard(const BoardRow& now, const CorePlans& plans, bool ram) {
    const BoardRow* best = nullptr;
    std::optional<Fit> bestFit;
    const auto order = [&now](const BoardRow& row) {
        return std::tuple(row.emulated != now.emulated, row.ramBytes, row.flashBytes);
    };
    for (const BoardRow& row : boards()) {
        const auto fit = fitOf(plans.at(row.core), row, shippedFirmwareSize(row));
        if (row.firmware && fit && fit->fits() && (!best || order(row) < order(*best))) {
            best = &row;
            bestFit = fit;
        }
    }
    if (!best)
        return std::nullopt;
    return FitCure{FitCheck::tr("Board"),
                   FitCheck::tr("Use the board %1").arg(fromText(best->title)) + ": " +
                       roomWords(*bestFit, ram),
                   [name = std::string(best->name)](Settings& settings) { settings.board = name; }};
}

} // namespace

Result<UntrainedModels> untrained(const Settings& settings, const Features& features,
                                  std::stop_token stop) {
    TMW_TRY(auto specs, parseLayers(settings.layers));
    TMW_TRY(Graph graph, Graph::build(features.sampleShape, std::move(specs)));
    Random random(1);
    TrainedModel model{.graph = std::move(graph)};
    model.weights = nn::initialWeights(model.graph, random);
    // Biases begin with 0, and what is the same is stored once.
    for (float& weight : model.weights)
        if (weight == 0)
            weight = static_cast<float>(random.uniform(-0.01, 0.01));
    if (auto scaled = inDataUnits(model, features.targetScaling))
        model = std::move(*scaled);
    TMW_TRY(const Calibration calibration, calibrate(model, features, kCalibration, stop));
    TMW_TRY(TfliteModel inFloat, convert(model, ModelKind::Float));
    const ModelKind kind = parseModelKind(settings.modelKind).value_or(ModelKind::Int8);
    TMW_TRY(TfliteModel int8, convert(model, kind, &calibration, convertOptions(settings)));
    return UntrainedModels{std::move(inFloat), std::move(int8)};
}

Result<CorePlans> plansOfCores(const TfliteModel& int8, const PlanOptions& options) {
    CorePlans plans;
    for (const auto core : rt::kEveryCoreFamily) {
        TMW_TRY(Plan plan, makePlan(int8, core, options));
        plans.emplace(core, std::move(plan));
    }
    return plans;
}

Result<QList<FitCure>> fitCures(const Settings& settings, const Features& features,
                                std::stop_token stop) {
    TMW_TRY(const BoardRow* board, findBoard(settings.board));
    TMW_TRY(const Layers layers, parseLayers(settings.layers));
    TMW_TRY(const UntrainedModels models, untrained(settings, features, stop));
    TMW_TRY(const CorePlans plans,
            plansOfCores(models.int8,
                         {.inputContract = &features.inputContract, .fast = settings.fast}));
    const auto fit = fitOf(plans.at(board->core), *board, shippedFirmwareSize(*board));
    const bool ram = fit && fit->ram.missingBytes() > 0;
    const Trial trial(features, *board, settings, stop);
    QList<FitCure> cures;
    for (auto& cure : {usualPlan(settings, models.int8, features, *board),
                       fusedLstm(settings, layers, trial, ram), fewerUnits(layers, trial, ram),
                       halved(layers, trial, ram), largerBoard(*board, plans, ram)})
        if (cure && std::ranges::find(cures, cure->words, &FitCure::words) == cures.end())
            cures.append(*cure);
    return cures;
}

} // namespace tmw::ui
