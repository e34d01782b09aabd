// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curveview.h"

#include "widgets/curvebands.h"
#include "widgets/theme.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QGraphicsSimpleTextItem>
#include <QKeyEvent>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>

namespace muster
{

namespace
{

// The value of a curve at x, between its points.
std::optional<double> valueAt(const QVector<QPointF> &points, double x)
{
    if (points.isEmpty() || x < points.first().x() || x > points.last().x())
        return std::nullopt;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF &a = points.at(i - 1);
        const QPointF &b = points.at(i);
        if (x > b.x())
            continue;
        const double width = b.x() - a.x();
        return width > 0 ? a.y() + (b.y() - a.y()) * (x - a.x()) / width : b.y();
    }
    return points.last().y();
}

QList<QPointF> inPercent(const QVector<QPointF> &points)
{
    QList<QPointF> result;
    result.reserve(points.size());
    for (const QPointF &point : points)
        result.append(QPointF(point.x(), point.y() * 100));
    return result;
}

} // namespace

CurveView::CurveView(QWidget *parent)
    : QChartView(parent), m_planned(makeLine(Qt::DotLine)), m_actual(makeLine(Qt::SolidLine)),
      m_forecast(makeLine(Qt::DashLine)), m_target(makeLine(Qt::DashLine)),
      m_rangeTop(new QLineSeries(this)), m_rangeBottom(new QLineSeries(this)), m_range(makeRange()),
      m_bands(new CurveBands(chart())), m_time(new QCategoryAxis(this)),
      m_share(new QValueAxis(this)), m_plannedLabel(new QGraphicsSimpleTextItem(chart())),
      m_actualLabel(new QGraphicsSimpleTextItem(chart())),
      m_forecastLabel(new QGraphicsSimpleTextItem(chart())),
      m_targetLabel(new QGraphicsSimpleTextItem(chart())), m_reader(new QGraphicsLineItem(chart()))
{
    setObjectName(QStringLiteral("recoveryCurves"));
    setAccessibleName(tr("Recovery against target"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setBackgroundRoundness(0);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setMargins(QMargins(4, 20, 20, 4));
    m_share->setRange(0, 100);
    m_share->setTickCount(3);
    m_share->setLabelFormat(QStringLiteral("%d %%"));
    m_share->setTitleText(tr("work done, by the estimates"));
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_time->setTitleText(tr("since T+0, h:mm"));
    m_time->setTruncateLabels(false);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_share, Qt::AlignLeft);
    m_bands->setZValue(0.5); // in front of the background, behind the grid
    for (QAbstractSeries *line : std::initializer_list<QAbstractSeries *>{m_range, m_planned, m_actual, m_forecast, m_target}) {
        chart()->addSeries(line);
        line->attachAxis(m_time);
        line->attachAxis(m_share);
    }
    m_plannedLabel->setText(tr("planned"));
    m_actualLabel->setText(tr("actual"));
    m_forecastLabel->setText(tr("forecast"));
    m_targetLabel->setText(tr("RTO target"));
    for (QGraphicsItem *item : std::initializer_list<QGraphicsItem *>{
             m_plannedLabel, m_actualLabel, m_forecastLabel, m_targetLabel, m_reader}) {
        item->setZValue(20);
        item->hide();
    }
    connect(chart(), &QChart::plotAreaChanged, this, &CurveView::placeLabels);
    applyTheme();
    setCurves({});
}

QLineSeries *CurveView::makeLine(Qt::PenStyle style)
{
    auto *line = new QLineSeries(this);
    line->setPen(QPen(Qt::black, style == Qt::SolidLine ? 2.5 : 2, style));
    return line;
}

QAreaSeries *CurveView::makeRange()
{
    auto *range = new QAreaSeries(m_rangeTop, m_rangeBottom);
    range->setParent(this);
    range->setPen(Qt::NoPen);
    return range;
}

void CurveView::applyTheme()
{
    using theme::colour;
    const auto tint = [](QLineSeries *line, Colour role) {
        QPen pen = line->pen();
        pen.setColor(colour(role));
        line->setPen(pen);
    };
    tint(m_planned, Colour::Muted);
    tint(m_actual, Colour::Accent);
    tint(m_forecast, m_curves.missesTarget ? Colour::Bad : Colour::Accent);
    tint(m_target, Colour::Bad);
    QColor range = colour(m_curves.missesTarget ? Colour::Bad : Colour::Accent);
    range.setAlphaF(0.16F);
    m_range->setBrush(range);
    m_bands->setFont(theme::small(font()));
    chart()->setBackgroundBrush(colour(Colour::Surface));
    setBackgroundBrush(colour(Colour::Surface));
    const QFont small = theme::small(font());
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *>{m_time, m_share}) {
        axis->setLabelsBrush(colour(Colour::Muted));
        axis->setTitleBrush(colour(Colour::Muted));
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
        axis->setLinePenColor(colour(Colour::Line));
        axis->setGridLineColor(colour(Colour::Line));
    }
    m_time->setGridLineVisible(false);
    m_plannedLabel->setBrush(colour(Colour::Muted));
    m_actualLabel->setBrush(colour(Colour::Accent));
    m_forecastLabel->setBrush(colour(m_curves.missesTarget ? Colour::Bad : Colour::Accent));
    m_targetLabel->setBrush(colour(Colour::Bad));
    for (QGraphicsSimpleTextItem *label : {m_plannedLabel, m_actualLabel, m_forecastLabel, m_targetLabel})
        label->setFont(small);
    m_reader->setPen(QPen(colour(Colour::Text), 1));
}

