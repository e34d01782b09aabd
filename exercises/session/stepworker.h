// SPDX-License-Identifier: GPL-3.0-or-later
// One attempt of one automatic step, on a named thread of its own. Reports to the driver's thread.
#pragma once

#include "engine/action.h"

#include <QObject>

class QThread;

namespace muster
{

// What a worker has to say, delivered in order on the driver's thread.
class WorkerListener
{
public:
    virtual ~WorkerListener() = default;
    virtual void onProgress(const event::StepProgressed &progress) = 0;
    virtual Done onEvent(const EventBody &body) = 0; // appended to the journal
    virtual void onWorkerDone(const QString &step, int attempt, const Result<ActionOutcome> &outcome) = 0;
};

// Everything an attempt needs, copied, so that the worker shares nothing with the driver.
struct Attempt
{
    Step step;
    RunInfo run;
    QHash<QString, QJsonObject> values;
    QStringList order;
    QVector<event::ResourceAdded> resources;
    int number = 1;
    CancelToken cancel;
    std::shared_ptr<const ActionRegistry> registry;
};

// Starts the attempt; `receiver` is the object whose thread gets the listener's calls. The thread ends,
// and deletes itself, when the action has returned.
QThread *startWorker(const Attempt &attempt, QObject *receiver, WorkerListener *listener);

} // namespace muster
