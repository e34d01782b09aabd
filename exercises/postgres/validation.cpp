// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/validation.h"

#include "postgres/commandcheck.h"
#include "postgres/pgtext.h"
#include "postgres/pgtools.h"
#include "postgres/taskrunner.h"

#include <algorithm>

namespace muster
{

namespace
{

// What one group of checks is about: the level's own, or one check of the plan.
struct Selection
{
    QSet<QString> names;
    QString only; // display name of a table; empty: all
};

bool isWanted(const Selection &selection, const QString &object)
{
    return selection.only.isEmpty() || object == selection.only || object.startsWith(selection.only % u'.');
}

class Validation
{
public:
    Validation(const ValidationInput &input, Subject &subject, PgPool &pool, const CancelToken &cancel,
               const ValidationSink &sink)
        : m_input(input), m_subject(subject), m_pool(pool), m_cancel(cancel), m_sink(sink),
          m_runner(subject.wish, sink)
    {
    }

    Result<ValidationReport> run()
    {
        const bool inOrder = m_subject.wish.skipCritical;
        std::vector<CheckTask> together;
        if (!inOrder) {
            for (const CheckSpec &spec : std::as_const(m_subject.wish.checks)) {
                if (!spec.sql.isEmpty())
                    together.push_back(queryTask(spec));
            }
        }
        Done done = runGroup({m_subject.wish.levelNames(), {}}, std::move(together));
        const QVector<CheckSpec> checks = m_subject.wish.checks;
        for (const CheckSpec &spec : checks) {
            if (done && (inOrder || spec.sql.isEmpty()))
                done = runOwn(spec);
        }
        if (!done)
            return fail(done.error());
        for (auto it = m_book.scans.constBegin(); it != m_book.scans.constEnd(); ++it)
            m_runner.report().rows += it->rows;
        return m_runner.report();
    }

private:
    Done runOwn(const CheckSpec &spec)
    {
        if (!spec.sql.isEmpty()) {
            std::vector<CheckTask> one;
            one.push_back(queryTask(spec));
            return m_runner.run(m_pool, std::move(one));
        }
        if (!spec.command.isEmpty())
            return runCommand(spec);
        return runBuiltin(spec);
    }

    Done runCommand(const CheckSpec &spec)
    {
        const bool leftOut = m_subject.wish.skipCritical && spec.critical && m_runner.report().criticalFailed;
        const Result<CheckResult> check = leftOut ? Result<CheckResult>(newCheck(spec.name, spec.description))
                                                  : commandCheck(spec, m_input, m_cancel);
        if (!check)
            return fail(check.error());
        m_runner.record(*check);
        return {};
    }

    Done runBuiltin(const CheckSpec &spec)
    {
        const QString name = builtinName(spec.builtin);
        const ValidationWish before = m_subject.wish;
        Selection selection{{name}, {}};
        const QString written = spec.extra.value(u"table"_qs).toString();
        const PgTable *table = m_subject.catalogue.findTable(written);
        if (!written.isEmpty())
            selection.only = table ? table->display() : written;
        ValidationWish &wish = m_subject.wish;
        if (spec.expected.isDouble() && name == u"row_count"_qs && !written.isEmpty())
            wish.rowCounts.insert(written, {spec.expected.toDouble(), spec.tolerance});
        if (spec.expected.isDouble() && name == u"table_count"_qs) {
            wish.exactTables = spec.expected.toInteger();
            wish.tableTolerance = spec.tolerance;
        }
        if (spec.extra.contains(u"minimum"_qs) && name == u"table_count"_qs)
            wish.minimumTables = spec.extra.value(u"minimum"_qs).toInteger();
        if (spec.extra.contains(u"column"_qs) && name == u"newest_timestamp"_qs)
            wish.newest = spec.extra.value(u"column"_qs).toString();
        if (name == u"critical_tables"_qs && spec.extra.value(u"tables"_qs).isArray())
            wish.criticalTables = spec.extra.value(u"tables"_qs).toVariant().toStringList();
        if (name == u"critical_tables"_qs)
            selection.only.clear();
        m_runner.rename(spec.name, spec.critical);
        m_recorded = 0;
        const Done done = runGroup(selection, {});
        if (done && m_recorded == 0) {
            CheckResult check = newCheck(spec.name, written);
            skip(check, PgText::tr("The database has nothing of the kind."));
            m_runner.record(check);
        }
        m_runner.rename({}, true);
        m_subject.wish = before;
        return done;
    }