void CurveView::setCurves(const RecoveryCurves &curves)
{
    const bool turned = curves.missesTarget != m_curves.missesTarget;
    m_curves = curves;
    if (turned)
        applyTheme();
    findStops();
    m_bands->setCurves(curves);
    const int strip = static_cast<int>(m_bands->height());
    chart()->setMargins(QMargins(4, 20, 20, strip > 0 ? strip + 6 : 4));
    showRange();
    m_planned->replace(inPercent(curves.planned));
    m_actual->replace(inPercent(curves.actual));
    m_forecast->replace(inPercent(curves.forecast));
    if (curves.target) {
        const auto x = static_cast<double>(curves.target->count());
        m_target->replace(QList<QPointF>{QPointF(x, 0), QPointF(x, 100)});
    } else {
        m_target->clear();
    }
    scaleAxes();
    placeLabels();
}

void CurveView::placeLabel(QGraphicsSimpleTextItem *item, const QVector<QPointF> &points, bool below)
{
    item->setVisible(points.size() > 1);
    if (points.size() < 2)
        return;
    const QRectF plot = chart()->plotArea();
    const QRectF box = item->boundingRect();
    const double line =
        m_curves.target
            ? chart()->mapToPosition(QPointF(static_cast<double>(m_curves.target->count()), 0), m_planned).x()
            : -1000;
    // Half way, by the clock as points may be dense at one end; further off when the target's line is there.
    for (double share : {0.5, 0.3, 0.7, 0.15, 0.85}) {
        const double along = points.first().x() + (points.last().x() - points.first().x()) * share;
        const QPointF at =
            chart()->mapToPosition(QPointF(along, valueAt(points, along).value_or(0) * 100), m_planned);
        const double x = below ? at.x() + 8 : at.x() - box.width() - 8;
        const double y = below ? at.y() + 2 : at.y() - box.height() - 2;
        item->setPos(std::clamp(x, plot.left() + 2, std::max(plot.left() + 2, plot.right() - box.width())),
                     std::clamp(y, plot.top(), std::max(plot.top(), plot.bottom() - box.height())));
        if (line < item->x() - 4 || line > item->x() + box.width() + 4)
            return;
    }
}

void CurveView::placeLabels()
{
    const QRectF plot = chart()->plotArea();
    if (plot.width() < 40)
        return;
    m_bands->place(plot, m_span, chart()->rect().bottom() - m_bands->height() - 2);
    placeLabel(m_plannedLabel, m_curves.planned, true);
    placeLabel(m_actualLabel, m_curves.actual, false);
    placeLabel(m_forecastLabel, m_curves.forecast, false);
    m_targetLabel->setVisible(m_curves.target.has_value());
    if (m_curves.target) {
        const auto x = static_cast<double>(m_curves.target->count());
        const bool inside = x <= m_span;
        m_targetLabel->setText(inside ? tr("RTO target %1").arg(clockText(*m_curves.target))
                                      : tr("RTO target %1 →").arg(clockText(*m_curves.target)));
        const double at = inside ? chart()->mapToPosition(QPointF(x, 100), m_planned).x() : plot.right();
        const double width = m_targetLabel->boundingRect().width();
        m_targetLabel->setPos(std::max(plot.left(), std::min(at - width / 2, plot.right() - width)),
                              plot.top() - m_targetLabel->boundingRect().height() - 3);
        m_target->setVisible(inside);
    }
    if (!m_reading.isEmpty() && m_place >= 0 && m_place < m_stops.size())
        read(m_stops.at(m_place));
}

