// SPDX-License-Identifier: GPL-3.0-or-later
// Runs check tasks over a pool, the heaviest first, and tells the sink what came of each. One thread.
#pragma once

#include "postgres/validation.h"

#include <QElapsedTimer>

namespace muster
{

class TaskRunner
{
public:
    TaskRunner(const ValidationWish &wish, const ValidationSink &sink);

    // Errors: "cancelled" only. Every planned check is recorded: skipped after a critical failure when the
    // plan says so, unknown when its query failed or the server is gone, failed when the data is damaged.
    [[nodiscard]] Done run(PgPool &pool, std::vector<CheckTask> tasks);
    // The same on a connection of its own, in the order given; for what a pool cannot do.
    [[nodiscard]] Done run(PgConnection &connection, const std::vector<CheckTask> &tasks);
    void record(CheckResult check);
    void record(const CheckResults &checks);
    // From now on checks carry this name and weight; an empty name ends it.
    void rename(const QString &name, bool critical);

    [[nodiscard]] ValidationReport &report() { return m_report; }

private:
    std::optional<PgJob> next();
    void finished(CheckTask task, const Result<PgRows> &rows, Milliseconds took);
    void recordAll(const CheckResults &planned, const Error &error, Milliseconds took);
    bool skipped(const CheckTask &task);
    void progress(const CheckTask &task);

    const ValidationWish &m_wish;
    const ValidationSink &m_sink;
    ValidationReport m_report;
    std::vector<CheckTask> m_queue; // lightest first: taken from the back
    QString m_name;
    bool m_critical = true;
    QElapsedTimer m_clock;
    double m_weight = 0;
    double m_weightDone = 0;
    qint64 m_scans = 0;
};

} // namespace muster
