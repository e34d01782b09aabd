// SPDX-License-Identifier: GPL-3.0-or-later
// The recovery chart's scales: how far the axis goes, the forecast's range, where the keyboard stops.
#include "widgets/curveview.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QLineSeries>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster
{

namespace
{

constexpr double second = 1000;
constexpr double minute = 60 * second;

// A step that gives at most five labels.
double niceStep(double span)
{
    constexpr std::array steps{1 * second,   2 * second,   5 * second,  10 * second,  15 * second,
                               30 * second,  1 * minute,   2 * minute,  5 * minute,   10 * minute,
                               15 * minute,  30 * minute,  60 * minute, 120 * minute, 240 * minute,
                               480 * minute, 1440 * minute};
    for (double step : steps) {
        if (span / step <= 4.5)
            return step;
    }
    return std::max(span / 4, 1.0);
}

QString axisText(double ms, double step)
{
    const auto seconds = static_cast<qint64>(ms / second);
    if (step < minute)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1:%2").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

// From now to the quickest and to the slowest end that earlier runs make likely.
void CurveView::showRange()
{
    const bool ranges = !m_curves.forecast.isEmpty() && m_curves.earliest && m_curves.latest &&
                        *m_curves.earliest < *m_curves.latest;
    m_range->setVisible(ranges);
    if (!ranges) {
        m_rangeTop->clear();
        m_rangeBottom->clear();
        return;
    }
    const QPointF now(m_curves.forecast.first().x(), m_curves.forecast.first().y() * 100);
    const QPointF quick(static_cast<double>(m_curves.earliest->count()), 100);
    const QPointF slow(static_cast<double>(m_curves.latest->count()), 100);
    m_rangeTop->replace(QList<QPointF>{now, quick, slow});
    m_rangeBottom->replace(QList<QPointF>{now, slow});
}

int CurveView::stopNow() const
{
    if (m_curves.actual.isEmpty())
        return m_stops.isEmpty() ? -1 : 0;
    return static_cast<int>(m_stops.indexOf(m_curves.actual.last().x()));
}

// Where the keyboard stops: the points of what happened, then the expected ends (before T+0: the planned ones).
void CurveView::findStops()
{
    const bool reads = m_place >= 0 && m_place < m_stops.size();
    const double before = reads ? m_stops.at(m_place) : 0;
    const bool wasNow = reads && m_place == m_nowStop;
    m_stops.clear();
    for (const QPointF &point : std::as_const(m_curves.actual))
        m_stops.append(point.x());
    for (const StepMark &step : std::as_const(m_curves.steps)) {
        if (const auto at = m_curves.actual.isEmpty() ? step.planned : step.forecast)
            m_stops.append(*at);
    }
    if (!m_curves.forecast.isEmpty())
        m_stops.append(m_curves.forecast.last().x());
    std::sort(m_stops.begin(), m_stops.end());
    m_stops.erase(std::unique(m_stops.begin(), m_stops.end()), m_stops.end());
    m_nowStop = stopNow();
    if (!reads)
        return;
    const auto near = std::lower_bound(m_stops.cbegin(), m_stops.cend(), before);
    const auto last = static_cast<int>(m_stops.size()) - 1;
    m_place = wasNow ? m_nowStop : std::min(last, static_cast<int>(near - m_stops.cbegin()));
}

void CurveView::scaleAxes()
{
    double span = 60 * second;
    for (const auto *points : {&m_curves.planned, &m_curves.actual, &m_curves.forecast}) {
        if (!points->isEmpty())
            span = std::max(span, points->last().x() * 1.04);
    }
    if (m_curves.latest && !m_curves.forecast.isEmpty())
        span = std::max(span, static_cast<double>(m_curves.latest->count()) * 1.02);
    // A target far away would press the lines into the corner: it is named at the edge instead.
    if (m_curves.target && static_cast<double>(m_curves.target->count()) < span * 20)
        span = std::max(span, static_cast<double>(m_curves.target->count()) * 1.06);
    const double step = niceStep(span);
    // Room to grow, so that the axis does not creep at every update.
    span = std::max(span, std::ceil(span / (step / 2)) * (step / 2));
    if (span == m_span && step == m_step)
        return;
    m_span = span;
    m_step = step;
    const QStringList old = m_time->categoriesLabels();
    for (const QString &label : old)
        m_time->remove(label);
    m_time->setRange(0, span);
    m_time->setStartValue(0);
    for (double x = 0; x <= span; x += step)
        m_time->append(axisText(x, step), x);
    m_time->setTitleText(step < minute ? tr("since T+0, m:ss") : tr("since T+0, h:mm"));
}

} // namespace muster
