// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportpage.h"

#include "pages/reportexport.h"
#include "pages/reportrows.h"
#include "pages/reporttable.h"
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
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
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
      m_export(new ReportExport(m_banner, this))
{
    setObjectName(QStringLiteral("reportPage"));
    setAccessibleName(tr("Report"));
    m_header->addAction(m_export);
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
    setReport(nullptr);
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
    auto *chart = new Card(tr("Recovery against its objective"), row);
    m_chart = new RecoveryChart(chart);
    chart->addAction(m_chart->toggle());
    chart->body()->addWidget(m_chart);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(answer, 5);
    line->addWidget(chart, 6);
    row->setFixedHeight(std::max(286, 17 * fontMetrics().lineSpacing()));
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
    m_checks = new ReportTable(reportrows::checkSpec(), m_tabs);
    m_timeline = new ReportTable(reportrows::timelineSpec(), m_tabs);
    m_evidence = new ReportTable(reportrows::evidenceSpec(), m_tabs);
    m_tabs->addTab(m_fixes, tr("What must be fixed"));
    m_tabs->addTab(m_steps, tr("Steps"));
    m_tabs->addTab(m_checks, tr("Checks"));
    m_tabs->addTab(m_timeline, tr("Timeline"));
    m_tabs->addTab(m_evidence, tr("Evidence"));
    auto *card = new Card({}, this);
    card->setBodyMargins(1, 4);
    card->body()->addWidget(m_tabs);
    return card;
}

void ReportPage::setReport(std::shared_ptr<const Report> report)
{
    m_report = std::move(report);
    m_banner->dismiss();
    m_export->setReport(m_report);
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
    showNumbers(shown);
    m_chart->setCurves(reportrows::curves(shown));
    showLists(shown);
    m_tabs->setEnabled(true);
    m_faces->setCurrentIndex(1);
}

void ReportPage::showNumbers(const Report &report)
{
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

void ReportPage::showLists(const Report &report)
{
    m_fixes->setRows(reportrows::fixes(report), reporttext::nothingToFix(report));
    m_steps->setRows(reportrows::steps(report));
    m_checks->setRows(reportrows::checks(report));
    m_timeline->setRows(reportrows::timeline(report));
    m_evidence->setRows(reportrows::evidence(report));
    const auto title = [](const QString &text, qsizetype count) {
        return count > 0 ? QStringLiteral("%1 (%2)").arg(text).arg(count) : text;
    };
    m_tabs->setTabText(0, title(tr("What must be fixed"), report.fixes.size()));
    m_tabs->setTabText(1, title(tr("Steps"), report.steps.size()));
    m_tabs->setTabText(2, title(tr("Checks"), report.checks.size()));
    m_tabs->setTabText(3, title(tr("Timeline"), report.timeline.size()));
    m_tabs->setCurrentIndex(report.fixes.isEmpty() && !report.checks.isEmpty() ? 2 : 0);
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
    for (ReportTable *table : {m_fixes, m_steps, m_checks, m_timeline, m_evidence})
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
