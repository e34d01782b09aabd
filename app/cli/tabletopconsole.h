// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop's session on the terminal: says which inject is due, reads what the facilitator types, hands it to
// the session. Decides nothing. Main thread; the session and the bar outlive it.
#pragma once

#include "cli/linereader.h"
#include "cli/progressbar.h"
#include "cli/sittingnames.h"
#include "session/runsession.h"

#include <QSet>
#include <QTimer>

namespace muster::cli {

class TabletopConsole final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabletopConsole)

public:
    TabletopConsole(RunSession *session, ProgressBar *bar, QObject *parent = nullptr);

    void start();                            // the run is open: reads from now on
    void onEntry(const JournalEntry &entry); // says what happened
    void onRefused();                        // the last line was not taken

private:
    void look(); // has an inject become due?
    void onReadable();
    void obey(const QString &line);
    [[nodiscard]] bool obeyInject(const QString &word, const QString &rest);
    [[nodiscard]] bool obeyTalk(const QString &word, const QString &rest);
    [[nodiscard]] bool obeySession(const QString &word, const QString &rest);
    void scribe(const QString &line);
    void list() const;
    void settle(const QString &word, const Result<Named> &name); // release, hold, skip
    void insert(const QString &given);
    void move(const QString &given);
    void judge(const QString &given);
    void rate(const QString &given);
    void end(const QString &reason, bool certain);
    void refuse(const Error &error);
    void keepHalfLine();
    [[nodiscard]] QString scenario() const;            // current one's key
    [[nodiscard]] QString nextScenario() const;        // first that has not started
    [[nodiscard]] Result<Named> inject(const QString &typed) const; // none typed: the due or next one
    [[nodiscard]] bool isNamed(const Result<Named> &name); // says so if not

    RunSession *m_session;
    ProgressBar *m_bar;
    LineReader m_reader;
    QTimer m_second;
    QSet<QString> m_said; // injects that were said to be due
    QDateTime m_typedAt;  // first key of the line that is being typed
    bool m_busy = false;  // an answer is awaited: lines typed ahead wait
    bool m_started = false;
    bool m_endAsked = false; // told what is open: the next "end" ends
};

} // namespace muster::cli
