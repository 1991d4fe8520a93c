// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/board_session.h"

#include "core/base/file.h"
#include "device_runtime/host/flasher.h"
#include "device_runtime/host/key_store.h"
#include "device_runtime/host/serial_transport.h"

namespace tmw {

namespace {

constexpr ErrorKind kIsHost{"board.is_host",
                            "host is this computer and needs no link. Name another board."};
constexpr ErrorKind kNeedsPort{"board.needs_port",
                               "%1 is not emulated. Name the serial port of a real one with "
                               "--port (\"tmw ports\" lists them)."};
constexpr ErrorKind kNoVirtualSensor{"board.no_virtual_sensor",
                                     "The firmware of %1 reads no files, so its sensor cannot be "
                                     "given one. Choose an emulated board that does: mps2-an386."};

/// A line that outlives those who use it one after another.
class SharedLine : public Transport {
public:
    explicit SharedLine(std::shared_ptr<Transport> line) : line_(std::move(line)) {}
    Status write(std::span<const uint8_t> bytes) override { return line_->write(bytes); }
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override {
        return line_->read(bytes, wait);
    }
    uint64_t micros() const override { return line_->micros(); }

private:
    std::shared_ptr<Transport> line_;
};

/// The port of a real board: found by its speed first, and by its serial number when it comes back.
Result<std::unique_ptr<Transport>> openPort(const BoardOptions& options,
                                            std::shared_ptr<BoardPort>& known) {
    constexpr Transport::Milliseconds kPatience{30000};
    if (known)
        return reopenPort(known->port, kPatience, options.stop, {}, known->baud);
    TMW_TRY(BoardPort found, openBoardPort(options.port, {}, options.stop));
    std::unique_ptr<Transport> line = std::move(found.line);
    known = std::make_shared<BoardPort>(std::move(found));
    return line;
}

/// Opens the line again and again: the emulator's is there as long as it runs, a port's comes back
/// when the board is plugged in. Each has its own faults.
DeviceLink::Reconnect lineSource(std::unique_ptr<Transport> emulated, const BoardOptions& options) {
    std::shared_ptr<Transport> kept = std::move(emulated);
    return [kept, options, known = std::shared_ptr<BoardPort>(),
            attempt = uint64_t{0}]() mutable -> Result<std::unique_ptr<Transport>> {
        std::unique_ptr<Transport> line;
        if (attempt > 0 && options.lineLost)
            options.lineLost();
        const uint64_t tries = attempt++;
        if (kept) {
            line = std::make_unique<SharedLine>(kept);
        } else {
            TMW_TRY(line, openPort(options, known));
        }
        if (!options.faults)
            return line;
        LineFaults faults = *options.faults;
        faults.seed += tries;
        return std::make_unique<FaultyTransport>(std::move(line), faults);
    };
}

/// Firmware and models of an emulated board as they are now. The journal in its flash outlives
/// being read while it is written.
Status copyBoard(const std::filesystem::path& from, const std::filesystem::path& to) {
    for (const char* const name : {"firmware.elf", "firmware.follows", "flash.bin"}) {
        std::error_code ignored; // absent is as wanted
        std::filesystem::remove(to / name, ignored);
        if (std::filesystem::exists(from / name, ignored)) {
            TMW_TRY(const std::vector<uint8_t> bytes, readFile(from / name));
            TMW_CHECK(writeFile(to / name, bytes));
        }
    }
    return {};
}

/// The key that the board asks for, if it is on this computer.
Status giveKey(DeviceLink& link) {
    TMW_TRY(const rt::HelloReply hello, link.persist([&] { return link.hello(); }));
    if (hello.flags & rt::kKeyed)
        link.setKey(findKey(hello.keyId));
    return {};
}

} // namespace

Status BoardSession::keepFlash() {
    return emulator_ ? emulator_->saveFlash() : Status{};
}

Status BoardSession::setSensor(std::span<const float> rows) {
    if (!takesSensorRows())
        return fail(kNoVirtualSensor, board_.name);
    const auto path = emulator_->folder() / "sensor.bin";
    if (!rows.empty())
        return writeFile(
            path, std::span(reinterpret_cast<const uint8_t*>(rows.data()), rows.size_bytes()));
    std::error_code ignored; // absent is as wanted
    std::filesystem::remove(path, ignored);
    return {};
}

namespace {

/// The board's own folder, or a copy of it to count on.
Result<BoardCopy> folderFor(std::string_view board, EmulatorMode mode) {
    const std::filesystem::path own = boardFolder(board);
    if (mode == EmulatorMode::Count) {
        TMW_TRY(BoardCopy copy, lockBoardCopy(own));
        TMW_CHECK(copyBoard(own, copy.folder));
        return copy;
    }
    TMW_TRY(FileLock lock, lockBoard(own));
    return BoardCopy{own, std::move(lock)};
}

} // namespace

Result<std::unique_ptr<BoardSession>> openBoard(std::string_view name,
                                                const BoardOptions& options) {
    TMW_TRY(const BoardRow* const board, findBoard(name));
    if (!board->emulated && options.port.empty())
        return board->name == "host" ? fail(kIsHost) : fail(kNeedsPort, board->title);
    std::unique_ptr<Emulator> emulator;
    std::unique_ptr<Transport> emulatedLine;
    if (options.port.empty()) {
        TMW_TRY(BoardCopy at, folderFor(board->name, options.mode));
        TMW_CHECK(prepareEmulatedBoard(*board, at.folder));
        TMW_TRY(emulator, Emulator::start(*board, options.mode, at.folder, std::move(at.lock)));
        emulatedLine = emulator->takeLine();
    }
    const DeviceLink::Reconnect source = lineSource(std::move(emulatedLine), options);
    TMW_TRY(std::unique_ptr<Transport> line, source());
    auto link = DeviceLink::open(std::move(line), {.reconnect = source, .stop = options.stop});
    if (!link && emulator && isLineTrouble(link.error()))
        TMW_CHECK(emulator->check());
    if (!link)
        return forward(link);
    TMW_CHECK(giveKey(**link));
    return std::make_unique<BoardSession>(*board, options.mode, std::move(emulator),
                                          std::move(*link));
}

} // namespace tmw
