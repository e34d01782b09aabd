// SPDX-License-Identifier: GPL-3.0-or-later
// RunSession: what people ask for in a tabletop's session.
#include "session/rundriver.h"
#include "session/runsession.h"

namespace muster
{

void RunSession::startScenario(const QString &scenario)
{
    send(QStringLiteral("start_scenario"), event::ScenarioStarted{scenario});
}

void RunSession::releaseInject(const QString &scenario, const QString &inject, const QString &text)
{
    event::InjectReleased release{scenario, inject};
    release.text = text;
    send(QStringLiteral("release"), release);
}

void RunSession::releaseManual(const QString &scenario, const Inject &inject)
{
    send(QStringLiteral("release"), event::InjectReleased{scenario, inject.id, true, inject.number, inject.mode, inject.from,
                                                         inject.to, inject.message, inject.artifacts});
}

void RunSession::holdInject(const QString &scenario, const QString &inject, const QString &reason)
{
    send(QStringLiteral("hold"), event::InjectHeld{scenario, inject, reason});
}

void RunSession::skipInject(const QString &scenario, const QString &inject, const QString &reason)
{
    send(QStringLiteral("skip"), event::InjectSkipped{scenario, inject, reason});
}

void RunSession::insertInject(const QString &scenario, const Inject &inject)
{
    send(QStringLiteral("insert"), event::InjectInserted{scenario, {}, injectToJson(inject)});
}

void RunSession::moveInject(const QString &scenario, const QString &inject, std::optional<Milliseconds> at, const QString &before)
{
    send(QStringLiteral("move"), event::InjectMoved{scenario, inject, at, before});
}

void RunSession::judgeInject(const QString &scenario, const QString &inject, const QString &given, const QString &note)
{
    send(QStringLiteral("judge"), event::InjectAnswered{scenario, inject, given, note});
}

void RunSession::discuss(const QString &scenario, const QString &step, const QString &outcome, const QString &note)
{
    send(QStringLiteral("discuss"), event::ResponseDiscussed{scenario, step, outcome, note});
}

void RunSession::rate(const QString &objective, const QString &rating, const QString &reason)
{
    send(QStringLiteral("rate"), event::ObjectiveRated{objective, rating, reason});
}

void RunSession::correct(qint64 seq, const QString &text)
{
    send(QStringLiteral("correct"), event::Corrected{seq, text});
}

void RunSession::changeGap(const QString &id, const QJsonObject &fields)
{
    send(QStringLiteral("change_gap"), event::GapChanged{id, fields});
}

void RunSession::changeLessons(const QJsonObject &fields)
{
    send(QStringLiteral("lessons"), event::LessonsChanged{fields});
}

void RunSession::endExercise(const QString &reason)
{
    send(QStringLiteral("end"), event::EndAsked{reason});
}

void RunSession::endUnattended(const QString &reason)
{
    if (m_driver && m_driving)
        QMetaObject::invokeMethod(m_driver, [driver = m_driver, reason] { driver->leaveAlone(reason); }, Qt::QueuedConnection);
}

void RunSession::attachFile(const QString &path, qint64 belongsTo, const QString &step)
{
    if (m_driver && m_driving)
        QMetaObject::invokeMethod(
            m_driver, [driver = m_driver, path, belongsTo, step] { driver->attachFile(path, belongsTo, step); },
            Qt::QueuedConnection);
}

void RunSession::attachBytes(const QString &name, const QByteArray &bytes, qint64 belongsTo, const QString &step)
{
    if (m_driver && m_driving)
        QMetaObject::invokeMethod(
            m_driver, [driver = m_driver, name, bytes, belongsTo, step] { driver->attachBytes(name, bytes, belongsTo, step); },
            Qt::QueuedConnection);
}

void RunSession::saveDraft(const QString &text, const QDateTime &typedAt)
{
    m_draft = {text, typedAt};
    if (m_driver && m_driving)
        QMetaObject::invokeMethod(m_driver, [driver = m_driver, draft = m_draft] { driver->saveDraft(draft); }, Qt::QueuedConnection);
}

QDateTime RunSession::now() const
{
    return m_steady ? m_steady->now() : m_clock->now();
}

Milliseconds RunSession::exerciseClock() const
{
    return m_fold ? elapsed(state(), now()) : Milliseconds(0);
}

Milliseconds RunSession::scenarioClock(const QString &scenario) const
{
    return m_fold ? muster::scenarioClock(state(), scenario, now()) : Milliseconds(0);
}

} // namespace muster
