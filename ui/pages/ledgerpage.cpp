// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ledgerpage.h"

#include "items/ledgermodel.h"
#include "items/roles.h"
#include "pages/closegapform.h"
#include "pages/gapimportcard.h"
#include "pages/ledgerdetails.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/edittableview.h"
#include "widgets/emptystate.h"
#include "widgets/entry.h"
#include "widgets/pageheader.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedLayout>

#include <algorithm>

namespace muster
{

namespace
{

enum Face { LoadingFace, EmptyFace, TableFace };

bool says(const LedgerGap &gap, const QStringList &words)
{
    const QString all = QStringList{gap.description, gap.category, gap.priority, gap.remediation, gap.owner, gap.due,
                                    gap.runTitle, gap.key, gap.reason}.join(u' ');
    return std::all_of(words.begin(), words.end(), [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

QStringList each(const Ledger &ledger, QString LedgerGap::*field)
{
    QStringList values;
    for (const LedgerGap &gap : ledger.gaps)
        if (!(gap.*field).isEmpty())
            values << gap.*field;
    values.removeDuplicates();
    values.sort(Qt::CaseInsensitive);
    return values;
}

QPushButton *headerButton(const QString &name, const QString &text, const QString &accessible, PageHeader *header)
{
    auto *button = new QPushButton(text, header);
    button->setObjectName(name);
    button->setAccessibleName(accessible);
    button->setToolTip(accessible);
    header->addAction(button);
    return button;
}

} // namespace

LedgerPage::LedgerPage(QWidget *parent)
    : QWidget(parent), m_model(new LedgerModel(this)), m_banner(new Banner(this)), m_import(new GapImportCard(this)),
      m_card(new Card(tr("Gaps"), this)), m_details(new LedgerDetails(this))
{
    setObjectName(QStringLiteral("ledgerPage"));
    setAccessibleName(tr("Gaps"));
    makeHeader();
    makeTable();
    m_empty = new EmptyState(tr("No gap yet"),
                             tr("What an exercise finds missing is kept here, across exercises, until a later run shows that it "
                                "is closed. Play a tabletop, and capture gaps with Ctrl+G or “#gap P1 …” on the scribe line."),
                             tr("Go to Plans"), this);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    auto *split = m_split = new QSplitter(Qt::Vertical, body);
    split->setObjectName(QStringLiteral("ledgerSplit"));
    split->setChildrenCollapsible(false);
    split->setHandleWidth(8);
    split->addWidget(m_card);
    split->addWidget(m_details);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setSizes({420, 230});
    m_stack->addWidget(new EmptyState(tr("Reading the runs…"), tr("What they found is collected from their journals."), {}, body));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(split);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->setSpacing(8);
    below->addWidget(m_banner);
    below->addWidget(m_import);
    below->addWidget(body, 1);
    all->addLayout(below, 1);
    connectParts();
    makeShortcuts();
    setEntry(this, m_view);
    updateCounts();
}

void LedgerPage::makeHeader()
{
    m_header = new PageHeader(tr("Gaps"), tr("what exercises found, until it is closed"), this);
    m_search = new QLineEdit(m_header);
    m_search->setObjectName(QStringLiteral("gapSearch"));
    m_search->setAccessibleName(tr("Search gaps"));
    m_search->setPlaceholderText(tr("Search (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(100);
    m_search->setMaximumWidth(220);
    m_filter = new QComboBox(m_header);
    m_filter->setObjectName(QStringLiteral("gapFilter"));
    m_filter->setAccessibleName(tr("Which gaps"));
    m_filter->addItem(tr("Open"), static_cast<int>(GapFilter::Open));
    m_filter->addItem(tr("Overdue"), static_cast<int>(GapFilter::Overdue));
    m_filter->addItem(tr("Recurring"), static_cast<int>(GapFilter::Recurring));
    m_filter->addItem(tr("Closed"), static_cast<int>(GapFilter::Closed));
    m_filter->addItem(tr("All"), static_cast<int>(GapFilter::All));
    m_header->addAction(m_search);
    m_header->addAction(m_filter);
    auto *import = headerButton(QStringLiteral("importGaps"), tr("Import…"), tr("Import changes from a table"), m_header);
    m_export = headerButton(QStringLiteral("exportGaps"), tr("Export…"), tr("Export the gaps that are shown as a table"), m_header);
    connect(import, &QPushButton::clicked, this, &LedgerPage::askImport);
    connect(m_export, &QPushButton::clicked, this, &LedgerPage::askExport);
}

void LedgerPage::makeTable()
{
    m_view = new EditTableView(QStringLiteral("ledger"), tr("Gaps of every exercise"), m_card);
    m_view->useTable(m_model, {72, 112, 0, 108, 112, 92, 136, 128, 110}, 2);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    if (auto *shown = qobject_cast<QSortFilterProxyModel *>(m_view->model())) {
        shown->setSortRole(SortRole);
        shown->setSortCaseSensitivity(Qt::CaseInsensitive);
    }
    m_view->setSortingEnabled(true);
    m_view->horizontalHeader()->setSortIndicatorClearable(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // newest first
    m_card->body()->addWidget(m_view);
    m_card->setBodyMargins(1, 0);
}

void LedgerPage::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, &LedgerPage::refill);
    connect(m_filter, &QComboBox::currentIndexChanged, this, &LedgerPage::refill);
    connect(m_view, &EditTableView::findRequested, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &LedgerPage::updateDetails);
    connect(m_model, &LedgerModel::dataChanged, this, &LedgerPage::updateDetails);
    connect(m_model, &LedgerModel::changeAsked, this, [this](const QString &key, const QJsonObject &fields) {
        FollowUp what;
        what.gap = key;
        what.fields = fields;
        Q_EMIT followUpAsked(what);
    });
    connect(m_details, &LedgerDetails::followUpAsked, this, &LedgerPage::followUpAsked);
    connect(m_details, &LedgerDetails::runRequested, this, &LedgerPage::runRequested);
    connect(m_details, &LedgerDetails::closingBegan, this, [this] { // the whole form is seen, if there is room
        const int wanted = m_details->neededHeight();
        const QList<int> sizes = m_split->sizes();
        if (sizes.last() < wanted)
            m_split->setSizes({std::max(0, sizes.first() + sizes.last() - wanted), wanted});
    });
    connect(m_details, &LedgerDetails::closingEnded, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_details->form(), &CloseGapForm::evidenceRequested, this, &LedgerPage::evidenceRequested);
    connect(m_import, &GapImportCard::taken, this, &LedgerPage::importTaken);
    connect(m_import, &GapImportCard::left, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_empty, &EmptyState::triggered, this, &LedgerPage::plansRequested);
}

void LedgerPage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, auto what) {
        auto *shortcut = new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    add(QKeySequence::Find, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] {
        const LedgerGap *gap = m_ledger ? m_ledger->gap(currentKey()) : nullptr;
        if (gap && gap->isOpen() && m_view->takeTyped())
            m_details->beginClosing();
        else if (gap)
            m_details->reopen();
    });
}

KeyList LedgerPage::keys()
{
    return {{tr("Enter, F2"), tr("edit the cell")},
            {tr("Ctrl+Enter"), tr("close the gap, or reopen a closed one")},
            {tr("Ctrl+F"), tr("search")},
            {tr("Tab"), tr("on to what can be done about the gap")},
            {tr("Esc"), tr("leave the cell or the form as it was")}};
}

QString LedgerPage::currentKey() const
{
    const LedgerGap *gap = m_model->at(m_view->currentRow());
    return gap ? gap->key : QString();
}

void LedgerPage::setLedger(const std::shared_ptr<const Ledger> &ledger)
{
    if (m_ledger == ledger)
        return;
    m_ledger = ledger;
    m_model->setSuggestions(each(*ledger, &LedgerGap::owner), each(*ledger, &LedgerGap::category));
    refill();
}

void LedgerPage::refill()
{
    if (!m_ledger)
        return;
    const auto filter = static_cast<GapFilter>(m_filter->currentData().toInt());
    const QStringList words = m_search->text().simplified().split(u' ', Qt::SkipEmptyParts);
    QVector<LedgerGap> gaps;
    for (const LedgerGap &gap : m_ledger->gaps)
        if (passes(gap, filter) && says(gap, words))
            gaps.append(gap);
    const QString current = currentKey();
    m_model->setGaps(gaps);
    if (const int row = m_model->rowOf(current); row >= 0 && m_view->currentRow() != row)
        m_view->setCurrentRow(row); // after a reset
    const int before = m_stack->currentIndex();
    m_stack->setCurrentIndex(m_ledger->gaps.isEmpty() ? EmptyFace : TableFace);
    if (before != m_stack->currentIndex() && isVisible() && !isAncestorOf(window()->focusWidget()))
        (m_ledger->gaps.isEmpty() ? static_cast<QWidget *>(m_empty->button()) : m_view)->setFocus(Qt::OtherFocusReason);
    if (!m_view->selectionModel()->hasSelection() && m_view->model()->rowCount() > 0) {
        const int row = std::max(0, m_view->currentIndex().row());
        m_view->setCurrentIndex(QModelIndex());
        m_view->setCurrentIndex(m_view->model()->index(row, LedgerModel::DescriptionColumn));
    }
    m_view->viewport()->update();
    updateCounts();
    updateDetails();
}

void LedgerPage::updateCounts()
{
    const auto count = [this](GapFilter filter) {
        return m_ledger ? std::count_if(m_ledger->gaps.begin(), m_ledger->gaps.end(), [filter](auto &gap) { return passes(gap, filter); }) : 0;
    };
    m_card->setDetail(tr("%1 shown · %2 open · %3 overdue · %4 seen before · %5 closed")
                          .arg(m_model->rowCount())
                          .arg(count(GapFilter::Open))
                          .arg(count(GapFilter::Overdue))
                          .arg(count(GapFilter::Recurring))
                          .arg(count(GapFilter::Closed)));
    m_export->setEnabled(m_model->rowCount() > 0);
}

void LedgerPage::updateDetails()
{
    m_details->setGap(m_model->at(m_view->currentRow()));
}

void LedgerPage::setRuns(const QVector<RunSummary> &runs)
{
    m_details->setRuns(runs);
}

void LedgerPage::setEvidence(const QString &gap, const EvidenceRun &run)
{
    m_details->form()->setEvidence(gap, run);
}

void LedgerPage::showRefused(const QString &gap, const Error &error)
{
    if (m_details->isClosing() && gap == currentKey() && !gap.isEmpty())
        m_details->form()->showRefused(error);
    else
        m_banner->showError(error, tr("Nothing was changed."));
}

void LedgerPage::showGap(const QString &key)
{
    if (m_model->rowOf(key) < 0) {
        m_search->clear();
        m_filter->setCurrentIndex(m_filter->findData(static_cast<int>(GapFilter::All)));
    }
    if (const int row = m_model->rowOf(key); row >= 0)
        m_view->setCurrentRow(row);
}

void LedgerPage::askImport()
{
    auto *dialog = new QFileDialog(this, tr("Import changes of gaps"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.xlsx *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &LedgerPage::importRequested);
    dialog->open();
}

void LedgerPage::askExport()
{
    auto *dialog = new QFileDialog(this, tr("Export the gaps that are shown"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("gaps.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QStringList keys; // as they are sorted
        for (int row = 0; row < m_view->model()->rowCount(); ++row)
            keys << m_view->model()->index(row, 0).data(IdRole).toString();
        Q_EMIT exportRequested(path, keys);
    });
    dialog->open();
}

void LedgerPage::showImport(const QString &path, const std::shared_ptr<const GapImport> &import)
{
    m_banner->dismiss();
    m_import->show(path, import);
}

void LedgerPage::showExported(const QString &path, int count)
{
    m_banner->showText(Colour::Ok, tr("%n gap(s) exported", nullptr, count), path);
}

} // namespace muster
