// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curvebands.h"

#include "widgets/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace muster
{

namespace
{

constexpr double laneHeight = 18;
constexpr int mostLanes = 3; // more phases at once share the last one
constexpr double pauseWidth = 6;

QString tr(const char *text)
{
    return QCoreApplication::translate("CurveBands", text);
}

} // namespace

void CurveBands::setCurves(const RecoveryCurves &curves)
{
    const QVector<int> lanes = lanesOf(curves.phases, mostLanes);
    m_bands.clear();
    m_lanes = 0;
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        m_bands.append({curves.phases.at(i), lanes.at(i)});
        m_lanes = std::max(m_lanes, lanes.at(i) + 1);
    }
    m_pauses = curves.pauses;
    update();
}

void CurveBands::setFont(const QFont &font)
{
    m_font = font;
    update();
}

void CurveBands::place(const QRectF &plot, double span, double top)
{
    if (plot == m_plot && span == m_span && top == m_top)
        return;
    prepareGeometryChange();
    m_plot = plot;
    m_span = std::max(1.0, span);
    m_top = top;
}

double CurveBands::height() const
{
    return m_lanes * laneHeight;
}

double CurveBands::x(double ms) const
{
    return m_plot.left() + m_plot.width() * std::clamp(ms / m_span, 0.0, 1.0);
}

QString CurveBands::phaseAt(double ms) const
{
    QStringList names;
    for (const Placed &placed : m_bands) {
        if (placed.band.from <= ms && ms <= placed.band.to)
            names << placed.band.title;
    }
    return names.join(QStringLiteral(", "));
}

QString CurveBands::pauseAt(double ms, double within) const
{
    for (const PauseMark &pause : m_pauses) {
        if (std::abs(pause.at - ms) > within)
            continue;
        const QString words = tr("paused for %1").arg(wordsText(pause.lasted));
        return pause.reason.isEmpty() ? words : words + QStringLiteral(": ") + pause.reason;
    }
    return {};
}

QRectF CurveBands::boundingRect() const
{
    return m_plot.united(QRectF(m_plot.left(), m_top, m_plot.width(), height())).adjusted(-4, -2, 4, 2);
}

void CurveBands::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_plot.width() < 40)
        return;
    painter->setFont(m_font);
    for (const Placed &placed : std::as_const(m_bands))
        paintBand(painter, placed);
    paintPauses(painter);
}

void CurveBands::paintBand(QPainter *painter, const Placed &placed) const
{
    using theme::colour;
    const PhaseBand &band = placed.band;
    const bool underWay = band.begun && !band.over;
    const QRectF box(x(band.from), m_top + placed.lane * laneHeight, std::max(2.0, x(band.to) - x(band.from)), laneHeight - 2);
    painter->setPen(QPen(colour(Colour::Line), 1, band.begun ? Qt::SolidLine : Qt::DotLine));
    if (band.from > 0)
        painter->drawLine(QPointF(box.left(), m_plot.top()), QPointF(box.left(), m_plot.bottom()));
    painter->setPen(QPen(colour(underWay ? Colour::Accent : Colour::Line), 1, band.begun ? Qt::SolidLine : Qt::DashLine));
    painter->setBrush(band.begun ? colour(underWay ? Colour::AccentSoft : Colour::Neutral) : colour(Colour::Surface));
    painter->drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    const QFontMetricsF metrics(m_font);
    if (box.width() < metrics.horizontalAdvance(QStringLiteral("Mm…")) + 8)
        return; // the reader names it
    painter->setPen(colour(band.begun ? Colour::Text : Colour::Muted));
    painter->drawText(box.adjusted(4, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(band.title, Qt::ElideRight, box.width() - 8));
}

void CurveBands::paintPauses(QPainter *painter) const
{
    using theme::colour;
    const QFontMetricsF metrics(m_font);
    double free = m_plot.left();
    for (const PauseMark &pause : m_pauses) {
        const QRectF box(x(pause.at) - pauseWidth / 2, m_plot.top(), pauseWidth, m_plot.height());
        painter->fillRect(box, colour(Colour::WarningSoft));
        painter->fillRect(box, QBrush(colour(Colour::Warning), Qt::BDiagPattern));
        const QString name = tr("pause %1").arg(wordsText(pause.lasted));
        const double left = box.right() + 3;
        if (left < free || left + metrics.horizontalAdvance(name) > m_plot.right())
            continue;
        painter->setPen(colour(Colour::Warning));
        painter->drawText(QPointF(left, m_plot.top() + metrics.ascent()), name);
        free = left + metrics.horizontalAdvance(name) + 6;
    }
}

} // namespace muster
