// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one action of a registry by itself, with what it reports kept.
#pragma once

#include "support/recordinghost.h"

namespace muster
{

struct ActionProbe
{
    RunInfo run{};
    QHash<QString, QJsonObject> values{};
    QStringList order{};
    CancelToken cancel{};
    RecordingHost host{};

    Result<ActionOutcome> act(const ActionRegistry &registry, const QString &type, const QJsonObject &params)
    {
        const Step step = stepOf(type, params);
        ActionContext context{step, params, run, values, order, {}, 1, cancel, host};
        return registry.find(type)->make()->run(context);
    }
    Result<QStringList> preview(const ActionRegistry &registry, const QString &type, const QJsonObject &params)
    {
        const Step step = stepOf(type, params);
        ActionContext context{step, params, run, values, order, {}, 1, cancel, host};
        return registry.find(type)->make()->preview(context);
    }

private:
    static Step stepOf(const QString &type, const QJsonObject &params)
    {
        Step step;
        step.id = QStringLiteral("probe");
        step.text = step.id;
        step.action = ActionSpec{type, params};
        return step;
    }
};

} // namespace muster
