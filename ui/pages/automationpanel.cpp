// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/automationpanel.h"

#include "items/checksmodel.h"
#include "items/roles.h"
#include "items/words.h"
#include "pages/stepdetails.h"
#include "widgets/card.h"
#include "widgets/progresspanel.h"
#include "widgets/theme.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTabBar>
#include <QTabWidget>

namespace muster
{

namespace
{

constexpr int mostPanels = 3;
constexpr int logLines = 5000;

} // namespace

AutomationPanel::AutomationPanel(QWidget *parent)
    : QWidget(parent), m_card(new Card(tr("Automation"), this)), m_panelsLayout(new QVBoxLayout),
      m_tabs(new QTabWidget(this)), m_checks(new ChecksModel(this)), m_log(new QPlainTextEdit(this)),
      m_details(new StepDetails(this))
{
    RowLook look;
    look.glyphColumn = ChecksModel::CheckColumn;
    look.mutedColumns = {ChecksModel::DurationColumn};
    look.tall = true;
    m_checksView = new RowView(QStringLiteral("checks"), tr("Checks"), look, this);
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_checks);
    sorted->setSortRole(SortRole);
    m_checksView->useModel(sorted, {0, 0, 78, 78, 60}, ChecksModel::CheckColumn);
    m_checksView->setSortingEnabled(true);
    m_checksView->sortByColumn(-1, Qt::AscendingOrder); // as they come, until a head is clicked
    m_checksView->setColumnHidden(ChecksModel::ObjectColumn, true);
    m_log->setObjectName(QStringLiteral("log"));
    m_log->setAccessibleName(tr("Log of the workers"));
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(logLines);
    m_log->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_log->setFont(theme::fixed(theme::small(font())));
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setPlaceholderText(tr("What the workers say appears here."));
    m_tabs->setObjectName(QStringLiteral("automationTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->addTab(m_checksView, tr("Checks"));
    m_tabs->addTab(m_log, tr("Log"));
    m_tabs->addTab(m_details, tr("Step"));
    m_panelsLayout->setSpacing(0);
    m_panelsLayout->setContentsMargins(0, 0, 0, 0);
    m_card->body()->addLayout(m_panelsLayout);
    m_card->body()->addWidget(m_tabs, 1);
    m_card->setBodyMargins(1, 0);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    for (int i = 0; i < mostPanels; ++i) {
        auto *panel = new ProgressPanel(this);
        panel->setVisible(i == 0);
        m_panelsLayout->addWidget(panel);
        m_panels << panel;
    }
    connect(m_details, &StepDetails::left, this, [this] {
        m_tabs->setCurrentWidget(m_checksView);
        Q_EMIT left();
    });
    showTitles();
}

void AutomationPanel::showRun(const Plan &plan, const RunState &state)
{
    m_checks->setRun(state);
    m_log->clear();
    m_problems = 0;
    for (const TimelineItem &item : state.timeline) {
        if (item.kind == u"log")
            addLog(item.at, item.step, {item.step, QStringLiteral("warning"), item.text});
    }
    update(plan, state, {});
}

void AutomationPanel::update(const Plan &plan, const RunState &state,
                             const QHash<QString, event::StepProgressed> &live)
{
    const QScrollBar *bar = m_checksView->verticalScrollBar();
    const bool following = bar->value() == bar->maximum();
    const int before = m_checks->rowCount();
    m_checks->update(state);
    if (following && m_checks->rowCount() != before)
        m_checksView->scrollToBottom();
    showProgress(state, live);
    showTitles();
    if (m_tabs->currentWidget() == m_details && !m_details->stepId().isEmpty()) {
        if (const Step *step = plan.findStep(m_details->stepId()))
            m_details->showStep(*step, state);
    }
}

void AutomationPanel::showProgress(const RunState &state, const QHash<QString, event::StepProgressed> &live)
{
    QVector<const Step *> shown;
    const Step *latest = nullptr;
    for (const Phase &phase : state.phases) {
        for (const Step &step : phase.steps) {
            const StepState *now = state.step(step.id);
            if (!now || step.isManual())
                continue;
            if (now->status == Status::Running)
                shown << &step;
            else if (isFinal(now->status) && (!latest || state.step(latest->id)->endedAt <= now->endedAt))
                latest = &step;
        }
    }
    if (shown.isEmpty() && latest)
        shown << latest;
    for (int i = 0; i < m_panels.size(); ++i) {
        ProgressPanel *panel = m_panels.at(i);
        panel->setVisible(i == 0 || i < shown.size());
        if (i >= shown.size()) {
            panel->clear();
            continue;
        }
        const StepState *now = state.step(shown.at(i)->id);
        const bool running = now->status == Status::Running;
        const Milliseconds since(now->startedAt.msecsTo(QDateTime::currentDateTimeUtc()) / 1000 * 1000);
        panel->showStep(shown.at(i)->text, now->status,
                        running && since.count() >= 1000 ? tr("running for %1").arg(clockText(since))
                                                         : now->message);
        if (!running)
            continue;
        const auto figures = live.constFind(shown.at(i)->id);
        const event::StepProgressed &progress = figures == live.constEnd() ? now->progress : *figures;
        if (progress.done > 0 || progress.total > 0 || progress.bytesDone > 0 || !progress.what.isEmpty())
            panel->showProgress(progress, now->startedAt);
    }
}

void AutomationPanel::showTitles()
{
    const int failed = m_checks->count(Status::Failed);
    const int unknown = m_checks->count(Status::Unknown);
    QStringList parts;
    if (failed > 0)
        parts << tr("✗ %1 failed").arg(failed);
    if (unknown > 0)
        parts << tr("? %1 unknown").arg(unknown);
    const int passed = m_checks->count(Status::Passed);
    if (passed > 0 || parts.isEmpty())
        parts << (passed > 0 ? tr("✓ %1 passed").arg(passed) : tr("none yet"));
    m_tabs->setTabText(0, tr("Checks: %1").arg(parts.join(QStringLiteral(", "))));
    m_tabs->setTabText(1, m_problems > 0 ? tr("Log (! %1)").arg(m_problems) : tr("Log"));
}

void AutomationPanel::addLog(const QDateTime &at, const QString &stepText, const event::StepLogged &line)
{
    if (line.level == u"warning" || line.level == u"error")
        ++m_problems;
    const QString mark = line.level == u"error"     ? QStringLiteral("✗ ")
                         : line.level == u"warning" ? QStringLiteral("! ")
                                                    : QString();
    m_log->appendPlainText(at.toLocalTime().time().toString(QStringLiteral("HH:mm:ss")) + u"  " + stepText +
                           u"  " + mark + line.text);
}

void AutomationPanel::openStep(const Step &step, const RunState &state)
{
    m_details->showStep(step, state);
    m_tabs->setCurrentWidget(m_details);
    m_details->setFocus(Qt::OtherFocusReason);
}

} // namespace muster
