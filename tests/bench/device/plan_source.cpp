// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/generated_input.h"
#include "core/plan/runner.h"

#include <cstdio>
#include <iostream>
#include <string_view>

// plan_source MODEL.tflite CORE [fast] (generic, armv7m, armv7em, armv81m): the plan as C++ source
// with an input and the output the desktop computes for it, for count.cpp.

using namespace tmw;

namespace {

template <typename Bytes>
void printArray(const char* name, const Bytes& bytes) {
    std::printf("alignas(8) const uint8_t %s[] = {", name);
    for (size_t i = 0; i < bytes.size(); ++i)
        std::printf("%s%u,", i % 24 ? "" : "\n", static_cast<unsigned>(bytes[i]));
    std::printf("\n};\nconst uint32_t %sBytes = %zu;\n", name, bytes.size());
}

template <typename T>
int failWith(const Result<T>& result) {
    std::cerr << result.error().message() << '\n';
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    const bool fast = argc == 4 && std::string_view(argv[3]) == "fast";
    if (argc != 3 && !fast) {
        std::cerr << "usage: plan_source MODEL.tflite generic|armv7m|armv7em|armv81m [fast]\n";
        return 2;
    }
    const std::string_view core = argv[2];
    const auto model = TfliteModel::fromFile(argv[1]);
    if (!model)
        return failWith(model);
    auto plan = makePlan(*model,
                         core == "armv81m"   ? rt::CoreFamily::Armv81M
                         : core == "armv7em" ? rt::CoreFamily::Armv7EM
                         : core == "armv7m"  ? rt::CoreFamily::Armv7M
                                             : rt::CoreFamily::Generic,
                         {.fast = fast});
    if (!plan)
        return failWith(plan);
    std::printf("#include <stdint.h>\nconst uint32_t kArenaBytes = %u;\n"
                "const uint32_t kMacs = %lluu;\n",
                plan->arenaBytes, static_cast<unsigned long long>(plan->macs));
    printArray("kPlan", plan->bytes);
    auto runner = Runner::make(std::move(*plan));
    if (!runner)
        return failWith(runner);
    GeneratedInput generator(1);
    auto input = generator.next(runner->inputs()[0].type, runner->inputs()[0].shape);
    if (!input)
        return failWith(input);
    printArray("kInput", input->bytes);
    const auto outputs = runner->invoke({&*input, 1});
    if (!outputs)
        return failWith(outputs);
    printArray("kOutput", outputs->front().bytes);
    return 0;
}
