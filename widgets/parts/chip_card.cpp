// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/chip_card.h"

#include "widgets/parts/bars.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr int kWidth = 248;
constexpr int kHeight = 152;
constexpr int kEdge = 16; ///< from the panel to the chip
constexpr int kPin = 6;
constexpr int kPinStep = 24;
} // namespace

ChipCard::ChipCard(const Theming& theming, QWidget* parent)
    : QWidget(parent), theming_(theming), cpu_(kindLabel("section")), fpu_(kindLabel("note")) {
    setFixedSize(kWidth, kHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kEdge + 16, kEdge + 8, kEdge + 16, kEdge + 8);
    column->setSpacing(4);
    column->addWidget(cpu_);
    column->addWidget(fpu_);
    column->addStretch();
    flash_ = addMemory(tr("Flash"));
    ram_ = addMemory(tr("RAM"));
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

ChipCard::Memory ChipCard::addMemory(const QString& name) {
    const Memory memory{kindLabel("note"), new MemoryBar(theming_)};
    auto* line = new QHBoxLayout;
    line->addWidget(kindLabel("value", name));
    line->addStretch();
    line->addWidget(memory.words);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(line);
    column->addWidget(memory.bar);
    return memory;
}

void ChipCard::showMemory(const Memory& memory, const Bytes& bytes) {
    memory.words->setText(
        bytes.available > 0
            ? tr("%1 of %2 KB")
                  .arg(wholeKiloText(bytes.firmware + bytes.model), wholeKiloText(bytes.available))
            : QStringLiteral("-"));
    memory.bar->setBytes(bytes.firmware, bytes.model, bytes.available);
}

void ChipCard::show(const Facts& facts) {
    cpu_->setText(facts.cpu);
    fpu_->setText(facts.fpu ? tr("with floating point unit") : tr("no floating point unit"));
    showMemory(flash_, facts.flash);
    showMemory(ram_, facts.ram);
    setAccessibleName(facts.cpu);
}

void ChipCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF chip = QRectF(rect()).adjusted(kEdge, kEdge, -kEdge, -kEdge);
    const QColor edge = theming_.color(Token::Control);
    for (double x = chip.left() + kPinStep / 2.0; x < chip.right() - kPin; x += kPinStep) {
        painter.fillRect(QRectF(x, chip.top() - kPin, kPin, kPin), edge);
        painter.fillRect(QRectF(x, chip.bottom(), kPin, kPin), edge);
    }
    for (double y = chip.top() + kPinStep / 2.0; y < chip.bottom() - kPin; y += kPinStep) {
        painter.fillRect(QRectF(chip.left() - kPin, y, kPin, kPin), edge);
        painter.fillRect(QRectF(chip.right(), y, kPin, kPin), edge);
    }
    painter.setPen(QPen(edge, 1.5));
    painter.setBrush(theming_.color(Token::Panel));
    painter.drawRoundedRect(chip, 4, 4);
}

} // namespace tmw::ui
