// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"

#include "app/cli/text_table.h"
#include "core/base/hex.h"
#include "core/project/run_json.h"

namespace tmw::cli {

namespace {

const EpochRecord* bestOf(const Run& run) {
    for (const auto& record : run.model.history)
        if (record.epoch == run.model.bestEpoch)
            return &record;
    return nullptr;
}

std::string timeText(const TrainedModel& model) {
    const auto speed = static_cast<long long>(model.samplesPerSecond);
    if (speed <= 0)
        return "-"; // no epoch was left to do
    return figure(model.seconds, 3) + " s, " + count(speed) + " samples a second";
}

} // namespace

Result<Run> trainShowing(Session& session, Project& project, bool resume,
                         std::vector<Remark>* remarks) {
    const int epochs = allEpochs(project.spec().settings);
    TrainCallbacks callbacks;
    callbacks.epoch = [progress = session.progress(), epochs](const EpochRecord& record) {
        progress(static_cast<double>(record.epoch) / epochs,
                 "Epoch " + std::to_string(record.epoch) + " of " + std::to_string(epochs) +
                     ", loss " + figure(record.trainLoss));
    };
    callbacks.remark = [&](const Remark& remark) {
        session.say(remark.text());
        if (remarks)
            remarks->push_back(remark);
    };
    return trainProject(project, {.threads = session.threads, .resume = resume}, session.stop(),
                        callbacks);
}

Json trainDocument(const Run& run) {
    const EpochRecord* best = bestOf(run);
    return {{"run", run.number},
            {"parameters", run.model.graph.parameterCount()},
            {"epochs", epochsDone(run)},
            {"best_epoch", run.model.bestEpoch},
            {"train_loss", best ? Json(best->trainLoss) : Json(nullptr)},
            {"validation_loss", best ? Json(best->validationLoss) : Json(nullptr)},
            {"seconds", run.model.seconds},
            {"samples_per_second", run.model.samplesPerSecond},
            {"stopped", run.stopped},
            {"history", historyJson(run.model.history)}};
}

std::string trainText(const Run& run) {
    const EpochRecord* best = bestOf(run);
    return pairs({{"Run", std::to_string(run.number)},
                  {"Network", run.settings.layers},
                  {"Parameters", count(static_cast<long long>(run.model.graph.parameterCount()))},
                  {"Epochs", std::to_string(epochsDone(run)) + ", best " +
                                 std::to_string(run.model.bestEpoch)},
                  {"Training loss", best ? figure(best->trainLoss) : "-"},
                  {"Validation loss", best ? figure(best->validationLoss) : "-"},
                  {"Time", timeText(run.model)}});
}

Json rateTestDocument(const RateTest& test) {
    Json points = Json::array();
    for (const RatePoint& each : test.points)
        points.push_back({{"rate", each.rate}, {"loss", each.loss}, {"smoothed", each.smoothed}});
    return {{"suggestion", test.suggestion ? Json(*test.suggestion) : Json(nullptr)},
            {"diverged", test.diverged},
            {"steps", test.points.size()},
            {"points", points}};
}

std::string rateTestText(const RateTest& test, const std::string& project) {
    constexpr size_t kRows = 16;
    TextTable table({"rate", "loss", "smoothed"});
    for (size_t row = 0; row < kRows && !test.points.empty(); ++row) {
        const RatePoint& each = test.points[row * (test.points.size() - 1) / (kRows - 1)];
        table.add({figure(each.rate, 3), figure(each.loss), figure(each.smoothed)});
    }
    const std::string end =
        test.suggestion
            ? "A rate to train with is " + figure(*test.suggestion) + ": 'tmw set " + project +
                  " train.rate=" + figure(*test.suggestion) + "'.\n"
            : std::string("The loss fell at no rate: look at the data and the network first.\n");
    return table.text() + "\n" + end;
}

Json modelsDocument(const std::vector<ConvertedModel>& models, const std::filesystem::path& base) {
    Json list = Json::array();
    for (const auto& each : models)
        list.push_back(
            {{"kind", toText(each.kind)},
             {"file", (base.empty() ? each.file : each.file.lexically_proximate(base)).string()},
             {"bytes", each.model.bytes().size()},
             {"sha256", toHex(each.model.sha256())}});
    return list;
}

std::string modelsText(const std::vector<ConvertedModel>& models) {
    TextTable table({"kind", "bytes", "sha256", "file"});
    for (const auto& each : models)
        table.add({std::string(toText(each.kind)),
                   count(static_cast<long long>(each.model.bytes().size())),
                   toHex(each.model.sha256()).substr(0, 12), each.file.string()});
    return table.text();
}

} // namespace tmw::cli
