// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/stepdesk.h"

#include "domain/steprules.h"
#include "pages/checklistpanel.h"
#include "pages/evidence.h"
#include "widgets/banner.h"
#include "widgets/linequestion.h"
#include "widgets/views.h"

#include <QFileDialog>
#include <QMimeData>
#include <QPushButton>

namespace muster
{

StepDesk::StepDesk(ChecklistPanel *checklist, Banner *banner, Banner *decisions, QWidget *page)
    : QObject(page), m_checklist(checklist), m_banner(banner), m_decisions(decisions), m_page(page)
{
    connect(checklist, &ChecklistPanel::tickRequested, this, &StepDesk::tick);
    connect(checklist, &ChecklistPanel::untickRequested, this,
            [this](const QString &step) { ask([step](RunSession &session) { session.untick(step); }); });
    connect(checklist, &ChecklistPanel::beginRequested, this,
            [this](const QString &step) { ask([step](RunSession &session) { session.beginStep(step); }); });
    connect(checklist, &ChecklistPanel::approvalRequested, this, &StepDesk::approve);
    connect(checklist, &ChecklistPanel::assignRequested, this, &StepDesk::assign);
    connect(checklist, &ChecklistPanel::answerRequested, this, &StepDesk::answer);
    connect(checklist, &ChecklistPanel::evidenceRequested, this, &StepDesk::chooseEvidence);
    connect(checklist, &ChecklistPanel::evidencePasted, this, &StepDesk::paste);
    connect(checklist, &ChecklistPanel::explained, this,
            [this](const QString &text) {
                m_banner->showText(Colour::Accent, text);
                m_explained = text;
            });
}

void StepDesk::setSession(RunSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_said.clear();
    m_decisions->dismiss();
    m_last = nullptr;
    if (session)
        connect(session, &RunSession::refused, this, &StepDesk::onRefused);
}

void StepDesk::ask(const std::function<void(RunSession &)> &what)
{
    if (!isDriving())
        return;
    m_last = what;
    what(*m_session);
}

// A tick that could not be put on disk is not shown as done; it is sent again when the person says so.
void StepDesk::onRefused(const QString &what, const Error &error)
{
    static const QStringList mine{QStringLiteral("tick"), QStringLiteral("untick"), QStringLiteral("begin"),
                                  QStringLiteral("assign"), QStringLiteral("answer")};
    if (!m_last || !mine.contains(what) || error.fault == Fault::BadInput)
        return;
    m_banner->showError(error, tr("The tick is not recorded, and the step is as it was."));
    QPushButton *again = m_banner->offer(QStringLiteral("tickAgain"), tr("Try again"));
    again->setAccessibleName(tr("Record it again"));
    connect(again, &QPushButton::clicked, this, [this] {
        m_banner->dismiss();
        if (isDriving() && m_last)
            m_last(*m_session);
    });
}

bool StepDesk::isDriving() const
{
    return m_session && m_session->isOpen() && m_session->isDriving();
}

const Step *StepDesk::stepOf(const QString &id) const
{
    for (const Phase &phase : m_session->state().phases)
        for (const Step &step : phase.steps)
            if (step.id == id)
                return &step;
    return m_session->plan().findStep(id);
}

QString StepDesk::textOf(const QString &id) const
{
    const Step *step = stepOf(id);
    return step && !step->text.isEmpty() ? step->text : id;
}

QStringList StepDesk::people() const
{
    QStringList people;
    const auto add = [&people](const QString &who) {
        if (!who.isEmpty() && !people.contains(who))
            people << who;
    };
    const Plan &plan = m_session->plan();
    add(plan.facilitator);
    add(plan.scribe);
    for (const Participant &one : plan.participants) {
        add(one.name);
        add(one.role);
    }
    for (const QString &who : m_checklist->model()->people())
        add(who);
    return people;
}

void StepDesk::goLive()
{
    if (!isDriving())
        return;
    const QString step = m_session->plan().goLiveApproval();
    if (!step.isEmpty())
        approve(step);
    else
        m_session->goLive({});
}

// What is left undone or went wrong says why: the report is read by people who were not there.
void StepDesk::tick(const QString &id, Status status)
{
    if (status == Status::Passed || !isDriving()) {
        ask([id, status](RunSession &session) { session.tick(id, status); });
        return;
    }
    const Step *step = stepOf(id);
    const bool stops = status == Status::Failed && step && step->onFailure != OnFailure::Continue;
    const bool skips = status == Status::Skipped;
    auto *question = new LineQuestion(
        QStringLiteral("whyNot"),
        skips                      ? tr("Skip it?")
        : status == Status::Failed ? tr("It did not work?")
                                   : tr("It cannot be told?"),
        u'“' + textOf(id) + u'”' + (stops ? QStringLiteral("\n\n") + tr("What is to be done then is asked next.") : QString()),
        skips ? tr("Skip") : tr("Record"), m_page);
    question->addLine(skips ? tr("Why") : tr("What happened (may stay empty)"), {}, skips);
    connect(question, &LineQuestion::answered, this, [this, id, status](const QStringList &lines) {
        ask([id, status, why = lines.first()](RunSession &session) { session.tick(id, status, why); });
    });
    question->open();
}

QString StepDesk::stillOpen(const Step &approval) const
{
    const RunState &state = m_session->state();
    int open = 0;
    int failed = 0;
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps) {
            if (step.id == approval.id)
                return failed > 0 ? tr("Before it %1 steps are open and %2 did not work.").arg(open).arg(failed)
                       : open > 0 ? tr("%n step(s) before it are still open.", nullptr, open)
                                  : QString();
            const StepState *now = state.step(step.id);
            const bool isBad = now && (now->status == Status::Failed || now->status == Status::Unknown);
            failed += isBad ? 1 : 0;
            open += !step.always && (!now || !isFinal(now->status)) ? 1 : 0;
        }
    return {};
}

