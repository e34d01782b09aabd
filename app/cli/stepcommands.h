// SPDX-License-Identifier: GPL-3.0-or-later
// What people may type while a drill runs, besides the answers to questions: begin, assign, done, skip, note,
// deviation, attach, show … Hands it to the session; decides nothing. Main thread; session and bar outlive it.
#pragma once

#include "cli/progressbar.h"
#include "session/runsession.h"

#include <functional>

namespace muster::cli {

class StepCommands final
{
    Q_DISABLE_COPY_MOVE(StepCommands)

public:
    // Ends a step by hand; who approves is asked there.
    using Tick = std::function<void(const QString &step, Status status, const QString &note)>;
    StepCommands(RunSession *session, ProgressBar *bar, Tick tick);

    [[nodiscard]] static bool isDecision(const QString &line); // "retry", "rollback", "go on …", "stop": about a failure
    enum class Took { NotKnown, Done, Sent }; // Sent: an entry or a refusal will follow
    // `failed`: the step whose failure is asked about; "retry", "rollback", "go on" and "stop" mean it. May be empty.
    [[nodiscard]] Took obey(const QString &line, const QString &failed);

private:
    [[nodiscard]] std::optional<Took> obeyStep(const QString &word, const QString &rest);
    [[nodiscard]] std::optional<Took> obeyTalk(const QString &line, const QString &word, const QString &rest);
    [[nodiscard]] std::optional<Took> obeyRun(const QString &word, const QString &rest);
    [[nodiscard]] Took decide(const QString &answer, const QString &rest, const QString &failed);
    [[nodiscard]] Took assign(const QString &rest);
    [[nodiscard]] Took attach(const QString &rest);
    [[nodiscard]] Took note(const QString &kind, const QString &rest);
    [[nodiscard]] Took scribe(const QString &line);
    void show() const;
    void help() const;
    [[nodiscard]] Took refuse(const Error &error) const;

    RunSession *m_session;
    ProgressBar *m_bar;
    Tick m_tick;
};

} // namespace muster::cli
