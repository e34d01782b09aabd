// SPDX-License-Identifier: GPL-3.0-or-later
// What people do with a drill's steps that takes a word or two: approve by name, assign, decide about a failure, attach
// evidence. It listens to the check list and asks the run. Window thread; owned by its page, owns no session.
#pragma once

#include "session/runsession.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QMimeData;

namespace muster
{

class Banner;
class ChecklistPanel;

class StepDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepDesk)

public:
    // `decisions`: where a failure asks what now; it has that place for itself, and stays until it is answered.
    StepDesk(ChecklistPanel *checklist, Banner *banner, Banner *decisions, QWidget *page);

    void setSession(RunSession *session); // null: none
    void goLive();                        // T+0 by a person: the plan's approval when it has one
    void forgetExplained();               // somebody did something: what was explained before is over
    void showAwaiting();                  // a failed step that wants a decision is said in its banner

private:
    void tick(const QString &step, Status status);
    void approve(const QString &step);
    [[nodiscard]] QString stillOpen(const Step &approval) const; // what an approval would pass over
    void assign(const QStringList &steps);
    void answer(const QString &step, const QString &answer);
    void chooseEvidence(const QString &step);
    void paste(const QString &step, const QMimeData *data);
    [[nodiscard]] bool isDriving() const;
    [[nodiscard]] const Step *stepOf(const QString &id) const;
    struct AnswerTexts
    {
        QString title, meaning, button;
    };

    [[nodiscard]] QString textOf(const QString &id) const;
    [[nodiscard]] AnswerTexts textsOf(const QString &step, const QString &answer) const; // what is asked back
    [[nodiscard]] QStringList people() const; // that the plan and the run know
    void ask(const std::function<void(RunSession &)> &what); // sends it, and keeps it until it is on disk
    void onRefused(const QString &what, const Error &error);
    void sayKept(const QString &what, const QString &step);

    QPointer<RunSession> m_session;
    ChecklistPanel *m_checklist;
    Banner *m_banner;
    Banner *m_decisions;
    QWidget *m_page;
    QString m_explained; // shown in the banner
    QString m_said; // the failed step that the banner speaks of
    std::function<void(RunSession &)> m_last; // what was asked for last
};

} // namespace muster
