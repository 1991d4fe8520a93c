// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/model_file.h"

class QPushButton;
class QStackedWidget;

namespace tmw::ui {

class ArithmeticPanel;
class LockstepPanel;
class ModelGraphs;
class ModelMemory;
class PairList;
class TabPanel;
class Table;
class WeightsPanel;

/// A .tflite that belongs to no project, to look at: what it is made of, the boards it goes onto,
/// what each operator costs there, its weights, the arithmetic of any element, and its memory over
/// one run.
class TflitePage : public Page {
    Q_OBJECT
public:
    explicit TflitePage(PageContext& context, QWidget* parent = nullptr);

    /// Reads it beside the window; what is wrong with it stands on the page.
    void open(const QString& path);
    /// Reads another one, to stand beside it.
    void openBeside(const QString& path);
    /// Null while there is none.
    const ModelFile* file() const { return file_ ? &*file_ : nullptr; }

signals:
    void anotherWanted();
    void closeWanted();
    /// The open project has the file's network now.
    void adopted();

private:
    Table* table(const QString& title, const QString& name, GridModel* model,
                 const QList<GridColumn>& columns, int elastic);
    /// Operators have the same number in the graph and in the table, and what they are made of
    /// below.
    void chooseOperator(int op);
    void count();
    void showCount();
    void chooseBeside();
    void take(Result<ModelFile> file);
    void showFile();
    void showUse();
    void use(bool newHead);
    void showAdopted(const Result<Adoption>& made);

    std::optional<ModelFile> file_;
    GridModel* operators_;
    GridModel* tensors_;
    GridModel* boards_;
    GridModel* beside_;
    QPushButton* use_;
    QPushButton* compareWith_;
    QPushButton* count_;
    Table* boardTable_;
    QStackedWidget* body_;
    ModelGraphs* graph_;
    Table* operatorTable_;
    TabPanel* network_;
    TabPanel* inside_;
    PairList* summary_;
    WeightsPanel* weights_;
    ArithmeticPanel* arithmetic_;
    LockstepPanel* lockstep_;
    ModelMemory* memory_;
};

} // namespace tmw::ui
