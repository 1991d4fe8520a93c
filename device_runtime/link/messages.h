// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/status.h"
#include "device_runtime/link/frame.h"

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// What desktop and device say to each other: each message is a MessageHead and a body, in the
/// payload of one frame. Each request has exactly one reply, in the order of the requests; several
/// may be under way. The structs are little-endian and have no holes.

constexpr uint16_t kLinkMajor = 2;
constexpr uint16_t kLinkMinor = 1;
/// Requests that a desktop may have under way: the device keeps as many frames free for replies.
constexpr size_t kMaxRequests = 4;

enum class MessageType : uint8_t {
    Hello = 1,        ///< -> HelloReply
    UploadBegin = 2,  ///< UploadBeginRequest -> UploadReply; ends a stream, drops the candidate
    UploadChunk = 3,  ///< ChunkRequest + bytes; in ascending order
    UploadEnd = 4,    ///< hash and plan are checked: the candidate may now be run
    Activate = 5,     ///< ActivateRequest; the candidate runs, on trial until Confirm
    WriteInput = 6,   ///< TensorRequest + bytes
    WriteRaw = 7,     ///< floats, one an element, through the input contract into input 0; for
                      ///< inputs that fit a frame
    Invoke = 8,       ///< -> FaultReply
    ReadOutput = 9,   ///< ReadRequest -> bytes
    Reset = 10,       ///< clears the fault, loads the initial state
    Restart = 11,     ///< the next Step runs record 0
    Step = 12,        ///< StepRequest + StepExtent[] -> StepReply + CRC-32[]
    ReadArena = 13,   ///< ReadRequest (tensor unused) -> bytes
    Profile = 14,     ///< ProfileRequest -> ProfileReply
    StreamStart = 15, ///< StreamRequest; StreamSamples follow, then StreamEnd
    StreamStop = 16,
    Confirm = 17,  ///< ConfirmRequest; the model on trial stays, also over restarts
    RollBack = 18, ///< RollBackRequest; ends a trial, or goes back to the previous model
    SetKey = 19,   ///< SetKeyRequest; from now on uploads must be signed with it
    Health = 20,   ///< -> HealthReply
    // From the device, unasked.
    StreamSamples = 64, ///< StreamHead + count * (StreamSample + raw floats + output bytes)
    StreamEnd = 65,     ///< StreamEndEvent
    StreamPiece = 66,   ///< PieceHead + bytes, from 2.1 on; of a sample that does not fit a frame
};
constexpr uint8_t kReply = 0x80; ///< type of a reply: the request's with this bit

/// Which model a request means.
enum class Target : uint8_t { Running = 0, Candidate = 1 };

struct MessageHead {
    uint8_t type;   ///< MessageType
    uint8_t id;     ///< of the request; its reply has the same
    uint8_t status; ///< replies: Status
    uint8_t target; ///< requests: Target
};
static_assert(sizeof(MessageHead) == 4, "part of the link");

enum class SlotState : uint8_t {
    Empty = 0,
    Candidate = 1, ///< checked, not active
    Previous = 2,  ///< whole; RollBack goes back to it
    Running = 3,
    Damaged = 4,  ///< its bytes have not the hash they should
    Trial = 5,    ///< runs, and is given up unless it is confirmed
    Reverted = 6, ///< was on trial and not confirmed
};

constexpr size_t kSlots = 2;
constexpr uint8_t kNoSlot = 0xff;

struct SlotInfo {
    uint8_t state; ///< SlotState
    uint8_t reserved[3];
    uint32_t bytes;
    uint8_t planSha256[32];
    uint8_t modelSha256[32]; ///< of the .tflite
};
static_assert(sizeof(SlotInfo) == 72, "part of the link");

// HelloReply::flags
constexpr uint8_t kVolatileSlots = 1; ///< a restart empties the slots
constexpr uint8_t kKeyed = 2;         ///< uploads must be signed
constexpr uint8_t kCrashed = 4;       ///< Health tells of a crash

constexpr size_t kKeyBytes = 32;
constexpr size_t kMacBytes = 32;
constexpr size_t kKeyIdBytes = 8;

struct HelloReply {
    uint16_t linkMajor;
    uint16_t linkMinor;
    uint16_t firmware[3]; ///< major, minor, patch
    uint16_t planMajor;
    uint16_t planMinor;
    uint16_t kernelSet;
    uint8_t core; ///< CoreFamily
    uint8_t flags;
    uint8_t runningSlot; ///< kNoSlot: nothing runs
    uint8_t bootStatus;  ///< Status: why the model that was active does not run
    uint32_t arenaBytes; ///< activations, scratch and state together
    uint32_t slotBytes;
    uint32_t
        instructionsPerTick;    ///< of the profile's counter in counting mode; 0: ticks are cycles
    uint32_t counter;           ///< of the last signed request that was taken
    uint8_t keyId[kKeyIdBytes]; ///< first bytes of the key's SHA-256; 0 without one
    char board[24];
    SlotInfo slotInfo[kSlots];
};
static_assert(sizeof(HelloReply) == 212, "part of the link");

/// What makes a request trusted where the board has a key: HMAC-SHA-256 (RFC 2104) over the request
/// type, the counter and the request's other fields, as they lie here. The counter is higher than
/// any the board has taken. Zeros where the board has no key.
struct Signature {
    uint32_t counter;
    uint8_t mac[kMacBytes];
};
static_assert(sizeof(Signature) == 36, "part of the link");

