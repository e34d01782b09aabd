// SPDX-License-Identifier: GPL-3.0-or-later
// Plans as people handle them: files and templates. Plain functions, any thread.
#pragma once

#include "formats/planjson.h"

namespace muster
{

struct PlanTemplate
{
    QString id; // file name without ending: "postgresql-recovery-drill"
    QString title;
    QString description;
    PlanKind kind = PlanKind::Drill;
    QString path;
    QStringList tags; // what it tests
};

// Installed data: MUSTER_DATA_DIR, else beside the binary (../share/muster), else the build's own copy
// (bin/../share/muster). Never the source tree.
[[nodiscard]] QString dataFolder();
[[nodiscard]] QVector<PlanTemplate> planTemplates();
// A new plan made of a template: a tabletop's gaps and observations, which its worked example found, are left
// out; openPlan() of the template's file keeps them.
// "plan.unknown_template" (the known ones named) and what parsePlan says.
[[nodiscard]] Result<LoadedPlan> planFromTemplate(const QString &id, const Variables &variables,
                                                  const QStringList &knownActions = {});

// For editing: ${NAME} stays as it is.
[[nodiscard]] Result<LoadedPlan> templateForEditing(const QString &id, const QStringList &knownActions = {});

// A tabletop without its gaps and observations; other plans as they are.
[[nodiscard]] Plan withoutFindings(Plan plan);

// At most 10 MB is read; "plan.missing", "plan.unreadable" and what parsePlan says. Pointer and line kept.
[[nodiscard]] Result<LoadedPlan> openPlan(const QString &path, const Variables &variables,
                                          const QStringList &knownActions = {});
[[nodiscard]] Result<LoadedPlan> openPlanForEditing(const QString &path,
                                                    const QStringList &knownActions = {});
// Of the file's bytes, to notice that somebody else wrote it; empty when it cannot be read.
[[nodiscard]] QByteArray planFingerprint(const QString &path);
// Beside it, a name that no file has: "NAME (copy).muster.json".
[[nodiscard]] QString copyName(const QString &path);
[[nodiscard]] Done savePlan(const QString &path, const Plan &plan); // atomic; "plan.unwritable"

} // namespace muster
