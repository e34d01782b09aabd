// SPDX-License-Identifier: GPL-3.0-or-later
// The table of response steps: durations, links between steps, likeness of words.
#include "items/tabletoptables.h"

#include <QRegularExpression>
#include <QSet>

namespace muster
{

namespace
{

constexpr int stemLength = 5; // "verify" and "verified" are alike
constexpr int mostLikely = 6;

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Tabletop", source);
}

Error refusal(const QString &message, const QString &hint)
{
    return {QStringLiteral("table.refused"), message, hint, Fault::BadInput, {}, 0, 0};
}

QString freeStepId(const QVector<ResponseStep> &steps)
{
    QSet<QString> taken;
    int number = 0;
    for (const ResponseStep &step : steps) {
        taken.insert(step.id);
        number = std::max(number, step.id.toInt());
    }
    while (taken.contains(QString::number(++number))) { }
    return QString::number(number);
}

QSet<QString> stemsOf(const QString &words)
{
    static const QRegularExpression apart(QStringLiteral("[^\\p{L}\\p{N}]+"));
    QSet<QString> stems;
    for (const QString &word : words.toLower().split(apart, Qt::SkipEmptyParts)) {
        if (word.size() > 2)
            stems.insert(word.left(stemLength));
    }
    return stems;
}

// Does everything that waits for a row keep waiting for it, whatever it is called now?
void followRow(QVector<ResponseStep> &rows, int row, const ResponseStep &was)
{
    const ResponseStep &is = rows.at(row);
    if (is.id == was.id && is.action == was.action)
        return;
    QVector<ResponseStep> before = rows;
    before[row] = was;
    for (int other = 0; other < rows.size(); ++other) {
        for (QString &dependency : rows[other].dependencies) {
            if (other != row && linkedStep(before, dependency) == row && linkedStep(rows, dependency) != row)
                dependency = dependency == was.id && !is.id.isEmpty() ? is.id : is.action;
        }
    }
}

// What waited for a step that is gone says so in words.
void mourn(QVector<ResponseStep> &rows, const QVector<ResponseStep> &gone)
{
    for (ResponseStep &row : rows) {
        for (QString &dependency : row.dependencies) {
            if (linkedStep(rows, dependency) >= 0)
                continue;
            if (const int lost = linkedStep(gone, dependency); lost >= 0)
                dependency = gone.at(lost).action;
        }
    }
}

Done judge(const QVector<ResponseStep> &rows, int row)
{
    for (int other = 0; row >= 0 && other < rows.size(); ++other) {
        if (other != row && !rows.at(row).id.isEmpty() && rows.at(other).id == rows.at(row).id)
            return fail(refusal(text("Step “%1” has the id %2 already.").arg(rows.at(other).action, rows.at(row).id),
                                text("Other steps name it by its id, so it must be its own.")));
    }
    const QStringList cycle = analyseResponse(rows).cycle;
    if (!cycle.isEmpty())
        return fail(refusal(text("The steps would wait for each other in a circle: %1.")
                                .arg(cycle.join(QStringLiteral(" → "))),
                            text("Each step waits for the one after the arrow. Leave one of them out.")));
    return {};
}

CellColumn<ResponseStep> actionColumn()
{
    return {text("Action"), [](const ResponseStep &step) { return step.action; },
            [](ResponseStep &step, const QString &typed) -> Done {
                if (typed.trimmed().isEmpty())
                    return fail(refusal(text("A step needs an action."), text("Press Del in the table to delete it.")));
                step.action = typed.trimmed();
                return {};
            },
            true, false};
}

CellColumn<ResponseStep> estimateColumn()
{
    return {text("Estimate"),
            [](const ResponseStep &step) { return step.estimate ? durationText(*step.estimate) : QString(); },
            [](ResponseStep &step, const QString &typed) -> Done {
                if (typed.trimmed().isEmpty()) {
                    step.estimate.reset();
                    return {};
                }
                const auto value = parseDuration(typed);
                if (!value)
                    return fail(refusal(text("“%1” is not a duration.").arg(typed.trimmed()),
                                        text("Write 5 (minutes), 30m, 1h30m or 0:10 (h:mm).")));
                step.estimate = *value;
                return {};
            },
            false, false};
}

template<QString ResponseStep::*Member>
CellColumn<ResponseStep> plain(const QString &title)
{
    return {title, [](const ResponseStep &step) { return step.*Member; },
            [](ResponseStep &step, const QString &typed) -> Done {
                step.*Member = typed.trimmed();
                return {};
            },
            false, false};
}

template<QStringList ResponseStep::*Member>
CellColumn<ResponseStep> list(const QString &title, bool commas)
{
    return {title, [](const ResponseStep &step) { return (step.*Member).join(QStringLiteral("; ")); },
            [commas](ResponseStep &step, const QString &typed) -> Done {
                step.*Member = valuesOfCell(typed, commas);
                return {};
            },
            false, true};
}

QPair<QStringList, QStringList> stepsToWaitFor(const QVector<ResponseStep> &rows, int row)
{
    QStringList values;
    QStringList labels;
    for (int other = 0; other < rows.size(); ++other) {
        if (other == row)
            continue;
        const ResponseStep &step = rows.at(other);
        values << (step.id.isEmpty() ? step.action : step.id);
        labels << (step.id.isEmpty() ? step.action : text("%1 · %2").arg(step.id, step.action));
    }
    return {values, labels};
}

} // namespace

