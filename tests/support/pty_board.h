// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/firmware/device/device_server.h"
#include "device_runtime/host/loopback_transport.h"

#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace tmw::test {

/// A board behind a pseudo-terminal: the firmware's server runs on a thread of its own until the
/// object goes, which is like pulling the cable.
class PtyBoard {
public:
    /// The platform keeps the board's flash, so the same one may be plugged in again. A board that
    /// is not `alive` takes bytes and says nothing.
    explicit PtyBoard(MemoryPlatform& platform, speed_t speed = B115200, bool alive = true)
        : platform_(platform), speed_(speed), alive_(alive) {
        char name[128] = {};
        int slave = -1;
        if (::openpty(&master_, &slave, name, nullptr, nullptr) != 0)
            return;
        termios raw{};
        ::tcgetattr(slave, &raw);
        ::cfmakeraw(&raw);
        ::tcsetattr(slave, TCSANOW, &raw);
        ::fcntl(master_, F_SETFL, O_NONBLOCK);
        ::fcntl(master_, F_SETFD, FD_CLOEXEC);
        ::close(slave);
        name_ = name;
        platform_.toDevice.clear();
        platform_.toDesktop.clear();
        thread_ = std::thread([this] { run(); });
    }
    ~PtyBoard() { unplug(); }

    const std::string& name() const { return name_; }
    void unplug() {
        ends_ = true;
        if (thread_.joinable())
            thread_.join();
        if (master_ >= 0)
            ::close(master_);
        master_ = -1;
    }

private:
    void run() {
        rt::DeviceServer server(platform_);
        server.boot();
        while (!ends_) {
            const bool moved = receive();
            const bool worked = alive_ && server.poll();
            if (!send() && !moved && !worked)
                std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
    }
    /// At another speed than the board's, what comes is noise.
    bool atItsSpeed() const {
        termios set{};
        return ::tcgetattr(master_, &set) == 0 && ::cfgetospeed(&set) == speed_;
    }
    bool receive() {
        uint8_t bytes[4096];
        const ssize_t got = ::read(master_, bytes, sizeof bytes);
        for (ssize_t i = 0; i < got; ++i)
            platform_.toDevice.push_back(atItsSpeed() ? bytes[i] : uint8_t{0xf0});
        return got > 0;
    }
    bool send() {
        auto& line = platform_.toDesktop;
        if (line.empty())
            return false;
        const std::vector<uint8_t> bytes(
            line.begin(), line.begin() + std::min<ptrdiff_t>(2048, std::ssize(line)));
        const ssize_t sent = ::write(master_, bytes.data(), bytes.size());
        if (sent > 0)
            line.erase(line.begin(), line.begin() + sent);
        return sent > 0;
    }

    MemoryPlatform& platform_;
    speed_t speed_;
    bool alive_;
    int master_ = -1;
    std::string name_;
    std::atomic<bool> ends_{false};
    std::thread thread_;
};

} // namespace tmw::test
