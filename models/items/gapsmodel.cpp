// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/gapsmodel.h"

#include "domain/duedate.h"
#include "items/roles.h"
#include "items/tabletoptables.h"

namespace muster
{

namespace
{

QString fieldOf(const event::GapRaised &gap, int column)
{
    switch (column) {
    case GapsModel::IdColumn: return gap.id;
    case GapsModel::PriorityColumn: return gap.priority;
    case GapsModel::DescriptionColumn: return gap.description;
    case GapsModel::CategoryColumn: return gap.category;
    case GapsModel::RemediationColumn: return gap.remediation;
    case GapsModel::OwnerColumn: return gap.owner;
    case GapsModel::DueColumn: return gap.due;
    case GapsModel::StatusColumn: return gap.status;
    default: return {};
    }
}

// As gap_changed names it; null for what is not edited.
QString keyOf(int column)
{
    switch (column) {
    case GapsModel::PriorityColumn: return QStringLiteral("priority");
    case GapsModel::DescriptionColumn: return QStringLiteral("description");
    case GapsModel::CategoryColumn: return QStringLiteral("category");
    case GapsModel::RemediationColumn: return QStringLiteral("remediation");
    case GapsModel::OwnerColumn: return QStringLiteral("owner");
    case GapsModel::DueColumn: return QStringLiteral("due");
    case GapsModel::StatusColumn: return QStringLiteral("status");
    default: return {};
    }
}

bool isClosed(const event::GapRaised &gap)
{
    return gap.status.compare(u"closed", Qt::CaseInsensitive) == 0;
}

ChipTone toneOf(const event::GapRaised &gap)
{
    if (isClosed(gap))
        return ChipTone::Neutral;
    return gap.priority == u"P1" ? ChipTone::Bad : gap.priority == u"P2" ? ChipTone::Warning : ChipTone::Neutral;
}

// "2" and "p2" are P2.
QString tidied(int column, const QString &typed)
{
    const QString text = typed.trimmed();
    if (column != GapsModel::PriorityColumn)
        return text;
    return text == u"1" || text == u"2" || text == u"3" ? u'P' + text : text.toUpper();
}

Error refusal(const char *code, const QString &message, const QString &hint)
{
    return {QString::fromLatin1(code), message, hint, Fault::BadInput};
}

} // namespace

GapsModel::GapsModel(QObject *parent) : KeyedTable<GapRow, EditTable>(parent)
{
}

void GapsModel::update(const RunState &state)
{
    QVector<GapRow> rows;
    for (const event::GapRaised &gap : gapsOf(state)) {
        QString key = gap.id;
        const bool isTaken = std::any_of(rows.cbegin(), rows.cend(), [&key](const GapRow &row) { return row.key == key; });
        if (key.isEmpty() || isTaken)
            key += u'#' + QString::number(rows.size() + 1);
        rows.append({key, gap});
    }
    take(rows);
}

int GapsModel::open(const QString &priority) const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += !isClosed(at(row).gap) && (priority.isEmpty() || at(row).gap.priority == priority) ? 1 : 0;
    return count;
}

int GapsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QStringList GapsModel::suggestions(int column) const
{
    switch (column) {
    case PriorityColumn: return {QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3")};
    case CategoryColumn: return gapCategories();
    case OwnerColumn: return m_owners;
    case StatusColumn: return {QStringLiteral("open"), QStringLiteral("in progress"), QStringLiteral("closed")};
    default: return {};
    }
}

QVariant GapsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GapRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole: return fieldOf(row.gap, index.column());
    case SortRole: return index.column() == PriorityColumn && row.gap.priority.isEmpty() ? QStringLiteral("P9") : fieldOf(row.gap, index.column());
    case IdRole: return row.gap.id;
    case ChipToneRole: return index.column() == PriorityColumn ? QVariant(static_cast<int>(toneOf(row.gap))) : QVariant();
    case AttentionRole: return index.column() == DueColumn && !isClosed(row.gap) && !mayBeDue(row.gap.due);
    case SuggestionsRole: return suggestions(index.column());
    case ChoiceRole:
        return index.column() == PriorityColumn || index.column() == CategoryColumn || index.column() == StatusColumn;
    case LongRole: return index.column() == DescriptionColumn || index.column() == RemediationColumn;
    case Qt::AccessibleTextRole: return tr("%1: %2").arg(row.gap.priority, row.gap.description);
    default: return {};
    }
}

QVariant GapsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IdColumn: return tr("Gap");
    case PriorityColumn: return tr("Priority");
    case DescriptionColumn: return tr("Description");
    case CategoryColumn: return tr("Category");
    case RemediationColumn: return tr("Remediation");
    case OwnerColumn: return tr("Owner");
    case DueColumn: return tr("Due");
    case StatusColumn: return tr("Status");
    default: return {};
    }
}

Qt::ItemFlags GapsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (m_editable && index.isValid() && index.column() != IdColumn && !at(index.row()).gap.id.isEmpty())
        flags |= Qt::ItemIsEditable;
    return flags;
}

Done GapsModel::check(const QModelIndex &index, const QString &typed) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString text = tidied(index.column(), typed);
    const QStringList known = suggestions(index.column());
    if (text == fieldOf(at(index.row()).gap, index.column())) // as it came
        return {};
    switch (index.column()) {
    case PriorityColumn:
        return text.isEmpty() || known.contains(text)
                   ? Done()
                   : fail(refusal("gap.priority", tr("“%1” is not a priority.").arg(text), tr("P1 is the most urgent, then P2 and P3.")));
    case DescriptionColumn:
        return text.isEmpty() ? Done(fail(refusal("gap.description", tr("A gap needs a description."), tr("Escape leaves it as it was."))))
                              : Done();
    case StatusColumn:
        return known.contains(text)
                   ? Done()
                   : fail(refusal("gap.status", tr("“%1” is not a status of a gap.").arg(text), tr("Known: %1.").arg(known.join(u", "))));
    case DueColumn: return mayBeDue(text);
    default: return {};
    }
}

bool GapsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || !(flags(index) & Qt::ItemIsEditable) ||
        !check(index, value.toString()))
        return false;
    const GapRow &row = at(index.row());
    const QString text = tidied(index.column(), value.toString());
    if (text != fieldOf(row.gap, index.column()))
        Q_EMIT edited(row.gap.id, {{keyOf(index.column()), text}});
    return true;
}

Done GapsModel::paste(const QVector<QStringList> &, const QModelIndex &, bool)
{
    return fail(refusal("gap.paste", tr("Gaps are not pasted here."), tr("Write each into the scribe line: #gap P1 …")));
}

QString GapsModel::nameOfRows() const
{
    return tr("gaps");
}

} // namespace muster
