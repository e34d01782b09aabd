// SPDX-License-Identifier: GPL-3.0-or-later
// A table of the tabletop editor with its buttons, its find line and what it has to say. Window thread; owned
// by TabletopEditor.
#pragma once

#include "widgets/edittableview.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace muster
{

class Banner;

class TabletopTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabletopTable)

public:
    // `name` is the objectName of the view; `add` the text of the first button.
    TabletopTable(const QString &name, const QString &accessible, const QString &add, QWidget *parent = nullptr);

    void useTable(EditTable *table, const QList<int> &widths, int lines = 2);
    [[nodiscard]] EditTableView *view() const { return m_view; }
    QPushButton *addButton(const QString &name, const QString &text, const QString &tip);
    void hideFind(); // for short lists
    void focusFind();     // the focus goes to the find line

Q_SIGNALS:
    void findElsewhere(); // this one has no find line

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // Escape in the find line

private:
    void connectView();

    EditTableView *m_view;
    Banner *m_banner;
    QHBoxLayout *m_tools;
    QLineEdit *m_find;
};

} // namespace muster
