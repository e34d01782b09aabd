// SPDX-License-Identifier: GPL-3.0-or-later
// Proves a restored database: reads its catalogue, then runs every check over a pool of connections.
// Blocks until done, cancelled, or the server is gone; call it on a worker thread. Callbacks come on that
// thread.
#pragma once

#include "domain/event.h"
#include "postgres/checktask.h"

namespace muster
{

struct ValidationSink
{
    std::function<void(const CheckResult &)> check;
    std::function<void(const event::StepProgressed &)> progress;
    std::function<void(const QString &level, const QString &text)> log;
};

struct ValidationReport
{
    qint64 tables = 0;
    qint64 rows = 0;
    qint64 bytes = 0;         // of the tables read
    QMap<Status, int> counts; // checks by status
    bool criticalFailed = false;
    bool criticalUnknown = false;
    QString firstFailure; // "row_count public.orders: …" of the first critical one
    Newest newest;
};

struct ValidationInput
{
    QString conninfo;
    ValidationWish wish;
    std::optional<Baseline> baseline;
    bool ownServer = false; // a sandbox: amcheck may be made there, in a transaction that is rolled back
    QString folder; // of the plan: where its commands run; empty = /
};

// Errors: those of PgPool::open and readCatalogue, "cancelled". A server that dies midway is no error: what
// could not be carried out is recorded as unknown.
[[nodiscard]] Result<ValidationReport> validate(const ValidationInput &input, const CancelToken &cancel,
                                                const ValidationSink &sink);

} // namespace muster
