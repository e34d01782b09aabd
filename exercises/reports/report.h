// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a run as a value, made from the fold; every format is a view of it. Pure, any thread.
#pragma once

#include "domain/criteria.h"
#include "domain/phasetimes.h"
#include "domain/recoverycurves.h"
#include "reports/tabletopvalues.h"

#include <QPair>

namespace muster
{

struct ReportOptions
{
    bool anonymous = false; // leave out people's names; the journal's entries too, for they hold them
    QString logFile; // where the journal is kept, for the source's "log_file"; empty = in the report itself
    QHash<QString, QString> lostFiles; // evidence that is "missing" or "changed", by its hash
};

struct ReportPhase
{
    QString id;
    QString title;
    QString component;
    std::optional<Milliseconds> target;
    QDateTime startedAt; // of its first step
    QDateTime endedAt;   // of its last; invalid while one is open
    Status status = Status::Pending;
    PhaseTime time = {}; // its two timers; up to the newest entry while it is open
};

struct ReportStep
{
    QString id;
    QString phase; // title
    QString text;
    QString role;
    QString component;
    QString action; // type; empty = done by a person
    int depth = 0;  // 1 = a sub-step
    bool critical = true;
    bool cleanUp = false;
    Status status = Status::Pending;
    int attempt = 0;
    std::optional<Milliseconds> estimate;
    std::optional<Milliseconds> plannedStart; // from T+0
    std::optional<Milliseconds> start;        // from T+0, wall clock
    std::optional<Milliseconds> duration;
    QDateTime startedAt;
    QDateTime endedAt;
    QString actor;
    QString message;
    QString hint;
    QString code;
    QString assignee;     // in this run; empty: whoever the plan says
    QString answer;       // what a person decided about its failure: "go_on", "stop"
    QString answerReason;
};

struct ReportGap // the source's shape, plus where it came from
{
    QString id;
    QString description;
    QString category;
    QString priority;
    QString remediation;
    QString owner;
    QString due;
    QString status;
    bool beforehand = false; // known in the plan
    QString objective = {};  // id; empty: it names none by itself
    QString capability = {};
    QString element = {}; // HSEEP's capability element, as written
    QString start = {};
};

struct ReportFix // a line of "What must be fixed"
{
    QString priority; // "P1" …
    QString what;
    QString action;
    QString owner;
    QString until;
    QString source; // "target", "gap", "check", "step"
};

struct ReportNote
{
    QDateTime at;
    QString kind; // "note", "issue", …
    QString text;
    QString actor;
    QString step = {}; // id
};

struct ReportEvidence // a file that people attached; its bytes are kept under their hash
{
    QDateTime at;
    QString step; // id; empty: of the whole run
    QString name;
    QString sha256;
    qint64 bytes = 0;
    QString mediaType;
    QString fault; // "missing", "changed": what is kept is not what was attached; empty = it is, or nobody looked
};

struct CheckCounts
{
    int passed = 0;
    int failed = 0;
    int unknown = 0;
    int skipped = 0;
    [[nodiscard]] int total() const { return passed + failed + unknown + skipped; }
    [[nodiscard]] int performed() const { return passed + failed; }
};

struct BackupFacts // empty where the journal does not say
{
    QString location;
    QString format;
    QString createdAt; // as the archive says
    std::optional<qint64> bytes;
    QString sha256;
};

struct RestoredFacts // what stood there afterwards; empty where the journal does not say
{
    QString serverVersion;
    std::optional<qint64> databaseBytes;
    std::optional<qint64> tables;
    std::optional<qint64> rows;
    std::optional<qint64> walBytes; // written by the restore
};

using CurvePoint = QPair<Milliseconds, double>; // from T+0, share of recovery done 0…1

struct Report
{
    Plan plan; // as it was run
    bool anonymous = false;
    QString runId;
    QString logFile;
    RunPhase state = RunPhase::Planned;
    Verdict verdict = Verdict::Unknown;
    QString headline;
    QDateTime createdAt;
    QDateTime liveAt;    // T+0; invalid before
    QDateTime startedAt; // T+0, else when the run was made
    QDateTime finishedAt;
    QDateTime lastAt;
    Milliseconds elapsed{0}; // pauses left out
    TargetResult rto;
    TargetResult rpo;
    std::optional<Milliseconds> plannedRecovery;
    std::optional<Milliseconds> restoreTime;
    std::optional<Milliseconds> restoreThreshold;
    QVector<ReportPhase> phases;
    QVector<ReportStep> steps;
    QVector<RecordedCheck> checks; // of each step's last attempt
    CheckCounts counts;
    QVector<CriterionResult> criteria;
    QVector<TimelineItem> timeline;
    QVector<ReportGap> gaps;
    QVector<ReportFix> fixes; // most urgent first
    QVector<ReportNote> notes;
    QVector<Pause> pauses;
    QVector<Approval> approvals;
    QVector<ForeseenMiss> foreseen;
    QVector<ReportEvidence> attachments;
    QVector<CurvePoint> planned;
    QVector<CurvePoint> actual;
    RecoveryCurves marks; // phases, pauses and steps along the same axis; its lines stay empty
    QVector<event::Measured> measures;
    QVector<event::ResourceAdded> kept;
    QStringList people;
    BackupFacts backup;
    RestoredFacts restored;
    TabletopReport tabletop;
    std::optional<Forecast> forecast; // while the run is not over
    QJsonObject environment;
    QJsonObject options;
    QVector<JournalEntry> entries; // none when anonymous
    qint64 entryCount = 0;
    QString head;
};

// `entries` are the run's journal; `state` is its fold (its phase may be Interrupted, which no journal says).
[[nodiscard]] Report makeReport(const Plan &plan, const RunState &state, const QVector<JournalEntry> &entries,
                                const ReportOptions &options = {});
// The report of a plan that has not been run.
[[nodiscard]] Report makePlanReport(const Plan &plan, const ReportOptions &options = {});

// The same without people's names, and without the journal's entries, which hold them.
[[nodiscard]] Report anonymised(Report report);
// Texts without the names that the report knows, while it has them itself.
[[nodiscard]] QJsonObject withoutNames(const QJsonObject &texts, const Report &report);

[[nodiscard]] QByteArray reportToJson(const Report &report);       // report.json, indented, ordered keys
[[nodiscard]] QByteArray reportToMarkdown(const Report &report);   // CommonMark with tables
[[nodiscard]] QByteArray reportToCsv(const Report &report);        // RFC 4180, UTF-8, one line a check; of a
                                                                   // tabletop: the improvement plan
[[nodiscard]] QByteArray reportToJUnit(const Report &report);      // testsuites: steps and checks
[[nodiscard]] QByteArray reportToPrometheus(const Report &report); // text exposition format 0.0.4

} // namespace muster

Q_DECLARE_METATYPE(muster::ReportOptions)
