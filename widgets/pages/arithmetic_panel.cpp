// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/arithmetic_panel.h"

#include "core/plan/generated_input.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/picture.h"
#include "widgets/parts/row_table.h"
#include "widgets/parts/table.h"
#include "widgets/viewmodels/arithmetic_words.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace tmw::ui {

namespace {

constexpr int kLeftWidth = 236;
constexpr int kCalculation = 1; // column
constexpr int kLineHeight = 26; // a row
constexpr int kStepsShare = 4;
constexpr int kSourcesShare = 5;

Result<TensorValues> valuesFor(const TfliteModel& model, uint32_t seed) {
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    TMW_TRY(const auto inputs, computableInputs(runner, seed));
    return valuesOf(runner, inputs);
}

QWidget* labelled(const QString& label, QWidget* field) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* name = kindLabel("muted", label);
    name->setFixedWidth(92);
    layout->addWidget(name);
    layout->addWidget(field, 1);
    field->setAccessibleName(label);
    return row;
}

} // namespace

ArithmeticPanel::ArithmeticPanel(const Theming& theming, Jobs& jobs, QWidget* parent)
    : QWidget(parent), theming_(theming), jobs_(jobs), seed_(new QSpinBox), output_(new QComboBox),
      outputRow_(labelled(tr("Output"), output_)), element_(new QSpinBox),
      position_(kindLabel("note")), words_(kindLabel("muted")), picture_(new Picture),
      body_(new QStackedWidget), steps_(new GridModel(this)), sources_(new GridModel(this)),
      stepTable_(new RowTable("arithmeticSteps", tr("Steps"))),
      sourceTable_(
          new Table(sources_, "arithmeticSources", tr("Numbers that go in"), GridModel::kSortRole)),
      sourceLine_(kindLabel("muted")) {
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setValue(1);
    seed_->setToolTip(tr("The input is generated from this seed, as 'tmw invoke' does"));
    element_->setRange(0, 0);
    element_->setGroupSeparatorShown(true);
    words_->setWordWrap(true);
    words_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    words_->setMargin(12);
    steps_->set(stepColumns(), {});
    stepTable_->setModel(steps_);
    stepTable_->setWideColumn(kCalculation);
    sources_->set(sourceColumns(true), {});
    body_->addWidget(words_);
    body_->addWidget(arithmetic());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(choice());
    row->addWidget(body_, 1);
    connect(seed_, &QSpinBox::valueChanged, this, &ArithmeticPanel::run);
    connect(output_, &QComboBox::currentIndexChanged, this, [this] {
        const QSignalBlocker quiet(element_);
        element_->setValue(0);
        showElement();
    });
    connect(element_, &QSpinBox::valueChanged, this, &ArithmeticPanel::showElement);
    connect(&theming, &Theming::changed, this, &ArithmeticPanel::showElement);
    connect(picture_, &Picture::pixelClicked, this, [this](QPoint place) {
        if (const auto element = plane_.elementAt(place))
            element_->setValue(static_cast<int>(*element));
    });
    showElement();
}

QWidget* ArithmeticPanel::choice() {
    auto* column = new QVBoxLayout;
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(4);
    column->addWidget(labelled(tr("Input, seed"), seed_));
    column->addWidget(outputRow_);
    column->addWidget(labelled(tr("Element"), element_));
    column->addWidget(position_);
    column->addWidget(picture_, 1);
    auto* choice = new QWidget;
    choice->setFixedWidth(kLeftWidth);
    choice->setLayout(column);
    return choice;
}

QWidget* ArithmeticPanel::arithmetic() {
    sourceLine_->setFixedHeight(kLineHeight);
    sourceLine_->setContentsMargins(8, 0, 8, 0);
    auto* sources = new QWidget;
    auto* column = new QVBoxLayout(sources);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(sourceLine_);
    column->addWidget(sourceTable_, 1);
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(stepTable_, kStepsShare);
    row->addWidget(sources, kSourcesShare);
    return both;
}

void ArithmeticPanel::setModel(std::optional<TfliteModel> model) {
    model_ = std::move(model);
    op_ = -1;
    showOutputs();
    run();
}

