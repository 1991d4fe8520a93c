// SPDX-License-Identifier: GPL-3.0-or-later
// A QEMU plugin that writes what ran between two addresses, for cycles.py:
//   -plugin trace.so,from=ADDRESS,to=ADDRESS,out=FILE,each=0|1
// each=1: every time by itself, with `end` behind each.
// Lines: `block START INSTRUCTIONS TIMES`, a run of instructions in a row; `jump LAST TARGET TIMES`,
// a branch that was taken; `split AT CYCLES`, what memory of aligned words adds to accesses that
// are not aligned.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The part of QEMU's plugin interface, version 1, that is used here: Debian has no header of it.
typedef uint64_t Id;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
enum { kNoRegisters = 0, kReadsAndWrites = 3 };
void qemu_plugin_register_vcpu_tb_trans_cb(Id, void (*)(Id, struct qemu_plugin_tb*));
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb*, void (*)(unsigned, void*), int,
                                          void*);
void qemu_plugin_register_vcpu_mem_cb(struct qemu_plugin_insn*,
                                      void (*)(unsigned, uint32_t, uint64_t, void*), int, int,
                                      void*);
void qemu_plugin_register_atexit_cb(Id, void (*)(Id, void*), void*);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb*);
struct qemu_plugin_insn* qemu_plugin_tb_get_insn(const struct qemu_plugin_tb*, size_t);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn*);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn*);
unsigned qemu_plugin_mem_size_shift(uint32_t);
__attribute__((visibility("default"))) int qemu_plugin_version = 1;

typedef struct Jump {
    uint64_t target;
    uint64_t times;
    struct Jump* next;
} Jump;

typedef struct Block {
    uint64_t start, last, end;
    size_t count;
    uint64_t times;
    Jump* jumps;
    struct Block* next;
} Block;

typedef struct Access {
    uint64_t at;
    uint64_t cycles;
    struct Access* next;
} Access;

static uint64_t from, to;
static FILE* out;
static int each;
static Block* blocks;
static Block* before;
static Access* accesses;
static int counting;

static void* make(size_t bytes) {
    void* const made = calloc(1, bytes);
    if (!made)
        abort();
    return made;
}

static void countJump(Block* block, uint64_t target) {
    Jump* jump = block->jumps;
    while (jump && jump->target != target)
        jump = jump->next;
    if (!jump) {
        jump = make(sizeof *jump);
        jump->target = target;
        jump->next = block->jumps;
        block->jumps = jump;
    }
    ++jump->times;
}

static void write(void) {
    for (Block* b = blocks; b; b = b->next) {
        if (b->times)
            fprintf(out, "block %" PRIx64 " %zu %" PRIu64 "\n", b->start, b->count, b->times);
        b->times = 0;
        for (Jump* j = b->jumps; j; j = j->next) {
            if (j->times)
                fprintf(out, "jump %" PRIx64 " %" PRIx64 " %" PRIu64 "\n", b->last, j->target,
                        j->times);
            j->times = 0;
        }
    }
    for (Access* a = accesses; a; a = a->next) {
        if (a->cycles)
            fprintf(out, "split %" PRIx64 " %" PRIu64 "\n", a->at, a->cycles);
        a->cycles = 0;
    }
    fprintf(out, "end\n");
}

static void onExit(Id id, void* data) {
    (void)id;
    (void)data;
    if (!each)
        write();
    fclose(out);
}

static void onBlock(unsigned cpu, void* data) {
    (void)cpu;
    Block* const block = data;
    if (block->start == to) {
        if (each)
            write();
        counting = 0;
    }
    if (counting) {
        ++block->times;
        if (before && before->end != block->start)
            countJump(before, block->start);
        before = block;
    }
    if (block->start == from) {
        counting = 1;
        before = NULL;
    }
}

static void onAccess(unsigned cpu, uint32_t info, uint64_t address, void* data) {
    (void)cpu;
    const unsigned shift = qemu_plugin_mem_size_shift(info);
    if (!counting || shift == 0)
        return;
    if (address % 2 != 0)
        ((Access*)data)->cycles += shift == 1 ? 1 : 2;
    else if (shift > 1 && address % 4 != 0)
        ++((Access*)data)->cycles;
}

static void onTranslation(Id id, struct qemu_plugin_tb* tb) {
    (void)id;
    Block* const block = make(sizeof *block);
    block->count = qemu_plugin_tb_n_insns(tb);
    for (size_t i = 0; i < block->count; ++i) {
        struct qemu_plugin_insn* const one = qemu_plugin_tb_get_insn(tb, i);
        Access* const access = make(sizeof *access);
        access->at = block->last = qemu_plugin_insn_vaddr(one);
        access->next = accesses;
        accesses = access;
        block->end = block->last + qemu_plugin_insn_size(one);
        if (i == 0)
            block->start = block->last;
        qemu_plugin_register_vcpu_mem_cb(one, onAccess, kNoRegisters, kReadsAndWrites, access);
    }
    block->next = blocks;
    blocks = block;
    qemu_plugin_register_vcpu_tb_exec_cb(tb, onBlock, kNoRegisters, block);
}

__attribute__((visibility("default"))) int qemu_plugin_install(Id id, const void* info, int count,
                                                               char** words) {
    (void)info;
    for (int i = 0; i < count; ++i) {
        if (strncmp(words[i], "from=", 5) == 0)
            from = strtoull(words[i] + 5, NULL, 16);
        else if (strncmp(words[i], "to=", 3) == 0)
            to = strtoull(words[i] + 3, NULL, 16);
        else if (strncmp(words[i], "out=", 4) == 0)
            out = fopen(words[i] + 4, "w");
        else if (strncmp(words[i], "each=", 5) == 0)
            each = words[i][5] == '1';
    }
    if (!out)
        return -1;
    qemu_plugin_register_vcpu_tb_trans_cb(id, onTranslation);
    qemu_plugin_register_atexit_cb(id, onExit, NULL);
    return 0;
}
