// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/chartgeometry.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace muster::paper
{

namespace
{
using namespace std::chrono_literals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

constexpr int tooFar = 4; // times the run: beyond it the axis does not follow

double at(const QVector<QPointF> &line, double x) // y by linear interpolation
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF &a = line[i - 1];
        const QPointF &b = line[i];
        if (x <= b.x())
            return b.x() - a.x() < 1e-9 ? b.y() : a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x());
    }
    return line.isEmpty() ? 0 : line.last().y();
}

struct Mapper
{
    QRectF plot;
    double end;

    [[nodiscard]] QVector<QPointF> line(const QVector<CurvePoint> &points) const
    {
        QVector<QPointF> result;
        for (const auto &[time, share] : points) {
            const QPointF point(plot.left() + plot.width() * double(time.count()) / end,
                                plot.bottom() - plot.height() * share);
            if (point.x() > plot.right() + 1e-6) {
                if (!result.isEmpty()) // cut at the edge
                    result.push_back({plot.right(), at({result.last(), point}, plot.right())});
                break;
            }
            result.push_back(point);
        }
        return result;
    }
};

void nameTarget(ChartGeometry &g, const Report &report, Milliseconds end, double unit)
{
    if (!report.rto.target || report.rto.target->count() == 0)
        return;
    const QString text = tr("objective %1").arg(clockText(*report.rto.target));
    const double y = g.plot.top() - 18 * unit;
    if (*report.rto.target > end) {
        g.targetLabel = ChartLabel{{g.plot.right(), y}, text + QStringLiteral(" →"), true};
        return;
    }
    g.targetX = g.plot.left() + g.plot.width() * double(report.rto.target->count()) / double(end.count());
    const bool left = *g.targetX > g.plot.center().x();
    g.targetLabel = ChartLabel{{*g.targetX + (left ? -4 : 4) * unit, y}, text, left};
}

// Finds places for labels that hide neither each other nor a line.
class Placer
{
public:
    Placer(const ChartGeometry &geometry, double unit) : m_g(geometry), m_unit(unit) {}

    void taken(const ChartLabel &label) { m_taken.push_back(box(label)); }

    [[nodiscard]] ChartLabel best(const QVector<ChartLabel> &candidates)
    {
        ChartLabel found = candidates.first();
        int least = std::numeric_limits<int>::max();
        for (const ChartLabel &candidate : candidates) {
            const int now = cost(box(candidate));
            if (now < least) {
                least = now;
                found = candidate;
            }
        }
        taken(found);
        return found;
    }

    // Along a line, from its middle outwards, above it at the left and below it at the right: lines rise.
    [[nodiscard]] QVector<ChartLabel> along(const QVector<QPointF> &line, const QString &text) const
    {
        QVector<ChartLabel> candidates;
        const double from = line.first().x();
        const double span = line.last().x() - from;
        for (const double part : {0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.9, 1.0, 0.2}) {
            const double x = from + span * part;
            const double y = at(line, x);
            candidates.push_back({{x - 5 * m_unit, y - 5 * m_unit}, text, true});
            candidates.push_back({{x + 6 * m_unit, y + 11 * m_unit}, text, false});
        }
        return candidates;
    }

    [[nodiscard]] QVector<ChartLabel> around(const QPointF &point, const QString &text) const
    {
        const double u = m_unit;
        return {{{point.x() + 2 * u, point.y() - 6 * u}, text, true},
                {{point.x() + 6 * u, point.y() + 3 * u}, text, false},
                {{point.x() + 4 * u, point.y() + 12 * u}, text, true},
                {{point.x() + 4 * u, point.y() + 12 * u}, text, false},
                {{point.x() - 6 * u, point.y() - 6 * u}, text, false}};
    }

private:
    [[nodiscard]] QRectF box(const ChartLabel &label) const // a little more than the text needs
    {
        const double width = double(label.text.size()) * 4.5 * m_unit;
        const double left = label.toTheLeft ? label.at.x() - width : label.at.x();
        return {left, label.at.y() - 7.5 * m_unit, width, 9.5 * m_unit};
    }

    [[nodiscard]] bool crossed(const QRectF &box, const QVector<QPointF> &line) const
    {
        if (line.size() < 2)
            return false;
        for (int i = 0; i <= 12; ++i) {
            const double x = box.left() + box.width() * i / 12;
            if (x >= line.first().x() && x <= line.last().x() && box.contains(x, at(line, x)))
                return true;
        }
        return false;
    }

    [[nodiscard]] int cost(const QRectF &box) const
    {
        int sum = 0;
        const QRectF page = m_g.plot.adjusted(0, -14 * m_unit, 6 * m_unit, -1 * m_unit);
        if (!page.contains(box))
            sum += 50;
        for (const QRectF &other : m_taken)
            sum += other.intersects(box) ? 100 : 0;
        sum += crossed(box, m_g.planned) ? 10 : 0;
        sum += crossed(box, m_g.actual) ? 12 : 0;
        if (m_g.targetX && box.left() - m_unit < *m_g.targetX && *m_g.targetX < box.right() + m_unit)
            sum += 8;
        return sum;
    }

