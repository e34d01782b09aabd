// SPDX-License-Identifier: GPL-3.0-or-later
// baseline take
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "cli/progressbar.h"
#include "cli/signalwatch.h"
#include "formats/planjson.h"
#include "postgres/baseline.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>
#include <QThread>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

// Takes the baseline on a thread of its own while this one listens for Ctrl+C and draws the bar.
Result<Baseline> takeWatched(const Arguments &arguments)
{
    const CancelToken cancel;
    SignalWatch signalWatch;
    QObject::connect(&signalWatch, &SignalWatch::asked, &signalWatch, [cancel] { cancel.cancel(); });
    ProgressBar bar(isTerminal(), arguments.quiet);
    const auto progress = [&bar](qint64 done, qint64 total, qint64 bytesDone, qint64 bytesTotal,
                                 const QString &what) {
        event::StepProgressed now;
        now.done = done;
        now.total = total;
        now.unit = tr("tables");
        now.bytesDone = bytesDone;
        now.bytesTotal = bytesTotal;
        now.what = what;
        QMetaObject::invokeMethod(
            qApp, [&bar, now] { bar.show(tr("Baseline"), now); }, Qt::QueuedConnection);
    };
    Result<Baseline> result;
    const std::unique_ptr<QThread> worker(QThread::create([&] {
        result = muster::takeBaseline(arguments.target(), progress, cancel);
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }));
    worker->setObjectName(QStringLiteral("baseline"));
    worker->start();
    QCoreApplication::exec();
    worker->wait();
    bar.clear();
    return result;
}

void sayTaken(const Arguments &arguments, const Baseline &baseline)
{
    const QString path = QFileInfo(arguments.output).absoluteFilePath();
    const auto tables = baseline.contents.size();
    if (arguments.json) {
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("path"), path},
                                            {QStringLiteral("tables"), tables},
                                            {QStringLiteral("taken_at"), timestampText(baseline.takenAt)}}));
    } else {
        printLine(
            QCoreApplication::translate("cli", "%1: %n tables, as of %2", nullptr, static_cast<int>(tables))
                .arg(path, timestampText(baseline.takenAt)));
    }
}

} // namespace

int takeBaseline(const Arguments &arguments)
{
    if (const auto secret = findSecret(arguments.target())) {
        return printError(
            {QStringLiteral("conninfo.secret"), tr("The connection string holds a secret (%1).").arg(*secret),
             tr("Arguments are seen by every user of the machine: put it into ~/.pgpass, PGPASSWORD or a "
                "service file."),
             Fault::BadInput},
            arguments);
    }
    const auto baseline = takeWatched(arguments);
    if (!baseline) {
        return printError(baseline.error(), arguments);
    }
    if (const auto saved = saveBaseline(*baseline, arguments.output); !saved) {
        Error error = saved.error();
        error.fault = Fault::CannotRun;
        return printError(error, arguments);
    }
    sayTaken(arguments, *baseline);
    return exitPassed;
}

} // namespace muster::cli