struct UploadBeginRequest {
    uint32_t bytes;
    uint8_t sha256[32];
    Signature signature; ///< over bytes and sha256
};
static_assert(sizeof(UploadBeginRequest) == 72, "part of the link");

struct UploadReply {
    uint32_t slot;
    uint32_t offset; ///< the same upload was broken off here and goes on
};

struct ActivateRequest {
    uint32_t confirmMillis; ///< how long the trial waits for Confirm
};

struct ConfirmRequest {
    uint8_t planSha256[32]; ///< of the model that is meant
    Signature signature;    ///< over the hash: who may upload decides what stays, too
};

struct RollBackRequest {
    uint8_t planSha256[32]; ///< of the model that shall run
    Signature signature;    ///< over the hash
};

struct SetKeyRequest {
    uint8_t key[kKeyBytes]; ///< zeros take it away
    Signature signature;    ///< over the new key, with the old one
};
static_assert(sizeof(SetKeyRequest) == 68, "part of the link");

enum class StartCause : uint8_t { Unknown = 0, PowerOn = 1, Pin = 2, Software = 3, Watchdog = 4 };

enum class CrashKind : uint8_t {
    None = 0,
    HardFault = 1,
    MemoryFault = 2,
    BusFault = 3,
    Usage = 4
};

constexpr uint32_t kNoRecord = 0xffffffffu;

/// What a processor fault left behind; it outlives the restart, not the power.
struct CrashReport {
    uint32_t kind;         ///< CrashKind
    uint32_t programCount; ///< address of the instruction
    uint32_t linkRegister;
    uint32_t faultStatus;  ///< CFSR (Armv7-M); 0 where there is none
    uint32_t faultAddress; ///< address that was touched; 0: not known
    uint32_t record;       ///< of the plan that ran; kNoRecord: none did
};
static_assert(sizeof(CrashReport) == 24, "part of the link");

struct HealthReply {
    uint64_t uptimeMicros;
    uint32_t stackBytes;     ///< 0: not measured
    uint32_t stackUsed;      ///< deepest since the start
    uint32_t watchdogMillis; ///< 0: none
    uint32_t damagedFrames;
    uint32_t repeatedFrames;
    uint32_t startCause; ///< StartCause
    CrashReport crash;   ///< the last one since power came
};
static_assert(sizeof(HealthReply) == 56, "part of the link");

struct ChunkRequest {
    uint32_t offset;
};

struct TensorRequest {
    uint32_t tensor; ///< index of the input
    uint32_t offset;
};

struct ReadRequest {
    uint32_t tensor; ///< index of the output
    uint32_t offset;
    uint32_t bytes;
};

/// Reply of Invoke and Step: where data made it go wrong.
struct FaultReply {
    uint16_t record;
    uint16_t code; ///< 0: nowhere
};

struct StepExtent {
    uint32_t arenaOffset;
    uint32_t bytes;
};

struct StepRequest {
    uint32_t extents; ///< at most kMaxExtents
};
constexpr uint32_t kMaxExtents = 32;

struct StepReply {
    uint32_t record; ///< the one that ran
    FaultReply fault;
};

constexpr uint32_t kWholeModel = 0xffffffffu;

/// Runs `repeats` times until record number `records` is next, or a later one (kWholeModel:
/// invoke), from the inputs as they lie there.
struct ProfileRequest {
    uint32_t records;
    uint32_t repeats;
};

struct ProfileReply {
    uint64_t ticks;      ///< of all repeats, the loop around them included
    uint64_t emptyTicks; ///< of the loop alone
};

struct StreamRequest {
    uint32_t periodMicros; ///< 0: as fast as it goes
    uint32_t samples;      ///< 0: until the sensor ends or StreamStop
    uint32_t batch;        ///< samples a frame, as far as they fit
    uint32_t goOn;         ///< 1: the stream that was broken off goes on, sensor and count as well
};

struct StreamHead {
    uint16_t samples;
    uint16_t rawValues; ///< a sample
    uint32_t outputBytes;
};

struct StreamSample {
    uint32_t sequence;
    uint32_t fault;  ///< FaultReply's record << 16 | code; 0: none
    uint64_t micros; ///< since the stream began
};
static_assert(sizeof(StreamSample) == 16, "part of the link");

/// A piece of a sample, whose bytes are: raw floats, StreamSample, output bytes. Pieces of a sample
/// come in ascending order and without a gap, and no other sample's between them. A sample that is
/// given up half-way has no more of them; the next piece then begins another one.
struct PieceHead {
    uint32_t sequence;
    uint32_t offset;    ///< of this piece in the sample
    uint32_t rawValues; ///< a sample
    uint32_t outputBytes;
};
static_assert(sizeof(PieceHead) == 16, "part of the link");

constexpr size_t kPieceBytes = kMaxPayload - sizeof(MessageHead) - sizeof(PieceHead);
/// Values that a sensor is asked for at once where a sample goes in pieces.
constexpr size_t kPieceValues = kPieceBytes / sizeof(float);

struct StreamEndEvent {
    uint32_t samples; ///< sent in all
    uint32_t dropped; ///< read from the sensor while the line was full
};

} // namespace rt
} // namespace tmw
