// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportexport.h"

#include "pages/background.h"
#include "pages/planexport.h"
#include "widgets/banner.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QUrl>

#include <functional>

namespace muster
{

namespace
{
QString formatTitle(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Pdf:
        return ReportExport::tr("PDF document…");
    case ReportFormat::Html:
        return ReportExport::tr("Web page (HTML)…");
    case ReportFormat::Json:
        return ReportExport::tr("JSON with the journal…");
    case ReportFormat::Markdown:
        return ReportExport::tr("Markdown…");
    case ReportFormat::JUnit:
        return ReportExport::tr("JUnit XML…");
    case ReportFormat::Csv:
        return ReportExport::tr("Checks as CSV…");
    case ReportFormat::Prometheus:
        break;
    }
    return ReportExport::tr("Prometheus metrics…");
}
} // namespace

ReportExport::ReportExport(Banner *banner, QWidget *parent)
    : QWidget(parent), m_banner(banner), m_button(new QPushButton(tr("E&xport"), this)),
      m_outcome(new QWidget)
{
    m_button->setObjectName(QStringLiteral("reportExport"));
    m_button->setAccessibleName(tr("Export the report"));
    m_button->setEnabled(false);
    auto *menu = new QMenu(m_button);
    menu->setObjectName(QStringLiteral("reportExportMenu"));
    addFormats(menu);
    m_button->setMenu(menu);
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_button);
    buildOutcome();
}

void ReportExport::addFormats(QMenu *menu)
{
    QAction *folder = menu->addAction(tr("All files into a folder…"));
    folder->setObjectName(QStringLiteral("exportAll"));
    connect(folder, &QAction::triggered, this, &ReportExport::askFolder);
    menu->addSeparator();
    for (const ReportFormat format :
         {ReportFormat::Pdf, ReportFormat::Html, ReportFormat::Json, ReportFormat::Markdown,
          ReportFormat::JUnit, ReportFormat::Csv, ReportFormat::Prometheus}) {
        QAction *action = menu->addAction(formatTitle(format));
        action->setObjectName(QStringLiteral("export_") + formatWord(format));
        connect(action, &QAction::triggered, this, [this, format] { ask(format); });
    }
    m_csv = menu->findChild<QAction *>(QStringLiteral("export_") + formatWord(ReportFormat::Csv));
    m_planActions << menu->addSeparator();
    m_plan = new PlanExport([this] { return m_report ? m_report->plan : Plan(); }, this);
    m_planActions << m_plan->addTo(menu);
    connect(m_plan, &PlanExport::started, this, &ReportExport::showWriting);
    connect(m_plan, &PlanExport::written, this, [this](const QString &path) { finish(QStringList{path}); });
    connect(m_plan, &PlanExport::failed, this, [this](const Error &error) { finish(fail(error)); });
    menu->addSeparator();
    m_anonymous = menu->addAction(tr("Leave out people's names"));
    m_anonymous->setObjectName(QStringLiteral("exportAnonymous"));
    m_anonymous->setCheckable(true);
}

void ReportExport::buildOutcome()
{
    m_outcome->setObjectName(QStringLiteral("reportExportOutcome"));
    m_text = new QLabel(m_outcome);
    m_text->setObjectName(QStringLiteral("reportExportText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setWordWrap(true);
    m_open = new QPushButton(tr("Open folder"), m_outcome);
    m_open->setObjectName(QStringLiteral("reportOpenFolder"));
    m_open->setAccessibleName(tr("Open the folder with the exported files"));
    connect(m_open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
    auto *close = new QPushButton(tr("Hide"), m_outcome);
    close->setObjectName(QStringLiteral("reportExportHide"));
    close->setAccessibleName(tr("Hide this message"));
    close->setProperty("kind", QStringLiteral("link"));
    connect(close, &QPushButton::clicked, m_outcome, &QWidget::hide);
    auto *line = new QHBoxLayout(m_outcome);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_text, 1);
    line->addWidget(m_open);
    line->addWidget(close);
    m_outcome->hide();
}

void ReportExport::setReport(std::shared_ptr<const Report> report)
{
    m_report = std::move(report);
    m_button->setEnabled(m_report != nullptr);
    m_anonymous->setEnabled(m_report && !m_report->anonymous);
    m_outcome->hide();
    const bool tabletop = m_report && m_report->plan.kind == PlanKind::Tabletop;
    m_csv->setText(tabletop ? tr("Improvement plan as CSV…") : tr("Checks as CSV…"));
    for (QAction *action : std::as_const(m_planActions))
        action->setVisible(tabletop);
}

void ReportExport::setAnonymous(bool anonymous)
{
    m_anonymous->setChecked(anonymous);
}

QString ReportExport::suggestedName(ReportFormat format) const
{
    const QFileInfo file(formatFileName(format));
    const QString id = m_report->runId.isEmpty() ? m_report->plan.id : m_report->runId;
    QString name = id.isEmpty() ? file.fileName() : id + u'-' + file.fileName();
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != u'-' && c != u'.' && c != u'_')
            c = u'_';
    }
    return QDir(m_folder.isEmpty() ? QDir::homePath() : m_folder).filePath(name);
}

void ReportExport::ask(ReportFormat format)
{
    if (!m_report)
        return;
    auto *dialog = new QFileDialog(this, tr("Export the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(formatFileName(format)).suffix());
    dialog->selectFile(suggestedName(format));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString &path) { writeTo(format, path); });
    dialog->open();
}

void ReportExport::askFolder()
{
    if (!m_report)
        return;
    auto *dialog = new QFileDialog(this, tr("Choose a folder for the report's files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ReportExport::writeFolder);
    dialog->open();
}

void ReportExport::writeTo(ReportFormat format, const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    start(whole, [format, whole](const Report &report) -> Result<QStringList> {
        if (const Done done = writeReport(report, format, whole); !done)
            return fail(done.error());
        return QStringList{whole};
    });
}

void ReportExport::writeFolder(const QString &folder)
{
    const QString whole = QDir(folder).absolutePath();
    start(whole, [whole](const Report &report) { return writeReportFiles(report, whole); });
}

void ReportExport::showWriting(const QString &what)
{
    m_button->setEnabled(false); // one at a time
    m_open->hide();
    m_text->setText(tr("Writing %1 …").arg(QDir::toNativeSeparators(what)));
    m_outcome->show();
}

void ReportExport::start(const QString &what, std::function<Result<QStringList>(const Report &)> work)
{
    if (!m_report || !m_button->isEnabled())
        return;
    showWriting(what);
    const bool anonymous = m_anonymous->isChecked();
    inBackground(
        this,
        [report = m_report, anonymous, work = std::move(work)] {
            return work(anonymous ? anonymised(*report) : *report);
        },
        [this](const Result<QStringList> &result) { finish(result); });
}

void ReportExport::finish(const Result<QStringList> &result)
{
    m_button->setEnabled(m_report != nullptr);
    if (!result) {
        m_outcome->hide();
        m_banner->showError(result.error(), tr("The report was not exported; the run itself is safe."));
        Q_EMIT failed(result.error());
        return;
    }
    m_folder = QFileInfo(result->first()).absolutePath();
    m_text->setText(
        result->size() == 1
            ? tr("Written: %1").arg(result->first())
            : tr("Written: %n files in %1", nullptr, static_cast<int>(result->size())).arg(m_folder));
    m_open->show();
    m_outcome->show();
    Q_EMIT written(*result);
}

} // namespace muster
