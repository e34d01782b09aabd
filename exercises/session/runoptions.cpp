// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runoptions.h"

#include <QFileInfo>

namespace muster
{

QJsonObject RunOptions::toJson() const
{
    return {{QStringLiteral("profile"), profile},
            {QStringLiteral("level"), level},
            {QStringLiteral("sandbox_dir"), sandboxFolder},
            {QStringLiteral("sandbox_user"), sandboxUser},
            {QStringLiteral("postgres_bin"), postgresBin},
            {QStringLiteral("operator"), operatorName},
            {QStringLiteral("failure_at"), timestampText(failureAt)},
            {QStringLiteral("keep"), keep},
            {QStringLiteral("unattended"), unattended},
            {QStringLiteral("ask_on_failure"), askOnFailure && !unattended},
            {QStringLiteral("learned"), learnedToJson(learned)}};
}

RunOptions RunOptions::fromJson(const QJsonObject &json)
{
    RunOptions o;
    o.profile = json.value(QStringLiteral("profile")).toString();
    o.level = json.value(QStringLiteral("level")).toString();
    o.sandboxFolder = json.value(QStringLiteral("sandbox_dir")).toString();
    o.sandboxUser = json.value(QStringLiteral("sandbox_user")).toString();
    o.postgresBin = json.value(QStringLiteral("postgres_bin")).toString();
    o.operatorName = json.value(QStringLiteral("operator")).toString();
    o.failureAt = parseTimestamp(json.value(QStringLiteral("failure_at")).toString());
    o.keep = json.value(QStringLiteral("keep")).toBool();
    o.unattended = json.value(QStringLiteral("unattended")).toBool();
    o.askOnFailure = json.value(QStringLiteral("ask_on_failure")).toBool();
    o.learned = learnedFromJson(json.value(QStringLiteral("learned")).toObject());
    return o;
}

RunInfo RunOptions::runInfo(const QString &runId, const QString &planPath) const
{
    RunInfo info;
    info.runId = runId;
    info.planFolder = planPath.isEmpty() ? QString() : QFileInfo(planPath).absolutePath();
    info.sandboxFolder = sandboxFolder;
    info.sandboxUser = sandboxUser;
    info.profile = profile.isEmpty() ? QStringLiteral("verify") : profile;
    info.level = level.isEmpty() ? QStringLiteral("standard") : level;
    info.postgresBin = postgresBin;
    info.failureAt = failureAt;
    info.keep = keep;
    return info;
}

} // namespace muster
