// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_writer.h"
#include "device_runtime/engine/interpreter.h"
#include "tests/support/run_plan.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;
using Answer = rt::Status;
using rt::KernelId;

namespace {

/// Arena: byte 0 the condition, 8 onwards a byte for each record that ran.
constexpr uint32_t kCondition = 0;
constexpr uint32_t kArena = 64;
constexpr int32_t kCopyBytes = sizeof(rt::CopyRecord);
constexpr int32_t kJumpBytes = sizeof(rt::JumpRecord);

/// Records one after another.
class Records {
public:
    /// One that marks its number in the arena.
    Records& mark() {
        rt::CopyRecord record{};
        record.head = {static_cast<uint16_t>(KernelId::Copy), 1, 0, sizeof record};
        record.input = rt::locate(rt::Memory::Constants, 0);
        record.output = rt::locate(rt::Memory::Arena, 8 + parts_.recordCount);
        record.bytes = 1;
        return add(&record, sizeof record);
    }
    Records& jump(KernelId kernel, rt::Location condition, int32_t records, int32_t bytes) {
        rt::JumpRecord record{};
        record.head = {static_cast<uint16_t>(kernel), 1, 0, sizeof record};
        record.condition = condition;
        record.records = records;
        record.bytes = bytes;
        return add(&record, sizeof record);
    }
    Records& skip(int32_t records, int32_t bytes, rt::Location condition = kCondition) {
        return jump(KernelId::Skip, condition, records, bytes);
    }
    Records& enter(int32_t records, int32_t bytes) {
        return jump(KernelId::EnterLoop, rt::kNowhere, records, bytes);
    }
    Records& repeat(int32_t records, int32_t bytes, rt::Location condition = kCondition) {
        return jump(KernelId::Repeat, condition, records, bytes);
    }

    std::vector<uint8_t> plan() const {
        PlanParts parts = parts_;
        parts.arenaBytes = kArena;
        parts.constants = {1};
        return writePlan(parts);
    }
    Answer answer() const { return test::openAndRun(plan()); }

private:
    Records& add(const void* record, size_t bytes) {
        const auto* from = static_cast<const uint8_t*>(record);
        parts_.records.insert(parts_.records.end(), from, from + bytes);
        ++parts_.recordCount;
        return *this;
    }
    PlanParts parts_;
};

Records branches() {
    return Records()
        .mark()
        .skip(2, kCopyBytes + kJumpBytes)
        .mark()
        .skip(1, kCopyBytes, rt::kNowhere)
        .mark()
        .mark();
}

Records loop() {
    return Records()
        .enter(1, kCopyBytes)
        .mark()
        .mark()
        .repeat(-3, -2 * kCopyBytes - kJumpBytes)
        .mark();
}

/// A machine that runs a plan.
struct Machine {
    explicit Machine(const Records& records) : bytes(records.plan()), memory(bytes.size() / 8 + 1) {
        std::memcpy(memory.data(), bytes.data(), bytes.size());
        const rt::Span<const uint8_t> plan(reinterpret_cast<uint8_t*>(memory.data()), bytes.size());
        opened = rt::PlanView::open(plan, rt::CoreFamily::Generic, &view);
        interpreter.init(view, {reinterpret_cast<uint8_t*>(arena), kArena}, {}, rt::fullKernels());
    }
    uint8_t* at(size_t offset) { return reinterpret_cast<uint8_t*>(arena) + offset; }
    /// The numbers of the records that ran, in order of number.
    std::vector<int> ran() {
        std::vector<int> numbers;
        for (int i = 0; i < 20; ++i)
            if (*at(8 + static_cast<size_t>(i)))
                numbers.push_back(i);
        return numbers;
    }

    std::vector<uint8_t> bytes;
    std::vector<uint64_t> memory;
    uint64_t arena[kArena / 8] = {};
    rt::PlanView view;
    rt::Interpreter interpreter;
    Answer opened;
};

} // namespace

class JumpTest : public QObject {
    Q_OBJECT
private slots:
    void oneBranchRuns() {
        for (const bool condition : {true, false}) {
            Machine machine(branches());
            QCOMPARE(machine.opened, Answer::Ok);
            *machine.at(kCondition) = condition;
            QCOMPARE(machine.interpreter.invoke(), Answer::Ok);
            QCOMPARE(machine.ran(),
                     condition ? (std::vector<int>{0, 2, 5}) : (std::vector<int>{0, 4, 5}));
        }
    }

    void recordByRecordIsTheSame() {
        Machine machine(branches());
        *machine.at(kCondition) = 1;
        std::vector<uint32_t> next;
        machine.interpreter.restart();
        while (machine.interpreter.runNext() == Answer::Ok)
            next.push_back(machine.interpreter.nextRecord());
        QCOMPARE(next, (std::vector<uint32_t>{1, 2, 3, 5, 6}));
        QCOMPARE(machine.ran(), (std::vector<int>{0, 2, 5}));
    }

    void aLoopOfNoTimesRunsItsConditionAlone() {
        Machine machine(loop());
        QCOMPARE(machine.opened, Answer::Ok);
        QCOMPARE(machine.interpreter.invoke(), Answer::Ok);
        QCOMPARE(machine.ran(), (std::vector<int>{2, 4}));
    }

    void aLoopGoesAroundUntilItsConditionIsFalse() {
        Machine machine(loop());
        *machine.at(kCondition) = 1;
        std::vector<uint32_t> next;
        machine.interpreter.restart();
        for (int step = 0; machine.interpreter.runNext() == Answer::Ok; ++step) {
            next.push_back(machine.interpreter.nextRecord());
            if (step == 6)
                *machine.at(kCondition) = 0;
        }
        QCOMPARE(next, (std::vector<uint32_t>{2, 3, 1, 2, 3, 1, 2, 3, 4, 5}));
    }

