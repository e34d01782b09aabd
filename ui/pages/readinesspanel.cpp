// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/readinesspanel.h"

#include "domain/schedule.h"
#include "widgets/banner.h"

#include <QBoxLayout>
#include <QLabel>

namespace muster
{

ReadinessPanel::ReadinessPanel(QWidget *parent)
    : QWidget(parent), m_times(new QLabel(this)), m_notes(new QVBoxLayout)
{
    setObjectName(QStringLiteral("readiness"));
    m_times->setObjectName(QStringLiteral("planTimes"));
    m_times->setWordWrap(true);
    m_times->setTextFormat(Qt::PlainText);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 8, 12, 12);
    all->setSpacing(8);
    all->addWidget(m_times);
    m_notes->setSpacing(8);
    all->addLayout(m_notes);
}

void ReadinessPanel::addNote(bool bad, const QString &title, const QString &text)
{
    auto *note = new Banner(this);
    note->setObjectName(QStringLiteral("readinessNote"));
    note->showText(bad ? Colour::Bad : Colour::Warning, title, text);
    note->setClosable(false);
    m_notes->addWidget(note);
}

void ReadinessPanel::showResult(const std::optional<Error> &problem, const QStringList &warnings)
{
    while (QLayoutItem *item = m_notes->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    if (problem) {
        QStringList lines{problem->hint,
                          problem->pointer.isEmpty() ? QString() : tr("at %1").arg(problem->pointer)};
        lines.removeAll(QString());
        addNote(true, u"✗ " + problem->message, lines.join(u'\n'));
    }
    for (const QString &warning : warnings)
        addNote(false, u"! " + warning, {});
}

void ReadinessPanel::showTimes(const Plan &plan)
{
    const Milliseconds path = plannedRecovery(plan, executionPhases(plan));
    QString text = tr("T+0 to recovered, by the estimates: %1. The whole plan, one step after another: %2.")
                       .arg(wordsText(path), wordsText(sequentialSum(plan)));
    if (plan.targets.rto) {
        const Milliseconds margin = *plan.targets.rto - path;
        text +=
            u' ' +
            (margin.count() >= 0
                 ? tr("✓ Within the RTO of %1.").arg(wordsText(*plan.targets.rto))
                 : tr("! %1 more than the RTO of %2.").arg(wordsText(-margin), wordsText(*plan.targets.rto)));
    }
    m_times->setText(text);
}

} // namespace muster
