// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ledgerdetails.h"

#include "items/words.h"
#include "pages/closegapform.h"
#include "widgets/scrolled.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace muster
{

namespace
{

QString dateText(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat);
}

QLabel *textLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMaximumWidth(900);
    return label;
}

} // namespace

LedgerDetails::LedgerDetails(QWidget *parent)
    : QWidget(parent), m_card(new Card(tr("Gap"), this)), m_form(new CloseGapForm(this))
{
    setObjectName(QStringLiteral("ledgerDetails"));
    setAccessibleName(tr("The chosen gap"));
    m_close = addButton(QStringLiteral("closeGap"), tr("Close…"), tr("Close this gap with evidence or a reason"));
    m_reopen = addButton(QStringLiteral("reopenGap"), tr("Reopen"), tr("Reopen this gap"));
    m_run = addButton(QStringLiteral("gapRun"), tr("Report of the exercise"), tr("Report of the exercise that found this gap"));
    auto *content = m_content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    m_description = textLabel(content);
    m_description->setObjectName(QStringLiteral("gapDescription"));
    m_facts = textLabel(content);
    m_facts->setObjectName(QStringLiteral("gapFacts"));
    theme::setTextRole(m_facts, Colour::Muted);
    m_seen = new QVBoxLayout;
    m_seen->setSpacing(4);
    column->addWidget(m_description);
    column->addWidget(m_facts);
    column->addLayout(m_seen);
    column->addWidget(m_form);
    column->addStretch(1);
    m_card->body()->addWidget(scrolled(content, m_card));
    m_card->setBodyMargins(1, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    m_form->hide();
    connect(m_close, &QPushButton::clicked, this, &LedgerDetails::beginClosing);
    connect(m_reopen, &QPushButton::clicked, this, &LedgerDetails::reopen);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_gap)
            Q_EMIT runRequested(m_gap->runId);
    });
    connect(m_form, &CloseGapForm::cancelled, this, &LedgerDetails::endClosing);
    connect(m_form, &CloseGapForm::closeAsked, this, [this](const QString &run, const QString &item, const QString &reason) {
        FollowUp what = about(FollowUpKind::Closed);
        what.run = run;
        what.item = item;
        what.reason = reason;
        Q_EMIT followUpAsked(what);
    });
    setGap(nullptr);
}

QPushButton *LedgerDetails::addButton(const QString &name, const QString &text, const QString &accessible)
{
    auto *button = new QPushButton(text, m_card);
    button->setObjectName(name);
    button->setAccessibleName(accessible);
    button->setProperty("kind", QStringLiteral("link"));
    m_card->addAction(button);
    return button;
}

FollowUp LedgerDetails::about(FollowUpKind kind) const
{
    FollowUp what;
    what.kind = kind;
    what.gap = m_gap ? m_gap->key : QString();
    return what;
}

bool LedgerDetails::isClosing() const
{
    return !m_form->isHidden();
}

void LedgerDetails::setRuns(const QVector<RunSummary> &runs)
{
    m_runs = runs;
    if (isClosing())
        m_form->setRuns(runs);
}

void LedgerDetails::beginClosing()
{
    if (!m_gap || !m_gap->isOpen())
        return;
    m_form->show();
    m_close->setEnabled(false);
    m_form->begin(*m_gap, m_runs);
    Q_EMIT closingBegan();
}

int LedgerDetails::neededHeight() const
{
    const int heading = 42; // of a card, with its borders
    return heading + std::max(m_content->sizeHint().height(), m_content->heightForWidth(m_content->width()));
}

void LedgerDetails::endClosing()
{
    const bool hadFocus = m_form->isAncestorOf(window()->focusWidget());
    m_form->hide();
    m_close->setEnabled(true);
    if (hadFocus)
        Q_EMIT closingEnded();
}

void LedgerDetails::reopen()
{
    if (m_gap && !m_gap->isOpen())
        Q_EMIT followUpAsked(about(FollowUpKind::Reopened));
}

