// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/validationprobe.h"

namespace muster
{

const CheckResult *Seen::find(const QString &name, const QString &object) const
{
    for (const CheckResult &check : checks) {
        if (check.name == name && check.object == object)
            return &check;
    }
    return nullptr;
}

QString Seen::status(const QString &name, const QString &object) const
{
    const CheckResult *check = find(name, object);
    return check ? statusWord(check->status) : QStringLiteral("absent");
}

QString Seen::message(const QString &name, const QString &object) const
{
    const CheckResult *check = find(name, object);
    return check ? check->message : QString();
}

QStringList Seen::complaints() const
{
    QStringList out;
    for (const CheckResult &check : checks) {
        if (check.status != Status::Passed && check.status != Status::Skipped)
            out.append(check.name % QLatin1Char(' ') % check.object % QStringLiteral(": ") % check.message);
    }
    if (error)
        out.append(error->code % QStringLiteral(": ") % error->message);
    return out;
}

Seen probe(const PgServer &server, const QString &database, const QJsonObject &params,
           const std::optional<Baseline> &baseline, const CancelToken &cancel, const QString &user)
{
    Seen seen;
    const Result<ValidationWish> wish = wishFromJson(params, QStringLiteral("standard"));
    if (!wish) {
        seen.error = wish.error();
        return seen;
    }
    ValidationSink sink;
    sink.check = [&seen](const CheckResult &check) { seen.checks.append(check); };
    sink.progress = [&seen](const event::StepProgressed &progress) { seen.progress.append(progress); };
    const ValidationInput input{server.conninfo(database, user), *wish, baseline, true};
    const Result<ValidationReport> report = validate(input, cancel, sink);
    if (report)
        seen.report = *report;
    else
        seen.error = report.error();
    return seen;
}

Done makeDatabase(const PgServer &server, const QString &name, const QString &sql)
{
    if (const Done made = server.createDatabase(name); !made)
        return made;
    const Result<PgRows> filled = server.sql(name, sql);
    return filled ? Done() : Done(fail(filled.error()));
}

} // namespace muster
