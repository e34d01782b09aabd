// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/stepform.h"

#include "items/words.h"
#include "pages/durationedit.h"
#include "pages/paramstable.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedLayout>

#include <algorithm>

namespace muster
{

namespace
{

template<typename Widget>
Widget *named(Widget *widget, const QString &name, const QString &accessible)
{
    widget->setObjectName(name);
    widget->setAccessibleName(accessible);
    return widget;
}

QFormLayout *makeForm(QWidget *box)
{
    auto *form = new QFormLayout(box);
    form->setContentsMargins(12, 8, 12, 12);
    form->setVerticalSpacing(6);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace

StepForm::StepForm(PlanDocument *document, std::shared_ptr<const ActionRegistry> registry, QWidget *parent)
    : QWidget(parent), m_document(document), m_registry(std::move(registry)),
      m_stack(new QStackedLayout(this))
{
    auto *none = new QLabel(tr("Choose a step to change it."), this);
    none->setAlignment(Qt::AlignCenter);
    none->setWordWrap(true);
    theme::setTextRole(none, Colour::Muted);
    m_stack->addWidget(none);
    m_stack->addWidget(makeStep());
    m_stack->addWidget(makePhase());
    connectStep();
    connect(document, &PlanDocument::changed, this, &StepForm::show);
}

QWidget *StepForm::makeStep()
{
    auto *box = new QWidget;
    QFormLayout *form = makeForm(box);
    m_text = named(new QLineEdit(box), QStringLiteral("stepText"), tr("Text of the step"));
    m_role = named(new QLineEdit(box), QStringLiteral("stepRole"), tr("Role"));
    m_estimate = new DurationEdit(QStringLiteral("stepEstimate"), tr("Estimate"), box);
    m_action = named(new QComboBox(box), QStringLiteral("stepAction"), tr("Who does it"));
    m_action->addItem(tr("by hand"), QString());
    for (const ActionType &type : m_registry->all())
        m_action->addItem(type.title.isEmpty() ? type.type : type.title, type.type);
    m_params = new ParamsTable(box);
    m_params->setMinimumHeight(120);
    m_paramsLabel = new QLabel(tr("Parameters"), box);
    m_needs = named(new QListWidget(box), QStringLiteral("stepNeeds"), tr("Needs these steps first"));
    m_needs->setMaximumHeight(96);
    m_needs->setMinimumHeight(64);
    m_timeout = new DurationEdit(QStringLiteral("stepTimeout"), tr("Time limit"), box);
    m_attempts = named(new QSpinBox(box), QStringLiteral("stepAttempts"), tr("Attempts"));
    m_attempts->setRange(1, 100);
    m_interval = new DurationEdit(QStringLiteral("stepInterval"), tr("Wait between attempts"), box);
    m_failure = named(new QComboBox(box), QStringLiteral("stepFailure"), tr("If it fails"));
    for (OnFailure value : {OnFailure::Stop, OnFailure::Continue, OnFailure::Rollback})
        m_failure->addItem(onFailureLabel(value), static_cast<int>(value));
    m_approval = named(new QComboBox(box), QStringLiteral("stepApproval"), tr("Approval"));
    m_approval->addItem(tr("no"), QString());
    m_approval->addItem(tr("go-live, by name: sets T+0"), QStringLiteral("go_live"));
    m_approval->addItem(tr("all-clear, by name"), QStringLiteral("all_clear"));
    m_always = named(new QCheckBox(tr("always, whatever happens: clean-up"), box),
                     QStringLiteral("stepAlways"), tr("Done always"));
    m_when = named(new QLineEdit(box), QStringLiteral("stepWhen"), tr("Only when"));
    m_details = named(new QPlainTextEdit(box), QStringLiteral("stepDetailsEdit"), tr("Details, Markdown"));
    m_details->setMinimumHeight(72);
    m_details->setTabChangesFocus(true);
    m_details->installEventFilter(this);
    form->addRow(tr("Text"), m_text);
    form->addRow(tr("Does it"), m_action);
    form->addRow(m_paramsLabel);
    form->addRow(m_params);
    form->addRow(tr("Role"), m_role);
    form->addRow(tr("Estimate"), m_estimate->withMessage());
    form->addRow(tr("Needs"), m_needs);
    form->addRow(tr("Time limit"), m_timeout->withMessage());
    form->addRow(tr("Attempts"), m_attempts);
    form->addRow(tr("Wait between"), m_interval->withMessage());
    form->addRow(tr("If it fails"), m_failure);
    form->addRow(tr("Approval"), m_approval);
    form->addRow(tr("Done"), m_always);
    form->addRow(tr("Only when"), m_when);
    form->addRow(tr("Details"), m_details);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    box->setAutoFillBackground(false);
    scroll->setWidget(box);
    return scroll;
}

QWidget *StepForm::makePhase()
{
    auto *box = new QWidget(this);
    QFormLayout *form = makeForm(box);
    m_phaseTitle = named(new QLineEdit(box), QStringLiteral("phaseTitle"), tr("Title of the phase"));
    m_phaseDue = named(new QLineEdit(box), QStringLiteral("phaseDue"), tr("Due at"));
    m_phaseDue->setPlaceholderText(QStringLiteral("T+1:00"));
    m_phaseTarget = new DurationEdit(QStringLiteral("phaseTarget"), tr("Own target"), box);
    m_component = named(new QLineEdit(box), QStringLiteral("phaseComponent"), tr("Component"));
    form->addRow(tr("Phase"), m_phaseTitle);
    form->addRow(tr("Due at"), m_phaseDue);
    form->addRow(tr("Own target"), m_phaseTarget->withMessage());
    form->addRow(tr("Component"), m_component);
    connect(m_phaseTitle, &QLineEdit::editingFinished, this, [this] {
        changePhase(tr("Rename phase"), [this](Phase &phase) { phase.title = m_phaseTitle->text(); });
    });
    connect(m_component, &QLineEdit::editingFinished, this, [this] {
        changePhase(tr("Change component"), [this](Phase &phase) { phase.component = m_component->text(); });
    });
    connect(m_phaseDue, &QLineEdit::editingFinished, this, [this] {
        const auto due = parseOffset(m_phaseDue->text());
        if (due || m_phaseDue->text().trimmed().isEmpty())
            changePhase(tr("Change due time"),
                        [&due](Phase &phase) { phase.due = due ? std::optional(*due) : std::nullopt; });
        else
            m_phaseDue->setToolTip(due.error().message + u'\n' + due.error().hint);
    });
    connect(m_phaseTarget, &DurationEdit::edited, this, [this](const std::optional<Milliseconds> &value) {
        changePhase(tr("Change target"), [&value](Phase &phase) { phase.target = value; });
    });
    return box;
}

void StepForm::connectStep()
{
    connect(m_text, &QLineEdit::editingFinished, this,
            [this] { change(tr("Change text"), [this](Step &step) { step.text = m_text->text(); }); });
    connect(m_role, &QLineEdit::editingFinished, this,
            [this] { change(tr("Change role"), [this](Step &step) { step.role = m_role->text(); }); });
    connect(m_when, &QLineEdit::editingFinished, this,
            [this] { change(tr("Change condition"), [this](Step &step) { step.when = m_when->text(); }); });
    connect(m_estimate, &DurationEdit::edited, this, [this](const std::optional<Milliseconds> &value) {
        change(tr("Change estimate"), [&value](Step &step) { step.estimate = value; });
    });
    connect(m_timeout, &DurationEdit::edited, this, [this](const std::optional<Milliseconds> &value) {
        change(tr("Change time limit"), [&value](Step &step) { step.timeout = value; });
    });
    connect(m_interval, &DurationEdit::edited, this, [this](const std::optional<Milliseconds> &value) {
        change(tr("Change wait"),
               [&value](Step &step) { step.retry.interval = value.value_or(Retry{}.interval); });
    });
    connect(m_attempts, &QSpinBox::valueChanged, this, [this](int value) {
        change(tr("Change attempts"), [value](Step &step) { step.retry.attempts = value; });
    });
    connect(m_failure, &QComboBox::activated, this, [this] {
        change(tr("Change what a failure does"), [this](Step &step) {
            step.onFailure = static_cast<OnFailure>(m_failure->currentData().toInt());
        });
    });
    connect(m_approval, &QComboBox::activated, this, [this] {
        change(tr("Change approval"), [this](Step &step) { step.approval = m_approval->currentData().toString(); });
    });
    connect(m_always, &QCheckBox::clicked, this,
            [this](bool on) { change(tr("Change clean-up"), [on](Step &step) { step.always = on; }); });
    connect(m_action, &QComboBox::activated, this,
            [this] { chooseAction(m_action->currentData().toString()); });
    connect(m_params, &ParamsTable::edited, this, [this](const QJsonObject &params) {
        change(tr("Change parameters"), [&params](Step &step) {
            if (step.action)
                step.action->params = params;
        });
    });
    connect(m_needs, &QListWidget::itemChanged, this, [this] {
        if (!m_showing)
            QMetaObject::invokeMethod(this, &StepForm::takeNeeds, Qt::QueuedConnection);
    });
}

void StepForm::change(const QString &what, const std::function<void(Step &)> &change)
{
    const Step *now = m_document->steps()->step(m_place);
    if (m_showing || !now)
        return;
    Step step = *now;
    change(step);
    m_document->changeStep(what, m_place, step);
}

void StepForm::changePhase(const QString &what, const std::function<void(Phase &)> &change)
{
    const Phase *now = m_place.isPhase() ? m_document->steps()->phase(m_place.phase) : nullptr;
    if (m_showing || !now)
        return;
    Phase phase = *now;
    change(phase);
    m_document->changePhase(what, m_place.phase, phase);
}

void StepForm::chooseAction(const QString &type)
{
    change(tr("Change who does it"), [&type](Step &step) {
        if (type.isEmpty())
            step.action.reset();
        else if (!step.action || step.action->type != type)
            step.action = ActionSpec{type, step.action ? step.action->params : QJsonObject()};
        if (step.action)
            step.approval.clear(); // only people approve
    });
}

void StepForm::takeNeeds()
{
    QStringList needs;
    for (int row = 0; row < m_needs->count(); ++row) {
        if (m_needs->item(row)->checkState() == Qt::Checked)
            needs << m_needs->item(row)->data(Qt::UserRole).toString();
    }
    change(tr("Change needs"), [&needs](Step &step) { step.needs = needs; });
}

bool StepForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_details && event->type() == QEvent::FocusOut)
        change(tr("Change details"), [this](Step &step) { step.details = m_details->toPlainText(); });
    return QWidget::eventFilter(watched, event);
}

void StepForm::showPlace(StepPlace place)
{
    if (place != m_place) {
        for (DurationEdit *edit : {m_estimate, m_timeout, m_interval, m_phaseTarget})
            edit->forget();
    }
    m_place = place;
    show();
}

void StepForm::focusText()
{
    QLineEdit *edit = m_place.isPhase() ? m_phaseTitle : m_text;
    edit->setFocus(Qt::OtherFocusReason);
    edit->selectAll();
}

void StepForm::show()
{
    m_showing = true;
    if (const Step *step = m_document->steps()->step(m_place)) {
        showStep(*step);
        m_stack->setCurrentIndex(1);
    } else if (const Phase *phase = m_document->steps()->phase(m_place.phase)) {
        m_phaseTitle->setText(phase->title);
        m_phaseDue->setText(phase->due ? offsetText(*phase->due) : QString());
        m_phaseTarget->setDuration(phase->target);
        m_component->setText(phase->component);
        m_stack->setCurrentIndex(2);
    } else {
        m_stack->setCurrentIndex(0);
    }
    m_showing = false;
}

void StepForm::showNeeds(const Step &step)
{
    m_needs->clear();
    for (const Phase &phase : m_document->steps()->phases()) {
        for (const Step &other : phase.steps) {
            if (other.id == step.id)
                continue;
            auto *item = new QListWidgetItem(other.text, m_needs);
            item->setData(Qt::UserRole, other.id);
            item->setToolTip(other.text);
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(step.needs.contains(other.id) ? Qt::Checked : Qt::Unchecked);
        }
    }
}

void StepForm::showStep(const Step &step)
{
    const auto set = [](QLineEdit *edit, const QString &text) {
        if (edit->text() != text)
            edit->setText(text);
        if (!edit->hasFocus())
            edit->setCursorPosition(0); // a long text is read from its beginning
    };
    set(m_text, step.text);
    set(m_role, step.role);
    set(m_when, step.when);
    m_estimate->setDuration(step.estimate);
    m_timeout->setDuration(step.timeout);
    m_attempts->setValue(step.retry.attempts);
    m_interval->setDuration(step.retry.interval);
    m_failure->setCurrentIndex(m_failure->findData(static_cast<int>(step.onFailure)));
    m_approval->setCurrentIndex(std::max(0, m_approval->findData(step.approval)));
    m_approval->setEnabled(step.isManual());
    m_always->setChecked(step.always);
    if (m_details->toPlainText() != step.details)
        m_details->setPlainText(step.details);
    int at = step.action ? m_action->findData(step.action->type) : 0;
    if (at < 0) {
        m_action->addItem(tr("%1 (not known)").arg(step.action->type), step.action->type);
        at = m_action->count() - 1;
    }
    m_action->setCurrentIndex(at);
    m_params->setVisible(step.action.has_value());
    m_paramsLabel->setVisible(step.action.has_value());
    if (step.action)
        m_params->showParams(step.action->params, m_registry->find(step.action->type));
    showNeeds(step);
}

} // namespace muster
