// SPDX-License-Identifier: GPL-3.0-or-later
// What an action reports, kept for a test to look at. Used on the test's thread.
#pragma once

#include "engine/action.h"

namespace muster
{

class RecordingHost final : public ActionHost
{
public:
    void progress(const event::StepProgressed &progress) override { progresses.append(progress); }
    void log(const QString &level, const QString &text) override
    {
        logs << level + QStringLiteral(": ") + text;
    }
    void check(const CheckResult &result) override { checks.append(result); }
    void measure(const QString &name, const QJsonValue &value, const QString &) override
    {
        measures.insert(name, value);
    }
    Done resourceAdded(const QString &kind, const QString &path, const QJsonObject &detail) override
    {
        resources.append({kind, path, QStringLiteral("restore"), detail});
        return {};
    }
    void resourceRemoved(const QString &kind, const QString &path, bool wasKept) override
    {
        if (wasKept)
            kept << path;
        for (int i = 0; i < resources.size(); ++i) {
            if (resources[i].kind == kind && resources[i].path == path)
                resources.remove(i--);
        }
    }

    [[nodiscard]] QStringList failedObjects(const QString &name) const
    {
        QStringList objects;
        for (const CheckResult &result : checks) {
            if (result.name == name && result.status == Status::Failed && !result.object.isEmpty())
                objects << result.object;
        }
        return objects;
    }

    QVector<event::StepProgressed> progresses;
    QVector<CheckResult> checks;
    QHash<QString, QJsonValue> measures;
    QVector<event::ResourceAdded> resources;
    QStringList logs;
    QStringList kept;
};

} // namespace muster
