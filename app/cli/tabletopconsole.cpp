// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/tabletopconsole.h"

#include "cli/output.h"
#include "domain/scribe.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace muster::cli {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QString takeWord(QString *rest)
{
    const QString word = rest->section(QLatin1Char(' '), 0, 0);
    *rest = rest->section(QLatin1Char(' '), 1).trimmed();
    return word;
}

QString describe(const InjectState &inject)
{
    QString line = inject.inject.at ? offsetText(*inject.inject.at) + QStringLiteral("  ") : QString();
    line += inject.key;
    if (!inject.inject.from.isEmpty() || !inject.inject.to.isEmpty()) {
        line += QStringLiteral("  %1 → %2").arg(inject.inject.from, inject.inject.to.join(QStringLiteral(", ")));
    }
    return line + QStringLiteral("  ") + inject.inject.message.simplified();
}

} // namespace

TabletopConsole::TabletopConsole(RunSession *session, ProgressBar *bar, QObject *parent)
    : QObject(parent), m_session(session), m_bar(bar)
{
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &TabletopConsole::look);
    connect(&m_reader, &LineReader::readable, this, &TabletopConsole::onReadable);
}

void TabletopConsole::start()
{
    m_started = true;
    m_bar->line(say("Type list, release, hold, skip, note TEXT, agreed STEP, pause, next, end; or help."));
    if (const Draft draft = m_session->draft(); !draft.text.isEmpty()) {
        m_bar->line(say("draft     %1  (enter it with: draft)").arg(draft.text));
    }
    if (scenario().isEmpty() && !nextScenario().isEmpty()) {
        m_busy = true;
        m_session->startScenario(nextScenario());
    }
    m_second.start();
    m_reader.start();
    look();
    onReadable();
}

void TabletopConsole::onEntry(const JournalEntry &entry)
{
    if (!m_started) {
        return;
    }
    const QVector<TimelineItem> &timeline = m_session->state().timeline;
    if (!timeline.isEmpty() && timeline.last().seq == entry.seq) {
        m_bar->line(QStringLiteral("%1  %2  %3")
                        .arg(clockText(elapsed(m_session->state(), entry.event.at)))
                        .arg(entry.seq, 4)
                        .arg(timeline.last().text));
    }
    m_busy = false;
    look();
    onReadable();
}

void TabletopConsole::onRefused()
{
    m_busy = false;
    if (m_started) {
        onReadable();
    }
}

QString TabletopConsole::scenario() const
{
    return m_session->state().tabletop.current;
}

QString TabletopConsole::nextScenario() const
{
    for (const ScenarioState &one : m_session->state().tabletop.scenarios) {
        if (!one.isStarted()) {
            return one.key;
        }
    }
    return {};
}

void TabletopConsole::look()
{
    if (!m_session->isDriving() || m_session->state().phase == RunPhase::Paused) {
        return;
    }
    const RunState &state = m_session->state();
    for (const QString &key : dueInjects(state, m_session->now())) {
        const QString name = state.tabletop.current + QChar(0) + key;
        if (m_said.contains(name)) {
            continue;
        }
        m_said.insert(name);
        m_bar->line(say("due       %1").arg(describe(*state.tabletop.currentScenario()->inject(key))));
        m_bar->line(say("          release, hold, skip, note or end?"));
    }
}

void TabletopConsole::onReadable()
{
    while (!m_busy && m_session->isDriving() && m_reader.hasLine()) {
        const QString line = m_reader.takeLine();
        m_typedAt = m_typedAt.isValid() ? m_typedAt : m_session->now();
        if (!line.isEmpty()) {
            obey(line);
        }
        m_typedAt = {};
    }
    keepHalfLine();
    if (m_reader.atEnd() && !m_busy && !m_reader.hasLine()) {
        m_busy = true;
        m_session->endUnattended(say("Nobody answered any more."));
    }
}

// What was typed without Enter survives a crash.
void TabletopConsole::keepHalfLine()
{
    if (m_reader.hasLine() || m_reader.atEnd()) {
        return;
    }
    const QString half = m_reader.halfLine();
    if (half.isEmpty() == m_typedAt.isValid()) {
        m_typedAt = half.isEmpty() ? QDateTime() : m_session->now();
    }
    if (!half.isEmpty() && half != m_session->draft().text) {
        m_session->saveDraft(half, m_typedAt);
    }
}

void TabletopConsole::obey(const QString &line)
{
    QString rest = line;
    const QString word = takeWord(&rest).toLower();
    const bool isDraft = word == QLatin1String("draft");
    const QString half = m_session->draft().text;
    if (!half.isEmpty() && (isDraft || line.startsWith(half))) {
        m_session->saveDraft({}, {});
        if (isDraft) {
            return obey(half);
        }
    }
    static const QString marks = QStringLiteral("@#!?~");
    if (marks.contains(line.front()) || word == QLatin1String("note")) {
        return scribe(word == QLatin1String("note") ? rest : line);
    }
    if (!obeyInject(word, rest) && !obeyTalk(word, rest) && !obeySession(word, rest)) {
        m_bar->line(say("“%1” is no command; help lists them.").arg(word));
    }
}

