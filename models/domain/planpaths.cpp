// SPDX-License-Identifier: GPL-3.0-or-later
// Times of a plan: the critical path and the plain sum.
#include "domain/plan.h"

#include <QHash>
#include <QSet>

namespace muster
{

namespace
{

struct Node
{
    Milliseconds estimate{0};
    QStringList before;
};

// A step without needs waits for every step of the phases before its own.
QHash<QString, Node> graphOf(const QVector<Phase> &phases)
{
    QHash<QString, Node> nodes;
    QStringList earlier;
    for (const Phase &phase : phases) {
        for (const Step &step : phase.steps)
            nodes.insert(step.id, {step.estimate.value_or(Milliseconds(0)), step.needs.isEmpty() ? earlier : step.needs});
        for (const Step &step : phase.steps)
            earlier.append(step.id);
    }
    return nodes;
}

Milliseconds longest(const QString &id, const QHash<QString, Node> &nodes, QHash<QString, Milliseconds> &known,
                     QSet<QString> &open)
{
    if (const auto it = known.constFind(id); it != known.constEnd())
        return *it;
    const auto node = nodes.constFind(id);
    if (node == nodes.constEnd() || open.contains(id))
        return Milliseconds(0); // unknown or cyclic: the loader refuses both
    open.insert(id);
    Milliseconds before{0};
    for (const QString &need : node->before)
        before = std::max(before, longest(need, nodes, known, open));
    open.remove(id);
    known.insert(id, before + node->estimate);
    return before + node->estimate;
}

} // namespace

Milliseconds criticalPath(const Plan &plan)
{
    const auto nodes = graphOf(executionPhases(plan));
    QHash<QString, Milliseconds> known;
    QSet<QString> open;
    Milliseconds result{0};
    for (auto it = nodes.constBegin(); it != nodes.constEnd(); ++it)
        result = std::max(result, longest(it.key(), nodes, known, open));
    return result;
}

Milliseconds sequentialSum(const Plan &plan)
{
    Milliseconds sum{0};
    for (const Phase &phase : executionPhases(plan))
        for (const Step &step : phase.steps)
            sum += step.estimate.value_or(Milliseconds(0));
    return sum;
}

} // namespace muster
