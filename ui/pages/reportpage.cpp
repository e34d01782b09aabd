// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportpage.h"

#include "pages/reportexport.h"
#include "pages/reportrows.h"
#include "pages/reporttable.h"
#include "pages/responsechart.h"
#include "pages/tabletoprows.h"
#include "reports/reporttext.h"
#include "widgets/banner.h"
#include "widgets/bignumber.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"
#include "widgets/pageheader.h"
#include "widgets/recoverychart.h"
#include "widgets/scrolled.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTabWidget>

namespace muster
{

namespace
{
struct Mark
{
    Colour text;
    Colour soft;
};

Mark markOf(const Report &report)
{
    if (report.runId.isEmpty())
        return {Colour::Muted, Colour::Neutral};
    switch (report.verdict) {
    case Verdict::Passed:
        return {Colour::Ok, Colour::OkSoft};
    case Verdict::Failed:
        return {Colour::Bad, Colour::BadSoft};
    case Verdict::Warning:
    case Verdict::Unknown:
        break;
    }
    return {Colour::Warning, Colour::WarningSoft};
}

void showTarget(BigNumber *number, const TargetResult &target)
{
    number->setValue(target.measured ? reporttext::measuredText(target) : QStringLiteral("–"),
                     target.target ? clockText(*target.target) : QString(),
                     theme::of(target.status) == Colour::Bad ? Colour::Bad : Colour::Text);
    switch (target.status) {
    case TargetStatus::Met:
        return number->setMark(QStringLiteral("✓ ") + ReportPage::tr("met"), Colour::Ok, Colour::OkSoft);
    case TargetStatus::Missed:
        return number->setMark(QStringLiteral("✗ ") + ReportPage::tr("missed"), Colour::Bad, Colour::BadSoft);
    case TargetStatus::Unknown:
        return number->setMark(QStringLiteral("? ") + ReportPage::tr("unknown"), Colour::Warning,
                               Colour::WarningSoft);
    case TargetStatus::None:
        return number->setMark(ReportPage::tr("no objective"), Colour::Muted, Colour::Neutral);
    }
}

QLabel *textLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}
} // namespace

ReportPage::ReportPage(QWidget *parent)
    : QWidget(parent), m_header(new PageHeader(tr("Report"), {}, this)), m_banner(new Banner(this)),
      m_export(new ReportExport(m_banner, this)), m_times(new QPushButton(tr("Take over times…"), m_header))
{
    setObjectName(QStringLiteral("reportPage"));
    setAccessibleName(tr("Report"));
    m_times->setObjectName(QStringLiteral("takeOverTimes"));
    m_times->setAccessibleName(tr("Take over measured times"));
    m_times->setToolTip(tr("Measured times beside the plan's estimates, to take over (Ctrl+T)"));
    m_header->addAction(m_times);
    buildDocuments();
    m_header->addAction(m_export);
    connect(m_times, &QPushButton::clicked, this, &ReportPage::timesRequested);
    m_empty = new EmptyState(
        tr("No report chosen"),
        tr("Every run has a report: what was recovered, how fast, what was lost and what must be fixed."),
        tr("Choose a run"), this);
    m_empty->setObjectName(QStringLiteral("reportEmpty"));
    connect(m_empty, &EmptyState::triggered, this, &ReportPage::backRequested);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(buildAnswer());
    column->addWidget(buildTabs(), 1);
    auto *body = new QWidget(this);
    m_faces = new QStackedLayout(body);
    m_faces->addWidget(m_empty);
    m_faces->addWidget(content);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->setSpacing(8);
    below->addWidget(m_banner);
    below->addWidget(m_export->outcome());
    below->addWidget(scrolled(body, this), 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addLayout(below, 1);
    auto *shortcut = new QShortcut(QKeySequence(tr("Ctrl+E")), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, m_export->button(), &QPushButton::click);
    m_export->button()->setToolTip(tr("Export the report (Ctrl+E)"));
    auto *times = new QShortcut(QKeySequence(tr("Ctrl+T")), this);
    times->setContext(Qt::WidgetWithChildrenShortcut);
    connect(times, &QShortcut::activated, this, [this] {
        if (hasTimes())
            Q_EMIT timesRequested();
    });
    setReport(nullptr);
}

QList<QPair<QString, QString>> ReportPage::keys()
{
    return {{tr("Ctrl+E"), tr("export the report")},
            {tr("Ctrl+T"), tr("measured times beside the estimates, to take over")},
            {tr("Ctrl+Shift+D"), tr("documents and forms of the run")},
            {tr("Left, Right"), tr("on the tabs: the previous, the next part")},
            {tr("Up, Down"), tr("in a table: the line above, the line below")},
            {tr("Tab, Shift+Tab"), tr("on through export, charts, tabs and table")}};
}

void ReportPage::buildDocuments()
{
    m_documents = new QPushButton(tr("&Documents"), this);
    m_documents->setObjectName(QStringLiteral("reportDocuments"));
    m_documents->setAccessibleName(tr("Documents of the run"));
    m_documents->setToolTip(tr("Post-drill report, incident report, lessons, summary, announcement (Ctrl+Shift+D)"));
    m_header->addAction(m_documents);
    connect(m_documents, &QPushButton::clicked, this, [this] {
        if (m_report)
            Q_EMIT documentsRequested(m_report->runId);
    });
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, m_documents, &QPushButton::click);
    QMenu *menu = m_export->button()->menu();
    menu->addSeparator();
    QAction *papers = menu->addAction(tr("Documents and forms…"));
    papers->setObjectName(QStringLiteral("exportDocuments"));
    connect(papers, &QAction::triggered, m_documents, &QPushButton::click);
}

