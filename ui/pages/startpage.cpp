// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/startpage.h"

#include "items/roles.h"
#include "items/words.h"
#include "pages/dropzone.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/entry.h"
#include "widgets/scrolled.h"
#include "widgets/theme.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace muster
{

namespace
{

constexpr int mostCutOff = 2;
constexpr int mostPlans = 3;

QPushButton *makeButton(const QString &name, const QString &text, const QString &kind, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setProperty("kind", kind);
    return button;
}

QString agoText(const QDateTime &when)
{
    const qint64 days = when.toLocalTime().date().daysTo(QDate::currentDate());
    if (days <= 0)
        return StartPage::tr("today");
    return days == 1 ? StartPage::tr("yesterday")
                     : StartPage::tr("%n days ago", nullptr, static_cast<int>(days));
}

} // namespace

const RunSummary *lastProven(const QVector<RunSummary> &runs)
{
    const RunSummary *newest = nullptr;
    for (const RunSummary &run : runs) {
        const bool proven = run.phase == RunPhase::Finished && run.verdict &&
                            run.checked &&
                            (*run.verdict == Verdict::Passed || *run.verdict == Verdict::Warning);
        if (proven && (!newest || run.finishedAt > newest->finishedAt))
            newest = &run;
    }
    return newest;
}

StartPage::StartPage(QWidget *parent)
    : QWidget(parent), m_banner(new Banner(this)), m_drop(new DropZone(this)), m_cutOff(new QVBoxLayout),
      m_runs(new RunsModel(this)), m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("Start"));
    auto *content = new QWidget(this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scrolled(content, this));
    auto *all = new QVBoxLayout(content);
    all->setContentsMargins(32, 24, 32, 16);
    all->setSpacing(16);
    all->addWidget(makeHeading());
    all->addWidget(m_banner);
    m_cutOff->setSpacing(8);
    all->addLayout(m_cutOff);
    all->addWidget(m_drop);
    all->addWidget(makeCards());
    all->addWidget(makeRecent(), 1);
    connect(m_drop->button(), &QPushButton::clicked, this, &StartPage::chooseBackup);
    setEntry(this, m_drop->button());
    showProven();
    updateActions();
}

QWidget *StartPage::makeHeading()
{
    auto *box = new QWidget(this);
    auto *heading = new QLabel(tr("Could you recover today?"), box);
    heading->setObjectName(QStringLiteral("startHeading"));
    QFont big = theme::heading(font());
    heading->setFont(big);
    m_proven = new QLabel(box);
    m_proven->setObjectName(QStringLiteral("lastProven"));
    m_proven->setTextFormat(Qt::PlainText);
    m_proven->setWordWrap(true);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(heading);
    layout->addWidget(m_proven);
    return box;
}

QWidget *StartPage::makeCards()
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    const auto add = [&](const QString &title, const QString &text, QWidget *button) {
        auto *card = new Card({}, box);
        card->setAccessibleName(title);
        auto *heading = new QLabel(title, card);
        heading->setFont(theme::semibold(font()));
        auto *body = new QLabel(text, card);
        body->setWordWrap(true);
        theme::setTextRole(body, Colour::Muted);
        card->setBodyMargins(14, 12);
        card->body()->setSpacing(4);
        card->body()->addWidget(heading);
        card->body()->addWidget(body);
        card->body()->addStretch(1);
        card->body()->addWidget(button, 0, Qt::AlignLeft);
        layout->addWidget(card, 1);
    };
    m_drillButton = makeButton(QStringLiteral("chooseTemplate"), tr("Choose a template"), {}, box);
    m_drillButton->setMenu(new QMenu(m_drillButton));
    add(tr("Run a drill"), tr("Check list and workers together, timed against RTO and RPO."), m_drillButton);
    auto *tabletop = makeButton(QStringLiteral("chooseTabletop"), tr("Choose a scenario…"), {}, box);
    add(tr("Prepare a tabletop"),
        tr("Scenarios with injects and response steps, to talk through. Filter them by what they test."), tabletop);
    connect(tabletop, &QPushButton::clicked, this, &StartPage::tabletopsRequested);
    auto *open = makeButton(QStringLiteral("openPlanFile"), tr("Open a plan file…"), {}, box);
    auto *import = makeButton(QStringLiteral("startImport"), tr("Import…"), {}, box);
    import->setAccessibleName(tr("Import an event list, scenario or task list"));
    auto *own = new QWidget(box);
    auto *both = new QHBoxLayout(own);
    both->setContentsMargins(0, 0, 0, 0);
    both->addWidget(open);
    both->addWidget(import);
    add(tr("Bring your own plan"),
        tr("A plan file, or an event list (CSV, Excel), OpenBAS scenario or task list to import. Drop it on the window."),
        own);
    connect(import, &QPushButton::clicked, this, &StartPage::importRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::planFileRequested);
    layout->addWidget(makePlans(box), 1);
    return box;
}

