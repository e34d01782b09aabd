// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/ledgermodel.h"

#include "domain/duedate.h"
#include "items/roles.h"
#include "items/words.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cstdlib>

namespace muster
{

namespace
{

constexpr qsizetype mostBlocks = 500;

// The field that is edited in this column; null for what is not edited.
QString fieldOf(int column)
{
    switch (column) {
    case LedgerModel::PriorityColumn: return QStringLiteral("priority");
    case LedgerModel::StatusColumn: return QStringLiteral("status");
    case LedgerModel::DescriptionColumn: return QStringLiteral("description");
    case LedgerModel::CategoryColumn: return QStringLiteral("category");
    case LedgerModel::OwnerColumn: return QStringLiteral("owner");
    case LedgerModel::DueColumn: return QStringLiteral("due");
    case LedgerModel::RemediationColumn: return QStringLiteral("remediation");
    default: return {};
    }
}

// As it is typed: priorities in capitals.
QString tidied(const QString &field, const QString &text)
{
    const QString trimmed = text.trimmed();
    return field == u"priority" ? trimmed.toUpper() : trimmed;
}

QString seenText(const LedgerGap &gap)
{
    if (gap.isRecurring())
        return LedgerModel::tr("↻ seen before");
    return gap.mayRecur() ? LedgerModel::tr("? perhaps") : QString();
}

QString displayed(const LedgerGap &gap, int column)
{
    switch (column) {
    case LedgerModel::StatusColumn:
        switch (gap.status) {
        case GapStatus::Open: return u"☐ " + gapStatusLabel(gap.status);
        case GapStatus::InProgress: return u"◐ " + gapStatusLabel(gap.status);
        case GapStatus::Closed: return u"✓ " + gapStatusLabel(gap.status);
        }
        return {};
    case LedgerModel::RunColumn: return gap.runTitle;
    case LedgerModel::DueColumn: return gap.overdue ? LedgerModel::tr("! %1 late", "due date").arg(gap.due) : gap.due;
    case LedgerModel::SeenColumn: return seenText(gap);
    default: return gapField(gap, fieldOf(column));
    }
}

QVariant tone(const LedgerGap &gap, int column)
{
    const auto is = [](ChipTone value) { return QVariant(static_cast<int>(value)); };
    if (column == LedgerModel::PriorityColumn) {
        if (!gap.isOpen())
            return is(ChipTone::Neutral);
        return is(gap.priority == u"P1" ? ChipTone::Bad : gap.priority == u"P2" ? ChipTone::Warning : ChipTone::Neutral);
    }
    if (column == LedgerModel::StatusColumn)
        return is(gap.status == GapStatus::Closed ? ChipTone::Good : gap.status == GapStatus::InProgress ? ChipTone::Active : ChipTone::Neutral);
    if (column == LedgerModel::DueColumn && gap.overdue)
        return is(ChipTone::Bad);
    if (column == LedgerModel::SeenColumn)
        return is(gap.isRecurring() ? ChipTone::Warning : ChipTone::Neutral);
    return {};
}

QString toolTip(const LedgerGap &gap, int column)
{
    if (column == LedgerModel::DueColumn && gap.dueUnreadable())
        return LedgerModel::tr("“%1” is not a date that can be read, so nobody is told when it is late. Write it as %2.")
            .arg(gap.due, QDate(2026, 12, 31).toString(Qt::ISODate));
    if (column == LedgerModel::DueColumn && gap.overdue)
        return LedgerModel::tr("Overdue: it was due on %1.").arg(QLocale().toString(*gap.dueOn, QLocale::LongFormat));
    if (column == LedgerModel::StatusColumn && gap.closedUnproven)
        return LedgerModel::tr("The exercise said closed, but with neither evidence nor reason: it is open here.");
    if (column == LedgerModel::RunColumn)
        return LedgerModel::tr("%1, %2", "exercise, when").arg(gap.runTitle, QLocale().toString(gap.raisedAt.toLocalTime(), QLocale::ShortFormat));
    return displayed(gap, column);
}

} // namespace

LedgerModel::LedgerModel(QObject *parent) : EditTable(parent)
{
}

const LedgerGap *LedgerModel::at(int row) const
{
    return row >= 0 && row < m_gaps.size() ? &m_gaps.at(row) : nullptr;
}

int LedgerModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_gaps.begin(), m_gaps.end(), [&key](const LedgerGap &gap) { return gap.key == key; });
    return found == m_gaps.end() ? -1 : static_cast<int>(found - m_gaps.begin());
}

void LedgerModel::setSuggestions(const QStringList &owners, const QStringList &categories)
{
    m_owners = owners;
    m_categories = categories;
}

