// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/plansfilter.h"

#include "items/plansmodel.h"
#include "items/roles.h"

#include <algorithm>

namespace muster
{

namespace
{

// Tags that say how often or for whom, not what is tested.
bool isSubject(const QString &tag)
{
    static const QStringList others{u"ad-hoc"_qs,       u"daily"_qs,    u"weekly"_qs,  u"monthly"_qs,
                                    u"quarterly"_qs,    u"half-yearly"_qs, u"yearly"_qs, u"annual"_qs,
                                    u"introductory"_qs, u"beginner"_qs, u"intermediate"_qs, u"advanced"_qs};
    return !others.contains(tag.trimmed(), Qt::CaseInsensitive);
}

} // namespace

PlansFilter::PlansFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
}

void PlansFilter::setWords(const QString &words)
{
    m_words = words.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void PlansFilter::setKind(std::optional<PlanKind> kind)
{
    m_kind = kind;
    invalidateFilter();
}

void PlansFilter::setTag(const QString &tag)
{
    m_tag = tag;
    invalidateFilter();
}

QStringList PlansFilter::tags() const
{
    QStringList tags;
    for (int row = 0; sourceModel() && row < sourceModel()->rowCount(); ++row)
        tags << sourceModel()->index(row, 0).data(PlansModel::TagsRole).toStringList();
    tags.removeIf([](const QString &tag) { return !isSubject(tag); });
    tags.removeDuplicates();
    tags.sort(Qt::CaseInsensitive);
    return tags;
}

bool PlansFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const QStringList tags = index.data(PlansModel::TagsRole).toStringList();
    if (m_kind && index.data(KindRole).toString() != kindWord(*m_kind))
        return false;
    if (!m_tag.isEmpty() && !tags.contains(m_tag))
        return false;
    const QString all = index.data().toString() + u' ' + index.data(SubtitleRole).toString() + u' ' +
                        index.data(PathRole).toString() + u' ' + tags.join(u' ');
    return std::all_of(m_words.begin(), m_words.end(),
                       [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace muster