void StepDesk::approve(const QString &id)
{
    const Step *step = isDriving() ? stepOf(id) : nullptr;
    if (!step)
        return;
    const bool live = step->approval == u"go_live";
    const QString meaning =
        live ? tr("“%1” sets T+0: from now on the clock counts. It cannot be taken back.").arg(textOf(id))
             : tr("“%1” is recorded with the name of who gives it.").arg(textOf(id));
    const QString open = stillOpen(*step);
    auto *question = new LineQuestion(
        QStringLiteral("approval"), live ? tr("Go live?") : tr("All clear?"),
        open.isEmpty() ? meaning : meaning + QStringLiteral("\n\n") + open,
        live ? tr("Go live") : tr("Give the all-clear"), m_page);
    question->addLine(tr("Approved by"), m_session->plan().facilitator, true, people());
    connect(question, &LineQuestion::answered, this, [this, id](const QStringList &lines) {
        ask([id, by = lines.first()](RunSession &session) { session.tick(id, Status::Passed, {}, by); });
    });
    question->open();
}

void StepDesk::assign(const QStringList &steps)
{
    if (!isDriving())
        return;
    auto *question = new LineQuestion(
        QStringLiteral("assign"), tr("Who does it?"),
        steps.size() == 1 ? textOf(steps.first()) : tr("%n step(s) are given to one person or role.", nullptr, int(steps.size())),
        tr("Give it"), m_page);
    const StepState *now = steps.size() == 1 ? m_session->state().step(steps.first()) : nullptr;
    question->addLine(tr("Name or role; empty: whom the plan says"), now ? now->assignee : QString(), false, people());
    connect(question, &LineQuestion::answered, this, [this, steps](const QStringList &lines) {
        ask([steps, to = lines.first()](RunSession &session) { session.assign(steps, to); });
    });
    question->open();
}

StepDesk::AnswerTexts StepDesk::textsOf(const QString &step, const QString &answer) const
{
    if (answer == u"stop")
        return {tr("Stop the run?"), tr("What is left is not performed; clean-up steps are carried out, and what was started is removed."),
                tr("Stop and clean up")};
    if (answer == u"go_on")
        return {tr("Go on without it?"), tr("It stays failed, and so does the drill. What depends on it goes on all the same."), tr("Go on")};
    QStringList again;
    for (const QString &id : rolledBackWith(m_session->state(), step))
        again.append(QStringLiteral("• ") + textOf(id));
    return {tr("Roll back and do it again?"),
            tr("What these steps made is removed, and they start again. The clock goes on.") + u'\n' + again.join(u'\n'), tr("Roll back")};
}

