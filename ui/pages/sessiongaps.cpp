// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessiongaps.h"

#include "widgets/edittableview.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>

namespace muster
{

SessionGaps::SessionGaps(QWidget *parent)
    : QWidget(parent), m_model(new GapsModel(this)), m_hint(new QLabel(this))
{
    m_view = new EditTableView(QStringLiteral("sessionGaps"), tr("Gaps of this exercise"), this);
    m_view->useTable(m_model, {54, 66, 0, 92, 94, 68, 80, 60}, 1);
    auto *add = new QPushButton(tr("Add gap  Ctrl+G"), this);
    add->setObjectName(QStringLiteral("addGap"));
    add->setAccessibleName(tr("Add a gap"));
    add->setProperty("kind", QStringLiteral("link"));
    m_hint->setText(tr("Enter or just typing changes a cell; Tab goes on to the next."));
    m_hint->setFont(theme::small(font()));
    auto *below = new QHBoxLayout;
    below->setContentsMargins(10, 4, 10, 4);
    below->addWidget(m_hint, 1);
    below->addWidget(add);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_view, 1);
    all->addLayout(below);
    connect(add, &QPushButton::clicked, this, &SessionGaps::captureRequested);
    connect(m_model, &GapsModel::edited, this, &SessionGaps::onEdited);
}

void SessionGaps::onEdited(const QString &id, const QJsonObject &fields)
{
    Q_EMIT asked([id, fields](RunSession &session) { session.changeGap(id, fields); });
}

void SessionGaps::update(const RunState &state, bool writable, const QStringList &owners)
{
    m_model->setEditable(writable);
    m_model->setOwners(owners);
    m_model->update(state);
    if (m_awaited.isEmpty())
        return;
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        if (m_model->index(row, GapsModel::DescriptionColumn).data().toString() != m_awaited)
            continue;
        m_awaited.clear();
        m_view->setCurrentRow(row);
        const QModelIndex cell = m_view->currentIndex().siblingAtColumn(GapsModel::CategoryColumn);
        m_view->setCurrentIndex(cell);
        m_view->setFocus();
        static_cast<QAbstractItemView *>(m_view)->edit(cell);
        return;
    }
}

void SessionGaps::completeNext(const QString &description)
{
    m_awaited = description;
}

QString SessionGaps::summary() const
{
    QStringList parts;
    for (const QString &priority : {QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3")}) {
        if (const int count = m_model->open(priority); count > 0)
            parts << QStringLiteral("%1 %2").arg(priority).arg(count);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace muster
