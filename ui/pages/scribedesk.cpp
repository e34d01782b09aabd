// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/scribedesk.h"

#include "items/roles.h"
#include "items/timelinemodel.h"
#include "pages/evidence.h"
#include "pages/timelinepanel.h"
#include "widgets/banner.h"
#include "widgets/views.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>

namespace muster
{

ScribeDesk::ScribeDesk(TimelinePanel *timeline, Banner *banner, QObject *parent)
    : QObject(parent), m_timeline(timeline), m_banner(banner)
{
    ScribeEdit *scribe = timeline->scribe();
    timeline->setAcceptDrops(true);
    timeline->installEventFilter(this);
    timeline->view()->installEventFilter(this);
    scribe->edit()->installEventFilter(this);
    scribe->setClock([this] { return m_session ? m_session->now() : QDateTime::currentDateTimeUtc(); });
    connect(scribe, &ScribeEdit::entered, this, &ScribeDesk::record);
    connect(scribe, &ScribeEdit::left, this, &ScribeDesk::left);
    connect(scribe, &ScribeEdit::typed, this, [this](const QString &text, const QDateTime &typedAt) {
        if (takesEntries())
            m_session->saveDraft(text, typedAt);
    });
    connect(timeline->view(), &RowView::rowActivated, this, &ScribeDesk::correctCurrent);
}

void ScribeDesk::setSession(RunSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = nullptr; // what is typed is nobody's until the run is open
    m_last.clear();
    m_timeline->scribe()->restore({}, {});
    m_session = session;
    if (session)
        connect(session, &RunSession::refused, this, &ScribeDesk::onRefused);
}

void ScribeDesk::onOpened()
{
    showState();
    const Draft draft = m_session->draft();
    if (takesEntries() && !draft.text.isEmpty() && m_timeline->scribe()->text().isEmpty())
        m_timeline->scribe()->restore(draft.text, draft.typedAt);
}

bool ScribeDesk::takesEntries() const
{
    return m_session && m_session->isOpen() && m_session->isDriving() && !m_session->state().isOver();
}

void ScribeDesk::showState()
{
    if (!m_session || !m_session->isOpen())
        return;
    const bool over = m_session->state().isOver();
    m_timeline->scribe()->setClosed(over                       ? tr("The run is over: it takes no entries any more.")
                                    : m_session->isDriving() ? QString()
                                                             : tr("Read-only: another program drives this run."));
}

void ScribeDesk::write(const QString &mark, const QString &stepId, const QString &stepText)
{
    if (!stepId.isEmpty())
        m_timeline->scribe()->setAbout(stepId, stepText);
    m_timeline->scribe()->start(mark);
}

void ScribeDesk::record(const ScribeEntry &entry)
{
    if (!takesEntries()) {
        m_timeline->scribe()->putBack(entry.raw);
        m_banner->showText(Colour::Warning, tr("Not recorded: this run takes no entries any more."));
        return;
    }
    m_last = entry.raw;
    m_timeline->goToNewest(); // what was written is seen
    if (!entry.step.isEmpty())
        Q_EMIT left(); // begun from the list by a letter: back to it
    const ScribeLine &line = entry.line;
    if (entry.corrects != 0) {
        m_session->correct(entry.corrects, entry.raw.trimmed());
    } else if (line.kind == u"gap") {
        event::GapRaised gap;
        gap.description = line.text;
        gap.priority = line.priority;
        gap.owner = line.role;
        gap.status = QStringLiteral("open");
        m_session->raiseGap(gap);
        if (entry.goOn)
            Q_EMIT gapToComplete(line.text);
    } else {
        m_session->note({line.kind, line.text, entry.step, line.role, static_cast<qint64>(line.ago.count()), entry.typedAt});
    }
}

void ScribeDesk::correctCurrent()
{
    const QModelIndex index = m_timeline->view()->currentIndex();
    if (!index.isValid() || !takesEntries())
        return;
    static const QStringList written{QStringLiteral("note"),      QStringLiteral("issue"),    QStringLiteral("question"),
                                     QStringLiteral("deviation"), QStringLiteral("decision"), QStringLiteral("observation")};
    if (!written.contains(index.data(KindRole).toString())) {
        m_banner->showText(Colour::Accent,
                           tr("What people wrote can be corrected; this entry was made by the run itself."));
        return;
    }
    m_timeline->scribe()->setCorrecting(index.data(SeqRole).toLongLong(),
                                        index.siblingAtColumn(TimelineModel::TextColumn).data().toString());
}

void ScribeDesk::onRefused(const QString &what, const Error &error)
{
    if (error.fault == Fault::BadInput) // the exercise's own rules: nothing is broken
        m_banner->showText(Colour::Warning, error.message, error.hint);
    else
        m_banner->showError(error, tr("Not recorded: %1. Nothing of it is shown as done; send it again.").arg(what));
    if (!m_last.isEmpty() && (what == u"note" || what == u"correct" || what == u"gap"))
        m_timeline->scribe()->putBack(m_last);
    m_last.clear();
}

bool ScribeDesk::attach(const QMimeData *data)
{
    const QModelIndex about = m_timeline->view()->hasFocus() ? m_timeline->view()->currentIndex() : QModelIndex();
    return takesEntries() && attachEvidence(*m_session, data, about.data(SeqRole).toLongLong());
}

bool ScribeDesk::eventFilter(QObject *watched, QEvent *event)
{
    const bool isList = watched == m_timeline->view();
    switch (event->type()) {
    case QEvent::FocusIn: // by the keyboard: the newest entry is what one comes for
        if (const Qt::FocusReason why = static_cast<QFocusEvent *>(event)->reason();
            isList && (why == Qt::TabFocusReason || why == Qt::BacktabFocusReason || why == Qt::ShortcutFocusReason))
            m_timeline->goToNewest();
        break;
    case QEvent::KeyPress:
        if (isList && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            m_timeline->goToNewest();
            Q_EMIT left();
            return true;
        }
        if (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste) && attach(QGuiApplication::clipboard()->mimeData()))
            return true;
        break;
    case QEvent::DragEnter:
    case QEvent::DragMove:
        if (auto *drag = static_cast<QDropEvent *>(event); takesEntries() && isEvidence(drag->mimeData())) {
            drag->acceptProposedAction();
            return true;
        }
        break;
    case QEvent::Drop:
        if (auto *drop = static_cast<QDropEvent *>(event); attach(drop->mimeData())) {
            drop->acceptProposedAction();
            return true;
        }
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace muster
