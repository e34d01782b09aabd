// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sessiongaps.h"

#include "widgets/theme.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>

namespace muster
{

SessionGaps::SessionGaps(QWidget *parent)
    : QWidget(parent), m_model(new GapsModel(this)), m_hint(new QLabel(this))
{
    RowLook look;
    look.mutedColumns = {GapsModel::IdColumn, GapsModel::CategoryColumn, GapsModel::StatusColumn};
    m_view = new RowView(QStringLiteral("sessionGaps"), tr("Gaps of this exercise"), look, this);
    m_view->useModel(m_model, {62, 62, 0, 90, 112, 90, 98, 60}, GapsModel::DescriptionColumn);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::SelectedClicked | QAbstractItemView::AnyKeyPressed);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->header()->setMinimumSectionSize(50);
    auto *add = new QPushButton(tr("Add gap  Ctrl+G"), this);
    add->setObjectName(QStringLiteral("addGap"));
    add->setAccessibleName(tr("Add a gap"));
    add->setProperty("kind", QStringLiteral("link"));
    m_hint->setText(tr("Enter or just typing changes a cell, the arrows go to the next."));
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
    connect(m_view, &RowView::rowActivated, this, [this](const QModelIndex &index) {
        if (index.flags().testFlag(Qt::ItemIsEditable))
            m_view->edit(index);
    });
    connect(add, &QPushButton::clicked, this, &SessionGaps::captureRequested);
    connect(m_model, &GapsModel::edited, this, &SessionGaps::onEdited);
}

void SessionGaps::onEdited(const QString &id, const QJsonObject &fields)
{
    Q_EMIT asked([id, fields](RunSession &session) { session.changeGap(id, fields); });
}

void SessionGaps::update(const RunState &state, bool writable)
{
    m_model->setEditable(writable);
    m_model->update(state);
    if (m_awaited.isEmpty())
        return;
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        if (m_model->index(row, GapsModel::DescriptionColumn).data().toString() != m_awaited)
            continue;
        m_awaited.clear();
        const QModelIndex cell = m_model->index(row, GapsModel::CategoryColumn);
        m_view->setCurrentIndex(cell);
        m_view->setFocus();
        m_view->edit(cell);
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
