// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: finds any plan, run, step or command by a few letters. Window thread; owned by MainWindow.
#pragma once

#include <QDialog>

#include <functional>

class QLineEdit;
class QListWidget;

namespace muster
{

struct Findable
{
    QString text;
    QString kind; // "plan", "run", "step", "command"
    std::function<void()> go;
};

class Finder final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Finder)

public:
    Finder(QVector<Findable> things, QWidget *parent);

    // Every word of the query begins a word of the text or stands within it; beginnings come first.
    [[nodiscard]] static int score(const QString &query, const QString &text); // 0 = no match

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &query);
    void go();
    QVector<Findable> m_things;
    QLineEdit *m_query;
    QListWidget *m_list;
};

} // namespace muster
