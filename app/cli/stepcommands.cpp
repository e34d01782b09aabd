// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stepcommands.h"

#include "cli/course.h"
#include "cli/output.h"
#include "cli/sittingnames.h"
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

Error wrong(const char *code, const QString &message, const QString &hint)
{
    return {QString::fromLatin1(code), message, hint, Fault::BadInput};
}

} // namespace

StepCommands::StepCommands(RunSession *session, ProgressBar *bar, Tick tick)
    : m_session(session), m_bar(bar), m_tick(std::move(tick))
{
}

StepCommands::Took StepCommands::refuse(const Error &error) const
{
    m_bar->clear();
    printError(error, {});
    return Took::Done;
}

bool StepCommands::isDecision(const QString &line)
{
    const QString typed = line.toLower() + QLatin1Char(' ');
    return typed.startsWith(QLatin1String("retry ")) || typed.startsWith(QLatin1String("rollback ")) || typed.startsWith(QLatin1String("go on ")) ||
           typed.startsWith(QLatin1String("stop "));
}

StepCommands::Took StepCommands::obey(const QString &line, const QString &failed)
{
    QString rest = line;
    const QString word = takeWord(&rest).toLower();
    if (isDecision(line)) {
        return word == QLatin1String("go") ? decide(QStringLiteral("go_on"), rest.mid(3).trimmed(), failed)
                                           : decide(word, rest, failed);
    }
    if (const auto took = obeyStep(word, rest)) {
        return *took;
    }
    if (const auto took = obeyTalk(line, word, rest)) {
        return *took;
    }
    return obeyRun(word, rest).value_or(Took::NotKnown);
}

std::optional<StepCommands::Took> StepCommands::obeyStep(const QString &word, const QString &rest)
{
    static const QHash<QString, Status> ends{{QStringLiteral("done"), Status::Passed},
                                             {QStringLiteral("failed"), Status::Failed},
                                             {QStringLiteral("skip"), Status::Skipped}};
    const bool begins = word == QLatin1String("begin");
    const bool undoes = word == QLatin1String("undo");
    if (word == QLatin1String("assign")) {
        return assign(rest);
    }
    if (!begins && !undoes && !ends.contains(word)) {
        return std::nullopt;
    }
    const auto step = namedRunStep(m_session->state(), rest, true);
    if (!step) {
        return refuse(step.error());
    }
    if (begins) {
        m_session->beginStep(step->key);
    } else if (undoes) {
        m_session->untick(step->key, step->rest);
    } else {
        m_tick(step->key, ends.value(word), step->rest);
        return Took::Done; // asks by whom first, where it is an approval
    }
    return Took::Sent;
}

// Steps first, as many as there are; what then stands there is the name.
StepCommands::Took StepCommands::assign(const QString &given)
{
    QString rest = given;
    QStringList steps;
    while (!rest.isEmpty()) {
        const auto step = namedRunStep(m_session->state(), rest, false);
        if (!step) {
            if (steps.isEmpty()) {
                return refuse(step.error());
            }
            break;
        }
        steps.append(step->key);
        rest = step->rest;
        if (step->colon) {
            break;
        }
    }
    if (rest.startsWith(QLatin1String("to "))) {
        rest = rest.mid(3).trimmed();
    }
    if (steps.isEmpty() || rest.isEmpty()) {
        return refuse(wrong("step.assignee", say("Who is to do it?"),
                            say("Type: assign STEP … NAME; none for whoever the plan says.")));
    }
    const bool none = rest == QLatin1String("none") || rest == QLatin1String("-");
    m_session->assign(steps, none ? QString() : rest);
    return Took::Sent;
}

StepCommands::Took StepCommands::decide(const QString &answer, const QString &given, const QString &failed)
{
    QString step = failed;
    QString rest = given;
    if (const auto named = namedRunStep(m_session->state(), given, false); named && (named->colon || named->rest.isEmpty())) {
        step = named->key;
        rest = named->rest;
    }
    if (step.isEmpty()) {
        return refuse(wrong("step.not_asked", say("No step that failed is waiting for a decision."),
                            say("`muster-cli run --ask` asks when a worker's step fails; pause, abort and go are for the whole run.")));
    }
    if (answer == QLatin1String("go_on") && rest.isEmpty()) {
        return refuse(wrong("step.reason", say("Going on without it needs a reason."), say("Type: go on REASON.")));
    }
    m_session->answerFailure(step, answer, rest);
    return Took::Sent;
}

