// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tabletopanalysis.h"

#include "items/tabletoptables.h"
#include "items/twintable.h"
#include "widgets/flowstrip.h"
#include "widgets/ganttview.h"
#include "widgets/theme.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace muster
{

namespace
{

constexpr std::chrono::minutes longestQuiet{15};

QString text(const char *source)
{
    return QCoreApplication::translate("muster::TabletopAnalysis", source);
}

QString verdictText(Milliseconds target, Milliseconds needed)
{
    if (needed <= target)
        return needed == target ? text("✓ met exactly") : text("✓ met by %1").arg(wordsText(target - needed));
    return text("✗ missed by %1").arg(wordsText(needed - target));
}

QString countText(const char *one, const char *many, qsizetype count)
{
    return text(count == 1 ? one : many).arg(count);
}

QString freeTextNote(const ResponseAnalysis &analysis)
{
    if (analysis.freeText.isEmpty())
        return {};
    return countText("%1 dependency in free text counts as “after the step above” (Ctrl+Shift+L links it).",
                     "%1 dependencies in free text count as “after the step above” (Ctrl+Shift+L links them).",
                     analysis.freeText.size());
}

} // namespace

QString responseWords(const Scenario &scenario, const ResponseAnalysis &analysis)
{
    if (scenario.steps.isEmpty())
        return text("Response steps appear here with their times once there are some.");
    if (!analysis.cycle.isEmpty())
        return text("✗ Steps wait for each other in a circle: %1.").arg(analysis.cycle.join(QStringLiteral(" → ")));
    const QString times = text("%1 one after another, %2 on the critical path")
                              .arg(wordsText(analysis.sum), wordsText(analysis.critical));
    QStringList sentences;
    if (!scenario.expectedRto)
        sentences << text("%1; this scenario has no RTO yet (tab “Scenario”).").arg(times);
    else if (analysis.sum == analysis.critical)
        sentences << text("%1; RTO %2: %3.")
                         .arg(times, wordsText(*scenario.expectedRto),
                              verdictText(*scenario.expectedRto, analysis.sum));
    else
        sentences << text("%1; RTO %2: %3, on the critical path %4.")
                         .arg(times, wordsText(*scenario.expectedRto),
                              verdictText(*scenario.expectedRto, analysis.sum),
                              verdictText(*scenario.expectedRto, analysis.critical));
    if (const QString note = freeTextNote(analysis); !note.isEmpty())
        sentences << note;
    return sentences.join(u' ');
}

QString flowWords(const QVector<Inject> &injects, const QVector<QuietStretch> &quiet)
{
    QVector<Milliseconds> times;
    qsizetype contingencies = 0;
    qsizetype untimed = 0;
    for (const Inject &inject : injects) {
        if (inject.contingency)
            ++contingencies;
        else if (inject.at)
            times << *inject.at;
        else
            ++untimed;
    }
    if (times.isEmpty())
        return text("Injects with a time appear here in their order.");
    const auto [first, last] = std::minmax_element(times.begin(), times.end());
    QStringList parts{countText("%1 inject", "%1 injects", times.size()) +
                      text(" from %1 to %2").arg(offsetText(*first), offsetText(*last))};
    if (quiet.isEmpty())
        parts << text("✓ never quiet for more than 15 min");
    else
        parts << text("! quiet for %1 from %2 to %3")
                     .arg(wordsText(quiet.first().to - quiet.first().from), offsetText(quiet.first().from),
                          offsetText(quiet.first().to));
    if (quiet.size() > 1)
        parts << countText("%1 more quiet stretch", "%1 more quiet stretches", quiet.size() - 1);
    if (contingencies > 0)
        parts << countText("%1 contingency in the tray", "%1 contingencies in the tray", contingencies);
    if (untimed > 0)
        parts << countText("%1 without a time", "%1 without a time", untimed);
    return parts.join(QStringLiteral("; ")) + u'.';
}

TabletopAnalysis::TabletopAnalysis(QWidget *parent)
    : QWidget(parent), m_times(new QLabel(this)), m_flowWords(new QLabel(this)), m_stack(new QStackedWidget(this)),
      m_toggle(new QPushButton(tr("Tables"), this))
{
    setObjectName(QStringLiteral("tabletopAnalysis"));
    setAccessibleName(tr("Response against RTO, and flow of injects"));
    m_times->setObjectName(QStringLiteral("responseWords"));
    m_flowWords->setObjectName(QStringLiteral("flowWords"));
    for (QLabel *label : {m_times, m_flowWords}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_times->setFont(theme::semibold(font()));
    m_toggle->setObjectName(QStringLiteral("analysisToggle"));
    m_toggle->setAccessibleName(tr("Show the charts as tables"));
    m_toggle->setProperty("kind", QStringLiteral("link"));
    m_stack->addWidget(makePictures());
    m_stack->addWidget(makeTables());
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 8, 2);
    head->addWidget(m_times, 1);
    head->addWidget(m_toggle, 0, Qt::AlignTop);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(head);
    all->addWidget(m_stack, 1);
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        m_stack->setCurrentIndex(1 - m_stack->currentIndex());
        m_toggle->setText(m_stack->currentIndex() == 0 ? tr("Tables") : tr("Charts"));
        m_toggle->setAccessibleName(m_stack->currentIndex() == 0 ? tr("Show the charts as tables")
                                                                 : tr("Show the tables as charts"));
    });
}