QWidget *ReportPage::buildAnswer()
{
    auto *row = new QWidget(this);
    auto *answer = new Card({}, row);
    m_headline = textLabel(QStringLiteral("reportHeadline"), answer);
    QFont heading = theme::semibold(font());
    if (heading.pointSizeF() > 0)
        heading.setPointSizeF(heading.pointSizeF() * 1.25);
    m_headline->setFont(heading);
    m_verdict = new Chip(answer);
    m_verdict->setObjectName(QStringLiteral("reportVerdict"));
    m_summary = textLabel(QStringLiteral("reportSummary"), answer);
    theme::setTextRole(m_summary, Colour::Muted);
    m_rto = new BigNumber(tr("Recovery time / objective"), QStringLiteral("0:00:00"), answer);
    m_rto->setObjectName(QStringLiteral("reportRto"));
    m_rpo = new BigNumber(tr("Data lost / objective"), QStringLiteral("0:00:00"), answer);
    m_rpo->setObjectName(QStringLiteral("reportRpo"));
    m_passed = new BigNumber(tr("Checks passed"), QStringLiteral("00"), answer);
    m_passed->setObjectName(QStringLiteral("reportPassed"));
    auto *numbers = new QGridLayout;
    numbers->setHorizontalSpacing(28);
    numbers->setVerticalSpacing(12);
    numbers->addWidget(m_rto, 0, 0);
    numbers->addWidget(m_rpo, 0, 1);
    numbers->addWidget(m_passed, 1, 0);
    numbers->setColumnStretch(2, 1);
    answer->setBodyMargins(16, 14);
    answer->body()->setSpacing(8);
    answer->body()->addWidget(m_headline);
    answer->body()->addWidget(m_verdict, 0, Qt::AlignLeft);
    answer->body()->addWidget(m_summary);
    answer->body()->addStretch(1);
    answer->body()->addLayout(numbers);
    m_charts = new QStackedWidget(row);
    auto *chart = new Card(tr("Recovery against its objective"), m_charts);
    m_chart = new RecoveryChart(chart);
    chart->addAction(m_chart->toggle());
    chart->body()->addWidget(m_chart);
    auto *response = new Card(tr("Response steps against their objective"), m_charts);
    m_responseChart = new ResponseChart(response);
    response->addAction(m_responseChart->toggle());
    response->body()->addWidget(m_responseChart);
    response->setBodyMargins(1, 1);
    m_charts->addWidget(chart);
    m_charts->addWidget(response);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(answer, 5);
    line->addWidget(m_charts, 6);
    m_charts->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // as high as the answer is
    row->setMinimumHeight(std::max(286, 17 * fontMetrics().lineSpacing()));
    QSizePolicy asHighAsItsWords(QSizePolicy::Preferred, QSizePolicy::Fixed);
    asHighAsItsWords.setHeightForWidth(true);
    row->setSizePolicy(asHighAsItsWords);
    return row;
}

QWidget *ReportPage::buildTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("reportTabs"));
    m_tabs->setAccessibleName(tr("Parts of the report"));
    m_tabs->setDocumentMode(true);
    m_fixes = new ReportTable(reportrows::fixSpec(), m_tabs);
    m_steps = new ReportTable(reportrows::stepSpec(), m_tabs);
    m_facts = new ReportTable(reportrows::factSpec(), m_tabs);
    m_checks = new ReportTable(reportrows::checkSpec(), m_tabs);
    m_timeline = new ReportTable(reportrows::timelineSpec(), m_tabs);
    m_evidence = new ReportTable(reportrows::evidenceSpec(), m_tabs);
    m_improvements = new ReportTable(reportrows::improvementSpec(), m_tabs);
    m_scenarios = new ReportTable(reportrows::scenarioSpec(), m_tabs);
    m_responses = new ReportTable(reportrows::responseSpec(), m_tabs);
    m_injects = new ReportTable(reportrows::injectSpec(), m_tabs);
    m_objectives = new ReportTable(reportrows::objectiveSpec(), m_tabs);
    m_lessons = new ReportTable(reportrows::lessonSpec(), m_tabs);
    showTabs(false);
    auto *card = new Card({}, this);
    card->setBodyMargins(1, 4);
    card->body()->addWidget(m_tabs);
    return card;
}

