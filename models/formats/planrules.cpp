// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/planrules.h"

#include "domain/criteria.h"
#include "formats/jsonreader.h"
#include "formats/suggest.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QSet>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Plan", source);
}

Error broken(const char *code, const QString &message, const QString &hint, const QString &pointer)
{
    return {QLatin1String(code), message, hint, Fault::BadInput, pointer, 0, 0};
}

struct PlacedStep
{
    const Step *step = nullptr;
    QString pointer;
};

void place(const QVector<Step> &steps, const QString &pointer, QVector<PlacedStep> &out)
{
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QString here = childPointer(pointer, i);
        out.append({&steps.at(i), here});
        place(steps.at(i).steps, childPointer(here, QStringLiteral("steps")), out);
    }
}

QVector<PlacedStep> placedSteps(const Plan &plan)
{
    QVector<PlacedStep> placed;
    for (qsizetype i = 0; i < plan.phases.size(); ++i)
        place(plan.phases.at(i).steps, QStringLiteral("/phases/%1/steps").arg(i), placed);
    return placed;
}

// Refuses a name that has been there; `where` is the pointer of the name.
class Names
{
public:
    explicit Names(QString what) : m_what(std::move(what)) {}
    Done add(const QString &name, const QString &where)
    {
        if (name.isEmpty())
            return {};
        if (const auto it = m_seen.constFind(name); it != m_seen.constEnd()) {
            return fail(broken(
                "plan.duplicate_id",
                text("The name \"%1\" is given to two %2: at %3 and at %4.").arg(name, m_what, *it, where),
                text("Give one of them another name."), where));
        }
        m_seen.insert(name, where);
        return {};
    }

private:
    QString m_what;
    QHash<QString, QString> m_seen;
};

// A list of objects that is kept as it came: names under `key` must differ.
Done uniqueIn(const QJsonValue &list, const QString &pointer, const QString &key, const QString &what)
{
    Names names(what);
    const QJsonArray array = list.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString where = childPointer(childPointer(pointer, i), key);
        if (const Done done = names.add(array.at(i).toObject().value(key).toString(), where); !done)
            return done;
    }
    return {};
}

Done uniqueNames(const Plan &plan, const QVector<PlacedStep> &steps)
{
    Names stepNames(text("steps"));
    for (const PlacedStep &placed : steps) {
        if (const Done done =
                stepNames.add(placed.step->id, childPointer(placed.pointer, QStringLiteral("id")));
            !done)
            return done;
    }
    Names phaseNames(text("phases"));
    for (qsizetype i = 0; i < plan.phases.size(); ++i) {
        if (const Done done = phaseNames.add(plan.phases.at(i).id, QStringLiteral("/phases/%1/id").arg(i));
            !done)
            return done;
    }
    Names checkNames(text("checks"));
    for (qsizetype i = 0; i < plan.checks.size(); ++i) {
        if (const Done done =
                checkNames.add(plan.checks.at(i).name, QStringLiteral("/checks/%1/name").arg(i));
            !done)
            return done;
    }
    return {};
}

Done uniqueInBodies(const Plan &plan)
{
    const struct
    {
        const char *list;
        const char *key;
        QString what;
    } lists[] = {{"scenarios", "name", text("scenarios")},
                 {"components", "name", text("components")},
                 {"backups", "name", text("backups")},
                 {"gaps", "id", text("gaps")}};
    for (const auto &list : lists) {
        const QString name = QLatin1String(list.list);
        if (const Done done =
                uniqueIn(plan.extra.value(name), childPointer({}, name), QLatin1String(list.key), list.what);
            !done)
            return done;
    }
    const QJsonArray scenarios = plan.extra.value(u"scenarios").toArray();
    for (qsizetype i = 0; i < scenarios.size(); ++i) {
        const QString where = QStringLiteral("/scenarios/%1/injects").arg(i);
        if (const Done done = uniqueIn(scenarios.at(i).toObject().value(u"injects"), where,
                                       QStringLiteral("id"), text("injects"));
            !done)
            return done;
    }
    const QJsonObject responses = plan.extra.value(u"response_steps").toObject();
    for (auto it = responses.begin(); it != responses.end(); ++it) {
        const QString where = childPointer(QStringLiteral("/response_steps"), it.key());
        if (const Done done = uniqueIn(it.value(), where, QStringLiteral("id"), text("response steps"));
            !done)
            return done;
    }
    return {};
}

Done knownStep(const QString &id, const QString &pointer, const QSet<QString> &ids)
{
    if (id.isEmpty() || ids.contains(id))
        return {};
    const QStringList near = nearest(id, ids.values().mid(0, 1000), 1);
    return fail(broken("plan.unknown_step",
                       text("%1 names the step \"%2\", which is not in the plan.").arg(pointer, id),
                       near.isEmpty() ? text("Name the id of a step of this plan.")
                                      : text("Did you mean \"%1\"?").arg(near.first()),
                       pointer));
}

Done references(const Plan &plan, const QVector<PlacedStep> &steps)
{
    if (plan.kind == PlanKind::Partial)
        return {}; // its steps are generated
    QSet<QString> ids;
    for (const PlacedStep &placed : steps)
        ids.insert(placed.step->id);
    for (const PlacedStep &placed : steps) {
        for (qsizetype i = 0; i < placed.step->needs.size(); ++i) {
            const QString where = childPointer(childPointer(placed.pointer, QStringLiteral("needs")), i);
            if (const Done done = knownStep(placed.step->needs.at(i), where, ids); !done)
                return done;
        }
    }
    if (const Done done = knownStep(plan.recoveredBy, QStringLiteral("/recovered_by"), ids); !done)
        return done;
    return knownStep(plan.goLive, QStringLiteral("/go_live"), ids);
}