    const ChartGeometry &m_g;
    double m_unit;
    QVector<QRectF> m_taken;
};

void nameLines(ChartGeometry &g, const Report &report, double unit)
{
    Placer placer(g, unit);
    if (g.targetLabel)
        placer.taken(*g.targetLabel);
    if (g.actual.size() >= 2) {
        const auto &[time, share] = report.actual.last();
        const QString text = share > 0.999 ? tr("recovered %1").arg(clockText(time))
                                           : tr("%1 % at %2").arg(qRound(share * 100)).arg(clockText(time));
        g.endLabel = placer.best(placer.around(g.actual.last(), text));
        g.actualLabel = placer.best(placer.along(g.actual, tr("actual")));
    }
    if (g.planned.size() >= 2)
        g.plannedLabel = placer.best(placer.along(g.planned, tr("planned")));
}

constexpr double bandHeight = 11; // points
constexpr int mostBandRows = 3;

int bandRows(const QVector<int> &lanes)
{
    int rows = 0;
    for (const int lane : lanes)
        rows = std::max(rows, lane + 1);
    return rows;
}

// Phases below the axis title, each as long as it took; a label only where it fits.
void addBands(ChartGeometry &g, const RecoveryCurves &marks, const QVector<int> &lanes, Milliseconds end, double unit)
{
    const auto x = [&](double ms) {
        return g.plot.left() + g.plot.width() * std::clamp(ms / double(end.count()), 0.0, 1.0);
    };
    for (qsizetype i = 0; i < marks.phases.size(); ++i) {
        const PhaseBand &phase = marks.phases.at(i);
        const double left = x(phase.from);
        const QRectF box(left, g.plot.bottom() + (29 + lanes.at(i) * bandHeight) * unit, std::max(unit, x(phase.to) - left),
                         (bandHeight - 1.5) * unit);
        const auto fits = qsizetype((box.width() - 5 * unit) / (4.5 * unit));
        QString label = phase.title;
        if (label.size() > fits)
            label = fits >= 4 ? label.left(fits - 1).trimmed() + u'…' : QString();
        g.bands.push_back({box, label, phase.over});
    }
    for (const PauseMark &pause : marks.pauses)
        g.pauses.push_back(x(pause.at));
}

} // namespace

QString TimeScale::label(Milliseconds at) const
{
    const QString clock = clockText(at);
    return step < 60s ? clock : clock.left(clock.size() - 3);
}

TimeScale timeScale(Milliseconds end, int most)
{
    static constexpr Milliseconds steps[] = {1s,    2s, 5s, 10s, 15s, 30s, 1min, 2min, 5min, 10min, 15min,
                                             30min, 1h, 2h, 3h,  6h,  12h, 24h,  48h,  96h,  168h};
    TimeScale scale{std::max<Milliseconds>(end, 1s), 168h};
    for (const Milliseconds step : steps) {
        if (scale.end / step <= most) {
            scale.step = step;
            return scale;
        }
    }
    scale.step = scale.end / std::max(1, most);
    return scale;
}

Milliseconds chartEnd(const Report &report)
{
    const Milliseconds run = report.actual.isEmpty() ? Milliseconds(0) : report.actual.last().first;
    const Milliseconds plan = report.planned.isEmpty() ? Milliseconds(0) : report.planned.last().first;
    Milliseconds end = run;
    if (run.count() == 0)
        end = plan;
    else if (plan <= run * tooFar)
        end = std::max(run, plan);
    else
        end = run * 3 / 2;
    const Milliseconds target = report.rto.target.value_or(Milliseconds(0));
    if (end.count() == 0)
        return std::max<Milliseconds>(target, 1min);
    if (target <= end * tooFar)
        end = std::max(end, target);
    return std::max<Milliseconds>(end * 106 / 100, 1s);
}

ChartGeometry chartGeometry(const Report &report, const QRectF &area, double unit)
{
    ChartGeometry g;
    const QVector<int> lanes = lanesOf(report.marks.phases, mostBandRows);
    g.plot = area.adjusted(34 * unit, 30 * unit, -6 * unit, -(30 + bandRows(lanes) * bandHeight) * unit);
    const Milliseconds end = chartEnd(report);
    const TimeScale scale = timeScale(end, 8);
    for (Milliseconds t{0}; t <= end; t += scale.step)
        g.xTicks.push_back(
            {g.plot.left() + g.plot.width() * double(t.count()) / double(end.count()), scale.label(t)});
    for (int percent = 0; percent <= 100; percent += 25)
        g.yTicks.push_back(
            {g.plot.bottom() - g.plot.height() * percent / 100.0, QStringLiteral("%1 %").arg(percent)});
    g.axisTitle = scale.step < 60s ? tr("time since T+0 (h:mm:ss), share of recovery done")
                                   : tr("time since T+0 (h:mm), share of recovery done");
    const Mapper mapper{g.plot, double(end.count())};
    g.planned = mapper.line(report.planned);
    g.actual = mapper.line(report.actual);
    addBands(g, report.marks, lanes, end, unit);
    nameTarget(g, report, end, unit);
    nameLines(g, report, unit);
    return g;
}

} // namespace muster::paper
