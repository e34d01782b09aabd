// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/finder.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

namespace muster
{

namespace
{

constexpr int mostShown = 60;

} // namespace

Finder::Finder(QVector<Findable> things, QWidget *parent)
    : QDialog(parent), m_things(std::move(things)), m_query(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("finder"));
    setWindowTitle(tr("Find"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(640, 420);
    m_query->setObjectName(QStringLiteral("finderQuery"));
    m_query->setAccessibleName(tr("Find a plan, run, step or command"));
    m_query->setPlaceholderText(tr("Find a plan, run, step or command"));
    m_query->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("finderList"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 12);
    all->addWidget(m_query);
    all->addWidget(m_list);
    connect(m_query, &QLineEdit::textChanged, this, &Finder::filter);
    connect(m_query, &QLineEdit::returnPressed, this, &Finder::go);
    connect(m_list, &QListWidget::itemClicked, this, &Finder::go);
    filter({});
}

int Finder::score(const QString &query, const QString &text)
{
    const QStringList words = query.split(u' ', Qt::SkipEmptyParts);
    int total = 1;
    for (const QString &word : words) {
        const auto at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return 0;
        const bool begins = at == 0 || !text.at(at - 1).isLetterOrNumber();
        total += at == 0 ? 30 : begins ? 20 : 5;
    }
    return total;
}

void Finder::filter(const QString &query)
{
    QVector<QPair<int, int>> found; // score, which
    for (int i = 0; i < m_things.size(); ++i) {
        const Findable &thing = m_things.at(i);
        const int points = score(query, QString(thing.text + u' ' + thing.kind));
        if (points > 0)
            found.append({points, i});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    if (found.size() > mostShown)
        found.resize(mostShown);
    m_list->clear();
    for (const auto &[points, which] : std::as_const(found)) {
        const Findable &thing = m_things.at(which);
        auto *item = new QListWidgetItem(tr("%1   – %2", "name – kind").arg(thing.text, thing.kind), m_list);
        item->setData(Qt::UserRole, which);
        item->setSizeHint(QSize(0, 30));
        item->setToolTip(thing.text);
    }
    m_list->setCurrentRow(0);
}

bool Finder::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void Finder::go()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const auto action = m_things.at(item->data(Qt::UserRole).toInt()).go;
    accept();
    action();
}

} // namespace muster
