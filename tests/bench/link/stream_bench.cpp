// SPDX-License-Identifier: GPL-3.0-or-later
// stream_bench [SECONDS] [BOARD]: live predictions from an emulated board in run mode, ten minutes
// of mps2-an386 by default. Limits: 1,000 predictions a second, none lost, all with the desktop's
// bits, memory of this program and of the emulator flat (1 MB) after the first tenth. Exit 1
// otherwise.
#include "tests/support/small_models.h"

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace tmw;

namespace {

/// Resident memory of a process, in KB.
long residentKilobytes(const std::string& process) {
    std::ifstream status("/proc/" + process + "/status");
    std::string word;
    long kilobytes = 0;
    while (status >> word)
        if (word == "VmRSS:")
            status >> kilobytes;
    return kilobytes;
}

struct Range {
    long least = 0;
    long most = 0;
    void add(long value) {
        least = most == 0 ? value : std::min(least, value);
        most = std::max(most, value);
    }
    long width() const { return most - least; }
};

int failed(const Error& error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 2;
}

} // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 600;
    const char* const name = argc > 2 ? argv[2] : "mps2-an386";
    const QTemporaryDir state;
    qputenv("TMW_STATE_HOME", state.path().toUtf8());
    const auto board = findBoard(name);
    if (!board)
        return failed(board.error());
    const auto model = test::modelOf(test::kHelloWorld);
    if (!model)
        return failed(model.error());
    const auto plan = makePlan(*model, (*board)->core);
    const auto session = openBoard(name);
    if (!session)
        return failed(session.error());
    const auto vectors = test::vectorsFor(*plan, 4);
    if (const auto uploaded = uploadModel(**session, *plan, *vectors); !uploaded)
        return failed(uploaded.error());

    const std::string emulator = std::to_string((*session)->emulator()->process());
    Range own;
    Range theirs;
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const auto passed = [&begin] {
        return std::chrono::duration<double>(Clock::now() - begin).count();
    };
    double nextLook = seconds / 10;
    const auto live = liveMonitor(**session, *plan, {}, [&](const LivePrediction& one) {
        if (one.sample % 256 != 0)
            return true;
        if (passed() >= nextLook) {
            nextLook += seconds / 50;
            own.add(residentKilobytes("self"));
            theirs.add(residentKilobytes(emulator));
        }
        return passed() < seconds;
    });
    if (!live)
        return failed(live.error());
    const double rate = static_cast<double>(live->predictions) / passed();
    const bool fine = rate >= 1000 && live->missing == 0 && live->dropped == 0 &&
                      live->identical == live->predictions && own.width() <= 1024 &&
                      theirs.width() <= 1024;
    std::printf("%s, %.0f s: %zu predictions, %.0f a second (limit 1000: %.1f times), %zu with the "
                "desktop's bits, %zu missing, %zu dropped\n",
                name, passed(), live->predictions, rate, rate / 1000, live->identical,
                live->missing, live->dropped);
    std::printf("memory: this program %ld to %ld KB, the emulator %ld to %ld KB\n", own.least,
                own.most, theirs.least, theirs.most);
    return fine ? 0 : 1;
}
