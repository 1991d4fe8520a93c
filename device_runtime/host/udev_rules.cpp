// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/udev_rules.h"

#include <cstdio>
#include <map>
#include <set>

namespace tmw {

namespace {

// uaccess is taken up by 73-seat-late.rules, so these must come before it.
constexpr const char* kHead = R"(# Boards of TinyML Workbench, made by "tmw ports --udev".
# Goes to /etc/udev/rules.d/70-tinyml-workbench.rules, then: udevadm control --reload, udevadm trigger
ACTION=="remove", GOTO="tinyml_workbench_end"
SUBSYSTEM!="usb|tty|hidraw", GOTO="tinyml_workbench_end"
)";
constexpr const char* kEnd = "LABEL=\"tinyml_workbench_end\"\n";

std::string rule(uint16_t vendor, uint16_t product) {
    char text[200];
    std::snprintf(text, sizeof text,
                  "SUBSYSTEMS==\"usb\", ATTRS{idVendor}==\"%04x\", ATTRS{idProduct}==\"%04x\", "
                  "TAG+=\"uaccess\", ENV{ID_MM_DEVICE_IGNORE}=\"1\", "
                  "ENV{ID_MM_PORT_IGNORE}=\"1\"\n",
                  unsigned{vendor}, unsigned{product});
    return text;
}

} // namespace

std::string udevRules(std::span<const BoardRow> rows) {
    std::map<std::pair<uint16_t, uint16_t>, std::set<std::string_view>> boardsOf;
    for (const BoardRow& row : rows)
        for (const UsbId& id : row.usb)
            if (id.product != 0)
                boardsOf[{id.vendor, id.product}].insert(row.title);
    std::string text = kHead;
    for (const auto& [id, titles] : boardsOf) {
        std::string names;
        for (const std::string_view title : titles)
            names += (names.empty() ? "# " : ", ") + std::string(title);
        text += names + "\n" + rule(id.first, id.second);
    }
    return text + kEnd;
}

} // namespace tmw
