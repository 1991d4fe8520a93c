// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/flash_runner.h"

#include <QProcess>
#include <QStandardPaths>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace tmw {

namespace {

constexpr ErrorKind kNoTool{"flash.no_tool",
                            "%1 is not installed, and %2 is flashed with it. Install the package "
                            "%3: %4"};
constexpr ErrorKind kWrongImage{"flash.wrong_image",
                                "%1 cannot flash %2: it takes %3. Give a file of such a kind."};
constexpr ErrorKind kNeedsPort{"flash.needs_port",
                               "%1 is flashed over its serial port. Name it with --port (\"tmw "
                               "ports\" lists them)."};
constexpr ErrorKind kSilent{"flash.silent",
                            "%1 said nothing for %2 s while flashing %3, and was ended. Plug the "
                            "board in again and try again."};
constexpr ErrorKind kTooLong{"flash.too_long",
                             "%1 was not done with %2 after %3 s, and was ended. Plug the board in "
                             "again and try again."};
constexpr std::chrono::milliseconds kTurn{50};
constexpr int kGraceMillis = 2000;
constexpr qsizetype kMostOutput = 64 * 1024;
using Clock = std::chrono::steady_clock;

Result<QString> programOf(const FlashTool& tool, const BoardRow& board) {
    for (const std::string_view program : tool.programs) {
        const QString found = QStandardPaths::findExecutable(
            QString::fromUtf8(program.data(), static_cast<qsizetype>(program.size())));
        if (!found.isEmpty())
            return found;
    }
    return fail(kNoTool, tool.name, board.title, tool.package, tool.install);
}

int64_t seconds(Clock::duration time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

/// A group of its own, so that what it starts ends with it; and it does not outlive this program.
void ownGroup() {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void end(QProcess& process) {
    const auto group = static_cast<pid_t>(process.processId());
    if (group <= 0)
        return;
    ::kill(-group, SIGTERM);
    if (!process.waitForFinished(kGraceMillis)) {
        ::kill(-group, SIGKILL);
        process.waitForFinished(kGraceMillis);
    }
}

/// Cuts what came into lines and tells the progress.
class OutputReader {
public:
    OutputReader(const FlashTool& tool, const Progress& progress)
        : tool_(tool), progress_(progress) {}

    void add(const QByteArray& bytes) {
        all_ += bytes;
        if (all_.size() > kMostOutput) // the end says why it failed
            all_ = all_.last(kMostOutput);
        for (const char letter : bytes) {
            if (letter != '\n' && letter != '\r') {
                line_ += letter;
                continue;
            }
            tell();
            line_.clear();
        }
        tell(); // bars grow within a line
    }
    std::string_view output() const { return {all_.data(), static_cast<size_t>(all_.size())}; }

private:
    void tell() {
        const FlashStep step = readFlashOutput(tool_, line_);
        if (!step.what.empty())
            what_ = step.what;
        if (step.fraction < 0 || !progress_)
            return;
        if (!step.ofBar) {
            progress_(step.fraction, what_);
            return;
        }
        if (step.fraction < last_ && bar_ + 1 < tool_.bars)
            ++bar_;
        last_ = step.fraction;
        progress_((bar_ + step.fraction) / std::max(1, tool_.bars), what_);
    }

    const FlashTool& tool_;
    const Progress& progress_;
    int bar_ = 0;
    double last_ = 0;
    std::string_view what_ = "writing";
    QByteArray all_;
    std::string line_;
};

Status wait(QProcess& process, OutputReader& reader, const FlashTool& tool, const BoardRow& board,
            std::stop_token stop, const FlashLimits& limits) {
    const auto begin = Clock::now();
    auto heard = begin;
    while (process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(static_cast<int>(kTurn.count()));
        const QByteArray bytes = process.readAll();
        const auto now = Clock::now();
        if (!bytes.isEmpty())
            heard = now;
        reader.add(bytes);
        if (stop.stop_requested()) {
            end(process);
            return fail(kCancelled);
        }
        if (now - heard > limits.silence) {
            end(process);
            if (const auto known = knownFlashFailure(tool, board, reader.output()))
                return tl::unexpected(*known); // it waits for what does not come
            return fail(kSilent, tool.name, seconds(now - heard), board.title);
        }
        if (now - begin > limits.total) {
            end(process);
            return fail(kTooLong, tool.name, board.title, seconds(now - begin));
        }
    }
    reader.add(process.readAll());
    return {};
}

} // namespace

Status runFlashTool(const BoardRow& board, const FlashTarget& target, const Progress& progress,
                    std::stop_token stop, const FlashLimits& limits) {
    const FlashTool* tool = flashTool(board.flash.tool);
    if (!tool || tool->programs.empty())
        return fail(kNoTool, "no program", board.title, "of its maker", "see its manual");
    if (!takesImage(*tool, target.image))
        return fail(kWrongImage, tool->name, target.image.string(), tool->images);
    if (tool->needsPort && target.port.empty())
        return fail(kNeedsPort, board.title);
    TMW_TRY(const QString program, programOf(*tool, board));
    QStringList arguments;
    for (const std::string& word : flashArguments(*tool, board, target))
        arguments << QString::fromStdString(word);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier(ownGroup);
    process.start(program, arguments);
    OutputReader reader(*tool, progress);
    TMW_CHECK(wait(process, reader, *tool, board, stop, limits));
    if (process.error() == QProcess::FailedToStart)
        return fail(kNoTool, tool->name, board.title, tool->package, tool->install);
    const int exitCode =
        process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128 + SIGKILL;
    if (exitCode != 0)
        return tl::unexpected(explainFlashFailure(*tool, board, exitCode, reader.output()));
    if (progress)
        progress(1, "done");
    return {};
}

} // namespace tmw
