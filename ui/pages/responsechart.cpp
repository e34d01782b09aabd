// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/responsechart.h"

#include "items/twintable.h"
#include "reports/reporttext.h"
#include "widgets/ganttview.h"
#include "widgets/theme.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

namespace muster
{

ResponseChart::ResponseChart(QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox(this)), m_words(new QLabel(this)), m_stack(new QStackedLayout),
      m_bars(new GanttView(this)),
      m_table(new TwinTable({tr("Step"), tr("Starts"), tr("Ends"), tr("Critical path")}, this)),
      m_toggle(new QPushButton(tr("Table"), this))
{
    setObjectName(QStringLiteral("responseChart"));
    m_choice->setObjectName(QStringLiteral("responseScenario"));
    m_choice->setAccessibleName(tr("Scenario that is drawn"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(24);
    m_words->setObjectName(QStringLiteral("responseSentence"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_toggle->setObjectName(QStringLiteral("responseToggle"));
    m_toggle->setAccessibleName(tr("Show the response steps as a table"));
    m_toggle->setProperty("kind", QStringLiteral("link"));
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("responseBars"));
    area->setAccessibleName(tr("Response steps against time"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(area);
    auto *insideLayout = new QVBoxLayout(inside);
    insideLayout->setContentsMargins(0, 0, 0, 0);
    insideLayout->addWidget(m_bars);
    insideLayout->addStretch(1);
    area->setWidget(inside);
    inside->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    auto *table = new RowView(QStringLiteral("responseTable"), tr("Response steps against time, as a table"), {}, this);
    table->useModel(m_table, {0, 76, 76, 96}, 0);
    m_stack->addWidget(area);
    m_stack->addWidget(table);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 6, 12, 2);
    head->addWidget(m_choice, 0, Qt::AlignLeft);
    head->addWidget(m_words);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(head);
    all->addLayout(m_stack, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ResponseChart::showScenario);
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        m_stack->setCurrentIndex(1 - m_stack->currentIndex());
        const bool bars = m_stack->currentIndex() == 0;
        m_toggle->setText(bars ? tr("Table") : tr("Chart"));
        m_toggle->setAccessibleName(bars ? tr("Show the response steps as a table")
                                         : tr("Show the response steps as a chart"));
    });
}

void ResponseChart::setReport(const TabletopReport &tabletop)
{
    m_scenarios = tabletop.scenarios;
    const AarScenario *tightest = reporttext::tightest(tabletop);
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const AarScenario &scenario : std::as_const(m_scenarios)) {
        m_choice->addItem(fontMetrics().elidedText(scenario.name, Qt::ElideRight, 340));
        m_choice->setItemData(m_choice->count() - 1, scenario.name, Qt::ToolTipRole);
    }
    m_choice->setVisible(m_scenarios.size() > 1);
    const int which = tightest ? static_cast<int>(tightest - tabletop.scenarios.constData()) : m_scenarios.isEmpty() ? -1 : 0;
    m_choice->setCurrentIndex(which);
    showScenario(which);
}

void ResponseChart::showScenario(int which)
{
    QVector<GanttBar> bars;
    QVector<QStringList> rows;
    const AarScenario scenario = m_scenarios.value(which);
    for (const AarStep &step : scenario.steps) {
        if (!scenario.cycle.isEmpty())
            break; // nothing to go by
        const Milliseconds length = step.estimate.value_or(Milliseconds(0));
        bars.append({step.action, step.start, length, step.critical});
        rows.append({step.action, offsetText(step.start), offsetText(step.start + length),
                     step.critical ? tr("◆ yes") : tr("no")});
    }
    const QString words = which < 0 ? tr("The exercise has no scenario.") : reporttext::scenarioSentence(scenario);
    const bool missed = reporttext::scenarioStatus(scenario) == TargetStatus::Missed;
    theme::setTextRole(m_words, missed ? Colour::Bad : Colour::Muted);
    m_words->setText(words);
    m_bars->setBars(bars, scenario.rto);
    m_bars->setAccessibleDescription(words);
    m_table->setRows(rows);
}

} // namespace muster
