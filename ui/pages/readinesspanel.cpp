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
    m_times->setText(planTimesText(plan));
}

} // namespace muster
