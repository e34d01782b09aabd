// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a run in the window: what a director asks, the chart, and every list behind it. Its other
// faces: empty, loading, broken. Window thread.
#pragma once

#include "domain/error.h"
#include "reports/report.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QStackedLayout;
class QStackedWidget;
class QTabWidget;

namespace muster
{

class Banner;
class BigNumber;
class Card;
class Chip;
class EmptyState;
class PageHeader;
class RecoveryChart;
class ReportExport;
class ReportTable;
class ResponseChart;

class ReportPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportPage)

public:
    explicit ReportPage(QWidget *parent = nullptr);

    void setReport(std::shared_ptr<const Report> report); // null: the empty face
    void showLoading(const QString &title);               // structure, until the report comes
    void showBroken(const Error &error);
    [[nodiscard]] static QList<QPair<QString, QString>> keys(); // key, what it does
    [[nodiscard]] ReportExport *exporter() const { return m_export; }
    [[nodiscard]] bool hasTimes() const; // a drill that was run
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }
    [[nodiscard]] ReportTable *checks() const { return m_checks; }

Q_SIGNALS:
    void timesRequested(); // of a drill: measured times beside the plan's estimates
    void backRequested(); // from the empty and the broken face
    void documentsRequested(const QString &runId);

private:
    void buildDocuments();
    QWidget *buildAnswer();
    QWidget *buildTabs();
    void showNumbers(const Report &report);
    void showFigures(const Report &report); // of a tabletop
    void showTabs(bool tabletop);
    void showSession(const Report &report);
    void showLists(const Report &report);

    std::shared_ptr<const Report> m_report;
    PageHeader *m_header;
    Banner *m_banner;
    ReportExport *m_export;
    QPushButton *m_times;
    QPushButton *m_documents = nullptr;
    QStackedLayout *m_faces;
    EmptyState *m_empty;
    QLabel *m_headline = nullptr;
    Chip *m_verdict = nullptr;
    QLabel *m_summary = nullptr;
    BigNumber *m_rto = nullptr;
    BigNumber *m_rpo = nullptr;
    BigNumber *m_passed = nullptr;
    QStackedWidget *m_charts = nullptr; // of a drill, of a tabletop
    RecoveryChart *m_chart = nullptr;
    ResponseChart *m_responseChart = nullptr;
    QTabWidget *m_tabs = nullptr;
    ReportTable *m_fixes = nullptr;
    ReportTable *m_steps = nullptr;
    ReportTable *m_checks = nullptr;
    ReportTable *m_facts = nullptr;
    ReportTable *m_timeline = nullptr;
    ReportTable *m_evidence = nullptr;
    ReportTable *m_improvements = nullptr;
    ReportTable *m_scenarios = nullptr;
    ReportTable *m_responses = nullptr;
    ReportTable *m_injects = nullptr;
    ReportTable *m_objectives = nullptr;
    ReportTable *m_lessons = nullptr;
};

} // namespace muster
