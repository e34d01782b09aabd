// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/documentspage.h"

#include "pages/background.h"
#include "pages/documentfields.h"
#include "reports/reporttext.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/entry.h"
#include "widgets/pageheader.h"
#include "widgets/scrolled.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTreeWidget>

namespace muster
{

struct DocumentsPage::Made
{
    Result<Document> document;
    std::unique_ptr<QTextDocument> text; // none when it was refused
};

namespace
{

constexpr int kindRole = Qt::UserRole;

// Set here, off the window's thread: a post-drill report has hundreds of rows.
std::unique_ptr<QTextDocument> textOf(const Document &document, const QFont &font, const QString &linkColour, const QString &line)
{
    auto text = std::make_unique<QTextDocument>();
    text->setDefaultFont(font);
    text->setDocumentMargin(16);
    text->setDefaultStyleSheet(QStringLiteral("th,td{padding:2px 8px 2px 0} th{border-bottom:1px solid %1} h2{margin-top:16px}").arg(line));
    text->setHtml(documentToPreview(document, linkColour));
    text->moveToThread(QCoreApplication::instance()->thread());
    return text;
}

} // namespace

DocumentsPage::DocumentsPage(QWidget *parent)
    : QWidget(parent), m_header(new PageHeader(tr("Documents"), {}, this)), m_banner(new Banner(this)),
      m_fields(new DocumentFields(this))
{
    setObjectName(QStringLiteral("documentsPage"));
    setAccessibleName(tr("Documents"));
    m_banner->setObjectName(QStringLiteral("banner"));
    buildHeader();
    auto *columns = new QSplitter(Qt::Horizontal, this);
    columns->addWidget(buildKinds());
    columns->addWidget(buildPreview());
    auto *right = new Card(tr("Texts"), this);
    right->setBodyMargins(1, 0);
    right->body()->addWidget(m_fields);
    columns->addWidget(right);
    columns->setHandleWidth(8);
    columns->setChildrenCollapsible(false);
    columns->setStretchFactor(1, 1);
    columns->setSizes({210, 560, 330});
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->setSpacing(8);
    below->addWidget(m_banner);
    below->addWidget(scrolled(columns, this), 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addLayout(below, 1);
    connect(m_fields, &DocumentFields::edited, this, [this](const QString &id, const QString &text) { changeText(id, text); });
    connect(m_fields, &DocumentFields::takenBack, this, [this](const QString &id) { changeText(id, std::nullopt); });
    connect(m_fields, &DocumentFields::chosenChanged, m_preview, &QTextBrowser::scrollToAnchor);
    addShortcuts();
    setEntry(this, m_kinds);
    m_kinds->setCurrentRow(0);
}

DocumentsPage::~DocumentsPage()
{
    m_fields->disconnect(this);
    m_preview->setDocument(nullptr); // before what it shows goes
}

void DocumentsPage::buildHeader()
{
    const auto add = [this](const char *name, const QString &text, const QString &tip) {
        auto *button = new QPushButton(text, m_header);
        button->setObjectName(QString::fromLatin1(name));
        button->setAccessibleName(text);
        button->setToolTip(tip);
        m_header->addAction(button);
        return button;
    };
    m_back = add("documentsBack", tr("Back"), tr("To the report or the plan that these papers are made of (Esc)"));
    connect(m_back, &QPushButton::clicked, this, &DocumentsPage::backRequested);
    m_save = add("documentsSave", tr("Save"), tr("Saves the plan with the texts put in here (Ctrl+S)"));
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_fields->flush();
        Q_EMIT saveRequested();
    });
    m_export = add("documentsExport", tr("E&xport"), tr("Write the papers as files (Ctrl+E)"));
    m_export->setAccessibleName(tr("Export the documents"));
    auto *menu = new QMenu(m_export);
    menu->setObjectName(QStringLiteral("documentsExportMenu"));
    addFormats(menu);
    m_export->setMenu(menu);
}

