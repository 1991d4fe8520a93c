// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_fit.h"

#include "widgets/parts/bars.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>

namespace tmw::ui {

namespace {
constexpr int kBar = 72;
} // namespace

StatusFit::StatusFit(const FitCheck& fit, const Theming& theming, QWidget* parent)
    : StatusPart(theming, parent), fit_(fit), flash_(addMemory(tr("Flash"))),
      ram_(addMemory(tr("RAM"))) {
    connect(&fit, &FitCheck::changed, this, &StatusFit::showFit);
    showFit();
}

StatusFit::Memory StatusFit::addMemory(const QString& name) {
    Memory memory{new MemoryBar(theming()), kindLabel("muted")};
    memory.bar->setFixedWidth(kBar);
    row()->addWidget(kindLabel("muted", name));
    row()->addWidget(memory.bar);
    row()->addWidget(memory.words);
    return memory;
}

void StatusFit::setBarsShown(bool on) {
    flash_.bar->setVisible(on);
    ram_.bar->setVisible(on);
    updateGeometry();
}

void StatusFit::showFit() {
    const FitFigures* figures = fit_.figures();
    setVisible(figures && figures->int8);
    if (!figures || !figures->int8)
        return;
    const QString flash = showMemory(flash_, tr("Flash"), figures->int8->flash);
    const QString ram = showMemory(ram_, tr("RAM"), figures->int8->ram);
    setAccessibleName(tr("Fit on %1: %2, %3").arg(figures->board, flash, ram));
    setToolTip(tr("%1, computed for %2. Opens the Model page.").arg(figures->board, figures->kind));
    updateGeometry();
}

QString StatusFit::showMemory(const Memory& memory, const QString& name, const MemoryFit& fit) {
    memory.bar->setBytes(fit.firmwareBytes.value_or(0), fit.modelBytes, fit.availableBytes);
    const QString words =
        tr("%1 of %2 KB").arg(wholeKiloText(fit.neededBytes()), wholeKiloText(fit.availableBytes));
    say(*memory.words, words, memory.bar->isOver());
    return name + ' ' + words;
}

} // namespace tmw::ui
