// SPDX-License-Identifier: GPL-3.0-or-later
// The keys, the marks of the scribe line, and where more is written. Window thread.
#pragma once

#include <QWidget>

namespace muster
{

using KeyList = QList<QPair<QString, QString>>; // key, what it does

class HelpPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HelpPage)

public:
    explicit HelpPage(QWidget *parent = nullptr);
    [[nodiscard]] static KeyList everywhere(); // keys that work on every page
    [[nodiscard]] static QString asHtml(const KeyList &keys);
};

} // namespace muster
