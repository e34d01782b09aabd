// SPDX-License-Identifier: GPL-3.0-or-later
// The papers of a plan or a run: which ones there are, how the chosen one reads, its texts to change, and its
// files. Papers are made and written off the window's thread. Window thread.
#pragma once

#include "pages/documentsource.h"
#include "paper/documentpaper.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QListWidget;
class QMenu;
class QPushButton;
class QTextBrowser;
class QTextDocument;

namespace muster
{

class Banner;
class DocumentFields;
class EmptyState;
class PageHeader;

class DocumentsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentsPage)

public:
    explicit DocumentsPage(QWidget *parent = nullptr);
    ~DocumentsPage() override;

    void setSource(const DocumentSource &source);
    void showLoading(const QString &title);
    void showBroken(const Error &error);
    void showNotKept(const Error &error); // the texts stay on the page
    void showSaved(const QString &path);  // the plan
    void writeTo(DocumentKind kind, ReportFormat format, const QString &path);
    void writeAll(ReportFormat format, const QString &folder);
    void flush(); // what is being typed belongs to the document
    [[nodiscard]] bool isShown() const { return m_shown; } // the chosen paper is on the page as it stands
    [[nodiscard]] DocumentKind kind() const;
    [[nodiscard]] QPushButton *exportButton() const { return m_export; }
    [[nodiscard]] static QList<QPair<QString, QString>> keys();

Q_SIGNALS:
    void editsChanged(const QString &runId, const QJsonObject &own); // of a plan: no run
    void backRequested(); // to the report or the plan
    void saveRequested(); // of a plan: its texts are kept in it
    void written(const QStringList &paths);
    void failed(const muster::Error &error);

private:
    struct Made;
    void buildHeader();
    QWidget *buildKinds();
    QWidget *buildPreview();
    void addFormats(QMenu *menu);
    void addShortcuts();
    void remake();
    void show(Made made);
    void nextPane(bool back);
    void changeText(const QString &id, const std::optional<QString> &text);
    void ask(ReportFormat format);
    void askFolder(ReportFormat format);
    void finish(const Result<QStringList> &result);
    [[nodiscard]] QString suggestedName(ReportFormat format) const;
    [[nodiscard]] DocumentEdits edits() const { return mergedEdits(m_source.below, m_source.own); }

    DocumentSource m_source;
    PageHeader *m_header;
    Banner *m_banner;
    QPushButton *m_export = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_save = nullptr;
    QAction *m_anonymous = nullptr;
    QListWidget *m_kinds = nullptr;
    QTextBrowser *m_preview = nullptr;
    EmptyState *m_refused = nullptr;
    QWidget *m_faces = nullptr;
    DocumentFields *m_fields;
    std::unique_ptr<QTextDocument> m_text; // what the preview shows
    QString m_folder;
    int m_serial = 0;
    bool m_shown = false;
    bool m_writing = false;
};

} // namespace muster
