// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/emulator.h"

#include "core/base/file.h"
#include "device_runtime/host/descriptor_transport.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <future>
#include <string>
#include <utility>
#include <vector>

namespace tmw {

namespace {

constexpr ErrorKind kMissing{
    "emulator.missing", "%1 is not installed, and boards are emulated with it. Install the Debian "
                        "package qemu-system-arm."};
constexpr ErrorKind kCannotStart{"emulator.cannot_start", "The emulator cannot be started: %1."};
constexpr ErrorKind kEnded{"emulator.ended",
                           "The emulator of %1 ended: %2. Flash the board again with \"tmw flash "
                           "%1\", and try again."};
constexpr const char* kLog = "emulator.log";
constexpr const char* kProgram = "qemu-system-arm";
constexpr const char* kFlashFile = "flash.bin";

std::vector<std::string> arguments(const BoardRow& board, EmulatorMode mode, int line, int debug) {
    // Stopped at first, until its flash is loaded.
    std::vector<std::string> list = {kProgram,
                                     "-M",
                                     std::string(board.qemuMachine),
                                     "-display",
                                     "none",
                                     "-monitor",
                                     "none",
                                     "-chardev",
                                     "socket,id=line,fd=" + std::to_string(line),
                                     "-serial",
                                     "chardev:line",
                                     "-chardev",
                                     "socket,id=debug,fd=" + std::to_string(debug),
                                     "-gdb",
                                     "chardev:debug",
                                     "-S",
                                     "-kernel",
                                     "firmware.elf"};
    if (board.modelFlash.keeping == FlashKeeping::Firmware)
        list.insert(list.end(), {"-semihosting-config", "enable=on,target=native"});
    if (mode == EmulatorMode::Count)
        list.insert(list.end(), {"-icount", "shift=0"});
    return list;
}

/// Both ends of a connection; closed but for what is taken.
struct Pair {
    int ends[2] = {-1, -1};
    Pair() = default;
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;
    ~Pair() {
        for (const int end : ends)
            if (end >= 0)
                ::close(end);
    }
    bool open() { return ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0; }
    std::unique_ptr<Transport> takeOwn() {
        return std::make_unique<DescriptorTransport>(std::exchange(ends[0], -1));
    }
};

/// Everything the child needs, made before the fork: after it only system calls are safe.
struct Child {
    std::vector<std::string> words;
    std::vector<char*> argv;
    std::string folder;
    pid_t parent;
    int line;
    int debug;
    int lock;
    int report;
};

[[noreturn]] void becomeEmulator(const Child& child) {
    int cause = 0;
    // Ctrl-C in the terminal is for the parent, which ends the emulator itself.
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::setpgid(0, 0) != 0 ||
        ::chdir(child.folder.c_str()) != 0 || ::fcntl(child.line, F_SETFD, 0) != 0 ||
        ::fcntl(child.debug, F_SETFD, 0) != 0 || ::fcntl(child.lock, F_SETFD, 0) != 0)
        cause = errno;
    const int nothing = ::open("/dev/null", O_RDONLY);
    const int log = ::open(kLog, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (nothing < 0 || log < 0 || ::dup2(nothing, 0) < 0 || ::dup2(log, 1) < 0 ||
        ::dup2(log, 2) < 0)
        cause = errno;
    // The parent may have died before the first line.
    if (::getppid() != child.parent)
        ::_exit(1);
    if (cause == 0) {
        ::execvp(child.argv[0], child.argv.data());
        cause = errno;
    }
    const ssize_t told = ::write(child.report, &cause, sizeof cause);
    ::_exit(told > 0 ? 126 : 127);
}

} // namespace

Result<std::unique_ptr<Emulator>> Emulator::start(const BoardRow& board, EmulatorMode mode,
                                                  const std::filesystem::path& folder,
                                                  FileLock lock) {
    Pair line;
    Pair debug;
    if (!line.open() || !debug.open())
        return fail(kCannotStart, std::strerror(errno));
    std::unique_ptr<Emulator> emulator(new Emulator(board, folder, std::move(lock)));
    emulator->line_ = line.takeOwn();
    TMW_CHECK(emulator->launch(mode, line.ends[1], debug.ends[1]));
    emulator->debug_ = std::make_unique<DebugPort>(debug.takeOwn(), true);
    const Status loaded = emulator->loadFlash();
    emulator->flashIsLoaded_ = loaded.has_value();
    const Status resumed = loaded ? emulator->debug_->resume() : loaded;
    if (resumed)
        return emulator;
    TMW_CHECK(emulator->check());
    return forward(resumed);
}

Status Emulator::launch(EmulatorMode mode, int line, int debug) {
    int report[2];
    if (::pipe2(report, O_CLOEXEC) != 0)
        return fail(kCannotStart, std::strerror(errno));
    Child child{arguments(board_, mode, line, debug),
                {},
                folder_.string(),
                ::getpid(),
                line,
                debug,
                lock_.descriptor(),
                report[1]};
    for (std::string& word : child.words)
        child.argv.push_back(word.data());
    child.argv.push_back(nullptr);

    std::promise<pid_t> started;
    keeper_ = std::thread([&child, &started] {
        const pid_t process = ::fork();
        if (process == 0)
            becomeEmulator(child);
        started.set_value(process);
        if (process < 0)
            return;
        siginfo_t info;
        while (::waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOWAIT) != 0 &&
               errno == EINTR) {
        }
    });
    process_ = started.get_future().get();
    ::close(report[1]);
    int cause = process_ < 0 ? EAGAIN : 0;
    if (process_ > 0 && ::read(report[0], &cause, sizeof cause) <= 0)
        cause = 0;
    ::close(report[0]);
    if (cause == ENOENT)
        return fail(kMissing, kProgram);
    return cause == 0 ? Status{} : fail(kCannotStart, std::strerror(cause));
}

