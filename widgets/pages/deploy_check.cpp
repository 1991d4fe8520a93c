// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/deploy_check.h"

#include "widgets/pages/beside_button.h"
#include "widgets/pages/layer_check_table.h"
#include "widgets/viewmodels/difference_words.h"
#include "widgets/viewmodels/slots_model.h"

#include <QVBoxLayout>

namespace tmw::ui {

DeployCheck::DeployCheck(PageContext& context, QWidget* parent)
    : Panel(tr("Check"), parent), desk_(context.desk), result_(new MessageBar(context.theming)),
      table_(new LayerCheckTable("layer_check", tr("Layers"), context.theming,
                                 new LayerCheckModel(desk_, this))) {
    setNote(tr("CRC-32 of each layer's output"));
    auto* beside = new BesideButton(desk_);
    beside->setProperty("kind", "small");
    addTool(beside);
    result_->setContentsMargins(12, 8, 12, 8);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(result_);
    column->addWidget(table_, 1);
    setBody(body);
    connect(&desk_, &BoardDesk::changed, this, &DeployCheck::showCheck);
    showCheck();
}

void DeployCheck::showCheck() {
    const auto& check = desk_.check();
    if (!check)
        result_->dismiss();
    else if (check->identical)
        result_->show(MessageKind::Good, identicalTitle(*check), {});
    else if (desk_.checkedModel())
        showDifference(*check);
}

QString DeployCheck::identicalTitle(const VerifyReport& check) const {
    const QString vectors = tr("%1 of %1 test vectors identical, %2 layers identical")
                                .arg(check.samples)
                                .arg(check.layers);
    return check.boards.size() < 2 ? vectors
                                   : tr("%1, on %2 boards").arg(vectors).arg(check.boards.size());
}

void DeployCheck::showDifference(const VerifyReport& check) {
    const BoardCheck* first = check.firstDifferent();
    const QString words = checkWords(check, desk_.checkedModel()->open.model);
    if (!first)
        return result_->show(MessageKind::Error, tr("Not every board could be checked"), words);
    const bool own = first == &check.boards.front();
    QStringList lines{words, whatRunsNow(desk_)};
    if (own)
        lines += tr("Flash the firmware of this program.");
    result_->show(MessageKind::Error, differenceTitle(*first), lines.join('\n'));
    if (own)
        result_->addCure(tr("Flash and deploy"), [this] { desk_.deploy(); });
    table_->chooseRow(firstDifferentRow(check));
}

} // namespace tmw::ui