QWidget *StartPage::makePlans(QWidget *parent)
{
    auto *card = new Card({}, parent);
    card->setAccessibleName(tr("Recent plans"));
    auto *heading = new QLabel(tr("Recent plans"), card);
    heading->setFont(theme::semibold(font()));
    m_noPlans = new QLabel(tr("Plan files that you save or open are here."), card);
    m_noPlans->setWordWrap(true);
    theme::setTextRole(m_noPlans, Colour::Muted);
    m_plans = new QVBoxLayout;
    m_plans->setSpacing(2);
    card->setBodyMargins(14, 12);
    card->body()->setSpacing(4);
    card->body()->addWidget(heading);
    card->body()->addWidget(m_noPlans);
    card->body()->addLayout(m_plans);
    card->body()->addStretch(1);
    return card;
}

void StartPage::setPlans(const QVector<PlanRow> &plans)
{
    while (QLayoutItem *item = m_plans->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_noPlans->setVisible(plans.isEmpty());
    for (int i = 0; i < std::min<qsizetype>(mostPlans, plans.size()); ++i) {
        const PlanRow &row = plans.at(i);
        const QString title = row.title.isEmpty() ? row.path : row.title;
        auto *button = makeButton(QStringLiteral("recentPlan%1").arg(i), title, QStringLiteral("link"), this);
        button->setText(fontMetrics().elidedText(title, Qt::ElideRight, 240).replace(u'&', QStringLiteral("&&")));
        button->setToolTip(title + u'\n' + row.path);
        connect(button, &QPushButton::clicked, this, [this, path = row.path] { Q_EMIT planRequested(path); });
        m_plans->addWidget(button, 0, Qt::AlignLeft);
    }
}

QWidget *StartPage::makeRecent()
{
    auto *card = new Card(tr("Recent runs"), this);
    m_report = makeButton(QStringLiteral("recentReport"), tr("Report"), QStringLiteral("link"), card);
    m_again = makeButton(QStringLiteral("recentAgain"), tr("Run again"), QStringLiteral("link"), card);
    card->setDetail(tr("Ctrl+K finds everything"));
    card->addAction(m_report);
    card->addAction(m_again);
    RowLook look;
    look.chipColumn = RunsModel::ResultColumn;
    look.mutedColumns = {RunsModel::KindColumn, RunsModel::WhenColumn};
    m_recent = new RowView(QStringLiteral("recentRuns"), tr("Recent runs"), look, card);
    m_sorted->setSourceModel(m_runs);
    m_sorted->setSortRole(SortRole);
    m_recent->useModel(m_sorted, {0, 110, 90, 150, 160, 160}, RunsModel::NameColumn);
    m_recent->setSortingEnabled(true);
    m_recent->sortByColumn(RunsModel::WhenColumn, Qt::DescendingOrder);
    m_recent->setMinimumHeight(96);
    m_empty = new EmptyState(
        tr("No drill has been run yet"),
        tr("Runs appear here with their verdict, their times against the targets and their reports."), {},
        card);
    card->body()->addWidget(m_recent, 1);
    card->body()->addWidget(m_empty, 1);
    card->setBodyMargins(1, 0);
    connect(m_recent, &RowView::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT runRequested(index.data(IdRole).toString()); });
    connect(m_recent->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &StartPage::updateActions);
    connect(m_report, &QPushButton::clicked, this, [this] {
        if (const RunSummary *run = selected())
            Q_EMIT runRequested(run->runId);
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (const RunSummary *run = selected())
            Q_EMIT runAgainRequested(run->runId);
    });
    return card;
}

const RunSummary *StartPage::selected() const
{
    const QModelIndex index = m_recent->currentIndex();
    return index.isValid() ? m_runs->find(index.data(IdRole).toString()) : nullptr;
}

void StartPage::updateActions()
{
    const bool any = selected() != nullptr;
    m_report->setEnabled(any);
    m_again->setEnabled(any);
    const bool empty = m_runs->rowCount() == 0;
    m_recent->setVisible(!empty);
    m_empty->setVisible(empty);
    m_report->setVisible(!empty);
    m_again->setVisible(!empty);
}