void StepDesk::answer(const QString &step, const QString &answer)
{
    if (!isDriving())
        return;
    if (answer == u"retry") {
        ask([step, answer](RunSession &session) { session.answerFailure(step, answer, {}); });
        return;
    }
    const AnswerTexts texts = textsOf(step, answer);
    const StepState *state = m_session->state().step(step);
    auto *question = new LineQuestion(
        QStringLiteral("answerFailure"), texts.title,
        tr("“%1” failed: %2").arg(textOf(step), state ? state->message : QString()) + QStringLiteral("\n\n") + texts.meaning,
        texts.button, m_page);
    const bool needsReason = answer == u"go_on";
    question->addLine(needsReason ? tr("Why") : tr("Why (may stay empty)"), {}, needsReason);
    connect(question, &LineQuestion::answered, this, [this, step, answer](const QStringList &lines) {
        ask([step, answer, why = lines.first()](RunSession &session) { session.answerFailure(step, answer, why); });
    });
    question->open();
}

// What was explained held until something happened.
void StepDesk::forgetExplained()
{
    if (!m_explained.isEmpty() && m_banner->title() == m_explained)
        m_banner->dismiss();
    m_explained.clear();
}

void StepDesk::showAwaiting()
{
    if (!m_session || !m_session->isOpen())
        return;
    const RunState &state = m_session->state();
    const Step *awaiting = nullptr;
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps)
            if (!awaiting && !state.isOver() && state.isAwaitingAnswer(step))
                awaiting = &step;
    const QString id = awaiting ? awaiting->id : QString();
    if (id == m_said)
        return;
    m_said = id;
    if (!awaiting)
        return m_decisions->dismiss();
    const StepState *failed = state.step(id);
    const auto brief = [](const QString &text) { return text.size() > 160 ? text.left(159) + u'…' : text; };
    m_decisions->showText(Colour::Bad, tr("“%1” failed. What now?").arg(textOf(id)),
                          failed->hint.isEmpty() ? brief(failed->message) : brief(failed->message) + u'\n' + brief(failed->hint));
    if (!isDriving())
        return;
    const auto add = [this, id](const char *name, const QString &text, const QString &answer) {
        QPushButton *button = m_decisions->offer(QString::fromLatin1(name), text);
        connect(button, &QPushButton::clicked, this, [this, id, answer] { this->answer(id, answer); });
    };
    add("failureRetry", tr("Try again  R"), QStringLiteral("retry"));
    if (rolledBackWith(state, id).size() > 1)
        add("failureRollBack", tr("Roll back…  Z"), QStringLiteral("rollback"));
    add("failureGoOn", tr("Go on without…  G"), QStringLiteral("go_on"));
    connect(m_decisions->offer(QStringLiteral("failureIssue"), tr("Note an issue…  I")), &QPushButton::clicked, this,
            [this, id] { Q_EMIT m_checklist->noteRequested(id, QStringLiteral("!")); });
    add("failureStop", tr("Stop, clean up…  X"), QStringLiteral("stop"));
}

void StepDesk::chooseEvidence(const QString &step)
{
    if (!isDriving())
        return;
    auto *dialog = new QFileDialog(m_page, tr("Attach to “%1”").arg(textOf(step)));
    dialog->setObjectName(QStringLiteral("evidenceFiles"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this, step](const QStringList &files) {
        for (const QString &file : files)
            if (isDriving())
                m_session->attachFile(file, 0, step);
        sayKept(tr("%n file(s)", nullptr, int(files.size())), step);
    });
    dialog->open();
}

void StepDesk::paste(const QString &step, const QMimeData *data)
{
    if (isDriving() && attachEvidence(*m_session, data, 0, step))
        sayKept(data->hasUrls() ? tr("%n file(s)", nullptr, int(data->urls().size())) : tr("The picture"), step);
}

void StepDesk::sayKept(const QString &what, const QString &step)
{
    m_banner->showText(Colour::Accent, tr("%1: kept as evidence of “%2”.").arg(what, textOf(step)));
}

} // namespace muster