QWidget *DocumentsPage::buildKinds()
{
    auto *card = new Card({}, this);
    card->setBodyMargins(4, 4);
    m_kinds = new QListWidget(card);
    m_kinds->setObjectName(QStringLiteral("documentKinds"));
    m_kinds->setAccessibleName(tr("Kinds of documents"));
    m_kinds->setFrameShape(QFrame::NoFrame);
    m_kinds->setWordWrap(true);
    for (const DocumentKind kind : documentKinds()) {
        auto *item = new QListWidgetItem(documentTitle(kind), m_kinds);
        item->setData(kindRole, static_cast<int>(kind));
        item->setSizeHint(QSize(0, 36));
    }
    card->body()->addWidget(m_kinds);
    connect(m_kinds, &QListWidget::currentRowChanged, this, [this] {
        m_fields->flush();
        m_fields->clear();
        remake();
    });
    return card;
}

QWidget *DocumentsPage::buildPreview()
{
    auto *card = new Card({}, this);
    card->setBodyMargins(1, 1);
    m_faces = new QWidget(card);
    auto *faces = new QStackedLayout(m_faces);
    m_preview = new QTextBrowser(m_faces);
    m_preview->setObjectName(QStringLiteral("documentPreview"));
    m_preview->setAccessibleName(tr("The document as it reads"));
    m_preview->setFrameShape(QFrame::NoFrame);
    m_preview->setOpenLinks(false);
    m_preview->setTabChangesFocus(true);
    // Every text is a link for the mouse; by keyboard the list of texts leads there without stopping at each.
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard | Qt::LinksAccessibleByMouse);
    connect(m_preview, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.scheme() == u"field")
            m_fields->choose(url.path(), true);
    });
    m_refused = new EmptyState({}, {}, tr("Back"), m_faces);
    m_refused->setObjectName(QStringLiteral("documentRefused"));
    m_refused->button()->setObjectName(QStringLiteral("documentRefusedBack"));
    m_refused->button()->setAccessibleName(tr("Back to the report or the plan"));
    connect(m_refused, &EmptyState::triggered, this, &DocumentsPage::backRequested);
    faces->addWidget(m_preview);
    faces->addWidget(m_refused);
    card->body()->addWidget(m_faces);
    return card;
}

void DocumentsPage::addShortcuts()
{
    const auto add = [this](const QKeySequence &key, auto action) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { m_export->click(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_S), [this] {
        if (m_save->isVisible())
            m_save->click();
    });
    add(QKeySequence(Qt::Key_F6), [this] { nextPane(false); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { nextPane(true); });
    add(QKeySequence(Qt::Key_Escape), [this] { Q_EMIT backRequested(); });
}

QList<QPair<QString, QString>> DocumentsPage::keys()
{
    return {{tr("Up, Down"), tr("the previous, the next paper or text")},
            {tr("F6, Shift+F6"), tr("papers, how it reads, texts")},
            {tr("Enter"), tr("on a text: change it; Esc: back to the list")},
            {tr("Ctrl+Enter"), tr("while changing a text: on to the next one")},
            {tr("Ctrl+Backspace"), tr("on a text: as the record says")},
            {tr("Ctrl+S"), tr("of a plan: save it with its texts; a run keeps them by itself")},
            {tr("Ctrl+E"), tr("export the papers")},
            {tr("Esc"), tr("back to the report or the plan")}};
}

void DocumentsPage::nextPane(bool back)
{
    const QList<QWidget *> panes{m_kinds, m_preview, m_fields->list()};
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes[i]->hasFocus() || (i == 2 && m_fields->isAncestorOf(focusWidget())))
            at = i;
    }
    panes[(at + (back ? panes.size() - 1 : 1)) % panes.size()]->setFocus(Qt::OtherFocusReason);
}

