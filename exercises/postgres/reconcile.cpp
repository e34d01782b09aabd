// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/reconcile.h"

#include "postgres/catalogkeys.h"
#include "postgres/pgtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster
{

namespace
{

constexpr qsizetype mostNamed = 200;

// Entries that stand for settings of the dump itself.
bool isSetting(const QString &type)
{
    static const QSet<QString> settings{QStringLiteral("ENCODING"), QStringLiteral("STDSTRINGS"),
                                        QStringLiteral("SEARCHPATH"), QStringLiteral("DATABASE"),
                                        QStringLiteral("DATABASE PROPERTIES")};
    return settings.contains(type);
}

// What a restore can do without and still hold all data and rules.
bool isMinor(const QString &type)
{
    static const QSet<QString> minor{QStringLiteral("ACL"),          QStringLiteral("DEFAULT ACL"),
                                     QStringLiteral("COMMENT"),      QStringLiteral("SECURITY LABEL"),
                                     QStringLiteral("SUBSCRIPTION"), QStringLiteral("STATISTICS DATA")};
    return minor.contains(type);
}

bool isData(const QString &type)
{
    return type == QStringLiteral("TABLE DATA") || type == QStringLiteral("BLOBS");
}

// setval('public.orders_id_seq', 41, true): where the sequence has to stand.
QString wantedValue(const TocEntry &entry)
{
    static const QRegularExpression call(QStringLiteral("setval\\(.*, *(-?[0-9]+), *(true|false)\\)"));
    const QRegularExpressionMatch match = call.match(entry.definition);
    return match.hasMatch() ? match.captured(1) + QLatin1Char(' ') + match.captured(2) : QString();
}

class Accounting
{
public:
    Accounting(const CatalogKeys &keys, const RestoreFindings &findings, Reconciliation &result)
        : m_keys(keys), m_findings(findings), m_result(result)
    {
    }

    void take(const TocEntry &entry)
    {
        if (isSetting(entry.type))
            return;
        ++m_result.listed;
        const auto said = m_findings.failed.constFind(entry.id);
        const bool failed = said != m_findings.failed.constEnd();
        QString why = failed ? *said : QString();
        if (arrived(entry, failed, why)) {
            ++m_result.arrived;
            ++m_result.byType[entry.type];
            if (failed && !said->isEmpty())
                m_result.warnings << entry.object() + QStringLiteral(": ") + *said;
            return;
        }
        m_result.missing.append({entry, why, !isMinor(entry.type), failed});
    }

private:
    bool arrived(const TocEntry &entry, bool failed, QString &why) const
    {
        if (isData(entry.type)) {
            const bool there = !failed && m_findings.finished.contains(entry.id);
            if (!there && why.isEmpty())
                why = PgText::tr("its rows were not loaded");
            return there;
        }
        if (entry.type == QStringLiteral("SEQUENCE SET"))
            return sequenceStands(entry, failed, why);
        if (m_keys.covers(entry.type))
            return m_keys.has(entry.type, entry.schema, entry.name);
        return !failed && m_findings.finished.contains(entry.id);
    }

    bool sequenceStands(const TocEntry &entry, bool failed, QString &why) const
    {
        const QString wanted = wantedValue(entry);
        if (wanted.isEmpty())
            return !failed;
        const QString is = m_keys.sequenceValue(entry.schema, entry.name);
        const bool behind = is.isEmpty() || is.section(QLatin1Char(' '), 0, 0).toLongLong() !=
                                                wanted.section(QLatin1Char(' '), 0, 0).toLongLong();
        if (behind && why.isEmpty())
            why = PgText::tr("it stands at %1, the backup says %2")
                      .arg(is.isEmpty() ? PgText::tr("nothing") : is.section(QLatin1Char(' '), 0, 0),
                           wanted.section(QLatin1Char(' '), 0, 0));
        return !behind;
    }

    const CatalogKeys &m_keys;
    const RestoreFindings &m_findings;
    Reconciliation &m_result;
};

CheckResult missingCheck(const MissingEntry &missing)
{
    CheckResult check;
    check.name = QStringLiteral("contents_listed");
    check.object = missing.entry.object();
    check.status = Status::Failed;
    check.critical = missing.critical;
    check.expected = QStringLiteral("present");
    check.actual = QStringLiteral("missing");
    check.message = PgText::tr("%1 did not arrive").arg(missing.entry.type.toLower());
    if (!missing.why.isEmpty())
        check.message += QStringLiteral(": ") + missing.why;
    return check;
}

} // namespace

Result<Reconciliation> reconcile(PgConnection &connection, const QVector<TocEntry> &entries,
                                 const RestoreFindings &findings)
{
    Result<CatalogKeys> keys = CatalogKeys::read(connection);
    if (!keys)
        return fail(keys.error());
    Reconciliation result;
    Accounting accounting(*keys, findings, result);
    for (const TocEntry &entry : entries)
        accounting.take(entry);
    // What something was said about comes first: the rest is missing because of it.
    std::stable_sort(
        result.missing.begin(), result.missing.end(), [](const MissingEntry &a, const MissingEntry &b) {
            const auto rank = [](const MissingEntry &m) { return (m.failed ? 0 : 2) + (m.critical ? 0 : 1); };
            return rank(a) < rank(b);
        });
    return result;
}

QVector<CheckResult> contentsChecks(const Reconciliation &result, bool hasContents)
{
    QVector<CheckResult> checks;
    CheckResult sum;
    sum.name = QStringLiteral("contents_listed");
    sum.expected = result.listed;
    sum.actual = result.arrived;
    if (!hasContents) {
        sum.status = Status::Skipped;
        sum.message = PgText::tr("The script brings no table of contents to compare with.");
        return {sum};
    }
    const auto critical = std::count_if(result.missing.begin(), result.missing.end(),
                                        [](const MissingEntry &m) { return m.critical; });
    sum.status = result.missing.isEmpty() ? Status::Passed : Status::Failed;
    sum.critical = result.missing.isEmpty() || critical > 0;
    QStringList counts;
    for (auto it = result.byType.begin(); it != result.byType.end(); ++it)
        counts << QStringLiteral("%1 %2").arg(it.value()).arg(it.key().toLower());
    sum.message = PgText::tr("%1 of %2 entries arrived: %3")
                      .arg(result.arrived)
                      .arg(result.listed)
                      .arg(counts.join(QStringLiteral(", ")));
    if (result.missing.size() > mostNamed)
        sum.message += PgText::tr("; the first %1 of those missing are named").arg(mostNamed);
    checks.append(sum);
    for (const MissingEntry &missing : result.missing.mid(0, mostNamed))
        checks.append(missingCheck(missing));
    return checks;
}

} // namespace muster
