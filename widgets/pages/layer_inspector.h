// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/layer_form.h"

class QComboBox;

namespace tmw::ui {

struct FitFigures;
class LayerModel;
class PairList;

/// The form of the chosen layer, made from its row of the op table, and what the layer costs.
class LayerInspector : public QWidget {
    Q_OBJECT
public:
    LayerInspector(Workflow& workflow, LayerModel& layers, QWidget* parent = nullptr);
    /// -1: none.
    void showLayer(int layer);
    /// What it takes of the arena, converted; null: not known.
    void showStep(const FitFigures* figures, const QString& layer);
    void setContentVisible(bool on) { content_->setVisible(on); }

private:
    void refresh();
    void build(const std::vector<LayerField>& fields);
    QWidget* makeField(const LayerField& field);
    void showValues(const std::vector<LayerField>& fields);
    void showCosts();
    void set(LayerFieldKind kind, const QString& value);
    QString placeholderOf(LayerFieldKind kind) const;
    QString nameOf(int layer) const;
    void offerSources(QComboBox& box) const;

    Workflow& workflow_;
    LayerModel& layers_;
    int layer_ = -1;
    size_t kind_ = 0; ///< row of the op table the form is of, counted from 1
    QWidget* content_ = nullptr;
    QLabel* title_;
    QVBoxLayout* form_;
    QWidget* fieldsView_ = nullptr;
    std::vector<std::pair<LayerFieldKind, QWidget*>> fields_;
    PairList* step_;
    PairList* costs_;
    PairList* whole_;
};

} // namespace tmw::ui
