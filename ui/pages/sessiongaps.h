// SPDX-License-Identifier: GPL-3.0-or-later
// The gaps of the exercise that is going on: captured in a moment, completed here in place. Window thread;
// owned by SittingPage.
#pragma once

#include "items/gapsmodel.h"
#include "pages/ask.h"

#include <QWidget>

class QLabel;

namespace muster
{

class EditTableView;

class SessionGaps final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionGaps)

public:
    explicit SessionGaps(QWidget *parent = nullptr);

    void update(const RunState &state, bool writable, const QStringList &owners); // who may be named
    void completeNext(const QString &description); // when it arrives, its first empty cell is edited
    [[nodiscard]] QString summary() const;         // "P1 2 · P2 1"
    [[nodiscard]] EditTableView *view() const { return m_view; }
    [[nodiscard]] const GapsModel *model() const { return m_model; }

Q_SIGNALS:
    void asked(const muster::Ask &ask);
    void captureRequested();

private:
    void onEdited(const QString &id, const QJsonObject &fields);

    GapsModel *m_model;
    EditTableView *m_view;
    QLabel *m_hint;
    QString m_awaited;
};

} // namespace muster
