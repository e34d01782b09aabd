// SPDX-License-Identifier: GPL-3.0-or-later
// The tabletop editor under test: a plan in a window of its own, cells typed into by keyboard. One thread.
#pragma once

#include "domain/tabletop.h"
#include "gui/windowcase.h"
#include "pages/plandocument.h"
#include "pages/planeditor.h"
#include "pages/tabletopeditor.h"
#include "widgets/edittableview.h"

#include <QTabWidget>

namespace muster
{

class EditorCase : public QObject
{
    Q_OBJECT

protected:
    void makeCase() { m_case = std::make_unique<WindowCase>(); }
    [[nodiscard]] MainWindow &window() const { return m_case->window(); }
    [[nodiscard]] PlanEditor *editor() const { return m_case->find<PlanEditor>("planEditor"); }
    [[nodiscard]] Tabletop tabletop() const { return tabletopOf(editor()->document()->plan()); }
    [[nodiscard]] EditTableView *table(const char *name) const { return m_case->find<EditTableView>(name); }
    [[nodiscard]] QWidget *cellEditor() const;
    void openPlan(const QJsonObject &json);
    void showTab(int tab) const { m_case->find<QTabWidget>("tabletopTabs")->setCurrentIndex(tab); }
    void type(const QString &text) const; // into the open cell editor, then Tab
    void typeRow(EditTableView *view, const QStringList &cells) const;
    void openCell(EditTableView *view, int row, int column) const;
    [[nodiscard]] QString path() const { return m_case->folder() + u"/table.muster.json"; }
    static QJsonObject twoSteps();

    std::unique_ptr<WindowCase> m_case;
};

} // namespace muster
