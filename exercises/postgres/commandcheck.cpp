// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/commandcheck.h"

#include "postgres/pgtext.h"
#include "process/toolrun.h"

#include <memory>

#include <libpq-fe.h>

namespace muster
{

namespace
{

constexpr int longestText = 200;

QStringList databaseEnvironment(const ValidationInput &input)
{
    struct Free
    {
        void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
    };
    const std::unique_ptr<PQconninfoOption, Free> options(
        PQconninfoParse(input.conninfo.toUtf8().constData(), nullptr));
    const QHash<QString, QString> names{{u"host"_qs, u"PGHOST"_qs},
                                        {u"port"_qs, u"PGPORT"_qs},
                                        {u"user"_qs, u"PGUSER"_qs},
                                        {u"dbname"_qs, u"PGDATABASE"_qs},
                                        {u"service"_qs, u"PGSERVICE"_qs}};
    QStringList environment;
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option) {
        const QString name = names.value(QString::fromLatin1(option->keyword));
        if (!name.isEmpty() && option->val)
            environment.append(name % u'=' % QString::fromUtf8(option->val));
    }
    environment.append(u"PGOPTIONS=-c default_transaction_read_only=on"_qs);
    return environment;
}

void judgeOutput(const CheckSpec &spec, const QString &output, CheckResult &check)
{
    bool isNumber = false;
    const double seen = output.toDouble(&isNumber);
    if (spec.expected.isDouble()) {
        check.actual = isNumber ? QJsonValue(seen) : QJsonValue(PgText::tr("a text"));
        if (!isNumber)
            return failCheck(check, PgText::tr("The program does not say a number."));
        if (withinTolerance(seen, spec.expected.toDouble(), spec.tolerance))
            return pass(check);
        return failCheck(check, spec.tolerance > 0
                                    ? PgText::tr("Outside the tolerance of %1 %.").arg(spec.tolerance * 100)
                                    : PgText::tr("Not the expected value."));
    }
    check.actual = output.left(longestText);
    const QString wanted = spec.expected.isBool() ? (spec.expected.toBool() ? u"true"_qs : u"false"_qs)
                                                  : spec.expected.toString();
    if (output == wanted)
        return pass(check);
    failCheck(check, PgText::tr("Not what the program should say."));
}

void judge(const CheckSpec &spec, const ToolEnd &tool, CheckResult &check)
{
    const QString said = tool.end.lastErrors.isEmpty() ? QString() : tool.end.lastErrors.last().left(longestText);
    if (tool.end.signal != 0) {
        check.message = PgText::tr("The program was killed by signal %1. %2").arg(tool.end.signal).arg(said).trimmed();
        return;
    }
    const bool wantsOutput = !spec.expected.isNull() && !spec.expected.isUndefined();
    check.expected = wantsOutput ? spec.expected : QJsonValue(PgText::tr("status 0"));
    if (tool.end.exitCode != 0) {
        check.actual = PgText::tr("status %1").arg(tool.end.exitCode);
        return failCheck(check, said.isEmpty() ? PgText::tr("The program ended with status %1.").arg(tool.end.exitCode) : said);
    }
    if (wantsOutput)
        return judgeOutput(spec, tool.output, check);
    check.actual = PgText::tr("status 0");
    pass(check);
}

} // namespace

Result<CheckResult> commandCheck(const CheckSpec &spec, const ValidationInput &input, const CancelToken &cancel)
{
    CheckResult check = newCheck(spec.name, spec.description);
    check.critical = spec.critical;
    ToolWish wish;
    wish.argv = spec.command;
    wish.folder = input.folder;
    wish.environment = databaseEnvironment(input);
    wish.timeout = input.wish.statementTimeout;
    const Result<ToolEnd> tool = runTool(wish, cancel);
    if (!tool && tool.error().fault == Fault::Interrupted)
        return fail(tool.error());
    if (!tool) {
        check.message = QString(tool.error().message % u' ' % tool.error().hint).trimmed();
        return check;
    }
    check.duration = tool->end.duration;
    judge(spec, *tool, check);
    return check;
}

} // namespace muster
