// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

namespace tmw {

std::string toText(double value) {
    char buffer[32];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 6);
    return std::string(buffer, end.ptr);
}

std::string Error::message() const {
    std::string out;
    const std::string_view text = kind_->text;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9') {
            const size_t index = static_cast<size_t>(text[++i] - '1');
            if (index < args_.size())
                out += args_[index];
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace tmw
