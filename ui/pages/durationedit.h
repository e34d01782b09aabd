// SPDX-License-Identifier: GPL-3.0-or-later
// A duration as people type it: 45s, 30m, 1h30m, a bare number is minutes; or a ${VALUE}. What cannot be read
// is marked and told, never thrown away. Window thread.
#pragma once

#include "domain/times.h"

#include <QLineEdit>

namespace muster
{

class DurationEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DurationEdit)

public:
    DurationEdit(const QString &name, const QString &accessible, QWidget *parent = nullptr);
    void setDuration(const std::optional<Milliseconds> &value, const QString &variable = {});

Q_SIGNALS:
    void edited(const std::optional<muster::Milliseconds> &value,
                const QString &variable); // one of them, or neither
    void problemChanged(const QString &text); // what is wrong with what stands there; empty: nothing

private:
    void read();
    QString m_shown;
};

} // namespace muster
