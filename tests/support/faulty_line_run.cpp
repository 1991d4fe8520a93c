// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faulty_line_run.h"

#include "tests/support/loopback_board.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tmw::test {

namespace {

constexpr size_t kStreamed = 60;

std::string hashOf(const Plan& plan) {
    rt::PlanHeader header{};
    std::memcpy(&header, plan.bytes.data(), sizeof header);
    std::string text;
    for (const uint8_t byte : header.modelSha256) {
        constexpr char kDigits[] = "0123456789abcdef";
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

class Run {
public:
    Run(const RivalModels& models, uint64_t seed, FaultyRuns* sum)
        : models_(models), seed_(seed), sum_(sum),
          platform_(
              {.slotBytes = 8192, .arenaBytes = 8192, .sensor = sensor(), .virtualTime = true}),
          board_(platform_) {}

    bool all() {
        ++sum_->runs;
        return prepare() && overTheBadLine() && inOrderAgain();
    }

private:
    static std::vector<float> sensor() {
        std::vector<float> rows;
        for (size_t i = 0; i < kStreamed; ++i)
            rows.push_back(0.1f * static_cast<float>(i));
        return rows;
    }

    bool wrong(const std::string& what) {
        if (sum_->wrong.empty())
            sum_->wrong = "seed " + std::to_string(seed_) + ": " + what;
        return false;
    }
    void note(const Error& error) { ++sum_->errors[std::string(error.code())]; }

    /// The first model, over a good line.
    bool prepare() {
        const auto session = board_.open();
        if (!session)
            return wrong("no session over a good line");
        const auto report = uploadModel(**session, models_.first, models_.firstVectors);
        return report && report->activated ? true : wrong("no upload over a good line");
    }

    /// What the board says it runs answers as that model does on the desktop.
    bool answersAs(BoardSession& session, bool second) {
        const auto same =
            sameAnswers(session, rt::Target::Running, second ? models_.second : models_.first,
                        second ? models_.secondVectors : models_.firstVectors);
        if (!same) {
            note(same.error());
            return true;
        }
        return *same ? true : wrong("an answer that the desktop does not give");
    }

    bool overTheBadLine() {
        const auto session =
            board_.open(faultsOfSeed(seed_), static_cast<uint16_t>(2 + seed_ % 60000));
        if (!session) {
            note(session.error());
            return true;
        }
        const auto report = uploadModel(**session, models_.second, models_.secondVectors);
        if (!report)
            note(report.error());
        else if (!report->activated)
            return wrong("an upload whose check failed");
        else
            ++sum_->uploads;
        const bool fine = stillOneOfTheTwo(**session, report.has_value()) && stream(**session);
        sum_->reconnects += (*session)->link().restored();
        return fine;
    }

    bool stillOneOfTheTwo(BoardSession& session, bool uploaded) {
        const auto running = runningModel(session);
        if (!running) {
            note(running.error());
            return true;
        }
        const bool second = running->sha256 == hashOf(models_.second);
        if (!second && running->sha256 != hashOf(models_.first))
            return wrong("a model runs that is neither");
        if (uploaded && !second)
            return wrong("an upload was reported and the model does not run");
        return answersAs(session, second);
    }

    bool stream(BoardSession& session) {
        const auto running = runningModel(session);
        if (!running)
            return true;
        const Plan& plan =
            running->sha256 == hashOf(models_.second) ? models_.second : models_.first;
        bool fine = true;
        size_t next = 0;
        const auto live = liveMonitor(session, plan, {}, [&](const LivePrediction& one) {
            fine = fine && one.identical && one.sample >= next;
            next = one.sample + 1;
            return true;
        });
        if (!fine)
            return wrong("a streamed prediction that is not the desktop's, or out of order");
        if (!live) {
            note(live.error());
            return true;
        }
        sum_->predictions += live->predictions;
        sum_->missing += live->missing;
        return live->predictions + live->missing <= kStreamed ? true : wrong("samples came twice");
    }

    /// The board was never restarted.
    bool inOrderAgain() {
        const auto session = board_.open({}, static_cast<uint16_t>(60010 + seed_ % 5000));
        if (!session)
            return wrong("no session over a good line afterwards: " + session.error().message());
        if (!stillOneOfTheTwo(**session, false))
            return false;
        const auto report = uploadModel(**session, models_.second, models_.secondVectors);
        if (!report || !report->activated)
            return wrong("no upload over a good line afterwards");
        const auto live =
            liveMonitor(**session, models_.second, {}, [](const LivePrediction&) { return true; });
        if (!live || live->predictions != kStreamed || live->identical != kStreamed)
            return wrong("no whole stream over a good line afterwards");
        const auto health = (*session)->link().health();
        if (!health)
            return wrong("no health over a good line afterwards");
        sum_->damagedFrames += health->damagedFrames;
        sum_->repeatedFrames += health->repeatedFrames;
        sum_->virtualSeconds += 1e-6 * static_cast<double>(health->uptimeMicros);
        return true;
    }

    const RivalModels& models_;
    uint64_t seed_;
    FaultyRuns* sum_;
    MemoryPlatform platform_;
    LoopbackBoard board_;
};

} // namespace

LineFaults faultsOfSeed(uint64_t seed) {
    Random random(seed);
    // From hardly any to a line that hardly works: a frame has about 550 bytes.
    const auto chance = [&random](double most) {
        return random.below(3) == 0 ? 0.0 : most * std::pow(10.0, -3.0 * random.uniform());
    };
    LineFaults faults;
    faults.drop = chance(5e-3);
    faults.flip = chance(5e-3);
    faults.duplicate = chance(5e-3);
    faults.reorder = chance(2e-3);
    faults.stall = chance(5e-4);
    faults.disconnect = chance(1e-3);
    faults.delayMs = static_cast<uint32_t>(random.below(3) == 0 ? random.below(80) : 0);
    faults.seed = seed;
    return faults;
}

bool runOverFaultyLine(const RivalModels& models, uint64_t seed, FaultyRuns* sum) {
    return Run(models, seed, sum).all();
}

} // namespace tmw::test
