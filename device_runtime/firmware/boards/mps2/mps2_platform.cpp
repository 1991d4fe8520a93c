// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/mps2/semihosting.h"
#include "device_runtime/firmware/platform.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kUart0 = 0x40004000;
constexpr uint32_t kFpgaCounter = 0x40028018; ///< 25 MHz
constexpr uint32_t kTicksPerMicro = 25;
/// Where one instruction takes a nanosecond, the counter advances each 40.
constexpr uint32_t kInstructionsPerTick = 40;

constexpr uint32_t kPageBytes = 4096;
constexpr uint32_t kSlotBytes = 1u << 20;
constexpr uint32_t kFlashBytes = 2 * kPageBytes + 2 * kSlotBytes;
/// In the folder that holds the board's state.
constexpr const char* kFlashFile = "flash.bin";
constexpr const char* kSensorFile = "sensor.bin";

/// One turn of a sine in 100 steps, where there is no file.
constexpr float kSweepStep = 6.2831853f / 100.0f;

__attribute__((section(".models"), aligned(8))) uint8_t flashMemory[kFlashBytes];
__attribute__((section(".arena"), aligned(8))) uint8_t arenaMemory[2u << 20];

volatile uint32_t& registerAt(uint32_t address) {
    return *reinterpret_cast<volatile uint32_t*>(address);
}

/// CMSDK APB UART (Arm DDI 0479).
class Uart {
public:
    void start() {
        registerAt(kUart0 + 0x10) = 16; // BAUDDIV, the least there is
        registerAt(kUart0 + 0x08) = 3;  // CTRL: send and receive
        // A byte that waited for this is fetched by QEMU only after DATA was read.
        const uint32_t waiting = registerAt(kUart0);
        static_cast<void>(waiting);
    }
    size_t read(uint8_t* data, size_t bytes) {
        size_t got = 0;
        while (got < bytes && (registerAt(kUart0 + 0x04) & 2))
            data[got++] = static_cast<uint8_t>(registerAt(kUart0));
        return got;
    }
    void write(const uint8_t* data, size_t bytes) {
        for (size_t i = 0; i < bytes; ++i) {
            while (registerAt(kUart0 + 0x04) & 1) {
            }
            registerAt(kUart0) = data[i];
        }
    }
};

/// The models' flash: memory that behaves as flash does, and a file that outlives the emulator.
class FlashFile {
public:
    void start() {
        memset(flashMemory, 0xff, kFlashBytes);
        file_ = semihosting::open(kFlashFile, semihosting::Mode::Update);
        if (file_ >= 0)
            semihosting::read(file_, flashMemory, kFlashBytes);
    }
    bool isVolatile() const { return file_ < 0; }
    bool store(uint32_t offset, size_t bytes) {
        return file_ < 0 || (semihosting::seek(file_, offset) &&
                             semihosting::write(file_, flashMemory + offset, bytes));
    }

private:
    int file_ = -1;
};

class Mps2Platform final : public Platform {
public:
    Mps2Platform() {
        uart_.start();
        flash_.start();
        info_.name = TMW_BOARD_NAME;
        info_.core = kBuiltCore;
        info_.arena = Span<uint8_t>(arenaMemory);
        info_.flash = flashMemory;
        info_.pageBytes = kPageBytes;
        info_.slotBytes = kSlotBytes;
        info_.slotsAreVolatile = flash_.isVolatile();
        info_.instructionsPerTick = kInstructionsPerTick;
    }

    const BoardInfo& info() const override { return info_; }
    size_t read(uint8_t* data, size_t bytes) override { return uart_.read(data, bytes); }
    void write(const uint8_t* data, size_t bytes) override { uart_.write(data, bytes); }

    uint64_t micros() override {
        const uint32_t now = ticks();
        elapsed_ += now - last_;
        last_ = now;
        return elapsed_ / kTicksPerMicro;
    }
    uint32_t ticks() override { return registerAt(kFpgaCounter); }

    bool erasePage(uint32_t offset) override {
        memset(flashMemory + offset, 0xff, kPageBytes);
        return flash_.store(offset, kPageBytes);
    }
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override {
        for (size_t i = 0; i < bytes; ++i)
            flashMemory[offset + i] = static_cast<uint8_t>(flashMemory[offset + i] & data[i]);
        return flash_.store(offset, bytes);
    }

    void startSensor(size_t) override {
        if (sensor_ >= 0)
            semihosting::close(sensor_);
        sensor_ = semihosting::open(kSensorFile, semihosting::Mode::Read);
        buffered_ = taken_ = 0;
        phase_ = 0;
    }
    SensorRead readSensor(Span<float> row) override {
        for (float& value : row) {
            if (sensor_ < 0) {
                value = static_cast<float>(phase_) * kSweepStep;
                continue;
            }
            if (taken_ == buffered_) {
                taken_ = 0;
                buffered_ = semihosting::read(sensor_, buffer_, sizeof buffer_) / sizeof(float);
                if (buffered_ == 0)
                    return SensorRead::End;
            }
            value = buffer_[taken_++];
        }
        phase_ = (phase_ + 1) % 100;
        return SensorRead::Row;
    }

    void feedWatchdog() override {}

private:
    BoardInfo info_ = {};
    Uart uart_;
    FlashFile flash_;
    uint64_t elapsed_ = 0;
    uint32_t last_ = 0;
    int sensor_ = -1;
    uint32_t phase_ = 0;
    size_t buffered_ = 0;
    size_t taken_ = 0;
    float buffer_[1024];
};

} // namespace

} // namespace rt
} // namespace tmw

int main() {
    // No destructor and no thread-safe guard: a board has neither threads nor an end.
    static tmw::rt::Mps2Platform platform;
    tmw::rt::runCompanion(platform);
}