void LedgerModel::setGaps(const QVector<LedgerGap> &gaps)
{
    QSet<QString> keys;
    for (const LedgerGap &gap : gaps)
        keys.insert(gap.key);
    if (std::abs(m_gaps.size() - gaps.size()) > mostBlocks) { // another filter over very many: all at once
        beginResetModel();
        m_gaps = gaps;
        endResetModel();
        return;
    }
    for (auto last = m_gaps.size() - 1; last >= 0; --last) { // in blocks: views are told once for many rows
        auto first = last + 1;
        while (first > 0 && !keys.contains(m_gaps.at(first - 1).key))
            --first;
        if (first > last)
            continue;
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
        m_gaps.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    for (qsizetype i = 0; i < gaps.size(); ++i) {
        // Newest first, always: a row is the same, or it is new, up to the next one that is known.
        if (i < m_gaps.size() && m_gaps.at(i).key == gaps.at(i).key) {
            if (!(m_gaps.at(i) == gaps.at(i))) {
                m_gaps[i] = gaps.at(i);
                Q_EMIT dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), ColumnCount - 1));
            }
            continue;
        }
        auto end = i + 1;
        while (end < gaps.size() && (i >= m_gaps.size() || gaps.at(end).key != m_gaps.at(i).key))
            ++end;
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
        m_gaps = m_gaps.mid(0, i) + gaps.mid(i, end - i) + m_gaps.mid(i);
        endInsertRows();
        i = end - 1;
    }
    if (m_gaps.size() == gaps.size())
        return;
    beginResetModel(); // they came in another order after all
    m_gaps = gaps;
    endResetModel();
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_gaps.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QStringList LedgerModel::suggestions(int column) const
{
    switch (column) {
    case PriorityColumn: return {QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3")};
    case StatusColumn: return {gapStatusWord(GapStatus::Open), gapStatusWord(GapStatus::InProgress)};
    case OwnerColumn: return m_owners;
    case CategoryColumn: return m_categories;
    default: return {};
    }
}

QVariant LedgerModel::sortValue(const LedgerGap &gap, int column) const
{
    switch (column) {
    case PriorityColumn: return gap.priority.isEmpty() ? QStringLiteral("P9") : gap.priority;
    case StatusColumn: return static_cast<int>(gap.status);
    case RunColumn: return gap.raisedAt;
    case DueColumn: return gap.dueOn ? *gap.dueOn : QDate(9999, 12, gap.due.isEmpty() ? 31 : 30);
    case SeenColumn: return gap.isRecurring() ? 0 : gap.mayRecur() ? 1 : 2;
    default: return displayed(gap, column);
    }
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LedgerGap &gap = m_gaps.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return displayed(gap, column);
    case Qt::EditRole: return fieldOf(column).isEmpty() ? displayed(gap, column) : gapField(gap, fieldOf(column));
    case Qt::ToolTipRole: return toolTip(gap, column);
    case Qt::AccessibleTextRole: return displayed(gap, column);
    case IdRole: return gap.key;
    case SortRole: return sortValue(gap, column);
    case ChipToneRole: return tone(gap, column);
    case AttentionRole: return column == DueColumn && gap.dueUnreadable() && gap.isOpen();
    case SuggestionsRole: return suggestions(column);
    case ChoiceRole: return column == PriorityColumn || column == StatusColumn || column == CategoryColumn;
    case LongRole: return column == DescriptionColumn || column == RemediationColumn;
    default: return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PriorityColumn: return tr("Priority");
    case StatusColumn: return tr("Status");
    case DescriptionColumn: return tr("Gap");
    case RunColumn: return tr("Found in");
    case CategoryColumn: return tr("Category");
    case OwnerColumn: return tr("Owner");
    case DueColumn: return tr("Due");
    case RemediationColumn: return tr("Remediation");
    case SeenColumn: return tr("Seen before");
    default: return {};
    }
}

Qt::ItemFlags LedgerModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const LedgerGap *gap = index.isValid() ? at(index.row()) : nullptr;
    if (gap && gap->isOpen() && !fieldOf(index.column()).isEmpty())
        flags |= Qt::ItemIsEditable;
    return flags;
}

Done LedgerModel::check(const QModelIndex &index, const QString &text) const
{
    const LedgerGap *gap = index.isValid() ? at(index.row()) : nullptr;
    const QString field = fieldOf(index.column());
    if (!gap || field.isEmpty() || tidied(field, text) == gapField(*gap, field))
        return {};
    if (field == u"due") {
        if (const Done due = mayBeDue(text); !due)
            return due;
    }
    FollowUp what;
    what.gap = gap->key;
    what.fields = {{field, tidied(field, text)}};
    const Done done = mayFollow(Ledger{{*gap}, {}}, what);
    if (done || done.error().code != u"gap.needs_evidence")
        return done;
    Error error = done.error();
    error.hint = tr("Press Escape, then Close… below the table.");
    return fail(error);
}

bool LedgerModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable) || !check(index, value.toString()))
        return false;
    const LedgerGap &gap = m_gaps.at(index.row());
    const QString field = fieldOf(index.column());
    QString text = tidied(field, value.toString());
    if (field == u"status")
        text = gapStatusWord(gapStatusFromWord(text).value_or(gap.status));
    if (text != gapField(gap, field))
        Q_EMIT changeAsked(gap.key, {{field, text}});
    return true;
}

Done LedgerModel::paste(const QVector<QStringList> &, const QModelIndex &, bool)
{
    return fail({QStringLiteral("gap.paste"), tr("Gaps are not pasted here."), tr("Import a table instead."), Fault::BadInput});
}

QString LedgerModel::nameOfRows() const
{
    return tr("gaps");
}

} // namespace muster
