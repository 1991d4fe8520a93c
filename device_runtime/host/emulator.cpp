// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/emulator.h"

#include "device_runtime/host/descriptor_transport.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <future>
#include <string>
#include <vector>

namespace tmw {

namespace {

constexpr ErrorKind kMissing{
    "emulator.missing", "%1 is not installed, and boards are emulated with it. Install the Debian "
                        "package qemu-system-arm."};
constexpr ErrorKind kCannotStart{"emulator.cannot_start", "The emulator cannot be started: %1."};
constexpr const char* kProgram = "qemu-system-arm";

std::vector<std::string> arguments(const BoardRow& board, EmulatorMode mode, int line) {
    std::vector<std::string> list = {kProgram,
                                     "-M",
                                     std::string(board.qemuMachine),
                                     "-display",
                                     "none",
                                     "-monitor",
                                     "none",
                                     "-semihosting-config",
                                     "enable=on,target=native",
                                     "-chardev",
                                     "socket,id=line,fd=" + std::to_string(line),
                                     "-serial",
                                     "chardev:line",
                                     "-kernel",
                                     "firmware.elf"};
    if (mode == EmulatorMode::Count)
        list.insert(list.end(), {"-icount", "shift=0"});
    return list;
}

/// Everything the child needs, made before the fork: after it only system calls are safe.
struct Child {
    std::vector<std::string> words;
    std::vector<char*> argv;
    std::string folder;
    pid_t parent;
    int line;
    int lock;
    int report;
};

[[noreturn]] void becomeEmulator(const Child& child) {
    int cause = 0;
    // Ctrl-C in the terminal is for the parent, which ends the emulator itself.
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::setpgid(0, 0) != 0 ||
        ::chdir(child.folder.c_str()) != 0 || ::fcntl(child.line, F_SETFD, 0) != 0 ||
        ::fcntl(child.lock, F_SETFD, 0) != 0)
        cause = errno;
    const int nothing = ::open("/dev/null", O_RDONLY);
    const int log = ::open("emulator.log", O_WRONLY | O_CREAT | O_TRUNC, 0666);
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
                                                  BoardLock lock) {
    int ends[2];
    int report[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return fail(kCannotStart, std::strerror(errno));
    std::unique_ptr<Emulator> emulator(new Emulator);
    emulator->lock_ = std::move(lock);
    emulator->line_ = std::make_unique<DescriptorTransport>(ends[0]);
    if (::pipe2(report, O_CLOEXEC) != 0) {
        ::close(ends[1]);
        return fail(kCannotStart, std::strerror(errno));
    }
    Child child{arguments(board, mode, ends[1]), {},       folder.string(), ::getpid(), ends[1],
                emulator->lock_.descriptor(),    report[1]};
    for (std::string& word : child.words)
        child.argv.push_back(word.data());
    child.argv.push_back(nullptr);

    std::promise<pid_t> started;
    emulator->keeper_ = std::thread([&child, &started] {
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
    emulator->process_ = started.get_future().get();
    ::close(ends[1]);
    ::close(report[1]);
    int cause = emulator->process_ < 0 ? EAGAIN : 0;
    if (emulator->process_ > 0 && ::read(report[0], &cause, sizeof cause) <= 0)
        cause = 0;
    ::close(report[0]);
    if (cause == ENOENT)
        return fail(kMissing, kProgram);
    if (cause != 0)
        return fail(kCannotStart, std::strerror(cause));
    return emulator;
}

Emulator::~Emulator() {
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
