// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/model_file.h"

class QPushButton;
class QStackedWidget;

namespace tmw::ui {

class Panel;
class PairList;

/// A .tflite that belongs to no project, to look at: what it is made of, and the boards it goes
/// onto.
class TflitePage : public Page {
    Q_OBJECT
public:
    explicit TflitePage(PageContext& context, QWidget* parent = nullptr);

    /// Reads it beside the window; what is wrong with it stands on the page.
    void open(const QString& path);
    /// Null while there is none.
    const ModelFile* file() const { return file_ ? &*file_ : nullptr; }

signals:
    void anotherWanted();
    void closeWanted();
    /// The open project has the file's network now.
    void adopted();

private:
    Panel* tablePanel(const QString& title, const QString& name, GridModel* model,
                      const QList<GridColumn>& columns, int elastic);
    void take(Result<ModelFile> file);
    void showFile();
    void showUse();
    void use(bool newHead);
    void showAdopted(const Result<Adoption>& made);

    std::optional<ModelFile> file_;
    GridModel* operators_;
    GridModel* tensors_;
    GridModel* boards_;
    QPushButton* use_;
    QStackedWidget* body_;
    Panel* operatorPanel_;
    Panel* tensorPanel_;
    Panel* boardPanel_;
    PairList* summary_;
};

} // namespace tmw::ui
