// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"
#include "app/cli/upload.h"
#include "app/cli/verbs.h"
#include "device_runtime/host/firmware_build.h"

namespace tmw::cli {

namespace {

struct ModelOnBoard {
    std::string model;
    int run = 0;
    FastChoice fast;
    BoardChoice choice;
};

void addModelOnBoard(CLI::App* verb, ModelOnBoard& arguments, bool withFaults) {
    verb->add_option("MODEL", arguments.model, "A .tflite file, or PROJECT:KIND")->required();
    verb->add_option("--run", arguments.run, "Another run than the chosen one");
    addFastOption(verb, arguments.fast);
    addBoardOptions(verb, arguments.choice, withFaults);
}

Result<Outcome> uploadVerb(Session& session, const ModelOnBoard& arguments) {
    TMW_TRY(const PlacedModel placed,
            placeFor(arguments.model, arguments.run, arguments.choice.board, arguments.fast));
    TMW_TRY(const auto board, openBoard(arguments.choice, EmulatorMode::Run));
    TMW_TRY(const UploadReport report, uploadChecked(session, *board, placed));
    return Outcome{.json = uploadDocument(report),
                   .text = planText(placed) + " in slot " + std::to_string(report.slot) + " of " +
                           arguments.choice.board + " after " + figure(report.seconds, 3) + " s; " +
                           std::to_string(report.identicalVectors) + " of " +
                           std::to_string(report.checkedVectors) +
                           " test vectors identical; running " + report.sha256.substr(0, 8) +
                           ".\n"};
}

struct BuildArguments : ModelOnBoard {
    std::string out;
    bool reduced = false;
};

Result<Outcome> buildVerb(Session&, const BuildArguments& arguments) {
    TMW_TRY(const BoardRow* board, findBoard(arguments.choice.board));
    TMW_TRY(const PlacedModel placed,
            placeFor(arguments.model, arguments.run, arguments.choice.board, arguments.fast));
    TMW_TRY(
        const FirmwareBuild build,
        buildFirmware(placed.plan, *board, arguments.out,
                      arguments.reduced ? KernelChoice::OfThePlan : KernelChoice::AllIfTheyFit));
    return Outcome{.json = {{"elf", build.elf.string()},
                            {"bin", build.bin.string()},
                            {"firmware_bytes", build.firmwareBytes},
                            {"plan_bytes", build.planBytes},
                            {"widened", placed.plan.widened},
                            {"ram_bytes", build.ramBytes},
                            {"kernels", build.reduced ? "model" : "all"}},
                   .text =
                       pairs({{"Firmware", build.bin.string()},
                              {"Kernels", build.reduced ? "those of the model" : "all"},
                              {"Flash", count(static_cast<long long>(build.firmwareBytes)) + " B"},
                              {"Plan, of that", planText(placed)},
                              {"RAM", count(static_cast<long long>(build.ramBytes)) + " B"}})};
}

} // namespace

void addDeployVerbs(const Registry& registry) {
    auto upload = std::make_shared<ModelOnBoard>();
    addModelOnBoard(
        registry.verb("upload", "Puts a model on a board, checks it there, and activates it",
                      "tmw upload sine.tmw:int8 --board mps2-an386", upload, uploadVerb),
        *upload, true);
    auto build = std::make_shared<BuildArguments>();
    auto* building = registry.verb("build", "Builds firmware with the model inside",
                                   "tmw build sine.tmw:int8 --board mps2-an386 --out firmware",
                                   build, buildVerb);
    addModelOnBoard(building, *build, false);
    building->add_option("--out", build->out, "Folder for the files")->required();
    building->add_flag("--reduced", build->reduced,
                       "Only the kernels of this model, which is also done where all do not fit");
}

} // namespace tmw::cli
