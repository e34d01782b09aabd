// SPDX-License-Identifier: GPL-3.0-or-later
// A run on the terminal: drives the session, shows what happens, asks, and says how it ended.
// Main thread. exec() runs the program's event loop.
#pragma once

#include "cli/arguments.h"
#include "cli/progressbar.h"
#include "cli/questions.h"
#include "cli/signalwatch.h"
#include "cli/tabletopconsole.h"

namespace muster::cli {

class RunConsole final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunConsole)

public:
    RunConsole(const Arguments &arguments, std::shared_ptr<const ActionRegistry> registry);

    // One of these, once: they return the exit code when the run is over.
    [[nodiscard]] int begin(const Plan &plan, const QString &planPath, const RunOptions &options);
    [[nodiscard]] int resume(const QString &runId);

private:
    [[nodiscard]] int exec();
    void onOpened();
    void onEntry(const JournalEntry &entry);
    void onProgress(const event::StepProgressed &progress);
    void onSignal();
    void onFailed(const Error &error);
    void sayStarted(const event::StepStarted &started);
    void sayFinished(const event::StepFinished &finished, const QDateTime &at);
    void sayDecision(const JournalEntry &entry);
    void sayCheck(const CheckResult &check);
    [[nodiscard]] QString stepText(const QString &id) const;
    [[nodiscard]] int conclude();

    const Arguments &m_arguments;
    RunSession m_session;
    ProgressBar m_bar;
    Questions m_questions;
    TabletopConsole m_tabletop;
    SignalWatch m_signals;
    bool m_asks = false;     // manual steps are asked here
    bool m_stopping = false; // a signal came
    std::optional<Error> m_error;
};

} // namespace muster::cli
