// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/dryrunview.h"

#include "items/words.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace muster
{

DryRunView::DryRunView(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("dryRun"));
    setAccessibleName(tr("What the run would do"));
    setHeaderHidden(true);
    setColumnCount(1);
    setWordWrap(true);
    setRootIsDecorated(false);
    setIndentation(20);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void DryRunView::showWaiting()
{
    clear();
    m_problems = 0;
    new QTreeWidgetItem(this, {tr("Asking each step what it would do…")});
}

void DryRunView::showLines(const QVector<DryRunLine> &lines)
{
    clear();
    m_problems = 0;
    for (const DryRunLine &line : lines) {
        const Status status = line.problem ? Status::Failed : Status::Pending;
        auto *step = new QTreeWidgetItem(
            this, {line.problem ? QString(statusGlyph(status) + u' ' + line.text) : line.text});
        step->setFont(0, theme::semibold(font()));
        if (line.problem) {
            ++m_problems;
            step->setForeground(0, theme::colour(Colour::Bad));
            auto *problem = new QTreeWidgetItem(step, {line.problem->message});
            problem->setForeground(0, theme::colour(Colour::Bad));
            if (!line.problem->hint.isEmpty())
                new QTreeWidgetItem(step, {line.problem->hint});
        }
        for (const QString &command : line.commands) {
            auto *item = new QTreeWidgetItem(step, {command});
            item->setFont(0, theme::fixed(theme::small(font())));
            item->setToolTip(0, command);
        }
        step->setExpanded(true);
    }
}

void DryRunView::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTreeWidget::keyPressEvent(event);
        return;
    }
    QStringList lines;
    for (const QTreeWidgetItem *item : selectedItems())
        lines << item->text(0);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace muster
