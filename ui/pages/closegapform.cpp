// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/closegapform.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace muster
{

namespace
{

QComboBox *makeCombo(const QString &name, const QString &accessible, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(name);
    combo->setAccessibleName(accessible);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(12);
    combo->setMaximumWidth(480);
    return combo;
}

QString itemText(const EvidenceItem &item)
{
    if (item.isCheck)
        return CloseGapForm::tr("✓ check %1").arg(item.text);
    return item.text == item.id ? CloseGapForm::tr("✓ step %1").arg(item.id)
                                : CloseGapForm::tr("✓ step %1: %2", "id, text").arg(item.id, item.text.simplified().left(90));
}

} // namespace

CloseGapForm::CloseGapForm(QWidget *parent)
    : QWidget(parent), m_intro(new QLabel(this)), m_reason(new QLineEdit(this)), m_problem(new QLabel(this)),
      m_close(new QPushButton(tr("Close the gap"), this))
{
    setObjectName(QStringLiteral("closeGapForm"));
    setAccessibleName(tr("Close the gap"));
    m_intro->setWordWrap(true);
    m_intro->setText(tr("A gap is closed by what a later run has shown, or with a reason that others can read."));
    theme::setTextRole(m_intro, Colour::Muted);
    m_run = makeCombo(QStringLiteral("evidenceRun"), tr("Later run that shows that the gap is closed"), this);
    m_item = makeCombo(QStringLiteral("evidenceItem"), tr("Step or check of that run that passed"), this);
    auto *evidence = new QHBoxLayout;
    evidence->setSpacing(8);
    evidence->addWidget(m_run, 2);
    evidence->addWidget(m_item, 3);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->addRow(tr("Shown by"), evidence);
    m_reason->setObjectName(QStringLiteral("closeReason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("why it is closed, when no run shows it"));
    m_reason->setMaximumWidth(968);
    m_reason->setMaxLength(10000);
    form->addRow(tr("Reason"), m_reason);
    m_problem->setObjectName(QStringLiteral("closeProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    theme::setTextRole(m_problem, Colour::Bad);
    m_problem->hide();
    m_close->setObjectName(QStringLiteral("closeGapNow"));
    m_close->setAccessibleName(m_close->text());
    m_close->setProperty("kind", QStringLiteral("primary"));
    auto *cancel = new QPushButton(tr("Leave it open"), this);
    cancel->setObjectName(QStringLiteral("closeGapCancel"));
    cancel->setAccessibleName(cancel->text());
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_close);
    buttons->addWidget(cancel);
    buttons->addStretch();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 8, 0, 0);
    all->setSpacing(6);
    all->addWidget(m_intro);
    all->addLayout(form);
    all->addWidget(m_problem);
    all->addLayout(buttons);
    connect(m_run, &QComboBox::currentIndexChanged, this, &CloseGapForm::askForItems);
    connect(m_item, &QComboBox::currentIndexChanged, this, &CloseGapForm::updateButton);
    connect(m_reason, &QLineEdit::textChanged, this, &CloseGapForm::updateButton);
    connect(cancel, &QPushButton::clicked, this, &CloseGapForm::cancelled);
    connect(m_close, &QPushButton::clicked, this, [this] {
        const QString item = m_item->currentData().toString();
        Q_EMIT closeAsked(item.isEmpty() ? QString() : m_run->currentData().toString(), item, m_reason->text().trimmed());
    });
    connect(m_reason, &QLineEdit::returnPressed, m_close, &QPushButton::click);
}

void CloseGapForm::begin(const LedgerGap &gap, const QVector<RunSummary> &runs)
{
    m_gap = gap.key;
    m_problem->hide();
    m_reason->clear();
    m_ownRun = gap.runId;
    m_openSince = gap.openSince;
    m_run->clear();
    offerRuns(runs);
    askForItems();
    (m_run->isEnabled() ? static_cast<QWidget *>(m_run) : m_reason)->setFocus(Qt::OtherFocusReason);
}

void CloseGapForm::setRuns(const QVector<RunSummary> &runs)
{
    const QString chosen = m_run->currentData().toString();
    const bool hadNone = m_run->count() <= 1;
    if (!offerRuns(runs))
        return;
    if (m_run->currentData().toString() != chosen)
        askForItems();
    if (hadNone && m_reason->hasFocus() && m_reason->text().isEmpty())
        m_run->setFocus(Qt::OtherFocusReason); // where it would have been, had they been there
}

bool CloseGapForm::offerRuns(const QVector<RunSummary> &runs)
{
    QVector<QPair<QString, QString>> offered{{tr("no run: give a reason"), QString()}};
    for (const RunSummary &run : runs) { // newest first
        const bool over = run.phase == RunPhase::Finished || run.phase == RunPhase::Aborted;
        if (over && run.kind != PlanKind::Tabletop && run.runId != m_ownRun && run.startedAt > m_openSince)
            offered.append({tr("%1, %2", "title, when").arg(run.title, QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat)), run.runId});
    }
    if (m_run->count() == offered.size() && m_run->itemData(m_run->count() - 1).toString() == offered.last().second)
        return false;
    const QSignalBlocker quiet(m_run);
    const QString chosen = m_run->currentData().toString();
    const bool hadChoice = m_run->count() > 1;
    m_run->clear();
    for (const auto &[text, id] : std::as_const(offered))
        m_run->addItem(text, id);
    const int kept = m_run->findData(chosen);
    m_run->setCurrentIndex(hadChoice && kept >= 0 ? kept : std::min(1, m_run->count() - 1)); // the newest, unless chosen
    m_run->setEnabled(m_run->count() > 1);
    if (m_run->count() == 1)
        m_run->setItemText(0, tr("no later run that is over and proves anything"));
    return true;
}

void CloseGapForm::askForItems()
{
    m_item->clear();
    const QString run = m_run->currentData().toString();
    m_item->setEnabled(false);
    if (!run.isEmpty()) {
        m_item->addItem(tr("reading the run…"), QString());
        Q_EMIT evidenceRequested(m_gap, run);
    }
    updateButton();
}

void CloseGapForm::setEvidence(const QString &gap, const EvidenceRun &run)
{
    if (gap != m_gap || run.runId != m_run->currentData().toString())
        return;
    m_item->clear();
    if (run.items.isEmpty())
        m_item->addItem(tr("nothing of it passed"), QString());
    for (const EvidenceItem &item : run.items) {
        m_item->addItem(itemText(item), item.id);
        m_item->setItemData(m_item->count() - 1, item.text, Qt::ToolTipRole);
    }
    m_item->setEnabled(!run.items.isEmpty());
    updateButton();
}

void CloseGapForm::showRefused(const Error &error)
{
    m_problem->setText(u"✗ " + error.message + (error.hint.isEmpty() ? QString() : QString(u' ' + error.hint)));
    m_problem->show();
}

void CloseGapForm::updateButton()
{
    const bool hasEvidence = !m_item->currentData().toString().isEmpty();
    m_close->setEnabled(hasEvidence || !m_reason->text().trimmed().isEmpty());
}

void CloseGapForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace muster
