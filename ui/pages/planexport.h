// SPDX-License-Identifier: GPL-3.0-or-later
// A plan written for other tools: the entries of an Export menu, the question where to, the writing off the
// window's thread. Window thread; owned by the page whose menu it is in.
#pragma once

#include "library/interchange.h"

#include <QMap>
#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace muster
{

class PlanExport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanExport)

public:
    // `plan` is asked when it is exported; `window` owns the file dialog.
    PlanExport(std::function<Plan()> plan, QWidget *window);

    QList<QAction *> addTo(QMenu *menu); // every form; showFor leaves those that the kind of plan has
    void showFor(PlanKind kind);
    void ask(ExportForm form);
    void writeTo(ExportForm form, const QString &path);
    [[nodiscard]] static QString title(ExportForm form, PlanKind kind = PlanKind::Tabletop);

Q_SIGNALS:
    void started(const QString &path);
    void written(const QString &path, const QStringList &losses); // what the file cannot hold
    void failed(const muster::Error &error);

private:
    std::function<Plan()> m_plan;
    QWidget *m_window;
    QString m_folder;
    QMap<ExportForm, QAction *> m_actions;
};

} // namespace muster
