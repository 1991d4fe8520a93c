// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/tokens.h"

#include <array>

namespace tmw::ui {

namespace {

struct Row {
    Token token;
    QRgb light;
    QRgb dark;
};

constexpr std::array<Row, static_cast<size_t>(Token::Count)> kRows{{
    {Token::Window, 0xffF1F3F6, 0xff13161B},      {Token::Panel, 0xffFFFFFF, 0xff1B1F26},
    {Token::Sunk, 0xffF7F8FA, 0xff20252D},        {Token::Line, 0xffD8DDE4, 0xff333A45},
    {Token::Control, 0xff8B95A3, 0xff6C7786},     {Token::Track, 0xffDDE2E9, 0xff353C47},
    {Token::Text, 0xff1A2029, 0xffE8ECF1},        {Token::Muted, 0xff55606E, 0xffA3ADBA},
    {Token::Disabled, 0xff8B95A3, 0xff6C7786},    {Token::Accent, 0xff0B6477, 0xff4FC3D9},
    {Token::AccentHover, 0xff084E5D, 0xff7AD6E6}, {Token::OnAccent, 0xffFFFFFF, 0xff08181C},
    {Token::Selected, 0xffCFE7EC, 0xff1D4450},    {Token::AccentTint, 0xffE3F1F4, 0xff17323A},
    {Token::Good, 0xff0F7B45, 0xff5CCB8B},        {Token::GoodTint, 0xffE4F4EA, 0xff16322A},
    {Token::Warning, 0xff8A5200, 0xffF0B350},     {Token::WarningTint, 0xffFDF1DC, 0xff3A2E17},
    {Token::Error, 0xffC0242D, 0xffFF7A80},       {Token::ErrorTint, 0xffFCE8E8, 0xff3A1F23},
    {Token::Grid, 0xffE7EBF0, 0xff2A303A},        {Token::Axis, 0xff7C8795, 0xff7F8A99},
    {Token::Float, 0xff2F66B8, 0xff3B8FD1},       {Token::Int8, 0xffDB6211, 0xffD9763F},
    {Token::Board, 0xff0A5530, 0xff8ED1A0},       {Token::Train, 0xff5B2CC3, 0xff9068FA},
    {Token::Validation, 0xffA03A76, 0xffBD6E98},  {Token::Test, 0xff8E8250, 0xffF5CD6B},
    {Token::Emulated, 0xff00A2C2, 0xff1ED3F7},    {Token::Truth, 0xff20262E, 0xffF2F4F7},
    {Token::Class1, 0xff1F9FD0, 0xff3FB4E3},      {Token::Class2, 0xffE8AE1C, 0xffEDBB3F},
    {Token::Class3, 0xffC9578C, 0xffDD7BA8},      {Token::ClassNone, 0xffA9B1BC, 0xff737D8A},
}};

constexpr bool inOrder() {
    for (size_t i = 0; i < kRows.size(); ++i)
        if (kRows[i].token != static_cast<Token>(i))
            return false;
    return true;
}
static_assert(inOrder(), "one row a token, in their order");

} // namespace

QColor colorOf(Token token, Shade shade) {
    const Row& row = kRows[static_cast<size_t>(token)];
    return QColor::fromRgb(shade == Shade::Dark ? row.dark : row.light);
}

} // namespace tmw::ui