// What a tabletop has no use for is not there.
void ReportPage::showTabs(bool tabletop)
{
    m_tabs->clear();
    const QVector<ReportTable *> all{m_fixes,   m_improvements, m_scenarios, m_responses, m_injects, m_objectives,
                                     m_lessons, m_steps,        m_checks,    m_facts,     m_timeline,  m_evidence};
    for (ReportTable *table : all)
        table->hide(); // until its tab is chosen
    m_tabs->addTab(m_fixes, tr("What must be fixed"));
    if (tabletop) {
        m_tabs->addTab(m_improvements, tr("Improvement plan"));
        m_tabs->addTab(m_scenarios, tr("Scenarios"));
        m_tabs->addTab(m_responses, tr("Response"));
        m_tabs->addTab(m_injects, tr("Injects"));
        m_tabs->addTab(m_objectives, tr("Objectives"));
        m_tabs->addTab(m_lessons, tr("Lessons"));
    } else {
        m_tabs->addTab(m_steps, tr("Steps"));
        m_tabs->addTab(m_checks, tr("Checks"));
        m_tabs->addTab(m_facts, tr("Phases and decisions"));
    }
    m_tabs->addTab(m_timeline, tr("Timeline"));
    m_tabs->addTab(m_evidence, tr("Evidence"));
}

void ReportPage::setReport(std::shared_ptr<const Report> report)
{
    m_report = std::move(report);
    m_banner->dismiss();
    m_export->setReport(m_report);
    m_times->setVisible(hasTimes());
    m_documents->setEnabled(m_report && !m_report->runId.isEmpty());
    if (!m_report) {
        m_header->setTitle(tr("Report"));
        m_header->setDetail({});
        m_empty->setTexts(
            tr("No report chosen"),
            tr("Every run has a report: what was recovered, how fast, what was lost and what must be fixed."),
            tr("Choose a run"));
        m_faces->setCurrentIndex(0);
        return;
    }
    const Report &shown = *m_report;
    m_header->setTitle(reporttext::title(shown));
    QStringList detail{shown.runId.isEmpty() ? shown.plan.id : shown.runId};
    if (shown.startedAt.isValid())
        detail << reporttext::dateTimeText(shown.startedAt);
    m_header->setDetail(detail.join(QStringLiteral(" · ")));
    m_headline->setText(shown.headline);
    m_summary->setText(reporttext::summaryParagraph(shown));
    const Mark mark = markOf(shown);
    m_verdict->show(reporttext::verdictGlyph(shown.verdict) + QStringLiteral("  ") +
                        reporttext::verdictLabel(shown),
                    mark.text, mark.soft);
    const bool tabletop = reporttext::isTabletop(shown);
    showTabs(tabletop);
    m_charts->setCurrentIndex(tabletop ? 1 : 0);
    if (tabletop) {
        showFigures(shown);
        m_responseChart->setReport(shown.tabletop);
    } else {
        showNumbers(shown);
        m_chart->setCurves(reportrows::curves(shown));
    }
    showLists(shown);
    m_tabs->setEnabled(true);
    m_faces->setCurrentIndex(1);
}

bool ReportPage::hasTimes() const
{
    return m_report && m_report->plan.kind == PlanKind::Drill && !m_report->runId.isEmpty();
}

// Of the tightest scenario, both ways; and the gaps.
void ReportPage::showFigures(const Report &report)
{
    const AarScenario *worst = reporttext::tightest(report.tabletop);
    const auto show = [worst](BigNumber *number, const QString &caption, std::optional<Milliseconds> value) {
        number->setCaption(caption);
        const bool missed = worst && value && *value > *worst->rto;
        number->setValue(value ? clockText(*value) : QStringLiteral("–"), worst ? clockText(*worst->rto) : QString(),
                         missed ? Colour::Bad : Colour::Text);
        if (!worst)
            number->setMark(tr("no objective"), Colour::Muted, Colour::Neutral);
        else if (missed)
            number->setMark(QStringLiteral("✗ ") + tr("missed"), Colour::Bad, Colour::BadSoft);
        else
            number->setMark(QStringLiteral("✓ ") + tr("met"), Colour::Ok, Colour::OkSoft);
    };
    show(m_rto, tr("One after another"), worst ? std::optional(worst->sum) : std::nullopt);
    show(m_rpo, tr("Critical path"), worst ? std::optional(worst->critical) : std::nullopt);
    m_passed->setCaption(tr("Gaps"));
    m_passed->setValue(QString::number(report.gaps.size()));
    m_passed->setMark(reporttext::gapsDetail(report), Colour::Muted, Colour::Neutral);
    m_passed->setAccessibleDescription(reporttext::gapsDetail(report));
}