ResponseTable::Ways responseWays(const TabletopLists *lists)
{
    ResponseTable::Ways ways;
    ways.name = text("response steps");
    ways.columns = {plain<&ResponseStep::id>(text("Id")), actionColumn(), plain<&ResponseStep::role>(text("Role")),
                    estimateColumn(), list<&ResponseStep::dependencies>(text("Depends on"), false),
                    list<&ResponseStep::tools>(text("Tools"), true)};
    ways.fresh = [](const QVector<ResponseStep> &rows) {
        ResponseStep step;
        step.id = freeStepId(rows);
        step.action = text("New step");
        return step;
    };
    ways.copied = [](const QVector<ResponseStep> &rows, ResponseStep step) {
        step.id = freeStepId(rows);
        return step;
    };
    ways.follow = followRow;
    ways.bereft = mourn;
    ways.judge = judge;
    ways.suggest = [lists](const QVector<ResponseStep> &rows, int row, int column) -> QPair<QStringList, QStringList> {
        if (column == ResponseRole)
            return {lists->roles, {}};
        return column == ResponseAfter ? stepsToWaitFor(rows, row) : QPair<QStringList, QStringList>();
    };
    ways.attention = [](const QVector<ResponseStep> &rows, int row, int column) {
        if (column != ResponseAfter || freeTextOf(rows, row).isEmpty())
            return QString();
        return text("Free text, not linked to a step (Ctrl+Shift+L links it): it counts as “after the step "
                    "above”.");
    };
    return ways;
}

QStringList freeTextOf(const QVector<ResponseStep> &steps, int row)
{
    QStringList words;
    for (const QString &dependency : row >= 0 && row < steps.size() ? steps.at(row).dependencies : QStringList()) {
        if (linkedStep(steps, dependency) < 0)
            words << dependency;
    }
    return words;
}

QVector<ResponseStep> withLink(QVector<ResponseStep> steps, int row, const QString &words, int to)
{
    if (row < 0 || row >= steps.size() || to < 0 || to >= steps.size())
        return steps;
    if (steps.at(to).id.isEmpty())
        steps[to].id = freeStepId(steps);
    for (QString &dependency : steps[row].dependencies) {
        if (dependency == words)
            dependency = steps.at(to).id;
    }
    steps[row].dependencies.removeDuplicates();
    return steps;
}

QVector<int> likelySteps(const QVector<ResponseStep> &steps, int row, const QString &words)
{
    const QSet<QString> wanted = stemsOf(words);
    QVector<QPair<double, int>> found;
    for (int other = 0; other < steps.size(); ++other) {
        if (other == row || !analyseResponse(withLink(steps, row, words, other)).cycle.isEmpty())
            continue;
        const QSet<QString> stems = stemsOf(steps.at(other).action + u' ' + steps.at(other).role);
        const auto shared = static_cast<double>((QSet<QString>(stems) & wanted).size());
        // Among those equally alike, the one nearest above comes first.
        found.append({shared * 1000 - (other < row ? row - other : steps.size() + other), other});
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QVector<int> likely;
    for (const auto &[score, other] : std::as_const(found)) {
        if (likely.size() < mostLikely)
            likely << other;
    }
    return likely;
}

} // namespace muster
