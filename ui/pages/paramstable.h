// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of an action as a table of names and values. Text stays text; what reads as a number, truth
// value, list or object is one. Required parameters are always shown. Window thread.
#pragma once

#include "engine/action.h"

#include <QTableWidget>

namespace muster
{

class ParamsTable final : public QTableWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParamsTable)

public:
    explicit ParamsTable(QWidget *parent = nullptr);
    void showParams(const QJsonObject &params, const ActionType *type); // null: an action nobody knows

    [[nodiscard]] static QJsonValue valueFromText(const QString &text);
    [[nodiscard]] static QString textFromValue(const QJsonValue &value);

Q_SIGNALS:
    void edited(const QJsonObject &params);

private:
    void take();
    void addRow(const QString &name, const QJsonValue &value, bool required);
    bool m_showing = false;
};

} // namespace muster