void StartPage::setRuns(const QVector<RunSummary> &runs)
{
    m_runs->setRuns(runs);
    showProven();
    showCutOff();
    updateActions();
}

void StartPage::showProven()
{
    const RunSummary *run = lastProven(m_runs->runs());
    theme::setTextRole(m_proven, run ? Colour::Muted : Colour::Warning);
    if (!run) {
        m_proven->setText(m_runs->rowCount() == 0 ? tr("No restore has been proven here yet.")
                                                  : tr("! No run of this list passed and proved a restore by checks of its data."));
        return;
    }
    QString text = tr("Last proven restore: %1, %2").arg(agoText(run->finishedAt), run->title);
    if (run->rto.measured && run->rto.target)
        text += tr(", recovered in %1 of %2").arg(clockText(*run->rto.measured), clockText(*run->rto.target));
    else if (run->rto.measured)
        text += tr(", recovered in %1").arg(clockText(*run->rto.measured));
    m_proven->setText(text + u'.');
}

void StartPage::showCutOff()
{
    QStringList cutOff;
    for (const RunSummary &run : m_runs->runs()) {
        if (run.phase == RunPhase::Interrupted && cutOff.size() < mostCutOff)
            cutOff << run.runId;
    }
    if (cutOff == m_cutOffShown)
        return; // a button that has the focus keeps it
    m_cutOffShown = cutOff;
    setEntry(this, m_drop->button());
    while (QLayoutItem *item = m_cutOff->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const RunSummary &run : m_runs->runs()) {
        if (!cutOff.contains(run.runId))
            continue;
        auto *strip = new Banner(this);
        strip->setObjectName(QStringLiteral("cutOff"));
        auto *resume =
            makeButton(QStringLiteral("resumeRun"), tr("Resume"), QStringLiteral("primary"), strip);
        auto *clean = makeButton(QStringLiteral("cleanUpRun"), tr("Clean up"), {}, strip);
        strip->addAction(resume);
        strip->addAction(clean);
        strip->showText(
            Colour::Warning, tr("! “%1” was cut off").arg(run.title),
            tr("Started %1. Everything recorded is on disk: resume it with its clock, or remove what it left "
               "behind.")
                .arg(whenText(run.startedAt, QDateTime::currentDateTimeUtc())));
        const QString id = run.runId;
        connect(resume, &QPushButton::clicked, this, [this, id] { Q_EMIT resumeRequested(id); });
        connect(clean, &QPushButton::clicked, this, [this, id] { Q_EMIT cleanUpRequested(id); });
        m_cutOff->addWidget(strip);
        strip->show(); // what is hidden takes no focus
        if (run.runId == cutOff.first())
            focusResume(resume);
    }
}

// A run that waits is what one came for, unless something else is being done already: here, or in a line of text.
void StartPage::focusResume(QPushButton *resume)
{
    const QWidget *now = window()->focusWidget();
    setEntry(this, resume);
    const bool elsewhereHere = now && isAncestorOf(now) && now != m_drop->button() &&
                               now->objectName() != u"resumeRun" && now->objectName() != u"cleanUpRun";
    if (!elsewhereHere && !qobject_cast<const QLineEdit *>(now))
        resume->setFocus(Qt::OtherFocusReason);
}

QList<QPair<QString, QString>> StartPage::keys()
{
    return {{tr("Tab, Shift+Tab"), tr("on through the page: backup, templates, plans, recent runs")},
            {tr("Enter, Space"), tr("press the button")},
            {tr("Up, Down"), tr("choose among the recent runs")},
            {tr("Enter"), tr("in the recent runs: open the report, or the run that is going on")}};
}

void StartPage::setTemplates(const QVector<PlanRow> &templates)
{
    m_templates = templates;
    QMenu *menu = m_drillButton->menu();
    menu->clear();
    for (const PlanRow &row : templates) {
        if (row.kind == PlanKind::Tabletop)
            continue; // they have a place of their own
        QAction *action = menu->addAction(row.title);
        action->setObjectName(QStringLiteral("template-") + row.id);
        action->setToolTip(row.description);
        connect(action, &QAction::triggered, this, [this, id = row.id] { Q_EMIT templateChosen(id); });
    }
    menu->setToolTipsVisible(true);
    m_drillButton->setEnabled(!templates.isEmpty());
}

void StartPage::chooseBackup()
{
    auto *dialog = new QFileDialog(this, tr("Choose a backup"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &StartPage::backupChosen);
    dialog->open();
}

} // namespace muster
