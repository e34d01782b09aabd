// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/tabletoptables.h"

#include "domain/duedate.h"
#include "domain/injectorder.h"

#include <QSet>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Tabletop", source);
}

Error refusal(const QString &message, const QString &hint)
{
    return {QStringLiteral("table.refused"), message, hint, Fault::BadInput, {}, 0, 0};
}

template<typename T>
CellColumn<T> textColumn(const QString &title, QString T::*member, bool isLong = false)
{
    return {title, [member](const T &row) { return row.*member; },
            [member](T &row, const QString &typed) -> Done {
                row.*member = typed.trimmed();
                return {};
            },
            isLong, false};
}

template<typename T>
CellColumn<T> listColumn(const QString &title, QStringList T::*member, bool commas)
{
    return {title, [member](const T &row) { return (row.*member).join(QStringLiteral("; ")); },
            [member, commas](T &row, const QString &typed) -> Done {
                row.*member = valuesOfCell(typed, commas);
                return {};
            },
            false, true};
}

// The first number that no row has.
template<typename T>
QString freeNumber(const QVector<T> &rows, QString T::*member)
{
    QSet<QString> taken;
    int highest = 0;
    for (const T &row : rows) {
        taken.insert(row.*member);
        highest = std::max(highest, (row.*member).toInt());
    }
    int number = highest + 1;
    while (taken.contains(QString::number(number)))
        ++number;
    return QString::number(number);
}

// "inject-3": as freeNumber(), for ids that nobody sees.
template<typename T>
QString freeId(const QVector<T> &rows, const QString &stem, QString T::*member)
{
    QSet<QString> taken;
    for (const T &row : rows)
        taken.insert(row.*member);
    auto number = rows.size() + 1;
    while (taken.contains(stem + QString::number(number)))
        ++number;
    return stem + QString::number(number);
}

CellColumn<Inject> timeColumn()
{
    return {text("Time"),
            [](const Inject &inject) {
                return inject.at ? offsetText(*inject.at) : QString();
            },
            [](Inject &inject, const QString &typed) -> Done {
                if (typed.trimmed().isEmpty()) {
                    inject.at.reset();
                    return {};
                }
                const auto at = parseOffset(typed);
                if (!at)
                    return fail(refusal(text("“%1” is not a time.").arg(typed.trimmed()),
                                        text("Write T+5 (minutes), +2h, 0:10 (h:mm) or 9:30.")));
                inject.at = *at;
                return {};
            }};
}

CellColumn<Inject> contingencyColumn()
{
    return {text("Contingency"),
            [](const Inject &inject) { return inject.contingency ? text("yes") : QString(); },
            [](Inject &inject, const QString &typed) -> Done {
                const QString word = typed.trimmed().toLower();
                const QStringList yes{text("yes"), QStringLiteral("yes"), QStringLiteral("y"),
                                      QStringLiteral("x"), QStringLiteral("1"), QStringLiteral("true")};
                const QStringList no{QString(), text("no"), QStringLiteral("no"), QStringLiteral("n"),
                                     QStringLiteral("0"), QStringLiteral("false")};
                if (!yes.contains(word) && !no.contains(word))
                    return fail(refusal(text("“%1” is neither yes nor no.").arg(typed),
                                        text("A contingency has no time of its own: it waits in a tray.")));
                inject.contingency = yes.contains(word);
                return {};
            }};
}

} // namespace

TabletopLists listsOf(const Plan &plan, const Tabletop &tabletop)
{
    TabletopLists lists;
    for (const Participant &person : plan.participants) {
        lists.people << person.name;
        lists.roles << person.role;
    }
    for (const Scenario &scenario : tabletop.scenarios) {
        for (const ResponseStep &step : scenario.steps)
            lists.roles << step.role;
    }
    for (const Objective &objective : tabletop.objectives) {
        if (objective.id.isEmpty())
            continue;
        lists.objectives << objective.id;
        lists.objectiveTexts << text("%1 · %2").arg(objective.id, objective.text);
    }
    lists.roles.removeDuplicates();
    lists.roles.removeAll(QString());
    lists.people.removeAll(QString());
    return lists;
}