    void record(const Selection &selection, const CheckResults &checks)
    {
        for (const CheckResult &check : checks) {
            if (!selection.names.contains(check.name) || (!isWanted(selection, check.object)))
                continue;
            ++m_recorded;
            m_runner.record(check);
        }
    }

    void recordCatalogue(const Selection &selection)
    {
        const std::pair<QString, CheckResults (*)(const Subject &)> checks[] = {
            {u"critical_tables"_qs, criticalTableChecks},
            {u"index"_qs, indexChecks},
            {u"constraint"_qs, constraintChecks},
            {u"extension"_qs, extensionChecks},
            {u"view"_qs, viewChecks},
            {u"function"_qs, functionChecks}};
        if (selection.names.contains(u"table_count"_qs))
            for (const CheckResult &check : tableCountChecks(m_subject))
                record({selection.names, {}}, {check});
        for (const auto &[name, make] : checks) {
            if (selection.names.contains(name))
                record(selection, make(m_subject));
        }
    }

    void add(const Selection &selection, std::vector<CheckTask> tasks, std::vector<CheckTask> &into)
    {
        for (CheckTask &task : tasks) {
            if (!isWanted(selection, task.what) && !(task.planned.isEmpty() && task.isScan))
                continue;
            m_recorded += int(task.planned.size());
            into.push_back(std::move(task));
        }
    }

    Done runGroup(const Selection &selection, std::vector<CheckTask> tasks)
    {
        const bool scans =
            selection.names.intersects({u"row_count"_qs, u"content_checksum"_qs, u"null_primary_key"_qs,
                                        u"newest_timestamp"_qs, u"critical_tables"_qs});
        recordCatalogue(selection);
        CheckResults immediate;
        const bool keys = selection.names.contains(u"foreign_key"_qs);
        if (scans) {
            if (keys && m_subject.wish.level != u"paranoid"_qs) {
                if (const Done done = probeKeys(); !done)
                    return done;
            }
            add(selection, scanTasks(m_subject, selection.names, m_book), tasks);
            record(selection, unscannedChecks(m_subject, selection.names));
        }
        if (selection.names.contains(u"sequence"_qs))
            add(selection, sequenceTasks(m_subject, immediate), tasks);
        const bool heap = selection.names.contains(u"heap_and_btree"_qs);
        if (heap && !m_subject.catalogue.amcheckSchema.isEmpty())
            add(selection, heapTasks(m_subject, m_subject.catalogue.amcheckSchema), tasks);
        record(selection, immediate);
        if (const Done done = m_runner.run(m_pool, std::move(tasks)); !done)
            return done;
        if (keys) {
            if (const Done done = runForeignKeys(selection); !done)
                return done;
        }
        if (scans)
            record(selection, partitionedChecks(m_subject, selection.names, m_book));
        if (selection.names.contains(u"newest_timestamp"_qs)) {
            if (const Done done = runNewest(); !done)
                return done;
        }
        return heap && m_subject.catalogue.amcheckSchema.isEmpty() ? runHeap() : Done();
    }

    // A probe that fails only means that the key is looked at the long way.
    Done probeKeys()
    {
        for (const DenseProbe &probe : denseProbes(m_subject)) {
            const Result<PgRows> rows = m_pool.query(probe.sql);
            if (rows)
                wantRanges(m_subject, probe, *rows);
            else if (rows.error().fault == Fault::Interrupted)
                return fail(rows.error());
        }
        return {};
    }

