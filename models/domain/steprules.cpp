// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may ask for about a run's steps; the engine starts and ends its own without asking.
#include "domain/steprules.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace muster
{

namespace
{

using namespace event;

QString tr(const char *text)
{
    return QCoreApplication::translate("Steps", text);
}

Done refuse(const char *code, const QString &message, const QString &hint = {})
{
    return fail({QString::fromLatin1(code), message, hint, Fault::BadInput});
}

const Step *find(const QVector<Step> &steps, const QString &id)
{
    for (const Step &step : steps) {
        if (step.id == id)
            return &step;
        if (const Step *inner = find(step.steps, id))
            return inner;
    }
    return nullptr;
}

QString nameOf(const Step &step)
{
    return step.text.isEmpty() ? step.id : step.text;
}

class Rules
{
public:
    explicit Rules(const RunState &state) : m_state(state) {}

    Done operator()(const StepStarted &e) const
    {
        return withManual(e.step, [&](const Step &step, const StepState &now) -> Done {
            if (isFinal(now.status) || now.status == Status::Running)
                return refuse("step.begun", tr("“%1” has been begun already.").arg(nameOf(step)));
            return {};
        });
    }
    Done operator()(const StepTicked &e) const
    {
        return withManual(e.step, [&](const Step &step, const StepState &) -> Done {
            const bool approves = !step.approval.isEmpty() && e.status == Status::Passed;
            if (approves && e.approvedBy.value_or(QString()).trimmed().isEmpty())
                return refuse("step.approval", tr("“%1” is an approval: it needs the name of who gives it.").arg(nameOf(step)),
                              tr("Say by whom."));
            return {};
        });
    }
    Done operator()(const StepReset &e) const
    {
        const Step *step = stepOf(e.step);
        if (step && step->approval == QStringLiteral("go_live") && m_state.liveAt.isValid())
            return refuse("step.live", tr("“%1” cannot be taken back: T+0 has been.").arg(nameOf(*step)),
                          tr("Abort the run and start it again, or note what was wrong."));
        return {};
    }
    Done operator()(const StepsAssigned &e) const
    {
        for (const QString &id : e.steps)
            if (!stepOf(id))
                return unknown(id);
        return e.steps.isEmpty() ? refuse("step.none", tr("No step was named.")) : Done();
    }
    Done operator()(const FailureAnswered &e) const
    {
        const Step *step = stepOf(e.step);
        if (!step)
            return unknown(e.step);
        if (!m_state.isAwaitingAnswer(*step))
            return refuse("step.not_asked", tr("“%1” is not waiting for a decision.").arg(nameOf(*step)));
        static const QStringList known{QStringLiteral("retry"), QStringLiteral("rollback"), QStringLiteral("go_on"), QStringLiteral("stop")};
        if (!known.contains(e.answer))
            return refuse("step.answer", tr("“%1” is no decision.").arg(e.answer), tr("Decide: retry, rollback, go_on or stop."));
        if (e.answer == QStringLiteral("rollback"))
            for (const QString &id : rolledBackWith(m_state, e.step))
                if (const StepState *now = m_state.step(id); now && now->status == Status::Running)
                    return refuse("step.busy", tr("“%1” still works on what would be rolled back.").arg(nameOf(*stepOf(id))),
                                  tr("Wait until it has ended, or stop the run."));
        if (e.answer == QStringLiteral("go_on") && e.reason.trimmed().isEmpty())
            return refuse("step.reason", tr("Going on without “%1” needs a reason.").arg(nameOf(*step)), tr("Say why, in a few words."));
        return {};
    }
    template<typename Other>
    Done operator()(const Other &) const
    {
        return {};
    }

private:
    const Step *stepOf(const QString &id) const
    {
        for (const Phase &phase : m_state.phases)
            if (const Step *step = find(phase.steps, id))
                return step;
        return nullptr;
    }

    static Done unknown(const QString &id) { return refuse("step.unknown", tr("There is no step “%1” in this run.").arg(id)); }

    template<typename Rule>
    Done withManual(const QString &id, const Rule &rule) const
    {
        const Step *step = stepOf(id);
        if (!step)
            return unknown(id);
        if (!step->isManual())
            return refuse("step.automatic", tr("“%1” is done by a worker; only it can say how that ended.").arg(nameOf(*step)),
                          tr("Note what happened on the step instead."));
        const StepState *now = m_state.step(id);
        return rule(*step, now ? *now : StepState());
    }

    const RunState &m_state;
};

QStringList workersBefore(const Phase &phase, const QString &step)
{
    QStringList before;
    for (const Step &each : phase.steps) {
        if (each.id == step)
            break;
        if (!each.isManual() && !each.always)
            before.append(each.id);
    }
    return before;
}

} // namespace

QStringList rolledBackWith(const RunState &state, const QString &step)
{
    QHash<QString, QStringList> needs; // of the workers' steps, on workers' steps
    QStringList order;
    for (const Phase &phase : state.phases)
        for (const Step &each : phase.steps)
            if (!each.isManual() && !each.always) {
                needs.insert(each.id, each.needs.isEmpty() ? workersBefore(phase, each.id) : each.needs);
                order.append(each.id);
            }
    if (!needs.contains(step))
        return {};
    QSet<QString> undone;
    QStringList open{step};
    while (!open.isEmpty()) {
        const QString id = open.takeLast();
        if (undone.contains(id) || !needs.contains(id))
            continue;
        undone.insert(id);
        open += needs.value(id);
    }
    // What stands on them and has been begun stands no longer; it may stand before what it needs in the plan.
    for (bool more = true; more;) {
        more = false;
        for (const QString &id : std::as_const(order)) {
            const StepState *now = state.step(id);
            const QStringList on = needs.value(id);
            const bool stands = std::any_of(on.begin(), on.end(), [&](const QString &need) { return undone.contains(need); });
            if (undone.contains(id) || !stands || !now || now->status == Status::Pending)
                continue;
            undone.insert(id);
            more = true;
        }
    }
    order.removeIf([&undone](const QString &id) { return !undone.contains(id); });
    return order;
}

Done stepAllowed(const RunState &state, const EventBody &body)
{
    return std::visit(Rules(state), body);
}

} // namespace muster
