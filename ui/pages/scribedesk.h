// SPDX-License-Identifier: GPL-3.0-or-later
// What people write into a run, in every kind of live page: scribe lines, gaps, corrections, evidence pasted or
// dropped on the timeline, and the line that is half typed. Window thread; owned by its page, owns no session.
#pragma once

#include "session/runsession.h"
#include "widgets/scribeedit.h"

#include <QPointer>

class QMimeData;

namespace muster
{

class Banner;
class TimelinePanel;

class ScribeDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScribeDesk)

public:
    ScribeDesk(TimelinePanel *timeline, Banner *banner, QObject *parent);

    void setSession(RunSession *session); // null: none
    void onOpened();                      // brings back what was half typed
    void showState();                     // does the run take entries?
    void write(const QString &mark, const QString &stepId = {}, const QString &stepText = {});

Q_SIGNALS:
    void gapToComplete(const QString &description); // Ctrl+Enter: it is on its way
    void left();                                    // Esc in the scribe line

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void record(const ScribeEntry &entry);
    void correctCurrent();
    void onRefused(const QString &what, const Error &error);
    [[nodiscard]] bool takesEntries() const;
    bool attach(const QMimeData *data);

    QPointer<RunSession> m_session;
    TimelinePanel *m_timeline;
    Banner *m_banner;
    QString m_last; // what to put back when it is refused
};

} // namespace muster
