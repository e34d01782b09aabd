// SPDX-License-Identifier: GPL-3.0-or-later
// A runbook: its incidents, searched as one types; what to do in the current one, whom to call, how long backups
// are kept. Enter makes a drill of an incident. Window thread; the file is read elsewhere.
#pragma once

#include "library/runbooks.h"

#include <QWidget>

#include <memory>

class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTabWidget;

namespace muster
{

class Banner;
class Card;
class EmptyState;
class PageHeader;
class ReportTable;

class RunbookPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunbookPage)

public:
    explicit RunbookPage(QWidget *parent = nullptr);

    void openFile(const QString &path);
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool isShowing() const { return m_runbook != nullptr; }
    [[nodiscard]] static QList<QPair<QString, QString>> keys();

Q_SIGNALS:
    void drillRequested(const muster::Plan &plan, const QString &said);
    void chooseFileRequested();
    void left();

private:
    QWidget *makeIncidents();
    QWidget *makeDetails();
    void makeShortcuts();
    void show(const std::shared_ptr<const Runbook> &runbook);
    void showFound();
    void showIncident();
    void openIncident();
    [[nodiscard]] int currentIncident() const; // −1: none

    QString m_path;
    std::shared_ptr<const Runbook> m_runbook;
    QVector<RunbookHit> m_hits;
    PageHeader *m_header;
    Banner *m_banner;
    QStackedLayout *m_faces = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_open = nullptr;
    QLineEdit *m_search = nullptr;
    Card *m_card = nullptr;
    QTabWidget *m_tabs = nullptr;
    ReportTable *m_incidents = nullptr;
    ReportTable *m_steps = nullptr;
    ReportTable *m_escalation = nullptr;
    ReportTable *m_retention = nullptr;
    ReportTable *m_unknown = nullptr;
};

} // namespace muster