void ReportPage::showNumbers(const Report &report)
{
    m_rto->setCaption(tr("Recovery time / objective"));
    m_rpo->setCaption(tr("Data lost / objective"));
    m_passed->setCaption(tr("Checks passed"));
    m_passed->setAccessibleDescription(reporttext::checksDetail(report));
    showTarget(m_rto, report.rto);
    showTarget(m_rpo, report.rpo);
    const CheckCounts &counts = report.counts;
    const int counted = counts.total() - counts.skipped;
    m_passed->setValue(counted == 0 ? QStringLiteral("–") : QString::number(counts.passed),
                       counted == 0 ? QString() : QString::number(counted),
                       counts.failed > 0 ? Colour::Bad : Colour::Text);
    const Colour role = counts.failed > 0    ? Colour::Bad
                        : counts.unknown > 0 ? Colour::Warning
                        : counted == 0       ? Colour::Muted
                                             : Colour::Ok;
    const Colour soft = counts.failed > 0    ? Colour::BadSoft
                        : counts.unknown > 0 ? Colour::WarningSoft
                        : counted == 0       ? Colour::Neutral
                                             : Colour::OkSoft;
    m_passed->setMark(reporttext::checksDetail(report), role, soft);
}

void ReportPage::showSession(const Report &report)
{
    m_improvements->setRows(reportrows::improvements(report), reporttext::nothingToFix(report));
    m_scenarios->setRows(reportrows::scenarios(report));
    m_responses->setRows(reportrows::responses(report));
    m_injects->setRows(reportrows::injects(report));
    m_objectives->setRows(reportrows::objectives(report));
    m_lessons->setRows(reportrows::lessons(report));
}

void ReportPage::showLists(const Report &report)
{
    m_fixes->setRows(reportrows::fixes(report), reporttext::nothingToFix(report));
    if (reporttext::isTabletop(report)) {
        showSession(report);
    } else {
        m_steps->setRows(reportrows::steps(report));
        m_checks->setRows(reportrows::checks(report));
        m_facts->setRows(reportrows::facts(report));
    }
    m_timeline->setRows(reportrows::timeline(report));
    m_evidence->setRows(reportrows::evidence(report));
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        const auto *table = static_cast<ReportTable *>(m_tabs->widget(tab));
        if (table->count() > 0 && table != m_evidence)
            m_tabs->setTabText(tab, tr("%1 (%2)", "title, count").arg(m_tabs->tabText(tab)).arg(table->count()));
    }
    m_tabs->setCurrentWidget(report.fixes.isEmpty() && !report.checks.isEmpty() ? m_checks : m_fixes);
}

void ReportPage::showLoading(const QString &title)
{
    setReport(nullptr);
    m_header->setTitle(title.isEmpty() ? tr("Report") : title);
    m_header->setDetail(tr("reading the run's journal …"));
    m_headline->setText(QStringLiteral("…"));
    m_summary->clear();
    m_verdict->show(QStringLiteral("…"), Colour::Muted, Colour::Neutral);
    for (BigNumber *number : {m_rto, m_rpo, m_passed}) {
        number->setValue(QStringLiteral("–"));
        number->setMark({}, Colour::Muted, Colour::Neutral);
    }
    m_chart->setCurves({});
    m_responseChart->setReport({});
    for (ReportTable *table : {m_fixes, m_steps, m_checks, m_facts, m_timeline, m_evidence, m_improvements, m_scenarios,
                               m_responses, m_injects, m_objectives, m_lessons})
        table->setRows({}, tr("Reading the run's journal …"));
    m_tabs->setEnabled(false);
    m_faces->setCurrentIndex(1);
}

void ReportPage::showBroken(const Error &error)
{
    setReport(nullptr);
    m_banner->showError(error, tr("The report cannot be shown; the journal itself was not touched."));
    m_empty->setTexts(tr("This report could not be read"),
                      tr("What the journal holds is safe. The message above says what to try."),
                      tr("Choose another run"));
}

} // namespace muster