InjectsTable::Ways injectWays(const TabletopLists *lists)
{
    InjectsTable::Ways ways;
    ways.name = text("injects");
    ways.columns = {textColumn(text("No."), &Inject::number),
                    timeColumn(),
                    textColumn(text("Mode"), &Inject::mode),
                    textColumn(text("From"), &Inject::from),
                    listColumn(text("To"), &Inject::to, true),
                    textColumn(text("Message"), &Inject::message, true),
                    textColumn(text("Expected response"), &Inject::expectedResponse, true),
                    textColumn(text("Objective"), &Inject::objective),
                    contingencyColumn(),
                    textColumn(text("Notes"), &Inject::notes, true)};
    ways.fresh = [](const QVector<Inject> &rows) {
        Inject inject;
        inject.id = freeId(rows, QStringLiteral("inject-"), &Inject::id);
        inject.number = freeNumber(rows, &Inject::number);
        return inject;
    };
    ways.copied = [](const QVector<Inject> &rows, Inject inject) {
        inject.id = freeId(rows, QStringLiteral("inject-"), &Inject::id);
        inject.number = freeNumber(rows, &Inject::number);
        return inject;
    };
    // An inject whose time is new goes to its place; rows that somebody moved stay until then.
    ways.order = [](const QVector<Inject> &is, const QVector<Inject> &was) {
        bool isNew = is.size() != was.size();
        for (int row = 0; row < is.size() && !isNew; ++row)
            isNew = is.at(row).at && (is.at(row).at != was.at(row).at || is.at(row).contingency != was.at(row).contingency);
        return isNew ? orderByTime(is) : QVector<int>();
    };
    ways.suggest = [lists](const QVector<Inject> &, int, int column) -> QPair<QStringList, QStringList> {
        switch (column) {
        case InjectMode:
            return {{text("e-mail"), text("phone"), text("in person"), text("chat"), text("alert"),
                     text("radio"), text("note")},
                    {}};
        case InjectTo: return {QStringList(lists->roles) + lists->people, {}};
        case InjectObjective: return {lists->objectives, lists->objectiveTexts};
        case InjectContingency: return {{text("yes"), text("no")}, {}};
        default: return {};
        }
    };
    ways.attention = [](const QVector<Inject> &rows, int row, int column) {
        const Inject &inject = rows.at(row);
        return column == InjectTime && !inject.at && !inject.contingency
                   ? text("It has no time yet: it will not come by itself.")
                   : QString();
    };
    return ways;
}

ScenariosTable::Ways scenarioWays()
{
    ScenariosTable::Ways ways;
    ways.name = text("scenarios");
    const auto unused = [](const QVector<Scenario> &rows, const QString &wanted) {
        const auto taken = [&rows](const QString &name) {
            return std::any_of(rows.begin(), rows.end(), [&](const Scenario &s) { return s.name == name; });
        };
        QString name = wanted;
        for (int number = 2; taken(name); ++number)
            name = text("%1 %2").arg(wanted).arg(number);
        return name;
    };
    CellColumn<Scenario> name = textColumn(text("Scenario"), &Scenario::name);
    name.take = [](Scenario &scenario, const QString &typed) -> Done {
        if (typed.trimmed().isEmpty())
            return fail(refusal(text("A scenario needs a name."), text("Press Del in the list to delete it.")));
        scenario.name = typed.trimmed();
        return {};
    };
    ways.columns = {name};
    ways.fresh = [unused](const QVector<Scenario> &rows) {
        Scenario scenario;
        scenario.name = unused(rows, text("New scenario"));
        return scenario;
    };
    ways.copied = [unused](const QVector<Scenario> &rows, Scenario scenario) {
        scenario.name = unused(rows, text("%1 (copy)").arg(scenario.name));
        QSet<QString> taken;
        for (const Scenario &other : rows) {
            for (const Inject &inject : other.injects)
                taken.insert(inject.id);
        }
        int number = 1;
        for (Inject &inject : scenario.injects) {
            while (taken.contains(QStringLiteral("inject-%1").arg(number)))
                ++number;
            inject.id = QStringLiteral("inject-%1").arg(number++);
        }
        return scenario;
    };
    ways.judge = [](const QVector<Scenario> &rows, int row) -> Done {
        for (int other = 0; row >= 0 && other < rows.size(); ++other) {
            if (other != row && rows.at(other).name == rows.at(row).name)
                return fail(refusal(text("There is a scenario “%1” already.").arg(rows.at(row).name),
                                    text("Response steps belong to a scenario by its name.")));
        }
        return {};
    };
    ways.attention = [](const QVector<Scenario> &rows, int row, int) {
        const auto same = std::count_if(rows.begin(), rows.end(),
                                        [&](const Scenario &s) { return s.name == rows.at(row).name; });
        return same > 1 ? text("Another scenario has the same name, so both have the same response steps. "
                               "Rename one of them (F2).")
                        : QString();
    };
    return ways;
}