void LedgerDetails::setGap(const LedgerGap *gap)
{
    if (gap && m_gap && *gap == *m_gap)
        return;
    if (isClosing() && (!gap || !m_gap || gap->key != m_gap->key || !gap->isOpen()))
        endClosing();
    m_gap = gap ? std::optional(*gap) : std::nullopt;
    m_close->setVisible(gap && gap->isOpen());
    m_reopen->setVisible(gap && !gap->isOpen());
    m_run->setVisible(gap);
    m_card->setTitle(gap ? tr("Gap %1").arg(gap->id) : tr("No gap is chosen"));
    m_card->setDetail(gap ? tr("found in “%1” on %2", "exercise, date").arg(gap->runTitle, dateText(gap->raisedAt)) : QString());
    fillFacts();
    fillSeen();
}

void LedgerDetails::fillFacts()
{
    m_description->setText(m_gap ? m_gap->description : QString());
    QStringList facts;
    if (m_gap && m_gap->status == GapStatus::Closed) {
        if (!m_gap->evidenceRun.isEmpty())
            facts << tr("✓ Closed: shown by %1 of the run %2.", "step or check, run")
                         .arg(m_gap->evidenceItem.isEmpty() ? tr("the whole") : m_gap->evidenceItem, m_gap->evidenceRun);
        if (!m_gap->reason.isEmpty())
            facts << tr("✓ Closed, because: %1").arg(m_gap->reason);
    }
    if (m_gap && m_gap->closedUnproven)
        facts << tr("! The exercise said closed, with neither evidence nor a reason. It stays open until there is one.");
    if (m_gap && m_gap->dueUnreadable())
        facts << tr("! “%1” is not a date that can be read: write it as %2.").arg(m_gap->due, QDate(2026, 12, 31).toString(Qt::ISODate));
    if (m_gap && m_gap->changedAt.isValid())
        facts << tr("Last changed by %1 on %2.").arg(m_gap->changedBy, QLocale().toString(m_gap->changedAt.toLocalTime(), QLocale::ShortFormat));
    m_facts->setText(facts.join(u'\n'));
    m_facts->setVisible(!facts.isEmpty());
}

void LedgerDetails::fillSeen()
{
    const bool hadFocus = window()->focusWidget() && window()->focusWidget()->property("seen").toBool();
    while (QLayoutItem *item = m_seen->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (!m_gap)
        return;
    for (const SeenBefore &seen : m_gap->before)
        addSeen(seen);
    if (hadFocus)
        Q_EMIT closingEnded();
}

void LedgerDetails::addSeen(const SeenBefore &seen)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *label = textLabel(row);
    const QString where = tr("“%1”, %2, now %3: %4", "exercise, date, status, gap")
                              .arg(seen.runTitle, dateText(seen.raisedAt), gapStatusLabel(seen.status), seen.description);
    label->setText(seen.confirmed ? tr("↻ Seen before in %1").arg(where)
                                  : tr("? Perhaps seen before (%1 % alike) in %2").arg(qRound(seen.likeness * 100)).arg(where));
    theme::setTextRole(label, seen.confirmed ? Colour::Warning : Colour::Text);
    const auto add = [&](const QString &name, const QString &text, const QString &accessible, FollowUpKind kind) {
        auto *button = new QPushButton(text, row);
        button->setObjectName(name);
        button->setAccessibleName(accessible.arg(seen.description.simplified().left(80)));
        button->setProperty("seen", true);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        line->addWidget(button, 0, Qt::AlignTop);
        connect(button, &QPushButton::clicked, this, [this, kind, other = seen.key] {
            FollowUp what = about(kind);
            what.other = other;
            Q_EMIT followUpAsked(what);
        });
    };
    if (!seen.confirmed)
        add(QStringLiteral("sameGap"), tr("Same"), tr("It is the same gap as: %1"), FollowUpKind::Same);
    add(QStringLiteral("differentGap"), seen.confirmed ? tr("Not the same") : tr("Different"),
        tr("It is another gap than: %1"), FollowUpKind::Different);
    line->insertWidget(0, label, 100);
    line->addStretch(1);
    m_seen->addWidget(row);
}

} // namespace muster
