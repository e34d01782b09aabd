// SPDX-License-Identifier: GPL-3.0-or-later
// What people are asked while a drill runs: manual steps one after another, who approves, what a failure means; and
// the commands they type in between (stepcommands.h). Decides nothing: the answer goes to the session.
// Main thread; the session and the bar outlive it.
#pragma once

#include "cli/linereader.h"
#include "cli/progressbar.h"
#include "cli/stepcommands.h"
#include "session/runsession.h"

#include <QSet>

namespace muster::cli {

// "y", "n", "s", "?" and a note after a blank: "n replica was behind". Nothing when it is none of these.
struct Answer
{
    Status status = Status::Passed;
    QString note;
    bool operator==(const Answer &) const = default;
};
[[nodiscard]] std::optional<Answer> parseAnswer(const QString &line);

class Questions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Questions)

public:
    Questions(RunSession *session, ProgressBar *bar, QObject *parent = nullptr);

    void start(); // the run is open: on a terminal commands are taken from now on
    void onEntry(const JournalEntry &entry); // is a person needed now?
    void onRefused(); // what was asked for last was not taken

private:
    void look();
    enum class Asked { Nothing, Step, Approver, Failure };

    void onReadable();
    // False: it stays in hand until something is asked.
    [[nodiscard]] bool obey(const QString &line);
    [[nodiscard]] bool obeyAnswer(const QString &line);
    void takeName(const QString &line);
    void nobodyAnswered();
    void tick(const QString &step, Status status, const QString &note);
    void ask(const Step &step);
    void askFailure(const Step &step);
    [[nodiscard]] bool isStillOpen() const; // what was asked last
    [[nodiscard]] QVector<const Step *> ready() const; // steps by hand whose turn has come
    [[nodiscard]] const Step *waiting() const; // the first step that waits for a person
    [[nodiscard]] const Step *failed() const;  // the first whose failure waits for a decision

    RunSession *m_session;
    ProgressBar *m_bar;
    LineReader m_reader;
    StepCommands m_commands;
    Asked m_asked = Asked::Nothing;
    QString m_step;        // that it is asked of
    QString m_note;        // of the approval whose giver is asked for
    QSet<QString> m_given; // answered, not yet on disk
    std::optional<QString> m_line; // read, not obeyed yet
    int m_pending = 0;     // requests whose entry or refusal is still to come: what is typed ahead waits
    bool m_reading = false;
};

} // namespace muster::cli
