// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/man_page.h"

#include "app/cli/verbs.h"

#include <algorithm>
#include <string_view>

namespace tmw::cli {

namespace {

constexpr std::string_view kCommon[] = {"--help", "--json", "--threads", "--seed"};

/// Words as roff takes them: a hyphen is one that can be copied, and no line is a request.
std::string plain(std::string_view text) {
    std::string out;
    for (const char each : text) {
        if (each == '\\' || each == '-')
            out += '\\';
        out += each == '\\' ? 'e' : each;
    }
    if (out.starts_with('.') || out.starts_with('\''))
        out.insert(0, "\\&");
    return out;
}

std::string section(std::string_view title) {
    return ".SH " + std::string(title) + "\n";
}

bool isCommon(const CLI::Option& option) {
    return std::ranges::any_of(
        kCommon, [&](std::string_view name) { return option.check_name(std::string(name)); });
}

/// "-p, --port TEXT".
std::string headOf(const CLI::Option& option) {
    std::string head =
        option.get_positional() ? option.get_name(true) : option.get_name(false, true);
    std::string spaced;
    for (const char each : head)
        spaced += each == ',' ? std::string(", ") : std::string(1, each);
    const bool takesValue = !option.get_positional() && option.get_expected_max() > 0;
    return "\\fB" + plain(spaced) + "\\fR" +
           (takesValue ? " \\fI" + plain(option.get_type_name()) + "\\fR" : "");
}

std::string entry(const CLI::Option& option) {
    return ".TP\n" + headOf(option) + "\n" + plain(option.get_description()) + "\n";
}

/// "tmw train [OPTIONS] PROJECT".
std::string synopsis(const CLI::App& verb) {
    std::string line = "\\fBtmw " + plain(verb.get_name()) + "\\fR [options]";
    for (const CLI::Option* option : verb.get_options())
        if (option->get_positional()) {
            const std::string name = "\\fI" + plain(option->get_name(true)) + "\\fR";
            line += option->get_required() ? " " + name : " [" + name + "]";
        }
    return line;
}

std::string verbEntry(const CLI::App& verb) {
    std::string out = ".SS " + plain(verb.get_name()) + "\n" + synopsis(verb) + "\n.PP\n" +
                      plain(verb.get_description()) + ".\n";
    for (const CLI::Option* option : verb.get_options())
        if (!isCommon(*option))
            out += entry(*option);
    return out + ".PP\n" + plain(verb.get_footer()) + "\n";
}

std::string commonOptions(const CLI::App& verb) {
    std::string out;
    for (const CLI::Option* option : verb.get_options())
        if (isCommon(*option))
            out += entry(*option);
    return out;
}

std::string exitStatus() {
    const std::pair<int, const char*> codes[] = {{kDone, "Done."},
                                                 {kFailed, "It failed; standard error says why."},
                                                 {kWrongUsage, "Wrong usage."},
                                                 {kDoesNotHold, "A check does not hold."},
                                                 {kInterrupted, "Interrupted."}};
    std::string out;
    for (const auto& [code, words] : codes)
        out += ".TP\n\\fB" + std::to_string(code) + "\\fR\n" + words + "\n";
    return out;
}

} // namespace

std::string manPage(const CLI::App& app) {
    const auto verbs = app.get_subcommands([](const CLI::App*) { return true; });
    std::string page = ".TH TMW 1 \"\" \"TinyML Workbench " TMW_VERSION "\" \"User Commands\"\n";
    page += section("NAME") + "tmw \\- trains, converts and deploys neural networks for "
                              "microcontrollers\n";
    page += section("SYNOPSIS") + "\\fBtmw\\fR \\fIverb\\fR [\\fIargument\\fR ...]\n";
    page += section("DESCRIPTION") + plain(app.get_description()) +
            "\n.PP\nA MODEL is a .tflite file, or PROJECT:KIND of a project's chosen run; the "
            "kinds are float, int8, int16x8, float16 and int8w.\n";
    page += section("VERBS");
    for (const CLI::App* verb : verbs)
        page += verbEntry(*verb);
    page += section("OPTIONS OF EVERY VERB") + commonOptions(*verbs.front());
    page += section("EXIT STATUS") + exitStatus();
    page += section("ENVIRONMENT") +
            ".TP\n\\fBTMW_RESOURCES\\fR\nFolder of the examples, firmware and sources that ship "
            "with the program.\n.TP\n\\fBTMW_STATE_HOME\\fR\nFolder of keys and of the flash of "
            "emulated boards.\n";
    page += section("SEE ALSO") + "\\fBtinyml\\-workbench\\fR(1)\n";
    return page;
}

} // namespace tmw::cli