Status Emulator::check() const {
    siginfo_t info{};
    // Its line breaks a moment before it ends. Left to be reaped by the destructor.
    for (int turn = 0; turn < 50 && info.si_pid == 0; ++turn) {
        ::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT);
        if (info.si_pid == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    if (info.si_pid == 0)
        return {};
    std::ifstream log(folder_ / kLog);
    std::string line;
    std::getline(log, line); // registers follow
    return fail(kEnded, board_.name, line.empty() ? std::string("it said nothing") : line);
}

Status Emulator::loadFlash() {
    if (board_.modelFlash.keeping != FlashKeeping::DebugPort)
        return {};
    TMW_TRY(std::vector<uint8_t> flash, readFile(folder_ / kFlashFile));
    // Firmware of before may have kept more or less; what it kept is checked when it starts.
    flash.resize(board_.modelFlash.bytes, 0xff);
    return debug_->write(board_.modelFlash.address, flash);
}

Status Emulator::saveFlash() {
    if (board_.modelFlash.keeping != FlashKeeping::DebugPort)
        return {};
    const bool wasRunning = debug_->isRunning();
    TMW_CHECK(debug_->interrupt());
    TMW_TRY(const std::vector<uint8_t> flash,
            debug_->read(board_.modelFlash.address, board_.modelFlash.bytes));
    TMW_CHECK(writeFile(folder_ / kFlashFile, flash));
    return wasRunning ? debug_->resume() : Status{};
}

Emulator::~Emulator() {
    if (flashIsLoaded_ && !saveFlash()) {
        // The emulator died before; what was saved last stays.
    }
    // Reaped only here, so the number names no other process until then.
    if (process_ > 0)
        ::kill(process_, SIGKILL);
    if (keeper_.joinable())
        keeper_.join();
    if (process_ > 0)
        ::waitpid(process_, nullptr, 0);
}

std::unique_ptr<Transport> Emulator::takeLine() {
    return std::move(line_);
}

} // namespace tmw