ParticipantsTable::Ways participantWays(const TabletopLists *lists)
{
    ParticipantsTable::Ways ways;
    ways.name = text("participants");
    ways.columns = {textColumn(text("Name"), &Participant::name), textColumn(text("Role"), &Participant::role)};
    ways.fresh = [](const QVector<Participant> &) { return Participant{}; };
    ways.suggest = [lists](const QVector<Participant> &, int, int column) {
        return column == 1 ? QPair(lists->roles, QStringList()) : QPair(QStringList(), QStringList());
    };
    return ways;
}

ObjectivesTable::Ways objectiveWays()
{
    ObjectivesTable::Ways ways;
    ways.name = text("objectives");
    ways.columns = {textColumn(text("Id"), &Objective::id), textColumn(text("Objective"), &Objective::text, true),
                    textColumn(text("Capability"), &Objective::capability)};
    ways.fresh = [](const QVector<Objective> &rows) {
        Objective objective;
        objective.id = freeId(rows, QStringLiteral("O"), &Objective::id);
        return objective;
    };
    ways.copied = [](const QVector<Objective> &rows, Objective objective) {
        objective.id = freeId(rows, QStringLiteral("O"), &Objective::id);
        return objective;
    };
    return ways;
}

QStringList gapCategories()
{
    return {QStringLiteral("documentation"), QStringLiteral("access"), QStringLiteral("monitoring"), QStringLiteral("process"),
            QStringLiteral("tooling"), QStringLiteral("training"), QStringLiteral("communication")};
}

GapsTable::Ways gapWays(const TabletopLists *lists)
{
    GapsTable::Ways ways;
    ways.name = text("gaps");
    CellColumn<Gap> priority = textColumn(text("Priority"), &Gap::priority);
    priority.take = [](Gap &gap, const QString &typed) -> Done {
        QString word = typed.trimmed().toUpper();
        if (word.size() == 1 && word.at(0) >= u'1' && word.at(0) <= u'3')
            word.prepend(u'P');
        if (!word.isEmpty() && word != u"P1" && word != u"P2" && word != u"P3")
            return fail(refusal(text("“%1” is not a priority.").arg(typed),
                                text("P1 is the most urgent, then P2 and P3.")));
        gap.priority = word;
        return {};
    };
    CellColumn<Gap> category = textColumn(text("Category"), &Gap::category);
    CellColumn<Gap> due = textColumn(text("Due"), &Gap::due);
    due.take = [](Gap &gap, const QString &typed) -> Done {
        if (typed.trimmed() == gap.due) // as it came from a file
            return {};
        if (const Done done = mayBeDue(typed); !done)
            return done;
        gap.due = typed.trimmed();
        return {};
    };
    CellColumn<Gap> status = textColumn(text("Status"), &Gap::status);
    priority.isChoice = category.isChoice = status.isChoice = true;
    ways.columns = {priority,
                    textColumn(text("Gap"), &Gap::description, true),
                    category,
                    textColumn(text("Remediation"), &Gap::remediation, true),
                    textColumn(text("Owner"), &Gap::owner),
                    due,
                    status};
    ways.fresh = [](const QVector<Gap> &rows) {
        Gap gap;
        gap.id = freeId(rows, QStringLiteral("gap-"), &Gap::id);
        gap.status = QStringLiteral("open");
        return gap;
    };
    ways.copied = [](const QVector<Gap> &rows, Gap gap) {
        gap.id = freeId(rows, QStringLiteral("gap-"), &Gap::id);
        return gap;
    };
    ways.attention = [](const QVector<Gap> &rows, int row, int column) {
        const QString &typed = rows.at(row).due;
        return column == GapDue && !mayBeDue(typed) ? text("“%1” is not a date that can be read, so nobody is told when it is late.").arg(typed)
                                                  : QString();
    };
    ways.suggest = [lists](const QVector<Gap> &, int, int column) -> QPair<QStringList, QStringList> {
        switch (column) {
        case GapPriority: return {{QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3")}, {}};
        case GapCategory: return {gapCategories(), {}};
        case GapOwner: return {QStringList(lists->people) + lists->roles, {}};
        case GapStatus:
            return {{QStringLiteral("open"), QStringLiteral("in progress"), QStringLiteral("closed")}, {}};
        default: return {};
        }
    };
    return ways;
}

} // namespace muster