    Done runForeignKeys(const Selection &selection)
    {
        CheckResults immediate;
        std::vector<CheckTask> tasks;
        add(selection, foreignKeyTasks(m_subject, m_book, immediate), tasks);
        record(selection, immediate);
        return m_runner.run(m_pool, std::move(tasks));
    }

    Done runNewest()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        std::vector<CheckTask> tasks;
        for (const FutureColumn &future : futureColumns(m_subject, m_book, now))
            tasks.push_back(futureTask(future, m_book));
        if (!tasks.empty()) {
            if (const Done done = m_runner.run(m_pool, std::move(tasks)); !done)
                return done;
        }
        Newest newest;
        const CheckResults checks = newestChecks(m_subject, m_book, now, newest);
        m_recorded += int(checks.size());
        m_runner.record(checks);
        if (newest.value.isValid())
            m_runner.report().newest = newest;
        return {};
    }

    void heapUnknown(const QString &why)
    {
        CheckResult check = newCheck(u"heap_and_btree"_qs, displayName(m_subject.catalogue.database));
        check.message = why;
        ++m_recorded;
        m_runner.record(check);
    }

    // The extension is made in a transaction that is rolled back: the database stays as it was restored.
    Done runHeap()
    {
        const QString package = packageOfExtension(u"amcheck"_qs, m_subject.catalogue.major());
        if (!m_input.ownServer) {
            heapUnknown(PgText::tr("The extension amcheck is not in this database. Its package is %1; then: "
                                   "CREATE EXTENSION amcheck.")
                            .arg(package));
            return {};
        }
        Result<PgConnection> connection = PgConnection::open(m_input.conninfo, m_cancel);
        Result<PgRows> made =
            connection
                ? connection->query(
                      u"SET statement_timeout = %1; BEGIN; CREATE SCHEMA muster_amcheck; "
                      "CREATE EXTENSION amcheck SCHEMA muster_amcheck; SET LOCAL search_path = pg_catalog"_qs
                          .arg(m_subject.wish.statementTimeout.count()))
                : Result<PgRows>(fail(connection.error()));
        if (!made && made.error().fault == Fault::Interrupted)
            return fail(made.error());
        if (!made) {
            heapUnknown(PgText::tr("The extension amcheck cannot be made: %1 Its package is %2.")
                            .arg(made.error().message, package));
            return {};
        }
        std::vector<CheckTask> tasks = heapTasks(m_subject, u"muster_amcheck"_qs);
        m_recorded += int(tasks.size());
        return m_runner.run(*connection, tasks);
    }

    const ValidationInput &m_input;
    Subject &m_subject;
    PgPool &m_pool;
    CancelToken m_cancel;
    const ValidationSink &m_sink;
    TaskRunner m_runner;
    ScanBook m_book;
    int m_recorded = 0; // checks of the plan's own builtin
};

int workersBesides(const ValidationWish &wish)
{
    return wish.connections == 1 ? 1 : 0;
}

} // namespace

Result<ValidationReport> validate(const ValidationInput &input, const CancelToken &cancel,
                                  const ValidationSink &sink)
{
    PgPool::Options options;
    options.connections = input.wish.connections;
    options.statementTimeout = input.wish.statementTimeout;
    options.workers = workersBesides(input.wish);
    Result<PgPool> pool = PgPool::open(input.conninfo, cancel, options);
    if (!pool)
        return fail(pool.error());
    Result<Catalogue> catalogue = readCatalogue(*pool);
    if (!catalogue)
        return fail(catalogue.error());
    Subject subject{std::move(*catalogue), input.baseline, input.wish, {}};
    for (int i = 0; i < subject.catalogue.tables.size(); ++i)
        subject.tableAt.insert(subject.catalogue.tables[i].display(), i);
    return Validation(input, subject, *pool, cancel, sink).run();
}

} // namespace muster