    void anEndlessLoopIsAFault() {
        Machine machine(loop());
        *machine.at(kCondition) = 1;
        QCOMPARE(machine.interpreter.invoke(), Answer::Fault);
        QCOMPARE(machine.interpreter.fault().code, rt::kEndlessFault);
        QCOMPARE(machine.interpreter.fault().record, uint16_t{3});
        QCOMPARE(machine.ran(), (std::vector<int>{1, 2, 4})); // what follows has run
        *machine.at(kCondition) = 0;
        QCOMPARE(machine.interpreter.invoke(), Answer::Fault); // until a reset
        machine.interpreter.reset();
        QCOMPARE(machine.interpreter.invoke(), Answer::Ok);
    }

    void anEndlessLoopEndsRecordByRecordToo() {
        Machine machine(loop());
        *machine.at(kCondition) = 1;
        machine.interpreter.restart();
        uint32_t steps = 0;
        while (machine.interpreter.runNext() != Answer::NotReady)
            ++steps;
        QVERIFY(steps >= rt::kMostRepeated && steps < rt::kMostRepeated + 10);
        QCOMPARE(machine.interpreter.fault().code, rt::kEndlessFault);
    }

    /// Each run may repeat as many.
    void theLimitIsOfOneRun() {
        Machine machine(loop());
        for (int run = 0; run < 3; ++run) {
            *machine.at(kCondition) = 1;
            machine.interpreter.restart();
            for (uint32_t i = 0; i + 10 < rt::kMostRepeated; ++i)
                machine.interpreter.runNext();
            *machine.at(kCondition) = 0;
            while (machine.interpreter.runNext() != Answer::NotReady) {
            }
            QCOMPARE(machine.interpreter.fault().code, uint16_t{0});
        }
    }

    void jumpsMayBeWithinJumps() {
        // if { while { if } } else { }
        Records records;
        const int32_t innerIf = kJumpBytes + kCopyBytes;
        const int32_t whole = kJumpBytes + innerIf + kCopyBytes + kJumpBytes;
        records.skip(6, whole + kJumpBytes)
            .enter(2, innerIf)
            .skip(1, kCopyBytes)
            .mark()
            .mark()
            .repeat(-4, -innerIf - kCopyBytes - kJumpBytes)
            .skip(0, 0, rt::kNowhere)
            .mark();
        QCOMPARE(records.answer(), Answer::Ok);
    }

    void damagedJumpsAreRefused_data() {
        QTest::addColumn<Records>("records");
        QTest::addColumn<int>("answer");
        const auto row = [](const char* name, const Records& records,
                            Answer answer = Answer::BadRecord) {
            QTest::newRow(name) << records << static_cast<int>(answer);
        };
        const int32_t twoMarks = 2 * kCopyBytes;
        row("into a record", Records().skip(1, 8).mark().mark());
        row("beyond the list", Records().skip(2, twoMarks).mark());
        row("far beyond the list", Records().skip(INT32_MAX, INT32_MAX).mark());
        row("backwards without a loop", Records().mark().skip(-2, -kCopyBytes - kJumpBytes));
        row("bytes backwards", Records().mark().skip(1, -kCopyBytes).mark());
        row("a repeat without a loop", Records().mark().repeat(-2, -kCopyBytes - kJumpBytes));
        row("a repeat forwards", Records().enter(1, kCopyBytes).mark().repeat(0, 0).mark());
        row("a repeat to the start of the list",
            Records().mark().enter(0, 0).mark().repeat(-4, -twoMarks - 2 * kJumpBytes));
        row("a repeat into a record", Records().enter(0, 0).mark().repeat(-2, -kJumpBytes - 8));
        row("a loop without a repeat", Records().enter(1, kCopyBytes).mark().mark());
        row("a repeat before the condition", Records()
                                                 .enter(2, kCopyBytes + kJumpBytes)
                                                 .mark()
                                                 .repeat(-2, -kCopyBytes - kJumpBytes)
                                                 .mark());
        row("out of a loop", Records()
                                 .enter(1, kJumpBytes)
                                 .skip(3, twoMarks + kJumpBytes)
                                 .mark()
                                 .repeat(-3, -kCopyBytes - 2 * kJumpBytes)
                                 .mark()
                                 .mark());
        row("into a loop", Records()
                               .skip(2, kCopyBytes + kJumpBytes)
                               .enter(1, kCopyBytes)
                               .mark()
                               .mark()
                               .repeat(-3, -twoMarks - kJumpBytes));
        row("across another",
            Records().skip(2, kCopyBytes + kJumpBytes).skip(2, twoMarks).mark().mark().mark());
        Records deep;
        for (uint32_t i = 0; i <= rt::kMostNestedJumps; ++i)
            deep.skip(static_cast<int32_t>(rt::kMostNestedJumps - i),
                      static_cast<int32_t>(rt::kMostNestedJumps - i) * kJumpBytes);
        row("within too many", deep);
        row("on a condition that is nowhere",
            Records().enter(0, 0).mark().repeat(-2, -kCopyBytes - kJumpBytes, rt::kNowhere),
            Answer::OutOfExtent);
        row("on a condition outside", Records().skip(0, 0, kArena), Answer::OutOfExtent);
        row("into a loop on a condition", Records().jump(KernelId::EnterLoop, 0, 0, 0).mark());
    }
    void damagedJumpsAreRefused() {
        QFETCH(Records, records);
        QFETCH(int, answer);
        QCOMPARE(static_cast<int>(records.answer()), answer);
    }
};

QTEST_GUILESS_MAIN(JumpTest)
#include "jump_test.moc"
