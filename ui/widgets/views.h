// SPDX-License-Identifier: GPL-3.0-or-later
// The view of every list and tree: rows painted by RowDelegate, copy as text, remembered column widths.
// Window thread.
#pragma once

#include "widgets/rowdelegate.h"

#include <QTreeView>

namespace muster
{

class RowView final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowView)

public:
    // `name` is the objectName and the key of the remembered columns; `accessible` is what a screen reader says.
    RowView(const QString &name, const QString &accessible, RowLook look, QWidget *parent = nullptr);

    void setLook(RowLook look);
    void useModel(QAbstractItemModel *model, const QList<int> &widths, int stretchColumn);
    void setTree(bool tree); // indents and folds; default is a flat list with equal rows
    void fitColumn(int column, int most); // at least as wide as its texts, up to `most` px
    [[nodiscard]] QString selectedText() const; // rows as tab-separated text

Q_SIGNALS:
    void rowActivated(const QModelIndex &index); // Enter or double click
    void spacePressed(const QModelIndex &index);
    void letterPressed(QChar letter, const QModelIndex &index); // plain letters, upper case

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    [[nodiscard]] bool viewportEvent(QEvent *event) override;

private:
    void restoreColumns();
    void saveColumns() const;
    QString m_name;
    bool m_restoring = false;
};

} // namespace muster
