// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markup.h"

namespace tmw {

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string_view colourStyle() {
    return R"(:root{color-scheme:light dark;--win:#F1F3F6;--panel:#FFFFFF;--line:#D8DDE4;--text:#1A2029;
--muted:#55606E;--accent:#0B6477;--grid:#E7EBF0;--axis:#7C8795;--good:#0F7B45;--error:#C0242D;
--float:#2F66B8;--int8:#DB6211;--board:#0A5530;--train:#5B2CC3;--validation:#A03A76;--test:#8E8250;
--emulated:#00A2C2;--truth:#20262E}
@media (prefers-color-scheme:dark){:root{--win:#13161B;--panel:#1B1F26;--line:#333A45;--text:#E8ECF1;
--muted:#A3ADBA;--accent:#4FC3D9;--grid:#2A303A;--axis:#7F8A99;--good:#5CCB8B;--error:#FF7A80;
--float:#3B8FD1;--int8:#D9763F;--board:#8ED1A0;--train:#9068FA;--validation:#BD6E98;--test:#F5CD6B;
--emulated:#1ED3F7;--truth:#F2F4F7}}
)";
}

std::string_view plotStyle() {
    return R"(.plot{background:var(--panel);font-family:'Noto Sans','DejaVu Sans',sans-serif}
.plot text{fill:var(--text);font-size:12px}
.plot .tick{fill:var(--muted);font-size:11px}
.plot .title{font-size:13px;font-weight:700}
.plot .grid{stroke:var(--grid)}
.plot .axis{stroke:var(--axis)}
.plot .line{fill:none;stroke-width:1.8;stroke-linejoin:round}
.float{--ink:var(--float)}
.int8{--ink:var(--int8);--dash:6 3}
.board{--ink:var(--board);--dash:2 3}
.train{--ink:var(--train)}
.validation{--ink:var(--validation);--dash:6 3}
.test{--ink:var(--test);--dash:2 3}
.emulated{--ink:var(--emulated);--dash:8 3 2 3}
.truth{--ink:var(--truth);--dash:2 3}
.plot .line{stroke:var(--ink);stroke-dasharray:var(--dash,none)}
.plot .dot{fill:var(--ink);fill-opacity:.65}
.plot .bar{fill:var(--ink)}
)";
}

} // namespace tmw
