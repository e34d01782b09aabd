// SPDX-License-Identifier: GPL-3.0-or-later
// Manual steps, asked one after another on the terminal. Decides nothing: the answer goes to the session.
// Main thread; the session and the bar outlive it.
#pragma once

#include "cli/linereader.h"
#include "cli/progressbar.h"
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

    void look(); // after every entry: is a person needed now?

private:
    void onReadable();
    void answer(const Answer &answer);
    [[nodiscard]] const Step *waiting() const; // the first step that waits for a person

    RunSession *m_session;
    ProgressBar *m_bar;
    LineReader m_reader;
    QString m_asked;       // step id
    QSet<QString> m_given; // answered, not yet on disk
};

} // namespace muster::cli
