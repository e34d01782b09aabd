// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recoverychart.h"

#include "widgets/curvesmodel.h"
#include "widgets/curveview.h"
#include "widgets/views.h"

#include <QPushButton>
#include <QStackedLayout>

namespace muster
{

RecoveryChart::RecoveryChart(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
    , m_view(new CurveView(this))
    , m_model(new CurvesModel(this))
    , m_toggle(new QPushButton(tr("Table"), this))
{
    auto *table = new RowView(QStringLiteral("recoveryTable"), tr("Recovery against target, as a table"), {}, this);
    table->useModel(m_model, {0, 90, 130, 90}, 0);
    m_stack->setContentsMargins(1, 0, 1, 1);
    m_stack->addWidget(m_view);
    m_stack->addWidget(table);
    m_toggle->setObjectName(QStringLiteral("chartToggle"));
    m_toggle->setAccessibleName(tr("Show the chart as a table"));
    m_toggle->setProperty("kind", QStringLiteral("link"));
    m_toggle->setCheckable(true);
    connect(m_toggle, &QPushButton::toggled, this, [this](bool asTable) {
        m_stack->setCurrentIndex(asTable ? 1 : 0);
        m_toggle->setText(asTable ? tr("Chart") : tr("Table"));
    });
}

void RecoveryChart::setCurves(const RecoveryCurves &curves)
{
    if (curves == m_curves)
        return;
    m_curves = curves;
    m_view->setCurves(curves);
    m_model->setCurves(curves);
}

} // namespace muster
