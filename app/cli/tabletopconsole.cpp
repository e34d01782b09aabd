// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/tabletopconsole.h"

#include "cli/output.h"
#include "cli/sittingnames.h"
#include "domain/scribe.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <unistd.h>

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

// What somebody may have typed for "take it back".
bool isNone(const QString &word)
{
    return word == QLatin1String("none") || word == QLatin1String("-");
}

QString describe(const InjectState &inject)
{
    QString line = inject.inject.at ? offsetText(*inject.inject.at) + QStringLiteral("  ") : QString();
    line += injectName(inject);
    if (!inject.inject.from.isEmpty() || !inject.inject.to.isEmpty()) {
        line += QStringLiteral("  %1 → %2").arg(inject.inject.from, inject.inject.to.join(QStringLiteral(", ")));
    }
    return line + QStringLiteral("  ") + inject.text().simplified();
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
    return namedScenario(m_session->state(), {}).value_or(Named()).key;
}

void TabletopConsole::refuse(const Error &error)
{
    m_bar->clear();
    printError(error, {});
}

// The line is not obeyed: nothing is sent, nothing is waited for.
bool TabletopConsole::isNamed(const Result<Named> &name)
{
    if (!name) {
        refuse(name.error());
    }
    return name.has_value();
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
    m_endAsked = m_endAsked && word == QLatin1String("end");
    if (!obeyInject(word, rest) && !obeyTalk(word, rest) && !obeySession(word, rest)) {
        m_bar->line(say("“%1” is no command; help lists them.").arg(word));
    }
}

Result<Named> TabletopConsole::inject(const QString &typed) const
{
    return namedInject(m_session->state(), typed, nextInject(m_session->state(), m_session->now()));
}

bool TabletopConsole::obeyInject(const QString &word, const QString &rest)
{
    const bool release = word == QLatin1String("release");
    if (release || word == QLatin1String("hold") || word == QLatin1String("skip")) {
        settle(word, inject(rest));
    } else if (word == QLatin1String("say")) {
        Inject made;
        made.message = rest;
        m_busy = true;
        m_session->releaseManual(scenario(), made);
    } else if (word == QLatin1String("insert")) {
        insert(rest);
    } else if (word == QLatin1String("move")) {
        move(rest);
    } else if (word == QLatin1String("given")) {
        judge(rest);
    } else {
        return false;
    }
    return true;
}

// A word too many behind "release" is no new wording: what the room has seen cannot be taken back.
void TabletopConsole::settle(const QString &word, const Result<Named> &name)
{
    if (!isNamed(name)) {
        return;
    }
    const bool release = word == QLatin1String("release");
    if (release && !name->rest.isEmpty() && !name->colon) {
        return refuse({QStringLiteral("inject.words"), say("What is “%1” for? Nothing was released.").arg(name->rest),
                       say("To say it in other words: release INJECT: WORDS."), Fault::BadInput});
    }
    m_busy = true;
    if (release) {
        m_session->releaseInject(scenario(), name->key, name->rest);
    } else if (word == QLatin1String("hold")) {
        m_session->holdInject(scenario(), name->key, name->rest);
    } else {
        m_session->skipInject(scenario(), name->key, name->rest);
    }
}

void TabletopConsole::insert(const QString &given)
{
    QString rest = given;
    const auto at = parseOffset(takeWord(&rest));
    if (!at) {
        return refuse(at.error());
    }
    Inject made;
    made.at = *at;
    made.message = rest;
    m_busy = true;
    m_session->insertInject(scenario(), made);
}

void TabletopConsole::move(const QString &given)
{
    const auto name = inject(given);
    if (!isNamed(name)) {
        return;
    }
    QString rest = name->rest;
    const auto at = parseOffset(takeWord(&rest));
    if (!at) {
        return refuse(at.error());
    }
    const auto before = rest.isEmpty() ? Result<Named>(Named()) : inject(rest);
    if (isNamed(before)) {
        m_busy = true;
        m_session->moveInject(scenario(), name->key, *at, before->key);
    }
}

