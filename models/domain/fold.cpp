// SPDX-License-Identifier: GPL-3.0-or-later
// The fold: what each event does to the state of a run.
#include "domain/runstate.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster
{

namespace
{

using namespace event;

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

QString tickedText(const QString &step, Status status)
{
    switch (status) {
    case Status::Skipped: return tr("%1: skipped").arg(step);
    case Status::Failed: return tr("%1: failed").arg(step);
    case Status::Unknown: return tr("%1: not known").arg(step);
    default: return step;
    }
}

class Applier
{
public:
    using Known = QHash<QString, const Step *>;

    Applier(const Known &known, ShareDone &share, RunState &state, const JournalEntry &entry)
        : m_known(known), m_share(share), m_state(state), m_entry(entry)
    {
    }

    void operator()(const RunCreated &e)
    {
        m_state.runId = e.runId;
        m_state.createdAt = at();
        m_state.planPath = e.planPath;
        m_state.options = e.options;
        m_state.environment = e.environment;
        m_state.learned = learnedFromJson(e.options.value(QStringLiteral("learned")).toObject());
        say(u"run", tr("Run created"));
    }
    void operator()(const DriverAttached &e)
    {
        if (m_state.isOver())
            return;
        if (m_state.phase != RunPhase::Paused)
            m_state.phase = RunPhase::Running;
        if (e.resumed)
            for (StepState &step : m_state.steps)
                if (step.status == Status::Running && !isByHand(step.id)) // people did not stop with the program
                    step.status = Status::Pending;
        say(u"run", e.resumed ? tr("Resumed after an interruption") : tr("Run started"));
    }
    void operator()(const WentLive &e)
    {
        goLive(e.approvedBy);
    }
    void operator()(const StepStarted &e)
    {
        StepState &step = stepOf(e.step);
        step.status = Status::Running;
        step.waitingForRetry = false;
        step.attempt = e.attempt;
        step.actor = m_entry.event.actor;
        step.progress = {};
        if (!step.startedAt.isValid())
            step.startedAt = at();
        step.endedAt = {};
        step.answer.clear();
        step.answerReason.clear();
        m_share.count(e.step, isDone(step));
        const QString text = textOf(e.step);
        say(u"step", e.attempt > 1 ? tr("%1: started, attempt %2").arg(text).arg(e.attempt) : tr("%1: started").arg(text),
            e.step, Status::Running);
    }
    void operator()(const StepProgressed &e) { stepOf(e.step).progress = e; }
    void operator()(const StepLogged &e)
    {
        if (e.level != QStringLiteral("info"))
            say(u"log", e.text, e.step, e.level == QStringLiteral("error") ? Status::Failed : Status::Unknown);
    }
    void operator()(const StepFinished &e)
    {
        StepState &step = stepOf(e.step);
        step.message = e.message;
        step.hint = e.hint;
        step.code = e.code;
        step.fault = e.fault;
        step.values = e.values;
        step.waitingForRetry = e.willRetry;
        step.status = e.willRetry ? Status::Pending : e.status;
        step.endedAt = at();
        m_share.count(e.step, isDone(step));
        if (!e.willRetry)
            addPoint();
        say(u"step", e.message.isEmpty() ? textOf(e.step) : textOf(e.step) + QStringLiteral(": ") + e.message, e.step, e.status);
    }
    void operator()(const StepTicked &e)
    {
        StepState &step = stepOf(e.step);
        if (!step.startedAt.isValid())
            step.startedAt = at();
        step.status = isFinal(e.status) ? e.status : Status::Unknown;
        step.endedAt = at();
        step.actor = m_entry.event.actor;
        step.message = e.note;
        m_share.count(e.step, isDone(step));
        addPoint();
        const QString said = tickedText(textOf(e.step), step.status);
        say(u"step", e.note.isEmpty() ? said : said + QStringLiteral(": ") + e.note, e.step, step.status);
        if (step.status == Status::Passed)
            approve(e);
    }
    void operator()(const StepsAssigned &e)
    {
        for (const QString &id : e.steps)
            stepOf(id).assignee = e.to;
        const QString what = e.steps.size() == 1 ? textOf(e.steps.first()) : tr("%1 steps").arg(e.steps.size());
        say(u"step", e.to.isEmpty() ? tr("%1: to whom the plan says").arg(what) : tr("%1: to be done by %2").arg(what, e.to),
            e.steps.value(0));
    }
    void operator()(const FailureAnswered &e)
    {
        StepState &step = stepOf(e.step);
        const bool back = e.answer == QStringLiteral("rollback");
        const bool again = back || e.answer == QStringLiteral("retry");
        if (again) {
            step.status = Status::Pending;
            step.waitingForRetry = !isByHand(e.step);
        }
        m_share.count(e.step, isDone(step));
        step.answer = again ? QString() : e.answer;
        step.answerReason = e.reason;
        const QString said = back                                     ? tr("%1: rolled back, to be done again from the start")
                             : again                                  ? tr("%1: to be tried again")
                             : e.answer == QStringLiteral("go_on") ? tr("%1: left as it is, the others go on")
                                                                   : tr("%1: the run stops and cleans up");
        const QString text = said.arg(textOf(e.step));
        say(u"step", e.reason.isEmpty() ? text : text + QStringLiteral(": ") + e.reason, e.step, Status::Failed);
    }
    void operator()(const MissForeseen &e)
    {
        if (!m_state.foreseen.isEmpty() && !m_state.foreseen.last().until.isValid())
            m_state.foreseen.last().until = at();
        if (!e.misses)
            return say(u"run", tr("The forecast is within the target again"));
        m_state.foreseen.append({at(), {}, e.step, e.finish});
        const QString when = e.finish ? wordsText(*e.finish) : QString();
        say(u"run", e.step.isEmpty() ? tr("The target will be missed: recovery is expected after %1").arg(when)
                                     : tr("The target will be missed: recovery is expected after %1, because of “%2”").arg(when, textOf(e.step)),
            e.step, Status::Failed);
    }
    void operator()(const StepReset &e)
    {
        StepState &step = stepOf(e.step);
        const QString id = step.id;
        const QString assignee = step.assignee;
        step = {};
        step.id = id;
        step.assignee = assignee;
        m_state.approvals.removeIf([&id](const Approval &approval) { return approval.step == id; });
        m_share.count(id, false);
        addPoint();
        say(u"step", e.reason.isEmpty() ? tr("%1: taken back").arg(textOf(id)) : textOf(id) + QStringLiteral(": ") + e.reason, id);
    }
    void operator()(const CheckRecorded &e)
    {
        m_state.checks.append({e.step, std::max(1, stepOf(e.step).attempt), e.check});
        if (e.check.status == Status::Failed || e.check.status == Status::Unknown)
            say(u"check", e.check.name + u' ' + e.check.object + QStringLiteral(": ") + e.check.message, e.step, e.check.status);
    }
    void operator()(const Measured &e) { m_state.measures.append(e); }
    void operator()(const ResourceAdded &e) { m_state.resources.append(e); }
    void operator()(const ResourceRemoved &e)
    {
        const auto same = [&e](const ResourceAdded &r) { return r.kind == e.kind && r.path == e.path; };
        const auto it = std::find_if(m_state.resources.begin(), m_state.resources.end(), same);
        if (it == m_state.resources.end())
            return;
        if (e.kept)
            m_state.kept.append(*it);
        m_state.resources.erase(it);
    }
    void operator()(const Noted &e)
    {
        const QString text = e.role.isEmpty() ? e.text : u'@' + e.role + u' ' + e.text;
        m_state.timeline.append({m_entry.seq, happenedAt(m_entry.event), e.kind, text, m_entry.event.actor, e.step,
                                 Status::Pending, 0, 0, at()});
    }
    void operator()(const GapRaised &e)
    {
        m_state.gaps.append(e);
        say(u"gap", e.priority.isEmpty() ? e.description : e.priority + QStringLiteral(": ") + e.description);
    }
    void operator()(const Paused &e)
    {
        if (m_state.phase != RunPhase::Running)
            return;
        m_state.phase = RunPhase::Paused;
        m_state.pauses.append({at(), {}, e.reason});
        say(u"run", e.reason.isEmpty() ? tr("Paused") : tr("Paused: %1").arg(e.reason));
    }
    void operator()(const Resumed &)
    {
        if (m_state.phase != RunPhase::Paused)
            return;
        m_state.phase = RunPhase::Running;
        closePause();
        say(u"run", tr("Going on"));
    }
    void operator()(const AbortAsked &e)
    {
        m_state.abortAsked = true;
        m_state.abortReason = e.reason;
        say(u"run", e.reason.isEmpty() ? tr("Abort asked") : tr("Abort asked: %1").arg(e.reason));
    }
    void operator()(const RunFinished &e)
    {
        closePause();
        m_state.phase = e.aborted ? RunPhase::Aborted : RunPhase::Finished;
        m_state.finishedAt = at();
        say(u"run", e.aborted ? tr("Run aborted") : tr("Run finished"));
    }
    template<typename TabletopEvent>
    void operator()(const TabletopEvent &)
    {
        applyTabletop(m_state, m_entry);
    }

private:
    const QDateTime &at() const { return m_entry.event.at; }

    // Journals of edited plans may name steps that the plan lacks: they get a state all the same.
    StepState &stepOf(const QString &id)
    {
        StepState &step = m_state.steps[id];
        step.id = id;
        return step;
    }

    QString textOf(const QString &id) const
    {
        const Step *step = m_known.value(id);
        return step && !step->text.isEmpty() ? step->text : id;
    }

    bool isByHand(const QString &id) const
    {
        const Step *step = m_known.value(id);
        return step && step->isManual();
    }

    void goLive(const QString &approvedBy)
    {
        if (m_state.liveAt.isValid())
            return;
        m_state.liveAt = at();
        m_state.curve.append({at(), 0.0});
        say(u"run", approvedBy.isEmpty() ? tr("T+0") : tr("T+0, approved by %1").arg(approvedBy));
    }

    void approve(const StepTicked &e)
    {
        const Step *step = m_known.value(e.step);
        if (!step || step->approval.isEmpty())
            return;
        const QString by = e.approvedBy.value_or(QString());
        m_state.approvals.append({step->approval, e.step, by, at()});
        if (step->approval == QStringLiteral("go_live"))
            goLive(by);
        else
            say(u"run", tr("All-clear given by %1").arg(by), e.step, Status::Passed);
    }

    void say(const char16_t *kind, const QString &text, const QString &step = {}, Status status = Status::Pending)
    {
        m_state.timeline.append({m_entry.seq, at(), QString::fromUtf16(kind), text, m_entry.event.actor, step, status, 0, 0, at()});
    }

    void closePause()
    {
        if (!m_state.pauses.isEmpty() && !m_state.pauses.last().to.isValid())
            m_state.pauses.last().to = at();
    }

    [[nodiscard]] bool isDone(const StepState &state) const
    {
        const Step *step = m_known.value(state.id);
        return step && muster::isDone(*step, &state);
    }

    void addPoint()
    {
        if (m_share.all > 0 && m_state.liveAt.isValid())
            m_state.curve.append({at(), double(m_share.done) / double(m_share.all)});
    }

    const Known &m_known;
    ShareDone &m_share;
    RunState &m_state;
    const JournalEntry &m_entry;
};

void order(const QVector<Step> &steps, RunState &state, QHash<QString, const Step *> &known)
{
    for (const Step &step : steps) {
        state.stepOrder.append(step.id);
        state.steps[step.id].id = step.id;
        known.insert(step.id, &step);
        order(step.steps, state, known);
    }
}

} // namespace

Fold::Fold(Plan plan) : m_plan(std::move(plan))
{
    m_state.phases = executionPhases(m_plan);
    m_state.tabletop = tabletopStateOf(m_plan);
    for (const Phase &phase : std::as_const(m_state.phases)) {
        order(phase.steps, m_state, m_known);
        for (const Step &step : phase.steps)
            m_share.add(step);
    }
}

void ShareDone::add(const Step &step)
{
    if (step.always)
        return;
    const qint64 weight = std::max<qint64>(1, step.estimate.value_or(Milliseconds(60000)).count());
    weights.insert(step.id, weight);
    all += weight;
}

void ShareDone::count(const QString &id, bool isDone)
{
    if (isDone == counted.contains(id))
        return;
    const qint64 weight = weights.value(id);
    done += isDone ? weight : -weight;
    if (isDone)
        counted.insert(id);
    else
        counted.remove(id);
}

void Fold::apply(const JournalEntry &entry)
{
    std::visit(Applier(m_known, m_share, m_state, entry), entry.event.body);
    m_state.count = entry.seq;
    m_state.head = entry.hash;
    m_state.lastAt = entry.event.at;
}

RunState foldAll(const Plan &plan, const QVector<JournalEntry> &entries)
{
    Fold fold(plan);
    for (const JournalEntry &entry : entries)
        fold.apply(entry);
    return fold.state();
}

} // namespace muster
