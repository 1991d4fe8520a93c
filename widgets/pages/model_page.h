// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

class QAction;
class QPlainTextEdit;
class QStackedWidget;

namespace tmw::ui {

class FitCheck;
class FitPanel;
class LayerInspector;
class LayerModel;
class MovableTable;
class Panel;
class Veil;

/// The network: its layers as a table and as text, and whether it fits the chosen board.
class ModelPage : public Page {
    Q_OBJECT
public:
    explicit ModelPage(PageContext& context, QWidget* parent = nullptr);
    QWidget* inspector() override;

private:
    QWidget* layersView();
    QWidget* textView();
    void addLayerAction(const QString& icon, const QString& words, const QKeySequence& key,
                        const std::function<void(int)>& act);
    void showLayers();
    /// What the chosen layer takes of the arena.
    void showStep();
    void chooseStep(const QString& name);
    void showState();
    void showFit();
    void showTooLarge();
    void showNoSlot();
    /// The answers of the last layer are as many as the data asks for; says what is wrong, or
    /// nothing.
    bool showWrongEnd();
    void typed();
    void showText();
    /// What is wrong with the text; nothing: it is right.
    void say(const QString& wrong);
    /// The text is right: what was typed for a layer was not taken.
    void sayRefused(const QString& why);
    void forgetRefused();
    int chosenLayer() const;
    QString resultLine() const;

    LayerModel* layers_;
    const FitCheck* fit_;
    QStackedWidget* stack_;
    MovableTable* table_;
    Panel* layersPanel_;
    QPlainTextEdit* text_;
    QLabel* wrong_;
    FitPanel* fitPanel_;
    LayerInspector* layerInspector_;
    Veil* fitVeil_; ///< while what it shows is of the network before the last edit
    Veil* messageVeil_;
};

} // namespace tmw::ui
