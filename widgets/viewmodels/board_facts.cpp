// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/board_facts.h"

#include "core/base/hex.h"
#include "device_runtime/host/device_words.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <iterator>

namespace tmw::ui {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("BoardFacts", text);
}

const QString kNone = QStringLiteral("-");

QString startWord(uint32_t cause) {
    const QString words[] = {say(QT_TRANSLATE_NOOP("BoardFacts", "not known")),
                             say(QT_TRANSLATE_NOOP("BoardFacts", "power")),
                             say(QT_TRANSLATE_NOOP("BoardFacts", "its reset pin")),
                             say(QT_TRANSLATE_NOOP("BoardFacts", "its program")),
                             say(QT_TRANSLATE_NOOP("BoardFacts", "the watchdog"))};
    return words[cause < std::size(words) ? cause : 0];
}

QString crashWord(uint32_t kind) {
    const QString words[] = {say(QT_TRANSLATE_NOOP("BoardFacts", "a fault")),
                             say(QT_TRANSLATE_NOOP("BoardFacts", "a hard fault")),
                             say(QT_TRANSLATE_NOOP("BoardFacts", "a memory fault")),
                             say(QT_TRANSLATE_NOOP("BoardFacts", "a bus fault")),
                             say(QT_TRANSLATE_NOOP("BoardFacts", "a usage fault"))};
    return words[kind < std::size(words) ? kind : 0];
}

QString stackWords(const rt::HealthReply& health) {
    return health.stackBytes == 0
               ? say(QT_TRANSLATE_NOOP("BoardFacts", "not measured"))
               : say(QT_TRANSLATE_NOOP("BoardFacts", "%1 of %2 used at most"))
                     .arg(bytesText(health.stackUsed), bytesText(health.stackBytes));
}

QString lineWords(const rt::HealthReply& health) {
    return say(QT_TRANSLATE_NOOP("BoardFacts", "%1 frames damaged, %2 sent again"))
        .arg(countText(health.damagedFrames), countText(health.repeatedFrames));
}

QString crashWords(const rt::CrashReport& crash) {
    QString words = say(QT_TRANSLATE_NOOP("BoardFacts", "It crashed: %1 at 0x%2"))
                        .arg(crashWord(crash.kind))
                        .arg(crash.programCount, 8, 16, QChar('0'));
    if (crash.record != rt::kNoRecord)
        words +=
            say(QT_TRANSLATE_NOOP("BoardFacts", ", in record %1 of the model")).arg(crash.record);
    return words + say(QT_TRANSLATE_NOOP("BoardFacts", ". It restarted by itself. If it happens "
                                                       "again, flash the firmware and upload the "
                                                       "model again."));
}

} // namespace

QList<BoardFact> boardFacts(const BoardDesk& desk) {
    const BoardRow* row = desk.board();
    const auto& hello = desk.hello();
    QList<BoardFact> facts;
    if (row)
        facts = {{say(QT_TRANSLATE_NOOP("BoardFacts", "Name")), fromText(row->name)},
                 {say(QT_TRANSLATE_NOOP("BoardFacts", "Port")), desk.place()},
                 {say(QT_TRANSLATE_NOOP("BoardFacts", "Core")), fromText(row->cpu)},
                 {say(QT_TRANSLATE_NOOP("BoardFacts", "Flash")), bytesText(row->flashBytes)},
                 {say(QT_TRANSLATE_NOOP("BoardFacts", "RAM")), bytesText(row->ramBytes)}};
    facts += {
        {say(QT_TRANSLATE_NOOP("BoardFacts", "Firmware")),
         hello ? say(QT_TRANSLATE_NOOP("BoardFacts", "%1.%2.%3, protocol %4"))
                     .arg(hello->firmware[0])
                     .arg(hello->firmware[1])
                     .arg(hello->firmware[2])
                     .arg(hello->linkMajor)
               : kNone},
        {say(QT_TRANSLATE_NOOP("BoardFacts", "Slot")), hello ? bytesText(hello->slotBytes) : kNone},
        {say(QT_TRANSLATE_NOOP("BoardFacts", "Arena")),
         hello ? bytesText(hello->arenaBytes) : kNone},
        {say(QT_TRANSLATE_NOOP("BoardFacts", "Key")),
         !hello ? kNone
         : (hello->flags & rt::kKeyed)
             ? QString::fromStdString(toHex(hello->keyId))
             : say(QT_TRANSLATE_NOOP("BoardFacts", "none: anyone may upload"))}};
    return facts;
}

QList<BoardFact> healthFacts(const BoardDesk& desk) {
    const auto& health = desk.health();
    const double up = health ? 1e-6 * static_cast<double>(health->uptimeMicros) : 0;
    return {
        {say(QT_TRANSLATE_NOOP("BoardFacts", "Up for")), health ? durationText(up) : kNone},
        {say(QT_TRANSLATE_NOOP("BoardFacts", "Started by")),
         health ? startWord(health->startCause) : kNone},
        {say(QT_TRANSLATE_NOOP("BoardFacts", "Stack")), health ? stackWords(*health) : kNone},
        {say(QT_TRANSLATE_NOOP("BoardFacts", "Watchdog")),
         !health ? kNone
         : health->watchdogMillis
             ? say(QT_TRANSLATE_NOOP("BoardFacts", "%1 ms")).arg(countText(health->watchdogMillis))
             : say(QT_TRANSLATE_NOOP("BoardFacts", "none"))},
        {say(QT_TRANSLATE_NOOP("BoardFacts", "Line")), health ? lineWords(*health) : kNone}};
}

QString healthWarning(const BoardDesk& desk) {
    QStringList warnings;
    if (desk.health() && desk.health()->crash.kind != 0)
        warnings += crashWords(desk.health()->crash);
    if (desk.health() &&
        desk.health()->startCause == static_cast<uint32_t>(rt::StartCause::Watchdog))
        warnings += say(QT_TRANSLATE_NOOP("BoardFacts",
                                          "The watchdog restarted it: something took too long. "
                                          "Make the model smaller if it happens again."));
    const auto boot =
        desk.hello() ? static_cast<rt::Status>(desk.hello()->bootStatus) : rt::Status::Ok;
    if (boot != rt::Status::Ok && boot != rt::Status::NotReady)
        warnings += say(QT_TRANSLATE_NOOP("BoardFacts", "The model that was active does not run: "
                                                        "%1."))
                        .arg(fromText(explain(boot)));
    return warnings.join(' ');
}

} // namespace tmw::ui
