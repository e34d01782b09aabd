// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/paramstable.h"

#include "widgets/theme.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>

namespace muster
{

ParamsTable::ParamsTable(QWidget *parent) : QTableWidget(0, 2, parent)
{
    setObjectName(QStringLiteral("params"));
    setAccessibleName(tr("Parameters of the action"));
    setHorizontalHeaderLabels({tr("Parameter"), tr("Value")});
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    horizontalHeader()->resizeSection(0, 128);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(28);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setTextElideMode(Qt::ElideMiddle);
    connect(this, &QTableWidget::cellChanged, this, [this] {
        if (!m_showing)
            QMetaObject::invokeMethod(this, &ParamsTable::take, Qt::QueuedConnection);
    });
}

QJsonValue ParamsTable::valueFromText(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return QJsonValue::Undefined;
    // A value alone is no JSON document for Qt: wrap it.
    const auto document = QJsonDocument::fromJson(QByteArray("[" + typed.toUtf8() + "]"));
    const QJsonArray wrapped = document.array();
    return wrapped.size() == 1 && !wrapped.first().isNull() ? wrapped.first() : QJsonValue(typed);
}

QString ParamsTable::textFromValue(const QJsonValue &value)
{
    if (value.isString()) {
        const QString text = value.toString();
        // Text that would be read as something else keeps its quotes.
        return text.isEmpty() || valueFromText(text).isString() ? text : QString(u'"' + text + u'"');
    }
    if (value.isUndefined())
        return {};
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.mid(1, wrapped.size() - 2));
}

void ParamsTable::addRow(const QString &name, const QJsonValue &value, bool required)
{
    const int row = rowCount();
    insertRow(row);
    auto *key = new QTableWidgetItem(name);
    if (required) {
        key->setFlags(key->flags() & ~Qt::ItemIsEditable);
        key->setToolTip(tr("needed by the action"));
        key->setFont(theme::semibold(font()));
    }
    auto *cell = new QTableWidgetItem(textFromValue(value));
    cell->setToolTip(cell->text());
    setItem(row, 0, key);
    setItem(row, 1, cell);
}

void ParamsTable::showParams(const QJsonObject &params, const ActionType *type)
{
    m_showing = true;
    setRowCount(0);
    QStringList shown;
    const QStringList required = type ? type->required : QStringList();
    for (const QString &name : required) {
        addRow(name, params.value(name), true);
        shown << name;
    }
    for (auto it = params.begin(); it != params.end(); ++it) {
        if (!shown.contains(it.key()))
            addRow(it.key(), it.value(), false);
    }
    const QStringList optional = type ? type->optional : QStringList();
    for (const QString &name : optional) {
        if (!params.contains(name))
            addRow(name, QJsonValue::Undefined, false);
    }
    if (!type)
        addRow({}, QJsonValue::Undefined, false);
    m_showing = false;
}

void ParamsTable::take()
{
    QJsonObject params;
    for (int row = 0; row < rowCount(); ++row) {
        const QTableWidgetItem *key = item(row, 0);
        const QTableWidgetItem *cell = item(row, 1);
        const QJsonValue value = valueFromText(cell ? cell->text() : QString());
        if (key && !key->text().trimmed().isEmpty() && !value.isUndefined())
            params.insert(key->text().trimmed(), value);
    }
    Q_EMIT edited(params);
}

} // namespace muster
