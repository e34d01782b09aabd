// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tabletoptable.h"

#include "widgets/banner.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace muster
{

TabletopTable::TabletopTable(const QString &name, const QString &accessible, const QString &add, QWidget *parent)
    : QWidget(parent), m_view(new EditTableView(name, accessible, this)), m_banner(new Banner(this)),
      m_tools(new QHBoxLayout), m_find(new QLineEdit(this))
{
    m_banner->setObjectName(name + QStringLiteral("Banner"));
    m_tools->setContentsMargins(8, 4, 8, 4);
    m_tools->setSpacing(4);
    m_find->setObjectName(name + QStringLiteral("Find"));
    m_find->setAccessibleName(tr("Find in %1").arg(accessible));
    m_find->setPlaceholderText(tr("Find (Ctrl+F)"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(220);
    const auto tool = [this, &name](const char *suffix, const QString &text, const QString &tip, auto what) {
        connect(addButton(name + QLatin1String(suffix), text, tip), &QPushButton::clicked, this, what);
    };
    tool("Add", add, tr("Add one after the chosen row (Ins or Ctrl+Enter)"), [this] { m_view->insertRow(); });
    tool("Duplicate", tr("Duplicate"), tr("Duplicate the chosen rows (Ctrl+D)"), [this] { m_view->duplicateRows(); });
    tool("Delete", tr("Delete"), tr("Delete the chosen rows (Del)"), [this] { m_view->deleteRows(); });
    tool("Up", QStringLiteral("↑"), tr("Move the chosen rows up (Alt+Up)"), [this] { m_view->moveRows(-1); });
    tool("Down", QStringLiteral("↓"), tr("Move the chosen rows down (Alt+Down)"), [this] { m_view->moveRows(1); });
    m_tools->addStretch(1);
    m_tools->addWidget(m_find);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(m_tools);
    all->addWidget(m_banner);
    all->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connectView();
}

QPushButton *TabletopTable::addButton(const QString &name, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(tip);
    button->setToolTip(tip);
    button->setProperty("kind", QStringLiteral("link"));
    const int before = m_tools->indexOf(m_find) < 0 ? m_tools->count() : m_tools->indexOf(m_find) - 1;
    QWidget *left = before > 0 ? m_tools->itemAt(before - 1)->widget() : nullptr;
    m_tools->insertWidget(before, button);
    if (left) {
        setTabOrder(left, button);
        setTabOrder(button, m_find);
        setTabOrder(m_find, m_view); // the tools above, then the rows
    }
    return button;
}

void TabletopTable::connectView()
{
    connect(m_view, &EditTableView::findRequested, this, &TabletopTable::focusFind);
    connect(m_find, &QLineEdit::textChanged, m_view, &EditTableView::setFilter);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    m_find->installEventFilter(this);
    connect(m_view, &EditTableView::pasteRefused, this, [this](const Error &error) {
        m_banner->showText(Colour::Bad, tr("✗ Nothing was pasted. %1").arg(error.message), error.hint);
    });
    connect(m_view, &EditTableView::filterDropped, m_find, &QLineEdit::clear);
}

void TabletopTable::useTable(EditTable *table, const QList<int> &widths, int lines)
{
    m_view->useTable(table, widths, lines);
    connect(table, &QAbstractItemModel::dataChanged, m_banner, &Banner::dismiss);
}

// Escape is the find line's own, whatever else of the window listens to it.
bool TabletopTable::eventFilter(QObject *watched, QEvent *event)
{
    const bool pressed = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_find || !pressed || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        m_find->clear();
        m_view->setFocus(Qt::OtherFocusReason);
    }
    return true;
}

void TabletopTable::focusFind()
{
    if (m_find->isHidden())
        return Q_EMIT findElsewhere();
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void TabletopTable::hideFind()
{
    m_find->hide();
}

} // namespace muster
