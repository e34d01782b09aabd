// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/runbookpage.h"

#include "pages/background.h"
#include "pages/reporttable.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/entry.h"
#include "widgets/pageheader.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabWidget>

namespace muster
{

namespace
{

ReportTableSpec spec(const QString &name, const QString &accessible, const QStringList &titles, const QList<int> &widths,
                     int stretch, const QVector<int> &muted)
{
    RowLook look;
    look.mutedColumns = muted;
    return {name, accessible, titles, widths, stretch, look, false, RunbookPage::tr("Nothing is said about that.")};
}

void addSteps(const QVector<Step> &steps, int depth, QVector<ReportRow> *rows)
{
    for (const Step &step : steps) {
        const QString indent(4 * depth, QChar(0xa0));
        QString whole = step.text;
        if (!step.details.isEmpty())
            whole += QStringLiteral("\n\n") + step.details;
        const QString number = QString::number(rows->size() + 1);
        rows->append({{number, indent + step.text, step.role, step.estimate ? wordsText(*step.estimate) : QString()},
                      {qlonglong(rows->size()), {}, {}, {}}, {}, {}, whole});
        addSteps(step.steps, depth + 1, rows);
    }
}

QVector<ReportRow> factRows(const QJsonValue &value)
{
    QVector<ReportRow> rows;
    for (const auto &[where, what] : flatFacts(value))
        rows.append({{where, what}, {}, {}, {}, what});
    return rows;
}

} // namespace

RunbookPage::RunbookPage(QWidget *parent)
    : QWidget(parent), m_header(new PageHeader(tr("Runbook"), {}, this)), m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("runbookPage"));
    setAccessibleName(tr("Runbook"));
    m_open = new QPushButton(tr("Make a drill of it"), m_header);
    m_open->setObjectName(QStringLiteral("runbookOpen"));
    m_open->setAccessibleName(m_open->text());
    m_open->setProperty("kind", QStringLiteral("primary"));
    m_open->setToolTip(tr("The incident's steps as a plan, ready to run (Enter in the list, Ctrl+Enter)"));
    m_header->addAction(m_open);
    m_empty = new EmptyState(tr("No runbook is open"),
                             tr("A runbook is a JSON file: what to do in each incident, whom to call, how long backups are kept. "
                                "Open one or drop it on the window."),
                             tr("Open a runbook…"), this);
    m_empty->setObjectName(QStringLiteral("runbookEmpty"));
    auto *content = new QSplitter(Qt::Horizontal, this);
    content->addWidget(makeIncidents());
    content->addWidget(makeDetails());
    content->setChildrenCollapsible(false);
    content->setHandleWidth(8);
    content->setSizes({440, 680});
    content->setStretchFactor(1, 1);
    auto *body = new QWidget(this);
    m_faces = new QStackedLayout(body);
    m_faces->addWidget(m_empty);
    m_faces->addWidget(content);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->setSpacing(8);
    below->addWidget(m_banner);
    below->addWidget(body, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addLayout(below, 1);
    connect(m_empty, &EmptyState::triggered, this, &RunbookPage::chooseFileRequested);
    connect(m_open, &QPushButton::clicked, this, &RunbookPage::openIncident);
    makeShortcuts();
    setEntry(this, m_empty->button());
    show(nullptr);
}

QList<QPair<QString, QString>> RunbookPage::keys()
{
    return {{tr("Enter"), tr("in the list: make a drill of the incident")},
            {tr("Ctrl+Enter"), tr("make a drill of the incident")},
            {tr("Ctrl+F"), tr("search incidents, steps and roles")},
            {tr("Ctrl+Page Up, Ctrl+Page Down"), tr("steps, escalation, backups")},
            {tr("Esc"), tr("leave the search, then the page")}};
}

QWidget *RunbookPage::makeIncidents()
{
    auto *card = new Card(tr("Incidents"), this);
    m_search = new QLineEdit(card);
    m_search->setObjectName(QStringLiteral("runbookSearch"));
    m_search->setAccessibleName(tr("Search incidents, steps and roles"));
    m_search->setPlaceholderText(tr("Search incidents, steps, roles (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_incidents = new ReportTable(spec(QStringLiteral("runbookIncidents"), tr("Incidents of the runbook"),
                                       {tr("Incident"), tr("RTO"), tr("What happened")}, {90, 64, 0}, 2, {0}),
                                  card, false);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(12, 8, 12, 0);
    field->addWidget(m_search);
    card->body()->addLayout(field);
    card->body()->addWidget(m_incidents, 1);
    card->setBodyMargins(1, 1);
    connect(m_search, &QLineEdit::textChanged, this, &RunbookPage::showFound);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_incidents->view()->setFocus(Qt::TabFocusReason); });
    connect(m_incidents->view(), &RowView::rowActivated, this, &RunbookPage::openIncident);
    connect(m_incidents->view()->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunbookPage::showIncident);
    return card;
}

