// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/plandocument.h"

#include <QUndoCommand>

namespace muster
{

namespace
{

class EditCommand final : public QUndoCommand
{
public:
    EditCommand(const QString &what, std::function<void()> redo, std::function<void()> undo, QString mergeKey)
        : QUndoCommand(what), m_redo(std::move(redo)), m_undo(std::move(undo)), m_mergeKey(std::move(mergeKey))
    {
    }
    [[nodiscard]] int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *later) override
    {
        const auto *other = static_cast<const EditCommand *>(later); // the same id(), so the same type
        if (other->m_mergeKey != m_mergeKey)
            return false;
        m_redo = other->m_redo;
        return true;
    }
    void redo() override { m_redo(); }
    void undo() override { m_undo(); }

private:
    std::function<void()> m_redo;
    std::function<void()> m_undo;
    QString m_mergeKey;
};

} // namespace

PlanDocument::PlanDocument(QObject *parent)
    : QObject(parent), m_steps(new StepsEditModel(this)), m_undo(new QUndoStack(this))
{
    connect(m_steps, &StepsEditModel::edited, this, &PlanDocument::changed);
    connect(this, &PlanDocument::headChanged, this, &PlanDocument::changed);
}

void PlanDocument::setPlan(const Plan &plan)
{
    m_undo->clear();
    m_head = plan;
    m_head.phases.clear();
    m_steps->setPhases(plan.phases);
    Q_EMIT headChanged();
}

Plan PlanDocument::plan() const
{
    Plan plan = m_head;
    plan.phases = m_steps->phases();
    return plan;
}

void PlanDocument::push(const QString &what, std::function<void()> redo, std::function<void()> undo,
                        const QString &mergeKey)
{
    m_undo->push(new EditCommand(what, std::move(redo), std::move(undo), mergeKey));
}

void PlanDocument::replace(const QString &what, const Plan &plan)
{
    const Plan before = this->plan();
    if (before == plan)
        return;
    const auto set = [this](const Plan &whole) {
        m_head = whole;
        m_head.phases.clear();
        m_steps->setPhases(whole.phases);
        Q_EMIT headChanged();
    };
    push(
        what, [set, plan] { set(plan); }, [set, before] { set(before); });
}

void PlanDocument::changeHead(const QString &what, const std::function<void(Plan &)> &change,
                              const QString &mergeKey)
{
    const Plan before = m_head;
    Plan after = m_head;
    change(after);
    if (after == before)
        return;
    const auto set = [this](const Plan &plan) {
        m_head = plan;
        Q_EMIT headChanged();
    };
    push(
        what, [set, after] { set(after); }, [set, before] { set(before); }, mergeKey);
}

void PlanDocument::changeStep(const QString &what, StepPlace at, const Step &step)
{
    const Step *old = m_steps->step(at);
    if (!old || *old == step)
        return;
    const Step before = *old;
    push(
        what, [this, at, step] { m_steps->setStep(at, step); },
        [this, at, before] { m_steps->setStep(at, before); });
}

void PlanDocument::changePhase(const QString &what, int at, const Phase &phase)
{
    const Phase *old = m_steps->phase(at);
    if (!old || *old == phase)
        return;
    const Phase before = *old;
    push(
        what, [this, at, phase] { m_steps->setPhase(at, phase); },
        [this, at, before] { m_steps->setPhase(at, before); });
}

void PlanDocument::addPhase(int at)
{
    Phase phase;
    phase.id = m_steps->freeId(QStringLiteral("phase"));
    phase.title = tr("New phase");
    push(
        tr("Add phase"), [this, at, phase] { m_steps->insertPhase(at, phase); },
        [this, at] { m_steps->removePhase(at); });
}

StepPlace PlanDocument::addStep(StepPlace after)
{
    if (!m_steps->phase(after.phase)) {
        addPhase(static_cast<int>(m_steps->phases().size()));
        after = {static_cast<int>(m_steps->phases().size()) - 1, -1};
    }
    Step step;
    step.id = m_steps->freeId(QStringLiteral("step"));
    step.text = tr("New step");
    const StepPlace at{after.phase, after.isPhase()
                                        ? static_cast<int>(m_steps->phase(after.phase)->steps.size())
                                        : after.step + 1};
    push(
        tr("Add step"), [this, at, step] { m_steps->insertStep(at, step); },
        [this, at] { m_steps->removeStep(at); });
    return at;
}

void PlanDocument::remove(StepPlace at)
{
    if (const Step *old = m_steps->step(at)) {
        const Step step = *old;
        push(
            tr("Delete “%1”").arg(step.text), [this, at] { m_steps->removeStep(at); },
            [this, at, step] { m_steps->insertStep(at, step); });
    } else if (const Phase *of = m_steps->phase(at.phase)) {
        const Phase phase = *of;
        push(
            tr("Delete “%1”").arg(phase.title), [this, at] { m_steps->removePhase(at.phase); },
            [this, at, phase] { m_steps->insertPhase(at.phase, phase); });
    }
}

void PlanDocument::move(StepPlace at, int by)
{
    if (at.isPhase()) {
        const int to = at.phase + by;
        if (m_steps->phase(to))
            push(
                tr("Move phase"), [this, at, to] { m_steps->movePhase(at.phase, to); },
                [this, at, to] { m_steps->movePhase(to, at.phase); });
        return;
    }
    if (!m_steps->step(at))
        return;
    StepPlace to{at.phase, at.step + by};
    if (to.step < 0) {
        if (!m_steps->phase(at.phase - 1))
            return;
        to = {at.phase - 1, static_cast<int>(m_steps->phase(at.phase - 1)->steps.size())};
    } else if (to.step >= m_steps->phase(at.phase)->steps.size()) {
        if (!m_steps->phase(at.phase + 1))
            return;
        to = {at.phase + 1, 0};
    }
    push(
        tr("Move step"), [this, at, to] { m_steps->moveStep(at, to); },
        [this, at, to] { m_steps->moveStep(to, at); });
}

} // namespace muster
