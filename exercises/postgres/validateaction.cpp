// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/validateaction.h"

#include "postgres/pgtext.h"
#include "postgres/registerchecks.h"
#include "process/command.h"

#include <QDir>
#include <QElapsedTimer>

namespace muster
{

namespace
{

QString pathOf(const ActionContext &context, const QString &key)
{
    const QString path = context.params.value(key).toString();
    return path.isEmpty() || context.run.planFolder.isEmpty() ? path
                                                              : QDir(context.run.planFolder).filePath(path);
}

QString conninfoOf(const ActionContext &context)
{
    const QString given = context.params.value(u"conninfo"_qs).toString();
    return given.isEmpty() ? context.latest(u"conninfo"_qs).toString() : given;
}

QString commandLine(const QStringList &argv)
{
    Command command;
    command.program = argv.first();
    command.arguments = argv.mid(1);
    return command.text();
}

Error noConninfo()
{
    return {QStringLiteral("validate.conninfo"),
            PgText::tr("It is not said which database to look at."),
            PgText::tr("Give the step a conninfo, or restore in a step before it."),
            Fault::BadInput,
            u"/conninfo"_qs,
            0,
            0};
}

} // namespace

Result<ValidationInput> ValidateAction::inputOf(const ActionContext &context)
{
    ValidationInput input;
    input.conninfo = conninfoOf(context);
    if (input.conninfo.isEmpty())
        return fail(noConninfo());
    if (const Done secret = refuseSecret(input.conninfo); !secret)
        return fail(secret.error());
    Result<ValidationWish> wish = wishFromJson(context.params, context.run.level);
    if (!wish)
        return fail(wish.error());
    input.wish = std::move(*wish);
    input.folder = context.run.planFolder;
    input.ownServer = context.params.value(u"conninfo"_qs).toString().isEmpty();
    const QString path = pathOf(context, u"baseline"_qs);
    if (path.isEmpty())
        return input;
    Result<Baseline> baseline = loadBaseline(path);
    if (!baseline)
        return fail(baseline.error());
    input.baseline = std::move(*baseline);
    return input;
}

Result<ActionOutcome> ValidateAction::run(ActionContext &context)
{
    QElapsedTimer clock;
    clock.start();
    const Result<ValidationInput> input = inputOf(context);
    if (!input)
        return fail(input.error());
    ValidationSink sink;
    sink.check = [&context](const CheckResult &check) { context.host.check(check); };
    sink.progress = [&context](const event::StepProgressed &progress) { context.host.progress(progress); };
    sink.log = [&context](const QString &level, const QString &text) { context.host.log(level, text); };
    const Result<ValidationReport> report = validate(*input, context.cancel, sink);
    if (!report)
        return fail(report.error());
    const Milliseconds took(clock.elapsed());
    measure(context, *report, took);
    return outcomeOf(*report, took);
}

void ValidateAction::measure(ActionContext &context, const ValidationReport &report, Milliseconds took)
{
    ActionHost &host = context.host;
    host.measure(u"validation_seconds"_qs, double(took.count()) / 1000.0, u"s"_qs);
    host.measure(u"tables"_qs, report.tables, u"tables"_qs);
    host.measure(u"rows"_qs, report.rows, u"rows"_qs);
    host.measure(u"database_bytes"_qs, report.bytes, u"bytes"_qs);
    host.measure(u"checks_passed"_qs, report.counts.value(Status::Passed), u"checks"_qs);
    host.measure(u"checks_failed"_qs, report.counts.value(Status::Failed), u"checks"_qs);
    host.measure(u"checks_unknown"_qs, report.counts.value(Status::Unknown), u"checks"_qs);
    host.measure(u"checks_skipped"_qs, report.counts.value(Status::Skipped), u"checks"_qs);
    measureNewest(context, report);
}

// Without a column that tells, the archive's own creation time stands in, and the unit says so.
void ValidateAction::measureNewest(ActionContext &context, const ValidationReport &report)
{
    if (report.newest.value.isValid()) {
        context.host.measure(u"newest_timestamp"_qs, timestampText(report.newest.value),
                             report.newest.column);
        return;
    }
    const QString archive = context.latest(u"archive_created_at"_qs).toString();
    if (!archive.isEmpty())
        context.host.measure(u"newest_timestamp"_qs, archive, u"archive creation time"_qs);
}

ActionOutcome ValidateAction::outcomeOf(const ValidationReport &report, Milliseconds took)
{
    ActionOutcome outcome;
    outcome.status = report.criticalFailed    ? Status::Failed
                     : report.criticalUnknown ? Status::Unknown
                                              : Status::Passed;
    const int passed = report.counts.value(Status::Passed);
    const int failed = report.counts.value(Status::Failed);
    const int unknown = report.counts.value(Status::Unknown);
    outcome.message = PgText::tr("%1 tables, %2 rows in %3: %4 checks passed, %5 failed, %6 unknown.")
                          .arg(report.tables)
                          .arg(report.rows)
                          .arg(wordsText(took))
                          .arg(passed)
                          .arg(failed)
                          .arg(unknown);
    if (!report.firstFailure.isEmpty())
        outcome.message += u' ' % report.firstFailure;
    outcome.values = {
        {u"tables"_qs, report.tables},   {u"rows"_qs, report.rows},
        {u"checks_passed"_qs, passed},   {u"checks_failed"_qs, failed},
        {u"checks_unknown"_qs, unknown}, {u"checks_skipped"_qs, report.counts.value(Status::Skipped)}};
    if (report.newest.value.isValid())
        outcome.values[u"newest_timestamp"_qs] = timestampText(report.newest.value);
    return outcome;
}

Result<QStringList> ValidateAction::preview(ActionContext &context)
{
    const Result<ValidationWish> wish = wishFromJson(context.params, context.run.level);
    if (!wish)
        return fail(wish.error());
    QStringList out;
    const QString conninfo = conninfoOf(context);
    out.append(conninfo.isEmpty() ? PgText::tr("Look at the database that the restore makes, read-only.")
                                  : PgText::tr("Look at %1, read-only.").arg(conninfo));
    QStringList names = wish->levelNames().values();
    names.sort();
    if (!names.isEmpty())
        out.append(PgText::tr("Checks of the level %1: %2.").arg(wish->level, names.join(u", "_qs)));
    for (const CheckSpec &check : wish->checks)
        out.append(check.command.isEmpty()
                       ? PgText::tr("Check of the plan: %1.").arg(check.name)
                       : PgText::tr("Check of the plan: %1: %2").arg(check.name, commandLine(check.command)));
    const QString path = pathOf(context, u"baseline"_qs);
    if (path.isEmpty()) {
        out.append(PgText::tr("There is no baseline to compare with."));
        return out;
    }
    const Result<Baseline> baseline = loadBaseline(path);
    if (!baseline)
        return fail(baseline.error());
    out.append(PgText::tr("Compare with the baseline %1 of %2: %n table(s).", nullptr,
                          int(baseline->catalogue.tables.size()))
                   .arg(path, timestampText(baseline->takenAt)));
    return out;
}

Result<ActionOutcome> BaselineAction::run(ActionContext &context)
{
    const QString conninfo = conninfoOf(context);
    if (conninfo.isEmpty())
        return fail(noConninfo());
    const BaselineProgress progress = [&context](qint64 done, qint64 total, qint64 bytesDone,
                                                 qint64 bytesTotal, const QString &what) {
        context.host.progress({{}, done, total, u"tables"_qs, bytesDone, bytesTotal, -1, what});
    };
    const Result<Baseline> baseline = takeBaseline(conninfo, progress, context.cancel);
    if (!baseline)
        return fail(baseline.error());
    const QString path = pathOf(context, u"output"_qs);
    if (const Done saved = saveBaseline(*baseline, path); !saved)
        return fail(saved.error());
    ActionOutcome outcome;
    outcome.message =
        PgText::tr("Baseline of %n table(s) written to %1.", nullptr, int(baseline->catalogue.tables.size()))
            .arg(path);
    outcome.values = {{u"baseline"_qs, path}};
    return outcome;
}

Result<QStringList> BaselineAction::preview(ActionContext &context)
{
    return QStringList{
        PgText::tr("Read every table of %1 in one read-only snapshot and write a baseline to %2.")
            .arg(conninfoOf(context), pathOf(context, u"output"_qs))};
}

void registerPostgresChecks(ActionRegistry &registry)
{
    registry.add({u"postgres.validate"_qs,
                  PgText::tr("Prove a PostgreSQL database"),
                  {},
                  {u"conninfo"_qs, u"from"_qs, u"baseline"_qs, u"level"_qs, u"standard"_qs,
                   u"minimum_tables"_qs, u"table_count"_qs, u"critical_tables"_qs, u"row_counts"_qs,
                   u"foreign_keys"_qs, u"key_columns"_qs, u"newest_timestamp"_qs, u"checks"_qs,
                   u"after_critical_failure"_qs, u"statement_timeout"_qs, u"connections"_qs},
                  [] { return std::make_unique<ValidateAction>(); }});
    registry.add({u"postgres.baseline"_qs,
                  PgText::tr("Take a baseline of a PostgreSQL database"),
                  {u"output"_qs},
                  {u"conninfo"_qs, u"from"_qs},
                  [] { return std::make_unique<BaselineAction>(); }});
}

} // namespace muster