std::optional<StepCommands::Took> StepCommands::obeyTalk(const QString &line, const QString &word, const QString &rest)
{
    static const QString marks = QStringLiteral("@#!?~");
    if (marks.contains(line.front()) && line != QLatin1String("?")) {
        return scribe(line);
    }
    if (word == QLatin1String("note") || word == QLatin1String("issue") || word == QLatin1String("deviation")) {
        return note(word, rest);
    }
    if (word == QLatin1String("attach")) {
        return attach(rest);
    }
    return std::nullopt;
}

// "restore: slower than last time" is said of that step; without a step's name before a colon, of the run.
StepCommands::Took StepCommands::note(const QString &kind, const QString &given)
{
    event::Noted said;
    said.kind = kind;
    said.text = given;
    if (const auto step = namedRunStep(m_session->state(), given, false); step && step->colon) {
        said.step = step->key;
        said.text = step->rest;
    }
    if (said.text.isEmpty()) {
        return refuse(wrong("note.empty", say("There is nothing to note."), say("Type: %1 [STEP:] TEXT.").arg(kind)));
    }
    said.typedAt = m_session->now();
    m_session->note(said);
    return Took::Sent;
}

StepCommands::Took StepCommands::scribe(const QString &line)
{
    const ScribeLine parsed = parseScribeLine(line);
    if (parsed.kind.isEmpty()) {
        return Took::Done;
    }
    if (parsed.kind == QLatin1String("gap")) {
        m_session->raiseGap({{}, parsed.text, {}, parsed.priority, {}, parsed.role, {}, {}});
    } else {
        m_session->note({parsed.kind, parsed.text, {}, parsed.role, parsed.ago.count(), m_session->now()});
    }
    return Took::Sent;
}

// "attach FILE to STEP"; a file's name may have " to " in it.
StepCommands::Took StepCommands::attach(const QString &given)
{
    QString path = given;
    QString step;
    const qsizetype to = given.lastIndexOf(QLatin1String(" to "));
    if (to > 0 && !QFileInfo::exists(given)) {
        const auto named = namedRunStep(m_session->state(), given.mid(to + 4), false);
        if (!named) {
            return refuse(named.error());
        }
        path = given.left(to).trimmed();
        step = named->key;
    }
    if (path.isEmpty()) {
        return refuse(wrong("attach.file", say("Which file?"), say("Type: attach FILE [to STEP].")));
    }
    m_session->attachFile(QFileInfo(path).absoluteFilePath(), 0, step);
    return Took::Sent;
}

std::optional<StepCommands::Took> StepCommands::obeyRun(const QString &word, const QString &rest)
{
    if (word == QLatin1String("show") || word == QLatin1String("list")) {
        show();
        return Took::Done;
    }
    if (word == QLatin1String("help") || word == QLatin1String("?")) {
        help();
        return Took::Done;
    }
    if (word == QLatin1String("pause")) {
        m_session->pause(rest);
    } else if (word == QLatin1String("go")) {
        m_session->goOn();
    } else if (word == QLatin1String("abort")) {
        m_session->abort(rest);
    } else {
        return std::nullopt;
    }
    return Took::Sent;
}

void StepCommands::show() const
{
    RunState state = m_session->state();
    state.lastAt = m_session->now(); // as it stands now, not at the last entry
    const QStringList lines = courseLines(makeReport(m_session->plan(), state, {}));
    for (const QString &line : lines) {
        m_bar->line(line);
    }
    for (const QString &line : openSteps(m_session->state())) {
        m_bar->line(line);
    }
}

void StepCommands::help() const
{
    m_bar->line(say("begin STEP · done|failed|skip STEP [NOTE] · undo STEP [REASON] · assign STEP … NAME · "
                    "note|issue|deviation [STEP:] TEXT, @role, #gap P1, !issue, ?question, ~deviation, -2m · "
                    "attach FILE [to STEP] · pause · go · show · abort [REASON]. After a failure: retry · "
                    "go on REASON · stop. A STEP is its id or its text."));
}

} // namespace muster::cli
