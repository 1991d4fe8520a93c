// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace tmw {

namespace {

constexpr ErrorKind kNotFound{"process.not_found", "The program %1 is not installed."};
constexpr ErrorKind kFailed{"process.failed", "%1 cannot be run: %2."};
constexpr ErrorKind kTooLong{"process.too_long", "%1 took longer than %2 s and was ended."};

constexpr size_t kMostOutput = 65536;
constexpr int kPollMilliseconds = 50;

class Pipe {
public:
    Pipe() {
        if (::pipe2(ends_, O_CLOEXEC) != 0)
            ends_[0] = ends_[1] = -1;
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close(0);
        close(1);
    }
    bool isOpen() const { return ends_[0] >= 0; }
    int end(int which) const { return ends_[which]; }
    void close(int which) {
        if (ends_[which] >= 0)
            ::close(ends_[which]);
        ends_[which] = -1;
    }

private:
    int ends_[2];
};

/// A group of its own, so that a compiler's children end with it. Answers an error number.
int spawn(const std::vector<std::string>& command, const std::filesystem::path& folder,
          const Pipe& pipe, pid_t* child) {
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, pipe.end(1), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, pipe.end(1), STDERR_FILENO);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    const int failed =
        ::posix_spawnp(child, words[0], &actions, &attributes, words.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

/// False at the end of the output.
bool readSome(int fd, std::string& output) {
    pollfd ready{fd, POLLIN, 0};
    if (::poll(&ready, 1, kPollMilliseconds) <= 0)
        return true;
    char bytes[4096];
    const ssize_t got = ::read(fd, bytes, sizeof bytes);
    if (got < 0)
        return errno == EINTR;
    output.append(bytes, std::min(static_cast<size_t>(got), kMostOutput - output.size()));
    return got > 0;
}

int waitFor(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

Result<ProcessResult> runProcess(const std::vector<std::string>& command,
                                 const std::filesystem::path& folder,
                                 std::chrono::milliseconds limit, std::stop_token stop) {
    Pipe pipe;
    if (!pipe.isOpen())
        return fail(kFailed, command[0], std::strerror(errno));
    pid_t child = 0;
    if (const int failed = spawn(command, folder, pipe, &child); failed != 0)
        return failed == ENOENT ? fail(kNotFound, command[0])
                                : fail(kFailed, command[0], std::strerror(failed));
    pipe.close(1);
    const auto deadline = std::chrono::steady_clock::now() + limit;
    ProcessResult result;
    while (readSome(pipe.end(0), result.output)) {
        const bool late = std::chrono::steady_clock::now() > deadline;
        if (!late && !stop.stop_requested())
            continue;
        ::kill(-child, SIGKILL);
        waitFor(child);
        return late ? fail(kTooLong, command[0],
                           std::chrono::duration_cast<std::chrono::seconds>(limit).count())
                    : fail(kCancelled);
    }
    result.exitCode = waitFor(child);
    return result;
}

} // namespace tmw
