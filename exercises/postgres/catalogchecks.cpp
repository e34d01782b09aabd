// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/checktask.h"

#include "postgres/pgtext.h"
#include "postgres/pgtools.h"

#include <QJsonArray>
#include <QSet>

namespace muster
{

namespace
{

QString yesNo(bool value)
{
    return value ? PgText::tr("there") : PgText::tr("missing");
}

void missing(CheckResult &check)
{
    check.expected = yesNo(true);
    check.actual = yesNo(false);
    failCheck(check, PgText::tr("It is in the baseline and missing here."));
}

void surplus(CheckResult &check)
{
    check.expected = yesNo(false);
    check.actual = yesNo(true);
    failCheck(check, PgText::tr("It is here and not in the baseline."));
}

// Names that one side has and the other has not, and those that are written differently, as failed checks.
CheckResults compareNames(const Subject &subject, const QString &check, const QStringList &here,
                          const QStringList &there)
{
    CheckResults out;
    const QSet<QString> present(here.begin(), here.end());
    const QSet<QString> wanted(there.begin(), there.end());
    for (const QString &name : there) {
        CheckResult result = newCheck(check, name);
        if (!present.contains(name))
            missing(result);
        else if (subject.isWrittenOtherwise(name))
            failCheck(result, PgText::tr("Its definition differs from the baseline's."));
        else
            pass(result);
        out.append(result);
    }
    for (const QString &name : here) {
        if (!wanted.contains(name)) {
            CheckResult result = newCheck(check, name);
            surplus(result);
            out.append(result);
        }
    }
    return out;
}

QStringList columnDifferences(const PgTable &here, const PgTable &there, bool defaultsToo)
{
    QStringList out;
    for (const PgColumn &wanted : there.columns) {
        const PgColumn *column = here.column(wanted.name);
        if (!column)
            out.append(PgText::tr("column %1 is missing").arg(displayName(wanted.name)));
        else if (column->type != wanted.type)
            out.append(PgText::tr("column %1 is %2, was %3")
                           .arg(displayName(wanted.name), column->type, wanted.type));
        else if (column->notNull != wanted.notNull)
            out.append(PgText::tr("column %1 differs in NOT NULL").arg(displayName(wanted.name)));
        else if (column->identity != wanted.identity || column->generated != wanted.generated)
            out.append(PgText::tr("column %1 differs in how it is generated").arg(displayName(wanted.name)));
        else if (defaultsToo && column->defaultText != wanted.defaultText)
            out.append(PgText::tr("column %1 has another default").arg(displayName(wanted.name)));
    }
    for (const PgColumn &column : here.columns) {
        if (!there.column(column.name))
            out.append(PgText::tr("column %1 is not in the baseline").arg(displayName(column.name)));
    }
    return out;
}

CheckResult compareTable(const Subject &subject, const PgTable &wanted)
{
    CheckResult check = newCheck(u"critical_tables"_qs, wanted.display());
    const PgTable *here = subject.table(wanted.display());
    if (!here) {
        missing(check);
        return check;
    }
    check.expected = wanted.kind;
    check.actual = here->kind;
    QStringList differences = columnDifferences(*here, wanted, subject.sameMajor());
    if (here->kind != wanted.kind)
        differences.prepend(PgText::tr("it is a %1 here, was a %2").arg(here->kind, wanted.kind));
    if (subject.isWrittenOtherwise(wanted.display()))
        differences.append(PgText::tr("its query is another"));
    if (differences.isEmpty())
        pass(check);
    else
        failCheck(check, PgText::tr("Differs from the baseline: %1.").arg(differences.join(u"; "_qs)));
    return check;
}

} // namespace

const PgTable *Subject::table(const QString &display) const
{
    const int at = tableAt.value(display, -1);
    return at < 0 ? nullptr : &catalogue.tables[at];
}

bool Subject::sameMajor() const
{
    return baseline && baseline->catalogue.major() == catalogue.major();
}

bool Subject::isWrittenOtherwise(const QString &name) const
{
    const QString was = sameMajor() ? baseline->catalogue.definitions.value(name) : QString();
    return !was.isEmpty() && was != catalogue.definitions.value(name);
}

CheckResult newCheck(const QString &name, const QString &object)
{
    CheckResult check;
    check.name = name;
    check.object = object;
    return check;
}

void pass(CheckResult &check, const QString &message)
{
    check.status = Status::Passed;
    check.message = message;
}

void failCheck(CheckResult &check, const QString &message)
{
    check.status = Status::Failed;
    check.message = message;
}

void skip(CheckResult &check, const QString &message)
{
    check.status = Status::Skipped;
    check.message = message;
}

CheckResults tableCountChecks(const Subject &subject)
{
    const auto isTable = [](const PgTable &t) {
        return t.kind == u"table"_qs || t.kind == u"partitioned"_qs;
    };
    const auto countIn = [&](const QVector<PgTable> &tables) {
        return qint64(std::count_if(tables.begin(), tables.end(), isTable));
    };
    CheckResult check = newCheck(u"table_count"_qs, displayName(subject.catalogue.database));
    const qint64 count = countIn(subject.catalogue.tables);
    check.actual = count;
    std::optional<qint64> exact = subject.wish.exactTables;
    if (!exact && subject.baseline)
        exact = countIn(subject.baseline->catalogue.tables);
    const qint64 minimum = subject.wish.minimumTables.value_or(exact ? 0 : 1);
    check.expected = exact ? QJsonValue(*exact) : QJsonValue(minimum);
    if (exact && !withinTolerance(double(count), double(*exact), subject.wish.tableTolerance))
        failCheck(check, PgText::tr("%1 tables instead of %2.").arg(count).arg(*exact));
    else if (count < minimum && minimum == 1 && !subject.wish.minimumTables)
        failCheck(check, PgText::tr("The database holds no table."));
    else if (count < minimum)
        failCheck(check, PgText::tr("%1 tables; at least %2 are expected.").arg(count).arg(minimum));
    else if (!exact && !subject.wish.minimumTables)
        pass(check, PgText::tr("%1 tables; no number was expected.").arg(count));
    else
        pass(check);
    return {check};
}

CheckResults criticalTableChecks(const Subject &subject)
{
    CheckResults out;
    QSet<QString> done;
    if (subject.baseline) {
        for (const PgTable &wanted : subject.baseline->catalogue.tables) {
            out.append(compareTable(subject, wanted));
            done.insert(wanted.display());
        }
        for (const PgTable &table : subject.catalogue.tables) {
            if (!done.contains(table.display())) {
                CheckResult check = newCheck(u"critical_tables"_qs, table.display());
                surplus(check);
                out.append(check);
                done.insert(table.display());
            }
        }
    }
    for (const QString &written : subject.wish.criticalTables) {
        const PgTable *table = subject.catalogue.findTable(written);
        if (table) // whether it is filled, its scan says
            continue;
        CheckResult check = newCheck(u"critical_tables"_qs, written);
        check.expected = yesNo(true);
        check.actual = yesNo(false);
        failCheck(check, PgText::tr("The plan calls it critical, and it is not there."));
        out.append(check);
    }
    return out;
}

CheckResults indexChecks(const Subject &subject)
{
    CheckResults out;
    QHash<QString, const PgIndex *> wanted;
    if (subject.baseline) {
        for (const PgIndex &index : subject.baseline->catalogue.indexes)
            wanted.insert(displayName(index.schema, index.name), &index);
    }
    for (const PgIndex &index : subject.catalogue.indexes) {
        CheckResult check = newCheck(u"index"_qs, displayName(index.schema, index.name));
        const PgIndex *was = wanted.take(check.object);
        check.expected = PgText::tr("valid");
        check.actual = index.valid && index.ready ? PgText::tr("valid") : PgText::tr("invalid");
        if (!index.valid || !index.ready)
            failCheck(
                check,
                was && !(was->valid && was->ready)
                    ? PgText::tr("The index of %1 is invalid, as it was in the baseline.").arg(index.table)
                    : PgText::tr("The index of %1 is invalid: queries do not use it.").arg(index.table));
        else if (subject.baseline && !was)
            surplus(check);
        else if (was && subject.sameMajor() && was->definition != index.definition)
            failCheck(check,
                      PgText::tr("Its definition differs from the baseline's: %1").arg(index.definition));
        else
            pass(check);
        out.append(check);
    }
    for (auto it = wanted.constBegin(); it != wanted.constEnd(); ++it) {
        CheckResult check = newCheck(u"index"_qs, it.key());
        missing(check);
        check.message = PgText::tr("The index of %1 is in the baseline and missing here.").arg((*it)->table);
        out.append(check);
    }
    return out;
}

CheckResults constraintChecks(const Subject &subject)
{
    CheckResults out;
    QHash<QString, const PgConstraint *> wanted;
    const auto objectOf = [](const PgConstraint &c) { return QString(c.table % u'.' % displayName(c.name)); };
    if (subject.baseline) {
        for (const PgConstraint &constraint : subject.baseline->catalogue.constraints)
            wanted.insert(objectOf(constraint), &constraint);
    }
    for (const PgConstraint &constraint : subject.catalogue.constraints) {
        CheckResult check = newCheck(u"constraint"_qs, objectOf(constraint));
        const PgConstraint *was = wanted.take(check.object);
        check.expected = was ? was->definition : constraint.definition;
        check.actual = QString(constraint.definition % (constraint.validated ? u""_qs : u" NOT VALID"_qs));
        if (!constraint.validated && (!was || was->validated)) {
            check.critical = was != nullptr;
            failCheck(check, PgText::tr("It is NOT VALID: existing rows were never held against it."));
        } else if (subject.baseline && !was) {
            surplus(check);
        } else if (was && subject.sameMajor() && was->definition != constraint.definition) {
            failCheck(check, PgText::tr("Its definition differs from the baseline's."));
        } else {
            pass(check);
        }
        out.append(check);
    }
    for (auto it = wanted.constBegin(); it != wanted.constEnd(); ++it) {
        CheckResult check = newCheck(u"constraint"_qs, it.key());
        missing(check);
        check.expected = (*it)->definition;
        out.append(check);
    }
    return out;
}

CheckResults extensionChecks(const Subject &subject)
{
    CheckResults out;
    QMap<QString, QString> here;
    for (const PgExtension &extension : subject.catalogue.extensions)
        here.insert(extension.name, extension.version);
    if (!subject.baseline) {
        for (auto it = here.constBegin(); it != here.constEnd(); ++it) {
            CheckResult check = newCheck(u"extension"_qs, it.key());
            check.actual = it.value();
            skip(check, PgText::tr("There is no baseline to compare with."));
            out.append(check);
        }
        return out;
    }
    for (const PgExtension &wanted : subject.baseline->catalogue.extensions) {
        CheckResult check = newCheck(u"extension"_qs, wanted.name);
        check.expected = wanted.version;
        const auto found = here.constFind(wanted.name);
        check.actual = found == here.constEnd() ? QJsonValue(yesNo(false)) : QJsonValue(*found);
        if (found == here.constEnd()) {
            failCheck(check, PgText::tr("The extension is missing; its package is %1.")
                                 .arg(packageOfExtension(wanted.name, subject.catalogue.major())));
        } else if (*found != wanted.version) { // CREATE EXTENSION takes the version that is installed
            failCheck(check,
                      PgText::tr("Another version than in the baseline. On a server like the source's, "
                                 "the same version has to be installed."));
        } else {
            pass(check);
        }
        here.remove(wanted.name);
        out.append(check);
    }
    for (auto it = here.constBegin(); it != here.constEnd(); ++it) {
        CheckResult check = newCheck(u"extension"_qs, it.key());
        surplus(check);
        out.append(check);
    }
    return out;
}

CheckResults viewChecks(const Subject &subject)
{
    return subject.baseline
               ? compareNames(subject, u"view"_qs, subject.catalogue.views, subject.baseline->catalogue.views)
               : CheckResults();
}

CheckResults functionChecks(const Subject &subject)
{
    return subject.baseline ? compareNames(subject, u"function"_qs, subject.catalogue.functions,
                                           subject.baseline->catalogue.functions)
                            : CheckResults();
}

} // namespace muster