DocumentKind DocumentsPage::kind() const
{
    const QListWidgetItem *item = m_kinds->currentItem();
    return item ? static_cast<DocumentKind>(item->data(kindRole).toInt()) : DocumentKind::Announcement;
}

void DocumentsPage::setSource(const DocumentSource &source)
{
    m_banner->dismiss();
    m_source = source;
    const Report &report = *m_source.report;
    m_header->setDetail(reporttext::title(report) + (m_source.isRun ? QStringLiteral(" · ") + report.runId : QString()));
    m_anonymous->setEnabled(!report.anonymous);
    m_save->setVisible(!m_source.isRun);
    m_fields->clear();
    remake();
}

void DocumentsPage::showLoading(const QString &title)
{
    m_source = {};
    ++m_serial;
    m_shown = false;
    m_header->setDetail(title.isEmpty() ? tr("reading …") : tr("%1: reading …").arg(title));
    m_banner->dismiss();
    m_fields->clear();
    m_preview->setDocument(nullptr);
    m_text.reset();
    m_export->setEnabled(false);
    static_cast<QStackedLayout *>(m_faces->layout())->setCurrentIndex(0);
}

void DocumentsPage::showBroken(const Error &error)
{
    showLoading({});
    m_header->setDetail({});
    m_banner->showError(error, tr("The papers cannot be made; what was recorded is safe."));
}

void DocumentsPage::showNotKept(const Error &error)
{
    m_banner->showError(error, tr("What was put in by hand is not kept yet; it still stands here and can be exported."));
}

void DocumentsPage::showSaved(const QString &path)
{
    m_banner->showText(Colour::Ok, tr("✓ Saved as %1").arg(path));
}

void DocumentsPage::remake()
{
    if (!m_source.report)
        return;
    const int serial = ++m_serial;
    m_shown = false;
    const QString link = theme::colour(Colour::Accent).name();
    inBackground(
        this,
        [source = m_source, kind = kind(), edits = edits(), anonymous = m_anonymous->isChecked(), font = font(), link,
         line = theme::colour(Colour::Line).name()] {
            const Report report = anonymous ? anonymised(*source.report) : *source.report;
            Made made{makeDocument(kind, report.plan, source.isRun ? &report : nullptr,
                                   anonymous ? anonymised(edits, *source.report) : edits),
                      {}};
            if (made.document)
                made.text = textOf(*made.document, font, link, line);
            return made;
        },
        [this, serial](Made made) {
            if (serial == m_serial)
                show(std::move(made));
        });
}

void DocumentsPage::show(Made made)
{
    m_shown = true;
    m_export->setEnabled(!m_writing);
    auto *faces = static_cast<QStackedLayout *>(m_faces->layout());
    if (!made.document) {
        m_refused->setTexts(made.document.error().message, made.document.error().hint, tr("Back"));
        faces->setCurrentIndex(1);
        m_fields->clear();
        return;
    }
    const int at = m_preview->verticalScrollBar()->value();
    const bool same = m_text && m_fields->list()->topLevelItemCount() > 0; // the same paper, changed
    m_preview->setDocument(made.text.get());
    m_text = std::move(made.text);
    faces->setCurrentIndex(0);
    m_fields->setDocument(*made.document);
    m_preview->verticalScrollBar()->setValue(same ? at : 0);
}

// No text: the record's again. An empty text is one, too: a person took away what the record says.
void DocumentsPage::changeText(const QString &id, const std::optional<QString> &text)
{
    if (!m_source.report)
        return;
    const QString key = documentEditKey(kind());
    QJsonObject fields = m_source.own.value(key).toObject();
    if (text)
        fields.insert(id, *text);
    else
        fields.remove(id);
    if (fields.isEmpty())
        m_source.own.remove(key);
    else
        m_source.own.insert(key, fields);
    Q_EMIT editsChanged(m_source.isRun ? m_source.report->runId : QString(), m_source.own);
    remake();
}

void DocumentsPage::flush()
{
    m_fields->flush();
}

} // namespace muster
