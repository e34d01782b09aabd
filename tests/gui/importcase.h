// SPDX-License-Identifier: GPL-3.0-or-later
// The import page under test: files written, dropped on the window, waited for. One thread.
#pragma once

#include "domain/tabletop.h"
#include "gui/windowcase.h"
#include "pages/columnmapper.h"
#include "pages/importpage.h"
#include "pages/planeditor.h"

namespace muster
{

class ImportCase : public QObject
{
    Q_OBJECT

protected:
    void makeCase() { m_case = std::make_unique<WindowCase>(); }
    [[nodiscard]] MainWindow &window() const { return m_case->window(); }
    [[nodiscard]] ImportPage *page() const { return m_case->find<ImportPage>("importPage"); }
    [[nodiscard]] PlanEditor *editor() const { return m_case->find<PlanEditor>("planEditor"); }
    [[nodiscard]] ColumnMapper *mapper() const { return m_case->find<ColumnMapper>("columnMapper"); }
    [[nodiscard]] Tabletop tabletop() const { return tabletopOf(editor()->document()->plan()); }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const; // its path
    void drop(const QString &path) const;
    void dropAndWait(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] MselField fieldOf(const QString &header) const;
    void key(QWidget *to, int key, Qt::KeyboardModifiers with = Qt::NoModifier) const
    {
        QTest::keyClick(to, static_cast<Qt::Key>(key), with);
    }

    std::unique_ptr<WindowCase> m_case;
};

} // namespace muster
