// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sittingnames.h"

#include "formats/suggest.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::cli {

namespace {

constexpr qsizetype mostListed = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

struct Nameable
{
    QString key;
    QStringList names; // the key among them; none is empty
    QString shown;     // in a list of what there is
};

Nameable nameable(const QString &key, const QString &other, const QString &shown)
{
    QStringList names{key, other.simplified()};
    names.removeAll(QString());
    return {key, names, shown};
}

struct Match
{
    qsizetype length = 0;
    QStringList keys; // of those with a name of that length
};

// Names may have spaces: the longest at the beginning of the line counts, to the end of a word.
Match longestName(const QString &typed, const QVector<Nameable> &things, Qt::CaseSensitivity sensitivity)
{
    Match match;
    for (const Nameable &thing : things) {
        for (const QString &name : thing.names) {
            const bool whole = typed.size() == name.size() || (typed.size() > name.size() &&
                               (typed.at(name.size()).isSpace() || typed.at(name.size()) == QLatin1Char(':')));
            if (!whole || name.size() < match.length || !typed.startsWith(name, sensitivity)) {
                continue;
            }
            if (name.size() > match.length) {
                match = {name.size(), {}};
            }
            if (!match.keys.contains(thing.key)) {
                match.keys.append(thing.key);
            }
        }
    }
    return match;
}

QString listed(const QVector<Nameable> &things)
{
    QStringList names;
    for (const Nameable &thing : things.mid(0, mostListed)) {
        names.append(thing.shown);
    }
    const QString more = things.size() > mostListed ? tr(", … and %1 more").arg(things.size() - mostListed) : QString();
    return names.isEmpty() ? tr("There is none.") : tr("There are: %1.").arg(names.join(QStringLiteral(", ")) + more);
}

// Those with a word that begins so, else those that are spelt nearly so.
QStringList likely(const QString &word, const QVector<Nameable> &things)
{
    QStringList begun;
    QStringList all;
    for (const Nameable &thing : things) {
        all += thing.names;
        const QStringList words = thing.names.join(QLatin1Char(' ')).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (std::any_of(words.begin(), words.end(),
                        [&](const QString &one) { return one.startsWith(word, Qt::CaseInsensitive); })) {
            begun.append(thing.key);
        }
    }
    return begun.isEmpty() ? nearest(word, all, 2) : begun.mid(0, 3);
}

struct Words
{
    QString code;      // "inject": inject.unknown, inject.ambiguous
    QString unknown;   // with %1
    QString none;      // nothing was typed
    QString ambiguous; // with %1
};

Error error(const QString &code, const QString &message, const QString &hint)
{
    return {code, message, hint, Fault::BadInput};
}

Error unknownName(const QString &typed, const QVector<Nameable> &things, const Words &words)
{
    if (typed.isEmpty()) {
        return error(words.code + QStringLiteral(".unknown"), words.none, listed(things));
    }
    const QString word = typed.section(QLatin1Char(' '), 0, 0);
    const QStringList near = likely(word, things);
    const QString guess = near.isEmpty() ? QString() : tr("Did you mean %1?").arg(near.join(tr(" or "))) + QLatin1Char(' ');
    return error(words.code + QStringLiteral(".unknown"), words.unknown.arg(word), guess + listed(things));
}

Result<Named> named(const QString &line, const QVector<Nameable> &things, const Words &words)
{
    const QString typed = line.trimmed();
    Match match = longestName(typed, things, Qt::CaseSensitive);
    if (match.keys.isEmpty()) {
        match = longestName(typed, things, Qt::CaseInsensitive);
    }
    if (match.keys.isEmpty()) {
        return fail(unknownName(typed, things, words));
    }
    if (match.keys.size() > 1) {
        return fail(error(words.code + QStringLiteral(".ambiguous"), words.ambiguous.arg(typed.left(match.length)),
                          tr("It may be %1: use the key.").arg(match.keys.join(tr(" or ")))));
    }
    Named result{match.keys.first(), typed.mid(match.length).trimmed(), false};
    result.colon = result.rest.startsWith(QLatin1Char(':'));
    if (result.colon) {
        result.rest = result.rest.mid(1).trimmed();
    }
    return result;
}

tl::unexpected<Error> notStarted()
{
    return fail(error(QStringLiteral("scenario.not_started"), tr("No scenario has started."), tr("next starts one.")));
}

Words injectWords()
{
    return {QStringLiteral("inject"), tr("No inject of this scenario is called “%1”."), tr("Which inject?"),
            tr("“%1” is the name of more than one inject.")};
}

// A key and somebody else's number may be the same word. It is refused, unless its owner has no other name.
QVector<Nameable> injectsOf(const ScenarioState &scenario)
{
    QVector<Nameable> things;
    for (const InjectState &inject : scenario.injects) {
        const auto owner = scenario.inject(inject.inject.number);
        const bool taken = owner && owner->key != inject.key
                           && (owner->inject.number.isEmpty() || owner->inject.number == owner->key);
        things.append(nameable(inject.key, taken ? QString() : inject.inject.number, injectName(inject)));
    }
    return things;
}

// The list names only those that it makes sense to name.
Result<Named> injectAmong(const ScenarioState &scenario, const QString &typed, bool open)
{
    const auto found = named(typed, injectsOf(scenario), injectWords());
    if (found || found.error().code.endsWith(QLatin1String("ambiguous"))) {
        return found;
    }
    QVector<Nameable> sensible;
    for (const InjectState &inject : scenario.injects) {
        if (inject.isOpen() == open && (open || inject.status == InjectStatus::Released)) {
            sensible.append(nameable(inject.key, inject.inject.number, injectName(inject)));
        }
    }
    return fail(unknownName(typed.trimmed(), sensible, injectWords()));
}

} // namespace

