// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/firmware/device/slot_store.h"
#include "device_runtime/host/loopback_transport.h"

#include <QTest>

#include <cstring>

using namespace tmw;

namespace {

/// Flash that does what it is asked and says that it failed.
class Grumbling final : public rt::Platform {
public:
    explicit Grumbling(MemoryPlatform& board) : board_(board) {}
    const rt::BoardInfo& info() const override { return board_.info(); }
    size_t read(uint8_t* data, size_t bytes) override { return board_.read(data, bytes); }
    void write(const uint8_t* data, size_t bytes) override { board_.write(data, bytes); }
    uint64_t micros() override { return board_.micros(); }
    uint32_t ticks() override { return board_.ticks(); }
    bool erasePage(uint32_t offset) override { return board_.erasePage(offset); }
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override {
        board_.program(offset, data, bytes);
        return false;
    }
    void startSensor(size_t values) override { board_.startSensor(values); }
    rt::SensorRead readSensor(rt::Span<float> row) override { return board_.readSensor(row); }
    void feedWatchdog() override {}

private:
    MemoryPlatform& board_;
};

rt::JournalRecord withKey(const rt::Journal& journal, uint8_t key) {
    rt::JournalRecord next = journal.state();
    next.key[0] = key;
    return next;
}

/// The key that a start finds.
uint8_t keyFound(MemoryPlatform& board) {
    rt::Journal journal(board);
    journal.load();
    return journal.state().key[0];
}

} // namespace

/// What a start finds in the journal is what was the state before.
class JournalTest : public QObject {
    Q_OBJECT
private slots:
    void whatTheFlashSaysIsNotBelieved() {
        MemoryPlatform board({});
        Grumbling grumbling(board);
        rt::Journal journal(grumbling);
        journal.load();
        for (uint8_t key = 1; key <= 20; ++key) {
            const bool written = journal.append(withKey(journal, key));
            QCOMPARE(journal.state().key[0], keyFound(board));
            QVERIFY(written);
        }
    }

    /// A record that the power tore may read as damaged at one start and as whole at another.
    void aRecordThatComesBackIsOlderThanItsSuccessor() {
        MemoryPlatform board({});
        rt::Journal journal(board);
        journal.load();
        QVERIFY(journal.append(withKey(journal, 1)));
        QVERIFY(journal.append(withKey(journal, 2)));
        uint8_t& weak = board.flash()[2 * sizeof(rt::JournalRecord) - 10];
        const uint8_t was = weak;
        weak ^= 4;
        QCOMPARE(keyFound(board), uint8_t{1});
        journal.load();
        QVERIFY(journal.append(withKey(journal, 3)));
        weak = was;
        QCOMPARE(keyFound(board), uint8_t{3});
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
