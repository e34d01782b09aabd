// SPDX-License-Identifier: GPL-3.0-or-later
// The step (or phase) that is chosen in the tree, as a form. Every field becomes one undoable change when it
// is left. Window thread; owned by PlanEditor.
#pragma once

#include "engine/action.h"
#include "pages/plandocument.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QSpinBox;
class QStackedLayout;

namespace muster
{

class DurationEdit;
class ParamsTable;

class StepForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepForm)

public:
    StepForm(PlanDocument *document, std::shared_ptr<const ActionRegistry> registry,
             QWidget *parent = nullptr);
    void showPlace(StepPlace place);
    void focusText();

protected:
    bool eventFilter(QObject *watched,
                     QEvent *event) override; // the description is taken when it loses the focus

private:
    QWidget *makeStep();
    QWidget *makePhase();
    void connectStep();
    void show();
    void showStep(const Step &step);
    void showNeeds(const Step &step);
    void change(const QString &what, const std::function<void(Step &)> &change);
    void changePhase(const QString &what, const std::function<void(Phase &)> &change);
    void takeNeeds();
    void chooseAction(const QString &type);

    PlanDocument *m_document;
    std::shared_ptr<const ActionRegistry> m_registry;
    StepPlace m_place;
    bool m_showing = false;
    QStackedLayout *m_stack;
    QLineEdit *m_text;
    QLineEdit *m_role;
    DurationEdit *m_estimate;
    QComboBox *m_action;
    QLabel *m_paramsLabel;
    ParamsTable *m_params;
    QListWidget *m_needs;
    DurationEdit *m_timeout;
    QSpinBox *m_attempts;
    DurationEdit *m_interval;
    QComboBox *m_failure;
    QComboBox *m_approval;
    QCheckBox *m_always;
    QLineEdit *m_when;
    QPlainTextEdit *m_details;
    QLineEdit *m_phaseTitle;
    QLineEdit *m_phaseDue;
    DurationEdit *m_phaseTarget;
    QLineEdit *m_component;
};

} // namespace muster