void TabletopConsole::judge(const QString &given)
{
    static const QStringList words{QStringLiteral("yes"), QStringLiteral("partly"), QStringLiteral("no")};
    QString rest = given;
    const QString how = takeWord(&rest).toLower();
    if (!words.contains(how) && !isNone(how)) {
        return refuse({QStringLiteral("session.word"), say("“%1” is not one of the words for this.").arg(how),
                       say("Type: given yes|partly|no|none INJECT."), Fault::BadInput});
    }
    if (const auto name = namedReleased(m_session->state(), rest); isNamed(name)) {
        m_busy = true;
        m_session->judgeInject(scenario(), name->key, isNone(how) ? QString() : how, name->rest);
    }
}

bool TabletopConsole::obeyTalk(const QString &word, const QString &given)
{
    static const QHash<QString, QString> outcomes{{QStringLiteral("agreed"), QStringLiteral("agreed")},
                                                  {QStringLiteral("changed"), QStringLiteral("changed")},
                                                  {QStringLiteral("noanswer"), QStringLiteral("no_answer")},
                                                  {QStringLiteral("no_answer"), QStringLiteral("no_answer")}};
    QString rest = given;
    if (outcomes.contains(word)) {
        if (const auto name = namedStep(m_session->state(), rest); isNamed(name)) {
            m_busy = true;
            m_session->discuss(scenario(), name->key, outcomes.value(word), name->rest);
        }
    } else if (word == QLatin1String("rate")) {
        rate(rest);
    } else if (word == QLatin1String("correct")) {
        const qint64 seq = takeWord(&rest).toLongLong();
        m_busy = true;
        m_session->correct(seq, rest);
    } else if (word == QLatin1String("attach")) {
        m_busy = true;
        m_session->attachFile(QFileInfo(rest).absoluteFilePath());
    } else {
        return false;
    }
    return true;
}

void TabletopConsole::rate(const QString &given)
{
    const auto name = namedObjective(m_session->state(), given);
    if (!isNamed(name)) {
        return;
    }
    QString rest = name->rest;
    const QString rating = takeWord(&rest);
    if (rating.isEmpty()) {
        return refuse({QStringLiteral("session.word"), say("How is %1 rated?").arg(name->key),
                       say("Type: rate OBJECTIVE P|S|M|U [WHY]; none takes a rating back."), Fault::BadInput});
    }
    m_busy = true;
    m_session->rate(name->key, isNone(rating) ? QString() : rating.toUpper(), rest);
}

bool TabletopConsole::obeySession(const QString &word, const QString &rest)
{
    if (word == QLatin1String("list")) {
        list();
    } else if (word == QLatin1String("help")) {
        m_bar->line(say("release [INJECT[: OTHER WORDS]] · hold|skip [INJECT] [REASON] or hold|skip : REASON · say TEXT · "
                        "insert T+5 TEXT · move INJECT T+5 [BEFORE] · given yes|partly|no INJECT · "
                        "agreed|changed|noanswer STEP [NOTE] · rate OBJECTIVE P|S|M|U [WHY] · "
                        "note TEXT, @role, #gap P1, !issue, ?question, ~deviation, -2m · correct ENTRY TEXT · attach "
                        "FILE · pause · go · next [SCENARIO] · list · end. An INJECT is its number or its key; "
                        "without one the due or next is meant."));
    } else if (word == QLatin1String("pause")) {
        m_busy = true;
        m_session->pause(rest);
    } else if (word == QLatin1String("go")) {
        m_busy = true;
        m_session->goOn();
    } else if (word == QLatin1String("next")) {
        if (const auto name = namedScenario(m_session->state(), rest); isNamed(name)) {
            m_busy = true;
            m_session->startScenario(name->key);
        }
    } else if (word == QLatin1String("end") || word == QLatin1String("end!")) {
        end(rest, word.endsWith(QLatin1Char('!')));
    } else {
        return false;
    }
    return true;
}

// There is no way back: a person is told once what is open. A script means what it says.
void TabletopConsole::end(const QString &reason, bool certain)
{
    const QStringList open = openThings(m_session->state());
    if (!certain && !m_endAsked && !open.isEmpty() && ::isatty(STDIN_FILENO) == 1) {
        m_endAsked = true;
        m_bar->line(say("open      %1").arg(open.join(QStringLiteral("\n          "))));
        return m_bar->line(say("          end once more ends the exercise all the same."));
    }
    m_busy = true;
    m_session->endExercise(reason);
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
        const QString next = nextScenario();
        return m_bar->line(next.isEmpty() ? say("The exercise has no scenario.")
                                          : say("No scenario has started; next starts “%1”.").arg(next));
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
