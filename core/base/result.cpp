// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include "core/base/remark.h"

namespace tmw {

std::string toText(double value) {
    char buffer[32];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 6);
    return std::string(buffer, end.ptr);
}

std::string filled(std::string_view text, const std::vector<std::string>& args) {
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9') {
            const size_t index = static_cast<size_t>(text[++i] - '1');
            if (index < args.size())
                out += args[index];
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string Error::message() const {
    return filled(kind_->text, args_);
}

} // namespace tmw
