// SPDX-License-Identifier: GPL-3.0-or-later
// The papers' files: chosen, written off the window's thread, said where.
#include "pages/background.h"
#include "pages/documentfields.h"
#include "pages/documentspage.h"
#include "widgets/banner.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>

namespace muster
{

namespace
{

QString formatTitle(ReportFormat format)
{
    return format == ReportFormat::Pdf    ? DocumentsPage::tr("PDF document…")
           : format == ReportFormat::Html ? DocumentsPage::tr("Web page (HTML)…")
                                          : DocumentsPage::tr("Markdown…");
}

QString allTitle(ReportFormat format)
{
    return format == ReportFormat::Pdf    ? DocumentsPage::tr("All papers as PDF…")
           : format == ReportFormat::Html ? DocumentsPage::tr("All papers as web pages…")
                                          : DocumentsPage::tr("All papers as Markdown…");
}

struct Papers // what is written, by itself: nothing of the page is touched while it is
{
    std::shared_ptr<const Report> report;
    bool isRun = false;
    bool anonymous = false;
    DocumentEdits edits;

    [[nodiscard]] Result<QStringList> write(const QVector<DocumentKind> &kinds, ReportFormat format,
                                            const std::function<QString(DocumentKind)> &path, bool leaveOut) const
    {
        const Report whole = anonymous ? anonymised(*report) : *report;
        const DocumentEdits texts = anonymous ? anonymised(edits, *report) : edits;
        QStringList written;
        for (const DocumentKind kind : kinds) {
            const auto document = makeDocument(kind, whole.plan, isRun ? &whole : nullptr, texts);
            if (!document && leaveOut)
                continue;
            if (!document)
                return fail(document.error());
            const auto bytes = documentBytes(*document, format);
            if (!bytes)
                return fail(bytes.error());
            if (const Done done = writeFileAtomically(path(kind), *bytes); !done)
                return fail(done.error());
            written << path(kind);
        }
        return written;
    }
};

} // namespace

void DocumentsPage::addFormats(QMenu *menu)
{
    for (const bool all : {false, true}) {
        for (const ReportFormat format : {ReportFormat::Pdf, ReportFormat::Html, ReportFormat::Markdown}) {
            QAction *action = menu->addAction(all ? allTitle(format) : formatTitle(format));
            action->setObjectName((all ? QStringLiteral("exportAllDocuments_") : QStringLiteral("exportDocument_")) + formatWord(format));
            connect(action, &QAction::triggered, this, [this, all, format] { all ? askFolder(format) : ask(format); });
        }
        menu->addSeparator();
    }
    m_anonymous = menu->addAction(tr("Leave out people's names"));
    m_anonymous->setObjectName(QStringLiteral("documentsAnonymous"));
    m_anonymous->setCheckable(true);
    connect(m_anonymous, &QAction::toggled, this, &DocumentsPage::remake);
}

QString DocumentsPage::suggestedName(ReportFormat format) const
{
    const QString id = m_source.isRun ? m_source.report->runId : m_source.report->plan.id;
    QString name = id.isEmpty() ? documentFileName(kind(), format) : id + u'-' + documentFileName(kind(), format);
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != u'-' && c != u'.' && c != u'_')
            c = u'_';
    }
    return QDir(m_folder.isEmpty() ? QDir::homePath() : m_folder).filePath(name);
}

void DocumentsPage::ask(ReportFormat format)
{
    if (!m_source.report)
        return;
    auto *dialog = new QFileDialog(this, tr("Export the document"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(formatWord(format));
    dialog->selectFile(suggestedName(format));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, kind = kind(), format](const QString &path) { writeTo(kind, format, path); });
    dialog->open();
}

void DocumentsPage::askFolder(ReportFormat format)
{
    if (!m_source.report)
        return;
    auto *dialog = new QFileDialog(this, tr("Choose a folder for the papers"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &folder) { writeAll(format, folder); });
    dialog->open();
}

void DocumentsPage::writeTo(DocumentKind kind, ReportFormat format, const QString &path)
{
    m_fields->flush();
    if (!m_source.report || m_writing)
        return;
    m_writing = true;
    m_export->setEnabled(false); // one at a time
    const QString whole = QFileInfo(path).absoluteFilePath();
    inBackground(
        this,
        [papers = Papers{m_source.report, m_source.isRun, m_anonymous->isChecked(), edits()}, kind, format, whole] {
            return papers.write({kind}, format, [whole](DocumentKind) { return whole; }, false);
        },
        [this](const Result<QStringList> &result) { finish(result); });
}

void DocumentsPage::writeAll(ReportFormat format, const QString &folder)
{
    m_fields->flush();
    if (!m_source.report || m_writing)
        return;
    m_writing = true;
    m_export->setEnabled(false);
    const QString whole = QDir(folder).absolutePath();
    inBackground(
        this,
        [papers = Papers{m_source.report, m_source.isRun, m_anonymous->isChecked(), edits()}, format, whole] {
            return papers.write(
                documentKinds(), format,
                [whole, format](DocumentKind kind) { return QDir(whole).filePath(documentFileName(kind, format)); }, true);
        },
        [this](const Result<QStringList> &result) { finish(result); });
}

void DocumentsPage::finish(const Result<QStringList> &result)
{
    m_writing = false;
    m_export->setEnabled(m_source.report != nullptr);
    if (!result) {
        m_banner->showError(result.error(), tr("Nothing was exported; the record itself is safe."));
        Q_EMIT failed(result.error());
        return;
    }
    if (!result->isEmpty())
        m_folder = QFileInfo(result->first()).absolutePath();
    const auto count = static_cast<int>(result->size());
    m_banner->showText(Colour::Ok, count == 1 ? tr("✓ Written: %1").arg(result->first()) : tr("✓ Written: %n papers in %1", nullptr, count).arg(m_folder),
                       count == documentKinds().size() || count == 1 ? QString() : tr("Papers that cannot be made of this are left out."));
    Q_EMIT written(*result);
}

} // namespace muster
