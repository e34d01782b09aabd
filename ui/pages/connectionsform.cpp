// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectionsform.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>

namespace muster
{

namespace
{

bool isConnection(const QString &key)
{
    static const QStringList words{
        QStringLiteral("connection"), QStringLiteral("conninfo"), QStringLiteral("production"),
        QStringLiteral("source"),     QStringLiteral("target"),   QStringLiteral("server"),
        QStringLiteral("service"),    QStringLiteral("location"), QStringLiteral("backup"),
        QStringLiteral("baseline"),   QStringLiteral("url"),      QStringLiteral("host")};
    return words.contains(key);
}

} // namespace

ConnectionsForm::ConnectionsForm(PlanDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_table(new QTableWidget(0, 3, this))
{
    m_table->setObjectName(QStringLiteral("connections"));
    m_table->setAccessibleName(tr("Connections and files of the plan"));
    m_table->setHorizontalHeaderLabels({tr("Step"), tr("What"), tr("Where")});
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(0, 220);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    auto *note = new QLabel(
        tr("Connections are libpq connection strings or service names. Passwords are never part of a plan: "
           "put them into ~/.pgpass, PGPASSWORD or the service file."),
        this);
    note->setWordWrap(true);
    theme::setTextRole(note, Colour::Muted);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 8, 12, 12);
    all->addWidget(note);
    all->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) {
        if (!m_showing)
            QMetaObject::invokeMethod(
                this, [this, row = item->row()] { take(row); }, Qt::QueuedConnection);
    });
    connect(document, &PlanDocument::changed, this, &ConnectionsForm::show);
    show();
}

void ConnectionsForm::show()
{
    m_showing = true;
    m_table->setRowCount(0);
    m_rows.clear();
    const QVector<Phase> &phases = m_document->steps()->phases();
    for (int p = 0; p < phases.size(); ++p) {
        for (int s = 0; s < phases.at(p).steps.size(); ++s) {
            const Step &step = phases.at(p).steps.at(s);
            if (!step.action)
                continue;
            const QJsonObject &params = step.action->params;
            for (auto it = params.begin(); it != params.end(); ++it) {
                if (!isConnection(it.key()) || !it.value().isString())
                    continue;
                const int row = m_table->rowCount();
                m_table->insertRow(row);
                const QStringList texts{step.text, it.key(), it.value().toString()};
                for (int column = 0; column < 3; ++column) {
                    auto *item = new QTableWidgetItem(texts.at(column));
                    item->setToolTip(texts.at(column));
                    if (column < 2)
                        item->setFlags(item->flags() & ~Qt::ItemIsEditable);
                    m_table->setItem(row, column, item);
                }
                m_rows.append({{p, s}, it.key()});
            }
        }
    }
    m_showing = false;
}

void ConnectionsForm::take(int row)
{
    if (row < 0 || row >= m_rows.size() || row >= m_table->rowCount())
        return;
    const Row where = m_rows.at(row);
    const Step *now = m_document->steps()->step(where.step);
    if (!now || !now->action)
        return;
    Step step = *now;
    step.action->params.insert(where.key, m_table->item(row, 2)->text().trimmed());
    m_document->changeStep(tr("Change %1").arg(where.key), where.step, step);
}

} // namespace muster
