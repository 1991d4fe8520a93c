// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/empty_view.h"

#include "core/project/examples.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {

constexpr int kCardWidth = 320;
constexpr int kCardHeight = 236;
constexpr int kIcon = 28;

/// A box with an icon, a title and words; buttons go into its layout.
QFrame* card(const Theming& theming, const QString& icon, const QString& title,
             const QString& words) {
    auto* box = new QFrame;
    box->setProperty("kind", "panel");
    box->setFixedWidth(kCardWidth);
    box->setMinimumHeight(kCardHeight);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(8);
    auto* picture = new QLabel;
    const auto draw = [picture, &theming, icon] {
        picture->setPixmap(theming.icon(icon, Token::Accent).pixmap(kIcon, kIcon));
    };
    draw();
    QObject::connect(&theming, &Theming::changed, picture, draw);
    auto* head = new QLabel(title);
    head->setProperty("kind", "messageTitle");
    auto* text = kindLabel("muted", words);
    text->setWordWrap(true);
    column->addWidget(picture);
    column->addSpacing(4);
    column->addWidget(head);
    column->addWidget(text);
    column->addStretch();
    return box;
}

QVBoxLayout* layoutOf(QWidget* box) {
    return static_cast<QVBoxLayout*>(box->layout());
}

/// Title and words in the middle, over what is offered.
QVBoxLayout* middle(QWidget* view, const QString& title, const QString& words) {
    auto* column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(kindLabel("title", title), 0, Qt::AlignHCenter);
    column->addWidget(new QLabel(words), 0, Qt::AlignHCenter);
    column->addSpacing(20);
    return column;
}

} // namespace

NoDataView::NoDataView(PageContext& context, QWidget* parent) : QWidget(parent) {
    auto* column = middle(this, tr("No data yet"),
                          tr("Start in one of these ways. Everything stays on this computer."));
    auto* cards = new QHBoxLayout;
    cards->setSpacing(20);
    cards->addStretch();
    cards->addWidget(importCard(context));
    cards->addWidget(exampleCard(context));
    cards->addStretch();
    column->addLayout(cards);
    column->addSpacing(20);
    column->addWidget(kindLabel("muted", tr("Or drop files or a folder anywhere in this window.")),
                      0, Qt::AlignHCenter);
    column->addStretch(3);
}

QWidget* NoDataView::importCard(PageContext& context) {
    auto* box = card(context.theming, "table", tr("Import data"),
                     tr("Tables (CSV, TSV, text), arrays (.npy, .npz), IDX files and pictures. "
                        "What each column means is found out, and can be changed before and "
                        "afterwards."));
    auto* button = new QPushButton(tr("Import..."));
    button->setObjectName("importCard");
    button->setProperty("kind", "primary");
    connect(button, &QPushButton::clicked, this, [&context] { context.importFiles(); });
    auto* line = new QHBoxLayout;
    line->addWidget(button);
    line->addStretch();
    line->addWidget(kindLabel("note", "Ctrl+I"));
    layoutOf(box)->addLayout(line);
    return box;
}

QWidget* NoDataView::exampleCard(PageContext& context) {
    auto* box = card(context.theming, "folder", tr("Open an example"),
                     tr("A project of its own, with data, network and settings, ready to train."));
    for (const Example& example : examples()) {
        const QString title = inLanguage("Example", example.title);
        auto* button = new QPushButton(title.section(':', 0, 0));
        button->setToolTip(inLanguage("Example", example.summary));
        button->setAccessibleName(tr("Open the example %1").arg(title));
        const QString name = fromText(example.name);
        connect(button, &QPushButton::clicked, this,
                [&context, name] { context.openExample(name); });
        layoutOf(box)->addWidget(button);
    }
    return box;
}

MissingView::MissingView(PageContext& context, const QString& what, const QString& why,
                         QWidget* parent)
    : QWidget(parent) {
    auto* column = middle(this, what, why);
    auto* button = new QPushButton(tr("Go to Data"));
    button->setProperty("kind", "primary");
    connect(button, &QPushButton::clicked, this, [&context] { context.goTo(Step::Data); });
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

} // namespace tmw::ui