QString CurveView::momentAt(double x) const
{
    QStringList parts;
    const NamedMoment moment = stepAt(m_curves, x);
    if (moment.step) {
        const QString when = offsetText(Milliseconds(static_cast<qint64>(moment.at)));
        const QString form = moment.kind == NamedMoment::Kind::Ended      ? tr("“%1” ended at %2")
                             : moment.kind == NamedMoment::Kind::Expected ? tr("“%1” expected at %2")
                                                                          : tr("“%1” planned for %2");
        parts << form.arg(moment.step->text, when);
    }
    if (const QString phase = m_bands->phaseAt(x); !phase.isEmpty())
        parts << tr("phase %1").arg(phase);
    const double near = chart()->plotArea().width() > 0 ? m_span * 4 / chart()->plotArea().width() : 0;
    if (const QString pause = m_bands->pauseAt(x, near); !pause.isEmpty())
        parts << pause;
    return parts.join(QStringLiteral(" · "));
}

void CurveView::read(double x)
{
    const QRectF plot = chart()->plotArea();
    QStringList parts{offsetText(Milliseconds(static_cast<qint64>(x)))};
    const auto add = [&parts](const QString &form, const std::optional<double> &value) {
        if (value)
            parts << form.arg(QLocale().toString(*value * 100, 'f', 0));
    };
    add(tr("actual %1 %"), valueAt(m_curves.actual, x));
    add(tr("forecast %1 %"), valueAt(m_curves.forecast, x));
    add(tr("planned %1 %"), valueAt(m_curves.planned, x));
    m_lines = QStringList{parts.join(QStringLiteral(" · "))};
    if (const QString moment = momentAt(x); !moment.isEmpty())
        m_lines << moment;
    m_reading = m_lines.join(QStringLiteral(" · "));
    setAccessibleDescription(m_reading);
    const double at = chart()->mapToPosition(QPointF(x, 0), m_planned).x();
    m_reader->setLine(at, plot.top(), at, plot.bottom());
    m_reader->show();
    viewport()->update();
}

void CurveView::stopReading()
{
    m_reading.clear();
    m_place = -1;
    m_reader->hide();
    viewport()->update();
}

void CurveView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF value = chart()->mapToValue(event->position(), m_planned);
    m_place = -1;
    if (value.x() >= 0 && value.x() <= m_span)
        read(value.x());
    else
        stopReading();
    QChartView::mouseMoveEvent(event);
}

void CurveView::leaveEvent(QEvent *event)
{
    stopReading();
    QChartView::leaveEvent(event);
}

void CurveView::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->key() == Qt::Key_Left;
    if ((!back && event->key() != Qt::Key_Right) || event->modifiers() != Qt::NoModifier || m_stops.isEmpty()) {
        event->ignore();
        return;
    }
    const auto last = static_cast<int>(m_stops.size()) - 1;
    m_place = std::clamp((m_place < 0 ? m_nowStop : m_place) + (back ? -1 : 1), 0, last);
    read(m_stops.at(m_place));
}

void CurveView::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    if (m_nowStop >= 0 && event->reason() != Qt::MouseFocusReason) {
        m_place = m_nowStop;
        read(m_stops.at(m_place));
    }
    viewport()->update();
}

void CurveView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    stopReading();
}

void CurveView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placeLabels();
}

void CurveView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyTheme();
    QChartView::changeEvent(event);
}

void CurveView::paintEvent(QPaintEvent *event)
{
    QChartView::paintEvent(event);
    QPainter painter(viewport());
    if (hasFocus()) {
        painter.setPen(QPen(theme::colour(Colour::Accent), 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
    if (m_reading.isEmpty())
        return;
    const QFontMetrics metrics(font());
    const QRectF plot = chart()->plotArea();
    QStringList shown;
    int width = 0;
    for (const QString &line : std::as_const(m_lines)) {
        shown << metrics.elidedText(line, Qt::ElideRight, viewport()->width() - 32);
        width = std::max(width, metrics.horizontalAdvance(shown.last()) + 16);
    }
    const double left = std::clamp(m_reader->line().x1() - width / 2.0, 4.0,
                                   std::max(4.0, static_cast<double>(viewport()->width() - width - 4)));
    const double height = metrics.lineSpacing() * static_cast<double>(shown.size()) + 8;
    const QRectF box(left, plot.bottom() - height - 6, width, height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::colour(Colour::Line));
    painter.setBrush(theme::colour(Colour::Window));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme::colour(Colour::Text));
    painter.drawText(box, Qt::AlignCenter, shown.join(u'\n'));
}

} // namespace muster
