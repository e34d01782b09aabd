// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/actioncheck.h"

#include "engine/condition.h"

#include <QCoreApplication>
#include <QSet>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Plan", source);
}

struct PlacedAction
{
    const Step *step = nullptr;
    QString pointer;
};

// Sub-steps are ticked by people; only the steps of a phase act.
QVector<PlacedAction> actionsOf(const Plan &plan)
{
    QVector<PlacedAction> actions;
    for (qsizetype p = 0; p < plan.phases.size(); ++p) {
        const QVector<Step> &steps = plan.phases.at(p).steps;
        for (qsizetype s = 0; s < steps.size(); ++s) {
            if (steps.at(s).action)
                actions.append({&steps.at(s), QStringLiteral("/phases/%1/steps/%2/action").arg(p).arg(s)});
        }
    }
    return actions;
}

bool isGiven(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull() && !(value.isString() && value.toString().isEmpty());
}

Error badAction(const char *code, const QString &message, const QString &hint, const QString &pointer)
{
    return {QLatin1String(code), message, hint, Fault::BadInput, pointer, 0, 0};
}

// A parameter may be left out when an earlier step gives it, or was itself given it.
Done checkTaken(const PlacedAction &placed, const ActionType &type, QSet<QString> &handed)
{
    const QJsonObject &params = placed.step->action->params;
    for (const QString &name : type.takes) {
        if (isGiven(params.value(name)))
            handed.insert(name);
        if (handed.contains(name))
            continue;
        return fail(badAction("plan.missing_parameter",
                              text("The step \"%1\" does not say which \"%2\", and no step before it finds one.")
                                  .arg(placed.step->id, name),
                              text("Add it to the action: {\"type\": \"%1\", \"%2\": …}.").arg(type.type, name),
                              placed.pointer));
    }
    for (const QString &name : type.gives)
        handed.insert(name);
    return {};
}

Done checkConditions(const Plan &plan)
{
    const RunState state = Fold(plan).state();
    for (qsizetype p = 0; p < plan.phases.size(); ++p) {
        const QVector<Step> &steps = plan.phases.at(p).steps;
        for (qsizetype s = 0; s < steps.size(); ++s) {
            const Result<bool> readable = conditionHolds(steps.at(s).when, state);
            if (readable)
                continue;
            Error error = readable.error();
            error.pointer = QStringLiteral("/phases/%1/steps/%2/when").arg(p).arg(s);
            return fail(error);
        }
    }
    return {};
}

QStringList knownTypes(const ActionRegistry &registry)
{
    QStringList names;
    for (const ActionType &type : registry.all())
        names.append(type.type);
    return names;
}

} // namespace

Done checkActions(const Plan &plan, const ActionRegistry &registry)
{
    if (const Done conditions = checkConditions(plan); !conditions)
        return conditions;
    QSet<QString> handed;
    for (const PlacedAction &placed : actionsOf(plan)) {
        const ActionSpec &action = *placed.step->action;
        const ActionType *type = registry.find(action.type);
        if (!type) {
            return fail(
                badAction("plan.unknown_action",
                          text("The step \"%1\" asks for the action \"%2\", which Muster does not know.")
                              .arg(placed.step->id, action.type),
                          text("Known actions: %1.").arg(knownTypes(registry).join(QStringLiteral(", "))),
                          placed.pointer + QStringLiteral("/type")));
        }
        for (const QString &name : type->required) {
            if (isGiven(action.params.value(name)))
                continue;
            return fail(
                badAction("plan.missing_parameter",
                          text("The step \"%1\" does not say \"%2\", which %3 needs.")
                              .arg(placed.step->id, name, action.type),
                          text("Add it to the action: {\"type\": \"%1\", \"%2\": …}.").arg(action.type, name),
                          placed.pointer));
        }
        if (const Done taken = checkTaken(placed, *type, handed); !taken)
            return taken;
        if (const Done verified = type->verify ? type->verify(action.params) : Done(); !verified) {
            Error error = verified.error();
            error.pointer.prepend(placed.pointer);
            return fail(error);
        }
    }
    return {};
}

QStringList actionWarnings(const Plan &plan, const ActionRegistry &registry)
{
    QStringList warnings;
    for (const PlacedAction &placed : actionsOf(plan)) {
        const ActionSpec &action = *placed.step->action;
        const ActionType *type = registry.find(action.type);
        if (!type)
            continue;
        const QStringList keys = action.params.keys();
        for (const QString &key : keys) {
            if (!type->required.contains(key) && !type->optional.contains(key)) {
                warnings.append(text("%1/%2: %3 does not know this parameter; it is kept and not used.")
                                    .arg(placed.pointer, key, action.type));
            }
        }
    }
    return warnings;
}

} // namespace muster
