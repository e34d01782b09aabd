// SPDX-License-Identifier: GPL-3.0-or-later
// The chart itself (Qt Charts): three lines with direct labels, the target line, and a reader that the mouse or the
// arrow keys move along the points and the steps to come; phases below the axis, the forecast's range lighter. Window thread; owned by RecoveryChart.
#pragma once

#include "domain/recoverycurves.h"

#include <QChartView>

class QAreaSeries;
class QCategoryAxis;
class QGraphicsLineItem;
class QGraphicsSimpleTextItem;
class QLineSeries;
class QValueAxis;

namespace muster
{

class CurveBands;

class CurveView final : public QChartView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurveView)

public:
    explicit CurveView(QWidget *parent = nullptr);
    void setCurves(const RecoveryCurves &curves);
    [[nodiscard]] QString reading() const { return m_reading; } // what the reader says now

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QLineSeries *makeLine(Qt::PenStyle style);
    QAreaSeries *makeRange();
    void applyTheme();
    void showRange();
    void findStops();
    [[nodiscard]] int stopNow() const; // the place of the newest point
    [[nodiscard]] QString momentAt(double x) const; // phase, step, pause
    void scaleAxes();
    void placeLabels();
    void placeLabel(QGraphicsSimpleTextItem *item, const QVector<QPointF> &points, bool below);
    void read(double x);
    void stopReading();

    RecoveryCurves m_curves;
    QLineSeries *m_planned;
    QLineSeries *m_actual;
    QLineSeries *m_forecast;
    QLineSeries *m_target;
    QLineSeries *m_rangeTop;
    QLineSeries *m_rangeBottom;
    QAreaSeries *m_range; // between the quickest and the slowest course
    CurveBands *m_bands;
    QCategoryAxis *m_time;
    QValueAxis *m_share;
    QGraphicsSimpleTextItem *m_plannedLabel;
    QGraphicsSimpleTextItem *m_actualLabel;
    QGraphicsSimpleTextItem *m_forecastLabel;
    QGraphicsSimpleTextItem *m_targetLabel;
    QGraphicsLineItem *m_reader;
    QString m_reading;
    QStringList m_lines;     // the same, as it is painted
    QVector<double> m_stops; // moments that the keyboard reads
    double m_span = 0; // milliseconds shown
    double m_step = 0;
    int m_nowStop = -1;
    int m_place = -1;  // stop that the keyboard reads
};

} // namespace muster
