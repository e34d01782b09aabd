// SPDX-License-Identifier: GPL-3.0-or-later
// What an adapter offers the engine: an action that does one step. Runs on a worker thread of its own.
#pragma once

#include "domain/event.h"
#include "domain/plan.h"
#include "engine/canceltoken.h"

#include <functional>
#include <map>
#include <memory>

namespace muster
{

// Where an action reports to. Every call is thread-safe and may block until the entry is on disk.
class ActionHost
{
public:
    virtual ~ActionHost() = default;
    virtual void progress(const event::StepProgressed &progress) = 0; // `step` is filled in
    virtual void log(const QString &level, const QString &text) = 0;  // "info", "warning", "error"
    virtual void check(const CheckResult &check) = 0;
    virtual void measure(const QString &name, const QJsonValue &value, const QString &unit) = 0;
    // Returns only when it is on disk. An error means: do not create the thing.
    [[nodiscard]] virtual Done resourceAdded(const QString &kind, const QString &path,
                                             const QJsonObject &detail) = 0;
    virtual void resourceRemoved(const QString &kind, const QString &path, bool kept) = 0;
};

// What every action of a run may know; the same for all its steps.
struct RunInfo
{
    QString runId;
    QString planFolder;       // relative paths of the plan are relative to it
    QString sandboxFolder;    // parent of sandboxes; empty = the default
    QString sandboxUser;      // whom servers run as when we are root
    QString profile;          // "verify" or "representative"
    QString level;            // "quick", "standard", "paranoid"
    QString postgresBin;      // folder of the binaries to use; empty = find them
    QDateTime failureAt;      // moment of failure for the RPO; invalid = T+0
    bool keep = false;        // leave sandboxes for inspection
    QStringList productionConnections; // conninfos that the plan names and that must never be written to
};

struct ActionContext
{
    const Step &step;
    QJsonObject params;                       // the action's, variables filled in
    const RunInfo &run;
    QHash<QString, QJsonObject> values;       // values of the steps that are over, by step id
    QStringList order;                        // those ids, oldest first
    QVector<event::ResourceAdded> resources;  // what the run still owns
    int attempt = 1;
    CancelToken cancel;
    ActionHost &host;

    // The newest value of that key in the steps' values, the step named by params["from"] first.
    [[nodiscard]] QJsonValue latest(const QString &key) const;
};

struct ActionOutcome
{
    Status status = Status::Passed; // a step whose checks failed is Failed without an Error
    QString message;                // "61 tables, 1.4 GB in 0:02:10"
    QString hint;
    QJsonObject values;             // for later steps and the report
};

class Action
{
public:
    virtual ~Action() = default;

    // Does the work; returns when it is done, failed or cancelled (within 2 s of the token).
    // An Error with Fault::CannotRun makes the step unknown; any other makes it failed.
    [[nodiscard]] virtual Result<ActionOutcome> run(ActionContext &context) = 0;

    // Dry run: finds what run() would, changes nothing, and says each command, one line each.
    [[nodiscard]] virtual Result<QStringList> preview(ActionContext &context) = 0;

    // After a preview: the values that run() would hand on, as far as they are known beforehand.
    [[nodiscard]] virtual QJsonObject previewValues() const { return {}; }

    // On resume, for a step that had passed: is its result still there (sandbox, file)?
    [[nodiscard]] virtual bool stillThere(const QJsonObject &values, const RunInfo &run);
};

// What a plan may name as an action: how to make it, and which parameters it takes.
struct ActionType
{
    QString type;             // "postgres.restore"
    QString title;            // "Restore PostgreSQL" (already translated)
    QStringList required;     // parameters that must be there
    QStringList optional;     // others it knows; any other is warned about
    std::function<std::unique_ptr<Action>()> make;
    // Values that its steps hand on by themselves, and parameters for which an earlier step's value may stand.
    QStringList gives{};
    QStringList takes{};
    // Looks at parameters when a plan is loaded (values may still hold "${VAR}"). Errors: BadInput, their
    // pointer relative to the action ("/argv").
    std::function<Done(const QJsonObject &params)> verify{};
};

// Removes a resource that the run owns, when its own step did not. Idempotent.
using ResourceRemover = std::function<Done(const event::ResourceAdded &resource, const RunInfo &run)>;

// Filled by app/compose, read by everybody after that; immutable once a run has started.
class ActionRegistry
{
public:
    void add(ActionType type);
    void addRemover(const QString &kind, ResourceRemover remover);
    [[nodiscard]] const ActionType *find(const QString &type) const;
    [[nodiscard]] QVector<ActionType> all() const;
    [[nodiscard]] const ResourceRemover *remover(const QString &kind) const;

private:
    std::map<QString, ActionType> m_types;
    std::map<QString, ResourceRemover> m_removers;
};

} // namespace muster