QString injectName(const InjectState &inject)
{
    const QString &number = inject.inject.number;
    return number.isEmpty() || number == inject.key ? inject.key : QStringLiteral("%1 (%2)").arg(number, inject.key);
}

Result<Named> namedInject(const RunState &state, const QString &typed, const QString &next)
{
    const ScenarioState *scenario = state.tabletop.currentScenario();
    if (!scenario) {
        return notStarted();
    }
    const QString line = typed.trimmed();
    const bool colon = line.startsWith(QLatin1Char(':'));
    if (!line.isEmpty() && !colon) {
        auto found = injectAmong(*scenario, line, true);
        if (!found && found.error().code == QLatin1String("inject.unknown")) {
            found.error().hint += QLatin1Char(' ') + tr("A reason without a name comes after a colon.");
        }
        return found;
    }
    if (next.isEmpty()) {
        return fail(error(QStringLiteral("inject.unknown"), tr("No inject is due or still to come."),
                          tr("What is held or in the tray is named: list shows it.")));
    }
    return Named{next, line.mid(1).trimmed(), colon};
}

Result<Named> namedReleased(const RunState &state, const QString &typed)
{
    const ScenarioState *scenario = state.tabletop.currentScenario();
    return scenario ? injectAmong(*scenario, typed, false) : Result<Named>(notStarted());
}

Result<Named> namedStep(const RunState &state, const QString &typed)
{
    const ScenarioState *scenario = state.tabletop.currentScenario();
    if (!scenario) {
        return notStarted();
    }
    QVector<Nameable> things;
    for (const DiscussedStep &step : scenario->steps) {
        things.append(nameable(step.key, step.step.action, step.key));
    }
    return named(typed, things, {QStringLiteral("step"), tr("No response step of this scenario is called “%1”."),
                                 tr("Which response step?"), tr("“%1” is the name of more than one response step.")});
}

namespace {

void addSteps(QVector<Nameable> *things, const QVector<Step> &steps, bool byHand)
{
    for (const Step &step : steps) {
        if (!byHand || step.isManual()) {
            things->append(nameable(step.id, step.text, step.id));
        }
        addSteps(things, step.steps, byHand);
    }
}

} // namespace

Result<Named> namedRunStep(const RunState &state, const QString &typed, bool byHand)
{
    QVector<Nameable> things;
    for (const Phase &phase : state.phases) {
        addSteps(&things, phase.steps, byHand);
    }
    return named(typed, things, {QStringLiteral("step"),
                                 byHand ? tr("No step by hand is called “%1”.") : tr("No step of this run is called “%1”."),
                                 tr("Which step?"), tr("“%1” is the name of more than one step.")});
}

Result<Named> namedObjective(const RunState &state, const QString &typed)
{
    QVector<Nameable> things;
    for (const Objective &objective : state.tabletop.objectives) {
        things.append(nameable(objective.key(), objective.text, objective.key()));
    }
    return named(typed, things, {QStringLiteral("objective"), tr("The exercise has no objective “%1”."),
                                 tr("Which objective?"), tr("“%1” is the name of more than one objective.")});
}

Result<Named> namedScenario(const RunState &state, const QString &typed)
{
    QVector<Nameable> things;
    for (const ScenarioState &scenario : state.tabletop.scenarios) {
        if (typed.trimmed().isEmpty() && !scenario.isStarted()) {
            return Named{scenario.key, {}, false};
        }
        things.append(nameable(scenario.key, {}, QStringLiteral("“%1”").arg(scenario.key)));
    }
    if (typed.trimmed().isEmpty()) {
        return fail(error(QStringLiteral("scenario.none_left"), tr("There is no further scenario."),
                          tr("end ends the exercise; next NAME takes up one again. ") + listed(things)));
    }
    return named(typed, things, {QStringLiteral("scenario"), tr("The exercise has no scenario “%1”."), {},
                                 tr("“%1” is the name of more than one scenario.")});
}

QStringList openThings(const RunState &state)
{
    QStringList lines;
    for (const ScenarioState &scenario : state.tabletop.scenarios) {
        if (!scenario.isStarted()) {
            lines.append(tr("scenario “%1” has not been played").arg(scenario.key));
            continue;
        }
        QStringList injects;
        for (const InjectState &inject : scenario.injects) {
            if (inject.isOpen() && !inject.inject.contingency) {
                injects.append(injectName(inject));
            }
        }
        QStringList steps;
        for (const DiscussedStep &step : scenario.steps) {
            if (step.outcome.isEmpty()) {
                steps.append(step.key);
            }
        }
        if (!injects.isEmpty()) {
            lines.append(tr("“%1”: injects not released: %2").arg(scenario.key, injects.join(QStringLiteral(", "))));
        }
        if (!steps.isEmpty()) {
            lines.append(tr("“%1”: steps not talked through: %2").arg(scenario.key, steps.join(QStringLiteral(", "))));
        }
    }
    return lines;
}

} // namespace muster::cli
