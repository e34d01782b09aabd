// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/action.h"

namespace muster
{

QJsonValue ActionContext::latest(const QString &key) const
{
    const QString from = params.value(QStringLiteral("from")).toString();
    if (const auto it = values.constFind(from); it != values.constEnd() && it->contains(key))
        return it->value(key);
    QJsonValue found = QJsonValue::Undefined;
    for (const QString &id : order)
        if (const auto it = values.constFind(id); it != values.constEnd() && it->contains(key))
            found = it->value(key);
    return found;
}

bool Action::stillThere(const QJsonObject &, const RunInfo &)
{
    return true;
}

void ActionRegistry::add(ActionType type)
{
    const QString name = type.type;
    m_types.insert_or_assign(name, std::move(type));
}

void ActionRegistry::addRemover(const QString &kind, ResourceRemover remover)
{
    m_removers.insert_or_assign(kind, std::move(remover));
}

const ActionType *ActionRegistry::find(const QString &type) const
{
    const auto it = m_types.find(type);
    return it == m_types.end() ? nullptr : &it->second;
}

QVector<ActionType> ActionRegistry::all() const
{
    QVector<ActionType> result;
    for (const auto &[name, type] : m_types)
        result.append(type);
    return result;
}

const ResourceRemover *ActionRegistry::remover(const QString &kind) const
{
    const auto it = m_removers.find(kind);
    return it == m_removers.end() ? nullptr : &it->second;
}

} // namespace muster