QWidget *RunbookPage::makeDetails()
{
    m_card = new Card(tr("What to do"), this);
    m_tabs = new QTabWidget(m_card);
    m_tabs->setObjectName(QStringLiteral("runbookTabs"));
    m_tabs->setAccessibleName(tr("Parts of the runbook"));
    m_tabs->setDocumentMode(true);
    m_steps = new ReportTable(spec(QStringLiteral("runbookSteps"), tr("Steps of the incident"),
                                   {tr("No."), tr("Step"), tr("Role"), tr("Estimate")}, {44, 0, 150, 76}, 1, {0, 2}),
                              m_tabs);
    const QStringList facts{tr("Where"), tr("What")};
    m_escalation = new ReportTable(spec(QStringLiteral("runbookEscalation"), tr("Escalation"), facts, {160, 0}, 1, {0}), m_tabs);
    m_retention = new ReportTable(spec(QStringLiteral("runbookRetention"), tr("How long backups are kept"), facts, {160, 0}, 1, {0}), m_tabs);
    m_unknown = new ReportTable(spec(QStringLiteral("runbookUnknown"), tr("Keys that say nothing to Muster"), {tr("Key")}, {0}, 0, {}), m_tabs);
    m_tabs->addTab(m_steps, tr("Steps"));
    m_tabs->addTab(m_escalation, tr("Escalation"));
    m_tabs->addTab(m_retention, tr("Backups are kept"));
    m_tabs->addTab(m_unknown, tr("Not understood"));
    m_card->body()->addWidget(m_tabs);
    m_card->setBodyMargins(1, 4);
    return m_card;
}

void RunbookPage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, auto action) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { openIncident(); });
    add(QKeySequence::Find, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(QKeySequence(Qt::Key_Escape), [this] {
        if (m_search->text().isEmpty())
            Q_EMIT left();
        m_search->clear();
    });
    for (const int by : {-1, 1}) {
        add(QKeySequence(Qt::CTRL | (by < 0 ? Qt::Key_PageUp : Qt::Key_PageDown)),
            [this, by] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count()); });
    }
}

void RunbookPage::openFile(const QString &path)
{
    m_path = path;
    m_banner->dismiss();
    inBackground(
        this, [path] { return openRunbook(path); },
        [this, path](Result<Runbook> runbook) {
            if (path != m_path)
                return; // another was opened since
            if (runbook)
                return show(std::make_shared<const Runbook>(std::move(*runbook)));
            show(nullptr);
            m_banner->showError(runbook.error(), tr("No runbook was opened."));
        });
}

void RunbookPage::show(const std::shared_ptr<const Runbook> &runbook)
{
    m_runbook = runbook;
    m_open->setEnabled(runbook != nullptr);
    m_faces->setCurrentIndex(runbook ? 1 : 0);
    m_header->setTitle(runbook ? runbook->title : tr("Runbook"));
    m_header->setDetail(runbook ? (runbook->version.isEmpty() ? m_path : tr("version %1 · %2").arg(runbook->version, m_path)) : QString());
    if (!runbook)
        return;
    setEntry(this, m_incidents->view());
    m_escalation->setRows(factRows(runbook->escalation));
    m_retention->setRows(factRows(runbook->retention));
    QVector<ReportRow> unknown;
    for (const QString &key : runbook->unknown)
        unknown.append({{key}, {}, {}, {}, {}});
    m_unknown->setRows(unknown);
    m_tabs->setTabVisible(3, !unknown.isEmpty());
    m_search->clear();
    showFound();
    if (isVisible())
        m_incidents->view()->setFocus(Qt::OtherFocusReason);
}

void RunbookPage::showFound()
{
    if (!m_runbook)
        return;
    m_hits = searchRunbook(*m_runbook, m_search->text());
    QVector<ReportRow> rows;
    for (const RunbookHit &hit : std::as_const(m_hits)) {
        const RunbookIncident &incident = m_runbook->incidents.at(hit.incident);
        const QString found = m_search->text().isEmpty() ? incident.description : hit.lines.join(u'\n');
        rows.append({{incident.id, incident.rto ? wordsText(*incident.rto) : QStringLiteral("–"), incident.title},
                     {incident.id, incident.rto ? QVariant(qlonglong(incident.rto->count())) : QVariant(), {}},
                     {}, {}, found.isEmpty() ? incident.description : found});
    }
    m_incidents->setRows(rows, tr("No incident holds “%1”.").arg(m_search->text()));
    m_incidents->view()->setCurrentIndex(m_incidents->view()->model()->index(0, 0));
    showIncident();
}

// The list may be sorted: by what the row says.
int RunbookPage::currentIncident() const
{
    const QModelIndex current = m_incidents->view()->currentIndex();
    const QString id = current.isValid() ? current.siblingAtColumn(0).data().toString() : QString();
    for (int i = 0; m_runbook && i < m_runbook->incidents.size(); ++i) {
        if (m_runbook->incidents.at(i).id == id)
            return i;
    }
    return -1;
}

void RunbookPage::showIncident()
{
    const int at = currentIncident();
    m_open->setEnabled(at >= 0);
    QVector<ReportRow> rows;
    if (at >= 0) {
        for (const Phase &phase : m_runbook->incidents.at(at).phases)
            addSteps(phase.steps, 0, &rows);
    }
    m_card->setTitle(at >= 0 ? tr("%1: what to do").arg(m_runbook->incidents.at(at).id) : tr("What to do"));
    m_steps->setRows(rows, at >= 0 ? tr("This incident has no steps.") : tr("Choose an incident."));
}

void RunbookPage::openIncident()
{
    const int at = currentIncident();
    if (at < 0)
        return;
    const RunbookIncident &incident = m_runbook->incidents.at(at);
    const auto drill = incidentDrill(*m_runbook, incident);
    if (!drill)
        return m_banner->showError(drill.error(), tr("No drill was made."));
    Q_EMIT drillRequested(*drill, tr("✓ %1 of %2 as a drill: not saved yet.").arg(incident.id, m_runbook->title));
}

} // namespace muster
