// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_page.h"

#include "core/project/examples.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr int kCardsInARow = 3;
constexpr int kLeastRecent = 66; // two rows and the begin of the next
constexpr int kExamplesShare = 4;
} // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent), recent_(new QListWidget) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(48, 16, 48, 12);
    column->setSpacing(8);
    column->addWidget(kindLabel("figure", tr("TinyML Workbench")));
    column->addWidget(kindLabel(
        "muted", tr("Train a neural network, convert it, and watch it run on a microcontroller. "
                    "No board is needed: one is emulated.")));
    auto* acts = new QHBoxLayout;
    acts->setSpacing(8);
    auto* fresh = new QPushButton(tr("New project..."));
    fresh->setProperty("kind", "primary");
    auto* open = new QPushButton(tr("Open project..."));
    acts->addWidget(fresh);
    acts->addWidget(open);
    acts->addStretch();
    column->addSpacing(4);
    column->addLayout(acts);
    column->addSpacing(8);
    connect(fresh, &QPushButton::clicked, this, &StartPage::newWanted);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);

    column->addWidget(kindLabel("section", tr("Examples, each from data to live predictions")));
    auto* cards = new QGridLayout;
    cards->setSpacing(12);
    int place = 0;
    for (const Example& example : examples()) {
        auto* card = new Panel(inLanguage("Example", example.title));
        auto* summary = new QLabel(inLanguage("Example", example.summary));
        summary->setWordWrap(true);
        auto* expected = kindLabel("muted", inLanguage("Example", example.expected));
        expected->setWordWrap(true);
        auto* start = new QPushButton(tr("Open"));
        auto* run = new QPushButton(tr("Run to live predictions"));
        run->setToolTip(tr("Trains, evaluates, converts and runs it on an emulated board"));
        const QString name = fromText(example.name);
        start->setAccessibleName(
            tr("Open the example %1").arg(inLanguage("Example", example.title)));
        connect(start, &QPushButton::clicked, this, [this, name] { emit exampleWanted(name); });
        card->bodyLayout()->addWidget(summary);
        card->bodyLayout()->addWidget(expected);
        card->bodyLayout()->addStretch();
        run->setAccessibleName(tr("Run the example %1").arg(inLanguage("Example", example.title)));
        connect(run, &QPushButton::clicked, this, [this, name] { emit runWanted(name); });
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(8);
        buttons->addWidget(run);
        buttons->addWidget(start);
        buttons->addStretch();
        card->bodyLayout()->addLayout(buttons);
        cards->addWidget(card, place / kCardsInARow, place % kCardsInARow);
        ++place;
    }
    auto* all = new QWidget;
    auto* inside = new QVBoxLayout(all);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addLayout(cards);
    inside->addStretch();
    auto* shown = new QScrollArea;
    shown->setWidget(all);
    shown->setWidgetResizable(true);
    shown->setFrameShape(QFrame::NoFrame);
    shown->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    shown->viewport()->setAutoFillBackground(false);
    all->setAutoFillBackground(false);
    column->addWidget(shown, kExamplesShare);
    column->addSpacing(4);
    recent_->setMinimumHeight(kLeastRecent);
    auto* projects = new Panel(tr("Recent projects"));
    projects->setBody(recent_);
    column->addWidget(projects, 1);
    connect(recent_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        emit projectWanted(item->data(Qt::UserRole).toString());
    });
}

void StartPage::setRecent(const QStringList& folders) {
    recent_->clear();
    for (const QString& folder : folders) {
        auto* item = new QListWidgetItem(
            QString("%1    %2").arg(QFileInfo(folder).completeBaseName(), folder));
        item->setData(Qt::UserRole, folder);
        item->setSizeHint(QSize(0, 26));
        recent_->addItem(item);
    }
    if (folders.isEmpty()) {
        auto* item = new QListWidgetItem(tr("None yet: open an example or make a new project."));
        item->setFlags(Qt::NoItemFlags);
        recent_->addItem(item);
    }
}

} // namespace tmw::ui
