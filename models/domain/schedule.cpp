// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/schedule.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Schedule", text);
}

// T+0 in a schedule that begins at 0: when the named step starts, else when the go-live is approved.
Milliseconds zeroOf(const Plan &plan, const Schedule &schedule)
{
    if (const auto live = schedule.start.constFind(plan.goLive); live != schedule.start.constEnd())
        return *live;
    return schedule.end.value(plan.goLiveApproval(), Milliseconds(0));
}
} // namespace

Schedule plannedSchedule(const Plan &plan, const QVector<Phase> &phases)
{
    Schedule schedule;
    QVector<Milliseconds> places(std::clamp(plan.maxParallel, 1, 64), Milliseconds(0));
    Milliseconds earlier{0}; // end of every phase so far
    for (const Phase &phase : phases) {
        Milliseconds last = earlier;
        for (const Step &step : phase.steps) {
            Milliseconds ready = step.needs.isEmpty() ? earlier : Milliseconds(0);
            for (const QString &need : step.needs)
                ready = std::max(ready, schedule.end.value(need, Milliseconds(0)));
            const auto place = std::min_element(places.begin(), places.end());
            const Milliseconds start = std::max(ready, *place);
            const Milliseconds end = start + step.estimate.value_or(Milliseconds(0));
            schedule.start.insert(step.id, start);
            schedule.end.insert(step.id, end);
            *place = end;
            last = std::max(last, end);
        }
        earlier = last;
    }
    const Milliseconds zero = zeroOf(plan, schedule);
    for (auto *times : {&schedule.start, &schedule.end}) {
        for (Milliseconds &time : *times)
            time -= zero;
    }
    return schedule;
}

Milliseconds plannedRecovery(const Plan &plan, const QVector<Phase> &phases)
{
    const Schedule schedule = plannedSchedule(plan, phases);
    return std::max(Milliseconds(0), schedule.end.value(plan.recoveryStep(), Milliseconds(0)));
}

QString planTimesText(const Plan &plan)
{
    const Milliseconds path = plannedRecovery(plan, executionPhases(plan));
    const Milliseconds whole = sequentialSum(plan);
    if (whole.count() <= 0)
        return tr("No estimates: how long it takes from T+0 to recovered is not known.");
    QString text = tr("T+0 to recovered, by the estimates: %1. The whole plan, one step after another: %2.")
                       .arg(path.count() > 0 ? wordsText(path) : QStringLiteral("–"), wordsText(whole));
    if (plan.targets.rto && path.count() > 0) {
        const QString rto = wordsText(*plan.targets.rto);
        text += u' ' + (path <= *plan.targets.rto
                            ? tr("✓ Within the RTO of %1.").arg(rto)
                            : tr("! %1 more than the RTO of %2.").arg(wordsText(path - *plan.targets.rto), rto));
    }
    return text;
}

} // namespace muster
