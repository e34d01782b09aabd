// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/liveroom.h"

#include "pages/livepage.h"
#include "pages/sittingpage.h"
#include "widgets/entry.h"

namespace muster
{

LiveRoom::LiveRoom(QWidget *parent)
    : QStackedWidget(parent), m_drill(new LivePage(this)), m_sitting(new SittingPage(this))
{
    setObjectName(QStringLiteral("liveRoom"));
    setAccessibleName(tr("Live run"));
    addWidget(m_drill);
    addWidget(m_sitting);
    setEntry(this, m_drill);
    connect(m_drill, &LivePage::reportRequested, this, &LiveRoom::reportRequested);
    connect(m_drill, &LivePage::runAgainRequested, this, &LiveRoom::runAgainRequested);
    connect(m_drill, &LivePage::choosePlanRequested, this, &LiveRoom::choosePlanRequested);
    connect(m_sitting, &SittingPage::reportRequested, this, &LiveRoom::reportRequested);
    connect(m_sitting, &SittingPage::runAgainRequested, this, &LiveRoom::runAgainRequested);
}

bool LiveRoom::isSitting() const
{
    return currentWidget() == m_sitting;
}

void LiveRoom::setSession(RunSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_sitting->setSession(nullptr);
    setCurrentWidget(m_drill);
    setEntry(this, m_drill);
    if (session) // before the drill's page hears of it
        connect(session, &RunSession::opened, this, &LiveRoom::choose);
    m_drill->setSession(session);
    choose();
}

void LiveRoom::choose()
{
    if (!m_session || !m_session->isOpen() || !m_session->state().tabletop.isTabletop)
        return;
    m_drill->setSession(nullptr);
    setCurrentWidget(m_sitting);
    setEntry(this, m_sitting);
    m_sitting->setSession(m_session);
}

void LiveRoom::openStep(const QString &stepId)
{
    isSitting() ? m_sitting->openStep(stepId) : m_drill->openStep(stepId);
}

void LiveRoom::togglePause()
{
    isSitting() ? m_sitting->togglePause() : m_drill->togglePause();
}

void LiveRoom::focusScribe()
{
    isSitting() ? m_sitting->focusScribe() : m_drill->focusScribe();
}

void LiveRoom::captureGap()
{
    isSitting() ? m_sitting->captureGap() : m_drill->captureGap();
}

void LiveRoom::askAbort()
{
    isSitting() ? m_sitting->askEnd() : m_drill->askAbort();
}

QList<QPair<QString, QString>> LiveRoom::keys() const
{
    return isSitting() ? SittingPage::keys() : LivePage::keys();
}

} // namespace muster
