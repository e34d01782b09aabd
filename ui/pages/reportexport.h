// SPDX-License-Identifier: GPL-3.0-or-later
// The Export button of a report: formats, where to, and what became of it. Files are written off the window's
// thread. Window thread; owned by ReportPage.
#pragma once

#include "paper/paper.h"

#include <QWidget>

#include <functional>
#include <memory>

class QAction;
class QLabel;
class QMenu;
class QPushButton;

namespace muster
{

class Banner;
class PlanExport;

class ReportExport final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportExport)

public:
    explicit ReportExport(Banner *banner, QWidget *parent = nullptr); // errors are shown in the banner

    void setReport(std::shared_ptr<const Report> report);
    void writeTo(ReportFormat format, const QString &path);
    void writeFolder(const QString &folder); // every file of --report
    [[nodiscard]] QPushButton *button() const { return m_button; }
    [[nodiscard]] QWidget *outcome() const
    {
        return m_outcome;
    } // "Written: …" with Open folder; the page places it
    void setAnonymous(bool anonymous);

Q_SIGNALS:
    void written(const QStringList &paths);
    void failed(const muster::Error &error);

private:
    void addFormats(QMenu *menu);
    void ask(ReportFormat format);
    void askFolder();
    void buildOutcome();
    void start(const QString &what, std::function<Result<QStringList>(const Report &)> work);
    void showWriting(const QString &what);
    void finish(const Result<QStringList> &result);
    [[nodiscard]] QString suggestedName(ReportFormat format) const;

    std::shared_ptr<const Report> m_report;
    Banner *m_banner;
    QPushButton *m_button;
    QAction *m_anonymous = nullptr;
    QAction *m_csv = nullptr;
    PlanExport *m_plan = nullptr;
    QList<QAction *> m_planActions; // of a tabletop: for other tools
    QWidget *m_outcome;
    QLabel *m_text = nullptr;
    QPushButton *m_open = nullptr;
    QString m_folder;
};

} // namespace muster
