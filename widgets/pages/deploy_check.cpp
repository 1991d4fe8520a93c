// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/deploy_check.h"

#include "widgets/parts/mono_delegate.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/difference_words.h"
#include "widgets/viewmodels/slots_model.h"

#include <QVBoxLayout>

namespace tmw::ui {

DeployCheck::DeployCheck(PageContext& context, QWidget* parent)
    : Panel(tr("Check"), parent), desk_(context.desk), result_(new MessageBar(context.theming)),
      table_(new RowTable("layer_check", tr("Layers"))) {
    setNote(tr("CRC-32 of each layer's output"));
    table_->setModel(new LayerCheckModel(desk_, this));
    table_->setWideColumn(LayerCheckModel::Result);
    for (const int column : {LayerCheckModel::Host, LayerCheckModel::Board})
        table_->setItemDelegateForColumn(column, new MonoDelegate(table_));
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
        result_->show(MessageKind::Good,
                      tr("%1 of %1 test vectors identical, %2 layers identical")
                          .arg(check->samples)
                          .arg(check->layers),
                      {});
    else if (check->firstDifference && desk_.checkedModel())
        showDifference();
}

void DeployCheck::showDifference() {
    const Difference& first = *desk_.check()->firstDifference;
    const TfliteModel& model = desk_.checkedModel()->open.model;
    result_->show(MessageKind::Error, differenceTitle(first),
                  QStringList{differenceValues(first, model), arithmeticOf(*desk_.check(), model),
                              whatRunsNow(desk_), tr("Flash the firmware of this program.")}
                      .join('\n'));
    result_->addCure(tr("Flash and deploy"), [this] { desk_.deploy(); });
    table_->chooseRow(table_->model()->rowCount() - 1);
}

} // namespace tmw::ui