QString TabletopConsole::injectIn(QString *rest) const
{
    const ScenarioState *one = m_session->state().tabletop.currentScenario();
    const QString word = rest->section(QLatin1Char(' '), 0, 0);
    if (one && one->inject(word)) {
        return takeWord(rest);
    }
    const QString next = nextInject(m_session->state(), m_session->now());
    return next.isEmpty() ? word : next;
}

bool TabletopConsole::obeyInject(const QString &word, const QString &given)
{
    QString rest = given;
    Inject made;
    if (word == QLatin1String("release")) {
        m_session->releaseInject(scenario(), injectIn(&rest));
    } else if (word == QLatin1String("hold")) {
        const QString inject = injectIn(&rest);
        m_session->holdInject(scenario(), inject, rest);
    } else if (word == QLatin1String("skip")) {
        const QString inject = injectIn(&rest);
        m_session->skipInject(scenario(), inject, rest);
    } else if (word == QLatin1String("say")) {
        made.message = rest;
        m_session->releaseManual(scenario(), made);
    } else if (word == QLatin1String("insert") || word == QLatin1String("move")) {
        const QString inject = word == QLatin1String("move") ? takeWord(&rest) : QString();
        const auto at = parseOffset(takeWord(&rest));
        if (!at) {
            m_bar->line(at.error().message);
            return true;
        }
        made.at = *at;
        made.message = rest;
        inject.isEmpty() ? m_session->insertInject(scenario(), made) : m_session->moveInject(scenario(), inject, *at, rest);
    } else if (word == QLatin1String("given")) {
        const QString how = takeWord(&rest);
        const QString inject = takeWord(&rest);
        m_session->judgeInject(scenario(), inject, how, rest);
    } else {
        return false;
    }
    m_busy = true;
    return true;
}

bool TabletopConsole::obeyTalk(const QString &word, const QString &given)
{
    static const QHash<QString, QString> outcomes{{QStringLiteral("agreed"), QStringLiteral("agreed")},
                                                  {QStringLiteral("changed"), QStringLiteral("changed")},
                                                  {QStringLiteral("noanswer"), QStringLiteral("no_answer")}};
    QString rest = given;
    if (outcomes.contains(word)) {
        const QString step = takeWord(&rest);
        m_session->discuss(scenario(), step, outcomes.value(word), rest);
    } else if (word == QLatin1String("rate")) {
        const QString objective = takeWord(&rest);
        const QString rating = takeWord(&rest).toUpper();
        m_session->rate(objective, rating, rest);
    } else if (word == QLatin1String("correct")) {
        const qint64 seq = takeWord(&rest).toLongLong();
        m_session->correct(seq, rest);
    } else if (word == QLatin1String("attach")) {
        m_session->attachFile(QFileInfo(rest).absoluteFilePath());
    } else {
        return false;
    }
    m_busy = true;
    return true;
}

bool TabletopConsole::obeySession(const QString &word, const QString &rest)
{
    if (word == QLatin1String("list") || word == QLatin1String("help")) {
        word == QLatin1String("list")
            ? list()
            : m_bar->line(say("release|hold|skip [INJECT] · say TEXT · insert T+5 TEXT · move INJECT T+5 [BEFORE] · given "
                              "yes|partly|no INJECT · agreed|changed|noanswer STEP [NOTE] · rate OBJECTIVE P|S|M|U [WHY] · "
                              "note TEXT, @role, #gap P1, !issue, ?question, ~deviation, -2m · correct ENTRY TEXT · attach "
                              "FILE · pause · go · next [SCENARIO] · list · end"));
        return true;
    }
    if (word == QLatin1String("pause")) {
        m_session->pause(rest);
    } else if (word == QLatin1String("go")) {
        m_session->goOn();
    } else if (word == QLatin1String("next")) {
        m_session->startScenario(rest.isEmpty() ? nextScenario() : rest);
    } else if (word == QLatin1String("end")) {
        m_session->endExercise(rest);
    } else {
        return false;
    }
    m_busy = true;
    return true;
}

void TabletopConsole::scribe(const QString &line)
{
    const ScribeLine parsed = parseScribeLine(line);
    if (parsed.kind.isEmpty()) {
        return;
    }
    m_busy = true;
    if (parsed.kind == QLatin1String("gap")) {
        m_session->raiseGap({{}, parsed.text, {}, parsed.priority, {}, parsed.role, {}, {}});
    } else {
        m_session->note({parsed.kind, parsed.text, {}, parsed.role, parsed.ago.count(), m_typedAt});
    }
}

void TabletopConsole::list() const
{
    const RunState &state = m_session->state();
    const ScenarioState *one = state.tabletop.currentScenario();
    if (!one) {
        return m_bar->line(say("No scenario has started; next starts “%1”.").arg(nextScenario()));
    }
    m_bar->line(QStringLiteral("%1  %2").arg(clockText(m_session->scenarioClock(one->key)), one->key));
    for (const InjectState &inject : one->injects) {
        const QString word = inject.inject.contingency && inject.isOpen() ? say("tray") : injectStatusWord(inject.status);
        m_bar->line(QStringLiteral("  %1  %2").arg(word.leftJustified(9), describe(inject)));
    }
    for (const DiscussedStep &step : one->steps) {
        m_bar->line(QStringLiteral("  %1  %2  %3").arg((step.outcome.isEmpty() ? QStringLiteral("·") : step.outcome).leftJustified(9),
                                                       step.key, step.step.action));
    }
}

} // namespace muster::cli
