// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/stepworker.h"

#include <QCoreApplication>
#include <QThread>

#include <future>

namespace muster
{

namespace
{

// Hands the action's reports to the driver's thread.
class QueuedHost final : public ActionHost
{
public:
    QueuedHost(QString step, QObject *receiver, WorkerListener *listener)
        : m_step(std::move(step)), m_receiver(receiver), m_listener(listener)
    {
    }

    void progress(const event::StepProgressed &progress) override
    {
        event::StepProgressed copy = progress;
        copy.step = m_step;
        post([listener = m_listener, copy] { listener->onProgress(copy); });
    }
    void log(const QString &level, const QString &text) override { send(event::StepLogged{m_step, level, text}); }
    void check(const CheckResult &check) override { send(event::CheckRecorded{m_step, check}); }
    void measure(const QString &name, const QJsonValue &value, const QString &unit) override
    {
        send(event::Measured{m_step, name, value, unit});
    }
    Done resourceAdded(const QString &kind, const QString &path, const QJsonObject &detail) override
    {
        auto promise = std::make_shared<std::promise<Done>>();
        auto answer = promise->get_future();
        const EventBody body = event::ResourceAdded{kind, path, m_step, detail};
        post([listener = m_listener, promise, body] { promise->set_value(listener->onEvent(body)); });
        return answer.get();
    }
    void resourceRemoved(const QString &kind, const QString &path, bool kept) override
    {
        send(event::ResourceRemoved{kind, path, kept});
    }

private:
    template<typename F>
    void post(F &&call)
    {
        QMetaObject::invokeMethod(m_receiver, std::forward<F>(call), Qt::QueuedConnection);
    }
    void send(const EventBody &body)
    {
        post([listener = m_listener, body] { (void)listener->onEvent(body); });
    }

    QString m_step;
    QObject *m_receiver;
    WorkerListener *m_listener;
};

Result<ActionOutcome> perform(const Attempt &attempt, ActionHost &host)
{
    const ActionType *type = attempt.registry->find(attempt.step.action->type);
    if (!type)
        return fail({QStringLiteral("plan.unknown_action"),
                     QCoreApplication::translate("Engine", "This Muster knows no action “%1”.").arg(attempt.step.action->type),
                     QCoreApplication::translate("Engine", "muster-cli plan check names those it knows."), Fault::CannotRun});
    try {
        ActionContext context{attempt.step,   attempt.step.action->params, attempt.run,    attempt.values, attempt.order,
                              attempt.resources, attempt.number,           attempt.cancel, host};
        return type->make()->run(context);
    } catch (const std::exception &e) {
        return fail({QStringLiteral("internal"), QString::fromUtf8(e.what()),
                     QCoreApplication::translate("Engine", "This is a fault of Muster: please report it with the journal."), Fault::Failed});
    }
}

class StepWorker final : public QObject
{
public:
    StepWorker(Attempt attempt, QObject *receiver, WorkerListener *listener)
        : m_attempt(std::move(attempt)), m_receiver(receiver), m_listener(listener)
    {
    }

    void work()
    {
        QueuedHost host(m_attempt.step.id, m_receiver, m_listener);
        const Result<ActionOutcome> outcome = perform(m_attempt, host);
        QMetaObject::invokeMethod(
            m_receiver,
            [listener = m_listener, id = m_attempt.step.id, number = m_attempt.number, outcome] {
                listener->onWorkerDone(id, number, outcome);
            },
            Qt::QueuedConnection);
    }

private:
    Attempt m_attempt;
    QObject *m_receiver;
    WorkerListener *m_listener;
};

} // namespace

QThread *startWorker(const Attempt &attempt, QObject *receiver, WorkerListener *listener)
{
    auto *thread = new QThread;
    thread->setObjectName(QStringLiteral("step ") + attempt.step.id);
    auto *worker = new StepWorker(attempt, receiver, listener);
    worker->moveToThread(thread);
    QObject::connect(thread, &QThread::started, worker, [worker, thread] {
        worker->work();
        thread->quit();
    });
    QObject::connect(thread, &QThread::finished, worker, &QObject::deleteLater);
    thread->start();
    return thread;
}

} // namespace muster