// People approve, by name; and there is one T+0.
Done approvals(const Plan &plan, const QVector<PlacedStep> &steps)
{
    QString live;
    for (const PlacedStep &placed : steps) {
        const Step &step = *placed.step;
        const QString where = childPointer(placed.pointer, QStringLiteral("approval"));
        if (step.approval.isEmpty())
            continue;
        if (!step.isManual())
            return fail(broken("plan.approval", text("%1: a step with an action cannot be an approval.").arg(where),
                               text("People approve: make it a step by hand, and let the action's step need it."), where));
        if (step.approval != QStringLiteral("go_live"))
            continue;
        if (!live.isEmpty() || !plan.goLive.isEmpty())
            return fail(broken("plan.approval", text("%1: T+0 is said twice.").arg(where),
                               live.isEmpty() ? text("Take away go_live, or this approval.")
                                              : text("\"%1\" is the approval to go live already.").arg(live),
                               where));
        live = step.id;
    }
    return {};
}

// Depth-first over `needs`, without recursion: a plan may hold a chain of a million steps.
class CycleSearch
{
public:
    explicit CycleSearch(const QVector<PlacedStep> &steps)
    {
        for (const PlacedStep &placed : steps)
            m_steps.insert(placed.step->id, placed);
    }
    Done from(const QString &start)
    {
        if (m_done.contains(start))
            return {};
        m_path = {{start, 0}};
        m_onPath = {start};
        while (!m_path.isEmpty()) {
            auto &[id, next] = m_path.last();
            const QStringList needs = m_steps.value(id).step ? m_steps.value(id).step->needs : QStringList();
            if (next >= needs.size()) {
                m_done.insert(id);
                m_onPath.remove(id);
                m_path.removeLast();
                continue;
            }
            const QString need = needs.at(next++);
            if (m_onPath.contains(need))
                return fail(describe(need));
            if (!m_done.contains(need)) {
                m_onPath.insert(need);
                m_path.append({need, 0});
            }
        }
        return {};
    }

private:
    Error describe(const QString &closing) const
    {
        QStringList names;
        for (const auto &[id, next] : m_path) {
            if (!names.isEmpty() || id == closing)
                names.append(id);
        }
        names.append(closing);
        if (names.size() > 20)
            names = names.mid(0, 10) + QStringList{QStringLiteral("…")} + names.mid(names.size() - 9);
        return broken("plan.cycle",
                      text("Steps wait for each other: %1.").arg(names.join(QStringLiteral(" → "))),
                      text("Remove one of these from \"needs\"."),
                      childPointer(m_steps.value(closing).pointer, QStringLiteral("needs")));
    }

    QHash<QString, PlacedStep> m_steps;
    QSet<QString> m_done;
    QSet<QString> m_onPath;
    QVector<std::pair<QString, qsizetype>> m_path;
};

Done actions(const QVector<PlacedStep> &steps, const QStringList &known)
{
    for (const PlacedStep &placed : steps) {
        if (!placed.step->action || known.isEmpty() || known.contains(placed.step->action->type))
            continue;
        const QString type = placed.step->action->type;
        QStringList near = nearest(type, known);
        if (near.isEmpty())
            near = known.filter(type.section(u'.', 0, 0) + u'.').mid(0, 3);
        return fail(broken("plan.unknown_action",
                           text("The step \"%1\" asks for the action \"%2\", which Muster does not know.")
                               .arg(placed.step->id, type),
                           near.isEmpty() ? text("Known actions: %1.").arg(known.join(QStringLiteral(", ")))
                                          : text("Did you mean %1?").arg(near.join(QStringLiteral(", "))),
                           childPointer(placed.pointer, QStringLiteral("action/type"))
                               .replace(QStringLiteral("~1"), QStringLiteral("/"))));
    }
    return {};
}

} // namespace

Done checkPlanRules(const Plan &plan, const QStringList &knownActions)
{
    const QVector<PlacedStep> steps = placedSteps(plan);
    if (const Done done = uniqueNames(plan, steps); !done)
        return done;
    if (const Done done = uniqueInBodies(plan); !done)
        return done;
    if (const Done done = approvals(plan, steps); !done)
        return done;
    if (const Done done = references(plan, steps); !done)
        return done;
    if (const Done done = checkCriteria(plan); !done)
        return done;
    CycleSearch search(steps);
    for (const PlacedStep &placed : steps) {
        if (const Done done = search.from(placed.step->id); !done)
            return done;
    }
    return actions(steps, knownActions);
}

QStringList planWarnings(const Plan &plan)
{
    QStringList warnings;
    if (plan.kind == PlanKind::Drill && plan.allSteps().isEmpty())
        warnings.append(text("/phases: the plan has no steps."));
    for (const PlacedStep &placed : placedSteps(plan)) {
        if (placed.step->action && placed.pointer.count(QStringLiteral("/steps/")) > 1)
            warnings.append(text("%1: a sub-step is ticked by a person; its action is not carried out.")
                                .arg(placed.pointer));
    }
    return warnings;
}

} // namespace muster
