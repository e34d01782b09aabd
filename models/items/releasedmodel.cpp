// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/releasedmodel.h"

namespace muster
{

ReleasedModel::ReleasedModel(const QVector<ReleasedText> &texts, QObject *parent) : QAbstractListModel(parent), m_texts(texts)
{
}

void ReleasedModel::setTexts(const QVector<ReleasedText> &texts)
{
    const qsizetype known = m_texts.size();
    const bool goesOn = texts.size() >= known && std::equal(m_texts.cbegin(), m_texts.cend(), texts.cbegin());
    if (!goesOn) { // another run
        beginResetModel();
        m_texts = texts;
        endResetModel();
    } else if (texts.size() > known) {
        beginInsertRows({}, 0, static_cast<int>(texts.size() - known) - 1);
        m_texts = texts;
        endInsertRows();
    }
}

int ReleasedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_texts.size());
}

QVariant ReleasedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReleasedText &row = m_texts.at(m_texts.size() - 1 - index.row());
    switch (role) {
    case Qt::DisplayRole: return row.what.text;
    case Qt::AccessibleTextRole: return tr("From %1 to %2: %3").arg(row.what.from, row.what.to.join(u", "), row.what.text);
    case OffsetRole: return offsetText(row.after);
    case FromRole: return row.what.from;
    case ToRole: return row.what.to;
    case ModeRole: return row.what.mode;
    case NumberRole: return row.what.number;
    case ArtifactsRole: return row.what.artifacts;
    case ScenarioRole: return row.what.scenario;
    default: return {};
    }
}

} // namespace muster
