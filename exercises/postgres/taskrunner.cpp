// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/taskrunner.h"

#include "postgres/pgtext.h"

#include <algorithm>

namespace muster
{

TaskRunner::TaskRunner(const ValidationWish &wish, const ValidationSink &sink) : m_wish(wish), m_sink(sink)
{
    m_clock.start();
}

void TaskRunner::rename(const QString &name, bool critical)
{
    m_name = name;
    m_critical = critical;
}

void TaskRunner::record(CheckResult check)
{
    if (!m_name.isEmpty()) {
        check.name = m_name;
        check.critical = check.critical && m_critical;
    }
    // A catalogue check has its verdict when it comes here; the rule holds for it all the same.
    if (m_wish.skipCritical && check.critical && !m_report.firstFailure.isEmpty() &&
        check.status != Status::Skipped) {
        check.status = Status::Skipped;
        check.message = PgText::tr("Left out after a critical failure: %1").arg(m_report.firstFailure);
    }
    ++m_report.counts[check.status];
    if (check.critical && check.status == Status::Failed) {
        m_report.criticalFailed = true;
        if (m_report.firstFailure.isEmpty())
            m_report.firstFailure =
                check.object.isEmpty() || check.object == check.name
                    ? QString(check.name % u": "_qs % check.message)
                    : QString(check.name % u' ' % check.object % u": "_qs % check.message);
    }
    m_report.criticalUnknown |= check.critical && check.status == Status::Unknown;
    if (m_sink.check)
        m_sink.check(check);
}

void TaskRunner::record(const CheckResults &checks)
{
    for (const CheckResult &check : checks)
        record(check);
}

Done TaskRunner::run(PgPool &pool, std::vector<CheckTask> tasks)
{
    std::stable_sort(tasks.begin(), tasks.end(),
                     [](const CheckTask &a, const CheckTask &b) { return a.weight < b.weight; });
    for (const CheckTask &task : tasks) {
        m_weight += task.weight;
        m_scans += task.isScan ? 1 : 0;
    }
    m_queue = std::move(tasks);
    const Done ran = pool.run([this] { return next(); });
    if (ran)
        return {};
    if (ran.error().fault == Fault::Interrupted)
        return ran;
    for (const CheckTask &task : m_queue)
        recordAll(task.planned, ran.error(), Milliseconds(0));
    m_queue.clear();
    return {};
}

Done TaskRunner::run(PgConnection &connection, const std::vector<CheckTask> &tasks)
{
    for (const CheckTask &task : tasks)
        m_weight += task.weight;
    for (const CheckTask &task : tasks) {
        QElapsedTimer clock;
        clock.start();
        Result<PgRows> rows = connection.query(u"SAVEPOINT muster"_qs);
        if (rows)
            rows = connection.query(task.sql);
        if (!rows && rows.error().fault == Fault::Interrupted)
            return fail(rows.error());
        finished(task, rows, Milliseconds(clock.elapsed()));
        // When even this fails, so does the next savepoint, and says why.
        static_cast<void>(connection.query(u"ROLLBACK TO SAVEPOINT muster"_qs));
    }
    return {};
}

std::optional<PgJob> TaskRunner::next()
{
    while (!m_queue.empty()) {
        CheckTask task = std::move(m_queue.back());
        m_queue.pop_back();
        if (skipped(task))
            continue;
        PgJob job;
        job.sql = task.sql;
        job.ownSearchPath = task.ownSearchPath;
        job.done = [this, task = std::move(task)](const Result<PgRows> &rows, Milliseconds took) {
            finished(task, rows, took);
        };
        return job;
    }
    return std::nullopt;
}

// After a critical failure a task that has only critical checks need not run.
bool TaskRunner::skipped(const CheckTask &task)
{
    const bool allCritical = m_critical && std::all_of(task.planned.begin(), task.planned.end(),
                                                       [](const CheckResult &c) { return c.critical; });
    if (!m_wish.skipCritical || m_report.firstFailure.isEmpty() || !allCritical || task.planned.isEmpty())
        return false;
    record(task.planned);
    progress(task);
    return true;
}

void TaskRunner::finished(CheckTask task, const Result<PgRows> &rows, Milliseconds took)
{
    if (rows) {
        for (CheckResult &check : task.planned)
            check.duration = took;
        task.read(*rows, task.planned);
        record(task.planned);
    } else {
        recordAll(task.planned, rows.error(), took);
    }
    progress(task);
}

// A query that failed proves nothing: unknown. Damaged data is a finding.
void TaskRunner::recordAll(const CheckResults &planned, const Error &error, Milliseconds took)
{
    for (CheckResult check : planned) {
        check.status = error.code == u"postgres.corrupt"_qs ? Status::Failed : Status::Unknown;
        check.message = error.hint.isEmpty() ? error.message : QString(error.message % u' ' % error.hint);
        check.duration = took;
        record(check);
    }
}

void TaskRunner::progress(const CheckTask &task)
{
    m_weightDone += task.weight;
    m_report.tables += task.isScan ? 1 : 0;
    m_report.bytes += task.isScan ? qint64(task.weight) : 0;
    if (!m_sink.progress)
        return;
    event::StepProgressed progress;
    progress.done = m_report.tables;
    progress.total = m_scans;
    progress.unit = u"tables"_qs;
    progress.bytesDone = qint64(m_weightDone);
    progress.bytesTotal = qint64(m_weight);
    progress.what = task.what;
    if (m_clock.elapsed() > 1000 && m_weightDone > 0)
        progress.leftMs = qint64(double(m_clock.elapsed()) * (m_weight - m_weightDone) / m_weightDone);
    m_sink.progress(progress);
}

} // namespace muster
