// SPDX-License-Identifier: GPL-3.0-or-later
// Runs this room's actions as the engine would, in a sandbox folder of the test's own. Test's thread.
#pragma once

#include "postgres/leftovers.h"
#include "postgres/register.h"
#include "postgres/sandbox.h"
#include "support/dumpmaker.h"
#include "support/recordinghost.h"

#include <QDir>
#include <QTemporaryDir>

namespace muster
{

struct RestoreBench
{
    RestoreBench()
    {
        registerPostgresRestore(registry);
        run.runId = QStringLiteral("run-1");
        run.sandboxFolder = parent.path();
        run.profile = QStringLiteral("verify");
        step.id = QStringLiteral("restore");
        QFile::setPermissions(parent.path(), QFile::permissions(parent.path()) | QFile::ExeOther);
    }
    ~RestoreBench() { clean(); }
    Q_DISABLE_COPY_MOVE(RestoreBench)

    Result<ActionOutcome> act(const QString &type, const QJsonObject &params)
    {
        const std::unique_ptr<Action> action = registry.find(type)->make();
        ActionContext context{step, params, run, {}, {}, host.resources, 1, cancel, host};
        return action->run(context);
    }
    Result<ActionOutcome> restore(const QString &backup, QJsonObject params = {})
    {
        host = RecordingHost();
        params.insert(QStringLiteral("backup"), backup);
        return act(QStringLiteral("postgres.restore"), params);
    }
    // What the engine does in the end; true when nothing is left.
    bool clean()
    {
        const QVector<event::ResourceAdded> left = host.resources;
        for (const event::ResourceAdded &resource : left)
            static_cast<void>((*registry.remover(resource.kind))(resource, run));
        host.resources.clear();
        return QDir(parent.path()).isEmpty();
    }

    QTemporaryDir parent{QStringLiteral("/var/tmp/mt-XXXXXX")};
    ActionRegistry registry;
    RunInfo run;
    Step step;
    RecordingHost host;
    CancelToken cancel;
};

} // namespace muster
