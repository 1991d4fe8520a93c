// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/device_words.h"

namespace tmw {

namespace {

/// The word for a number that a board sent, which may be any.
template <size_t N>
std::string_view wordOf(const std::string_view (&words)[N], size_t number) {
    return number < N ? words[number] : "unknown";
}

} // namespace

std::string_view toText(rt::SlotState state) {
    constexpr std::string_view kWords[] = {"empty",   "candidate", "previous", "running",
                                           "damaged", "trial",     "reverted"};
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
        return "what it got is cut short; send it again";
    case rt::Status::BadMagic:
        return "this is no plan; make it again";
    case rt::Status::UnknownMajor:
    case rt::Status::UnknownKernel:
    case rt::Status::UnknownRequest:
        return "it needs newer firmware; update the firmware with \"tmw flash\"";
    case rt::Status::WrongCore:
        return "the plan is for another processor core; make it for this board";
    case rt::Status::BadHash:
        return "the bytes were damaged on their way (hash); upload again";
    case rt::Status::BadRecord:
    case rt::Status::OutOfExtent:
    case rt::Status::BadSection:
    case rt::Status::Misaligned:
        return "the plan is not valid; make it again";
    case rt::Status::ArenaTooSmall:
    case rt::Status::StateTooSmall:
        return "the model needs more memory than the board has; make the model smaller";
    case rt::Status::SlotTooSmall:
        return "the model is larger than a slot of its flash; make the model smaller";
    case rt::Status::BufferTooSmall:
        return "a sample does not fit one frame; stream a smaller input";
    case rt::Status::Fault:
        return "the data made an operator go wrong (index out of range or division by zero)";
    case rt::Status::NotReady:
        return "there is no such model on it; upload one first";
    case rt::Status::FlashFailed:
        return "its flash cannot be written; try again or use another board";
    case rt::Status::NotSigned:
        return "it has a key and the request is not signed with it; use the computer that holds "
               "the key, or bring the key here with \"tmw keys add\"";
    case rt::Status::Replayed:
        return "the signed request was used already; sign a new one";
    case rt::Status::BadIndex:
    case rt::Status::WrongOrder:
    case rt::Status::Ok:
        break;
    }
    return "the request does not fit its state; try again";
}

} // namespace tmw
