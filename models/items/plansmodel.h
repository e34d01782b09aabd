// SPDX-License-Identifier: GPL-3.0-or-later
// Plans to choose from: the user's recent files and the templates shipped with the program.
// Window thread; owned by its page.
#pragma once

#include "domain/plan.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace muster
{

struct PlanRow
{
    QString id; // template id; empty for a file
    QString title;
    QString description;
    PlanKind kind = PlanKind::Drill;
    QString path;
    QDateTime usedAt; // invalid for a template
    QStringList tags = {}; // what a template tests
    [[nodiscard]] bool isTemplate() const { return !id.isEmpty(); }
    bool operator==(const PlanRow &) const = default;
};

class PlansModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlansModel)

public:
    enum Column { NameColumn, KindColumn, SourceColumn, UsedColumn, ColumnCount };
    enum Role { TagsRole = Qt::UserRole + 200 }; // QStringList

    explicit PlansModel(QObject *parent = nullptr);

    void setFiles(const QVector<PlanRow> &rows);     // replaces the files
    void setTemplates(const QVector<PlanRow> &rows); // replaces the templates
    [[nodiscard]] const PlanRow *at(int row) const;  // null outside
    [[nodiscard]] const QVector<PlanRow> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void replace(int first, int count, const QVector<PlanRow> &rows);
    QVector<PlanRow> m_rows; // files first
    int m_files = 0;
};

} // namespace muster
