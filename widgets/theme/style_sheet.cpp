// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theming.h"

namespace tmw::ui {

namespace {

/// "@name" stands for a token's colour. Properties name what a widget is: [kind="primary"].
constexpr const char* kSheet = R"(
QDialog { background: @window; }
QToolTip { background: @panel; color: @text; border: 1px solid @control; padding: 4px; font-size: 12px; }

QMenuBar { background: @window; border-bottom: 1px solid @line; min-height: 27px; }
QMenuBar::item { padding: 0 10px; background: transparent; }
QMenuBar::item:selected { background: @selected; }
QMenu { background: @panel; border: 1px solid @control; padding: 4px 0; }
QMenu::item { padding: 5px 28px 5px 28px; }
QMenu::item:selected { background: @selected; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }

QPushButton { background: @panel; border: 1px solid @control; border-radius: 4px; padding: 0 12px; min-height: 28px; }
QPushButton:hover { background: @sunk; }
QPushButton:pressed, QPushButton:checked { background: @selected; }
QPushButton:focus { border: 2px solid @accent; padding: 0 11px; min-height: 26px; }
QPushButton:disabled { color: @disabled; border-color: @line; }
QPushButton::menu-indicator { image: url(:/icons/@shade/down.svg); width: 12px; height: 12px; subcontrol-origin: padding; subcontrol-position: center right; right: 6px; }
QPushButton[kind="primary"] { background: @accent; border-color: @accent; color: @onaccent; font-weight: bold; }
QPushButton[kind="primary"]:hover { background: @accenthover; border-color: @accenthover; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @track; border-color: @track; color: @disabled; }
QPushButton[kind~="danger"] { color: @error; }
QPushButton[kind~="danger"]:disabled { color: @disabled; }
QPushButton[kind~="small"] { min-height: 22px; padding: 0 8px; font-size: 12px; }
QPushButton[kind~="small"]:focus { min-height: 20px; padding: 0 7px; }
QToolButton { background: transparent; border: none; padding: 3px; border-radius: 3px; }
QToolButton:hover { background: @sunk; }
QToolButton:checked, QToolButton:pressed { background: @selected; }
QToolButton[kind="corner"] { background: @selected; }
QToolButton:focus { border: 2px solid @accent; padding: 1px; }

QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: @panel; border: 1px solid @control; border-radius: 3px; font-size: 12px;
  selection-background-color: @selected; selection-color: @text; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: 24px; padding: 0 7px; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
  border: 2px solid @accent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { padding: 0 6px; min-height: 22px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: @disabled; border-color: @line; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid @error; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/@shade/down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @control; outline: none; selection-background-color: @selected; selection-color: @text; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: none; border-left: 1px solid @line; width: 18px; subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: none; border-left: 1px solid @line; width: 18px; subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/@shade/up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/@shade/down.svg); width: 10px; height: 10px; }
QCheckBox, QRadioButton { spacing: 6px; font-size: 12px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @control; background: @panel; }
QCheckBox::indicator { border-radius: 3px; }
QTableView::indicator { width: 12px; height: 12px; border: 1px solid @control; border-radius: 3px; background: @panel; }
QTableView::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/@shade/check.svg); }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/@shade/check.svg); }
QRadioButton::indicator:checked { border: 4px solid @accent; width: 6px; height: 6px; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator:disabled { background: @track; border-color: @line; }
QCheckBox:focus, QRadioButton:focus { outline: none; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @accent; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: 18px; font-weight: bold; }
QLabel[kind="result"], QLabel[kind="muted"] { font-size: 12px; color: @muted; }
QLabel[kind="note"] { font-size: 11px; color: @muted; }
QLabel[kind="legend"] { font-size: 11px; }
QLabel[kind="panelTitle"] { font-weight: bold; }
QLabel[kind="messageTitle"] { font-size: 15px; font-weight: bold; }
QLabel[kind="wrong"] { font-size: 12px; color: @error; }
QLabel[kind="warning"] { font-size: 12px; color: @warning; }
QLabel[kind="section"] { font-weight: bold; }
QLabel[kind="figure"] { font-size: 24px; font-weight: bold; }
QLabel[kind="prediction"] { font-size: 40px; font-weight: bold; }
QLabel[kind="value"] { font-size: 12px; }
QLabel[kind="panelTitle"]:disabled, QLabel[kind="muted"]:disabled { color: @disabled; }

QFrame[kind="panel"] { background: @panel; border: 1px solid @line; }
QFrame[kind="panel"][running="true"] { border: 1px solid @accent; }
QFrame[kind="join"] { background: @control; border: none; }
QWidget[kind="panelHead"] { background: @panel; border: none; border-bottom: 1px solid @line; }
QWidget[kind="pageHead"] { background: @panel; border: none; border-bottom: 1px solid @line; }
QWidget[kind="rail"] { background: @window; border: none; border-right: 1px solid @line; }
QWidget[kind="inspector"] { background: @panel; border: none; border-left: 1px solid @line; }
QWidget[kind="inspectorHead"] { background: @panel; border: none; border-left: 1px solid @line; border-bottom: 1px solid @line; }
QWidget[kind="status"] { background: @window; border: none; border-top: 1px solid @line; }
QStatusBar { background: @window; }
QStatusBar::item { border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }

QTableView, QTreeView, QListView { background: @panel; border: none; outline: none; font-size: 12px; gridline-color: @line;
  selection-background-color: @selected; selection-color: @text; }
QTableView::item, QTreeView::item, QListView::item { border: none; border-bottom: 1px solid @line; padding: 0 5px; }
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: @sunk; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @selected; color: @text; }
QListView[kind="pictures"]::item { border: none; padding: 4px 0; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @line; padding: 0 0 0 8px; font-size: 12px; min-height: 25px; }
QHeaderView::up-arrow { image: url(:/icons/@shade/up.svg); width: 8px; height: 8px; subcontrol-origin: margin; subcontrol-position: center right; }
QHeaderView::down-arrow { image: url(:/icons/@shade/down.svg); width: 8px; height: 8px; subcontrol-origin: margin; subcontrol-position: center right; }
QTableView[kind="matrix"] QHeaderView { font-size: 11px; }
QTableView[kind="matrix"] QHeaderView::section { border: none; font-size: 11px; padding: 0 2px; }
QTableView[kind="matrix"] QHeaderView::section:vertical { padding: 0 8px 0 0; }
QTableCornerButton::section { background: @panel; border: none; }

