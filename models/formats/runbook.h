// SPDX-License-Identifier: GPL-3.0-or-later
// A runbook: what to do in each kind of incident, whom to call, how long backups are kept. JSON in the shape of
// the recovery framework's: incidents[], escalation_matrix, backup_retention_policy. Pure functions, any thread.
#pragma once

#include "formats/importnotes.h"

#include <QPair>

namespace muster
{

struct RunbookIncident
{
    QString id; // "INC-003"
    QString title;
    QString description;
    QString severity;
    std::optional<Milliseconds> rto;
    std::optional<Milliseconds> rpo;
    QVector<Phase> phases; // one, unless the steps stand under names
    QJsonObject left;      // keys that say nothing to Muster, as they came
};

struct Runbook
{
    QString title;
    QString version;
    QVector<RunbookIncident> incidents;
    QJsonValue escalation; // as it came; undefined: none
    QJsonValue retention;
    QJsonObject left;
    QStringList unknown; // keys in `left` and in the incidents' and steps' own, named by their path

    [[nodiscard]] const RunbookIncident *incident(const QString &id) const; // case aside; null: none
};

// An object with incidents, and no plan.
[[nodiscard]] bool looksLikeRunbook(const QJsonObject &json);

// Errors (BadInput): "import.not_runbook", "import.duplicate_id"; those of parseJsonObject.
[[nodiscard]] Result<Runbook> parseRunbook(const QByteArray &json);
[[nodiscard]] Result<Runbook> runbookOf(const QJsonObject &json);

// The incident as a drill: its RTO the target, its commands text that nobody executes. Matrix and retention
// stand under their own keys, the rest under `runbook`.
[[nodiscard]] Plan incidentPlan(const Runbook &runbook, const RunbookIncident &incident);
[[nodiscard]] Imported importIncident(const Runbook &runbook, const RunbookIncident &incident);

// Errors (BadInput): "import.which_incident" (all named), "import.unknown_incident".
[[nodiscard]] Result<RunbookIncident> chosenIncident(const Runbook &runbook, const QString &id);

// Every word somewhere in the incident: id, title, description, steps, details, roles. No words: all.
struct RunbookHit
{
    int incident = 0;
    QStringList lines; // of its steps, those in which a word stands
};
[[nodiscard]] QVector<RunbookHit> searchRunbook(const Runbook &runbook, const QString &words);

// Any JSON as lines of "where" and "what", for tables: levels[].contact → "levels 1, contact".
[[nodiscard]] QVector<QPair<QString, QString>> flatFacts(const QJsonValue &value);

} // namespace muster
