// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/editorcase.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>

namespace muster
{

void EditorCase::openPlan(const QJsonObject &more)
{
    QJsonObject json{{QStringLiteral("muster"), 1},
                     {QStringLiteral("kind"), QStringLiteral("tabletop")},
                     {QStringLiteral("id"), QStringLiteral("TTE-2026-001")},
                     {QStringLiteral("title"), QStringLiteral("Table")}};
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(json).toJson());
    file.close();
    window().openFile(path());
    QTRY_VERIFY(m_case->find<TabletopEditor>("tabletopEditor"));
}

QJsonObject EditorCase::twoSteps()
{
    return QJsonDocument::fromJson(R"({"scenarios": [{"name": "Loss", "expected_rto": 30, "mine": {"x": 1},
        "injects": [{"id": "inject-1", "number": "1", "at": "T+0", "message": "It begins"},
                    {"id": "inject-2", "number": "2", "at": "T+0:20", "message": "It goes on"}]}],
        "response_steps": {"Loss": [
            {"id": "1", "action": "Look at the alert", "estimated_duration_minutes": 5},
            {"id": "2", "action": "Fail over", "estimated_duration_minutes": 10, "dependencies": ["1"]},
            {"id": "3", "action": "Tell the others", "estimated_duration_minutes": 4, "dependencies": ["alert seen"]}]},
        "elsewhere": [1, 2]})")
        .object();
}

QWidget *EditorCase::cellEditor() const
{
    for (QWidget *widget : window().findChildren<QWidget *>(QStringLiteral("cellEditor"))) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

void EditorCase::type(const QString &text) const
{
    QTRY_VERIFY(cellEditor());
    QTest::keyClick(cellEditor(), Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty())
        QTest::keyClick(cellEditor(), Qt::Key_Delete);
    else
        QTest::keyClicks(cellEditor(), text);
    if (auto *edit = qobject_cast<QLineEdit *>(cellEditor()); edit && edit->completer())
        edit->completer()->popup()->hide();
    QTest::keyClick(cellEditor(), Qt::Key_Tab);
}

// From the view's current place: Insert, then each cell and Tab; the last one is left by Escape.
void EditorCase::typeRow(EditTableView *view, const QStringList &cells) const
{
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Insert);
    for (const QString &cell : cells)
        type(cell);
    if (cellEditor())
        QTest::keyClick(cellEditor(), Qt::Key_Escape);
}

void EditorCase::openCell(EditTableView *view, int row, int column) const
{
    view->setFocus();
    view->setCurrentIndex(view->model()->index(row, column));
    QTest::keyClick(view, Qt::Key_F2);
    QTRY_VERIFY(cellEditor());
}

} // namespace muster