QWidget *TabletopAnalysis::makePictures()
{
    auto *box = new QWidget(m_stack);
    m_gantt = new GanttView(box);
    m_strip = new FlowStrip(box);
    auto *area = new QScrollArea(box);
    area->setObjectName(QStringLiteral("ganttArea"));
    area->setAccessibleName(m_gantt->accessibleName());
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(area);
    auto *insideLayout = new QVBoxLayout(inside);
    insideLayout->setContentsMargins(0, 0, 0, 0);
    insideLayout->addWidget(m_gantt);
    insideLayout->addStretch(1);
    area->setWidget(inside);
    inside->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(area, 1);
    auto *words = new QHBoxLayout;
    words->setContentsMargins(12, 2, 12, 0);
    words->addWidget(m_flowWords);
    layout->addLayout(words);
    layout->addWidget(m_strip);
    return box;
}

QWidget *TabletopAnalysis::makeTables()
{
    auto *box = new QWidget(m_stack);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_stepsTable = new TwinTable({tr("Step"), tr("Starts"), tr("Ends"), tr("Critical path")}, this);
    m_flowTable = new TwinTable({tr("Time"), tr("Inject"), tr("Since the one before")}, this);
    auto *steps = new RowView(QStringLiteral("ganttTable"), tr("Response steps against time, as a table"), {}, box);
    steps->useModel(m_stepsTable, {0, 90, 90, 120}, 0);
    auto *flow = new RowView(QStringLiteral("flowTable"), tr("Injects against time, as a table"), {}, box);
    flow->useModel(m_flowTable, {100, 0, 190}, 1);
    layout->addWidget(steps, 1);
    layout->addWidget(flow, 1);
    return box;
}

void TabletopAnalysis::showScenario(const Scenario *scenario)
{
    showSteps(scenario ? *scenario : Scenario{});
    showFlow(scenario ? *scenario : Scenario{});
}

void TabletopAnalysis::showSteps(const Scenario &scenario)
{
    const ResponseAnalysis analysis = analyseResponse(scenario.steps);
    QVector<GanttBar> bars;
    QVector<QStringList> rows;
    for (int i = 0; i < scenario.steps.size(); ++i) {
        const ResponseStep &step = scenario.steps.at(i);
        const Milliseconds length = step.estimate.value_or(Milliseconds(0));
        const bool critical = analysis.path.contains(i);
        bars.append({step.action, analysis.start.at(i), length, critical});
        rows.append({step.action, offsetText(analysis.start.at(i)), offsetText(analysis.start.at(i) + length),
                     critical ? tr("◆ yes") : tr("no")});
    }
    const QString words = responseWords(scenario, analysis);
    const bool late = !analysis.cycle.isEmpty() || (scenario.expectedRto && analysis.sum > *scenario.expectedRto);
    theme::setTextRole(m_times, late ? Colour::Bad : Colour::Text);
    m_times->setText(words);
    m_gantt->setBars(bars, scenario.expectedRto);
    m_gantt->setAccessibleDescription(words);
    m_stepsTable->setRows(rows);
}

void TabletopAnalysis::showFlow(const Scenario &scenario)
{
    const QVector<QuietStretch> quiet = quietStretches(scenario.injects, longestQuiet);
    QVector<Inject> timed;
    for (const Inject &inject : scenario.injects) {
        if (inject.at && !inject.contingency)
            timed << inject;
    }
    std::stable_sort(timed.begin(), timed.end(), [](const Inject &a, const Inject &b) { return *a.at < *b.at; });
    QVector<QStringList> rows;
    for (int i = 0; i < timed.size(); ++i) {
        const Milliseconds since = i > 0 ? *timed.at(i).at - *timed.at(i - 1).at : Milliseconds(0);
        const QString sinceText = i == 0 || since.count() == 0 ? QString() : wordsText(since);
        rows.append({offsetText(*timed.at(i).at), tr("%1 %2", "number, message").arg(timed.at(i).number, timed.at(i).message),
                     since > longestQuiet ? tr("! %1, quiet").arg(sinceText) : sinceText});
    }
    m_flowWords->setText(flowWords(scenario.injects, quiet));
    theme::setTextRole(m_flowWords, quiet.isEmpty() ? Colour::Muted : Colour::Warning);
    m_strip->setInjects(scenario.injects, quiet);
    m_strip->setAccessibleDescription(m_flowWords->text());
    m_flowTable->setRows(rows);
}

} // namespace muster