QSplitter::handle { background: @window; image: none; }
QAbstractScrollArea::corner { background: @panel; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @control; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @track; border: none; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; }
QTabBar::tab { padding: 5px 12px; border: 1px solid @control; background: @panel; }
QTabBar::tab:selected { background: @selected; font-weight: bold; }
)";

struct Name {
    const char* word;
    Token token;
};
// Longer words before those they begin with.
constexpr Name kNames[] = {
    {"@accenthover", Token::AccentHover},
    {"@accenttint", Token::AccentTint},
    {"@accent", Token::Accent},
    {"@onaccent", Token::OnAccent},
    {"@window", Token::Window},
    {"@panel", Token::Panel},
    {"@sunk", Token::Sunk},
    {"@line", Token::Line},
    {"@control", Token::Control},
    {"@track", Token::Track},
    {"@text", Token::Text},
    {"@muted", Token::Muted},
    {"@disabled", Token::Disabled},
    {"@selected", Token::Selected},
    {"@error", Token::Error},
    {"@warning", Token::Warning},
};

} // namespace

QString styleSheet(Shade shade) {
    QString sheet = QString::fromLatin1(kSheet);
    sheet.replace("@shade", shade == Shade::Dark ? "dark" : "light");
    for (const Name& name : kNames)
        sheet.replace(name.word, colorOf(name.token, shade).name());
    return sheet;
}

} // namespace tmw::ui
