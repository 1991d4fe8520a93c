// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/device_words.h"

#include "core/base/remark.h"

namespace tmw {

namespace {

/// The word for a number that a board sent, which may be any.
template <size_t N>
std::string_view wordOf(const std::string_view (&words)[N], size_t number) {
    return number < N ? words[number] : "unknown";
}

} // namespace

std::string_view toText(rt::SlotState state) {
    constexpr std::string_view kWords[] = {
        TMW_PHRASE("SlotState", "empty"),    TMW_PHRASE("SlotState", "candidate"),
        TMW_PHRASE("SlotState", "previous"), TMW_PHRASE("SlotState", "running"),
        TMW_PHRASE("SlotState", "damaged"),  TMW_PHRASE("SlotState", "trial"),
        TMW_PHRASE("SlotState", "reverted")};
    return wordOf(kWords, static_cast<size_t>(state));
}

std::string_view toText(rt::StartCause cause) {
    constexpr std::string_view kWords[] = {"unknown", "power_on", "pin", "software", "watchdog"};
    return wordOf(kWords, static_cast<size_t>(cause));
}

std::string_view toText(rt::CrashKind kind) {
    constexpr std::string_view kWords[] = {"none", "hard_fault", "memory_fault", "bus_fault",
                                           "usage_fault"};
    return wordOf(kWords, static_cast<size_t>(kind));
}

std::string_view explain(rt::Status status) {
    switch (status) {
    case rt::Status::Truncated:
        return TMW_PHRASE("ErrorWord", "what it got is cut short; send it again");
    case rt::Status::BadMagic:
        return TMW_PHRASE("ErrorWord", "this is no plan; make it again");
    case rt::Status::UnknownMajor:
    case rt::Status::UnknownKernel:
    case rt::Status::UnknownRequest:
        return TMW_PHRASE("ErrorWord",
                          "it needs newer firmware; update the firmware with \"tmw flash\"");
    case rt::Status::WrongCore:
        return TMW_PHRASE("ErrorWord",
                          "the plan is for another processor core; make it for this board");
    case rt::Status::BadHash:
        return TMW_PHRASE("ErrorWord", "the bytes were damaged on their way (hash); upload again");
    case rt::Status::BadRecord:
    case rt::Status::OutOfExtent:
    case rt::Status::BadSection:
    case rt::Status::Misaligned:
        return TMW_PHRASE("ErrorWord", "the plan is not valid; make it again");
    case rt::Status::ArenaTooSmall:
    case rt::Status::StateTooSmall:
        return TMW_PHRASE("ErrorWord",
                          "the model needs more memory than the board has; make the model smaller");
    case rt::Status::SlotTooSmall:
        return TMW_PHRASE("ErrorWord",
                          "the model is larger than a slot of its flash; make the model smaller");
    case rt::Status::BufferTooSmall:
        return TMW_PHRASE(
            "ErrorWord",
            "its firmware streams models with one input, and before version 2.1 of the "
            "link only small ones; update the firmware, or upload another model");
    case rt::Status::Fault:
        return TMW_PHRASE(
            "ErrorWord",
            "the data made an operator go wrong (index out of range, division by zero, or a loop "
            "that does not end)");
    case rt::Status::NotReady:
        return TMW_PHRASE("ErrorWord", "there is no such model on it; upload one first");
    case rt::Status::FlashFailed:
        return TMW_PHRASE("ErrorWord",
                          "its flash cannot be written; try again or use another board");
    case rt::Status::NotSigned:
        return TMW_PHRASE(
            "ErrorWord",
            "it has a key and the request is not signed with it; use the computer that holds "
            "the key, or bring the key here with \"tmw keys add\"");
    case rt::Status::Replayed:
        return TMW_PHRASE("ErrorWord", "the signed request was used already; sign a new one");
    case rt::Status::BadIndex:
    case rt::Status::WrongOrder:
    case rt::Status::Ok:
        break;
    }
    return TMW_PHRASE("ErrorWord", "the request does not fit its state; try again");
}

} // namespace tmw
