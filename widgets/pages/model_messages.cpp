// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/fit_panel.h"
#include "widgets/pages/model_page.h"
#include "widgets/parts/veil.h"
#include "widgets/viewmodels/fit_check.h"
#include "widgets/viewmodels/layer_form.h"
#include "widgets/viewmodels/layer_model.h"
#include "widgets/viewmodels/memory_rows.h"
#include "widgets/viewmodels/words.h"

namespace tmw::ui {

namespace {

/// How many values the last layer answers with, for these data.
size_t answersWanted(const Features& features) {
    return answersNumbers(features.task)                 ? features.targetWidth()
           : features.task == Task::BinaryClassification ? 1
                                                         : features.classNames.size();
}

constexpr size_t kNamedBoards = 3;

} // namespace

bool ModelPage::showWrongEnd() {
    const Features* features = workflow().features();
    if (!features || !layers_->graph())
        return false;
    const Graph& graph = *layers_->graph();
    const auto answers = elementCount(graph.output());
    const size_t wanted = answersWanted(*features);
    if (!answers || *answers == wanted)
        return false;
    const int last = layers_->layerCount() - 1;
    auto cured =
        withLayerField(graph.layers().back().spec, LayerFieldKind::Units, QString::number(wanted));
    // Shares of a whole are no numbers.
    if (auto* dense = cured ? std::get_if<DenseSpec>(&*cured) : nullptr;
        dense && answersNumbers(features->task) && dense->activation == Activation::Softmax)
        dense->activation = Activation::Linear;
    message().show(
        MessageKind::Warning,
        tr("The last layer answers %1 values, the data has %2")
            .arg(countText(static_cast<qint64>(*answers)),
                 features->task == Task::Reconstruction
                     ? countOf(static_cast<qint64>(wanted), tr("1 input to be made again"),
                               tr("%1 inputs to be made again"))
                 : features->classNames.empty()
                     ? countOf(static_cast<qint64>(wanted), tr("1 target"), tr("%1 targets"))
                     : countOf(static_cast<qint64>(wanted), tr("1 class"), tr("%1 classes"))),
        tr("Training needs one answer for each."));
    if (cured && !std::get_if<ActivationSpec>(&graph.layers().back().spec))
        message().addCure(
            countOf(static_cast<qint64>(wanted), tr("Set 1 unit"), tr("Set %1 units")),
            [this, last, spec = *cured] {
                layers_->replaceLayer(last, spec, tr("Answers of the last layer"));
            });
    return true;
}

void ModelPage::showTooLarge() {
    const FitFigures& figures = *fit_->figures();
    const Fit& fit = *figures.int8;
    const bool ram = fit.ram.missingBytes() > 0;
    const MemoryFit& short_ = ram ? fit.ram : fit.flash;
    QString text =
        tr("Model %1 + firmware %2 = %3. %4 has %5.")
            .arg(bytesText(short_.modelBytes), bytesText(short_.firmwareBytes.value_or(0)),
                 bytesText(short_.neededBytes()), figures.board, bytesText(short_.availableBytes));
    if (ram && fit.flash.missingBytes() > 0)
        text += ' ' + tr("Flash lacks %1 too.").arg(bytesText(fit.flash.missingBytes()));
    const auto fitting = static_cast<size_t>(figures.boardsThatFit.size());
    if (fitting > 0)
        text += '\n' + tr("%1 of the %2 known boards have room, such as %3.")
                           .arg(countText(static_cast<qint64>(fitting)),
                                countText(static_cast<qint64>(figures.boardsKnown)),
                                figures.boardsThatFit.mid(0, kNamedBoards).join(", "));
    message().show(MessageKind::Error,
                   ram ? tr("Will not fit: %1 needs %2 more RAM than the board has")
                             .arg(peakName(figures.int8Memory), bytesText(short_.missingBytes()))
                       : tr("Will not fit: it needs %1 more flash than the board has")
                             .arg(bytesText(short_.missingBytes())),
                   text);
    for (const FitCure& cure : figures.cures)
        message().addCureLine(cure.words, tr("Apply"), [this, cure] {
            workflow().document().edit(cure.name,
                                       [&](ProjectSpec& spec) { cure.change(spec.settings); });
        });
    message().addCure(tr("Boards..."), [this] { fitPanel_->focusBoards(); });
}

/// It can be built into firmware, but not uploaded.
void ModelPage::showNoSlot() {
    const FitFigures& figures = *fit_->figures();
    const Fit& fit = *figures.int8;
    message().show(
        MessageKind::Warning,
        tr("Too large to upload: a slot of the board holds %1").arg(bytesText(fit.slotBytes)),
        tr("The model takes %1. Built into firmware ('tmw build') it fits %2.")
            .arg(bytesText(fit.flash.modelBytes), figures.board));
}

void ModelPage::showFit() {
    const FitFigures* figures = fit_->figures();
    for (Veil* each : {fitVeil_, messageVeil_})
        each->setOn(fit_->isChecking());
    if (!workflow().features()) {
        message().dismiss();
    } else if (showWrongEnd()) {
        // Said first: its cure changes the fit.
    } else if (!fit_->trouble().isEmpty()) {
        message().show(MessageKind::Error, tr("The fit is not known"), fit_->trouble());
    } else if (!figures) {
        message().dismiss();
    } else if (!figures->int8) {
        message().show(MessageKind::Note, {}, tr("Choose a board to check the fit."));
    } else if (figures->int8->fits() && !figures->int8->fitsSlot()) {
        showNoSlot();
    } else if (figures->int8->fits()) {
        const Fit& fit = *figures->int8;
        message().show(MessageKind::Good, {},
                       tr("Fits: %1 RAM and %2 flash to spare on %3.")
                           .arg(bytesText(fit.ram.availableBytes - fit.ram.neededBytes()),
                                bytesText(fit.flash.availableBytes - fit.flash.neededBytes()),
                                figures->board));
    } else {
        showTooLarge();
    }
    showStep();
    showState();
}

} // namespace tmw::ui