void ArithmeticPanel::showOperator(int op) {
    op_ = op;
    showOutputs();
    const QSignalBlocker quiet(element_);
    element_->setValue(0);
    showElement();
}

/// Those of the operator, by name.
void ArithmeticPanel::showOutputs() {
    const QSignalBlocker quiet(output_);
    output_->clear();
    if (const TfliteOperator* op = chosenOperator())
        for (const int32_t tensor : op->outputs)
            output_->addItem(tensor < 0
                                 ? QString()
                                 : QString::fromStdString(
                                       model_->graph().tensors[static_cast<size_t>(tensor)].name));
    outputRow_->setVisible(output_->count() > 1);
}

const TfliteOperator* ArithmeticPanel::chosenOperator() const {
    if (!model_ || op_ < 0 || static_cast<size_t>(op_) >= model_->graph().operators.size())
        return nullptr;
    return &model_->graph().operators[static_cast<size_t>(op_)];
}

void ArithmeticPanel::run() {
    values_.clear();
    showElement();
    if (!model_)
        return;
    jobs_.start<TensorValues>(
        JobKind::Explain, tr("Running the model"), this,
        [model = *model_, seed = static_cast<uint32_t>(seed_->value())](
            std::stop_token, const Progress&) { return valuesFor(model, seed); },
        [this](Result<TensorValues> values) {
            if (!values)
                return say(sentenceOf(values.error()));
            values_ = std::move(*values);
            showElement();
        });
}

void ArithmeticPanel::say(const QString& words) {
    words_->setText(words);
    body_->setCurrentIndex(0);
}

void ArithmeticPanel::show(const ElementArithmetic& made, const TfliteTensor& tensor) {
    position_->setText(
        tr("at %1 of %2")
            .arg(positionText(made.position),
                 QString::fromStdString(toText(tensor.shape)).replace('x', QChar(0xD7))));
    steps_->set(stepColumns(), stepRows(made));
    sources_->set(sourceColumns(made.sum.has_value()), sourceRows(made, *model_));
    sourceLine_->setText(sourceLine(made));
    body_->setCurrentIndex(1);
}

void ArithmeticPanel::showElement() {
    position_->clear();
    picture_->setImage({}, {});
    if (!model_)
        return say(tr("A model that cannot run has no arithmetic to show."));
    const TfliteOperator* const op = chosenOperator();
    if (!op)
        return say(tr("Choose an operator, then an element of its output."));
    const auto output = static_cast<size_t>(std::max(output_->currentIndex(), 0));
    if (values_.empty())
        return say(tr("The model runs"));
    if (output >= op->outputs.size() || op->outputs[output] < 0)
        return say(tr("This operator has no output."));
    const TfliteTensor& tensor = model_->graph().tensors[static_cast<size_t>(op->outputs[output])];
    const auto elements = static_cast<int>(elementCount(tensor.shape).value_or(0));
    {
        const QSignalBlocker quiet(element_);
        element_->setRange(0, std::max(elements - 1, 0));
    }
    // What was worked out before the model runs is not among its values.
    const auto written = values_.find(op->outputs[output]);
    const bool isKnown = written != values_.end();
    if (isKnown)
        showPlane(tensor, written->second);
    const auto element = static_cast<size_t>(element_->value());
    const auto made = explainElement(*model_, values_, op_, element, output);
    if (!made)
        return say(isKnown
                       ? tr("%1 (stored: %2)")
                             .arg(sentenceOf(made.error()),
                                  numberText(storedValue(tensor.type, written->second, element)))
                       : sentenceOf(made.error()));
    show(*made, tensor);
}

void ArithmeticPanel::showPlane(const TfliteTensor& tensor, const std::vector<uint8_t>& bytes) {
    const auto element = static_cast<size_t>(element_->value());
    plane_ = ElementPlane::through(tensor.shape, tensor.type, bytes, element,
                                   theming_.color(Token::Panel), theming_.color(Token::Int8));
    picture_->setImage(plane_.image(), tr("Output of the operator: a click chooses an element"));
    picture_->setMarked(plane_.placeOf(element));
}

} // namespace tmw::ui
