// SPDX-License-Identifier: GPL-3.0-or-later
// Plans by what is searched for, by kind and by what they test. Window thread; owned by its page.
#pragma once

#include "domain/plan.h"

#include <QSortFilterProxyModel>

namespace muster
{

class PlansFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlansFilter)

public:
    explicit PlansFilter(QObject *parent = nullptr);

    void setWords(const QString &words); // every word is somewhere: name, description, file, tags
    void setKind(std::optional<PlanKind> kind);
    void setTag(const QString &tag);      // empty: all
    [[nodiscard]] QStringList tags() const; // subjects of every plan, each once, sorted

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    std::optional<PlanKind> m_kind;
    QString m_tag;
};

} // namespace muster
